// Runs the program that the address needs (`ahead.js` has asked for it), then lets the service worker keep all of it for
// offline use.
import * as first from "zeren";
import { PROGRAMS, wantedProgram } from "./address.js";
import { waits } from "./rules.js";
import { run, start } from "./start.js";

const LAYERED = PROGRAMS.length - 1;
const wanted = (hash = location.hash) => (waits() ? LAYERED : wantedProgram(hash));
const files = (which) => document.querySelector(`meta[name=${PROGRAMS[which]}]`).content;
let running = 0;

async function load() {
  addEventListener("popstate", grow);
  document.addEventListener("zeren-rules", grow);
  addEventListener("pointerover", ({ target }) => {
    const link = target.closest?.("a");
    if (link && wanted(link.hash) > running) program(wanted(link.hash)).catch(() => {});
  });
  growing = true;
  await startAs(wanted());
  growing = false;
}

// A program, fetched and compiled once; after a failure anew.
const fetched = [];
const program = (which) => (fetched[which] ??= fetchProgram(which).catch((error) => {
  fetched[which] = undefined;
  throw error;
}));

async function fetchProgram(which) {
  const [wasm, script, styles] = files(which).split(" ");
  const glue = script ? import(new URL(script, document.baseURI).href) : first;
  return Promise.all([glue, compile(wasm), styles && dress(styles)]);
}

async function compile(wasm) {
  const response = await fetch(wasm);
  if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
  const again = response.clone();
  // A host may send another type.
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await again.arrayBuffer()));
}

// The styles of the pages that the first program does not have; once.
const dress = (href) => document.querySelector(`link[href="${href}"]`) ? undefined : new Promise((resolve, reject) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  link.onload = resolve;
  link.onerror = () => {
    link.remove();
    reject(new Error(href));
  };
  document.head.append(link);
});

async function startAs(which) {
  const [glue, module] = await program(which);
  await run(glue, module);
  running = which;
  // The larger program says when it takes the place of the one that runs.
  if (glue.leave) document.addEventListener("zeren-start", glue.leave, { once: true });
  // The service worker keeps it from now on.
  if (which === LAYERED) navigator.serviceWorker?.ready.then(({ active }) => active.postMessage("layered"));
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

// Not before the page is at rest: these bytes are for later visits.
async function keep() {
  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = "manifest.webmanifest";
  document.head.append(manifest);
  if (!("serviceWorker" in navigator)) return;
  const known = navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register("sw.js");
  if (known) await registration.update(); // is there a new release?
}

const rest = globalThis.requestIdleCallback ?? ((then) => setTimeout(then, 1000));
if (await start(load)) {
  grow(); // something else may be wanted by now
  rest(() => keep().catch(() => {}));
}
