//! The pages, a folder each.

mod about;
#[cfg(feature = "cases")]
mod assess;
#[cfg(feature = "cases")]
mod closed_loop;
mod glance;
mod lookup;
#[cfg(feature = "cases")]
mod roster;
mod rulebook;
mod who;

use crate::components::{all, el, link, word};
use crate::hooks::Router;
use crate::route::Page;
use crate::text;
use yew::Html;
use zeren_core::model::Lang;

/// A page, and what is told of it to those who do not see it.
pub(crate) struct View {
    pub(crate) content: Html,
    pub(crate) spoken: String,
}

impl From<Html> for View {
    fn from(content: Html) -> Self {
        Self { content, spoken: String::new() }
    }
}

/// Whether only the whole program has the page, and this is not the whole one.
pub(crate) const fn elsewhere(page: &Page) -> bool {
    !cfg!(feature = "cases") && matches!(page, Page::Assess(_) | Page::Loop(..) | Page::Roster(_))
}

/// The page of an address.
pub(crate) fn view(router: &Router, lang: Lang) -> View {
    let route = &router.route;
    match &route.page {
        Page::Lookup(lookup) => lookup::page(lookup, router, lang),
        Page::Who(matter) => who::page(matter, router, lang),
        Page::Glance(class) => glance::page(*class, route, lang).into(),
        Page::Rulebook(words) => rulebook::page(words, router, lang),
        Page::Kind(kind) => rulebook::kind_page(*kind, route, lang).into(),
        Page::Item(kind, id) => rulebook::item_page(*kind, id, route, lang).into(),
        #[cfg(feature = "cases")]
        Page::Assess(case) => assess::page(case, router, lang),
        #[cfg(feature = "cases")]
        Page::Loop(at, on) => closed_loop::page(at, *on, router, lang).into(),
        #[cfg(feature = "cases")]
        Page::Roster(roster) => roster::page(roster, router, lang),
        #[cfg(not(feature = "cases"))]
        Page::Assess(_) | Page::Loop(..) | Page::Roster(_) => Html::default().into(),
        Page::About => about::page(lang).into(),
        Page::Lost => {
            let home = link(route, Page::default(), word(text::BACK_HOME, lang));
            all(vec![el("h1", "", vec![word(text::LOST, lang)]), el("p", "", vec![home])]).into()
        }
    }
}

/// The title of a page, most telling part first.
pub(crate) fn title(page: &Page, lang: Lang) -> String {
    let own = match page {
        Page::Lookup(lookup) if !lookup.title.trim().is_empty() => lookup.title.trim().to_owned(),
        Page::Lookup(_) => return text::SITE.in_lang(lang).to_owned(),
        Page::Who(_) => text::WHO_TITLE.in_lang(lang).to_owned(),
        Page::Glance(_) => text::GLANCE_TITLE.in_lang(lang).to_owned(),
        Page::Rulebook(_) => text::RULEBOOK_TITLE.in_lang(lang).to_owned(),
        Page::Kind(kind) => rulebook::kind_name(*kind, lang).to_owned(),
        Page::Item(kind, id) => rulebook::item_name(*kind, id, lang),
        Page::Assess(_) => text::ASSESS_TITLE.in_lang(lang).to_owned(),
        #[cfg(feature = "cases")]
        Page::Loop(at, _) => closed_loop::name(at, lang),
        #[cfg(not(feature = "cases"))]
        Page::Loop(..) => text::LOOP.in_lang(lang).to_owned(),
        Page::Roster(_) => text::ROSTER.in_lang(lang).to_owned(),
        Page::About => text::ABOUT_TITLE.in_lang(lang).to_owned(),
        Page::Lost => text::LOST.in_lang(lang).to_owned(),
    };
    [&own, " — ", text::SITE.in_lang(lang)].concat()
}
