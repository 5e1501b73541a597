import { launch } from "../lib/site.mjs"; import { serve } from "../lib/server.mjs"; import { DIST as D0 } from "../lib/places.mjs";
const DIST = process.env.DIST0 ?? D0; const host = await serve(DIST); const N = +(process.argv[3] ?? 15); const address = process.argv[2];
const browser = await launch(); const rows = [];
const use = process.env.CPU === "1" ? "tdur" : "dur";
for (let n = 0; n < N; n++) {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, serviceWorkers: "block" });
  const page = await context.newPage();
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "loading", "v8", "disabled-by-default-v8.compile", "blink.user_timing"] });
  await page.goto(host.url + address); await page.waitForTimeout(900);
  const ev = JSON.parse(await browser.stopTracing()).traceEvents;
  const nav = ev.filter((e) => e.name === "navigationStart" && e.args?.data?.documentLoaderURL?.startsWith("http://127")).at(-1);
  const fcp = ev.find((e) => e.name === "firstContentfulPaint" && e.ts > nav.ts);
  const tasks = ev.filter((e) => e.pid === nav.pid && e.tid === nav.tid && /RunTask$/.test(e.name) && e.ts > nav.ts && e.ts < nav.ts + 9e5).map((e) => ({ at: (e.ts - nav.ts) / 1000, d: (e[use] ?? e.dur) / 1000 }));
  const f = fcp ? (fcp.ts - nav.ts) / 1000 : 0;
  const after = tasks.filter((t) => t.at + t.d > f);
  const tbt = after.reduce((s, t) => s + Math.max(0, t.d * 4 - 50), 0);
  rows.push({ f, tbt, top: after.filter((t) => t.d > 7).map((t) => `${t.at | 0}:${t.d.toFixed(0)}`).join(" ") });
  await context.close();
}
const med = (k) => rows.map((r) => r[k]).sort((a, b) => a - b)[N >> 1].toFixed(0);
console.log(address, use, "FCP", med("f"), "tbt", med("tbt"), "|", rows.slice(-5).map((r) => r.top).join(" | "));
await browser.close(); await host.close();
