// Nothing leaves the origin, and nothing at all is asked for once the page is there.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { DIST } from "./lib/places.mjs";
import { go, kept, site } from "./lib/site.mjs";

const { host, page: open } = await site();

test("a first visit asks for the build's files and no others", async (t) => {
  host.requests.length = 0;
  const page = await open(t);
  await kept(page);
  const worker = readFileSync(join(DIST, "sw.js"), "utf8");
  for (const path of new Set(host.requests)) {
    const name = path.slice(1) || "index.html";
    assert.ok(name === "sw.js" || worker.includes(`"${name}"`) || worker.includes(name), `${name} is of the build`);
  }
});

test("no request at all after that, whatever one does", async (t) => {
  const page = await open(t);
  await kept(page);
  await page.waitForLoadState("networkidle");
  const asked = [];
  host.requests.length = 0;
  // The whole program is taken from what is kept.
  page.on("request", (request) => /^data:|\/whole-/.test(request.url()) || asked.push(request.url()));
  const box = page.getByRole("combobox").first();
  await box.fill("副市长(分管生态环境、住建)");
  await page.getByText("领导责任").first().waitFor();
  for (const path of ["#/who?level=county&sector=水利", "#/glance", "#/rulebook?q=督察", "#/rulebook/source/Q5.2", "#/about", "#/?t=县长&lang=en"]) {
    await go(page, path);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
  await page.goBack();
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.deepEqual(asked, []);
  assert.deepEqual(host.requests, []);
});

test("no cookie, and storage of other kinds stays empty", async (t) => {
  const page = await open(t, "#/?t=县长");
  assert.deepEqual(await page.context().cookies(), []);
  assert.equal(await page.evaluate(() => document.cookie), "");
});
