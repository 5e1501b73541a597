//! The frame and the page in it, as the address says.

use crate::browser;
use crate::components::{all, el, foot, head, with};
use crate::hooks::{use_announcer, use_later, use_router};
#[cfg(feature = "layers")]
use crate::layers::use_layers;
use crate::pages::{self, View};
use crate::route::{Page, Route};
use gloo_timers::callback::Timeout;
use yew::prelude::*;
use zeren_core::model::Lang;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    /// Where the reader begins.
    pub(crate) start: Route,
    /// The language of the browser.
    pub(crate) language: Lang,
    /// Whether another program has drawn the page before this one.
    pub(crate) over: bool,
}

/// How long typing rests before the page is named after it.
const REST: u32 = 300;

/// Which page it is, whatever its state.
fn kind(page: &Page) -> String {
    match page {
        Page::Lookup(_) => "lookup".to_owned(),
        Page::Who(_) => "who".to_owned(),
        Page::Glance(_) => "glance".to_owned(),
        Page::Rulebook(_) => "rulebook".to_owned(),
        Page::Assess(_) => "assess".to_owned(),
        Page::Roster(_) => "roster".to_owned(),
        other => Route { page: other.clone(), ..Route::default() }.href(),
    }
}

/// Without local rulebooks there is nothing to watch.
#[cfg(not(feature = "layers"))]
#[hook]
fn use_layers(_router: &crate::hooks::Router) {}

/// The whole page.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let router = use_router(props.start.clone(), props.over);
    let lang = router.route.lang.unwrap_or(props.language);
    let named = use_mut_ref(String::new);
    use_effect_with((router.route.clone(), lang), move |(route, lang)| {
        let (title, lang, now) = (pages::title(&route.page, *lang), *lang, kind(&route.page) + lang.id());
        // To rename the page takes the browser longer than to draw it: that waits, while one types until that rests.
        let wait = if *named.borrow() == now { REST } else { 0 };
        named.replace(now);
        let clock = Timeout::new(wait, move || browser::name_page(&title, lang));
        move || drop(clock)
    });
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
    use_layers(&router);
    let View { content, spoken } = pages::view(&router, lang);
    let spoken = use_announcer(spoken);
    // The links above and below hold what is typed: they follow a frame later, so that the answer is painted sooner.
    shell(&use_later(&router.route), lang, content, spoken)
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PartProps {
    pub(crate) part: u32,
    pub(crate) route: Route,
    pub(crate) language: Lang,
}

/// How many parts there are.
pub(crate) const PARTS: u32 = 4;

/// A part of the page alone: next to nothing, the foot, the head, some of what is between.
#[component]
pub(crate) fn Part(props: &PartProps) -> Html {
    let PartProps { part, route, language } = props;
    let lang = route.lang.unwrap_or(*language);
    match part {
        0 => Html::default(),
        1 => foot(route, lang),
        2 => head(route, lang),
        _ => pages::sample(route, lang),
    }
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
