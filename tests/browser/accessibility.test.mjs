// axe-core finds nothing, on any page, in either language, light or dark, wide or narrow.
import assert from "node:assert/strict";
import test from "node:test";
import { ADDRESSES } from "./lib/addresses.mjs";
import { axe, findings } from "./lib/axe.mjs";
import { go, running, site } from "./lib/site.mjs";

const { host, page: open } = await site();

for (const lang of ["zh", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${lang}, ${colorScheme}`, async (t) => {
      // From here no page needs another program, and what was put into this one stays.
      const page = await open(t, ADDRESSES.assess, { context: { colorScheme, locale: lang, viewport: { width: 390, height: 844 } } });
      await page.evaluate(axe);
      for (const [name, address] of Object.entries(ADDRESSES)) {
        await go(page, address);
        await page.getByRole("heading", { level: 1 }).waitFor();
        for (const mark of await page.locator("button.mark:visible").all().then((all) => all.slice(0, 2))) await mark.click();
        for (const width of [390, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          assert.deepEqual(await findings(page), [], `${name} at ${width}px`);
        }
      }
    });
  }
}

test("the first paint too, and the notices", async (t) => {
  const page = await open(t);
  await page.evaluate(axe);
  await page.evaluate(() => {
    document.querySelector("#failure").hidden = false;
    document.querySelector("#boot-problem").hidden = false;
  });
  assert.deepEqual(await findings(page), []);
  await page.route("**/*.js", (route) => route.abort());
  const still = await page.context().newPage();
  await still.route("**/*.js", (route) => route.abort());
  await still.goto(host.url);
  await still.evaluate(axe);
  assert.deepEqual(await findings(still), []);
  await page.goto(host.url);
  await running(page);
});
