// The answer builds under the box as one types; ways to go on are taken from the keyboard or by a click.
import assert from "node:assert/strict";
import test from "node:test";
import { site } from "./lib/site.mjs";

const { page: open } = await site();
const box = (page) => page.getByRole("combobox", { name: "什么职务" });
const verdict = (page) => page.locator("article h2").first();
const options = (page) => page.getByRole("listbox").getByRole("option");

test("the answer follows each keystroke, and the address follows the answer", async (t) => {
  const page = await open(t);
  await box(page).focus();
  await page.keyboard.insertText("县");
  await page.keyboard.insertText("长");
  await verdict(page).filter({ hasText: "第一责任人" }).waitFor();
  await page.keyboard.press("Backspace");
  await page.keyboard.insertText("民政局局长");
  await verdict(page).filter({ hasText: "待定" }).waitFor();
  await page.waitForURL((url) => decodeURIComponent(url.hash) === "#/?t=县民政局局长");
});

test("a way to go on is taken with arrow and Enter", async (t) => {
  const page = await open(t);
  await box(page).focus();
  await page.keyboard.insertText("县生态");
  await options(page).first().waitFor();
  await page.keyboard.press("ArrowDown");
  const chosen = options(page).first();
  assert.equal(await chosen.getAttribute("aria-selected"), "true");
  assert.equal(await box(page).getAttribute("aria-activedescendant"), await chosen.getAttribute("id"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#title").value.length > 3);
  assert.ok((await box(page).inputValue()).startsWith("县生态"));
  assert.ok(await box(page).evaluate((input) => input === document.activeElement), "one can type on");
});

test("a way to go on is taken by a click", async (t) => {
  const page = await open(t);
  await box(page).pressSequentially("县生态");
  await options(page).first().click();
  await page.waitForFunction(() => document.querySelector("#title").value.length > 3);
  assert.ok(await box(page).evaluate((input) => input === document.activeElement), "one can type on");
});

test("Escape closes the ways to go on and keeps what was typed", async (t) => {
  const page = await open(t);
  await box(page).pressSequentially("县生态");
  await options(page).first().waitFor();
  await page.keyboard.press("Escape");
  await options(page).first().waitFor({ state: "detached" });
  assert.equal(await box(page).inputValue(), "县生态");
});

test("an example is tapped", async (t) => {
  const page = await open(t);
  await page.getByRole("link", { name: "县委书记", exact: true }).click();
  await verdict(page).filter({ hasText: "第一责任人" }).waitFor();
  assert.equal(await box(page).inputValue(), "县委书记");
});

test("nonsense and far too much are answered at once", async (t) => {
  const page = await open(t);
  await box(page).fill("!!!???");
  await page.locator("article, .trouble").first().waitFor();
  await box(page).fill("长".repeat(2000));
  await page.locator("article, .trouble").first().waitFor();
});

test("what was not read is marked and named", async (t) => {
  const page = await open(t, "#/?t=县长哈哈哈");
  await page.getByText("没有读懂").first().waitFor();
  await page.getByText("哈哈哈").first().waitFor();
});

// How many elements are seen in the first frame after a text is put into the box.
const seen = (page, text, selector) =>
  page.evaluate(
    async ([text, selector]) => {
      const input = document.querySelector("#title");
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await Promise.resolve();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
    },
    [text, selector],
  );

test("the duties of one answer are not seen under the verdict of another", async (t) => {
  const page = await open(t, "#/?t=县长");
  const duties = "article ol > li";
  await page.locator(duties).first().waitFor();
  assert.ok((await seen(page, "某县县长", duties)) > 0, "what stays right stays");
  assert.equal(await seen(page, "某县县委书记", duties), 0);
  await page.locator(duties).first().waitFor();
});

test("the ways to go on stay while the next are found", async (t) => {
  const page = await open(t);
  await box(page).focus();
  await page.keyboard.insertText("湖南省");
  await options(page).first().waitFor();
  assert.ok((await seen(page, "湖南省长", "[role=option]")) > 0);
  assert.equal(await seen(page, "", "[role=option]"), 0);
});
