/**
 * zeren (责任): who answers for the environment, by the responsibility system of
 * 《地方党政领导干部生态环境保护责任制规定(试行)》, computed and cited.
 *
 * The only authority is the official Q&A of 2025-08-01 (paragraphs `Q4.1` and so on). What it leaves open is
 * `undetermined` or asked for, never guessed. Ids are stable; texts are in the language asked for. Quotes are always
 * in Chinese, with an unofficial translation where English was asked for.
 */
import type {
  Applicability, Basis, ClassId, DutyId, ElementId, InstrumentId, Kind, Lacking, Lang, Level, NoteCode, Organ,
  Outcome, ParagraphId, PartKind, Position, Question, ReadingId, ResponsibilityId, RuleId, SectorId, SituationId,
  SupervisionId, Tenure, Truth,
} from "./ids.js";

export type * from "./ids.js";

/** What every object begins with. */
export interface Head {
  /** The number of this contract. Fields may be added under the same number; none is renamed or removed. */
  format: 1;
  /** The version of the rules, apart from that of the package. */
  rulebook: string;
  /** The day asked for with `asOf`, as YYYY-MM-DD. */
  as_of?: string;
}

/** Start and end in the title, counted in Unicode scalar values (not in UTF-16 units), the end not included. */
export type Span = [start: number, end: number];

// ---------------------------------------------------------------------------------------------- determine

/** A post in fields (字段写的职务), without a title. */
export interface Fields {
  organ: Organ;
  position: Position;
  level?: Level | null;
  /** A name such as 昆山市, or a six-digit code. */
  region?: string | null;
  /** By id or by any name: a deputy's portfolio (分管), or the department's own field. */
  sectors?: readonly string[];
}

/** A title (职务) and what is known besides. */
export interface Titled {
  /** One person's posts, as written: 县委副书记、县长. At most 2000 characters. */
  title: string;
  level?: Level | null;
  /** A name such as 昆山市, or a six-digit code. */
  region?: string | null;
  /** By id or by any name: a deputy's portfolio (分管), or the department's own field. */
  sectors?: readonly string[];
}

export interface DetermineOptions {
  /** The language of names and texts; `zh` if left out. */
  lang?: Lang;
  /** Ids only, without names, texts and quotes. */
  brief?: boolean;
  /** With the way it was found: `trace`. */
  explain?: boolean;
  /** What held on this day, YYYY-MM-DD; the rulebook's newest state if left out. */
  asOf?: string;
  /** Answers to questions, as `about` and `values` of {@link Asked} offer them; for a title only. */
  answers?: Partial<Record<Question, string>>;
  level?: Level;
  region?: string;
  sectors?: readonly string[];
}

/** What a title or a post answers for. */
export interface Answer extends Head {
  /** As given; absent for a post in fields and in brief form. */
  title?: string;
  /** Whether the Provisions reach the person (适用范围) [Q4.1]. */
  applicability: Applicability;
  /** The verdict in a sentence. */
  verdict?: string;
  /** Each post that was read. */
  posts: Post[];
  /** The classes that are certain, in the order of the source. */
  classes: ClassId[];
  /** The classes that an open question may add. */
  possible_classes: ClassId[];
  /** The kinds of responsibility (责任) of the certain classes. */
  responsibilities: Responsibility[];
  /** The duties (职责) of the certain classes. */
  duties: Duty[];
  /** How fulfilment is supervised (监督) [Q6.1]. */
  supervision: SupervisionId[];
  /** What else is to be known. */
  notes: Note[];
  /** What to ask: each can change the outcome. */
  questions: Asked[];
  /** The parts of the title that were not read. */
  unread: Unread[];
  /** The words of the source that all of this rests on. */
  citations: Citation[];
  /** The way it was found, post by post; with `explain`. */
  trace?: Trace[];
}

/** A post (职务) of a title. */
export interface Post {
  /** Its words, as given. */
  text?: string;
  span: Span;
  /** Null where several levels are possible. */
  level: Level | null;
  /** Every level it may have. */
  levels: Level[];
  /** Null where it names none, or one of several; see `regions`. */
  region: Region | null;
  /** The regions its name may mean, where it is shared. */
  regions?: Region[];
  organ: Organ;
  position: Position;
  /** Sectors of the list, and departments on no list. */
  sectors: SectorId[];
  tenure: Tenure;
  applicability: Applicability;
  classes: ClassId[];
  possible_classes: ClassId[];
}

/** An administrative division (行政区划). */
export interface Region {
  /** Its six-digit code. */
  code: number;
  name?: string;
  /** Its name with those above it. */
  path?: string;
}

