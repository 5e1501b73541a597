// Runs the program that the address needs (`ahead.js` has asked for it), then lets the service worker keep all of it for
// offline use.
import * as first from "zeren";
import { isElsewhere } from "./address.js";
import { run, start } from "./start.js";

const named = (name) => document.querySelector(`meta[name=${name}]`).content.split(" ");

async function load() {
  if (isElsewhere(location.hash)) return startWhole();
  await run(first, await fetchProgram(named("first")[0]));
  // The whole program says when it takes the place of this one.
  document.addEventListener("zeren-start", first.leave, { once: true });
  addEventListener("popstate", grow);
  addEventListener("pointerover", ({ target }) => {
    const link = target.closest?.("a");
    if (link && isElsewhere(link.hash)) whole().catch(() => {});
  });
}

async function fetchProgram(program) {
  const response = await fetch(program);
  if (!response.ok) throw new Error(`${program}: ${response.status}`);
  const again = response.clone();
  // A host may send another type.
  return WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await again.arrayBuffer()));
}

// The whole program, fetched and compiled once; after a failure anew.
let fetched;
const whole = () => (fetched ??= fetchWhole().catch((error) => {
  fetched = undefined;
  throw error;
}));

async function fetchWhole() {
  const [program, script, styles] = named("whole");
  const parts = [import(new URL(script, document.baseURI).href), fetchProgram(program), dress(styles)];
  return Promise.all(parts);
}

// Loads the styles of the pages that the whole program alone has.
const dress = (href) => new Promise((resolve, reject) => {
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

const startWhole = async () => run(...(await whole()));

// Until the whole program is there, the page stays as it is. If a new release has taken the place of this one, its files
// are gone: the page is loaded again, at the same address.
let growing;
async function grow() {
  if (growing || !isElsewhere(location.hash)) return;
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
if (await start(load)) rest(() => keep().catch(() => {}));
