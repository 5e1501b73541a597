// The facts of a case against the five situations: one question at a time, everything in the address, records as files.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after } from "node:test";
import { ROOT, ZEREN } from "./lib/places.mjs";
import { kept, site } from "./lib/site.mjs";

const { host, page: open } = await site();
const folder = mkdtempSync(join(tmpdir(), "zeren-assess-"));
after(() => rmSync(folder, { recursive: true }));

const question = (page) => page.locator(".interview h2");
const answer = (page, name) => page.locator(".interview").getByRole("button", { name, exact: true });
const native = (...words) => JSON.parse(execFileSync(ZEREN, ["assess", "--format", "json", ...words]));
const results = (page) => page.locator(".situation .outcome").allInnerTexts();
const unfold = (page, name) => page.locator(".unfold", { hasText: name }).click();

async function shown(page, name) {
  const head = page.locator(".unfold", { hasText: name });
  if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
}

async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

test("the best question first, as on the command line, until nothing is left to ask", async (t) => {
  const page = await open(t, "#/assess");
  const words = [];
  for (let at = 0; at < 20; at += 1) {
    const { next_question: next, questions } = native(...words);
    if (!next) break;
    const url = page.url();
    const count = await page.locator(".interview .count").innerText();
    assert.ok(count.includes(`最多还有 ${questions.length} 问`), `${count}: ${questions}`);
    // A yes, a no and a "not known" by turns.
    const [name, value] = [["是", "yes"], ["否", "no"], ["不知道", "unknown"]][at % 3];
    await answer(page, name).click();
    await page.waitForFunction((url) => location.href !== url, url);
    assert.match(page.url(), new RegExp(`[?&]${value}=[^&]*\\b${next}\\b`), "the question asked was the best one");
    words.push("--set", `${next}=${value}`);
  }
  assert.ok(words.length >= 8);
  assert.equal(await answer(page, "是").count(), 0);
  const { situations } = native(...words);
  const names = { reached: "事实已达到", "not-reached": "事实未达到", open: "未定" };
  for (const [at, { result, by_authority: authority }] of situations.entries()) {
    const line = page.locator(".situation .outcome").nth(at);
    assert.ok((await line.innerText()).startsWith(authority ? "由有权机关认定" : names[result]), `${at}: ${result}`);
  }
});

test("the source words stand with the question; a press opens the sentence", async (t) => {
  const page = await open(t, "#/assess");
  assert.match(await page.locator(".interview .grounds").innerText(), /“致使”/);
  await page.locator(".interview button.mark").click();
  assert.match(await page.locator(".interview blockquote").innerText(), /致使生态环境问题突出/);
});

test("back takes the last answer back, skip asks another, and the browser's back undoes", async (t) => {
  const page = await open(t, "#/assess");
  const first = await question(page).innerText();
  await answer(page, "是").click();
  await question(page).filter({ hasNotText: first }).waitFor();
  const second = await question(page).innerText();
  await answer(page, "否").click();
  await question(page).filter({ hasNotText: second }).waitFor();
  await answer(page, "返回上一问").click();
  await question(page).filter({ hasText: second }).waitFor();
  await answer(page, "先跳过").click();
  await question(page).filter({ hasNotText: second }).waitFor();
  assert.match(page.url(), /later=/);
  await page.goBack();
  await question(page).filter({ hasText: second }).waitFor();
  await page.reload();
  await question(page).filter({ hasText: second }).waitFor();
  await answer(page, "重新开始").click();
  await question(page).filter({ hasText: first }).waitFor();
});

test("the focus stays on the answers, from the keyboard", async (t) => {
  const page = await open(t, "#/assess");
  const first = await question(page).innerText();
  await answer(page, "否").focus();
  await page.keyboard.press("Enter");
  await question(page).filter({ hasNotText: first }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.innerText), "否");
  await page.waitForFunction(() => document.querySelector(".sr > [role=status]").textContent.includes("情形四: 事实未达到"));
});