export interface Responsibility {
  kind: ResponsibilityId;
  /** The class that bears it. */
  class: ClassId;
  name?: string;
  basis: Basis;
  citations: ParagraphId[];
}

export interface Duty {
  /** `CLASS/slug`. */
  id: DutyId;
  name?: string;
  basis: Basis;
  citations: ParagraphId[];
}

export interface Note {
  code: NoteCode;
  text?: string;
  /** The words of the title it speaks of. */
  about?: string;
  citations?: ParagraphId[];
}

/** A question whose answer can change the outcome; answered by {@link DetermineOptions.answers}. */
export interface Asked {
  about: Question;
  text?: string;
  /** The answers offered, in words. */
  options?: string[];
  /** The same answers as `answers` takes them. */
  values?: string[];
}

export interface Unread {
  text?: string;
  span: Span;
}

/** Words of the source. */
export interface Citation {
  id: ParagraphId;
  /** In Chinese, exactly. */
  quote?: string;
  /** In English, unofficial; where English was asked for. */
  translation?: string;
  /** The ids of the conclusions that rest on them. */
  supports?: string[];
}

export interface Trace {
  text: string;
  /** What each part was read as. */
  read: { text: string; span: Span; kind: PartKind; as: string }[];
  /** The rules that gave the conclusion. */
  rules: {
    id: RuleId;
    text: string;
    applicability: Applicability;
    class: ClassId | null;
    /** The fact it hangs on. */
    open: Question | null;
    citations: ParagraphId[];
  }[];
  /** The rules of which all but one condition held. */
  near: { id: RuleId; text: string; lacks: Lacking }[];
}

/**
 * What a title, or a post in fields, answers for.
 *
 * @throws {ZerenError} `empty-title`, `title-too-long`, `line-too-long`, `bad-json`, `missing-field`,
 * `title-and-fields`, `unknown-sector`, `unknown-region`, `bad-answer`, `answers-without-title`, `bad-day`, or where
 * what is given besides contradicts the title: `level-contradicts`, `region-contradicts`,
 * `level-and-region-contradict`, `sector-without-post`.
 */
export function determine(post: string | Titled | Fields, options?: DetermineOptions): Answer;

// ---------------------------------------------------------------------------------------------- who

export interface WhoOptions {
  lang?: Lang;
  /** 县级以上 at large if left out. */
  level?: Level;
  /** YYYY-MM-DD. */
  asOf?: string;
}

/** Who answers for a matter. */
export interface Chain extends Head {
  level: Level | null;
  /** Null for a duty or a field on no list. */
  sector: SectorId | null;
  /** The name of the matter. */
  matter: string;
  /** The duties asked about. */
  duties?: DutyId[];
  applicability: Applicability;
  /** In the order of responsibility. */
  chain: ChainLink[];
  notes: Note[];
  citations: Citation[];
}

export interface ChainLink {
  /** From 1. */
  order: number;
  class: ClassId;
  name: string;
  responsibility: ResponsibilityId;
  /** False where it hangs on whether the department bears important duties. */
  certain: boolean;
  reason: string;
  basis: Basis;
  citations: ParagraphId[];
}

/**
 * Who answers for a matter: a sector by id or name, or else duties by id or words. The environment itself if left out.
 *
 * @throws {ZerenError} `unknown-matter`, `unknown-sector`, `unknown-duty`, `unknown-level`, `two-matters`, `bad-day`.
 */
export function who(matter?: string | { sector: string } | { duty: string }, options?: WhoOptions): Chain;

// ---------------------------------------------------------------------------------------------- assess

/** The facts of a case by element (要件), by id or by name in either language. */
export type Facts = { readonly [element in ElementId]?: Truth | boolean } & { readonly [name: string]: string | boolean | undefined };

/** Facts with what belongs to them, as a file of facts or a saved assessment has it. */
export interface CaseRecord {
  facts: Facts;
  said_by?: { readonly [element: string]: string };
  readings?: readonly string[];
  posts?: readonly string[];
  as_of?: string | null;
}

export interface AssessOptions {
  lang?: Lang;
  /** Readings followed in place of the default ones. */
  readings?: readonly ReadingId[];
  /** The posts concerned, as titles. */
  posts?: readonly string[];
  /** Who said so, by element. */
  saidBy?: { readonly [element: string]: string };
  /** YYYY-MM-DD. */
  asOf?: string;
  /** From a record of other rules, take over the answers whose elements still have the same words. */
  reuse?: boolean;
}

