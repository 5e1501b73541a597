//! The frame and the page in it, as the address says.

use crate::browser;
use crate::components::{all, el, foot, head, with};
use crate::hooks::{use_announcer, use_router};
use crate::pages::{self, View};
use crate::route::{Page, Route};
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
    use_effect_with((pages::title(&router.route.page, lang), lang), |(title, lang)| browser::name_page(title, *lang));
    let shown = use_mut_ref(|| kind(&props.start.page));
    use_effect_with(router.route.clone(), move |route| {
        let new = browser::first_sight();
        let now = kind(&route.page);
        if *shown.borrow() != now {
            shown.replace(now);
            if new {
                browser::to_top();
            }
        }
    });
    let View { content, spoken } = pages::view(&router, lang);
    let spoken = use_announcer(spoken);
    shell(&router.route, lang, content, spoken)
}

/// Head, page, foot; and the line that tells what changed.
pub(crate) fn shell(route: &Route, lang: Lang, content: Html, spoken: String) -> Html {
    let said = vec![crate::components::text(spoken)];
    all(vec![
        head(route, lang),
        with("main", &["id", "tabindex"], vec!["main".into(), "-1".into()], vec![content]),
        foot(route, lang),
        el("div", "sr", vec![with("p", &["role"], vec!["status".into()], said)]),
    ])
}
