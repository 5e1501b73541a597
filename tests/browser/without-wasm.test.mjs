// Without WebAssembly, or if a file does not arrive, the page says so; it is never blank.
import assert from "node:assert/strict";
import test from "node:test";
import { site } from "./lib/site.mjs";

const { host, browser, page: open } = await site();

const told = async (page) => {
  await page.locator("#boot-problem").waitFor({ state: "visible" });
  assert.match(await page.locator("#boot-problem").innerText(), /WebAssembly/);
  assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistration()), undefined, "nothing broken is kept");
};

test("no WebAssembly", async (t) => {
  const before = () => delete globalThis.WebAssembly;
  const page = await open(t, "", { ready: false, expect: [/WebAssembly/], before });
  await told(page);
});

for (const [missing, address] of [["zeren-[0-9a-f]+.wasm", ""], ...["wasm", "js", "css"].map((kind) => [`whole-[0-9a-f]+.${kind}`, "#/rulebook"])]) {
  test(`${missing} does not arrive`, async (t) => {
    host.blocked = (path) => new RegExp(`${missing}$`).test(path);
    t.after(() => (host.blocked = () => false));
    const page = await open(t, address, { ready: false, expect: [/404/, /import|module|Response|wasm|css/i] });
    await told(page);
  });
}

test("a browser without modules", async (t) => {
  const page = await open(t, "", { context: { javaScriptEnabled: false }, ready: false });
  const old = await page.locator("script[nomodule]").getAttribute("src");
  const context = await browser.newContext();
  t.after(() => context.close());
  const other = await context.newPage();
  await other.setContent('<p id="boot-problem" hidden>WebAssembly</p><p id="failure" hidden></p>');
  await other.addScriptTag({ content: await (await fetch(host.url + old)).text() });
  await other.locator("#boot-problem").waitFor({ state: "visible" });
});
