import lighthouse from "lighthouse";
import { chromium } from "../node_modules/playwright-core/index.mjs";
import { CHROMIUM, DIST } from "../lib/places.mjs";
import { serve } from "../lib/server.mjs";
import { ARGUMENTS } from "../lib/site.mjs";
const PORT = 9335;
const host = await serve(DIST);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, `--remote-debugging-port=${PORT}`] });
for (const address of ["", "#/?t=县委副书记、县长", "#/glance", "", "#/?t=县委副书记、县长", "#/glance"]) {
  const { lhr, artifacts } = await lighthouse(host.url + address, { port: PORT, logLevel: "silent", onlyCategories: ["performance"] });
  const m = lhr.audits.metrics.details.items[0];
  console.log(address, lhr.categories.performance.score, m.largestContentfulPaint, m.totalBlockingTime, "obs", m.observedFirstContentfulPaint, m.observedLargestContentfulPaint);
  for (const e of artifacts.DevtoolsLog) if (e.method === "Network.responseReceived") console.log("   ", e.params.response.url.slice(-30), e.params.type, e.params.response.connectionId, e.params.response.connectionReused, e.params.response.protocol);
  for (const e of artifacts.DevtoolsLog) if (e.method === "Network.requestWillBeSent") console.log("      init", e.params.request.url.slice(-25), e.params.initiator.type, e.params.type);
}
await browser.close(); await host.close();
