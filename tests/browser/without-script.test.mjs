// Without JavaScript the page says what it is and what it needs.
import assert from "node:assert/strict";
import test from "node:test";
import { site } from "./lib/site.mjs";

const { page: open } = await site();

test("JavaScript off: a first paint and a clear word", async (t) => {
  const page = await open(t, "", { context: { javaScriptEnabled: false }, ready: false });
  const text = await page.locator("body").innerText();
  assert.match(text, /JavaScript/);
  assert.match(text, /责任/);
  assert.ok(await page.locator("noscript").first().isVisible());
  assert.ok(await page.locator("#boot-problem").isHidden());
});
