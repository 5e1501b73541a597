// Browsers without modules: they get the notice. Written for the oldest of them.
import { showProblem } from "./problem.js";

if (document.body) showProblem();
else window.attachEvent ? window.attachEvent("onload", showProblem) : window.addEventListener("load", showProblem);
