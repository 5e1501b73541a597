// The package as a user has it: packed, and installed from the archive into an empty project.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = join(HERE, "../..");
export const DIST = join(ROOT, "dist/npm");
export const ZEREN = process.env.ZEREN ?? join(ROOT, "target/debug/zeren");
export const NAME = "@zeren-rules/zeren";

const npm = (folder, ...words) => execFileSync("npm", words, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

export function install() {
  const folder = mkdtempSync(join(tmpdir(), "zeren-npm-"));
  const [packed] = JSON.parse(npm(DIST, "pack", "--json", "--pack-destination", folder));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  npm(folder, "install", "--offline", "--no-audit", "--no-fund", "--ignore-scripts", join(folder, packed.filename));
  return {
    folder,
    packed,
    package: join(folder, "node_modules", NAME),
    // The module as the project's own files import it.
    async module() {
      writeFileSync(join(folder, "entry.mjs"), `export * from "${NAME}";\n`);
      return import(pathToFileURL(join(folder, "entry.mjs")).href);
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

// What the program prints.
export const zeren = (words, input) =>
  execFileSync(ZEREN, words, { encoding: "utf8", input, maxBuffer: 1 << 30, stdio: ["pipe", "pipe", "pipe"] });

// Numbers that look random and are the same every time (SplitMix64), as in `tests/country/random.rs`.
export class Random {
  constructor(seed) {
    this.state = BigInt(seed);
  }
  next() {
    this.state = BigInt.asUintN(64, this.state + 0x9e3779b97f4a7c15n);
    let z = this.state;
    z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  }
  below(end) {
    return Number(((this.next() >> 32n) * BigInt(end)) >> 32n);
  }
  one(of) {
    return of[this.below(of.length)];
  }
}
