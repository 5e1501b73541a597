// Starts the app; what goes wrong, then or later, is told on the page.
import { showProblem } from "./problem.js";

// `load` brings the app to run. Whether it does is the answer.
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

// Compiling, taking hold and drawing are tasks of their own, and a frame is painted between them: what a reader does
// meanwhile is not kept waiting by all of them. A page that is not seen paints none.
const pause = () => new Promise((resolve) => {
  if (document.hidden) return setTimeout(resolve);
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, 100);
});

const task = () => new Promise((resolve) => setTimeout(resolve));

// Runs a program of which the JavaScript is `glue` and the WebAssembly `module`.
export async function run(glue, module) {
  await pause();
  document.documentElement.dataset.app ??= "starting";
  await glue.default({ module_or_path: module });
  await pause();
  for (let part = 0; glue.prepare(part); part += 1) await task();
  await pause();
  glue.draw();
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
