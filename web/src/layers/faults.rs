//! What is wrong with a rulebook, as `zeren rulebook check` tells it: code, place, the line itself with the place marked,
//! what, why, how to mend it; all at once.

use super::fetch::Why;
use super::store::{self, Named, Refused, Trouble};
use super::{key, without, words};
use crate::components::{all, button, el, in_lang, mixed, text as plain_text, with, word};
use crate::prose::typeset;
use crate::route::{Page, Route};
use yew::prelude::*;
use zeren_core::layer::{Fault, Place, within};
use zeren_core::model::{Lang, Text, fill};

/// How many characters of a long line are shown on either side of the mark.
const AROUND: usize = 60;

/// The last characters of a text, and whether some are left out.
fn tail(text: &str) -> (&str, bool) {
    let skip = text.chars().count().saturating_sub(AROUND);
    let at = text.char_indices().nth(skip).map_or(text.len(), |(at, _)| at);
    (&text[at..], skip > 0)
}

/// The first characters of a text, and whether some are left out.
fn start(text: &str) -> (&str, bool) {
    let end = text.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| at);
    (&text[..end], end < text.len())
}

/// A place: where it is, the line, the mark, and what is said of it.
fn place(files: &[Named], place: &Place, said: &str, lang: Lang) -> Html {
    let Some((name, text)) = files.get(place.file) else { return Html::default() };
    let span = within(text, &place.span);
    let (line, column) = Fault::position(text, span.start);
    let from = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
    let to = text[span.end..].find(['\n', '\r']).map_or(text.len(), |at| span.end + at);
    let (before, cut) = tail(&text[from..span.start]);
    let (after, cut_after) = start(&text[span.end..to]);
    let dots = |cut: bool| if cut { "…" } else { "" };
    let line_text = line.to_string();
    let at = [name, ":", &line_text, ":", &column.to_string()].concat();
    let mark = match &text[span] {
        "" => "⏎",
        marked => marked,
    };
    let code = in_lang(
        "pre",
        Lang::Zh,
        vec![
            el("b", "", vec![plain_text(line_text)]),
            plain_text(["  ", dots(cut), before].concat()),
            el("mark", "", vec![plain_text(mark.to_owned())]),
            plain_text([after, dots(cut_after)].concat()),
        ],
    );
    all(vec![el("p", "at", vec![el("code", "", vec![plain_text(at)]), plain_text(" "), mixed(said, lang)]), code])
}

fn fault(files: &[Named], fault: &Fault, lang: Lang) -> Html {
    let code = el("code", "", vec![plain_text(fault.code.id())]);
    let mut out = vec![el("h3", "", vec![code, plain_text(" "), mixed(fault.what.in_lang(lang), lang)])];
    out.push(place(files, &fault.place, fault.code.name().in_lang(lang), lang));
    out.extend(fault.beside.iter().map(|(at, said)| place(files, at, said.in_lang(lang), lang)));
    for (paragraph, quote) in &fault.quotes {
        let line = [words::QUOTED.in_lang(lang), " [", paragraph, "] "].concat();
        out.push(el(
            "p",
            "",
            vec![plain_text(line), in_lang("span", Lang::Zh, vec![plain_text(typeset(&["“", quote, "”"].concat()))])],
        ));
    }
    let help = el("b", "", vec![word(words::HELP, lang), plain_text(if lang == Lang::Zh { "：" } else { ": " })]);
    out.push(el("p", "help", vec![help, mixed(fault.help.in_lang(lang), lang)]));
    let summary = el("summary", "", vec![word(words::WHY, lang)]);
    out.push(el("details", "", vec![summary, el("p", "", vec![mixed(fault.code.why().in_lang(lang), lang)])]));
    el("li", "fault", out)
}

fn list(files: &[Named], faults: &[Fault], lang: Lang) -> Html {
    el("ol", "faults", faults.iter().map(|one| fault(files, one, lang)).collect())
}

/// Why a rulebook is not at hand, and what to do.
fn why(name: &str, why: &Why, lang: Lang) -> String {
    let t = |text: Text, parts: &[&str]| fill(text.in_lang(lang), parts);
    match why {
        Why::Missing => {
            let (id, version) = key::file(name).unwrap_or((name, ""));
            t(words::MISSING, &[id, version])
        }
        Why::Foreign(origin) => t(words::FOREIGN, &[origin]),
        Why::FromDisk => t(words::FROM_DISK, &[]),
        Why::NoToml => t(words::NO_TOML, &[]),
        Why::Status(status) => t(words::STATUS, &[&status.to_string()]),
        Why::Unreachable => t(words::UNREACHABLE, &[]),
        Why::TooLarge => t(words::TOO_LARGE, &[]),
        Why::NotText(at) => t(words::NOT_TEXT, &[&at.to_string()]),
        Why::NotRead => t(words::NOT_READ, &[]),
    }
}

fn alert(children: Vec<Html>) -> Html {
    with("section", &["class", "role"], vec!["refused".into(), "alert".into()], children)
}

/// What was dropped and not laid over.
pub(super) fn refused(refused: &Refused, lang: Lang) -> Html {
    let mut out = Vec::new();
    match refused {
        Refused::Unread(files) => {
            out.push(el("h2", "", vec![word(words::UNREADABLE, lang)]));
            for (name, reason) in files {
                let name = el("code", "", vec![plain_text(name.clone())]);
                out.push(el("p", "", vec![name, plain_text(" "), mixed(&why("", reason, lang), lang)]));
            }
        }
        Refused::Faulty(files, faults) => {
            let head = fill(words::REFUSED.in_lang(lang), &[&faults.len().to_string()]);
            out.push(el("h2", "", vec![plain_text(head)]));
            out.push(list(files, faults, lang));
        }
    }
    out.push(button("", words::CLOSE, lang, store::close));
    alert(out)
}

/// Why no answer is given at an address, and the ways on.
pub(super) fn stopped(troubles: &[Trouble], route: &Route, lang: Lang) -> Html {
    let mut out = vec![el("h2", "", vec![word(words::STOPPED, lang)])];
    for trouble in troubles {
        match trouble {
            Trouble::Absent(at, name, reason) => {
                let without = with("a", &["href"], vec![without(route, *at).into()], vec![word(words::WITHOUT, lang)]);
                let shown = el("code", "", vec![plain_text(name.clone())]);
                out.push(el("p", "", vec![shown, plain_text(" "), mixed(&why(name, reason, lang), lang)]));
                let mut ways = vec![without];
                if matches!(reason, Why::Status(_) | Why::Unreachable) {
                    let name = name.clone();
                    ways.push(button("", words::TRY_AGAIN, lang, move || store::again(&name)));
                }
                out.push(el("p", "ways", ways));
            }
            Trouble::Faulty(files, faults) => {
                let head = fill(words::FAULTY.in_lang(lang), &[&faults.len().to_string()]);
                out.push(el("p", "", vec![plain_text(head)]));
                out.push(list(files, faults, lang));
                let href = Route { rulebooks: Vec::new(), ..route.clone() }.href();
                out.push(el(
                    "p",
                    "ways",
                    vec![with("a", &["href"], vec![href.into()], vec![word(words::WITHOUT, lang)])],
                ));
            }
        }
    }
    // Its own page has the button already.
    if route.page != Page::Local {
        out.push(super::page::choose(lang));
    }
    alert(out)
}