/**
 * What the stated facts come to: a checklist on stated facts, not a finding. Which body decides, the source does not
 * say. The object is also the record; it can be given to {@link assess} again.
 */
export interface Assessment extends Head {
  /** The newest day the rulebook knows of. */
  newest_state: string;
  /** What this is, what it is not, and that the body that decides is left open. */
  what_this_is: string[];
  /** What is to be said of the day; absent where the Provisions held. */
  time_remark?: string;
  facts: { [element in ElementId]?: Truth };
  said_by?: { [element in ElementId]?: string };
  readings?: ReadingId[];
  posts?: string[];
  /** The five situations (情形) [Q6.2]. */
  situations: Situation[];
  /** The best question; null where nothing that could be asked settles anything. */
  next_question: ElementId | null;
  /** All questions that can still settle something, best first. */
  questions: ElementId[];
  persons?: Person[];
  instruments: Instrument[];
  /** The elements in words, always Chinese. */
  elements: { id: ElementId; words: string }[];
  citations: { id: ParagraphId; quote: string; translation?: string }[];
}

export interface Situation {
  id: SituationId;
  name: string;
  /** By the reading followed. */
  result: Outcome;
  /** The reading followed; null where only the authority can say. */
  reading: ReadingId | null;
  /** By each reading. */
  by_reading: { [reading in ReadingId]?: Outcome };
  depends_on_reading: boolean;
  by_authority: boolean;
  /** The smallest sets of facts that would settle it. */
  settled_by: ElementId[][];
  /** What each of these sets settles it as: reached if all are yes, not reached if all are no. */
  settled_as: Outcome[];
  classes: ClassId[];
  /** How each reading joins the elements: ids, `&`, `|`. */
  structure: { [reading in ReadingId]?: string };
  citations: ParagraphId[];
}

export interface Person {
  post: string;
  applicability: Applicability;
  classes: ClassId[];
  possible_classes: ClassId[];
  verdict: string;
  situations: {
    id: SituationId;
    /** Of the facts; it says nothing of the person. */
    result: Outcome;
    /** What the situation touches in each class. */
    touches: {
      class: ClassId;
      certain: boolean;
      responsibility: ResponsibilityId | null;
      duties: DutyId[];
      /** Whether the source or this project says so. */
      basis: ("source" | "project")[];
      citations: ParagraphId[];
    }[];
    /** By which supervision it would come to light; `certain` where words of the source join the two. */
    comes_to_light: { id: SupervisionId; certain: boolean }[];
  }[];
}

/** A linked instrument (衔接的制度) on the day. */
export interface Instrument {
  id: InstrumentId;
  name: string;
  holds: Truth;
  versions: { id: string; name: string; holds: Truth; period: string; structure?: { [part: string]: number } }[];
}

/**
 * What stated facts come to.
 *
 * @throws {ZerenError} `bad-facts` with every fault in `faults`; `contradiction`; for a post, the errors of
 * {@link determine}.
 */
export function assess(facts: Facts | CaseRecord | Assessment, options?: AssessOptions): Assessment;

// ---------------------------------------------------------------------------------------------- search

export interface Hits extends Head {
  query: string;
  /** Best first. */
  hits: Hit[];
}

export interface Hit {
  id: string;
  kind: Kind;
  name: string;
  /** The text in which it was found. */
  text: string;
  /** Where in that text. */
  marks: Span[];
  /** How well it fits: 1000 for the whole name. */
  score: number;
}

/** What a search of the rulebook finds, best first. */
export function search(words: string, options?: { lang?: Lang }): Hits;

// ---------------------------------------------------------------------------------------------- errors and versions

/** Input that cannot be answered. A wrong type of an argument is a `TypeError`. */
export class ZerenError extends Error {
  name: "ZerenError";
  /** Stable. */
  code: ErrorCode;
  /** For facts: each thing that is wrong. */
  faults: Fault[];
}

export interface Fault {
  code: string;
  /** In the language asked for. */
  message: string;
  /** The field, element, reading or day it is about. */
  about: string | null;
}

export type ErrorCode =
  | "empty-title" | "title-too-long" | "line-too-long" | "bad-json" | "missing-field" | "title-and-fields"
  | "unknown-sector" | "unknown-region" | "level-contradicts" | "region-contradicts" | "level-and-region-contradict"
  | "sector-without-post" | "bad-answer" | "answers-without-title" | "bad-day" | "bad-options" | "unknown-matter"
  | "unknown-duty" | "unknown-level" | "two-matters" | "bad-facts" | "contradiction";

/** The version of the package, of the rules, and the number of the contract. */
export const version: Readonly<{ package: string; rulebook: string; format: 1 }>;
