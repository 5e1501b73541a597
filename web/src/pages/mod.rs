//! The pages, a folder each.

#[cfg(feature = "whole")]
mod about;
#[cfg(feature = "whole")]
mod assess;
#[cfg(feature = "whole")]
mod closed_loop;
mod glance;
pub(crate) mod lookup;
#[cfg(feature = "whole")]
mod roster;
#[cfg(feature = "whole")]
mod rulebook;
#[cfg(feature = "whole")]
mod who;

#[cfg(feature = "layers")]
pub(crate) use rulebook::kind_name;

use crate::components::{all, el, link, word};
use crate::hooks::Router;
use crate::route::{Lookup, Page, Route};
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

/// Whether a larger program has the page, and this is not that one. `boot/address.js` has the same rule: the page's
/// script then fetches that, and it takes this one's place.
pub(crate) fn elsewhere(route: &Route) -> bool {
    let layered = !route.rulebooks.is_empty() || route.page == Page::Local;
    let first = matches!(route.page, Page::Lookup(_) | Page::Glance(_)) && route.as_of.is_none();
    (!cfg!(feature = "layers") && layered) || (!cfg!(feature = "whole") && !first)
}

/// The page of an address, under the day it asks for.
#[cfg(feature = "whole")]
pub(crate) fn dated(router: &Router, lang: Lang) -> View {
    let View { content, spoken } = page(router, lang);
    View { content: all(vec![crate::components::day_bar(router, lang), content]), spoken }
}

#[cfg(all(feature = "whole", not(feature = "layers")))]
pub(crate) use dated as view;

/// The page of an address, under the local rulebooks and the day it asks for.
#[cfg(feature = "layers")]
pub(crate) fn view(router: &Router, lang: Lang) -> View {
    crate::layers::over(router, lang, || dated(router, lang))
}

#[cfg(not(feature = "whole"))]
pub(crate) use page as view;

/// The page of an address.
pub(crate) fn page(router: &Router, lang: Lang) -> View {
    let route = &router.route;
    match &route.page {
        Page::Lookup(lookup) => lookup::page(lookup, router, lang),
        #[cfg(feature = "whole")]
        Page::Who(matter) => who::page(matter, router, lang),
        Page::Glance(class) => glance::page(*class, router, lang).into(),
        #[cfg(feature = "whole")]
        Page::Rulebook(words) => rulebook::page(words, router, lang),
        #[cfg(feature = "whole")]
        Page::Kind(kind) => rulebook::kind_page(*kind, route, lang).into(),
        #[cfg(feature = "whole")]
        Page::Item(kind, id) => rulebook::item_page(*kind, id, route, lang).into(),
        #[cfg(feature = "whole")]
        Page::Assess(case) => assess::page(case, router, lang),
        #[cfg(feature = "whole")]
        Page::Loop(at) => closed_loop::page(at, router, lang).into(),
        #[cfg(feature = "whole")]
        Page::Roster(roster) => roster::page(roster, router, lang),
        #[cfg(feature = "whole")]
        Page::About => about::page(lang).into(),
        #[cfg(feature = "layers")]
        Page::Local => crate::layers::page(router, lang).into(),
        #[cfg(all(feature = "whole", not(feature = "layers")))]
        Page::Local => Html::default().into(),
        #[cfg(feature = "whole")]
        Page::Lost => {
            let home = link(route, Page::default(), word(text::BACK_HOME, lang));
            all(vec![el("h1", "", vec![word(text::LOST, lang)]), el("p", "", vec![home])]).into()
        }
        #[cfg(not(feature = "whole"))]
        _ => Html::default().into(),
    }
}

/// Makes ready what comes after the first frame, step by step; whether there is another step.
pub(crate) fn after_first_frame(start: &Route, step: u32) -> bool {
    let lang = start.lang.unwrap_or(Lang::Zh);
    match (&start.page, step) {
        (Page::Lookup(lookup), 0) if !lookup.title.is_empty() => {
            crate::ask::engine();
            return true;
        }
        (Page::Lookup(lookup), 1) => drop(crate::ask::post(lookup, start.on(), lang)),
        (Page::Glance(_), 0) => drop(glance::graph(start, lang)),
        _ => {}
    }
    false
}

/// Some of a page, the most common of its parts in it.
pub(crate) fn sample(route: &Route, lang: Lang) -> Html {
    match &route.page {
        Page::Lookup(_) => lookup::page(&Lookup::default(), &Router::still(Route::default()), lang).content,
        Page::Glance(_) => glance::sample(route, lang),
        _ => Html::default(),
    }
}

/// Makes ready what the first keystroke needs: the words unpacked, the program's parts compiled.
pub(crate) fn make_ready() {
    lookup::make_ready();
}

/// The title of a page, most telling part first.
pub(crate) fn title(page: &Page, lang: Lang) -> String {
    let own = match page {
        Page::Lookup(lookup) if !lookup.title.trim().is_empty() => lookup.title.trim().to_owned(),
        Page::Lookup(_) => return text::SITE.in_lang(lang).to_owned(),
        #[cfg(feature = "whole")]
        Page::Who(_) => text::WHO_TITLE.in_lang(lang).to_owned(),
        Page::Glance(_) => text::GLANCE_TITLE.in_lang(lang).to_owned(),
        #[cfg(feature = "whole")]
        Page::Rulebook(_) => text::RULEBOOK_TITLE.in_lang(lang).to_owned(),
        #[cfg(feature = "whole")]
        Page::Kind(kind) => rulebook::kind_name(*kind, lang).to_owned(),
        #[cfg(feature = "whole")]
        Page::Item(kind, id) => rulebook::item_name(*kind, id, lang),
        #[cfg(feature = "whole")]
        Page::Assess(_) => text::ASSESS_TITLE.in_lang(lang).to_owned(),
        #[cfg(feature = "whole")]
        Page::Loop(at) => closed_loop::name(at, lang),
        #[cfg(feature = "whole")]
        Page::Roster(_) => text::ROSTER.in_lang(lang).to_owned(),
        #[cfg(feature = "whole")]
        Page::About => text::ABOUT_TITLE.in_lang(lang).to_owned(),
        #[cfg(feature = "whole")]
        Page::Local => text::LOCAL.in_lang(lang).to_owned(),
        #[cfg(feature = "whole")]
        Page::Lost => text::LOST.in_lang(lang).to_owned(),
        #[cfg(not(feature = "whole"))]
        _ => String::new(),
    };
    [&own, " — ", text::SITE.in_lang(lang)].concat()
}
