//! The pages, a folder each.

mod about;
mod glance;
mod lookup;
mod rulebook;
mod who;

use crate::components::link;
use crate::hooks::Router;
use crate::route::Page;
use crate::text;
use yew::prelude::*;
use zeren_core::model::Lang;

/// The page of an address.
pub(crate) fn view(router: &Router, lang: Lang) -> Html {
    let router = router.clone();
    match router.route.page.clone() {
        Page::Lookup(lookup) => html! { <lookup::LookupPage {lookup} {router} {lang} /> },
        Page::Who(matter) => html! { <who::WhoPage {matter} {router} {lang} /> },
        Page::Glance(class) => glance::glance_page(class, &router.route, lang),
        Page::Rulebook(words) => html! { <rulebook::RulebookPage {words} {router} {lang} /> },
        Page::Kind(kind) => rulebook::kind_page(kind, &router.route, lang),
        Page::Item(kind, id) => rulebook::item_page(kind, &id, &router.route, lang),
        Page::About => about::about_page(lang),
        Page::Lost => html! {
            <>
                <h1>{ text::LOST.in_lang(lang) }</h1>
                <p>{ link(&router.route, Page::default(), Html::from(text::BACK_HOME.in_lang(lang))) }</p>
            </>
        },
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
        Page::About => text::ABOUT_TITLE.in_lang(lang).to_owned(),
        Page::Lost => text::LOST.in_lang(lang).to_owned(),
    };
    [&own, " — ", text::SITE.in_lang(lang)].concat()
}
