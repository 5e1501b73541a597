// Loads what the head of the page names, then lets the service worker keep it for offline use.
import { start } from "./start.js";

// The pages that few open stand in the whole program alone (`elsewhere` in src/pages/mod.rs).
const WHOLE = /^#\/(assess|loop|roster)(\?|$)/;
const named = (selector) => document.querySelector(selector).href;

async function load() {
  const first = fetch(named("link[as=fetch]"));
  first.catch(() => {});
  let [glue, wasm] = [named("link[rel=modulepreload]"), first];
  if (WHOLE.test(location.hash)) {
    const [script, program] = document.querySelector("meta[name=whole]").content.split(" ");
    [glue, wasm] = [new URL(script, document.baseURI).href, fetch(program)];
    wasm.catch(() => {});
  }
  const { default: init } = await import(glue);
  await init({ module_or_path: wasm });
}

// What opens rosters is fetched by the page that does.
globalThis.zerenDesk = () => import(new URL(document.querySelector("meta[name=desk]").content, document.baseURI).href);

async function keep() {
  const known = navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register("sw.js");
  if (known) await registration.update(); // is there a new release?
}

if ((await start(load)) && "serviceWorker" in navigator) keep().catch(() => {});
