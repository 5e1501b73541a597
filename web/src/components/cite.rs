//! The marker of a paragraph, such as [Q5.2]: a press opens the quoted words in place.

use crate::components::{item_link, tag};
use crate::prose::{around, typeset};
use crate::route::Route;
use crate::text;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::lookup::Kind;
use zeren_core::model::{Citation, Lang};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct CiteProps {
    /// The words that something rests on; one marker for each paragraph.
    pub(crate) cites: Vec<Citation>,
    pub(crate) lang: Lang,
    /// The language chosen, for links.
    pub(crate) route: Route,
}

/// Markers, and under them the words of the one that is open.
#[component]
pub(crate) fn Cite(props: &CiteProps) -> Html {
    let open = use_state_eq(|| None::<&'static str>);
    let mut paragraphs: Vec<&'static str> = Vec::new();
    for cite in &props.cites {
        if !paragraphs.contains(&cite.paragraph) {
            paragraphs.push(cite.paragraph);
        }
    }
    let marker = |paragraph: &'static str| {
        let expanded = *open == Some(paragraph);
        let press = {
            let open = open.clone();
            Callback::from(move |_: MouseEvent| open.set(if expanded { None } else { Some(paragraph) }))
        };
        html! {
            <button type="button" class="mark" aria-expanded={ if expanded { "true" } else { "false" } } onclick={press}>
                <span class="sr">{ text::OPEN_QUOTE.in_lang(props.lang) }{ " " }</span>{ paragraph }
            </button>
        }
    };
    let markers: Html = paragraphs.iter().map(|paragraph| marker(paragraph)).collect();
    let words = open.filter(|paragraph| paragraphs.contains(paragraph)).map(|paragraph| quotes(props, paragraph));
    html! { <>{ markers }{ words.unwrap_or_default() }</> }
}

fn quotes(props: &CiteProps, paragraph: &'static str) -> Html {
    let whole = BUILTIN.paragraph(paragraph).map_or("", |paragraph| paragraph.text.zh);
    let quote = |cite: &Citation| {
        let (before, after) = around(whole, cite.quote.zh);
        html! {
            <>
                <p lang="zh-CN">{ typeset(before) }<mark>{ typeset(cite.quote.zh) }</mark>{ typeset(after) }</p>
                if props.lang == Lang::En {
                    <p lang={ tag(Lang::En) }>{ cite.quote.en }{ " (" }{ text::UNOFFICIAL.en }{ ")" }</p>
                }
            </>
        }
    };
    html! {
        <blockquote>
            { for props.cites.iter().filter(|cite| cite.paragraph == paragraph).map(quote) }
            <p class="more">
                { item_link(&props.route, Kind::Paragraph, paragraph, html! { <>{ text::WHOLE_PARAGRAPH.in_lang(props.lang) }{ " " }{ paragraph }</> }) }
            </p>
        </blockquote>
    }
}
