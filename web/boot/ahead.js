// In the head of the page: asks at once for the program that the address needs. Written for browsers of any age.
import { isElsewhere } from "./address.js";

function ask(rel, href, as) {
  var link = document.createElement("link");
  link.rel = rel;
  if (as) {
    link.as = as;
    link.crossOrigin = "";
  }
  link.href = href;
  document.head.appendChild(link);
}

var files = document.querySelector("meta[name=" + (isElsewhere(location.hash) ? "whole" : "first") + "]").content.split(" ");
ask("preload", files[1], "fetch");
ask("modulepreload", files[0]);