test("all facts are in sight and can be changed; the drawing fills in", async (t) => {
  const page = await open(t, "#/assess?yes=decision-made");
  assert.equal(await page.locator(".facts > li").count(), native().elements.length);
  await unfold(page, "情形三");
  const fact = page.getByRole("group", { name: "违反法律法规" });
  const drawing = page.locator("svg.decision").nth(2);
  assert.equal(await drawing.locator(".node.yes").count(), 1);
  await fact.getByRole("button", { name: "是" }).click();
  await page.waitForURL(/yes=decision-made,against-law/);
  assert.equal(await drawing.locator(".node.yes").count(), 4, "both elements, the any and the all");
  assert.match(await drawing.locator("desc").textContent(), /违反法律法规: 是/);
  assert.match((await results(page))[2], /事实已达到/);
  assert.equal(await fact.getByRole("button", { name: "是" }).getAttribute("aria-pressed"), "true");
  await fact.getByRole("button", { name: "是" }).click();
  await page.waitForURL(/yes=decision-made(&|$)/);
  const selected = await page.evaluate(() => {
    getSelection().selectAllChildren([...document.querySelectorAll("svg.decision")][2].querySelector(".node text"));
    return String(getSelection());
  });
  assert.ok(selected.length > 2, "the words of the drawing can be selected");
});

test("a result that depends on the reading says so, and the reading can be chosen", async (t) => {
  const page = await open(t, "#/assess?yes=causation,severe-harm&no=deterioration,prominent-problems");
  const part = page.locator(".situation").nth(3);
  await shown(page, "情形四");
  assert.match(await part.innerText(), /结果取决于怎样理解原文/);
  assert.match(await part.locator("p.outcome").innerText(), /事实未达到/);
  await part.getByRole("button", { name: /有其一即可/ }).click();
  await page.waitForURL(/reading=any-result/);
  assert.match(await part.locator("p.outcome").innerText(), /事实已达到/);
});

test("answers that contradict each other give no result until one is changed", async (t) => {
  const page = await open(t, "#/assess?yes=against-law&no=decision-made");
  assert.match(await page.locator(".trouble").innerText(), /“违反法律法规”为是，而“作出的决策”为否/);
  assert.deepEqual(await results(page), ["由有权机关认定，从不由事实推出"]);
  assert.ok(await page.getByRole("group", { name: "违反法律法规" }).isVisible(), "the facts in question are in sight");
  await page.getByRole("button", { name: /收回“作出的决策”/ }).click();
  await page.locator(".situation .outcome").nth(4).waitFor();
  assert.match(page.url(), /#\/assess\?yes=against-law$/);
});

test("what the address holds that is no element is told", async (t) => {
  const page = await open(t, "#/assess?yes=causation,nonsense&foo=1");
  assert.match(await page.locator(".trouble").innerText(), /`nonsense`、`foo`/);
});

test("a post: what each situation touches in it", async (t) => {
  const page = await open(t, "#/assess?yes=inadequate-fulfilment");
  await page.locator("#post").fill("县委副书记、县长");
  await page.getByRole("button", { name: "加上" }).click();
  await page.waitForURL(/post=/);
  const person = page.locator(".person");
  assert.match(await person.innerText(), /推进生态环境治理体系建设/);
  const { persons } = native("--set", "inadequate-fulfilment=yes", "--post", "县委副书记、县长");
  const touched = persons[0].situations.flatMap(({ touches }) => touches.flatMap(({ duties }) => duties));
  const shown = await person.locator("a[href*='/duties/']").evaluateAll((all) => all.map((a) => a.hash));
  assert.deepEqual(shown.map((hash) => hash.replace(/^.*?duties\//, "").replace(/\?.*/, "")), touched);
  assert.equal(await page.locator("#post").inputValue(), "");
  await person.getByRole("button", { name: /去掉/ }).click();
  await person.waitFor({ state: "detached" });
});

test("a post is suggested while one types, taken from the keyboard, and several can be added", async (t) => {
  const page = await open(t, "#/assess");
  const box = page.locator("#post");
  await box.pressSequentially("县委");
  const ways = page.getByRole("listbox").getByRole("option");
  await ways.first().waitFor();
  const { pathname, hash } = new URL(page.url());
  await page.keyboard.press("ArrowDown");
  assert.equal(await ways.first().getAttribute("aria-selected"), "true");
  await page.keyboard.press("Enter");
  const first = await box.inputValue();
  assert.ok(first.startsWith("县委") && first.length > 2, first);
  assert.deepEqual([new URL(page.url()).pathname, new URL(page.url()).hash], [pathname, hash], "taking a word adds no post yet");
  await page.keyboard.press("Enter");
  await page.waitForURL(/post=/);
  assert.equal(await box.inputValue(), "");
  assert.equal(await page.evaluate(() => document.activeElement.id), "post", "one goes on typing");
  await box.pressSequentially("县长");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.waitForURL(/post=.*&post=/);
  assert.equal(await page.locator(".person").count(), 2);
});

test("an input method composes in peace; what it types is not added before it is done", async (t) => {
  const page = await open(t, "#/assess");
  await page.locator("#post").focus();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "xian", selectionStart: 4, selectionEnd: 4 });
  assert.equal(await page.getByRole("listbox").getByRole("option").count(), 0);
  await session.send("Input.insertText", { text: "县长" });
  await page.keyboard.press("Enter");
  await page.waitForURL(/post=(县长|%E5%8E%BF%E9%95%BF)$/);
});

test("one situation is open at a time: the one asked about, or the one chosen", async (t) => {
  const page = await open(t, "#/assess?yes=causation");
  const open_ones = () => page.locator(".unfold[aria-expanded=true]").allInnerTexts();
  assert.equal((await open_ones()).length, 1);
  await unfold(page, "情形一");
  assert.deepEqual(await open_ones(), ["情形一"]);
  assert.equal(await page.locator(".facts:visible").count(), 1);
  await page.getByRole("group", { name: "做选择" }).getByRole("button", { name: "是", exact: true }).click();
  await page.waitForURL(/picking-and-choosing/);
  assert.deepEqual(await open_ones(), ["情形一"], "what one works in stays open");
  await unfold(page, "情形一");
  assert.deepEqual(await open_ones(), []);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".facts:visible").count(), 4, "on paper all of it");
});

