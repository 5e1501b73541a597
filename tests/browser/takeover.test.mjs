// A first visit is sent the program of the first page; the whole one takes its place when another page is opened.
import assert from "node:assert/strict";
import test from "node:test";
import { nextRelease } from "./lib/release.mjs";
import { DIST } from "./lib/places.mjs";
import { go, running, site } from "./lib/site.mjs";

const { host, page: open } = await site();
const box = (page) => page.locator("#title");
const rulebook = (page) => page.getByRole("navigation").getByRole("link").nth(3);
const without = { context: { serviceWorkers: "block" }, expect: [/registration blocked/] };

test("what was typed is there on the way back, and one types on", async (t) => {
  const page = await open(t, "", without);
  await box(page).pressSequentially("县委书记");
  await rulebook(page).click();
  await page.locator("#words").waitFor();
  assert.equal(await page.locator("#app > main").count(), 1);
  await page.goBack();
  await page.locator("article h2").first().filter({ hasText: "第一责任人" }).waitFor();
  assert.equal(await box(page).inputValue(), "县委书记");
  await box(page).press("End");
  await box(page).press("Backspace");
  await box(page).press("Backspace");
  await box(page).pressSequentially("副书记");
  await page.waitForURL((url) => decodeURIComponent(url.hash).endsWith("县委副书记"));
});

test("until it is there, the page stays and works", async (t) => {
  let send;
  const held = new Promise((resolve) => (send = resolve));
  const page = await open(t, "#/?t=县长", without);
  await page.route("**/whole-*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.evaluate(() => (location.hash = "#/rulebook"));
  await page.locator("html[data-app=growing]").waitFor({ state: "attached" });
  assert.match(await page.locator("article h2").first().innerText(), /第一责任人/);
  await page.goBack();
  await box(page).fill("县委书记");
  await page.waitForURL((url) => decodeURIComponent(url.hash).endsWith("县委书记"));
  send();
  await running(page);
  assert.equal(await box(page).inputValue(), "县委书记");
  await page.locator("article h2").first().filter({ hasText: "第一责任人" }).waitFor();
});

test("if it does not arrive, the page says so, and the next try may succeed", async (t) => {
  const page = await open(t, "#/?t=县长", { ...without, expect: [/whole|404|import|registration blocked/i] });
  await page.route("**/whole-*.wasm", (route) => route.fulfill({ status: 404 }));
  await go(page, "#/who");
  await page.locator("#failure").waitFor({ state: "visible" });
  assert.equal(await box(page).inputValue(), "县长");
  await page.unroute("**/whole-*.wasm");
  await go(page, "#/rulebook");
  await page.locator("#words").waitFor();
});

test("if a new release has come meanwhile, the page is loaded anew at the same address", async (t) => {
  const next = await nextRelease({ whole: true });
  t.after(next.remove);
  t.after(() => (host.folder = DIST));
  const page = await open(t, "#/?t=县长", { ...without, expect: [/404|import|registration blocked/i] });
  host.folder = next.folder;
  await rulebook(page).click();
  await page.locator("#words").waitFor();
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--release")), "next");
  await page.goBack();
  await page.waitForFunction(() => document.querySelector("#title")?.value === "县长");
});

test("who goes back while the whole program takes over is where they went", async (t) => {
  const before = () => {
    let starts = 0;
    document.addEventListener("zeren-start", () => ++starts === 2 && history.back());
  };
  const page = await open(t, "#/?t=县长", { before });
  await rulebook(page).click();
  await page.waitForURL(/t=/);
  await page.locator("article h2").first().filter({ hasText: "第一责任人" }).waitFor();
  await running(page);
  assert.equal(await page.locator("#title").inputValue(), "县长");
});
