// The site: loads what the head of the page names, then lets the service worker keep it for offline use.
import { start } from "./start.js";

const named = (selector) => document.querySelector(selector).href;

async function load() {
  const wasm = fetch(named("link[as=fetch]"));
  wasm.catch(() => {});
  const { default: init } = await import(named("link[rel=modulepreload]"));
  await init({ module_or_path: wasm });
}

async function keep() {
  const known = navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register("sw.js");
  if (known) await registration.update(); // is there a new release?
}

if ((await start(load)) && "serviceWorker" in navigator) keep().catch(() => {});
