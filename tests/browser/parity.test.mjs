// The browser's answer is the native program's, byte for byte: every post in fields, every title of the sets, and
// random titles. What is random has a seed, which stands in the test's name; SEED=… looks elsewhere, TITLES=… further.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { RANDOM, ROOT, SPACE, ZEREN } from "./lib/places.mjs";
import { site } from "./lib/site.mjs";

const SEED = process.env.SEED ?? "20250801";
const TITLES = process.env.TITLES ?? "20000";

const { page: open } = await site();

const titles = () => {
  const folder = join(ROOT, "tests/cases/titles");
  const files = readdirSync(folder).filter((name) => name.endsWith(".tsv"));
  const lines = files.flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"));
  return lines.filter((line) => line && !line.startsWith("#")).map((line) => `${line.split("\t")[0]}\n`).join("");
};
const space = () => execFileSync(SPACE, { encoding: "utf8", maxBuffer: 1 << 28 });

const random = () => execFileSync(RANDOM, [SEED, TITLES], { encoding: "utf8", maxBuffer: 1 << 28 });

const native = (text, lang, brief) =>
  execFileSync(ZEREN, ["batch", "--lang", lang, ...(brief ? ["--brief"] : [])], {
    encoding: "utf8",
    input: text,
    maxBuffer: 1 << 30,
  });

const inBrowser = (page, text, lang, brief) =>
  page.evaluate(
    async ([text, lang, brief]) => {
      const [, glue] = document.querySelector("meta[name=whole]").content.split(" ");
      const { answerLines } = await import(new URL(glue, document.baseURI).href);
      return answerLines(text, lang, brief);
    },
    [text, lang, brief],
  );

const sets = [
  ["every post", space(), 5000],
  ["every title", titles(), 600],
  [`random titles of seed ${SEED}`, random(), Number(TITLES)],
];

for (const [name, lines, least] of sets) {
  for (const lang of ["zh", "en"]) {
    for (const brief of [false, true]) {
      test(`${name}, ${lang}${brief ? ", brief" : ""}`, async (t) => {
        const page = await open(t, "#/about");
        const expected = native(lines, lang, brief).split("\n");
        const found = (await inBrowser(page, lines, lang, brief)).split("\n");
        assert.ok(expected.length > least, `only ${expected.length} lines`);
        const different = expected.findIndex((line, index) => line !== found[index]);
        assert.equal(found[different], expected[different], `line ${different + 1}: ${lines.split("\n")[different]}`);
        assert.equal(found.length, expected.length);
      });
    }
  }
}
