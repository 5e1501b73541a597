// The site in a browser: pages that watch themselves. What a page must never do fails the test that opened it.
import assert from "node:assert/strict";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { CHROMIUM, DIST } from "./places.mjs";
import { serve } from "./server.mjs";

export const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export const launch = () => chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });

// A host and a browser for the tests of one file.
export async function site({ folder = DIST, base = "/" } = {}) {
  const [host, browser] = await Promise.all([serve(folder, base), launch()]);
  after(async () => {
    await browser.close();
    await host.close().catch(() => {});
  });
  return {
    host,
    browser,
    // A page of its own context. `path` follows the site's address; `expect` names complaints that are right here.
    // `before` runs in the page before its own scripts.
    async page(test, path = "", { context: options = {}, expect = [], ready = true, before } = {}) {
      const context = await browser.newContext({ locale: "zh-CN", ...options });
      const page = await context.newPage();
      const complaints = watch(page, host.origin);
      if (before) await page.addInitScript(before);
      test.after(async () => {
        await context.close();
        const wrong = complaints.filter((complaint) => !expect.some((pattern) => pattern.test(complaint)));
        assert.deepEqual(wrong, []);
      });
      await page.goto(/^\w+:/.test(path) ? path : host.url + path);
      if (ready) await running(page);
      return page;
    },
  };
}

// Notes errors, violations of the policy, and requests to anywhere but `origin`.
export function watch(page, origin) {
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`page: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !["data:", "blob:", "file:"].includes(url.protocol)) {
      complaints.push(`request: ${request.url()}`);
    }
  });
  return complaints;
}

// Until the app has taken over from the first paint.
export const running = (page) => page.locator("html[data-app=running]").waitFor({ state: "attached" });

// To another address within the page, and until that is shown: the whole program may have to come first.
export async function go(page, hash) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await running(page);
}

// The text of the page, once it stays the same: some of it is drawn, or fetched, after the rest.
export async function settled(page) {
  let before;
  for (;;) {
    const now = await page.locator("main").innerText();
    if (now === before) return now;
    before = now;
    await page.waitForTimeout(250);
  }
}

// Until the service worker has stored everything and is at work.
export const kept = (page) =>
  page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") await new Promise((resolve) => active.addEventListener("statechange", resolve));
  });

// Until an asynchronous question to the page is answered with yes; Playwright's own wait takes any promise for a yes.
export async function until(page, question, argument) {
  const end = Date.now() + 30_000;
  while (!(await page.evaluate(question, argument))) {
    if (Date.now() > end) throw new Error(`never came true: ${question}`);
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
