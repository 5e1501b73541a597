// On paper: a clean A4 sheet with the answer and without what one can only press.
import assert from "node:assert/strict";
import test from "node:test";
import { site } from "./lib/site.mjs";

const { page: open } = await site();

const pages = async (page) => {
  const text = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.ok(text.startsWith("%PDF"));
  const [, width, height] = text.match(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/);
  assert.deepEqual([Math.round(width), Math.round(height)], [595, 842], "A4");
  return text.match(/\/Type \/Page\b(?!s)/g).length;
};

test("an answer", async (t) => {
  const page = await open(t, "#/?t=县委副书记、县长");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  for (const selector of ["nav", ".switch", ".skip", ".share"]) {
    for (const element of await page.locator(selector).all()) assert.ok(await element.isHidden(), `${selector} is not printed`);
  }
  assert.match(await page.locator(".foot").innerText(), /规则 [\d.-]+$/, "the version is printed, and no link after it");
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.match(paper, /^(rgb\(255, 255, 255\)|rgba\(0, 0, 0, 0\))$/, "white, also in the dark theme");
  const text = await page.locator("main").innerText();
  assert.match(text, /第一责任人/);
  assert.match(text, /Q5\.2/);
  assert.ok((await pages(page)) <= 3);
});

test("an assessment", async (t) => {
  const page = await open(t, "#/assess?yes=causation,formalism&no=severe-harm");
  await page.emulateMedia({ media: "print" });
  assert.ok((await pages(page)) <= 5);
});

for (const path of ["#/glance", "#/who?level=county", "#/rulebook/source/Q5.2"]) {
  test(path, async (t) => {
    const page = await open(t, path);
    await page.emulateMedia({ media: "print" });
    assert.ok((await pages(page)) <= 3);
  });
}
