// Back and forward: choosing makes a step, typing does not.
import assert from "node:assert/strict";
import test from "node:test";
import { site } from "./lib/site.mjs";

const { page: open } = await site();
const box = (page) => page.locator("#title");

test("typing replaces, going elsewhere steps", async (t) => {
  const page = await open(t);
  const steps = await page.evaluate(() => history.length);
  await box(page).pressSequentially("县长");
  await page.waitForURL((url) => url.hash.includes("t="));
  assert.equal(await page.evaluate(() => history.length), steps);

  await page.getByRole("navigation").getByRole("link").nth(2).click();
  await page.waitForURL(/#\/glance/);
  await page.goBack();
  await page.locator("article h2").first().filter({ hasText: "第一责任人" }).waitFor();
  assert.equal(await box(page).inputValue(), "县长");
  await page.goForward();
  await page.waitForURL(/#\/glance/);
  await page.locator("#title").waitFor({ state: "detached" });
});

test("an answer to a question is a step that back undoes", async (t) => {
  const page = await open(t, "#/?t=副市长");
  await page.getByRole("button", { name: "生态环境", exact: true }).click();
  await page.waitForURL(/a=portfolio/);
  await page.getByRole("button", { name: "生态环境", exact: true }).waitFor({ state: "detached" });
  await page.goBack();
  await page.getByRole("button", { name: "生态环境", exact: true }).waitFor();
});

test("leaving in the midst of typing loses nothing", async (t) => {
  const page = await open(t);
  await box(page).fill("县委书记");
  await page.getByRole("navigation").getByRole("link").nth(1).click();
  await page.waitForURL(/#\/who/);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("#title")?.value === "县委书记");
});
