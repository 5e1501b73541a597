//! What is wrong with a record, and what differs, in words.

use crate::text;
use zeren_core::answer::FORMAT;
use zeren_core::assess::all_names;
use zeren_core::assess::record::{Broken, Change, Fault, RuleChange, Side};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{self, Lang, Text};

/// A sentence with its blanks filled in, in order.
fn fill(lang: Lang, zh: &'static str, en: &'static str, with: &[&str]) -> String {
    model::fill(Text { zh, en }.in_lang(lang), with)
}

/// How many characters must change to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, c) in one.chars().enumerate() {
        let mut before = at;
        row[0] = at + 1;
        for (place, d) in other.iter().enumerate() {
            let changed = before + usize::from(c != *d);
            before = row[place + 1];
            row[place + 1] = changed.min(before + 1).min(row[place] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// The nearest known name, if it is near.
fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>, lang: Lang) -> String {
    let near =
        known.map(|name| (distance(typed, name), name)).min().filter(|(far, _)| far * 2 <= typed.chars().count());
    near.map_or(String::new(), |(_, name)| fill(lang, ";是不是 `{}`?", "; did you mean `{}`?", &[name]))
}

/// Where a text is no record, and why.
pub(super) fn broken(error: &Broken, lang: Lang) -> String {
    let place = [&error.line.to_string(), ":", &error.column.to_string()].concat();
    let why = if lang == Lang::Zh { &error.zh } else { &error.en };
    [&place, ": ", why].concat()
}

/// Why something in a record cannot be taken over.
pub(super) fn fault(fault: &Fault, lang: Lang) -> String {
    let say = |zh, en, with: &[&str]| fill(lang, zh, en, with);
    match fault {
        Fault::UnknownField(name) => {
            let fields = zeren_core::assess::record::Stated::FIELDS.iter().copied();
            say("没有 `{}` 这个字段", "unknown field `{}`", &[name]) + &nearest(name, fields, lang)
        }
        Fault::OtherFormat(format) => say(
            "记录的格式是 {},不是 {};用生成它的程序打开",
            "the record has format {}, not {}; open it with the program that made it",
            &[&format.to_string(), &FORMAT.to_string()],
        ),
        Fault::UnknownElement(name) => {
            say("没有 `{}` 这个要件", "unknown element `{}`", &[name]) + &nearest(name, all_names(), lang)
        }
        Fault::BadValue(name, value) => say(
            "`{}` 的值 `{}` 读不懂;值是 yes、no 或者 unknown",
            "the value `{}` of `{}` is not understood; a value is yes, no or unknown",
            &if lang == Lang::Zh { [name, value] } else { [value, name] }.map(String::as_str),
        ),
        Fault::Twice(name, one, other) => say(
            "事实自相矛盾:`{}` 既是 {} 又是 {};只留下一个",
            "the facts contradict each other: `{}` is {} and {}; keep one of the two",
            &[name, one, other],
        ),
        Fault::UnknownReading(id) => {
            let known = BUILTIN.situations.iter().flat_map(|one| one.readings).map(|reading| reading.id);
            say("没有 `{}` 这种理解", "unknown reading `{}`", &[id]) + &nearest(id, known, lang)
        }
        Fault::TwoReadings(one, other) => say(
            "`{}` 和 `{}` 是同一情形的两种理解;只留下一种",
            "`{}` and `{}` are two readings of one situation; keep one of the two",
            &[one, other],
        ),
        Fault::BadDay(day) => say(
            "`{}` 不是日期;写成 年-月-日,如 2026-03-01",
            "`{}` is no day; write YYYY-MM-DD, such as 2026-03-01",
            &[day],
        ),
        Fault::EmptyPost => say("有一个职务是空的;去掉它", "a post is empty; leave it out", &[]),
        Fault::SaidOfNothing(name) => {
            say("`said_by` 提到 `{}`,但没有这一事实", "`said_by` names `{}`, of which nothing is stated", &[name])
        }
        Fault::OtherRulebook(version, _) => say(
            "记录来自规则 {},现在是 {}",
            "the record was made with rules {}, these are {}",
            &[version, BUILTIN.version],
        ),
    }
}

/// What changed in the rules since a record was made.
pub(super) fn rule_change(change: &RuleChange, lang: Lang) -> String {
    let say = |zh, en, with: &[&str]| fill(lang, zh, en, with);
    match change {
        RuleChange::ElementGone(id) => say("要件 `{}` 已不存在", "the element `{}` is gone", &[id]),
        RuleChange::ElementNew(id) => say("新的要件 `{}`", "the element `{}` is new", &[id]),
        RuleChange::ElementWords(id, before, now) => say(
            "要件 `{}` 的文字:原为“{}”,现为“{}”",
            "the words of the element `{}`: “{}” before, “{}” now",
            &[id, before, now],
        ),
        RuleChange::ReadingGone(id) => say("理解 `{}` 已不存在", "the reading `{}` is gone", &[id]),
        RuleChange::ReadingNew(id) => say("新的理解 `{}`", "the reading `{}` is new", &[id]),
        RuleChange::ReadingStructure(id, before, now) => say(
            "理解 `{}` 的结构:原为 {},现为 {}",
            "how the reading `{}` joins the elements: {} before, {} now",
            &[id, before, now],
        ),
        RuleChange::NotRecorded => say(
            "记录没有写明当时各要件的文字,无从比较",
            "the record does not say what its elements meant; nothing can be compared",
            &[],
        ),
    }
}

/// A difference between a record and the answers here.
pub(super) fn changed(change: &Change, lang: Lang) -> String {
    let say = |zh, en, with: &[&str]| fill(lang, zh, en, with);
    let about = match &change.about {
        Side::Rulebook => say("规则", "rules", &[]),
        Side::AsOf => say("日期", "day", &[]),
        Side::Posts => say("职务", "posts", &[]),
        Side::Readings => say("所循的理解", "readings followed", &[]),
        Side::Fact(id) => say("事实 {}", "fact {}", &[id]),
        Side::SaidBy(id) => say("谁说的 {}", "said by {}", &[id]),
        Side::Result(id) => say("结果 {}", "result {}", &[id]),
        Side::ByReading(situation, reading) => say("结果 {} / {}", "result {} / {}", &[situation, reading]),
    };
    let none = text::NONE.in_lang(lang);
    let side = |of: &Option<String>| of.clone().unwrap_or_else(|| none.to_owned());
    [&about, ": ", &side(&change.before), " → ", &side(&change.now)].concat()
}
