//! The frame of every page: name, navigation and language above, the limits below.

use crate::ask::rulebook;
use crate::browser;
use crate::components::{el, link, said, tag, text as plain_text, unseen, with, word};
use crate::route::{Matter, Page, Route};
use crate::text;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Lang, Text};

/// The places of the navigation, and the page that stands at each.
fn places() -> [(Text, Page); 6] {
    [
        (text::LOOKUP, Page::default()),
        (text::WHO, Page::Who(Matter::default())),
        (text::GLANCE, Page::Glance(None)),
        (text::RULEBOOK, Page::Rulebook(String::new())),
        (text::ASSESS, Page::Assess(Box::default())),
        (text::ROSTER, Page::Roster(Box::default())),
    ]
}

/// Whether a page belongs to a place of the navigation.
const fn belongs(page: &Page, place: &Page) -> bool {
    matches!(
        (page, place),
        (Page::Lookup(_), Page::Lookup(_))
            | (Page::Who(_), Page::Who(_))
            | (Page::Glance(_), Page::Glance(_))
            | (Page::Assess(_) | Page::Loop(_), Page::Assess(_))
            | (Page::Roster(_), Page::Roster(_))
            | (Page::Rulebook(_) | Page::Kind(_) | Page::Item(..), Page::Rulebook(_))
    )
}

/// Skip link, name, navigation, language.
pub(crate) fn head(route: &Route, lang: Lang) -> Html {
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    let switch = Route { lang: Some(other), ..route.clone() }.href();
    let place = |(name, page): (Text, Page)| {
        let current = if belongs(&route.page, &page) { "page" } else { "" };
        let values = vec![route.to(page).href().into(), AttrValue::Static(current)];
        el("li", "", vec![with("a", &["href", "aria-current"], values, vec![word(name, lang)])])
    };
    let home = vec![route.to(Page::default()).href().into(), AttrValue::Static("brand")];
    let brand = vec![word(text::BRAND, lang), unseen([" ", text::SITE.in_lang(lang)].concat())];
    let list = el("ul", "", places().into_iter().map(place).collect());
    let tag = AttrValue::Static(tag(other));
    let values = vec![switch.into(), AttrValue::Static("switch"), tag.clone(), tag];
    let own_name = plain_text(if other == Lang::En { "English" } else { "中文" });
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        browser::focus("main");
    });
    let children = vec![
        html! { <a class="skip" href="#main" onclick={skip}>{ word(text::SKIP, lang) }</a> },
        with("a", &["href", "class"], home, brand),
        with("nav", &["aria-label"], vec![text::NAV.in_lang(lang).into()], vec![list]),
        with("a", &["href", "class", "lang", "hreflang"], values, vec![own_name]),
    ];
    el("header", "top", children)
}

/// The limits in one line, linked to the long form; the version of the rules, and the way to another day.
pub(crate) fn foot(route: &Route, lang: Lang) -> Html {
    let mut version = vec![word(text::RULES, lang), plain_text([" ", rulebook().version].concat())];
    if route.as_of.is_none() && !matches!(route.page, Page::Assess(_)) {
        let choose = Route { as_of: Some(String::new()), ..route.clone() }.href();
        version.push(with("a", &["href"], vec![choose.into()], vec![word(text::OTHER_DAY, lang)]));
    }
    version.push(link(route, Page::Local, word(text::LOCAL, lang)));
    let limits = el("p", "", vec![link(route, Page::About, said(BUILTIN.disclaimer, lang))]);
    el("footer", "foot", vec![limits, el("p", "", version)])
}
