// A roster in the browser: opened, audited as on the command line, filtered, put into files; nothing leaves the machine.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { pathToFileURL } from "node:url";
import { axe, findings } from "./lib/axe.mjs";
import { DIST } from "./lib/places.mjs";
import { FAULTY, download, drop, large, native, opened, ready } from "./lib/roster.mjs";
import { kept, launch, running, site, until, watch } from "./lib/site.mjs";

const { host, page: open } = await site();
const folder = mkdtempSync(join(tmpdir(), "zeren-roster-"));
after(() => rmSync(folder, { recursive: true }));
const audit = JSON.parse(native("audit", FAULTY, "--format", "json"));

async function faulty(t, path = "#/roster", options = {}) {
  const page = await open(t, path, options);
  await ready(page);
  await drop(page, FAULTY);
  await opened(page);
  return page;
}

// They come all at once, after the page, which says so meanwhile.
const shown = async (page) => {
  await page.locator(".findings > li").first().waitFor();
  return page.locator(".findings > li").count();
};

test("a first visit is sent nothing of it; the page brings it when it is opened", async (t) => {
  host.requests.length = 0;
  const page = await open(t, "#/roster", { context: { serviceWorkers: "block" }, expect: [/Service Worker/] });
  await ready(page);
  const asked = host.requests.filter((path) => path.includes("/desk-"));
  assert.equal(asked.length, 4, `${asked}`);
  host.requests.length = 0;
  await open(t, "", { context: { serviceWorkers: "block" }, expect: [/Service Worker/] });
  assert.deepEqual(host.requests.filter((path) => path.includes("desk-")), []);
});

test("the sample: every finding of the command line is there", async (t) => {
  const page = await open(t, "#/roster");
  await ready(page);
  await page.getByRole("button", { name: "试用样例" }).click();
  await opened(page);
  assert.equal(await shown(page), audit.findings.length);
  const text = await page.locator(".findings").allInnerTexts();
  // The page typesets: half width there, full width here.
  const bare = (text) => text.replace(/[\s\p{P}\p{S}]/gu, "");
  const all = bare(text.join(""));
  for (const { message, code } of audit.findings) assert.ok(all.includes(bare(message)), `${code} ${message}`);
});

test("UTF-8, GB18030 and a workbook, dropped or chosen: the audit is the command line's", async (t) => {
  const gbk = join(folder, "国标.csv");
  writeFileSync(gbk, execFileSync("iconv", ["-f", "utf-8", "-t", "gb18030", FAULTY]));
  const book = join(folder, "名册.xlsx");
  writeFileSync(book, native("ledger", FAULTY, "--as", "xlsx"));
  const page = await open(t, "#/roster");
  await ready(page);
  for (const [at, file] of [FAULTY, gbk, book].entries()) {
    if (at === 1) await page.locator("#file").setInputFiles(file);
    else await drop(page, file);
    await page.locator(".overview .said").getByText(file.split("/").pop()).waitFor();
    const { bytes } = await download(page, "核对结果 JSON .json");
    assert.equal(bytes.toString(), native("audit", file, "--format", "json").toString(), file);
  }
  assert.match(await page.locator(".roster").innerText(), /Excel 工作簿/);
});

test("every form is the command line's, byte for byte; of one region too, and in English", async (t) => {
  const page = await faulty(t);
  const forms = [
    ["核对结果 JSON .json", ["audit", FAULTY, "--format", "json"]],
    ["核对结果 JSONL .jsonl", ["audit", FAULTY, "--format", "jsonl"]],
    ["核对结果 SARIF .sarif", ["audit", FAULTY, "--format", "sarif"]],
    ["责任清单 Excel 工作簿 .xlsx", ["ledger", FAULTY, "--as", "xlsx"]],
    ["责任清单 Word 文档 .docx", ["ledger", FAULTY, "--as", "docx"]],
    ["责任清单 网页，可打印 .html", ["ledger", FAULTY, "--as", "html"]],
    ["责任清单 Markdown .md", ["ledger", FAULTY, "--as", "md"]],
    ["责任清单 CSV .csv", ["ledger", FAULTY, "--as", "csv"]],
    ["责任清单 JSON .json", ["ledger", FAULTY, "--as", "json"]],
    ["责任清单 JSONL .jsonl", ["ledger", FAULTY, "--as", "jsonl"]],
  ];
  for (const [name, words] of forms) {
    const { bytes } = await download(page, name);
    assert.ok(bytes.equals(native(...words)), name);
  }
  await page.locator("#region").fill("太仓市");
  const of = await download(page, "责任清单 Excel 工作簿 .xlsx");
  assert.ok(of.bytes.equals(native("ledger", FAULTY, "--as", "xlsx", "--region", "太仓市")));
  assert.equal(of.name, "roster-faulty-太仓市-责任清单.xlsx");
  await page.locator("#region").fill("乌有");
  await page.getByRole("button", { name: "责任清单 CSV .csv" }).click();
  await page.locator(".files ~ .trouble").getByText("没有 `乌有` 这个地区").waitFor();
  await page.getByRole("link", { name: "English" }).click();
  await page.locator("#region").fill("");
  const english = await download(page, "Audit JSON .json");
  assert.ok(english.bytes.equals(native("audit", FAULTY, "--format", "json", "--lang", "en")));
});

