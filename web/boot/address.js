// What an address asks for, before the program reads it; by the same rules (`route.rs`, `elsewhere` in pages/mod.rs).

// Each program has all that the one before has.
export var PROGRAMS = ["first", "whole", "layered"];

// What is decided by local rulebooks, and their page, stand in the layered program alone; every page but two, and any page
// as of a day, from the whole one on.
export function wantedProgram(hash) {
  if (/^#\/local|[?&]rulebook=/.test(hash)) return 2;
  return /^#\/(?!glance(\?|$))[^?]|[?&]as-of=/.test(hash) ? 1 : 0;
}

// The page drawn in `index.html` for an address, or that it has none.
export function drawnPage(hash) {
  if (/[?&](as-of|rulebook)=/.test(hash)) return "";
  if (/^#\/glance(\?|$)/.test(hash)) return "glance";
  return /^#\/[^?]/.test(hash) ? "" : "lookup";
}

export function language(hash) {
  var asked = /[?&]lang=(zh|en)/.exec(hash);
  return /^(zh|$)/.test(asked ? asked[1] : navigator.language || "zh") ? "zh" : "en";
}

// The title that is asked about, or none.
export function title(hash) {
  var found = /^#\/\?(?:.*?&)?t=([^&]*)/.exec(hash);
  try {
    return found ? decodeURIComponent(found[1].replace(/\+/g, " ")) : "";
  } catch (error) {
    return "";
  }
}
