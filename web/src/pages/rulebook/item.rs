//! One item: what is said of it, the words it rests on, and for a paragraph what cites it.

use super::trail;
use crate::ask::{engine, rulebook};
use crate::components::{
    all, el, in_lang, item_link, link, mixed, plain, section, tag, text as plain_text, with, word,
};
use crate::prose::typeset;
use crate::route::{Matter, Page, Route};
use crate::text;
use yew::Html;
use zeren_core::builtin::BUILTIN;
use zeren_core::lookup::{self, Item, Kind, Line, Quote};
use zeren_core::model::Lang;

/// The page of an item.
pub(crate) fn item_page(kind: Kind, id: &str, route: &Route, lang: Lang) -> Html {
    let mut out = vec![trail(route, Some(kind), lang)];
    match lookup::list(engine(), kind, lang).into_iter().find(|item| item.id == id) {
        None => out.push(el("h1", "", vec![word(text::NO_ITEM, lang)])),
        Some(mut item) => {
            if cfg!(feature = "whole") && route.as_of.is_some() {
                zeren_core::as_of::add_lines(&mut item, route.on(), lang);
            }
            out.push(el("h1", "", vec![mixed(item.name, lang)]));
            let id = el("code", "", vec![plain_text(item.id)]);
            out.push(el("p", "id", vec![word(text::ID, lang), plain_text(" "), id]));
            out.push(if kind == Kind::Paragraph { paragraph(&item, route, lang) } else { other(&item, route, lang) });
        }
    }
    all(out)
}

/// The item a line names: by its id behind two blanks, or by its words alone.
fn target(line: &Line, lang: Lang) -> Option<(Kind, &str, &str)> {
    let text = line.text.as_str();
    if let Some((words, id)) = text.rsplit_once("  ") {
        let is_duty = rulebook().classes.iter().flat_map(|class| class.duties).any(|duty| duty.id == id);
        return is_duty.then_some((Kind::Duty, words, id));
    }
    let class = BUILTIN.classes.iter().find(|class| class.name.in_lang(lang) == text);
    let responsibility = BUILTIN.responsibilities.iter().find(|entry| entry.name.in_lang(lang) == text);
    class
        .map(|class| (Kind::Class, text, class.class.id()))
        .or_else(|| responsibility.map(|entry| (Kind::Responsibility, text, entry.kind.id())))
}

fn line(line: &Line, route: &Route, lang: Lang) -> Html {
    let content = match target(line, lang) {
        Some((kind, words, id)) => item_link(route, kind, id, mixed(words, lang)),
        None => mixed(&line.text, lang),
    };
    el("div", "", vec![el("dt", "", vec![mixed(line.label, lang)]), el("dd", "", vec![content])])
}

fn quote(quote: &Quote, route: &Route, lang: Lang) -> Html {
    let mut out = vec![in_lang("p", Lang::Zh, vec![plain_text(typeset(quote.quote))])];
    if lang == Lang::En {
        out.push(el("p", "", vec![plain_text([quote.translation, " (", text::UNOFFICIAL.en, ")"].concat())]));
    }
    let mark = el("span", "mark", vec![plain_text(quote.id)]);
    out.push(el("p", "more", vec![item_link(route, Kind::Paragraph, quote.id, mark)]));
    el("blockquote", "", out)
}

/// Who answers for a sector.
fn who(sector: &str) -> Page {
    Page::Who(Matter { sector: sector.to_owned(), ..Matter::default() })
}

fn other(item: &Item, route: &Route, lang: Lang) -> Html {
    let mut out = Vec::new();
    if !item.lines.is_empty() {
        out.push(el("dl", "lines", item.lines.iter().map(|one| line(one, route, lang)).collect()));
    }
    if item.kind == Kind::Sector {
        out.push(el("p", "more", vec![link(route, who(item.id), word(text::WHO, lang))]));
    }
    if matches!(item.kind, Kind::Class | Kind::Duty | Kind::Supervision | Kind::Situation | Kind::Instrument) {
        let on_loop = Page::Loop(item.id.to_owned());
        out.push(el("p", "more", vec![link(route, on_loop, word(text::LOOP, lang))]));
    }
    if item.kind == Kind::Situation {
        let assess = Page::Assess(Box::default());
        out.push(el("p", "more", vec![link(route, assess, word(text::ASSESS_TITLE, lang))]));
    }
    if !item.citations.is_empty() {
        let quotes = item.citations.iter().map(|one| quote(one, route, lang)).collect();
        out.push(section(text::SOURCE, lang, quotes));
    }
    all(out)
}

fn paragraph(item: &Item, route: &Route, lang: Lang) -> Html {
    let Some(paragraph) = rulebook().paragraph(item.id) else { return Html::default() };
    let source = |of: Lang, words: String| {
        with("p", &["class", "lang"], vec!["source".into(), tag(of).into()], vec![plain_text(words)])
    };
    let mut out = vec![section(text::PARAGRAPH, lang, vec![source(Lang::Zh, typeset(paragraph.text.zh))])];
    if lang == Lang::En {
        out.push(section(text::TRANSLATION, lang, vec![source(Lang::En, paragraph.text.en.to_owned())]));
    }
    let citing = lookup::citing(engine(), item.id, lang);
    let mut lists = Vec::new();
    for kind in Kind::ALL {
        let one = |item: &Item| el("li", "", vec![item_link(route, *kind, item.id, mixed(item.name, lang))]);
        let items: Vec<Html> = citing.iter().filter(|item| item.kind == *kind).map(one).collect();
        if !items.is_empty() {
            lists.push(el("h3", "", vec![plain_text(super::kind_name(*kind, lang))]));
            lists.push(plain("plain", items));
        }
    }
    if !lists.is_empty() {
        out.push(section(text::CITED_BY, lang, lists));
    }
    all(out)
}
