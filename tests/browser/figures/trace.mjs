import lighthouse from "lighthouse";
import { chromium } from "../node_modules/playwright-core/index.mjs";
import { CHROMIUM, DIST } from "../lib/places.mjs";
import { serve } from "../lib/server.mjs";
import { ARGUMENTS } from "../lib/site.mjs";
const PORT = 9334;
const host = await serve(DIST);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, `--remote-debugging-port=${PORT}`] });
for (const address of process.argv.slice(2)) {
  const { artifacts } = await lighthouse(host.url + address, { port: PORT, logLevel: "silent", onlyCategories: ["performance"] });
  const ev = artifacts.Trace.traceEvents ?? artifacts.DevtoolsLog;
  const nav = ev.filter((e) => e.name === "navigationStart" && e.args?.data?.documentLoaderURL?.startsWith("http://127")).at(-1);
  const t0 = nav.ts, pid = nav.pid, tid = nav.tid;
  const tasks = ev.filter((e) => e.pid === pid && e.tid === tid && e.name.endsWith("RunTask") && e.dur > 5000 && e.ts > t0 - 1000);
  console.log("==", address);
  for (const t of tasks) {
    console.log(`task @${((t.ts - t0) / 1000).toFixed(0)} ${(t.dur / 1000).toFixed(1)} ms`);
    const kids = ev.filter((e) => e.pid === pid && e.tid === tid && e.ph === "X" && e !== t && e.ts >= t.ts && e.ts + e.dur <= t.ts + t.dur && e.dur > 1500);
    for (const k of kids.sort((a, b) => a.ts - b.ts)) console.log(`     +${((k.ts - t.ts) / 1000).toFixed(1)} ${(k.dur / 1000).toFixed(1)} ${k.name} ${(k.args?.data?.url ?? k.args?.data?.functionName ?? k.args?.beginData?.dirtyObjects ?? k.args?.data?.type ?? "").toString().slice(-40)}`);
  }
  for (const e of ev.filter((e) => /firstContentfulPaint|largestContentfulPaint::Candidate/.test(e.name) && e.ts > t0)) console.log(e.name, ((e.ts - t0) / 1000).toFixed(0), e.args?.data?.size ?? "", e.args?.data?.nodeName ?? "");
}
await browser.close(); await host.close();
