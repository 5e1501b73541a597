// Chinese and English: by the browser's language, by the switch, and in the address.
import assert from "node:assert/strict";
import test from "node:test";
import { go, site } from "./lib/site.mjs";

const { page: open } = await site();
const lang = (page) => page.evaluate(() => document.documentElement.lang);

for (const [locale, expected] of [["zh-CN", "zh-CN"], ["en-GB", "en"], ["de-DE", "en"]]) {
  test(`a browser that speaks ${locale}`, async (t) => {
    const page = await open(t, "#/?t=县长", { context: { locale } });
    assert.ok((await lang(page)).startsWith(expected.slice(0, 2)));
    await page.locator("article h2").first().filter({ hasText: expected === "en" ? /applies/i : "适用" }).waitFor();
  });
}

test("the switch changes everything, keeps the place, and can be linked to", async (t) => {
  const page = await open(t, "#/?t=县长");
  await page.getByRole("link", { name: "English" }).click();
  await page.waitForURL(/lang=en/);
  await page.locator("article h2").first().filter({ hasText: /applies/i }).waitFor();
  assert.equal(await page.locator("#title").inputValue(), "县长");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  await page.getByRole("link", { name: "中文" }).click();
  await page.locator("article h2").first().filter({ hasText: "适用" }).waitFor();
});

test("English pages hold no Chinese sentence that is not marked as Chinese", async (t) => {
  const page = await open(t, "#/", { context: { locale: "en-GB" } });
  for (const path of ["#/?t=县长", "#/who?level=county", "#/glance", "#/rulebook", "#/rulebook/classes/party-principal", "#/about"]) {
    await go(page, path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const stray = await page.evaluate(() => {
      const walker = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walker.nextNode()) {
        const { data, parentElement } = walker.currentNode;
        const marked = parentElement.closest("[lang]").lang.startsWith("zh");
        if (!marked && (data.match(/\p{Script=Han}/gu) ?? []).length > 6) found.push(data);
      }
      return found;
    });
    assert.deepEqual(stray, [], path);
  }
});

test("no English word in the names of parts and columns is cut in two", async (t) => {
  const page = await open(t, "#/", { context: { locale: "en-GB" } });
  const cut = () => page.evaluate(() => {
    const found = [];
    for (const name of document.querySelectorAll(".part > h2, .matrix th")) {
      const walker = document.createTreeWalker(name, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        for (const { index, 0: word } of walker.currentNode.data.matchAll(/[a-z]+/gi)) {
          const range = document.createRange();
          range.setStart(walker.currentNode, index);
          range.setEnd(walker.currentNode, index + word.length);
          if (range.getClientRects().length > 1) found.push(word);
        }
      }
    }
    return found;
  });
  for (const media of ["screen", "print"]) {
    await page.emulateMedia({ media });
    for (const width of [720, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of ["#/?t=县委副书记、县长", "#/glance"]) {
        await go(page, path);
        await page.locator(path === "#/glance" ? ".matrix th" : ".part > h2").nth(3).waitFor();
        assert.deepEqual(await cut(), [], `${path} at ${width}px, ${media}`);
      }
    }
  }
});
