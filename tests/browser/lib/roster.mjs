// Rosters for the page: dropped, compared with the command line's, and made large.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { dropOn } from "./drop.mjs";
import { COUNTRY, ROOT, ZEREN } from "./places.mjs";

export const FAULTY = join(ROOT, "examples/roster-faulty.csv");

// What the command line writes to standard output, run beside the roster so that it names the file as the page does.
export function native(command, file, ...words) {
  const options = { cwd: dirname(file), maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] };
  const env = { ...process.env, ZEREN_LANG: "" };
  try {
    return execFileSync(ZEREN, [command, basename(file), ...words], { ...options, env });
  } catch (error) {
    // Findings are told by the exit status.
    if (error.status !== 1) throw error;
    return error.stdout;
  }
}

// A roster of so many rows, with faults.
export function large(folder, rows) {
  const path = join(folder, "large.csv");
  execFileSync(COUNTRY, [path, "--every", "12"], { stdio: "ignore" });
  const lines = readFileSync(path, "utf8").split("\n");
  if (lines.length <= rows) throw new Error(`only ${lines.length} rows`);
  writeFileSync(path, lines.slice(0, rows + 1).join("\n") + "\n");
  return path;
}

// Drops files on the page of rosters.
export const drop = (page, ...files) => dropOn(page, ".roster", files);

// Until the program is there and waits for a roster.
export const ready = (page) => page.locator(".roster .choose input").waitFor();

// Until a roster is open.
export const opened = (page) => page.locator(".roster .overview").waitFor();

// Presses a button that gives a file.
export async function download(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}
