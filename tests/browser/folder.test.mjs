// The site works at the root and in a folder of any host, by any address, and by reloading there.
import assert from "node:assert/strict";
import test from "node:test";
import { running, site } from "./lib/site.mjs";

for (const base of ["/", "/a/b/"]) {
  const { host, page: open } = await site({ base });

  test(`under ${base}`, async (t) => {
    const page = await open(t, "#/?t=县委书记");
    await page.getByText("第一责任人").first().waitFor();
    await page.reload();
    await running(page);
    await page.getByText("第一责任人").first().waitFor();
    const strays = host.requests.filter((path) => !path.startsWith(base));
    assert.deepEqual(strays, []);
  });

  test(`index.html by name, under ${base}`, async (t) => {
    const page = await open(t, "index.html#/about");
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
}
