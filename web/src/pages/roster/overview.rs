//! The roster as a whole: how many rows, what was found, who is there.

use super::value::Value;
use super::words;
use crate::components::{all, el, mixed, section, text as plain_text, with, word};
use yew::prelude::*;
use zeren_core::model::{Lang, Text};

/// How many rows and how they were read, in a line.
fn rows(summary: &Value, lang: Lang) -> String {
    let totals = summary.get("totals");
    let number = |key: &str| totals.digits(key);
    let mut out = match lang {
        Lang::Zh => [&number("rows"), " 行，", &number("regions"), " 个地区：读懂 ", &number("read")].concat(),
        Lang::En => [&number("rows"), " rows, ", &number("regions"), " regions: ", &number("read"), " read"].concat(),
    };
    let parts = [("partly", words::PARTLY), ("unread", words::NOT_READ), ("no_person", words::NO_PERSON)];
    for (key, name) in parts.into_iter().filter(|(key, _)| totals.number(key) > 0) {
        match lang {
            Lang::Zh => out.push_str(&["，", name.zh, " ", &number(key)].concat()),
            Lang::En => out.push_str(&[", ", &number(key), " ", name.en].concat()),
        }
    }
    out.push_str(if lang == Lang::Zh { "。" } else { "." });
    if totals.number("unsorted") > 0 {
        out.push_str(&match lang {
            Lang::Zh => ["地区太多，", &number("unsorted"), " 行没有按地区核对。"].concat(),
            Lang::En => [" Of regions too many to tell apart: ", &number("unsorted"), " rows."].concat(),
        });
    }
    out
}

/// The totals.
pub(super) fn view(summary: &Value, lang: Lang) -> Html {
    let mut counts: Vec<String> = Vec::new();
    let lists = [summary.list("severities"), summary.list("applicability")];
    for one in lists.iter().flatten().filter(|one| one.number("count") > 0) {
        counts.push([&one.both("name", lang), " ", &one.digits("count")].concat());
    }
    let accepted = summary.number("accepted");
    if accepted > 0 {
        counts.push([words::ACCEPTED.in_lang(lang), " ", &accepted.to_string()].concat());
    }
    let mut out = vec![
        el("p", "said", vec![mixed(&summary.text("name"), lang)]),
        el("p", "", vec![mixed(&rows(summary, lang), lang)]),
        el("p", "counts", vec![mixed(&counts.join(" · "), lang)]),
    ];
    for accept in summary.list("unused") {
        let line = match lang {
            Lang::Zh => [
                ".zeren.toml 第 ",
                &accept.digits("line"),
                " 行接受的 ",
                &accept.text("code"),
                " 没有对上任何发现，可以去掉。",
            ]
            .concat(),
            Lang::En => [
                "line ",
                &accept.digits("line"),
                " of the .zeren.toml accepts ",
                &accept.text("code"),
                ", but nothing fits it; it can go.",
            ]
            .concat(),
        };
        out.push(el("p", "small", vec![mixed(&line, lang)]));
    }
    el("div", "overview", out)
}

fn table(heads: [Text; 3], rows: Vec<[String; 3]>, lang: Lang) -> Html {
    let head = |name: Text| with("th", &["scope"], vec!["col".into()], vec![word(name, lang)]);
    let line = |[name, first, second]: [String; 3]| {
        let name = with("th", &["scope"], vec!["row".into()], vec![mixed(&name, lang)]);
        el("tr", "", vec![name, el("td", "", vec![plain_text(first)]), el("td", "", vec![plain_text(second)])])
    };
    let head = el("thead", "", vec![el("tr", "", heads.map(head).to_vec())]);
    el("table", "coverage", vec![head, el("tbody", "", rows.into_iter().map(line).collect())])
}

/// Who is there, by class and by sector.
pub(super) fn coverage(summary: &Value, lang: Lang) -> Html {
    let regions = summary.get("totals").digits("regions");
    let class =
        |one: &Value| [one.both("name", lang), one.digits("persons"), [&one.digits("regions"), "/", &regions].concat()];
    let sector = |one: &Value| [one.both("name", lang), one.digits("heads"), one.digits("deputies")];
    let classes = summary.list("classes").iter().map(class).collect();
    let sectors: Vec<_> = summary.list("sectors").iter().map(sector).collect();
    let mut content = vec![table([words::CLASS, words::PERSONS, words::IN_REGIONS], classes, lang)];
    if !sectors.is_empty() {
        content.push(table([words::SECTOR, words::HEADS, words::DEPUTIES], sectors, lang));
    }
    section(words::COVERAGE, lang, vec![all(content)])
}
