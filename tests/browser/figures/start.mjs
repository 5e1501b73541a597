// How the program starts: the first paint, and the tasks after it by processor time, slowed four times by reckoning as
// Lighthouse does. What else runs on the machine counts little here. Run by `cargo xtask figures`.
import { DIST } from "../lib/places.mjs";
import { serve } from "../lib/server.mjs";
import { launch } from "../lib/site.mjs";

const [RUNS, SLOWED, LONG, WATCHED] = [11, 4, 50, 900];

const host = await serve(DIST);
const browser = await launch();

async function run(address) {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 412, height: 823 }, isMobile: true, serviceWorkers: "block" });
  const page = await context.newPage();
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "loading", "blink.user_timing"] });
  await page.goto(host.url + address);
  await page.waitForTimeout(WATCHED);
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  await context.close();
  const start = traceEvents.findLast(({ name, args }) => name === "navigationStart" && args.data?.documentLoaderURL?.startsWith(host.origin));
  const paint = traceEvents.find(({ name, ts }) => name === "firstContentfulPaint" && ts > start.ts);
  const tasks = traceEvents.filter(({ name, pid, tid, ts }) => name.endsWith("RunTask") && pid === start.pid && tid === start.tid && ts > paint.ts);
  const slowed = tasks.map(({ tdur = 0 }) => (tdur / 1000) * SLOWED);
  const blocked = slowed.reduce((sum, time) => sum + Math.max(0, time - LONG), 0);
  return { blocked, longest: Math.max(...slowed) };
}

try {
  for (const address of ["", "#/?t=县委副书记、县长", "#/glance"]) {
    const runs = [];
    while (runs.length < RUNS) runs.push(await run(address));
    const middle = (what) => runs.map((run) => run[what]).sort((a, b) => a - b)[(RUNS - 1) / 2].toFixed(0);
    console.log(`start ${address || "#/"}, processor time slowed ${SLOWED} times, middle of ${RUNS}: longest task ${middle("longest")} ms, blocked ${middle("blocked")} ms`);
  }
} finally {
  await browser.close();
  await host.close();
}
