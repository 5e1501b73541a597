//! The rulebook: index, search, lists, items.

mod item;
mod results;

pub(super) use item::item_page;

use super::View;
use crate::ask::engine;
use crate::components::{TypingBox, all, el, item_link, link, mixed, text as plain_text, with, word};
use crate::hooks::Router;
use crate::route::{Page, Route};
use crate::text;
use yew::prelude::*;
use zeren_core::lookup::{self, Kind};
use zeren_core::model::Lang;
use zeren_core::search::search;

/// The name of a kind, as a heading has it.
pub(crate) const fn kind_name(kind: Kind, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => kind.name(lang),
        Lang::En => text::kinds(kind),
    }
}

/// The name of an item.
pub(super) fn item_name(kind: Kind, id: &str, lang: Lang) -> String {
    let found = lookup::list(engine(), kind, lang).into_iter().find(|item| item.id == id);
    found.map_or_else(|| id.to_owned(), |item| if kind == Kind::Paragraph { item.id } else { item.name }.to_owned())
}

fn index(route: &Route, lang: Lang) -> Html {
    let entry = |kind: &Kind| {
        let count = lookup::list(engine(), *kind, lang).len().to_string();
        let name = link(route, Page::Kind(*kind), plain_text(kind_name(*kind, lang)));
        el("li", "", vec![name, el("span", "count", vec![plain_text(count)])])
    };
    let entries = Kind::ALL.iter().map(entry).collect();
    all(vec![el("h2", "", vec![word(text::INDEX, lang)]), el("ul", "index", entries)])
}

/// Index and search.
pub(super) fn page(words: &str, router: &Router, lang: Lang) -> View {
    let typed = {
        let router = router.clone();
        Callback::from(move |words: String| router.replace.emit(router.route.to(Page::Rulebook(words))))
    };
    let label = with("label", &["for"], vec!["words".into()], vec![word(text::SEARCH, lang)]);
    let found = search(engine(), words, lang);
    let (results, spoken) = results::view(&found, &router.route, lang);
    let content = all(vec![
        el("h1", "", vec![word(text::RULEBOOK_TITLE, lang)]),
        el("p", "lede", vec![word(text::RULEBOOK_HINT, lang)]),
        el("p", "field", vec![label]),
        html! { <TypingBox id="words" value={words.to_owned()} {lang} {typed} /> },
        results,
        index(&router.route, lang),
        el("p", "more", vec![link(&router.route, Page::Local, word(text::LOCAL, lang))]),
    ]);
    View { content, spoken }
}

/// The way up from a list or an item.
fn trail(route: &Route, kind: Option<Kind>, lang: Lang) -> Html {
    let mut out = vec![link(route, Page::Rulebook(String::new()), word(text::RULEBOOK_TITLE, lang))];
    if let Some(kind) = kind {
        out.extend([plain_text(" › "), link(route, Page::Kind(kind), plain_text(kind_name(kind, lang)))]);
    }
    el("p", "trail", out)
}

/// All items of a kind.
pub(super) fn kind_page(kind: Kind, route: &Route, lang: Lang) -> Html {
    let one = |item: lookup::Item| {
        let mut words = Vec::new();
        if kind == Kind::Paragraph {
            words.push(el("span", "id", vec![plain_text(item.id)]));
        }
        words.push(mixed(item.name, lang));
        el("li", "", vec![item_link(route, kind, item.id, all(words))])
    };
    let items = lookup::list(engine(), kind, lang).into_iter().map(one).collect();
    all(vec![trail(route, None, lang), el("h1", "", vec![plain_text(kind_name(kind, lang))]), el("ol", "items", items)])
}
