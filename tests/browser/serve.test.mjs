// `zeren serve`: the same page from the program itself.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import test, { after } from "node:test";
import { DIST, ROOT, ZEREN } from "./lib/places.mjs";
import { kept, launch, running, watch } from "./lib/site.mjs";

const start = (...words) => spawn(ZEREN, ["serve", "--format", "json", ...words], { stdio: ["ignore", "pipe", "pipe"] });
const server = start("--port", "0");
const [line] = await once(server.stdout, "data");
const { address } = JSON.parse(line);
after(() => server.kill());

const ask = (path, headers = {}) =>
  new Promise((resolve, reject) => {
    const sent = request(new URL(path, address), { headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.on("error", reject).end();
  });

test("the page works", async (t) => {
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage({ locale: "zh-CN" });
  const complaints = watch(page, new URL(address).origin);
  await page.goto(`${address}#/?t=县长`);
  await running(page);
  await page.getByText("第一责任人").first().waitFor();
  await kept(page);
  assert.deepEqual(complaints, []);
});

test("what is served is what was built", async () => {
  for (const name of ["index.html", "sw.js", "icon-192.png", "manifest.webmanifest"]) {
    const { status, body } = await ask(name);
    assert.equal(status, 200);
    assert.deepEqual(body, readFileSync(join(DIST, name)), `${name}: build the program after the page`);
  }
  const packed = await ask("", { "accept-encoding": "gzip, br" });
  assert.equal(packed.headers["content-encoding"], "br");
  assert.match(packed.headers["content-security-policy"], /default-src 'none'.*frame-ancestors 'none'/);
});

test("a foreign host is refused", async () => {
  assert.equal((await ask("", { host: "evil.example" })).status, 421);
  assert.equal((await ask("", { host: "localhost" })).status, 200);
});

test("a port in use is told, exit 2", async () => {
  const second = start("--port", new URL(address).port, "--lang", "en");
  let message = "";
  second.stderr.on("data", (part) => (message += part));
  const [code] = await once(second, "close");
  assert.match(message, /port is in use/);
  assert.equal(code, 2);
});

test("an interrupt ends it, exit 0", async () => {
  const other = start("--port", "0");
  await once(other.stdout, "data");
  other.kill("SIGINT");
  const [code, signal] = await once(other, "exit");
  assert.deepEqual([code, signal], [0, null]);
});

test("a local rulebook is offered on the same origin, at the address that is told", async (t) => {
  const other = start("--port", "0", "--rulebook", join(ROOT, "examples/changchun.toml"));
  t.after(() => other.kill());
  const [line] = await once(other.stdout, "data");
  const { address } = JSON.parse(line);
  assert.match(address, /#\/\?rulebook=rules\/changchun\.toml$/);
  const browser = await launch();
  t.after(() => browser.close());
  const page = await browser.newPage({ locale: "zh-CN" });
  await page.goto(address);
  await page.locator("section.layers").filter({ hasText: "changchun@1" }).waitFor();
  await page.locator("#title").fill("长春市水利局副局长");
  await page.locator("article h2").first().filter({ hasText: "适用" }).waitFor();
});
