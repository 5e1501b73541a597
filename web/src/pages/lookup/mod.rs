//! What a post answers for: one box, and the answer that builds under it.

mod answer;
mod duties;
mod parts;
mod questions;
mod share_bar;
mod typing;

use crate::ask;
use crate::components::{link, mixed};
use crate::hooks::{Router, use_announcer};
use crate::route::{Lookup, Page};
use crate::text;
use typing::TypingBox;
use yew::prelude::*;
use zeren_core::PostError;
use zeren_core::model::Lang;
use zeren_core::title::TitleError;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct LookupProps {
    pub(crate) lookup: Lookup,
    pub(crate) router: Router,
    pub(crate) lang: Lang,
}

/// The page.
#[component]
pub(crate) fn LookupPage(props: &LookupProps) -> Html {
    let LookupProps { lookup, router, lang } = props;
    let found = ask::post(lookup, *lang);
    let verdict = match &found {
        Some(Ok(answer)) => answer.verdict.clone(),
        _ => String::new(),
    };
    let spoken = use_announcer(verdict);
    let typed = {
        let router = router.clone();
        use_callback(router, |title: String, router| {
            router.replace.emit(router.route.to(Page::Lookup(Lookup::of(title))));
        })
    };
    let body = match &found {
        None => Html::default(),
        Some(Ok(answer)) => answer::view(answer, lookup, router),
        Some(Err(error)) => trouble(*error, lookup, router, *lang),
    };
    html! {
        <>
            <h1><label for="title">{ text::ASK_TITLE.in_lang(*lang) }</label></h1>
            <p class="lede">{ text::ASK_HINT.in_lang(*lang) }</p>
            <TypingBox title={lookup.title.clone()} lang={*lang} chosen={router.route.lang} {typed} />
            <p class="sr" role="status">{ mixed(&spoken, *lang) }</p>
            { body }
        </>
    }
}

/// What cannot be answered, and what to do.
fn trouble(error: PostError, lookup: &Lookup, router: &Router, lang: Lang) -> Html {
    match error {
        PostError::Title(TitleError::Empty) => Html::default(),
        PostError::Title(TitleError::TooLong) => html! { <p class="trouble">{ text::TOO_LONG.in_lang(lang) }</p> },
        PostError::Contradiction(_) => html! {
            <p class="trouble">
                { text::CONTRADICTS.in_lang(lang) }{ " " }
                { link(&router.route, Page::Lookup(Lookup::of(&lookup.title)), Html::from(text::DROP_EXTRAS.in_lang(lang))) }
            </p>
        },
    }
}

/// What a link within the answer must know of the address: the language alone, so that nothing is drawn anew in vain.
fn links(router: &Router) -> crate::route::Route {
    router.route.to(Page::About)
}
