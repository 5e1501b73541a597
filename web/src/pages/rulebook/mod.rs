//! The rulebook: index, search, lists, items.

mod item;
mod results;

pub(super) use item::item_page;

use crate::components::{heading, item_link, link};
use crate::hooks::Router;
use crate::route::{Page, Route};
use crate::text;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeren_core::lookup::{self, Kind};
use zeren_core::model::Lang;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RulebookProps {
    pub(crate) words: String,
    pub(crate) router: Router,
    pub(crate) lang: Lang,
}

/// The name of a kind, as a heading has it.
pub(super) fn kind_name(kind: Kind, lang: Lang) -> &'static str {
    if lang == Lang::Zh { kind.name(lang) } else { text::kinds(kind) }
}

/// The name of an item.
pub(super) fn item_name(kind: Kind, id: &str, lang: Lang) -> String {
    let found = lookup::list(kind, lang).into_iter().find(|item| item.id == id);
    found.map_or_else(|| id.to_owned(), |item| if kind == Kind::Paragraph { item.id } else { item.name }.to_owned())
}

fn index(route: &Route, lang: Lang) -> Html {
    let entry = |kind: &Kind| {
        let count = lookup::list(*kind, lang).len();
        html! {
            <li>{ link(route, Page::Kind(*kind), Html::from(kind_name(*kind, lang))) }<span class="count">{ count }</span></li>
        }
    };
    html! { <>{ heading(text::INDEX, lang) }<ul class="index">{ for Kind::ALL.iter().map(entry) }</ul></> }
}

/// Index and search.
#[component]
pub(crate) fn RulebookPage(props: &RulebookProps) -> Html {
    let RulebookProps { words, router, lang } = props;
    let input = use_node_ref();
    {
        let input = input.clone();
        use_effect_with(words.clone(), move |words| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|input| input.value() != *words) {
                input.set_value(words);
            }
        });
    }
    let oninput = {
        let (router, input) = (router.clone(), input.clone());
        Callback::from(move |event: InputEvent| {
            // While an input method composes, nothing is searched; its last event brings the whole.
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| !event.is_composing()) {
                router.replace.emit(router.route.to(Page::Rulebook(input.value())));
            }
        })
    };
    let onkeyup = {
        let (router, input) = (router.clone(), input.clone());
        Callback::from(move |event: KeyboardEvent| {
            let held = input.cast::<HtmlInputElement>().map(|input| input.value());
            if let Some(value) = held.filter(|value| !event.is_composing() && *value != shown(&router)) {
                router.replace.emit(router.route.to(Page::Rulebook(value)));
            }
        })
    };
    let found = use_memo((words.clone(), *lang), |(words, lang)| results::find(words, *lang));
    html! {
        <>
            <h1>{ text::RULEBOOK_TITLE.in_lang(*lang) }</h1>
            <p class="lede">{ text::RULEBOOK_HINT.in_lang(*lang) }</p>
            <p class="field">
                <label for="words">{ text::SEARCH.in_lang(*lang) }</label>
                <input ref={input} id="words" type="search" autocomplete="off" spellcheck="false" maxlength="200" {oninput} {onkeyup} />
            </p>
            { results::view(&found, &router.route, *lang) }
            { index(&router.route, *lang) }
        </>
    }
}

fn shown(router: &Router) -> String {
    match &router.route.page {
        Page::Rulebook(words) => words.clone(),
        _ => String::new(),
    }
}

/// The way up from a list or an item.
fn trail(route: &Route, kind: Option<Kind>, lang: Lang) -> Html {
    html! {
        <p class="trail">
            { link(route, Page::Rulebook(String::new()), Html::from(text::RULEBOOK_TITLE.in_lang(lang))) }
            if let Some(kind) = kind { { " › " }{ link(route, Page::Kind(kind), Html::from(kind_name(kind, lang))) } }
        </p>
    }
}

/// All items of a kind.
pub(super) fn kind_page(kind: Kind, route: &Route, lang: Lang) -> Html {
    let one = |item: lookup::Item| {
        let own = if kind == Kind::Paragraph {
            html! { <span class="id">{ item.id }{ " " }</span> }
        } else {
            Html::default()
        };
        html! { <li>{ item_link(route, kind, item.id, html! { <>{ own }{ crate::components::mixed(item.name, lang) }</> }) }</li> }
    };
    html! {
        <>
            { trail(route, None, lang) }
            <h1>{ kind_name(kind, lang) }</h1>
            <ol class="items">{ for lookup::list(kind, lang).into_iter().map(one) }</ol>
        </>
    }
}
