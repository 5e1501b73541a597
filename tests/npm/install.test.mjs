// The package packed, installed and used in Node.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, HERE, NAME, install } from "./installed.mjs";

const installed = install();
after(() => installed.remove());
const zeren = await installed.module();

test("everything the package needs is packed, and nothing else", () => {
  const files = installed.packed.files.map((file) => file.path).sort();
  assert.deepEqual(files, [
    "LICENSE", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "README.zh-CN.md", "api.js", "browser.js", "ids.d.ts",
    "index.d.ts", "load.d.ts", "load.js", "node.js", "package.json", "zeren.js", "zeren.wasm",
  ]);
  const manifest = JSON.parse(readFileSync(join(installed.package, "package.json"), "utf8"));
  assert.equal(manifest.version, zeren.version.package);
  assert.equal(manifest.dependencies, undefined);
});

test("the example prints what it should", () => {
  copyFileSync(join(HERE, "example.mjs"), join(installed.folder, "example.mjs"));
  const printed = execFileSync("node", ["example.mjs"], { cwd: installed.folder, encoding: "utf8" });
  assert.deepEqual(printed.trimEnd().split("\n"), [
    "government-principal leadership-member",
    "overall leadership",
    "portfolio environment listed unlisted",
    "government-environment-deputy",
    "government-sector-deputy",
    "party-principal government-principal government-environment-deputy government-sector-deputy leadership-member sector-department-head ecology-department-head",
    "implementation-failure=open duty-failure=open unlawful-decision=open serious-damage=not-reached other=open",
    "government-environment-deputy/environmental-emergency",
    "1",
    "true empty-title 职务是空的;写一个职务,如 县长",
  ]);
});

test("the examples of the READMEs run", async () => {
  for (const name of ["README.md", "README.zh-CN.md"]) {
    const text = readFileSync(join(DIST, name), "utf8");
    const blocks = [...text.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code]) => code);
    assert.ok(blocks.length >= 1, name);
    for (const code of blocks.filter((code) => !code.includes("fetch("))) {
      execFileSync("node", ["--input-type=module", "--eval", code], { cwd: installed.folder, stdio: ["ignore", "ignore", "pipe"] });
    }
  }
});

test("the program can be given", async () => {
  const { load } = await import(pathToFileURL(join(installed.package, "load.js")).href);
  const given = await load(readFileSync(join(installed.package, "zeren.wasm")));
  assert.deepEqual(given.determine("县长").classes, ["government-principal"]);
  assert.deepEqual(given.version, zeren.version);
});

const codes = (run) => {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof zeren.ZerenError, String(error));
    return error.code;
  }
  assert.fail("no error");
};

test("what cannot be answered is an error with a code", () => {
  const { assess, determine, who } = zeren;
  assert.equal(codes(() => determine(" ")), "empty-title");
  assert.equal(codes(() => determine("县".repeat(3000))), "title-too-long");
  assert.equal(codes(() => determine("县".repeat(30000))), "line-too-long");
  assert.equal(codes(() => determine({ organ: "court" })), "missing-field");
  assert.equal(codes(() => determine({ title: "县长", organ: "court", position: "head" })), "title-and-fields");
  assert.equal(codes(() => determine({ organ: "x", position: "head" })), "bad-json");
  assert.equal(codes(() => determine("副县长", { sectors: ["饕餮"] })), "unknown-sector");
  assert.equal(codes(() => determine("县长", { region: "饕餮" })), "unknown-region");
  assert.equal(codes(() => determine("县长", { level: "province" })), "level-contradicts");
  assert.equal(codes(() => determine("昆山市市长", { region: "太仓市" })), "region-contradicts");
  assert.equal(codes(() => determine("县长", { sectors: ["水利"] })), "sector-without-post");
  assert.equal(codes(() => determine("副县长", { answers: { portfolio: "x" } })), "bad-answer");
  assert.equal(codes(() => determine("县长", { asOf: "2026-13-01" })), "bad-day");
  assert.equal(codes(() => who("饕餮")), "unknown-matter");
  assert.equal(codes(() => who("水务", { level: "x" })), "unknown-level");
  assert.equal(codes(() => assess({ 饕餮: "yes" })), "bad-facts");
  assert.equal(codes(() => assess({ "against-law": "yes", "decision-made": "no" })), "contradiction");
  assert.equal(codes(() => assess({}, { posts: ["县".repeat(3000)] })), "title-too-long");
});

test("every fault of facts is told, in the language asked for", () => {
  try {
    zeren.assess({ causaton: "yes", formalism: "perhaps" }, { lang: "en", asOf: "never" });
    assert.fail("no error");
  } catch (error) {
    assert.deepEqual(error.faults.map(({ code }) => code), ["unknown-element", "bad-value", "bad-day"]);
    assert.match(error.message, /unknown element `causaton`/);
  }
});

test("a wrong argument is a TypeError", () => {
  for (const run of [
    () => zeren.determine(7),
    () => zeren.determine(null),
    () => zeren.determine("县长", { language: "en" }),
    () => zeren.determine("县长", { lang: "fr" }),
    () => zeren.determine("县长", null),
    () => zeren.who(7),
    () => zeren.assess([]),
    () => zeren.assess("yes"),
    () => zeren.search(),
  ]) {
    assert.throws(run, TypeError);
  }
});

test("an assessment is a record that can be given again", () => {
  const first = zeren.assess({ causation: "no" }, { posts: ["县长"], saidBy: { causation: "督察组" }, asOf: "2026-01-01" });
  assert.deepEqual(zeren.assess(first), first);
  assert.deepEqual(zeren.assess(JSON.parse(JSON.stringify(first)), { lang: "zh" }), first);
  const old = { ...first, rulebook: "1999" };
  assert.equal(codes(() => zeren.assess(old)), "bad-facts");
  assert.deepEqual(zeren.assess(old, { reuse: true }).facts, first.facts);
});

test("the name is the one the documents use", () => assert.equal(installed.packed.name, NAME));
