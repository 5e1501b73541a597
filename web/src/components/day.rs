//! The day as of which a page speaks: asked for in the address, chosen here.

use crate::components::{all, el, mixed, said, text as plain_text, with, word};
use crate::hooks::Router;
use crate::route::{Page, Route};
use crate::text;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeren_core::as_of;
use zeren_core::model::Lang;

/// A box for the day; a day chosen is in the address, an emptied box takes it out.
pub(crate) fn day_field(router: &Router) -> Html {
    let value = router.route.on().map_or_else(String::new, |day| day.to_string());
    let onchange = {
        let Router { route, push, .. } = router.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let as_of = Some(input.value()).filter(|day| !day.is_empty());
            push.emit(Route { as_of, ..route.clone() });
        })
    };
    html! { <input id="as-of" type="date" {value} {onchange} /> }
}

/// What in the address is no day.
pub(crate) fn no_day(route: &Route, lang: Lang) -> Html {
    let wrong = route.as_of.as_deref().filter(|raw| !raw.is_empty() && route.on().is_none());
    wrong.map_or_else(Html::default, |raw| {
        let told = zeren_core::assess::record::Fault::BadDay(raw.to_owned()).told(lang);
        let (join, stop) = if lang == Lang::Zh { (";", "。") } else { ("; ", ".") };
        let words = [told.what.as_str(), join, &told.help, stop].concat();
        el("p", "trouble", vec![mixed(&words, lang)])
    })
}

/// The day above a page, where one is asked for; the assessment has its own place for it.
pub(crate) fn day_bar(router: &Router, lang: Lang) -> Html {
    let route = &router.route;
    if route.as_of.is_none() || matches!(route.page, Page::Assess(_)) {
        return Html::default();
    }
    let newest = as_of::newest().map_or_else(String::new, |day| day.to_string());
    let back = Route { as_of: None, ..route.clone() }.href();
    let on_paper = route.on().map_or_else(String::new, |day| day.to_string());
    let row = vec![
        with("label", &["for"], vec!["as-of".into()], vec![word(text::AS_OF, lang)]),
        day_field(router),
        el("span", "paper", vec![plain_text(on_paper)]),
        with("a", &["href"], vec![back.into()], vec![word(text::TO_NEWEST, lang), plain_text(newest)]),
    ];
    // An answer says it itself.
    let answered = matches!(&route.page, Page::Lookup(lookup) if !lookup.title.trim().is_empty());
    let remark = as_of::remark(route.on()).filter(|_| !answered);
    let remark = remark.map_or_else(Html::default, |remark| el("p", "trouble", vec![said(remark, lang)]));
    all(vec![el("div", "day", row), no_day(route, lang), remark])
}
