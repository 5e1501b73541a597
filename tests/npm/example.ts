// The package in TypeScript; `types.test.mjs` checks it with `tsc --strict`. A line under `@ts-expect-error` must fail.
import { assess, determine, search, version, who, ZerenError } from "@zeren-rules/zeren";
import type { Answer, Assessment, Chain, ClassId, ElementId, Question } from "@zeren-rules/zeren";
import { load } from "@zeren-rules/zeren/load";

const answer: Answer = determine("县委副书记、县长", { lang: "en", explain: true });
const classes: ClassId[] = answer.classes;
const [start, end] = answer.posts[0]?.span ?? [0, 0];
const length: number = end - start;

const answers: Partial<Record<Question, string>> = {};
for (const { about, values = [] } of answer.questions) answers[about] = values[0]!;
determine("副县长", { answers, level: "county", sectors: ["水利"], asOf: "2026-01-01" });
determine({ organ: "government", position: "deputy", sectors: ["water"] }, { brief: true });
determine({ title: "局长", region: "昆山市" });

const chain: Chain = who("水务", { level: "county" });
const certain: boolean = chain.chain.every((link) => link.certain);
who({ duty: "环境应急" });
who();

const assessment: Assessment = assess({ causation: "yes", 搞形式主义: false }, { posts: ["县长"], readings: [] });
const next: ElementId | null = assessment.next_question;
const again: Assessment = assess(assessment, { reuse: true });

try {
  search("督察");
} catch (error) {
  if (error instanceof ZerenError && error.code === "empty-title") console.error(error.faults.map((fault) => fault.code));
}

// @ts-expect-error no such class
const wrong: ClassId = "mayor";
// @ts-expect-error a title is a text
determine(7);
// @ts-expect-error no such option
determine("县长", { language: "en" });
// @ts-expect-error no such level
who("水务", { level: "国家" });
// @ts-expect-error an element's value
assess({ causation: 1 });
// @ts-expect-error not a field
answer.penalty;

export { again, certain, classes, length, load, next, version, wrong };
