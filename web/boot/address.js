// What an address asks for, before the program reads it; by the same rules (`route.rs`, `elsewhere` in pages/mod.rs).

// Every page but two, and any page as of a day, stands in the whole program alone.
export function isElsewhere(hash) {
  return /^#\/(?!glance(\?|$))[^?]|[?&]as-of=/.test(hash);
}

// The page drawn in `index.html` for an address, or that it has none.
export function drawnPage(hash) {
  if (/^#\/glance(\?lang=(zh|en))?$/.test(hash)) return "glance";
  return /^#\/[^?]|[?&]as-of=/.test(hash) ? "" : "lookup";
}

export function language(hash) {
  var asked = /[?&]lang=(zh|en)/.exec(hash);
  return /^(zh|$)/.test(asked ? asked[1] : navigator.language || "zh") ? "zh" : "en";
}

// The title that is asked about, or none.
export function title(hash) {
  var found = /^#\/\?(?:.*&)?t=([^&]*)/.exec(hash);
  try {
    return found ? decodeURIComponent(found[1]) : "";
  } catch (error) {
    return "";
  }
}
