// Every state has an address, and the address brings the state back.
import assert from "node:assert/strict";
import test from "node:test";
import { ADDRESSES } from "./lib/addresses.mjs";
import { ready } from "./lib/roster.mjs";
import { go, running, settled, site } from "./lib/site.mjs";

const { host, page: open } = await site();

// What a page says once all of it is there; what opens rosters comes after the page.
async function said(page, name) {
  if (name === "roster") await ready(page);
  return settled(page);
}

for (const [name, address] of Object.entries(ADDRESSES)) {
  test(`${name}: ${address}`, async (t) => {
    const page = await open(t, address);
    const heading = page.getByRole("heading", { level: 1 });
    await heading.waitFor();
    const [first, title] = [await said(page, name), await page.title()];
    assert.equal(await heading.count(), 1, "one first heading");
    assert.equal(/这个地址没有内容|没有这一条/.test(first), name === "lost");
    assert.ok(title.length > 2);
    await page.reload();
    await running(page);
    assert.equal(await said(page, name), first);
    assert.equal(await page.title(), title);
  });
}

test("every link of the page leads somewhere", async (t) => {
  const page = await open(t);
  const [seen, waiting] = [new Set(), ["#/", "#/?t=副市长", "#/who"]];
  while (waiting.length > 0 && seen.size < 400) {
    const hash = waiting.pop();
    if (seen.has(hash)) continue;
    seen.add(hash);
    await go(page, hash);
    await page.waitForFunction((hash) => location.hash === new URL(hash, location.href).hash, hash);
    const found = await page.evaluate(() => {
      const lost = [...document.querySelectorAll("main p")].some((p) => /这个地址没有内容|没有这一条/.test(p.innerText));
      return { lost, hrefs: [...document.querySelectorAll("#app a[href]")].map((link) => link.getAttribute("href")) };
    });
    assert.ok(!found.lost, `${hash} leads nowhere`);
    for (const href of found.hrefs) {
      assert.match(href, /^#/, `${href} leaves the page`);
      if (href.startsWith("#/") && !href.includes("lang=")) waiting.push(href);
    }
  }
  assert.ok(seen.size > 100, `only ${seen.size} addresses`);
});

test("a plain fragment keeps the page", async (t) => {
  const page = await open(t, "#main");
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(page.url(), `${host.url}#main`);
});
