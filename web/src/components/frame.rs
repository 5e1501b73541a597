//! The frame of every page: name, navigation and language above, the limits below.

use crate::components::{link, said, tag};
use crate::route::{Page, Route};
use crate::text;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Lang, Text};

/// The places of the navigation, and the page that stands at each; none for those still to come.
fn places() -> [(Text, Option<Page>); 6] {
    [
        (text::LOOKUP, Some(Page::default())),
        (text::WHO, Some(Page::Who(crate::route::Matter::default()))),
        (text::GLANCE, Some(Page::Glance(None))),
        (text::RULEBOOK, Some(Page::Rulebook(String::new()))),
        (text::ASSESS, None),
        (text::ROSTER, None),
    ]
}

/// Whether a page belongs to a place of the navigation.
const fn belongs(page: &Page, place: &Page) -> bool {
    matches!(
        (page, place),
        (Page::Lookup(_), Page::Lookup(_))
            | (Page::Who(_), Page::Who(_))
            | (Page::Glance(_), Page::Glance(_))
            | (Page::Rulebook(_) | Page::Kind(_) | Page::Item(..), Page::Rulebook(_))
    )
}

/// Name, navigation, language.
pub(crate) fn head(route: &Route, lang: Lang) -> Html {
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let switch = Route { page: route.page.clone(), lang: Some(other) }.href();
    let place = |(name, page): (Text, Option<Page>)| match page {
        Some(page) => {
            let current = belongs(&route.page, &page).then_some("page");
            html! { <li><a href={ route.to(page).href() } aria-current={current}>{ name.in_lang(lang) }</a></li> }
        }
        None => html! { <li hidden=true>{ name.in_lang(lang) }</li> },
    };
    html! {
        <header class="top">
            <a class="brand" href={ route.to(Page::default()).href() }>
                { text::BRAND.in_lang(lang) }<span class="sr">{ " " }{ text::SITE.in_lang(lang) }</span>
            </a>
            <nav aria-label={ text::NAV.in_lang(lang) }><ul>{ for places().into_iter().map(place) }</ul></nav>
            <a class="switch" href={switch} lang={ tag(other) } hreflang={ tag(other) }>
                { if other == Lang::En { "English" } else { "中文" } }
            </a>
        </header>
    }
}

/// The limits in one line, linked to the long form.
pub(crate) fn foot(route: &Route, lang: Lang) -> Html {
    html! {
        <footer class="foot">
            <p>{ link(route, Page::About, said(BUILTIN.disclaimer, lang)) }</p>
        </footer>
    }
}
