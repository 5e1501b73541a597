// Everything can be reached and done from the keyboard, and one sees where one is.
import assert from "node:assert/strict";
import test from "node:test";
import { ADDRESSES } from "./lib/addresses.mjs";
import { site } from "./lib/site.mjs";

const { page: open } = await site();

test("the skip link leads to the content", async (t) => {
  const page = await open(t, "#/about");
  await page.keyboard.press("Tab");
  const skip = page.locator(":focus");
  assert.equal(await skip.getAttribute("href"), "#main");
  assert.ok(await skip.isVisible());
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(":focus").getAttribute("id"), "main");
});

for (const name of ["start", "answer", "question", "who", "glance", "rulebook", "search", "item"]) {
  test(`Tab visits all there is to press: ${name}`, async (t) => {
    const page = await open(t, ADDRESSES[name]);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const wanted = await page.evaluate(() => {
      document.activeElement.blur();
      const all = [...document.querySelectorAll("#app a[href], #app button, #app input, #app select, #app summary")];
      const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0);
      shown.forEach((element, index) => (element.dataset.stop = index));
      return shown.length;
    });
    const visited = new Set();
    for (let step = 0; step < wanted + 2; step += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return { stop: element.dataset.stop, seen: (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none" };
      });
      if (at.stop === undefined) continue;
      assert.ok(at.seen, `the focus on stop ${at.stop} can be seen`);
      visited.add(at.stop);
    }
    assert.equal(visited.size, wanted);
  });
}

test("a whole visit without a mouse", async (t) => {
  const page = await open(t);
  await page.locator("#title").focus();
  await page.keyboard.type("副市长");
  await page.locator(".ask button").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/a=portfolio/);
  await page.locator("button.mark").first().focus();
  await page.keyboard.press("Space");
  await page.locator("blockquote").first().waitFor();
});