test("filters and order, in the address and back", async (t) => {
  const page = await faulty(t);
  const count = (fits) => audit.findings.filter(fits).length;
  const wait = (number) => page.locator(".pager .count").filter({ hasText: `共 ${number} 个` }).first().waitFor();
  await page.locator("#severity").selectOption("error");
  await wait(count(({ severity }) => severity === "error"));
  assert.match(page.url(), /severity=error/);
  await page.goBack();
  await wait(audit.findings.length);
  await page.locator("#region").fill("320585");
  await wait(count(({ region_code: code }) => code === 320585));
  await page.locator("#region").fill("");
  const { code } = audit.findings.find(({ slug }) => slug === "unread");
  await page.locator(".codes button", { hasText: code }).click();
  await wait(count((one) => one.code === code));
  await page.locator(".explained").getByText("为什么").waitFor();
  assert.match(page.url(), new RegExp(`code=${code}`));
  await page.getByRole("button", { name: "清除筛选" }).click();
  await page.locator("#sort").selectOption("severity");
  await page.waitForFunction(() => document.querySelector(".findings > li")?.classList.contains("error") && !document.querySelector(".roster > h2"));
  const severities = await page.locator(".findings > li").evaluateAll((all) => all.map((one) => ["error", "warning", "note"].findIndex((name) => one.classList.contains(name))));
  assert.deepEqual(severities, [...severities].sort());
  await page.locator(".findings a").first().click();
  await page.locator("#person").waitFor();
  assert.match(page.url(), /tab=rows&row=\d+/);
});