test("a file that is TOML: how to make JSON of it", async (t) => {
  const page = await open(t, "#/assess?yes=causation");
  writeFileSync(join(folder, "facts.toml"), '[facts]\ncausation = "yes"\n');
  await page.locator("#record").setInputFiles(join(folder, "facts.toml"));
  await page.locator(".told").getByText("zeren assess --facts facts.toml --save record.json").waitFor();
  const made = join(folder, "record.json");
  execFileSync(ZEREN, ["assess", "--facts", join(folder, "facts.toml"), "--save", made]);
  await page.locator("#record").setInputFiles(made);
  await page.locator(".told").getByText("没有差别").waitFor();
});

test("a record with a roster: its rows are told to be left behind", async (t) => {
  const made = join(folder, "roster.json");
  const roster = join(ROOT, "examples/roster-complete.csv");
  execFileSync(ZEREN, ["assess", "--set", "causation=no", "--roster", roster, "--save", made]);
  const page = await open(t, "#/assess");
  await page.locator("#record").setInputFiles(made);
  await page.locator(".told").getByText("名册的 40 行不带入网页").waitFor();
  await page.getByRole("button", { name: "换成这份记录" }).click();
  await page.waitForURL(/no=causation/);
});

test("a day: what is to be said of it", async (t) => {
  const page = await open(t, "#/assess");
  await page.locator("#as-of").fill("2016-01-01");
  await page.locator("#as-of").blur();
  await page.waitForURL(/as-of=2016-01-01/);
  assert.match(await page.locator(".assess").innerText(), /主要负责人 8/);
});

test("the record is the command line's, comes back, and is compared", async (t) => {
  const state = "yes=causation,formalism&no=severe-harm&reading=any-result&post=县长";
  const page = await open(t, `#/assess?${state}`);
  await shown(page, "情形四");
  await page.getByLabel("谁说的: 致使").fill("县委巡察办");
  await page.getByLabel("谁说的: 致使").blur();
  await page.waitForURL(/said=/);
  const saved = await download(page, "保存记录");
  assert.equal(saved.name, "zeren-assess.json");
  const file = join(folder, saved.name);
  writeFileSync(file, saved.text);
  assert.deepEqual(native("--facts", file), JSON.parse(saved.text), "what the command line makes of it is the same");

  const input = page.locator("#record");
  await page.evaluate(() => (location.hash = "#/assess"));
  await input.setInputFiles(file);
  await page.waitForURL(/said=/);
  await shown(page, "情形四");
  await page.locator(".facts").getByRole("group", { name: "发生严重生态环境损害" }).getByRole("button", { name: "否" }).click();
  await page.evaluate(() => (location.hash = "#/assess?yes=severe-harm"));
  await input.setInputFiles(file);
  const told = page.locator(".told");
  await told.getByText("事实 severe-harm: no → yes").waitFor();
  assert.match(page.url(), /yes=severe-harm$/, "nothing is taken over unasked");
  await told.getByRole("button", { name: "换成这份记录" }).click();
  await page.waitForURL(/reading=any-result/);
});

