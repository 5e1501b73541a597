// Local rulebooks on the page: dropped, or named in the address; shown, taken off; faults told; nothing sent.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { axe, findings } from "./lib/axe.mjs";
import { dropOn } from "./lib/drop.mjs";
import { DIST, ROOT, ZEREN } from "./lib/places.mjs";
import { FAULTY as ROSTER, drop as dropRoster, download, opened, ready } from "./lib/roster.mjs";
import { go, kept, launch, running, site, watch } from "./lib/site.mjs";

const { host, page: open } = await site();
const folder = mkdtempSync(join(tmpdir(), "zeren-local-"));
after(() => rmSync(folder, { recursive: true }));
const EXAMPLE = join(ROOT, "examples/changchun.toml");
const FAULTS = join(ROOT, "crates/cli/tests/program/faulty.toml");

const LAYER = `[layer]
id = "shanshui"
version = "2"
zh = "山水市清单"
en = "Shanshui's list"
authority = { zh = "山水市清单(虚构)", en = "Shanshui's list (made up)" }

[[source]]
id = "1"
zh = "民政部门承担重要职责。市委书记任总河长。"

[[listed]]
fields = ["民政"]
cite = [{ p = "1", zh = "民政部门承担重要职责" }]

[[duty]]
class = "party-principal"
id = "river-chief"
zh = "担任总河长"
en = "serve as river chief"
cite = [{ p = "1", zh = "市委书记任总河长" }]
`;
const put = (name, text) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const layer = put("山水.toml", LAYER);

const drop = (page, ...files) => dropOn(page, "main", files);
const bar = (page) => page.locator("section.layers");
const refused = (page) => page.locator("section.refused");
const verdict = (page) => page.locator("article h2").first();
const bare = (text) => text.replace(/[\s\p{P}\p{S}]/gu, "");
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));

test("a file dropped on the first page: the answer is decided with it, says so, and it can be taken off", async (t) => {
  const page = await open(t, "#/?t=市民政局局长");
  await verdict(page).filter({ hasText: "待定" }).waitFor();
  await kept(page);
  await page.waitForLoadState("networkidle");
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await drop(page, layer);
  await bar(page).waitFor();
  await verdict(page).filter({ hasText: "适用" }).waitFor();
  assert.match(await bar(page).innerText(), /山水市清单.*shanshui@2/);
  assert.match(await hash(page), /t=市民政局局长&rulebook=file:shanshui:2:[0-9a-f]{8}$/);
  await page.locator(".basis").filter({ hasText: "依据本地规则“山水市清单”" }).first().waitFor();
  await page.locator("article ol li").filter({ hasText: "shanshui:1" }).first().waitFor();
  // Its paragraph is shown as those of the source are.
  const mark = page.locator("button.mark").filter({ hasText: "shanshui:1" }).first();
  await mark.click();
  await page.locator("blockquote mark").filter({ hasText: "民政部门承担重要职责" }).first().waitFor();
  await page.getByRole("link", { name: "看整段 shanshui:1" }).first().click();
  await page.locator("p.source").filter({ hasText: "市委书记任总河长" }).waitFor();
  await page.goBack();
  await bar(page).getByRole("link", { name: /去掉/ }).click();
  await bar(page).waitFor({ state: "detached" });
  await verdict(page).filter({ hasText: "待定" }).waitFor();
  assert.equal(await hash(page), "#/?t=市民政局局长");
  await page.goBack();
  await bar(page).waitFor();
  const foreign = asked.filter((url) => !/\/(layered-[0-9a-f]{16}\.(js|wasm)|whole-[0-9a-f]{16}\.css|rules\/changchun\.toml)$/.test(url));
  assert.deepEqual(foreign, [], "the program and its styles are fetched, nothing else, and nothing is sent");
});

