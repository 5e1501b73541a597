// Every page as of a day: in the address, chosen on the page, the same as the command line says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { ZEREN } from "./lib/places.mjs";
import { site } from "./lib/site.mjs";

const { host, page: open } = await site();
const native = (...words) => execFileSync(ZEREN, words, { encoding: "utf8" });
const verdict = (page) => page.locator("h2.verdict");

test("an answer is that of the day, as on the command line", async (t) => {
  for (const [day, lang] of [["2020-01-01", "zh"], ["2024-06-30", "zh"], ["2026-01-01", "zh"], ["2024-06-30", "en"]]) {
    const page = await open(t, `#/?t=县委副书记、县长&as-of=${day}&lang=${lang}`);
    const answer = JSON.parse(native("post", "县委副书记、县长", "--as-of", day, "--format", "json", "--lang", lang));
    const plain = (text) => text.replace(/[\s,，;；:：.。]/g, "");
    assert.equal(plain(await verdict(page).innerText()), plain(answer.verdict), day);
  }
});

test("the day is chosen from the foot of any page, goes along from page to page, and is taken back", async (t) => {
  host.requests.length = 0;
  const page = await open(t, "#/?t=县长", { context: { serviceWorkers: "block" }, expect: [/Service Worker/] });
  assert.equal(host.requests.filter((path) => path.includes("whole-")).length, 0, "a first visit is sent the small program");
  assert.equal(await page.locator(".day").count(), 0);
  await page.locator(".foot").getByRole("link", { name: "看某一天的状态" }).click();
  await page.locator("#as-of").fill("2020-01-01");
  await page.waitForURL(/as-of=2020-01-01/);
  await verdict(page).filter({ hasText: "尚未制定" }).waitFor();
  await page.getByRole("link", { name: "谁负责" }).click();
  await page.waitForURL(/#\/who\?as-of=2020-01-01/);
  assert.equal(await page.locator("svg.diagram").count(), 0);
  assert.match(await page.locator("main").innerText(), /尚未制定/);
  await page.getByRole("link", { name: "总览" }).click();
  assert.match(await page.locator("main .trouble").innerText(), /尚未制定/);
  await page.getByRole("link", { name: "对照追责情形" }).click();
  await page.waitForURL(/#\/assess\?as-of=2020-01-01/);
  assert.equal(await page.locator("#as-of").inputValue(), "2020-01-01");
  await page.getByRole("link", { name: "责任闭环" }).click();
  await page.waitForURL(/#\/loop\?as-of=2020-01-01/);
  await page.getByRole("link", { name: /回到最新状态/ }).click();
  await page.waitForURL(/#\/loop$/);
  assert.equal(await page.locator(".day").count(), 0);
});

test("an instrument says which version was there on the day, and what is open", async (t) => {
  const page = await open(t, "#/rulebook/instruments/damage-accountability-measures?as-of=2024-05-05");
  const text = await page.locator("main").innerText();
  assert.match(text, /这一天已有/);
  assert.match(text, /2015-08-09/);
  const rule = await open(t, "#/rulebook/rules/rule/deputy-unstated?as-of=2024-05-05");
  assert.match(await rule.locator("main").innerText(), /这一天有没有未定/);
  const without = await open(t, "#/rulebook/rules/rule/deputy-unstated");
  assert.doesNotMatch(await without.locator("main").innerText(), /这一天/);
});

test("what is no day is told, and the newest state stands", async (t) => {
  const page = await open(t, "#/?t=县长&as-of=2026-02-30");
  assert.match(await page.locator(".trouble").innerText(), /`2026-02-30` 不是日期/);
  assert.match(await verdict(page).innerText(), /^适用/);
});