test("rows, regions, one person with the source of each duty", async (t) => {
  const page = await faulty(t, "#/roster?tab=rows");
  const grid = page.getByRole("grid");
  await page.getByText(`${audit.totals.rows} 行`, { exact: true }).waitFor();
  assert.equal(await grid.getAttribute("aria-rowcount"), String(audit.totals.rows + 1));
  await page.locator("#words").fill("苏大江");
  await page.getByText("1 行", { exact: true }).waitFor();
  await grid.focus();
  await page.keyboard.press("Enter");
  const person = page.locator("section.person");
  await person.getByRole("heading", { name: "苏大江" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === "person");
  assert.equal(await person.locator("ol > li").count(), 4);
  await person.locator("button.mark", { hasText: "Q4.2" }).first().click();
  assert.match(await person.locator("blockquote").innerText(), /第一责任人/);
  await person.getByRole("button", { name: "关闭" }).click();
  await person.waitFor({ state: "detached" });
  await page.locator(".tabs").getByRole("link", { name: /地区与类别/ }).click();
  await page.getByText(`${audit.totals.regions} 行`, { exact: true }).waitFor();
  const line = page.locator(".regions .line", { hasText: "太仓市" });
  const { classes } = audit.regions.find(({ code }) => code === 320585);
  const cells = await line.getByRole("gridcell").allInnerTexts();
  assert.deepEqual(cells.slice(2).map((cell) => Number(cell) || 0), Object.values(classes));
  await line.click();
  await page.waitForURL(/region=/);
});

test("what was taken for what can be put right, and saved", async (t) => {
  const odd = join(folder, "odd.csv");
  writeFileSync(odd, "甲,乙,丙\n张三,县长,昆山市\n");
  const page = await open(t, "#/roster");
  await ready(page);
  await drop(page, odd);
  await page.locator(".trouble").getByText("找不到“职务”一列").waitFor();
  await page.getByLabel("当作 B 乙").selectOption("title");
  await page.getByLabel("当作 A 甲").selectOption("name");
  await page.getByLabel("当作 C 丙").selectOption("region");
  await page.getByLabel("表头在第几行").fill("1");
  await page.getByRole("button", { name: "按这样重新核对" }).click();
  await opened(page);
  const words = ["--column", "title=B", "--column", "name=A", "--column", "region=C", "--header-row", "1", "--format", "json"];
  assert.ok((await download(page, "核对结果 JSON .json")).bytes.equals(native("audit", odd, ...words)));
  const beside = await download(page, "保存读法");
  assert.equal(beside.name, "odd.zeren.toml");
  writeFileSync(join(folder, beside.name), beside.bytes);
  await page.getByLabel("当作 A 甲").selectOption("");
  await page.getByRole("button", { name: "按这样重新核对" }).click();
  await page.getByLabel("当作 A 甲").locator("option:checked").getByText("不用").waitFor({ state: "attached" });
});

test("what cannot be opened is told in words, and the page goes on", async (t) => {
  const page = await open(t, "#/roster");
  await ready(page);
  const cases = [
    ["空.csv", "", "文件是空的"],
    ["坏.xlsx", "PK\u0003\u0004 broken", "文件已损坏"],
    ["图.xlsx", "%PDF-1.7", "这是 PDF 文件"],
    ["引号.csv", '姓名,职务\n张三,"县长\n', "引号没有结束"],
  ];
  for (const [name, text, words] of cases) {
    const file = join(folder, name);
    writeFileSync(file, text);
    await drop(page, file);
    await page.locator(".trouble").getByText(words).waitFor();
  }
  // A megabyte of zeros for each kilobyte: refused before it is unpacked.
  const bomb = join(folder, "炸弹.xlsx");
  execFileSync("python3", ["-c", `
import zipfile
with zipfile.ZipFile(${JSON.stringify(bomb)}, "w", zipfile.ZIP_DEFLATED) as z:
    for i in range(9): z.writestr(f"xl/worksheets/sheet{i}.xml", b" " * (64 << 20))
`]);
  await drop(page, bomb);
  await page.locator(".trouble").getByText("解压后超过 512 MB").waitFor();
  await drop(page, FAULTY);
  await opened(page);
});

test("nothing is asked of any server once it says so; it works with the network off", async (t) => {
  const page = await open(t, "#/roster");
  await page.getByText("现在断开网络也能用").waitFor();
  await kept(page);
  const has = async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().some(({ url }) => /\/desk-[0-9a-f]+\.wasm$/.test(url));
  };
  await until(page, has);
  await page.waitForLoadState("networkidle");
  const asked = [];
  page.on("request", (request) => /^(data|blob):/.test(request.url()) || asked.push(request.url()));
  await page.context().setOffline(true);
  host.requests.length = 0;
  await drop(page, FAULTY);
  await opened(page);
  await download(page, "责任清单 Word 文档 .docx");
  await page.locator(".tabs").getByRole("link", { name: /人员与清单/ }).click();
  await page.getByRole("grid").waitFor();
  assert.deepEqual(asked, []);
  assert.deepEqual(host.requests, []);
  await page.reload();
  await ready(page);
  await drop(page, FAULTY);
  await opened(page);
});

test("the worker has no words for the network", () => {
  const name = readdirSync(DIST).find((name) => /^desk-worker-[0-9a-f]+\.js$/.test(name));
  const script = readFileSync(join(DIST, name), "utf8");
  assert.doesNotMatch(script, /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|WebTransport|indexedDB|caches)\b/);
});

test("coming back from another page, the roster is still there", async (t) => {
  const page = await faulty(t);
  await page.getByRole("link", { name: "总览" }).click();
  await page.getByRole("heading", { name: "七类负责人" }).waitFor();
  await page.goBack();
  await opened(page);
  assert.equal(await shown(page), audit.findings.length);
});

test("a hundred thousand rows: few lines in the page, keys, cancel", async (t) => {
  const file = large(folder, 100_000);
  const page = await open(t, "#/roster?tab=rows");
  await ready(page);
  await page.locator("#file").setInputFiles(file);
  await page.getByRole("button", { name: "取消" }).click();
  await ready(page);
  assert.equal(await page.locator(".overview").count(), 0);
  await page.locator("#file").setInputFiles(file);
  await opened(page);
  await page.getByText("100000 行", { exact: true }).waitFor();
  const grid = page.getByRole("grid");
  await grid.focus();
  await page.keyboard.press("End");
  await page.locator(".line.active .row").getByText("100001", { exact: true }).waitFor();
  assert.ok((await page.locator(".line").count()) < 80);
  await page.keyboard.press("Home");
  await page.locator(".line.active .row").getByText("2", { exact: true }).waitFor();
  await page.locator("#sort").selectOption("name");
  await page.waitForURL(/sort=name/);
  await grid.evaluate((grid) => (grid.scrollTop = grid.scrollHeight / 2));
  await page.locator(".line .name").filter({ hasText: /\S/ }).first().waitFor();
});

