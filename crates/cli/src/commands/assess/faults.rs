//! What is wrong with facts and records, in words.

use crate::failure::{Failure, input};
use crate::output::{Screen, nearest};
use zeren_core::answer::FORMAT;
use zeren_core::assess::record::{Fault, RuleChange, Stated};
use zeren_core::assess::{Contradiction, all_names, element, id_of};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::Lang;
use zeren_core::rulebook::ElementId;

/// A message and what to do, in both languages.
struct Told {
    what: (String, String),
    help: (String, String),
}

fn told(what: (String, String), help: (impl Into<String>, impl Into<String>)) -> Told {
    Told { what, help: (help.0.into(), help.1.into()) }
}

/// Where a word stands in a file: line and column, from 1.
fn place(text: &str, word: &str) -> Option<(usize, usize)> {
    let at = text.find(word)?;
    let before = text.get(..at)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    Some((before.matches('\n').count() + 1, before.get(start..)?.chars().count() + 1))
}

fn did_you_mean<'a>(typed: &str, known: impl Iterator<Item = &'a str>, list: (&str, &str)) -> (String, String) {
    match nearest(typed, known) {
        Some(near) => (format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
        None => (list.0.to_owned(), list.1.to_owned()),
    }
}

fn element_told(name: &str) -> Told {
    let list = (
        "用 `zeren list situations` 和 `zeren show 情形` 查看要件",
        "`zeren list situations` and `zeren show SITUATION` show the elements",
    );
    told(
        (format!("没有 `{name}` 这个要件"), format!("unknown element `{name}`")),
        did_you_mean(name, all_names(), list),
    )
}

fn value_told(name: &str, value: &str) -> Told {
    told(
        (format!("`{name}` 的值 `{value}` 读不懂"), format!("the value `{value}` of `{name}` is not understood")),
        ("值是 yes、no 或者 unknown", "a value is yes, no or unknown"),
    )
}

fn reading_told(id: &str) -> Told {
    let known = BUILTIN.situations.iter().flat_map(|situation| situation.readings).map(|reading| reading.id);
    let list = ("用 `zeren show 情形` 查看各种理解", "`zeren show SITUATION` shows the readings");
    told((format!("没有 `{id}` 这种理解"), format!("unknown reading `{id}`")), did_you_mean(id, known, list))
}

fn two_readings_told(one: &str, other: &str) -> Told {
    told(
        (
            format!("`{one}` 和 `{other}` 是同一情形的两种理解"),
            format!("`{one}` and `{other}` are two readings of one situation"),
        ),
        ("只留下一种", "keep one of the two"),
    )
}

fn failure_of(told: Told, place: Option<(&str, Option<(usize, usize)>)>) -> Failure {
    let at = match place {
        Some((path, Some((line, column)))) => format!("{path}:{line}:{column}: "),
        Some((path, None)) => format!("{path}: "),
        None => String::new(),
    };
    input(format!("{at}{}", told.what.0), format!("{at}{}", told.what.1), told.help.0, told.help.1)
}

pub(super) fn unknown_element(name: &str, path: Option<&str>) -> Failure {
    failure_of(element_told(name), path.map(|path| (path, None)))
}

pub(super) fn bad_value(name: &str, value: &str, path: Option<&str>) -> Failure {
    failure_of(value_told(name, value), path.map(|path| (path, None)))
}

pub(super) fn unknown_reading(id: &str) -> Failure {
    failure_of(reading_told(id), None)
}

pub(super) fn two_readings(one: &str, other: &str) -> Failure {
    failure_of(two_readings_told(one, other), None)
}

fn one(fault: &Fault) -> (Told, Option<&str>) {
    match fault {
        Fault::UnknownField(name) => {
            let fields = Stated::FIELDS.join("、");
            let list = (format!("字段有:{fields}"), format!("the fields are: {}", Stated::FIELDS.join(", ")));
            let near = did_you_mean(name, Stated::FIELDS.iter().copied(), (&list.0, &list.1));
            (told((format!("没有 `{name}` 这个字段"), format!("unknown field `{name}`")), near), Some(name))
        }
        Fault::OtherFormat(format) => (
            told(
                (
                    format!("记录的格式是 {format},不是 {FORMAT}"),
                    format!("the record has format {format}, not {FORMAT}"),
                ),
                ("用生成它的程序打开", "open it with the program that made it"),
            ),
            Some("format"),
        ),
        Fault::UnknownElement(name) => (element_told(name), Some(name)),
        Fault::BadValue(name, value) => (value_told(name, value), Some(name)),
        Fault::Twice(name, first, second) => (
            told(
                (
                    format!("事实自相矛盾:`{name}` 既是 {first} 又是 {second}"),
                    format!("the facts contradict each other: `{name}` is {first} and {second}"),
                ),
                ("只留下一个", "keep one of the two"),
            ),
            Some(name),
        ),
        Fault::UnknownReading(id) => (reading_told(id), Some(id)),
        Fault::TwoReadings(one, other) => (two_readings_told(one, other), Some(other)),
        Fault::BadDay(day) => (
            told(
                (format!("`{day}` 不是日期"), format!("`{day}` is no day")),
                ("写成 年-月-日,如 2026-03-01", "write YYYY-MM-DD, such as 2026-03-01"),
            ),
            Some(day),
        ),
        Fault::EmptyPost => (
            told(
                ("有一个职务是空的".to_owned(), "a post is empty".to_owned()),
                ("写上职务,或者去掉这一项", "write the post, or leave it out"),
            ),
            Some("posts"),
        ),
        Fault::SaidOfNothing(name) => (
            told(
                (
                    format!("`said_by` 提到 `{name}`,但没有这一事实"),
                    format!("`said_by` names `{name}`, of which nothing is stated"),
                ),
                ("在 facts 中写上它,或者去掉这一项", "state it in facts, or leave it out"),
            ),
            Some(name),
        ),
        Fault::OtherRulebook(version, changes) => {
            let list = |lang| changes.iter().map(|change| format!("\n  - {}", change_in_words(change, lang))).collect();
            let lists: (String, String) = (list(Lang::Zh), list(Lang::En));
            let none = if changes.is_empty() {
                ("\n  - 要件和理解都没有变", "\n  - no element and no reading changed")
            } else {
                ("", "")
            };
            (
                told(
                    (
                        format!("记录来自规则 {version},现在是 {};变化如下:{}{}", BUILTIN.version, lists.0, none.0),
                        format!(
                            "the record was made with rules {version}, these are {}; what changed:{}{}",
                            BUILTIN.version, lists.1, none.1
                        ),
                    ),
                    (
                        "核对后加上 --reuse,沿用要件文字没有变的回答;其余重新回答",
                        "after checking, --reuse takes over the answers whose elements have the same words; the rest are asked again",
                    ),
                ),
                None,
            )
        }
    }
}

/// Everything wrong with a file, in one message.
pub(super) fn failure(faults: &[Fault], path: &str, text: &str) -> Failure {
    let mut what = (Vec::new(), Vec::new());
    let mut help = (Vec::new(), Vec::new());
    for fault in faults {
        let (told, word) = one(fault);
        let at = word.and_then(|word| place(text, word));
        let at = at.map_or_else(|| format!("{path}: "), |(line, column)| format!("{path}:{line}:{column}: "));
        what.0.push(format!("{at}{}", told.what.0));
        what.1.push(format!("{at}{}", told.what.1));
        for (all, one) in [(&mut help.0, told.help.0), (&mut help.1, told.help.1)] {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    input(what.0.join("\n"), what.1.join("\n"), help.0.join(";"), help.1.join("; "))
}

fn change_in_words(change: &RuleChange, lang: Lang) -> String {
    match (change, lang) {
        (RuleChange::ElementGone(id), Lang::Zh) => format!("要件 `{id}` 已不存在"),
        (RuleChange::ElementGone(id), Lang::En) => format!("the element `{id}` is gone"),
        (RuleChange::ElementNew(id), Lang::Zh) => format!("新的要件 `{id}`"),
        (RuleChange::ElementNew(id), Lang::En) => format!("the element `{id}` is new"),
        (RuleChange::ElementWords(id, before, now), Lang::Zh) => {
            format!("要件 `{id}` 的文字:原为“{before}”,现为“{now}”")
        }
        (RuleChange::ElementWords(id, before, now), Lang::En) => {
            format!("the words of the element `{id}`: “{before}” before, “{now}” now")
        }
        (RuleChange::ReadingGone(id), Lang::Zh) => format!("理解 `{id}` 已不存在"),
        (RuleChange::ReadingGone(id), Lang::En) => format!("the reading `{id}` is gone"),
        (RuleChange::ReadingNew(id), Lang::Zh) => format!("新的理解 `{id}`"),
        (RuleChange::ReadingNew(id), Lang::En) => format!("the reading `{id}` is new"),
        (RuleChange::ReadingStructure(id, before, now), Lang::Zh) => {
            format!("理解 `{id}` 的结构:原为 {before},现为 {now}")
        }
        (RuleChange::ReadingStructure(id, before, now), Lang::En) => {
            format!("how the reading `{id}` joins the elements: {before} before, {now} now")
        }
        (RuleChange::NotRecorded, Lang::Zh) => "记录没有写明当时各要件的文字,无从比较".to_owned(),
        (RuleChange::NotRecorded, Lang::En) => {
            "the record does not say what its elements meant; nothing can be compared".to_owned()
        }
    }
}

/// Says what was taken over from a record of other rules, and what was not.
pub(super) fn tell_reused(path: &str, changes: &[RuleChange], left_out: &[String], screen: &Screen) {
    eprintln!(
        "{}",
        screen.t(
            "注意:记录来自另一版规则,沿用要件文字没有变的回答",
            "note: the record was made with other rules; the answers whose elements have the same words are taken over"
        )
    );
    for change in changes {
        eprintln!("  - {}", change_in_words(change, screen.lang()));
    }
    if !left_out.is_empty() {
        let list = left_out.join(screen.t("、", ", "));
        eprintln!(
            "{}",
            match screen.lang() {
                Lang::Zh => format!("没有沿用,需要重新回答:{list}(仍在 {path} 中)"),
                Lang::En => format!("not taken over, to be answered again: {list} (still in {path})"),
            }
        );
    }
}

fn name(id: ElementId, lang: Lang) -> String {
    let name = element(id).map_or("", |element| element.name.in_lang(lang));
    match lang {
        Lang::Zh => format!("“{name}”({})", id_of(id)),
        Lang::En => format!("“{name}” ({})", id_of(id)),
    }
}

/// Facts that contradict each other, in both languages.
pub(super) fn in_words(contradictions: &[Contradiction], lang: Lang) -> String {
    let told = contradictions.iter().map(|one| {
        let against: Vec<_> = one.against.iter().map(|id| name(*id, lang)).collect();
        match lang {
            Lang::Zh => format!("{}为是,而{}为否", name(one.element, lang), against.join("、")),
            Lang::En => format!("{} is yes, while {} is no", name(one.element, lang), against.join(", ")),
        }
    });
    told.collect::<Vec<_>>().join("; ")
}

/// Facts that contradict each other.
pub(super) fn contradiction(contradictions: &[Contradiction], path: Option<&str>) -> Failure {
    let told = told(
        (
            format!("事实自相矛盾:{}", in_words(contradictions, Lang::Zh)),
            format!("the facts contradict each other: {}", in_words(contradictions, Lang::En)),
        ),
        ("改其中一个;不清楚的写 unknown", "change one of them; what is not clear is unknown"),
    );
    failure_of(told, path.map(|path| (path, None)))
}
