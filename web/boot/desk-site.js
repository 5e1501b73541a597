// The site's worker with the roster: its files are fetched when a page first needs them, and kept for offline use from
// then on. The build puts in STYLES, WORKER and PROGRAM, their names.
import { client } from "./desk.js";

const here = (name) => new URL(name, import.meta.url).href;

function styles() {
  return new Promise((yes) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = here(STYLES);
    link.onload = link.onerror = yes;
    document.head.append(link);
  });
}

async function compile() {
  const response = await fetch(here(PROGRAM));
  if (!response.ok) throw new Error(`${PROGRAM}: ${response.status}`);
  const again = response.clone();
  // A host may send another type.
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await again.arrayBuffer()));
}

let parts;
async function load() {
  const [module] = await Promise.all([compile(), styles()]);
  navigator.serviceWorker?.ready.then(({ active }) => active.postMessage("desk"));
  return { script: here(WORKER), module };
}

export const desk = client(() => (parts ??= load().catch((error) => {
  parts = undefined;
  throw error;
})));
