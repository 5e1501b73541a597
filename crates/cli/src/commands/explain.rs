//! `zeren explain`: what a finding means.

use super::wants_json;
use crate::failure::{Failure, input};
use crate::output::{Screen, explain, nearest};
use clap::ArgMatches;
use serde_json::{Value, json};
use zeren_core::answer::FORMAT;
use zeren_core::builtin::BUILTIN;
use zeren_core::layer::Code;
use zeren_core::model::Lang;
use zeren_roster::audit::{CATALOGUE, Entry, Kind};

fn value(entry: &Entry, lang: Lang) -> Value {
    let cite: Vec<Value> = entry
        .cite
        .iter()
        .map(|cite| match lang {
            Lang::Zh => json!({ "id": cite.paragraph, "quote": cite.quote.zh }),
            Lang::En => json!({ "id": cite.paragraph, "quote": cite.quote.zh, "translation": cite.quote.en }),
        })
        .collect();
    json!({
        "code": entry.code,
        "slug": entry.slug,
        "severity": entry.severity.id(),
        "name": entry.name.in_lang(lang),
        "why": entry.why.in_lang(lang),
        "help": entry.todo.in_lang(lang),
        "basis": entry.basis.id(),
        "citations": cite,
    })
}

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let lang = screen.lang();
    let entries: Vec<&Entry> = match matches.get_one::<String>("code") {
        None => CATALOGUE.iter().collect(),
        Some(word) => {
            if let Some(code) = Code::from_word(word) {
                return fault(code, matches, screen);
            }
            vec![Kind::from_word(word).ok_or_else(|| unknown(word))?.entry()]
        }
    };
    screen.write(|out| {
        if wants_json(matches) {
            let findings: Vec<Value> = entries.iter().map(|entry| value(entry, lang)).collect();
            let head = format!("{{\"format\":{FORMAT},\"rulebook\":\"{}\"", BUILTIN.version);
            out.extend_from_slice(format!("{head},\"findings\":{}}}\n", Value::Array(findings)).as_bytes());
        } else if let ([entry], true) = (entries.as_slice(), matches.contains_id("code")) {
            explain::render(entry, screen, out);
        } else {
            explain::render_list(screen, out);
        }
    })
}

/// A fault of a local rulebook.
fn fault(code: Code, matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let lang = screen.lang();
    screen.write(|out| {
        if wants_json(matches) {
            let head = format!("{{\"format\":{FORMAT},\"rulebook\":\"{}\"", BUILTIN.version);
            let (name, why) = (code.name().in_lang(lang), code.why().in_lang(lang));
            let fault = json!({ "code": code.id(), "slug": code.slug(), "name": name, "why": why });
            out.extend_from_slice(format!("{head},\"faults\":[{fault}]}}\n").as_bytes());
        } else {
            explain::render_fault(code, screen, out);
        }
    })
}

fn unknown(word: &str) -> Failure {
    let faults = Code::ALL.iter().flat_map(|code| [code.id(), code.slug()]);
    let known = CATALOGUE.iter().flat_map(|entry| [entry.code, entry.slug]).chain(faults);
    let (zh, en) = nearest(word, known).map_or_else(
        || ("`zeren explain` 列出全部".to_owned(), "`zeren explain` lists them all".to_owned()),
        |near| (format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
    );
    input(format!("没有 `{word}` 这个发现"), format!("unknown finding `{word}`"), zh, en)
}
