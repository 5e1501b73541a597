// At the end of the page, before anything is painted: the first paint is that of the address, in the language that the
// app will have. Written for browsers of any age: without templates they keep the paint that the page has.
import { drawnPage, language, title } from "./address.js";

function paint(hash) {
  var app = document.getElementById("app");
  var page = drawnPage(hash);
  var lang = language(hash);
  var other = document.getElementById((page || "lookup") + "-" + lang);
  if (other && !other.content) return;
  if (other) {
    app.textContent = "";
    app.appendChild(other.content);
  }
  if (lang === "en") document.documentElement.lang = "en";
  // A page that comes with its program alone: its name in the navigation, and an empty place.
  if (!page) {
    document.getElementById("main").textContent = "";
    var path = /^#\/[^/?]*/.exec(hash)[0];
    var links = app.querySelectorAll("nav a");
    for (var at = 0; at < links.length; at += 1) {
      if (links[at].getAttribute("href") === path) links[at].setAttribute("aria-current", "page");
      else links[at].removeAttribute("aria-current");
    }
  }
  // The one class that is shown where there is no room for all: that of the address comes with the program.
  if (page === "glance" && /[?&]class=/.test(hash)) app.querySelector(".single").style.visibility = "hidden";
  // The program takes what differs from this for typed.
  var box = document.getElementById("title");
  if (box && title(hash)) {
    box.defaultValue = title(hash);
    app.querySelector(".examples").hidden = true;
    var answer = app.querySelector("article");
    answer.className = "coming";
    answer.hidden = false;
  }
}

paint(location.hash);