test("answers to questions that stand in the address outlast the change of programs", async (t) => {
  const page = await open(t, "#/?t=副县长&a=portfolio:listed");
  await verdict(page).waitFor();
  await drop(page, layer);
  await bar(page).waitFor();
  assert.match(await hash(page), /^#\/\?t=副县长&a=portfolio:listed&rulebook=file:/);
});

test("who answers, the rulebook, what is copied and the assessment are under it too", async (t) => {
  const page = await open(t, "#/local");
  await page.locator("#rules").setInputFiles(layer);
  await bar(page).waitFor();
  await page.getByRole("link", { name: /担任总河长/ }).waitFor();
  const mark = (await hash(page)).match(/rulebook=.*/)[0];
  await go(page, `#/who?sector=民政&${mark}`);
  await page.locator("ol.chain .basis").filter({ hasText: "山水市清单" }).first().waitFor();
  await go(page, `#/rulebook?q=总河长&${mark}`);
  await page.locator("main a").filter({ hasText: "总河长" }).first().waitFor();
  await go(page, `#/glance?${mark}`);
  await page.locator("table.matrix").getByText("担任总河长").waitFor();
  await go(page, `#/loop?${mark}`);
  await page.locator(".loop svg").getByText("担任总河长").waitFor();
  await go(page, `#/loop?at=party-principal&${mark}`);
  await page.locator(".steps li.certain").filter({ hasText: "担任总河长" }).filter({ hasText: "本地规则" }).waitFor();
  await go(page, `#/assess?post=市民政局局长&${mark}`);
  await page.locator(".assess").filter({ hasText: "其他承担重要生态环境保护职能的相关部门负责人" }).waitFor();
  assert.match(await page.locator(".foot").innerText(), /\+shanshui@2/);
  await go(page, `#/assess?post=市委书记&${mark}`);
  await page.locator(".person").filter({ hasText: "本地规则另加的职责" }).filter({ hasText: "担任总河长" }).waitFor();
  await go(page, `#/?t=市委书记&${mark}`);
  await page.locator("article ol li").filter({ hasText: "担任总河长" }).filter({ hasText: "山水市清单" }).waitFor();
});

test("two at once in order; the same id again takes the place of the one before", async (t) => {
  const page = await open(t, "#/local");
  await running(page);
  await drop(page, EXAMPLE, layer);
  await bar(page).waitFor();
  assert.deepEqual((await bar(page).locator("strong").allInnerTexts()).map((text) => text.match(/[a-z]+@\d/)[0]), ["changchun@1", "shanshui@2"]);
  await drop(page, put("newer.toml", LAYER.replace('version = "2"', 'version = "3"')));
  await bar(page).getByText("shanshui@3").waitFor();
  assert.equal(await bar(page).locator("li").count(), 2);
});

test("an address on this site, and the deep link gives it again", async (t) => {
  const address = "#/?t=长春市水利局副局长&rulebook=rules/changchun.toml";
  const page = await open(t, address, { context: { serviceWorkers: "block" }, expect: [/registration blocked/] });
  await bar(page).waitFor();
  assert.match(await bar(page).innerText(), /来自 rules\/changchun\.toml/);
  await verdict(page).filter({ hasText: "适用" }).waitFor();
  const native = execFileSync(ZEREN, ["post", "长春市水利局副局长", "--rulebook", EXAMPLE, "--format", "json"]);
  assert.equal(bare(await verdict(page).innerText()), bare(JSON.parse(native).verdict));
  await page.reload();
  await bar(page).waitFor();
  assert.equal(await hash(page), address);
});

test("the example is reached from the first page", async (t) => {
  const page = await open(t, "");
  await page.getByRole("contentinfo").getByRole("link", { name: "本地规则" }).click();
  await page.getByRole("link", { name: /试用示例/ }).click();
  await bar(page).waitFor();
  await verdict(page).filter({ hasText: "适用" }).waitFor();
});

test("another origin is refused before anything is asked of it", async (t) => {
  const page = await open(t, "#/?t=县长");
  await kept(page);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  for (const other of ["https://example.org/x.toml", "//example.org/x.toml", "data:text/plain,x.toml", "file:///etc/x.toml"]) {
    await go(page, `#/?t=县长&rulebook=${encodeURIComponent(other)}`);
    await refused(page).filter({ hasText: "不在这个网站上" }).waitFor();
    assert.equal(await page.locator("article").count(), 0, "no answer is given in its stead");
    await refused(page).getByRole("link", { name: "不用它，继续" }).click();
    await verdict(page).filter({ hasText: "适用" }).waitFor();
  }
  await go(page, "#/?t=县长&rulebook=index.html");
  await refused(page).filter({ hasText: ".toml" }).waitFor();
  assert.deepEqual(asked.filter((url) => !/\/layered-|\/whole-.*\.css$|\/rules\/changchun/.test(url)), []);
});

test("an address that is not there is told, and may be tried again", async (t) => {
  const page = await open(t, "#/?t=县长&rulebook=rules/none.toml", { context: { serviceWorkers: "block" }, expect: [/404|none\.toml|registration blocked/] });
  await refused(page).filter({ hasText: "HTTP 404" }).waitFor();
  await page.route("**/rules/none.toml", (route) => route.fulfill({ body: LAYER }));
  await refused(page).getByRole("button", { name: "再试一次" }).click();
  await bar(page).waitFor();
});

test("who opens a link made with a file is told which, and that file brings the answer", async (t) => {
  const page = await open(t, "#/?t=市民政局局长");
  await drop(page, layer);
  await bar(page).waitFor();
  const address = await hash(page);
  const other = await open(t, address);
  await refused(other).filter({ hasText: "shanshui" }).waitFor();
  assert.match(await refused(other).innerText(), /shanshui，版本 2/);
  assert.equal(await other.locator("article").count(), 0);
  await drop(other, layer);
  await bar(other).waitFor();
  assert.equal(await hash(other), address);
  await verdict(other).filter({ hasText: "适用" }).waitFor();
});

for (const [lang, path] of [["zh", "#/?t=市民政局局长"], ["en", "#/?t=市民政局局长&lang=en"]]) {
  test(`faults are told as on the command line, all at once, and what was there stays; ${lang}`, async (t) => {
    const page = await open(t, path);
    await drop(page, layer);
    await bar(page).waitFor();
    const before = await hash(page);
    await drop(page, FAULTS);
    await refused(page).waitFor();
    assert.equal(await refused(page).getAttribute("role"), "alert");
    const run = ["rulebook", "check", layer, FAULTS, "--format", "json", "--lang", lang];
    let json;
    try {
      execFileSync(ZEREN, run);
    } catch ({ stdout }) {
      json = JSON.parse(stdout);
    }
    const shown = await refused(page).locator("li.fault").allInnerTexts();
    assert.equal(shown.length, json.faults.length);
    const lines = readFileSync(FAULTS, "utf8").split("\n");
    for (const [at, fault] of json.faults.entries()) {
      const said = bare(shown[at]);
      for (const words of [fault.code, fault.message, fault.help]) assert.ok(said.includes(bare(words)), `${words}\n${shown[at]}`);
      assert.ok(shown[at].includes(`:${fault.line}:${fault.column}`), shown[at]);
      const line = lines[fault.line - 1].slice(0, 30);
      if (basename(fault.file) === "faulty.toml") assert.ok(said.includes(bare(line)), `${line}\n${shown[at]}`);
    }
    assert.equal(await hash(page), before);
    await bar(page).waitFor();
    await refused(page).getByRole("button", { name: lang === "zh" ? "知道了" : "Close" }).click();
    await refused(page).waitFor({ state: "detached" });
  });
}

test("what is no text is told", async (t) => {
  const page = await open(t, "#/?t=县长");
  await drop(page, put("broken.toml", Buffer.from([0x61, 0xff])));
  await refused(page).filter({ hasText: "UTF-8" }).waitFor();
});

test("a roster that is open is read again with it, and is decided as on the command line", async (t) => {
  const roster = put("名册.csv", `${readFileSync(ROSTER, "utf8").trimEnd()}\n320583,昆山市,昆山市民政局,民一,局长,,\n`);
  const page = await open(t, "#/roster");
  await ready(page);
  await dropRoster(page, roster);
  await opened(page);
  await dropRoster(page, layer);
  await bar(page).waitFor();
  await opened(page);
  const native = (...words) =>
    execFileSync(ZEREN, [...words, "--rulebook", layer], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] }).toString();
  const audit = await download(page, "核对结果 JSON .json");
  assert.equal(audit.bytes.toString(), native("audit", "名册.csv", "--format", "json", "--fail-on", "never"));
  const list = await download(page, "责任清单 JSON .json");
  assert.equal(list.bytes.toString(), native("ledger", "名册.csv", "--as", "json"));
  assert.match(list.bytes.toString(), /"local-list"/);
});

