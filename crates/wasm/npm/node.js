// For Node: the program is read from beside this file, at once.
import { readFileSync } from "node:fs";
import { initSync } from "./zeren.js";

initSync({ module: readFileSync(new URL("./zeren.wasm", import.meta.url)) });
export const { ZerenError, assess, determine, search, version, who } = await import("./api.js");
