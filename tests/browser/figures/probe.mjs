import lighthouse from "lighthouse";
import { writeFileSync } from "node:fs";
import { chromium } from "../node_modules/playwright-core/index.mjs";
import { CHROMIUM, DIST } from "../lib/places.mjs";
import { serve } from "../lib/server.mjs";
import { ARGUMENTS } from "../lib/site.mjs";
const PORT = 9333, N = +(process.argv[2] ?? 3);
const host = await serve(DIST);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, `--remote-debugging-port=${PORT}`] });
for (const [i, address] of ["", "#/?t=县委副书记、县长", "#/glance"].entries()) {
  for (let n = 0; n < N; n++) {
    const { lhr } = await lighthouse(host.url + address, { port: PORT, logLevel: "silent", onlyCategories: ["performance"] });
    const a = lhr.audits, m = a.metrics.details.items[0];
    console.log(address || "#/", lhr.categories.performance.score, `FCP ${m.firstContentfulPaint} LCP ${m.largestContentfulPaint} TBT ${m.totalBlockingTime} SI ${m.speedIndex} CLS ${m.cumulativeLayoutShift} | obs FCP ${m.observedFirstContentfulPaint} LCP ${m.observedLargestContentfulPaint} bench ${lhr.environment.benchmarkIndex}`);
    if (n == 0) {
      console.log("  LCP", JSON.stringify(a["lcp-breakdown-insight"]?.details ?? a["largest-contentful-paint-element"]?.details)?.slice(0, 600));
      console.log("  tasks", a["long-tasks"].details?.items.map((t) => `${t.url.slice(-30)} @${t.startTime | 0} ${t.duration | 0}`).join("; "));
      console.log("  req", a["network-requests"].details.items.map((t) => `${t.url.slice(t.url.lastIndexOf("/") + 1)}:${t.priority}:${t.transferSize}@${t.networkRequestTime | 0}-${t.networkEndTime | 0}`).join("; "));
      console.log("  main", a["mainthread-work-breakdown"].details.items.map((t) => `${t.group} ${t.duration | 0}`).join("; "));
      writeFileSync(`/tmp/lh-${i}.json`, JSON.stringify(lhr));
    }
  }
}
await browser.close(); await host.close();
