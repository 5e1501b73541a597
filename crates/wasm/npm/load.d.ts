import type * as zeren from "./index.js";

/** The functions of the package. */
export interface Zeren {
  determine: typeof zeren.determine;
  who: typeof zeren.who;
  assess: typeof zeren.assess;
  search: typeof zeren.search;
  version: typeof zeren.version;
  ZerenError: typeof zeren.ZerenError;
}

/** What the program can be given as: an address, the answer of a request, its bytes, or a compiled module. */
export type Program = string | URL | Request | Response | Promise<Response> | ArrayBuffer | ArrayBufferView<ArrayBuffer> | WebAssembly.Module;

/**
 * Starts the program that is given, for bundlers and hosts that do not follow
 * `new URL("./zeren.wasm", import.meta.url)`; the file is exported as `@zeren-rules/zeren/zeren.wasm`.
 * Started once; a later call gives the same functions.
 */
export function load(program: Program): Promise<Zeren>;
