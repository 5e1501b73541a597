//! A box to type into, with ways to go on: usable from the keyboard, quiet while an input method composes.

use crate::components::{chinese, el, mixed, text as plain_text, with, word};
use crate::hooks::use_later;
use crate::text;
use gloo_events::EventListener;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeren_core::model::Lang;

/// A way to go on.
#[derive(Clone, PartialEq)]
pub(crate) struct Way {
    /// What is offered.
    pub(crate) word: &'static str,
    /// What tells it from others.
    pub(crate) hint: String,
    /// The whole text once it is taken.
    pub(crate) text: String,
}

/// Finds the ways a text may go on.
#[derive(Clone, Copy)]
pub(crate) struct Ways(pub(crate) fn(&str, Lang) -> Vec<Way>);

impl PartialEq for Ways {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TypingProps {
    pub(crate) id: &'static str,
    /// What is typed so far.
    pub(crate) value: String,
    pub(crate) lang: Lang,
    /// The language of what is typed, where it is not the page's.
    #[prop_or_default]
    pub(crate) typed_in: Option<&'static str>,
    /// The ways a text may go on; none if nothing is ever offered.
    #[prop_or_default]
    pub(crate) ways: Option<Ways>,
    /// What stands under the empty box.
    #[prop_or_default]
    pub(crate) empty: Html,
    pub(crate) typed: Callback<String>,
}

/// What moves the choice among the ways to go on.
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
    let TypingProps { id, value, lang, typed_in, ways, empty, typed } = props;
    let input = use_node_ref();
    let composing = use_mut_ref(|| false);
    let active = use_state_eq(|| None::<usize>);
    // What was last typed here; a text that came by a link is offered no ways to go on.
    let here = use_state_eq(String::new);
    // The answer to what is typed goes before the ways to go on from it.
    let settled = use_later(value);
    let is_settled = settled == *value;
    // Until it is settled those of the text before stay: they are not taken away and brought again at each keystroke.
    let wanted = !value.is_empty() && *here == *value;
    let offered = use_memo((settled, wanted, *lang), |(settled, wanted, lang)| match ways {
        Some(Ways(ways)) if *wanted && !settled.is_empty() => ways(settled, *lang),
        _ => Vec::new(),
    });
    let take = {
        let (typed, active, here) = (typed.clone(), active.setter(), here.setter());
        Callback::from(move |text: String| {
            active.set(None);
            here.set(text.clone());
            typed.emit(text);
        })
    };
    // The box belongs to the browser while one types; it is told only what it does not hold already.
    {
        let (input, composing) = (input.clone(), composing.clone());
        use_effect_with(value.clone(), move |value| {
            let input =
                input.cast::<HtmlInputElement>().filter(|input| !*composing.borrow() && input.value() != *value);
            if let Some(input) = input {
                input.set_value(value);
            }
        });
    }
    use_composition(&input, &composing, &take);
    let oninput = {
        let (input, composing, take) = (input.clone(), composing.clone(), take.clone());
        Callback::from(move |_: InputEvent| {
            if let Some(input) = input.cast::<HtmlInputElement>().filter(|_| !*composing.borrow()) {
                take.emit(input.value());
            }
        })
    };
    let onkeydown = {
        let (active, here, offered, take) = (active.clone(), here.setter(), offered.to_vec(), take.clone());
        Callback::from(move |event: KeyboardEvent| {
            // 229: the key belongs to the input method.
            if *composing.borrow() || event.key_code() == 229 || offered.is_empty() || !is_settled {
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
    let combobox = ways.is_some();
    let open = !offered.is_empty();
    let list = combobox.then(|| format!("{id}-ways"));
    html! {
        <div class="asking">
            <input ref={input} id={*id} type="text" lang={*typed_in} autocomplete="off" autocapitalize="off"
                spellcheck="false" enterkeyhint="search" maxlength="2000"
                role={ combobox.then_some("combobox") } aria-autocomplete={ combobox.then_some("list") }
                aria-controls={list.clone()} aria-expanded={ combobox.then_some(if open { "true" } else { "false" }) }
                aria-activedescendant={ active.filter(|_| open).map(|at| format!("{id}-way-{at}")) }
                {oninput} {onkeydown} />
            <div class="row">
                if combobox {
                    <ul id={list} role="listbox" aria-label={ text::SUGGESTIONS.in_lang(*lang) } hidden={!open}>
                        { for offered.iter().enumerate().map(|(at, one)| way(id, at, one, *active, *lang, &take)) }
                    </ul>
                }
                if value.is_empty() {
                    { empty.clone() }
                } else {
                    <button type="button" class="quiet" onclick={ take.reform(|_: MouseEvent| String::new()) }>
                        { word(text::CLEAR, *lang) }
                    </button>
                }
            </div>
        </div>
    }
}

/// Follows an input method: from its beginning to its end nothing is told, then the whole.
#[hook]
fn use_composition(input: &NodeRef, composing: &std::rc::Rc<std::cell::RefCell<bool>>, take: &Callback<String>) {
    let (input, composing, take) = (input.clone(), composing.clone(), take.clone());
    // The callback is the newest at each drawing; the listeners are set once.
    let newest = use_mut_ref(|| take.clone());
    *newest.borrow_mut() = take;
    use_effect_with((), move |()| {
        let held = input.cast::<HtmlInputElement>().map(|element| {
            let begun = composing.clone();
            let start = EventListener::new(&element, "compositionstart", move |_| *begun.borrow_mut() = true);
            let read = element.clone();
            let end = EventListener::new(&element, "compositionend", move |_| {
                *composing.borrow_mut() = false;
                let take = newest.borrow().clone();
                take.emit(read.value());
            });
            (start, end)
        });
        move || drop(held)
    });
}

fn way(id: &str, at: usize, way: &Way, active: Option<usize>, lang: Lang, take: &Callback<String>) -> Html {
    let text = way.text.clone();
    let onclick = take.reform(move |_: MouseEvent| text.clone());
    // The focus stays in the box.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    let mut children = vec![chinese(way.word)];
    if !way.hint.is_empty() {
        children.push(el("small", "", vec![mixed(&way.hint, lang)]));
    }
    html! {
        <li key={way.text.clone()} id={ format!("{id}-way-{at}") } role="option" {onclick} {onmousedown}
            aria-selected={ if active == Some(at) { "true" } else { "false" } }>{ children }</li>
    }
}

/// Examples under an empty box.
pub(crate) fn examples(links: Vec<Html>, lang: Lang) -> Html {
    let name = with("span", &["id"], vec!["examples".into()], vec![word(text::EXAMPLES, lang)]);
    let items = links.into_iter().map(|link| el("li", "", vec![link])).collect();
    let list = with("ul", &["aria-labelledby"], vec!["examples".into()], items);
    el("div", "examples", vec![name, plain_text(" "), list])
}
