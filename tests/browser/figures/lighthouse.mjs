// Lighthouse, mobile preset: prints the four scores, and what is not perfect, of the middle one of several runs. Run by
// `cargo xtask figures`.
import lighthouse from "lighthouse";
import { chromium } from "../node_modules/playwright-core/index.mjs";
import { CHROMIUM, DIST } from "../lib/places.mjs";
import { serve } from "../lib/server.mjs";
import { ARGUMENTS } from "../lib/site.mjs";

const PORT = 9333;
const RUNS = 5;
const host = await serve(DIST);
const browser = await chromium.launch({ executablePath: CHROMIUM, args: [...ARGUMENTS, `--remote-debugging-port=${PORT}`] });
try {
  for (const address of ["", "#/?t=县委副书记、县长", "#/glance"]) {
    const onlyCategories = ["performance", "accessibility", "best-practices", "seo"];
    const runs = [];
    while (runs.length < RUNS) runs.push((await lighthouse(host.url + address, { port: PORT, logLevel: "silent", onlyCategories })).lhr);
    runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
    const lhr = runs[(RUNS - 1) / 2];
    const scores = Object.values(lhr.categories).map(({ title, score }) => `${title} ${Math.round(score * 100)}`);
    const all = runs.map(({ categories }) => Math.round(categories.performance.score * 100)).join(", ");
    const speed = Math.round(lhr.environment.benchmarkIndex);
    console.log(`lighthouse ${address || "#/"}: ${scores.join(", ")} (performance in ${RUNS} runs: ${all}; speed of the machine: ${speed})`);
    for (const id of ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"]) {
      console.log(`  ${lhr.audits[id].title}: ${lhr.audits[id].displayValue}`);
    }
    for (const { auditRefs } of Object.values(lhr.categories)) {
      for (const { id, weight } of auditRefs) {
        const { score, title, displayValue = "" } = lhr.audits[id];
        if (weight > 0 && score !== null && score < 1) console.log(`  not perfect: ${title} ${displayValue} (${Math.round(score * 100)})`);
      }
    }
  }
} finally {
  await browser.close();
  await host.close();
}
