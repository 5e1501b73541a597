// After one visit the page works without the host, from any address.
import assert from "node:assert/strict";
import test from "node:test";
import { kept, running, site } from "./lib/site.mjs";

const { host, page: open } = await site({ base: "/some/folder/" });

test("everything works offline after the first visit", async (t) => {
  const page = await open(t);
  await kept(page);
  await host.close();

  await page.getByRole("navigation").getByRole("link").nth(2).click();
  await page.locator("table.matrix").waitFor({ state: "attached" });
  await page.goBack();
  await page.reload();
  await running(page);
  await page.goto(`${host.url}index.html#/?t=县长`);
  await page.reload();
  await running(page);
  await page.getByText("第一责任人").first().waitFor();

  const icon = await page.evaluate(async () => (await fetch("icon-192.png")).ok);
  assert.ok(icon, "the icons are kept too");
});
