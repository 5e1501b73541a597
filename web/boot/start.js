// Starts the app; what goes wrong, then or later, is told on the page.
import { showProblem } from "./problem.js";

// `load` gives the result of wasm-bindgen's init. Whether the app runs is the answer.
export async function start(load) {
  try {
    speak();
    if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
    await load();
    document.documentElement.dataset.app = "running";
    addEventListener("error", ({ error }) => error && showFailure(error));
    addEventListener("unhandledrejection", ({ reason }) => showFailure(reason));
    return true;
  } catch (error) {
    console.error(error);
    showProblem();
    return false;
  }
}

// The first paint in the language that the app will have; what was typed already stays.
function speak() {
  const asked = /[?&]lang=(zh|en)/.exec(location.hash)?.[1] ?? navigator.language ?? "zh";
  if (/^(zh|$)/.test(asked)) return;
  const [app, english] = [document.getElementById("app"), document.getElementById("english").content];
  const [before, after] = [app, english].map((part) => part.querySelector("input"));
  const focused = before === document.activeElement;
  after.value = before.value;
  app.replaceChildren(english);
  document.documentElement.lang = "en";
  if (focused) after.focus();
}

// A failure within the app, its own or the browser's.
function showFailure(error) {
  const failure = document.getElementById("failure");
  if (failure?.hidden) {
    failure.hidden = false;
    document.getElementById("failure-place").textContent = String(error);
    failure.scrollIntoView();
  }
}
