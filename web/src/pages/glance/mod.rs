//! The system at a glance: seven classes in a matrix, and how they stand to each other.

mod matrix;

use crate::components::{Diagram, section};
use crate::hooks::Router;
use crate::route::{Page, Route};
use crate::text;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang};
use zeren_core::rulebook::ClassEntry;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct GlanceProps {
    pub(crate) class: Option<Class>,
    pub(crate) router: Router,
    pub(crate) lang: Lang,
}

/// Where there is no room for the matrix: one class at a time, with a switch.
fn one_at_a_time(shown: Class, route: &Route, lang: Lang) -> Html {
    let place = |entry: &ClassEntry| {
        let href = route.to(Page::Glance(Some(entry.class))).href();
        let current = (entry.class == shown).then_some("true");
        html! { <li><a {href} aria-current={current}>{ entry.name.in_lang(lang) }</a></li> }
    };
    html! {
        <div class="single">
            <nav aria-label={ text::SHOW_CLASS.in_lang(lang) }><ol>{ for BUILTIN.classes.iter().map(place) }</ol></nav>
            { matrix::card(BUILTIN.class(shown), route, lang) }
        </div>
    }
}

/// The page.
#[component]
pub(crate) fn GlancePage(props: &GlanceProps) -> Html {
    let GlanceProps { class, router, lang } = props;
    let route = router.route.to(Page::About);
    html! {
        <>
            <h1>{ text::GLANCE_TITLE.in_lang(*lang) }</h1>
            <p class="lede">{ text::GLANCE_HINT.in_lang(*lang) }</p>
            { matrix::table(&route, *lang) }
            { one_at_a_time(class.unwrap_or(Class::PartyPrincipal), &route, *lang) }
            { section(text::RELATIONS, *lang, html! {
                <Diagram lit={ Class::ALL.to_vec() } title={ text::RELATIONS.in_lang(*lang) } lang={*lang} {route} />
            }) }
        </>
    }
}
