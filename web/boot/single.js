// The single file: the WebAssembly stands in the page, as base64 of gzip.
import * as glue from "zeren";
import { client } from "./desk.js";
import { inflate } from "./inflate.js";
import "./rules.js";
import { run, start } from "./start.js";

function bytes(base64) {
  const text = atob(base64);
  const out = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) out[at] = text.charCodeAt(at);
  return out;
}

async function unpack(packed) {
  if (typeof DecompressionStream !== "function") return inflate(packed);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

// What stands in the page under an id is taken out of it once.
function take(id) {
  const holder = document.getElementById(id);
  const text = holder.textContent;
  holder.remove();
  return text;
}

const program = async (id) => WebAssembly.compile(await unpack(bytes(take(id))));

let parts;
async function load() {
  const module = await program("desk");
  return { script: URL.createObjectURL(new Blob([take("desk-worker")], { type: "text/javascript" })), module };
}

const desk = client(() => (parts ??= load()));
globalThis.zerenDesk = async () => ({ desk });

start(async () => run(glue, await program("wasm")));
