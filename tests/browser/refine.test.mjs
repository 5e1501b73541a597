// An open question is answered by a button; the answer changes in place, with the address, and can be undone.
import assert from "node:assert/strict";
import test from "node:test";
import { site } from "./lib/site.mjs";

const { page: open } = await site();

test("分管什么?", async (t) => {
  const page = await open(t, "#/?t=副市长");
  const verdict = page.locator("article h2").first();
  const before = await verdict.innerText();
  const choices = page.locator(".ask button");
  assert.equal(await choices.count(), 3);
  await choices.first().click();
  await verdict.filter({ hasNotText: before }).waitFor();
  await page.waitForURL(/a=portfolio:environment/);
  assert.ok((await page.locator("article ol li").count()) >= 6, "the six duties are there");
  assert.equal(await page.locator("#title").inputValue(), "副市长", "what was typed stays");

  await page.getByRole("button", { name: "撤销" }).click();
  await verdict.filter({ hasText: before }).waitFor();
  assert.ok(!page.url().includes("a="));
});

test("a question about the department", async (t) => {
  const page = await open(t, "#/?t=县民政局局长");
  const before = await page.locator("article h2").first().innerText();
  await page.locator(".ask button").first().click();
  await page.locator("article h2").first().filter({ hasNotText: before }).waitFor();
});

test("the source words are one press away", async (t) => {
  const page = await open(t, "#/?t=县长");
  const mark = page.locator("button.mark").first();
  await mark.click();
  assert.equal(await mark.getAttribute("aria-expanded"), "true");
  const quote = page.locator("blockquote").first();
  await quote.waitFor();
  assert.ok((await quote.innerText()).length > 8);
  await quote.getByRole("link").click();
  await page.waitForURL(/#\/rulebook\/source\/Q/);
});
