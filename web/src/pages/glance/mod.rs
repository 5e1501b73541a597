//! The system at a glance: seven classes in a matrix, and how they stand to each other.

mod matrix;

use crate::components::{diagram, said, section};
use crate::route::{Page, Route};
use crate::text;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang};
use zeren_core::rulebook::ClassEntry;

/// Where there is no room for the matrix: one class at a time, with a switch.
fn one_at_a_time(shown: Class, route: &Route, lang: Lang) -> Html {
    let place = |entry: &ClassEntry| {
        let href = route.to(Page::Glance(Some(entry.class))).href();
        let current = (entry.class == shown).then_some("true");
        html! { <li><a {href} aria-current={current}>{ said(entry.name, lang) }</a></li> }
    };
    html! {
        <div class="single">
            <nav aria-label={ text::SHOW_CLASS.in_lang(lang) }><ol>{ for BUILTIN.classes.iter().map(place) }</ol></nav>
            { matrix::card(BUILTIN.class(shown), route, lang) }
        </div>
    }
}

/// The page.
pub(crate) fn glance_page(class: Option<Class>, route: &Route, lang: Lang) -> Html {
    html! {
        <>
            <h1>{ text::GLANCE_TITLE.in_lang(lang) }</h1>
            <p class="lede">{ text::GLANCE_HINT.in_lang(lang) }</p>
            { matrix::table(route, lang) }
            { one_at_a_time(class.unwrap_or(Class::PartyPrincipal), route, lang) }
            { section(text::RELATIONS, lang, diagram(Class::ALL, text::RELATIONS.in_lang(lang), route, lang)) }
        </>
    }
}
