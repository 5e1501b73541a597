// With a Chinese input method: while it composes nothing moves, then the answer is there.
import assert from "node:assert/strict";
import test from "node:test";
import { site } from "./lib/site.mjs";

const { page: open } = await site();

test("nothing jumps during composition", async (t) => {
  const page = await open(t, "#/?t=副市长");
  const box = page.locator("#title");
  const verdict = page.locator("article h2").first();
  await verdict.filter({ hasText: "分管什么" }).waitFor();
  await box.evaluate((input) => {
    input.value = "副市长";
    input.focus();
    input.setSelectionRange(3, 3);
    input.dataset.same = "yes";
  });
  const before = { place: await box.boundingBox(), address: page.url(), answer: await page.locator("main").innerHTML() };
  const cdp = await page.context().newCDPSession(page);
  for (const text of ["f", "fen", "fenguan", "分管"]) {
    await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    // Keys belong to the input method now: arrows choose among its words.
    await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", key: "Process", code: "ArrowDown", windowsVirtualKeyCode: 229 });
    assert.equal(await box.inputValue(), `副市长${text}`);
    assert.deepEqual(await box.boundingBox(), before.place);
    assert.equal(page.url(), before.address);
  }
  assert.equal(await page.locator("main").innerHTML(), before.answer, "the page is as it was");

  await cdp.send("Input.insertText", { text: "分管水利" });
  await page.waitForURL((url) => decodeURIComponent(url.hash) === "#/?t=副市长分管水利");
  assert.equal(await box.inputValue(), "副市长分管水利");
  assert.equal(await box.getAttribute("data-same"), "yes", "the box was not made anew");
  await page.getByText("分管什么").first().waitFor({ state: "detached" });
});

test("a composition that is given up leaves what was there", async (t) => {
  const page = await open(t, "#/?t=县长");
  const box = page.locator("#title");
  await box.evaluate((input) => {
    input.focus();
    input.setSelectionRange(2, 2);
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Input.imeSetComposition", { text: "zh", selectionStart: 2, selectionEnd: 2 });
  assert.equal(await box.inputValue(), "县长zh");
  await cdp.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  await page.waitForFunction(() => document.querySelector("#title").value === "县长");
  await page.locator("article h2").first().filter({ hasText: "第一责任人" }).waitFor();
});
