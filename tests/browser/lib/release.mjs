// A release after the one in `dist/`: the same but for the styles in its page.
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { DIST } from "./places.mjs";

const hash = (text, coding) => createHash("sha256").update(text).digest(coding);

// Writes a file and its compressed form.
export async function put(folder, file, text) {
  await writeFile(join(folder, file), text);
  await writeFile(join(folder, `${file}.br`), brotliCompressSync(text));
}

// With `whole`, its whole program has another name too, and the old one is gone.
export async function nextRelease({ whole = false } = {}) {
  const folder = await mkdtemp(join(tmpdir(), "zeren-release-"));
  await cp(DIST, folder, { recursive: true });
  const [old, oldWorker] = await Promise.all(["index.html", "sw.js"].map((name) => readFile(join(folder, name), "utf8")));
  const [, before] = /<style>([^]*?)<\/style>/.exec(old);
  const styles = `${before}html{--release:next}`;
  let page = old.replace(before, () => styles).replace(hash(before, "base64"), hash(styles, "base64"));
  if (whole) {
    for (const file of await readdir(folder)) {
      const [, start, end] = /^(whole-)[0-9a-f]{16}(\..+)$/.exec(file) ?? [];
      if (start) await rename(join(folder, file), join(folder, `${start}0123456789abcdef${end}`));
    }
    page = page.replace(/whole-[0-9a-f]{16}/g, "whole-0123456789abcdef");
  }
  const worker = oldWorker
    .replace(hash(old, "base64"), hash(page, "base64"))
    .replace(/(["'`])[0-9a-f]{16}\1/, '"0123456789abcdef"');
  for (const [file, text] of [["index.html", page], ["sw.js", worker]]) await put(folder, file, text);
  return { folder, old: { page: old }, remove: () => rm(folder, { recursive: true }) };
}
