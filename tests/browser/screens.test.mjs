// From a phone to a wall: nothing is cut off and nothing makes the page scroll sideways.
import assert from "node:assert/strict";
import test from "node:test";
import { ADDRESSES } from "./lib/addresses.mjs";
import { go, site } from "./lib/site.mjs";

const { page: open } = await site();

for (const width of [320, 390, 768, 1440, 2560]) {
  for (const locale of ["zh-CN", "en-GB"]) {
    test(`${width}px, ${locale}`, async (t) => {
      const page = await open(t, ADDRESSES.assess, { context: { locale, viewport: { width, height: 900 } } });
      for (const [name, address] of Object.entries(ADDRESSES)) {
        await go(page, address);
        await page.getByRole("heading", { level: 1 }).waitFor();
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${name} is ${wide}px too wide`);
      }
    });
  }
}
