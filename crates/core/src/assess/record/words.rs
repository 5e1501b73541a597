//! What is wrong with a record, what changed in the rules, and what differs, in words: for the command line and the page
//! alike. What to do is said as far as it is the same for both.

use super::compare::{Change, RuleChange, Side};
use super::load::{Fault, Stated};
use crate::answer::FORMAT;
use crate::assess::all_names;
use crate::builtin::BUILTIN;
use crate::model::{Lang, Text, fill};
use crate::nearest;

/// What is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is wrong.
    pub what: String,
    /// What to do; empty where the caller alone can say.
    pub help: String,
}

fn say(lang: Lang, zh: &'static str, en: &'static str, with: &[&str]) -> String {
    fill(Text { zh, en }.in_lang(lang), with)
}

fn did_you_mean<'a>(typed: &str, known: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    nearest(typed, known).map_or_else(String::new, |name| say(lang, "是不是 `{}`?", "did you mean `{}`?", &[name]))
}

fn list(words: &[&str], lang: Lang) -> String {
    words.join(if lang == Lang::Zh { "、" } else { ", " })
}

impl Fault {
    /// What in the file it is about; none for the file as a whole.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        match self {
            Self::UnknownField(name)
            | Self::UnknownElement(name)
            | Self::BadValue(name, _)
            | Self::Twice(name, ..)
            | Self::UnknownReading(name)
            | Self::TwoReadings(_, name)
            | Self::BadDay(name)
            | Self::SaidOfNothing(name)
            | Self::BadRow(_, name) => Some(name),
            Self::OtherFormat(_) => Some("format"),
            Self::EmptyPost => Some("posts"),
            Self::OtherRulebook(..) => None,
        }
    }

    /// Its code, for machines; stable.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::UnknownField(_) => "unknown-field",
            Self::OtherFormat(_) => "other-format",
            Self::UnknownElement(_) => "unknown-element",
            Self::BadValue(..) => "bad-value",
            Self::Twice(..) => "stated-twice",
            Self::UnknownReading(_) => "unknown-reading",
            Self::TwoReadings(..) => "two-readings",
            Self::BadDay(_) => "bad-day",
            Self::BadRow(..) => "bad-row",
            Self::EmptyPost => "empty-title",
            Self::SaidOfNothing(_) => "said-of-nothing",
            Self::OtherRulebook(..) => "other-rulebook",
        }
    }

    /// In words.
    #[must_use]
    pub fn told(&self, lang: Lang) -> Told {
        let say = |zh, en, with: &[&str]| say(lang, zh, en, with);
        let (what, help) = match self {
            Self::UnknownField(name) => {
                let fields = Stated::FIELDS;
                let near = did_you_mean(name, fields.iter().copied(), lang);
                let all = || say("字段有:{}", "the fields are: {}", &[&list(fields, lang)]);
                let help = if near.is_empty() { all() } else { near };
                (say("没有 `{}` 这个字段", "unknown field `{}`", &[name]), help)
            }
            Self::OtherFormat(format) => (
                say(
                    "记录的格式是 {},不是 {}",
                    "the record has format {}, not {}",
                    &[&format.to_string(), &FORMAT.to_string()],
                ),
                say("用生成它的程序打开", "open it with the program that made it", &[]),
            ),
            Self::UnknownElement(name) => {
                (say("没有 `{}` 这个要件", "unknown element `{}`", &[name]), did_you_mean(name, all_names(), lang))
            }
            Self::BadValue(name, value) => (
                say(
                    "`{}` 的值 `{}` 读不懂",
                    "the value `{}` of `{}` is not understood",
                    &if lang == Lang::Zh { [name, value] } else { [value, name] }.map(String::as_str),
                ),
                say("值是 yes、no 或者 unknown", "a value is yes, no or unknown", &[]),
            ),
            Self::Twice(name, one, other) => (
                say(
                    "事实自相矛盾:`{}` 既是 {} 又是 {}",
                    "the facts contradict each other: `{}` is {} and {}",
                    &[name, one, other],
                ),
                say("只留下一个", "keep one of the two", &[]),
            ),
            Self::UnknownReading(id) => {
                let known = BUILTIN.situations.iter().flat_map(|one| one.readings).map(|reading| reading.id);
                (say("没有 `{}` 这种理解", "unknown reading `{}`", &[id]), did_you_mean(id, known, lang))
            }
            Self::TwoReadings(one, other) => (
                say(
                    "`{}` 和 `{}` 是同一情形的两种理解",
                    "`{}` and `{}` are two readings of one situation",
                    &[one, other],
                ),
                say("只留下一种", "keep one of the two", &[]),
            ),
            Self::BadDay(day) => (
                say("`{}` 不是日期", "`{}` is no day", &[day]),
                say("写成 年-月-日,如 2026-03-01", "write YYYY-MM-DD, such as 2026-03-01", &[]),
            ),
            Self::EmptyPost => (
                say("有一个职务是空的", "a post is empty", &[]),
                say("写上职务,或者去掉这一项", "write the post, or leave it out", &[]),
            ),
            Self::SaidOfNothing(name) => (
                say("`said_by` 提到 `{}`,但没有这一事实", "`said_by` names `{}`, of which nothing is stated", &[name]),
                say("在 facts 中写上它,或者去掉这一项", "state it in facts, or leave it out", &[]),
            ),
            Self::BadRow(at, word) => (
                say("名册 {} 行的 `{}` 读不懂", "row {} of the roster: `{}` is not understood", &[at, word]),
                say(
                    "名册的各行由程序写成,不用手改",
                    "the rows of a roster are written by the program, not by hand",
                    &[],
                ),
            ),
            Self::OtherRulebook(version, _) => (
                say(
                    "记录来自规则 {},现在是 {}",
                    "the record was made with rules {}, these are {}",
                    &[version, BUILTIN.version],
                ),
                String::new(),
            ),
        };
        Told { what, help }
    }
}

