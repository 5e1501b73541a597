// Where things are.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");
export const DIST = join(ROOT, "dist");
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
export const ZEREN = process.env.ZEREN ?? join(ROOT, "target/debug/zeren");
export const SPACE = process.env.SPACE ?? join(ROOT, "target/debug/space");
export const COUNTRY = process.env.COUNTRY ?? join(ROOT, "target/debug/country");
export const RANDOM = process.env.RANDOM_TITLES ?? join(ROOT, "target/debug/random");
