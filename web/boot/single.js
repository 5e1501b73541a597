// The single file: the WebAssembly stands in the page, as base64 of gzip.
import init from "zeren";
import { inflate } from "./inflate.js";
import { start } from "./start.js";

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

start(async () => {
  const holder = document.getElementById("wasm");
  const module = await WebAssembly.compile(await unpack(bytes(holder.textContent)));
  holder.remove();
  await init({ module_or_path: module });
});
