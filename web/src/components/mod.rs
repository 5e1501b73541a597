//! Parts that several pages share.

mod basis;
mod cite;
#[cfg(feature = "whole")]
mod day;
mod diagram;
mod diagram_layout;
mod element;
mod frame;
mod typing;

pub(crate) use basis::{basis, basis_words, duty_cites};
pub(crate) use cite::cite;
#[cfg(feature = "whole")]
pub(crate) use day::{day_bar, day_field, no_day};
pub(crate) use diagram::{diagram, number, path, words};
pub(crate) use element::{all, el, in_lang, text, with};
pub(crate) use frame::{foot, head};
pub(crate) use typing::{TypingBox, Way, Ways, examples};

pub(crate) use diagram_layout::wrap;

use crate::hooks::Router;
use crate::prose::{runs, typeset};
use crate::route::{Page, Route};
use yew::prelude::*;
use zeren_core::lookup::Kind;
use zeren_core::model::{Lang, Text};

/// The tag of a language.
pub(crate) const fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

/// Text in the page's language; on an English page the Chinese words within it say that they are Chinese.
pub(crate) fn mixed(of: &str, lang: Lang) -> Html {
    if lang == Lang::Zh {
        return text(typeset(of));
    }
    if of.is_ascii() {
        return text(of.to_owned());
    }
    let run = |(is_chinese, run): (bool, &str)| if is_chinese { chinese(run) } else { text(run.to_owned()) };
    all(runs(of).into_iter().map(run).collect())
}

/// Words of a title, always Chinese, as they were typed.
pub(crate) fn chinese(words: &str) -> Html {
    in_lang("span", Lang::Zh, vec![text(words.to_owned())])
}

/// A name or text of the rulebook in the page's language.
pub(crate) fn said(of: Text, lang: Lang) -> Html {
    mixed(of.in_lang(lang), lang)
}

/// Words of the interface, which are typeset already.
pub(crate) fn word(of: Text, lang: Lang) -> Html {
    text(of.in_lang(lang))
}

/// What only a screen reader says.
pub(crate) fn unseen(words: impl Into<yew::AttrValue>) -> Html {
    el("span", "sr", vec![text(words)])
}

/// A link to a page of the app.
pub(crate) fn link(route: &Route, page: Page, words: Html) -> Html {
    with("a", &["href"], vec![route.to(page).href().into()], vec![words])
}

/// A link to an item of the rulebook.
pub(crate) fn item_link(route: &Route, kind: Kind, id: &str, words: Html) -> Html {
    link(route, Page::Item(kind, id.to_owned()), words)
}

/// A section: its name beside it, where there is room.
pub(crate) fn section(of: Text, lang: Lang, content: Vec<Html>) -> Html {
    el("section", "part", vec![el("h2", "", vec![word(of, lang)]), el("div", "", content)])
}

/// A list without numbers.
pub(crate) fn plain(class: &'static str, items: Vec<Html>) -> Html {
    el("ul", class, items)
}

/// A button that leads on; `pressed` says `true` or `false` where it is one that stays down, and is empty elsewhere.
pub(crate) fn press(class: &'static str, pressed: &'static str, router: &Router, to: Page, words: Vec<Html>) -> Html {
    let (push, route) = (router.push.clone(), router.route.to(to));
    let onclick = Callback::from(move |_: MouseEvent| push.emit(route.clone()));
    let pressed = (!pressed.is_empty()).then_some(pressed);
    html! { <button type="button" {class} aria-pressed={pressed} {onclick}>{ words }</button> }
}

/// A button that does something here.
#[cfg(feature = "whole")]
pub(crate) fn button(class: &'static str, name: Text, lang: Lang, act: impl Fn() + 'static) -> Html {
    let onclick = Callback::from(move |_: MouseEvent| act());
    html! { <button type="button" {class} {onclick}>{ word(name, lang) }</button> }
}
