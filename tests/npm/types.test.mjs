// The types are those of what the program really prints: its answers, as literals, pass `tsc --strict`, where a field
// that is missing, unknown, or of another type is an error; and every field that the types offer is met in one of them.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after } from "node:test";
import { HERE, NAME, ROOT, install, zeren } from "./installed.mjs";

const installed = install();
after(() => installed.remove());
copyFileSync(join(HERE, "tsconfig.json"), join(installed.folder, "tsconfig.json"));
const project = (...files) => {
  const settings = JSON.parse(readFileSync(join(HERE, "tsconfig.json"), "utf8"));
  writeFileSync(join(installed.folder, "tsconfig.json"), JSON.stringify({ ...settings, files }));
};
const tsc = () => {
  try {
    execFileSync(join(HERE, "node_modules/.bin/tsc"), ["--project", installed.folder], { encoding: "utf8", cwd: installed.folder });
    return "";
  } catch (error) {
    return error.stdout;
  }
};

test("the example passes tsc --strict, and its mistakes do not", () => {
  copyFileSync(join(HERE, "example.ts"), join(installed.folder, "example.ts"));
  project("example.ts");
  assert.equal(tsc(), "");
});

// What the program prints, by type.
const titles = () => {
  const folder = join(ROOT, "tests/cases/titles");
  const files = readdirSync(folder).filter((name) => name.endsWith(".tsv"));
  const lines = files.flatMap((name) => readFileSync(join(folder, name), "utf8").split("\n"));
  const all = lines.filter((line) => line && !line.startsWith("#")).map((line) => line.split("\t")[0]);
  return all.filter((_, index) => index % 17 === 0);
};
const parsed = (words, input) => zeren(words, input).trimEnd().split("\n").map((line) => JSON.parse(line));
const answers = (list) => list.filter((one) => !one.error);
const json = (...words) => parsed([...words, "--format", "json"]);
const printed = {
  Answer: () => [
    ...answers(parsed(["batch"], titles().join("\n"))),
    ...answers(parsed(["batch", "--brief", "--lang", "en"], titles().slice(0, 30).join("\n"))),
    ...["副市长", "朝阳区区长", "某市生态环境局副局长(主持工作)", "原县长,现任市民政局局长王某"].flatMap((title) => json("post", title, "--explain", "--lang", "en")),
    ...json("post", "县长", "--as-of", "2020-01-01"),
    ...parsed(["batch"], '{"organ":"government","position":"deputy","sectors":["水利","民政"]}'),
  ],
  Chain: () => [...json("who"), ...json("who", "--duty", "规划", "--lang", "en"), ...json("who", "--sector", "民政", "--level", "zone"), ...json("who", "--sector", "水利", "--as-of", "2020-01-01")],
  Assessment: () => [
    ...json("assess", "--set", "causation=no"),
    ...json("assess", "--set", "causation=yes 督察组", "--set", "formalism=unknown", "--reading", "any-result", "--post", "县委副书记、县长", "--as-of", "2026-03-01", "--lang", "en"),
    ...json("assess", "--set", "formalism=yes", "--as-of", "2020-01-01", "--post", "副县长"),
  ],
  Hits: () => [...json("search", "督察"), ...json("search", "fiscal support", "--lang", "en")],
};
const values = Object.fromEntries(Object.entries(printed).map(([type, make]) => [type, make()]));

test("what is printed passes tsc --strict as literals", () => {
  const lines = [`import type { ${Object.keys(values).join(", ")} } from "${NAME}";`];
  let count = 0;
  for (const [type, list] of Object.entries(values)) {
    for (const value of list) lines.push(`export const v${(count += 1)}: ${type} = ${JSON.stringify(value)};`);
  }
  assert.ok(count > 150, `only ${count} values`);
  writeFileSync(join(installed.folder, "printed.ts"), lines.join("\n"));
  project("printed.ts");
  assert.equal(tsc(), "");
});

test("a literal that is not of the type does not pass", () => {
  const spoilt = structuredClone(values.Answer[0]);
  spoilt.posts[0].organ = "palace";
  const more = { ...values.Chain[0], penalty: "none" };
  const { duties: _, ...less } = values.Answer[0];
  const lines = [`import type { Answer, Chain } from "${NAME}";`];
  lines.push(`export const a: Answer = ${JSON.stringify(spoilt)};`);
  lines.push(`export const b: Chain = ${JSON.stringify(more)};`);
  lines.push(`export const c: Answer = ${JSON.stringify(less)};`);
  writeFileSync(join(installed.folder, "spoilt.ts"), lines.join("\n"));
  project("spoilt.ts");
  const told = tsc();
  for (const line of [2, 3, 4]) assert.match(told, new RegExp(`spoilt\\.ts\\(${line},`), told);
});

test("every field that the types of answers offer is printed", async () => {
  const { default: ts } = await import("typescript");
  const source = ts.createSourceFile("index.d.ts", readFileSync(join(installed.package, "index.d.ts"), "utf8"), ts.ScriptTarget.Latest, true);
  // Types of what is given, not of what comes back.
  const given = new Set(["Fields", "Titled", "DetermineOptions", "WhoOptions", "AssessOptions", "CaseRecord", "Fault"]);
  const offered = new Set();
  const fields = (node) => {
    if (ts.isPropertySignature(node)) offered.add(node.name.text);
    ts.forEachChild(node, fields);
  };
  source.statements.filter((one) => ts.isInterfaceDeclaration(one) && !given.has(one.name.text)).forEach(fields);
  const met = new Set();
  const meet = (value) => {
    if (value === null || typeof value !== "object") return;
    if (!Array.isArray(value)) Object.keys(value).forEach((name) => met.add(name));
    Object.values(value).forEach(meet);
  };
  Object.values(values).flat().forEach(meet);
  assert.ok(offered.size > 60);
  assert.deepEqual([...offered].filter((name) => !met.has(name)), []);
});
