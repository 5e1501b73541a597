//! Taking the answer along: as text, as Markdown, as a link, on paper.

use crate::route::{Lookup, Page, Route};
use crate::share::{Form, render};
use crate::{ask, browser, text};
use yew::prelude::*;
use zeren_core::model::{Lang, Text};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ShareProps {
    pub(super) lookup: Lookup,
    pub(super) route: Route,
    pub(super) lang: Lang,
}

/// What is copied.
#[derive(Clone, Copy, PartialEq)]
enum What {
    Answer(Form),
    Link,
}

fn content(props: &ShareProps, what: What) -> String {
    let ShareProps { lookup, route, lang } = props.clone();
    let route = Route { page: Page::Lookup(lookup.clone()), lang: Some(lang), ..route };
    let address = browser::address(&route.href());
    match what {
        What::Link => address,
        What::Answer(form) => match ask::post(&lookup, route.on(), lang) {
            Some(Ok(answer)) => render(&answer, form, &address),
            _ => address,
        },
    }
}

/// The row of buttons, and a word on what became of it.
#[component]
pub(super) fn ShareBar(props: &ShareProps) -> Html {
    let said = use_state_eq(|| None::<Text>);
    {
        // What was said of another answer is no longer true.
        let said = said.setter();
        use_effect_with((props.lookup.clone(), props.route.clone()), move |_| said.set(None));
    }
    let lang = props.lang;
    let button = |name: Text, what: What| {
        let (props, said) = (props.clone(), said.setter());
        let onclick = Callback::from(move |_: MouseEvent| {
            let said = said.clone();
            let then = move |done| said.set(Some(if done { text::COPIED } else { text::NOT_COPIED }));
            browser::copy(&content(&props, what), then);
        });
        html! { <button type="button" class="quiet" {onclick}>{ name.in_lang(lang) }</button> }
    };
    html! {
        <div class="share" role="group" aria-label={ text::SHARE.in_lang(props.lang) }>
            { button(text::COPY_TEXT, What::Answer(Form::Text)) }
            { button(text::COPY_MARKDOWN, What::Answer(Form::Markdown)) }
            { button(text::COPY_LINK, What::Link) }
            <button type="button" class="quiet" onclick={ Callback::from(|_: MouseEvent| browser::print()) }>
                { text::PRINT.in_lang(props.lang) }
            </button>
            <span role="status">{ said.map_or("", |said| said.in_lang(props.lang)) }</span>
        </div>
    }
}
