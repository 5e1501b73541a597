// The package in plain JavaScript; `install.test.mjs` runs it and compares what it prints.
import { ZerenError, assess, determine, search, version, who } from "@zeren-rules/zeren";

const answer = determine("县委副书记、县长");
console.log(answer.classes.join(" "));
console.log(answer.responsibilities.map(({ kind }) => kind).join(" "));

const asked = determine("副县长", { lang: "en" });
console.log(asked.questions[0].about, asked.questions[0].values.join(" "));
console.log(determine("副县长", { answers: { portfolio: "environment" } }).classes.join(" "));

console.log(determine({ organ: "government", position: "deputy", level: "county", sectors: ["水利"] }).classes.join(" "));
console.log(who("水务", { level: "county" }).chain.map((link) => link.class).join(" "));
console.log(assess({ causation: "no" }).situations.map(({ id, result }) => `${id}=${result}`).join(" "));
console.log(search("环境应急").hits[0].id);
console.log(version.format);

try {
  determine("");
} catch (error) {
  console.log(error instanceof ZerenError, error.code, error.message);
}
