// Starts the app; what goes wrong on the way is told on the page.
import { showProblem } from "./problem.js";

// `load` gives the result of wasm-bindgen's init. Whether the app runs is the answer.
export async function start(load) {
  try {
    if (typeof WebAssembly !== "object") throw new Error("this browser has no WebAssembly");
    await load();
    document.documentElement.dataset.app = "running";
    return true;
  } catch (error) {
    console.error(error);
    showProblem();
    return false;
  }
}
