//! Who answers for a matter: drawn, and as a list.

mod chain_list;
mod pick;

use super::View;
use crate::ask;
use crate::components::{all, cite, diagram, el, mixed, plain, section, word};
use crate::hooks::Router;
use crate::route::Matter;
use crate::text;
use zeren_core::answer::NoteAnswer;
use zeren_core::model::{Applicability, Class, Lang};
use zeren_core::who::Who;

/// What is drawn, in a sentence.
fn sentence(found: &Who, lang: Lang) -> String {
    let level = found.level.map_or(text::COUNTY_UP.in_lang(lang), |level| level.name(lang));
    let applies = found.applicability.name(lang);
    match lang {
        Lang::Zh => ["“", &found.matter, "”由谁负责\u{ff1a}", level, "\u{ff0c}", applies].concat(),
        Lang::En => ["Who answers for \u{201c}", &found.matter, "\u{201d}: ", level, ", ", applies].concat(),
    }
}

/// The page.
pub(crate) fn page(matter: &Matter, router: &Router, lang: Lang) -> View {
    let found = ask::chain(matter, router.route.on(), lang);
    let route = &router.route;
    let spoken = sentence(&found, lang);
    let mut out = vec![el("h1", "", vec![word(text::WHO_TITLE, lang)]), pick::fields(matter, &found, router, lang)];
    if found.applicability == Applicability::Outside {
        out.push(el("p", "trouble", vec![word(text::OUTSIDE, lang)]));
    } else {
        let lit: Vec<Class> = found.chain.iter().map(|link| link.class).collect();
        out.push(el("h2", "said", vec![mixed(&spoken, lang)]));
        out.push(el("div", "wide", vec![diagram(&lit, found.level, &spoken, route, lang)]));
        out.push(section(text::LIST, lang, vec![chain_list::view(&found, router, lang)]));
    }
    let note =
        |note: &NoteAnswer<'_>| el("li", "", vec![mixed(&note.text, lang), cite(note.code, note.cite, router, lang)]);
    if !found.notes.is_empty() {
        out.push(section(text::NOTES, lang, vec![plain("plain", found.notes.iter().map(note).collect())]));
    }
    View { content: all(out), spoken }
}