test("axe finds nothing: empty, open, on each part, in either language, light and dark", async (t) => {
  for (const [locale, colorScheme] of [["zh-CN", "light"], ["en-GB", "dark"]]) {
    const page = await open(t, "#/roster", { context: { locale, colorScheme } });
    await ready(page);
    await page.evaluate(axe);
    const check = async (name) => {
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        assert.deepEqual(await findings(page), [], `${name}, ${locale}, ${colorScheme}, ${width}px`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(wide <= 0, `${name} is ${wide}px too wide at ${width}px`);
      }
    };
    await check("empty");
    await drop(page, FAULTY);
    await opened(page);
    for (const part of ["", "?tab=regions", "?tab=rows", "?tab=rows&row=0", "?code=ZR103"]) {
      await page.evaluate((hash) => (location.hash = hash), `#/roster${part}`);
      await page.locator(".findings, .grid .line:not(.head)").first().waitFor();
      if (part.includes("row=")) await page.locator("#person").waitFor();
      await check(part);
    }
  }
});

test("on paper: what was found, not what one presses", async (t) => {
  const page = await faulty(t);
  await shown(page);
  await page.evaluate(() => (globalThis.print = () => (globalThis.printed = document.querySelectorAll(".findings > li").length)));
  await page.locator(".pager").first().getByRole("button", { name: "打印核对结果" }).click();
  await page.waitForFunction((count) => globalThis.printed === count, audit.findings.length);
  await page.emulateMedia({ media: "print" });
  for (const selector of [".opening", ".filtering", ".tabs", ".pager", ".files"]) {
    assert.ok(await page.locator(selector).first().isHidden(), `${selector} is not printed`);
  }
});

test("on paper: regions by classes, every line, with what the signs mean", async (t) => {
  const page = await faulty(t);
  await page.getByRole("link", { name: /地区与类别/ }).click();
  await page.locator(".grid.regions").waitFor();
  const lines = page.locator(".regions-on-paper tbody tr");
  await lines.first().waitFor({ state: "attached" });
  assert.ok(await lines.first().isHidden(), "on the screen the grid stands for it");
  const shown = await page.locator(".grid.regions .line:not(.head)").evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent)));
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await lines.evaluateAll((lines) => lines.map((line) => [...line.children].map((cell) => cell.textContent))), shown);
  assert.ok(await lines.first().isVisible());
  assert.ok(await page.locator(".legend").isVisible());
  assert.ok(await page.locator(".grid").isHidden());
});

test("as of a day: in the address, on the page, in every file", async (t) => {
  const page = await faulty(t);
  await page.locator(".foot").getByRole("link", { name: "看某一天的状态" }).click();
  await page.locator("#as-of").fill("2020-01-01");
  await page.waitForURL(/as-of=2020-01-01/);
  await page.locator(".opening .trouble").filter({ hasText: "没有可以核对的" }).waitFor();
  await page.locator("#as-of").fill("2026-03-01");
  await opened(page);
  for (const [button, command, form] of [["责任清单 CSV .csv", "ledger", "csv"], ["责任清单 Markdown .md", "ledger", "md"], ["责任清单 JSON .json", "ledger", "json"]]) {
    const { bytes } = await download(page, button);
    assert.ok(bytes.equals(native(command, FAULTY, "--as", form, "--as-of", "2026-03-01")), form);
  }
  for (const form of ["json", "sarif"]) {
    const { bytes } = await download(page, `核对结果 ${form.toUpperCase()} .${form}`);
    assert.ok(bytes.equals(native("audit", FAULTY, "--format", form, "--as-of", "2026-03-01")), form);
  }
});

test("the single file, from disk", async (t) => {
  const own = join(folder, "责任.html");
  copyFileSync(join(DIST, "zeren.html"), own);
  const browser = await launch();
  const page = await browser.newPage({ locale: "zh-CN" });
  const complaints = watch(page, "null");
  t.after(() => browser.close());
  await page.goto(`${pathToFileURL(own).href}#/roster`);
  await running(page);
  await ready(page);
  await drop(page, FAULTY);
  await opened(page);
  const { bytes } = await download(page, "责任清单 Excel 工作簿 .xlsx");
  assert.ok(bytes.equals(native("ledger", FAULTY, "--as", "xlsx")));
  assert.deepEqual(complaints, []);
});
