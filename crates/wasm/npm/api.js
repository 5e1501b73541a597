// The functions of the package over the bound program. Whoever imports this has started the program: node.js,
// browser.js or load.js.
import { assess_of, post_of, search as find, versions, who_for } from "./zeren.js";

export class ZerenError extends Error {
  constructor({ code, message, faults = [] }) {
    super(message);
    this.name = "ZerenError";
    this.code = code;
    this.faults = faults;
  }
}

function answered(text) {
  const answer = JSON.parse(text);
  if (answer.error) throw new ZerenError(answer.error);
  return answer;
}

// Wrong types are a mistake of the program that calls, not of its input.
function object(value, what) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) throw new TypeError(`${what} must be an object`);
  return value;
}

function known(options, names) {
  for (const name of Object.keys(object(options, "options"))) {
    if (!names.includes(name)) throw new TypeError(`unknown option \`${name}\`; known: ${names.join(", ")}`);
  }
  const { lang = "zh" } = options;
  if (lang !== "zh" && lang !== "en") throw new TypeError(`lang must be "zh" or "en"`);
  return { ...options, lang };
}

export function determine(post, options = {}) {
  const names = ["lang", "brief", "explain", "asOf", "answers", "level", "region", "sectors"];
  const { lang, brief, explain, asOf, answers, ...fields } = known(options, names);
  const given = typeof post === "string" ? { title: post } : object(post, "post");
  const line = JSON.stringify({ ...given, ...fields });
  return answered(post_of(line, JSON.stringify({ lang, brief, explain, as_of: asOf, answers })));
}

export function who(matter, options = {}) {
  const { lang, level, asOf } = known(options, ["lang", "level", "asOf"]);
  if (matter !== undefined && typeof matter !== "string") object(matter, "matter");
  const { sector, duty } = typeof matter === "object" ? matter : {};
  const words = typeof matter === "string" ? matter : undefined;
  return answered(who_for(JSON.stringify({ lang, level, matter: words, sector, duty, as_of: asOf })));
}

export function assess(facts, options = {}) {
  const { lang, reuse, readings, posts, saidBy, asOf } = known(options, ["lang", "reuse", "readings", "posts", "saidBy", "asOf"]);
  // A record has its facts under `facts`; no element is called so.
  const given = object(facts, "facts");
  const record = typeof given.facts === "object" && given.facts !== null ? given : { facts: given };
  const besides = { readings, posts, said_by: saidBy, as_of: asOf };
  const added = Object.entries(besides).filter(([, value]) => value !== undefined);
  return answered(assess_of(JSON.stringify({ ...record, ...Object.fromEntries(added) }), JSON.stringify({ lang, reuse })));
}

export function search(words, options = {}) {
  const { lang } = known(options, ["lang"]);
  if (typeof words !== "string") throw new TypeError("words must be a string");
  return answered(find(words, lang));
}

export const version = Object.freeze(JSON.parse(versions()));
