//! Parts that several pages share.

mod cite;
mod diagram;
mod diagram_layout;
mod frame;

pub(crate) use cite::Cite;
pub(crate) use diagram::diagram;
pub(crate) use frame::{foot, head};

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
pub(crate) fn mixed(text: &str, lang: Lang) -> Html {
    if lang == Lang::Zh {
        return Html::from(typeset(text));
    }
    if text.is_ascii() {
        return Html::from(text.to_owned());
    }
    let run = |(chinese, run): (bool, &str)| {
        if chinese {
            html! { <span lang="zh-CN">{ run.to_owned() }</span> }
        } else {
            Html::from(run.to_owned())
        }
    };
    runs(text).into_iter().map(run).collect()
}

/// Words of a title, always Chinese, as they were typed.
pub(crate) fn chinese(text: &str) -> Html {
    html! { <span lang="zh-CN">{ text.to_owned() }</span> }
}

/// A name or text of the rulebook in the page's language.
pub(crate) fn said(text: Text, lang: Lang) -> Html {
    mixed(text.in_lang(lang), lang)
}

/// A heading of the second rank.
pub(crate) fn heading(of: Text, lang: Lang) -> Html {
    html! { <h2>{ of.in_lang(lang) }</h2> }
}

/// A link to a page of the app.
pub(crate) fn link(route: &Route, page: Page, words: Html) -> Html {
    html! { <a href={ route.to(page).href() }>{ words }</a> }
}

/// A link to an item of the rulebook.
pub(crate) fn item_link(route: &Route, kind: Kind, id: &str, words: Html) -> Html {
    link(route, Page::Item(kind, id.to_owned()), words)
}

/// A section: its name beside it, where there is room.
pub(crate) fn section(of: Text, lang: Lang, content: Html) -> Html {
    html! { <section class="part">{ heading(of, lang) }<div>{ content }</div></section> }
}
