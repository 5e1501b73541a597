// In the head of the page: asks at once for the program that the address needs. Written for browsers of any age.
import { PROGRAMS, wantedProgram } from "./address.js";

var name = PROGRAMS[wantedProgram(location.hash)];
var link = document.createElement("link");
link.rel = "preload";
link.as = "fetch";
link.crossOrigin = "";
link.href = document.querySelector("meta[name=" + name + "]").content.split(" ")[0];
document.head.appendChild(link);
