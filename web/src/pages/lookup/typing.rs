//! The box a title is typed into, with ways to go on: usable from the keyboard, quiet while an input method composes.

use crate::ask::engine;
use crate::components::chinese;
use crate::route::{Lookup, Page, Route};
use crate::text;
use gloo_events::EventListener;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeren_core::model::Lang;
use zeren_core::suggest::{Suggestion, suggest};

/// One of each outcome.
const EXAMPLES: [&str; 5] =
    ["县委书记", "副市长(分管生态环境、住建)", "开发区管委会主任", "市生态环境局副局长", "村党支部书记"];

/// How many ways to go on are offered.
const OFFERED: usize = 6;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TypingProps {
    pub(crate) title: String,
    pub(crate) lang: Lang,
    /// The language chosen, for links.
    pub(crate) chosen: Option<Lang>,
    pub(crate) typed: Callback<String>,
}

/// What moves the choice among the suggestions.
enum Move {
    Next,
    Previous,
    Take,
    Close,
}

fn key(name: &str) -> Option<Move> {
    match name {
        "ArrowDown" => Some(Move::Next),
        "ArrowUp" => Some(Move::Previous),
        "Enter" => Some(Move::Take),
        "Escape" => Some(Move::Close),
        _ => None,
    }
}

/// The box and the row under it.
#[component]
pub(crate) fn TypingBox(props: &TypingProps) -> Html {
    let TypingProps { title, lang, chosen, typed } = props;
    let input = use_node_ref();
    let composing = use_mut_ref(|| false);
    let active = use_state_eq(|| None::<usize>);
    // The title as it was last typed here; one that came by a link gets no suggestions.
    let here = use_state_eq(String::new);
    let offered = use_memo((title.clone(), *lang, *here == *title), |(title, lang, here)| {
        if *here { suggest(engine(), title, *lang, OFFERED) } else { Vec::new() }
    });

    let take = {
        let (typed, active, here) = (typed.clone(), active.setter(), here.setter());
        use_callback((typed, active, here), |text: String, (typed, active, here)| {
            active.set(None);
            here.set(text.clone());
            typed.emit(text);
        })
    };
    // The box belongs to the browser while one types; it is told only what it does not hold already.
    {
        let (input, composing) = (input.clone(), composing.clone());
        use_effect_with(title.clone(), move |title| {
            if let Some(input) = input.cast::<HtmlInputElement>() {
                if !*composing.borrow() && input.value() != *title {
                    input.set_value(title);
                }
            }
        });
    }
    {
        let (input, take) = (input.clone(), take.clone());
        let composing = composing.clone();
        use_effect_with((), move |()| {
            let held = input.cast::<HtmlInputElement>().map(|element| {
                let begun = composing.clone();
                let start = EventListener::new(&element, "compositionstart", move |_| *begun.borrow_mut() = true);
                let read = element.clone();
                let end = EventListener::new(&element, "compositionend", move |_| {
                    *composing.borrow_mut() = false;
                    take.emit(read.value());
                });
                (start, end)
            });
            move || drop(held)
        });
    }
    let oninput = {
        let (input, composing, take) = (input.clone(), composing.clone(), take.clone());
        Callback::from(move |_: InputEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| !*composing.borrow()) {
                take.emit(input.value());
            }
        })
    };
    let onkeydown = {
        let (composing, active, here, offered, take) =
            (composing.clone(), active.clone(), here.setter(), offered.clone(), take.clone());
        Callback::from(move |event: KeyboardEvent| {
            // 229: the key belongs to the input method.
            if *composing.borrow() || event.key_code() == 229 || offered.is_empty() {
                return;
            }
            let count = offered.len();
            match key(&event.key()) {
                Some(Move::Next) => active.set(Some(active.map_or(0, |at| (at + 1) % count))),
                Some(Move::Previous) => active.set(Some(active.map_or(count - 1, |at| (at + count - 1) % count))),
                Some(Move::Take) => match active.and_then(|at| offered.get(at)) {
                    Some(one) => take.emit(one.text.clone()),
                    None => return,
                },
                Some(Move::Close) => {
                    active.set(None);
                    here.set(String::new());
                }
                None => return,
            }
            event.prevent_default();
        })
    };
    let open = !offered.is_empty();
    html! {
        <div class="asking">
            <input ref={input} id="title" type="text" role="combobox" lang="zh-CN" autocomplete="off" autocapitalize="off"
                spellcheck="false" enterkeyhint="search" maxlength="2000" aria-autocomplete="list"
                aria-controls="suggestions" aria-expanded={ if open { "true" } else { "false" } }
                aria-activedescendant={ active.filter(|_| open).map(|at| format!("suggestion-{at}")) }
                {oninput} {onkeydown} />
            if title.trim().is_empty() {
                { examples(*lang, *chosen) }
            } else {
                { suggestions(&offered, *active, *lang, &take) }
            }
        </div>
    }
}

fn examples(lang: Lang, chosen: Option<Lang>) -> Html {
    let example = |title: &&str| {
        let href = Route { page: Page::Lookup(Lookup::of(*title)), lang: chosen }.href();
        html! { <li><a {href}>{ chinese(title) }</a></li> }
    };
    html! {
        <div class="row examples">
            <span id="examples">{ text::EXAMPLES.in_lang(lang) }</span>
            <ul aria-labelledby="examples">{ for EXAMPLES.iter().map(example) }</ul>
            <ul id="suggestions" role="listbox" aria-label={ text::SUGGESTIONS.in_lang(lang) } hidden=true></ul>
        </div>
    }
}

fn suggestions(offered: &[Suggestion], active: Option<usize>, lang: Lang, take: &Callback<String>) -> Html {
    let option = |(at, one): (usize, &Suggestion)| {
        let text = one.text.clone();
        let onclick = take.reform(move |_: MouseEvent| text.clone());
        // The focus stays in the box.
        let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
        html! {
            <li key={one.text.clone()} id={ format!("suggestion-{at}") } role="option" {onclick} {onmousedown}
                aria-selected={ if active == Some(at) { "true" } else { "false" } }>
                { chinese(one.word) }
                if !one.hint.is_empty() {
                    <small>{ crate::components::mixed(&one.hint, lang) }</small>
                }
            </li>
        }
    };
    let clear = take.reform(|_: MouseEvent| String::new());
    html! {
        <div class="row">
            <ul id="suggestions" role="listbox" aria-label={ text::SUGGESTIONS.in_lang(lang) }>
                { for offered.iter().enumerate().map(option) }
            </ul>
            <button type="button" class="quiet" onclick={clear}>{ text::CLEAR.in_lang(lang) }</button>
        </div>
    }
}
