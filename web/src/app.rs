//! The frame and the page in it, as the address says.

use crate::browser;
use crate::components::{foot, head};
use crate::hooks::{Router, use_router};
use crate::pages;
use crate::route::{Page, Route};
use crate::text;
use yew::prelude::*;
use zeren_core::model::Lang;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    /// Where the reader begins.
    pub(crate) start: Route,
    /// The language of the browser.
    pub(crate) language: Lang,
}

/// Which page it is, whatever its state.
fn kind(page: &Page) -> String {
    match page {
        Page::Lookup(_) => "lookup".to_owned(),
        Page::Who(_) => "who".to_owned(),
        Page::Glance(_) => "glance".to_owned(),
        Page::Rulebook(_) => "rulebook".to_owned(),
        other => Route { page: other.clone(), lang: None }.href(),
    }
}

/// The whole page.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let router = use_router(props.start.clone());
    let lang = router.route.lang.unwrap_or(props.language);
    use_effect_with(pages::title(&router.route.page, lang), move |title| browser::name_page(title, lang));
    let shown = use_mut_ref(|| kind(&props.start.page));
    use_effect_with(kind(&router.route.page), move |now| {
        let new = browser::first_sight();
        if *shown.borrow() != *now {
            shown.replace(now.clone());
            if new {
                browser::to_top();
            }
        }
    });
    shell(&router, lang)
}

/// Skip link, head, page, foot.
pub(crate) fn shell(router: &Router, lang: Lang) -> Html {
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        browser::focus("main");
    });
    html! {
        <>
            <a class="skip" href="#main" onclick={skip}>{ text::SKIP.in_lang(lang) }</a>
            { head(&router.route, lang) }
            <main id="main" tabindex="-1">{ pages::view(router, lang) }</main>
            { foot(&router.route, lang) }
        </>
    }
}
