//! The system at a glance: seven classes in a matrix, and how they stand to each other.

mod matrix;

use crate::ask::rulebook;
use crate::components::{all, diagram, el, said, section, with, word};
use crate::hooks::Router;
use crate::route::{Page, Route};
use crate::text;
use yew::{AttrValue, Html};
use zeren_core::model::{Class, Lang};
use zeren_core::rulebook::ClassEntry;

/// Where there is no room for the matrix: one class at a time, with a switch.
fn one_at_a_time(shown: Class, route: &Route, lang: Lang) -> Html {
    let place = |entry: &ClassEntry| {
        let href = route.to(Page::Glance(Some(entry.class))).href();
        let current = AttrValue::Static(if entry.class == shown { "true" } else { "" });
        el(
            "li",
            "",
            vec![with("a", &["href", "aria-current"], vec![href.into(), current], vec![said(entry.name, lang)])],
        )
    };
    let list = el("ol", "", rulebook().classes.iter().map(place).collect());
    let switch = with("nav", &["aria-label"], vec![text::SHOW_CLASS.in_lang(lang).into()], vec![list]);
    el("div", "single", vec![switch, matrix::card(rulebook().class(shown), route, lang)])
}

/// One class.
pub(crate) fn sample(route: &Route, lang: Lang) -> Html {
    matrix::card(rulebook().class(Class::PartyPrincipal), route, lang)
}

/// How the classes stand to each other.
pub(crate) fn graph(route: &Route, lang: Lang) -> Html {
    diagram(Class::ALL, None, text::RELATIONS.in_lang(lang), route, lang)
}

/// The page.
pub(crate) fn page(class: Option<Class>, router: &Router, lang: Lang) -> Html {
    let route = &router.route;
    let graph = if router.painted { graph(route, lang) } else { Html::default() };
    all(vec![
        el("h1", "", vec![word(text::GLANCE_TITLE, lang)]),
        el("p", "lede", vec![word(text::GLANCE_HINT, lang)]),
        matrix::table(route, lang),
        one_at_a_time(class.unwrap_or(Class::PartyPrincipal), route, lang),
        el("div", "wide", vec![section(text::RELATIONS, lang, vec![graph])]),
    ])
}