impl RuleChange {
    /// In words.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        let say = |zh, en, with: &[&str]| say(lang, zh, en, with);
        match self {
            Self::ElementGone(id) => say("要件 `{}` 已不存在", "the element `{}` is gone", &[id]),
            Self::ElementNew(id) => say("新的要件 `{}`", "the element `{}` is new", &[id]),
            Self::ElementWords(id, before, now) => say(
                "要件 `{}` 的文字:原为“{}”,现为“{}”",
                "the words of the element `{}`: “{}” before, “{}” now",
                &[id, before, now],
            ),
            Self::ReadingGone(id) => say("理解 `{}` 已不存在", "the reading `{}` is gone", &[id]),
            Self::ReadingNew(id) => say("新的理解 `{}`", "the reading `{}` is new", &[id]),
            Self::ReadingStructure(id, before, now) => say(
                "理解 `{}` 的结构:原为 {},现为 {}",
                "how the reading `{}` joins the elements: {} before, {} now",
                &[id, before, now],
            ),
            Self::Layers(before, now) => {
                let none = say("无", "none", &[]);
                let or_none = |of: &String| if of.is_empty() { none.clone() } else { of.clone() };
                say(
                    "本地规则:原为 {},现为 {}",
                    "local rulebooks: {} before, {} now",
                    &[&or_none(before), &or_none(now)],
                )
            }
            Self::NotRecorded => say(
                "记录没有写明当时各要件的文字,无从比较",
                "the record does not say what its elements meant; nothing can be compared",
                &[],
            ),
        }
    }
}

impl Side {
    /// In words.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        let say = |zh, en, with: &[&str]| say(lang, zh, en, with);
        match self {
            Self::Rulebook => say("规则", "rules", &[]),
            Self::AsOf => say("日期", "day", &[]),
            Self::Posts => say("职务", "posts", &[]),
            Self::Readings => say("所循的理解", "readings followed", &[]),
            Self::Roster => say("名册", "roster", &[]),
            Self::Row(at) => say("名册 {} 行", "roster, row {}", &[at]),
            Self::Fact(id) => say("事实 {}", "fact {}", &[id]),
            Self::SaidBy(id) => say("谁说的 {}", "said by {}", &[id]),
            Self::Result(id) => say("结果 {}", "result {}", &[id]),
            Self::ByReading(situation, reading) => say("结果 {} / {}", "result {} / {}", &[situation, reading]),
        }
    }
}

impl Change {
    /// In words: what it is about, before, now.
    #[must_use]
    pub fn told(&self, lang: Lang) -> String {
        let none = Text { zh: "无", en: "none" }.in_lang(lang);
        let side = |of: &Option<String>| of.clone().unwrap_or_else(|| none.to_owned());
        [&self.about.told(lang), ": ", &side(&self.before), " → ", &side(&self.now)].concat()
    }
}
