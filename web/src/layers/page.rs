//! The page of local rulebooks: what they are, how to lay one over, an example, what those laid over state.

use super::{fetch, key, layers, words};
use crate::ask::engine;
use crate::browser;
use crate::components::{all, el, item_link, link, mixed, plain, said, section, text as plain_text, with, word};
use crate::hooks::Router;
use crate::pages::kind_name;
use crate::route::{Lookup, Page, Route};
use crate::text;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeren_core::layer::Layer;
use zeren_core::local::Origin;
use zeren_core::lookup::{self, Item, Kind};
use zeren_core::model::Lang;

/// A post of which the example settles what the source leaves open.
const TRIED: &str = "长春市生态环境局副局长";

/// The button that opens files.
pub(super) fn choose(lang: Lang) -> Html {
    let onchange = Callback::from(|event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        if let Some(files) = input.files() {
            browser::lay_all(&files);
        }
        // The same file may be chosen again.
        input.set_value("");
    });
    let label = with("label", &["for"], vec!["rules".into()], vec![word(words::CHOOSE, lang)]);
    let input = html! { <input id="rules" type="file" multiple=true accept=".toml" {onchange} /> };
    el("p", "field", vec![label, input])
}

/// What a layer states, by kind.
fn content(layer: &Layer, route: &Route, lang: Lang) -> Html {
    let own = |item: &Item| Origin::of_id(item.id).id() == Some(layer.id);
    let mut out = vec![el("p", "", vec![word(words::RESTS_ON, lang), plain_text(" "), said(layer.authority, lang)])];
    if layer.holds(route.on()) {
        for kind in Kind::ALL {
            let one = |item: Item| {
                let mut words = Vec::new();
                if *kind == Kind::Paragraph {
                    words.push(el("span", "id", vec![plain_text(item.id), plain_text(" ")]));
                }
                words.push(mixed(item.name, lang));
                el("li", "", vec![item_link(route, *kind, item.id, all(words))])
            };
            let items: Vec<Html> = lookup::list(engine(), *kind, lang).into_iter().filter(own).map(one).collect();
            if !items.is_empty() {
                out.push(el("h3", "", vec![plain_text(kind_name(*kind, lang))]));
                out.push(plain("plain", items));
            }
        }
    }
    section(layer.name, lang, out)
}

/// The page.
pub(crate) fn page(router: &Router, lang: Lang) -> Html {
    let route = &router.route;
    let mut tried = route.to(Page::Lookup(Lookup::of(TRIED)));
    tried.rulebooks = vec![fetch::EXAMPLE.to_owned()];
    let example = with("a", &["href"], vec![tried.href().into()], vec![word(words::EXAMPLE, lang)]);
    let mut out = vec![
        el("h1", "", vec![word(text::LOCAL, lang)]),
        el("p", "lede", vec![word(words::HINT, lang)]),
        choose(lang),
        el("p", "", vec![word(words::DROP, lang)]),
        el("p", "", vec![word(words::BY_ADDRESS, lang)]),
        el("p", "", vec![example]),
        el("p", "small", vec![word(words::EXAMPLE_SAYS, lang)]),
    ];
    if layers().is_empty() {
        out.push(el("p", "", vec![word(words::NOTHING_LAID, lang)]));
    } else {
        out.extend(layers().iter().map(|layer| content(layer, route, lang)));
        if route.rulebooks.iter().any(|name| key::file(name).is_some()) {
            out.push(el("p", "small", vec![word(words::HELD_HERE, lang)]));
        }
        out.push(el("p", "more", vec![link(route, Page::default(), word(text::LOOKUP, lang))]));
    }
    out.push(el("p", "small", vec![word(words::AUTHORING, lang)]));
    el("div", "local", out)
}
