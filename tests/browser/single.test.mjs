// The single file, opened from disk.
import assert from "node:assert/strict";
import { mkdtemp, copyFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST } from "./lib/places.mjs";
import { launch, running, watch } from "./lib/site.mjs";

// Alone in a folder, so that nothing beside it can help.
const folder = await mkdtemp(join(tmpdir(), "zeren-single-"));
await copyFile(join(DIST, "zeren.html"), join(folder, "责任.html"));
const address = pathToFileURL(join(folder, "责任.html")).href;
const browser = await launch();
after(async () => {
  await browser.close();
  await rm(folder, { recursive: true });
});

async function open(t, path, prepare = () => {}) {
  const context = await browser.newContext({ locale: "zh-CN" });
  const page = await context.newPage();
  const complaints = watch(page, "null");
  const requests = [];
  page.on("request", (request) => requests.push(request.url().split("#")[0]));
  await page.addInitScript(prepare);
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints, []);
    assert.deepEqual([...new Set(requests)].filter((url) => !url.startsWith("data:")), [address]);
  });
  await page.goto(address + path);
  await running(page);
  return page;
}

test("a deep link answers, and reloading too", async (t) => {
  const page = await open(t, "#/?t=县长");
  await page.getByText("第一责任人").first().waitFor();
  await page.reload();
  await page.getByText("第一责任人").first().waitFor();
});

test("pages, back and forward", async (t) => {
  const page = await open(t, "#/about");
  const first = await page.getByRole("heading", { level: 1 }).innerText();
  await page.evaluate(() => (location.hash = "#/glance"));
  await page.getByRole("heading", { level: 1 }).filter({ hasNotText: first }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 1 }).filter({ hasText: first }).waitFor();
});

test("a browser that cannot inflate is helped", async (t) => {
  const page = await open(t, "#/?t=县长", () => delete globalThis.DecompressionStream);
  await page.getByText("第一责任人").first().waitFor();
});