test("titles are answered as natively under the example", async (t) => {
  const page = await open(t, "#/local");
  const lines = readFileSync(join(ROOT, "tests/cases/titles/examined-a.tsv"), "utf8").split("\n");
  const titles = lines.filter((line) => line && !line.startsWith("#")).map((line) => `长春市${line.split("\t")[0]}\n`).join("");
  const native = execFileSync(ZEREN, ["batch", "--rulebook", EXAMPLE], { encoding: "utf8", input: titles, maxBuffer: 1 << 28 });
  const found = await page.evaluate(
    async ([titles, rulebook]) => {
      const [, glue] = document.querySelector("meta[name=layered]").content.split(" ");
      const { answerLinesUnder } = await import(new URL(glue, document.baseURI).href);
      return answerLinesUnder(titles, "zh", false, rulebook);
    },
    [titles, readFileSync(EXAMPLE, "utf8")],
  );
  assert.ok(native.includes('"layer":"changchun"') && native.split("\n").length > 50);
  assert.deepEqual(found.split("\n"), native.split("\n"));
});

test("offline, once it was needed: the program and the rulebook of the site", async (t) => {
  const own = await site({ base: "/deep/" });
  const page = await own.page(t, "#/?t=长春市水利局副局长&rulebook=rules/changchun.toml");
  await bar(page).waitFor();
  await kept(page);
  await page.waitForFunction(async () => {
    for (const name of await caches.keys()) {
      const urls = (await (await caches.open(name)).keys()).map(({ url }) => url);
      if (urls.some((url) => /layered-.*wasm$/.test(url)) && urls.some((url) => url.endsWith("changchun.toml"))) return true;
    }
    return false;
  });
  await own.host.close();
  await page.reload();
  await bar(page).waitFor();
  await verdict(page).filter({ hasText: "适用" }).waitFor();
});

