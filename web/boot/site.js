// Loads what the head of the page names, then lets the service worker keep it for offline use.
import { waits } from "./rules.js";
import { start } from "./start.js";

// Every page but the first, and any page as of a day, stands in the whole program alone; what is decided by local
// rulebooks, and their page, in the layered one (`elsewhere` in src/pages/mod.rs). Each has all that the one before has.
const PROGRAMS = ["first", "whole", "layered"];
const WHOLE = /^#\/[^?]|[?&]as-of=/;
const LAYERED = /^#\/local|[?&]rulebook=/;
const wanted = (hash = location.hash) => (waits() || LAYERED.test(hash) ? 2 : WHOLE.test(hash) ? 1 : 0);
const named = (selector) => document.querySelector(selector).href;
let running = 0;

async function load() {
  const wasm = fetch(named("link[as=fetch]"));
  wasm.catch(() => {});
  addEventListener("popstate", grow);
  document.addEventListener("zeren-rules", grow);
  addEventListener("pointerover", ({ target }) => {
    const link = target.closest?.("a");
    if (link && wanted(link.hash) > running) program(wanted(link.hash)).catch(() => {});
  });
  if (wanted()) return startAs(wanted());
  const { default: init, leave } = await import(named("link[rel=modulepreload]"));
  await init({ module_or_path: wasm });
  leaves(leave);
}

// The larger program says when it takes the place of the one that runs.
const leaves = (leave) => leave && document.addEventListener("zeren-start", leave, { once: true });
const files = (which) => document.querySelector(`meta[name=${PROGRAMS[which]}]`).content;

// A program, fetched and compiled once; after a failure anew.
const fetched = [];
const program = (which) => (fetched[which] ??= fetchProgram(which).catch((error) => {
  fetched[which] = undefined;
  throw error;
}));

async function fetchProgram(which) {
  const [script, name] = files(which).split(" ");
  const glue = import(new URL(script, document.baseURI).href);
  glue.catch(() => {});
  const response = await fetch(name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  const again = response.clone();
  // A host may send another type.
  const module = await WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await again.arrayBuffer()));
  return [await glue, module];
}

async function startAs(which) {
  const [{ default: init, leave }, module] = await program(which);
  await init({ module_or_path: module });
  running = which;
  leaves(leave);
  // The service worker keeps it from now on.
  if (which === 2) navigator.serviceWorker?.ready.then(({ active }) => active.postMessage("layered"));
}

// Until the larger program is there, the page stays as it is. If a new release has taken the place of this one, its files
// are gone: the page is loaded again, at the same address.
let growing;
async function grow() {
  const which = wanted();
  if (growing || which <= running) return;
  growing = true;
  document.documentElement.dataset.app = "growing";
  try {
    await startAs(which);
  } catch (error) {
    const page = await fetch(location.pathname);
    if (page.ok && !(await page.text()).includes(files(which))) location.reload();
    else throw error;
  } finally {
    growing = false;
    document.documentElement.dataset.app = "running";
  }
  return grow(); // something else may be wanted by now
}

// What opens rosters is fetched by the page that does.
globalThis.zerenDesk = () => import(new URL(document.querySelector("meta[name=desk]").content, document.baseURI).href);

async function keep() {
  const known = navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register("sw.js");
  if (known) await registration.update(); // is there a new release?
}

if ((await start(load)) && "serviceWorker" in navigator) keep().catch(() => {});
