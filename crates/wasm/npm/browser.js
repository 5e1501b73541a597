// For browsers and bundlers: the program is fetched from beside this file; the import waits for it.
import init from "./zeren.js";

await init({ module_or_path: new URL("./zeren.wasm", import.meta.url) });
export const { ZerenError, assess, determine, search, version, who } = await import("./api.js");
