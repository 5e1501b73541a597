// Starts the app; what goes wrong, then or later, is told on the page.
import { showProblem } from "./problem.js";

// `load` gives the result of wasm-bindgen's init. Whether the app runs is the answer.
export async function start(load) {
  try {
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

// A failure within the app, its own or the browser's.
function showFailure(error) {
  const failure = document.getElementById("failure");
  if (failure?.hidden) {
    failure.hidden = false;
    document.getElementById("failure-place").textContent = String(error);
    failure.scrollIntoView();
  }
}
