// Loads what the head of the page names, then lets the service worker keep it for offline use.
import { start } from "./start.js";

// Every page but the first, and any page as of a day, stands in the whole program alone (`elsewhere` in src/pages/mod.rs).
const ELSEWHERE = /^#\/[^?]|[?&]as-of=/;
const named = (selector) => document.querySelector(selector).href;

async function load() {
  const wasm = fetch(named("link[as=fetch]"));
  wasm.catch(() => {});
  if (ELSEWHERE.test(location.hash)) return startWhole();
  const { default: init, leave } = await import(named("link[rel=modulepreload]"));
  await init({ module_or_path: wasm });
  // The whole program says when it takes the place of this one.
  document.addEventListener("zeren-start", leave, { once: true });
  addEventListener("popstate", grow);
  addEventListener("pointerover", ({ target }) => {
    const link = target.closest?.("a");
    if (link && ELSEWHERE.test(link.hash)) whole().catch(() => {});
  });
}

// The whole program, fetched and compiled once; after a failure anew.
let fetched;
const whole = () => (fetched ??= fetchWhole().catch((error) => {
  fetched = undefined;
  throw error;
}));

async function fetchWhole() {
  const [script, program] = document.querySelector("meta[name=whole]").content.split(" ");
  const glue = import(new URL(script, document.baseURI).href);
  glue.catch(() => {});
  const response = await fetch(program);
  if (!response.ok) throw new Error(`${program}: ${response.status}`);
  const again = response.clone();
  // A host may send another type.
  const module = await WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await again.arrayBuffer()));
  return [await glue, module];
}

async function startWhole() {
  const [{ default: init }, module] = await whole();
  await init({ module_or_path: module });
}

// Until the whole program is there, the page stays as it is. If a new release has taken the place of this one, its files
// are gone: the page is loaded again, at the same address.
let growing;
async function grow() {
  if (growing || !ELSEWHERE.test(location.hash)) return;
  growing = true;
  document.documentElement.dataset.app = "growing";
  try {
    await startWhole();
    removeEventListener("popstate", grow);
  } catch (error) {
    const page = await fetch(location.pathname);
    if (page.ok && !(await page.text()).includes(document.querySelector("meta[name=whole]").content)) location.reload();
    else throw error;
  } finally {
    growing = false;
    document.documentElement.dataset.app = "running";
  }
}

// What opens rosters is fetched by the page that does.
globalThis.zerenDesk = () => import(new URL(document.querySelector("meta[name=desk]").content, document.baseURI).href);

// What opens rosters is fetched by the page that does.
globalThis.zerenDesk = () => import(new URL(document.querySelector("meta[name=desk]").content, document.baseURI).href);

async function keep() {
  const known = navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register("sw.js");
  if (known) await registration.update(); // is there a new release?
}

if ((await start(load)) && "serviceWorker" in navigator) keep().catch(() => {});
