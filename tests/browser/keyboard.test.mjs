// Everything can be reached and done from the keyboard, and one sees where one is.
import assert from "node:assert/strict";
import test from "node:test";
import { ADDRESSES } from "./lib/addresses.mjs";
import { settled, site } from "./lib/site.mjs";

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

// How the element at a stop looks, or the one that has the focus; in a drawing the shapes within it tell.
function appearance(stop) {
  const element = stop === undefined ? document.activeElement : document.querySelector(`[data-stop="${stop}"]`);
  const looks = [element, ...element.querySelectorAll("rect")].map((part) => {
    const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth, top } = getComputedStyle(part);
    return [outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth, top].join();
  });
  return { stop: element.dataset.stop, look: looks.join(";") };
}

for (const name of [
  ...["start", "answer", "question", "who", "glance", "rulebook", "search", "item"],
  ...["assess", "assessed", "loop", "walked", "roster", "local", "dated", "about"],
]) {
  test(`Tab visits all there is to press: ${name}`, async (t) => {
    const page = await open(t, ADDRESSES[name]);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await settled(page);
    const wanted = await page.evaluate(() => {
      document.activeElement.blur();
      const all = [...document.querySelectorAll("#app a[href], #app button, #app input, #app select, #app summary")];
      const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true }) && element.tabIndex >= 0);
      shown.forEach((element, index) => (element.dataset.stop = index));
      return shown.length;
    });
    // The fields of a day are stops of their own.
    const fields = 4 * (await page.locator("input[type=date]").count());
    const visited = new Map();
    for (let step = 0; step < wanted + fields + 2; step += 1) {
      await page.keyboard.press("Tab");
      const { stop, look } = await page.evaluate(appearance);
      if (stop !== undefined) visited.set(stop, look);
    }
    await page.evaluate(() => document.activeElement.blur());
    for (const [stop, look] of visited) {
      assert.notEqual((await page.evaluate(appearance, stop)).look, look, `the focus on stop ${stop} can be seen`);
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
