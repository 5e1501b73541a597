// The package's answers are the native program's, byte for byte: what `zeren who` and `zeren assess` print, and random
// titles. What is random has a seed, which is printed; SEED=… looks elsewhere.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { DIST, ROOT, Random, zeren } from "./installed.mjs";

const SEED = Number(process.env.SEED ?? 20250801);
const TITLES = Number(process.env.TITLES ?? 20000);
console.log(`seed ${SEED}`);

// The bound program itself: its bytes, before they are parsed.
const bound = await import(pathToFileURL(join(DIST, "zeren.js")).href);
bound.initSync({ module: readFileSync(join(DIST, "zeren.wasm")) });

const random = new Random(SEED);
const listed = (kind) => JSON.parse(zeren(["list", kind, "--format", "json"])).items.map(({ id }) => id);
const levels = ["province", "prefecture", "county", "township", "zone", "central", "village"];
const shuffled = (list) => list.map((one) => [random.next(), one]).sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);

test(`${TITLES} random titles`, () => {
  const titles = execFileSync(join(ROOT, "target/debug/random"), [String(SEED), String(TITLES)], { encoding: "utf8", maxBuffer: 1 << 28 });
  const lines = titles.split("\n").slice(0, -1);
  assert.equal(lines.length, TITLES);
  for (const lang of ["zh", "en"]) {
    const expected = zeren(["batch", "--lang", lang], titles).split("\n");
    const options = JSON.stringify({ lang });
    for (const [index, line] of lines.entries()) {
      const found = bound.post_of(line, options);
      // A batch tells its own line number.
      if (found !== expected[index]) assert.equal(found, expected[index].replace(/"line":\d+/, '"line":1'), line);
    }
  }
});

test("explained, as of a day, with answers, beside `zeren post`", () => {
  const titles = ["副县长", "县民政局局长", "某市生态环境局副局长", "市长", "县委常委、宣传部部长", "镇长", "原县长", "村主任", "县局局长"];
  const answers = [["portfolio", "listed"], ["importance", "yes"], ["membership", "no"], ["deputy-head", "yes"], ["level", "county"], ["department", "environment"]];
  let answered = 0;
  let refused = 0;
  for (const title of titles) {
    for (const lang of ["zh", "en"]) {
      for (const [explain, day] of [[true, null], [false, "2020-01-01"], [true, "2024-06-01"], [false, "2026-03-01"]]) {
        const words = ["post", title, "--format", "json", "--lang", lang, ...(explain ? ["--explain"] : []), ...(day ? ["--as-of", day] : [])];
        const options = { lang, explain, as_of: day ?? undefined };
        assert.equal(`${bound.post_of(JSON.stringify({ title }), JSON.stringify(options))}\n`, zeren(words));
      }
      for (const [about, value] of answers) {
        const found = bound.post_of(JSON.stringify({ title }), JSON.stringify({ lang, answers: { [about]: value } }));
        const words = ["post", title, "--format", "json", "--lang", lang, "--answer", `${about}=${value}`];
        try {
          assert.equal(`${found}\n`, zeren(words));
          answered += 1;
        } catch (error) {
          // A level that the post cannot have is refused by both.
          assert.deepEqual([error.status, JSON.parse(found).error?.code], [2, "level-contradicts"], words.join(" "));
          refused += 1;
        }
      }
    }
  }
  assert.equal(answered + refused, titles.length * 2 * answers.length);
  assert.ok(refused > 0 && refused < answered, `${refused} refused`);
});

test("who answers, for every level, with sectors, departments and duties", () => {
  const sectors = shuffled(listed("sectors")).slice(0, 6);
  const duties = shuffled(listed("duties")).slice(0, 6);
  const matters = [[], ...["environment", "民政", ...sectors].map((name) => ["sector", name]), ["duty", "规划"], ...duties.map((id) => ["duty", id])];
  for (const level of [null, ...levels]) {
    for (const [kind, name] of matters) {
      const lang = random.one(["zh", "en"]);
      const day = random.one([null, null, "2020-01-01", "2025-01-01"]);
      const request = { lang, ...(level ? { level } : {}), ...(kind ? { [kind]: name } : {}), ...(day ? { as_of: day } : {}) };
      const words = ["who", "--format", "json", "--lang", lang, ...(level ? ["--level", level] : []), ...(kind ? [`--${kind}`, name] : []), ...(day ? ["--as-of", day] : [])];
      assert.equal(`${bound.who_for(JSON.stringify(request))}\n`, zeren(words), words.join(" "));
    }
  }
});

test("random cases, assessed", () => {
  const file = join(tmpdir(), `zeren-case-${process.pid}.json`);
  after(() => rmSync(file, { force: true }));
  const report = JSON.parse(bound.assess_of("{}", '{"lang":"zh"}'));
  const elements = report.elements.map(({ id }) => id);
  const readings = report.situations.flatMap((one) => Object.keys(one.by_reading));
  const posts = ["县委副书记、县长", "副市长(分管水利)", "某镇镇长", "市生态环境局局长", "🌳"];
  let answered = 0;
  for (let turn = 0; turn < 150; turn += 1) {
    const lang = random.one(["zh", "en"]);
    const facts = {};
    const said_by = {};
    for (const id of elements.filter(() => random.below(3) > 0)) {
      facts[id] = random.one(["yes", "no", "unknown", true, false, "是", "不知道"]);
      if (random.below(4) === 0) said_by[id] = random.one(["督察组", "a \"b\" \\", "\u0001"]);
    }
    const stated = { facts, said_by };
    if (random.below(2)) stated.posts = shuffled(posts).slice(0, random.below(4));
    if (random.below(3) === 0) stated.readings = [random.one(readings)];
    if (random.below(3) === 0) stated.as_of = random.one(["2020-01-01", "2026-03-01"]);
    const text = JSON.stringify(stated);
    writeFileSync(file, text);
    const found = bound.assess_of(text, JSON.stringify({ lang }));
    let printed;
    try {
      printed = zeren(["assess", "--facts", file, "--format", "json", "--lang", lang]);
      answered += 1;
    } catch (error) {
      assert.equal(error.status, 2, text);
      assert.ok(JSON.parse(found).error, text);
      continue;
    }
    assert.equal(`${found}\n`, printed, text);
  }
  assert.ok(answered > 30, `only ${answered} cases were answered`);
});
