// An unexpected failure shows a message and a way back, never a blank page.
import assert from "node:assert/strict";
import test from "node:test";
import { running, site } from "./lib/site.mjs";

const { host, page: open } = await site();

test("a failure is told, and the way back works", async (t) => {
  // A browser that suddenly makes no more elements.
  const before = () => {
    for (const name of ["createElement", "createElementNS", "createTextNode"]) {
      const real = Document.prototype[name];
      Document.prototype[name] = function (...words) {
        if (globalThis.broken) throw new Error("broken");
        return real.apply(this, words);
      };
    }
  };
  const page = await open(t, "#/?t=县长", { expect: [/.*/], before });
  await page.evaluate(() => {
    globalThis.broken = true;
    location.hash = "#/glance";
  });
  const failure = page.locator("#failure");
  await failure.waitFor({ state: "visible" });
  assert.ok(await page.locator("#boot-problem").isHidden());
  await failure.getByRole("link").first().click();
  await running(page);
  await failure.waitFor({ state: "hidden" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.ok(page.url().startsWith(host.url));
});
