// A new release is taken up whole at the next navigation, and one that is only half uploaded not at all.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { nextRelease, put } from "./lib/release.mjs";
import { kept, running, site, until } from "./lib/site.mjs";
import { DIST } from "./lib/places.mjs";

const { host, page: open } = await site({ base: "/zeren/" });
const next = await nextRelease();
after(next.remove);

const release = (page) => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--release"));
const caches = (page) => page.evaluate(() => caches.keys());

test("a new release comes with the next navigation", async (t) => {
  host.folder = DIST;
  const page = await open(t);
  await kept(page);
  assert.equal((await caches(page)).length, 1);

  host.folder = next.folder;
  await page.reload();
  await running(page);
  assert.equal(await release(page), "", "the old release answers while the new one is fetched");
  await until(page, async () => {
    const { active, installing, waiting } = await navigator.serviceWorker.ready;
    const [name, ...others] = await caches.keys();
    const settled = !installing && !waiting && active.state === "activated";
    return settled && others.length === 0 && name.endsWith("0123456789abcdef");
  });

  await page.reload();
  await running(page);
  assert.equal(await release(page), "next");
});

test("half a release is not taken up", async (t) => {
  host.folder = DIST;
  const page = await open(t);
  await kept(page);
  const before = await caches(page);

  // The worker is uploaded, the page is not yet.
  const half = await nextRelease();
  t.after(half.remove);
  await put(half.folder, "index.html", half.old.page);
  host.folder = half.folder;
  const outcome = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing;
    return new Promise((resolve) => worker.addEventListener("statechange", () => resolve(worker.state)));
  });
  assert.equal(outcome, "redundant");
  await until(page, async (count) => (await caches.keys()).length === count, before.length);
  await page.reload();
  await running(page);
  assert.equal(await release(page), "");
});
