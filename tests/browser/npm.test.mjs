// The npm package in a browser, as a page without a bundler has it: its own files, imported as a module.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { DIST, ZEREN } from "./lib/places.mjs";
import { site } from "./lib/site.mjs";

const folder = await mkdtemp(join(tmpdir(), "zeren-npm-page-"));
await cp(join(DIST, "npm"), join(folder, "zeren"), { recursive: true });
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";
await writeFile(
  join(folder, "index.html"),
  `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><link rel="icon" href="data:,"><title>zeren</title>`,
);
const { host, page: open } = await site({ folder });
host.packed = false;
after(() => rm(folder, { recursive: true }));

const native = (...words) => JSON.parse(execFileSync(ZEREN, [...words, "--format", "json"], { encoding: "utf8" }));
const icon = /data:,|favicon|img-src/;

test("the functions answer as the native program does", async (t) => {
  const page = await open(t, "", { ready: false, expect: [icon] });
  const found = await page.evaluate(async () => {
    const { assess, determine, search, version, who } = await import("/zeren/browser.js");
    return {
      version,
      title: determine("副市长(分管生态环境、住建)", { lang: "en" }),
      asked: determine("县民政局局长", { answers: { importance: "yes" } }),
      chain: who("水务", { level: "county" }),
      assessment: assess({ causation: "no" }, { posts: ["县长"] }),
      hits: search("环境应急"),
    };
  });
  assert.deepEqual(found.title, native("post", "副市长(分管生态环境、住建)", "--lang", "en"));
  assert.deepEqual(found.asked, native("post", "县民政局局长", "--answer", "importance=yes"));
  assert.deepEqual(found.chain, native("who", "--sector", "水务", "--level", "county"));
  assert.deepEqual(found.assessment, native("assess", "--set", "causation=no", "--post", "县长"));
  assert.deepEqual(found.hits, native("search", "环境应急"));
  assert.equal(found.version.format, 1);
});

test("an error has its type and code", async (t) => {
  const page = await open(t, "", { ready: false, expect: [icon] });
  const found = await page.evaluate(async () => {
    const { ZerenError, determine } = await import("/zeren/browser.js");
    try {
      determine("", { lang: "en" });
    } catch (error) {
      return [error instanceof ZerenError, error.name, error.code, error.message];
    }
  });
  assert.deepEqual(found, [true, "ZerenError", "empty-title", "the title is empty; write a post, such as 县长"]);
});

test("the program can be fetched from elsewhere", async (t) => {
  const page = await open(t, "", { ready: false, expect: [icon] });
  const classes = await page.evaluate(async () => {
    const { load } = await import("/zeren/load.js");
    const { determine } = await load(fetch("/zeren/zeren.wasm"));
    return determine("县长").classes;
  });
  assert.deepEqual(classes, ["government-principal"]);
});
