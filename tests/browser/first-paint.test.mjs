// What is seen before the program has arrived is the page of the address, in the reader's language; and nothing moves when
// the program takes over.
import assert from "node:assert/strict";
import test from "node:test";
import { running, site } from "./lib/site.mjs";

const { host, page: open } = await site();
const TITLE = "县委副书记、县长";

// The program is held back until `send`.
async function held(t, address, locale = "zh-CN") {
  const page = await open(t, "#/about", { context: { locale, serviceWorkers: "block" }, expect: [/registration blocked/] });
  let send;
  const until = new Promise((resolve) => (send = resolve));
  t.after(() => send());
  await page.route("**/*.wasm", async (route) => {
    await until;
    await route.continue();
  });
  await page.goto("about:blank");
  host.requests.length = 0;
  await page.goto(host.url + address, { waitUntil: "commit" });
  await page.locator("#main").waitFor({ state: "attached" });
  await page.waitForLoadState("domcontentloaded");
  return { page, send };
}

for (const [locale, name] of [["zh-CN", "查职务"], ["en-GB", "Look up a post"]]) {
  test(`in the language of a ${locale} browser`, async (t) => {
    const { page } = await held(t, "", locale);
    await page.getByRole("link", { name, exact: true }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang.slice(0, 2)), locale.slice(0, 2));
  });
}

test("in the language of the address", async (t) => {
  const { page } = await held(t, "#/glance?lang=en");
  await page.getByRole("heading", { level: 1 }).filter({ hasText: "Seven classes" }).waitFor();
});

test("the glance stands there, and asks for no more than the first page", async (t) => {
  const { page, send } = await held(t, "#/glance");
  assert.equal(await page.locator("table.matrix tbody tr").count(), 7);
  assert.equal(await page.locator("nav a[aria-current=page]").innerText(), "总览");
  send();
  await running(page);
  await page.locator("svg.diagram").waitFor();
  assert.equal(await page.locator("table.matrix").count(), 1);
  assert.deepEqual(host.requests.filter((path) => path.includes("whole-")), []);
});

test("the glance of one class: all stand there, and not another class alone", async (t) => {
  const { page, send } = await held(t, "#/glance?class=leadership-member");
  assert.equal(await page.locator("table.matrix tbody tr").count(), 7);
  await page.setViewportSize({ width: 390, height: 800 });
  assert.ok(await page.locator(".single h2").isHidden());
  send();
  await running(page);
  await page.locator(".single h2").filter({ hasText: "其他成员" }).waitFor();
});

test("a title in the address stands in the box, the place of its answer is free", async (t) => {
  const { page, send } = await held(t, `#/?t=${TITLE}`);
  assert.equal(await page.locator("#title").inputValue(), TITLE);
  assert.ok(await page.locator(".examples").isHidden());
  send();
  await page.locator("article h2").first().filter({ hasText: "第一责任人" }).waitFor();
  assert.equal(await page.locator("#title").inputValue(), TITLE);
});

test("answers in the address are kept with the title, and what is typed meanwhile counts", async (t) => {
  const address = "#/?t=副市长&a=portfolio:listed";
  const first = await held(t, address);
  first.send();
  await running(first.page);
  assert.ok(decodeURIComponent(first.page.url()).endsWith(address));
  const second = await held(t, address);
  await second.page.locator("#title").fill("县长");
  second.send();
  await second.page.locator("article h2").first().filter({ hasText: "第一责任人" }).waitFor();
  assert.equal(await second.page.locator("#title").inputValue(), "县长");
});

test("a page of the whole program: its place is empty, and the first program is not asked for", async (t) => {
  const { page, send } = await held(t, "#/rulebook?q=督察");
  assert.equal(await page.locator("nav a[aria-current=page]").innerText(), "规则");
  assert.equal(await page.locator("#main").innerText(), "");
  send();
  await page.locator("#words").waitFor();
  assert.deepEqual(host.requests.filter((path) => /zeren-.*wasm/.test(path)), []);
});

for (const address of ["", `#/?t=${TITLE}`, "#/glance"]) {
  for (const width of [390, 768, 1440]) {
    test(`nothing moves when the program takes over: #${address.slice(1)} at ${width}px`, async (t) => {
      const { page, send } = await held(t, address);
      await page.setViewportSize({ width, height: 800 });
      await page.evaluate(() => {
        globalThis.moved = [];
        const note = (list) => moved.push(...list.getEntries().map(({ value, sources }) => [value, sources.map(({ node }) => node?.outerHTML?.slice(0, 80))]));
        new PerformanceObserver(note).observe({ type: "layout-shift" });
      });
      const place = () => page.evaluate(() => ["header", "h1", ".lede", "#title"].map((name) => JSON.stringify(document.querySelector(name)?.getBoundingClientRect())));
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
      const before = await place();
      send();
      await running(page);
      if (address.includes("t=")) await page.locator("article h2").nth(2).waitFor();
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
      assert.deepEqual(await place(), before);
      assert.deepEqual(await page.evaluate(() => moved), []);
    });
  }
}
