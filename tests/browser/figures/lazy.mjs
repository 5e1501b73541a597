import { launch } from "../lib/site.mjs"; import { serve } from "../lib/server.mjs"; import { DIST } from "../lib/places.mjs";
const host = await serve(DIST); const address = process.argv[2];
const browser = await launch();
for (let n = 0; n < 4; n++) {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 412, height: 823 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "v8", "disabled-by-default-v8.wasm.detailed", "disabled-by-default-v8.wasm.turbofan", "disabled-by-default-v8.compile"] });
  await page.goto(host.url + address); await page.waitForTimeout(900);
  const ev = JSON.parse(await browser.stopTracing()).traceEvents;
  const sum = {};
  for (const e of ev) if (/wasm|Wasm/i.test(e.name) && e.ph === "X") { const s = (sum[e.name + " t" + e.tid] ??= { n: 0, d: 0, t: 0 }); s.n++; s.d += e.dur / 1000; s.t += (e.tdur ?? 0) / 1000; }
  console.log(Object.entries(sum).map(([k, v]) => `${k}: n ${v.n} dur ${v.d.toFixed(1)} cpu ${v.t.toFixed(1)}`).join("\n"), "\n");
  await context.close();
}
await browser.close(); await host.close();
