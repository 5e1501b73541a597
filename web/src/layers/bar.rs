//! Which local rulebooks are laid over, above every page that answers, with a way to take each off.

use super::{in_full, key, layers, without, words};
use crate::components::{el, link, mixed, plain, text as plain_text, unseen, with, word};
use crate::route::{Page, Route};
use yew::Html;
use zeren_core::layer::Layer;
use zeren_core::model::Lang;

fn one(at: usize, layer: &Layer, route: &Route, lang: Lang) -> Html {
    let mut of = Vec::new();
    if let Some(region) = layer.region {
        of.push(region.path(crate::ask::engine().lexicon()));
    }
    let name = route.rulebooks.get(at).map_or("", String::as_str);
    of.push(match key::file(name) {
        Some(_) => words::FROM_FILE.in_lang(lang).to_owned(),
        None => [words::FROM_SITE.in_lang(lang), name].concat(),
    });
    if !layer.holds(route.on()) {
        of.push(words::NOT_IN_FORCE.in_lang(lang).to_owned());
    }
    let off = vec![word(words::TAKE_OFF, lang), unseen([" ", layer.name.in_lang(lang)].concat())];
    el(
        "li",
        "",
        vec![
            el("strong", "", vec![mixed(&in_full(layer, lang), lang)]),
            plain_text(" "),
            el("span", "of", vec![mixed(&of.join(" · "), lang)]),
            plain_text(" "),
            with("a", &["href"], vec![without(route, at).into()], off),
        ],
    )
}

/// The bar; nothing where none is laid over.
pub(super) fn view(route: &Route, lang: Lang) -> Html {
    let layers = layers();
    if layers.is_empty() {
        return Html::default();
    }
    let items = layers.iter().enumerate().map(|(at, layer)| one(at, layer, route, lang)).collect();
    let head = el("h2", "", vec![link(route, Page::Local, word(words::BAR, lang))]);
    let out = vec![head, plain("plain", items)];
    with("section", &["class", "aria-label"], vec!["layers".into(), words::BAR.in_lang(lang).into()], out)
}