test("the single file does the same by dropping; an address it cannot fetch it says so", async (t) => {
  copyFileSync(join(DIST, "zeren.html"), join(folder, "责任.html"));
  const address = pathToFileURL(join(folder, "责任.html")).href;
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage({ locale: "zh-CN" });
  const complaints = watch(page, "null");
  const requests = [];
  page.on("request", (request) => requests.push(request.url().split("#")[0]));
  await page.goto(`${address}#/?t=市民政局局长`);
  await running(page);
  await drop(page, layer);
  await bar(page).waitFor();
  await verdict(page).filter({ hasText: "适用" }).waitFor();
  await go(page, "#/?t=县长&rulebook=rules/mine.toml");
  await refused(page).filter({ hasText: "从磁盘打开" }).waitFor();
  await go(page, "#/?t=长春市水利局副局长&rulebook=rules/changchun.toml");
  await bar(page).waitFor();
  assert.deepEqual(complaints, []);
  assert.deepEqual([...new Set(requests)].filter((url) => !url.startsWith("data:")), [address]);
});

test("by keyboard alone", async (t) => {
  const page = await open(t, "#/local");
  const chooser = page.waitForEvent("filechooser");
  // Meanwhile the browser is told that the dialog is ours.
  await page.locator("#rules").focus();
  await page.keyboard.press("Enter");
  await (await chooser).setFiles(layer);
  await bar(page).waitFor();
  await bar(page).getByRole("link", { name: /去掉/ }).focus();
  await page.keyboard.press("Enter");
  await bar(page).waitFor({ state: "detached" });
});

for (const [locale, colorScheme] of [["zh-CN", "light"], ["en-GB", "dark"]]) {
  test(`axe finds nothing, and nothing overflows; ${locale}, ${colorScheme}`, async (t) => {
    const page = await open(t, "#/local", { context: { locale, colorScheme, viewport: { width: 390, height: 844 } } });
    await page.evaluate(axe);
    const look = async (what) => {
      for (const width of [390, 768, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await findings(page), [], `${what} at ${width}px`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        assert.ok(!wide, `${what} overflows at ${width}px`);
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${what}-${locale}-${colorScheme}-${width}.png`, fullPage: true });
      }
    };
    await look("empty");
    await drop(page, layer);
    await bar(page).waitFor();
    await look("laid");
    await drop(page, FAULTS);
    await refused(page).waitFor();
    await look("refused");
    await go(page, "#/?t=市民政局局长&rulebook=file:shanshui:9:12345678");
    await page.locator("section.refused code").filter({ hasText: "file:shanshui:9" }).waitFor();
    await look("missing");
    await go(page, "#/?t=长春市水利局副局长&rulebook=rules/changchun.toml");
    await verdict(page).waitFor();
    await look("answer");
  });
}
