// Taking the answer along: as text, as Markdown, as a link that gives it again.
import assert from "node:assert/strict";
import test from "node:test";
import { running, site } from "./lib/site.mjs";

const { page: open } = await site();
const context = { permissions: ["clipboard-read", "clipboard-write"] };

async function copied(page, name) {
  await page.getByRole("button", { name }).click();
  await page.getByText("已复制").first().waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("text, Markdown, link", async (t) => {
  const page = await open(t, "#/?t=副市长&a=portfolio:environment", { context });
  const text = await copied(page, "复制文字");
  assert.match(text, /^副市长\n/);
  assert.match(text, /Q5\.3/);
  assert.match(await copied(page, "复制 Markdown"), /^# 副市长\n[^]*\n## /);
  const link = await copied(page, "复制链接");
  const other = await page.context().newPage();
  await other.goto(link);
  await running(other);
  assert.equal(await other.locator("article h2").first().innerText(), await page.locator("article h2").first().innerText());
});