test("a broken file and a record of other rules: told, and nothing is lost", async (t) => {
  const page = await open(t, "#/assess?yes=causation");
  const put = (name, text) => {
    writeFileSync(join(folder, name), text);
    return page.locator("#record").setInputFiles(join(folder, name));
  };
  const told = page.locator(".told");
  await put("broken.json", '{"facts":\n {"causation": maybe}}');
  await told.getByText("broken.json: 2:16").waitFor();
  await put("unknown.json", '{"facts":{"causatoin":"yes"}}');
  await told.getByText("是不是 `causation`").waitFor();
  const saved = await download(page, "保存记录");
  const { rulebook } = JSON.parse(saved.text);
  await put("old.json", saved.text.replace(rulebook, "2024.01.01-1").replace('"words":"致使"', '"words":"导致"'));
  await told.getByText("记录来自另一版规则").waitFor();
  assert.match(await told.innerText(), /要件 `causation` 的文字：原为“导致”，现为“致使”/);
  assert.match(page.url(), /#\/assess\?yes=causation$/);
});

test("a first visit is sent the program without this page; the page brings the whole one, and back needs no other", async (t) => {
  host.requests.length = 0;
  const page = await open(t, "", { context: { serviceWorkers: "block" }, expect: [/Service Worker/] });
  const whole = () => host.requests.filter((path) => path.includes("whole-")).length;
  assert.equal(whole(), 0);
  await page.getByRole("link", { name: "对照追责情形" }).click();
  await question(page).waitFor();
  assert.equal(whole(), 3);
  await answer(page, "是").click();
  await page.waitForURL(/yes=/);
  host.requests.length = 0;
  await page.goBack();
  await page.waitForURL(/#\/assess$/);
  await page.goBack();
  await page.getByRole("heading", { name: "什么职务？" }).waitFor();
  await page.goForward();
  await question(page).waitFor();
  assert.deepEqual(host.requests, []);
});

test("offline too, once it was there", async (t) => {
  const page = await open(t);
  await kept(page);
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "对照追责情形" }).click();
  await question(page).waitFor();
  await page.reload();
  await question(page).waitFor();
});

test("nothing is asked of any server", async (t) => {
  const page = await open(t, "#/assess");
  const requests = [];
  page.on("request", (request) => requests.push(request.url()));
  await answer(page, "是").click();
  await page.waitForURL(/yes=/);
  await download(page, "保存记录");
  assert.deepEqual(requests.filter((url) => !url.startsWith("data:")), []);
});

test("every output says what it is and is not, also on paper", async (t) => {
  const page = await open(t, "#/assess?yes=causation&post=县长");
  const saved = JSON.parse((await download(page, "保存记录")).text);
  assert.equal(saved.what_this_is.length, 3);
  await page.emulateMedia({ media: "print" });
  const text = await page.locator("main").innerText();
  for (const words of ["这是一份清单", "不是认定", "由哪个机关认定和追责", "致使", "第一责任人"]) assert.ok(text.includes(words), words);
  for (const selector of [".interview", ".adding", "#record"]) assert.ok(await page.locator(selector).isHidden(), selector);
});

test("the loop is walked from node to node, and taken along", async (t) => {
  const page = await open(t, "#/loop");
  await page.getByRole("link", { name: "地方政府主要负责人" }).first().click();
  await page.waitForURL(/at=government-principal/);
  await page.getByRole("link", { name: "推进生态环境治理体系建设" }).click();
  await page.waitForURL(/at=government-principal\//);
  await page.getByRole("link", { name: "生态环境保护考核评价" }).click();
  await page.locator(".steps > .certain").getByRole("link", { name: /落实生态环境保护责任不到位/ }).click();
  await page.waitForURL(/at=duty-failure/);
  await page.goBack();
  await page.waitForURL(/at=performance-evaluation/);
  await page.getByRole("link", { name: "整个闭环" }).click();
  for (const [name, form] of [["SVG", "svg"], ["DOT", "dot"], ["Mermaid", "mermaid"]]) {
    const { text } = await download(page, `下载 ${name}`);
    assert.equal(text.trim(), execFileSync(ZEREN, ["show", "loop", "--format", form], { encoding: "utf8" }).trim(), form);
  }
});
