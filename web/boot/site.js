// Runs the program that the address needs (`ahead.js` has asked for it), then lets the service worker keep all of it for
// offline use.
import { isElsewhere } from "./address.js";
import { run, start } from "./start.js";

const named = (name) => document.querySelector(`meta[name=${name}]`).content.split(" ");

async function load() {
  if (isElsewhere(location.hash)) return startWhole();
  const [glue, module] = await fetchProgram("first");
  await run(glue, module);
  // The whole program says when it takes the place of this one.
  document.addEventListener("zeren-start", glue.leave, { once: true });
  addEventListener("popstate", grow);
  addEventListener("pointerover", ({ target }) => {
    const link = target.closest?.("a");
    if (link && isElsewhere(link.hash)) whole().catch(() => {});
  });
}

async function fetchProgram(name) {
  const [script, program] = named(name);
  const response = await fetch(program);
  // What binds it is small, and there before the program is: it need not go first.
  const glue = import(new URL(script, document.baseURI).href);
  glue.catch(() => {});
  if (!response.ok) throw new Error(`${program}: ${response.status}`);
  const again = response.clone();
  // A host may send another type.
  const module = await WebAssembly.compileStreaming(response).catch(async () => WebAssembly.compile(await again.arrayBuffer()));
  return [await glue, module];
}

// The whole program, fetched and compiled once; after a failure anew.
let fetched;
const whole = () => (fetched ??= fetchProgram("whole").catch((error) => {
  fetched = undefined;
  throw error;
}));

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

async function keep() {
  const known = navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register("sw.js");
  if (known) await registration.update(); // is there a new release?
}

if ((await start(load)) && "serviceWorker" in navigator) keep().catch(() => {});
