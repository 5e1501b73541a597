//! The marker of a paragraph, such as [Q5.2]: a press opens the quoted words in place.

use crate::components::{all, el, in_lang, item_link, text as plain_text, unseen, word};
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
    /// For links: any page in the language chosen.
    pub(crate) route: Route,
}

/// The markers of these words; nothing where there are none.
pub(crate) fn cite(cites: Vec<Citation>, route: &Route, lang: Lang) -> Html {
    if cites.is_empty() {
        return Html::default();
    }
    html! { <Cite {cites} {lang} route={ route.to(crate::route::Page::About) } /> }
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
    let marker = |paragraph: &&'static str| {
        let paragraph = *paragraph;
        let expanded = *open == Some(paragraph);
        let setter = open.setter();
        let press = Callback::from(move |_: MouseEvent| setter.set(if expanded { None } else { Some(paragraph) }));
        html! {
            <button type="button" class="mark" aria-expanded={ if expanded { "true" } else { "false" } } onclick={press}>
                { unseen(text::OPEN_QUOTE.in_lang(props.lang)) }{ paragraph }
            </button>
        }
    };
    let mut out: Vec<Html> = paragraphs.iter().map(marker).collect();
    out.extend(open.filter(|paragraph| paragraphs.contains(paragraph)).map(|paragraph| quotes(props, paragraph)));
    all(out)
}

fn quotes(props: &CiteProps, paragraph: &'static str) -> Html {
    let whole = BUILTIN.paragraph(paragraph).map_or("", |paragraph| paragraph.text.zh);
    let mut out = Vec::new();
    for cite in props.cites.iter().filter(|cite| cite.paragraph == paragraph) {
        let (before, after) = around(whole, cite.quote.zh);
        let marked = el("mark", "", vec![plain_text(typeset(cite.quote.zh))]);
        out.push(in_lang("p", Lang::Zh, vec![plain_text(typeset(before)), marked, plain_text(typeset(after))]));
        if props.lang == Lang::En {
            let translation = [cite.quote.en, " (", text::UNOFFICIAL.en, ")"].concat();
            out.push(in_lang("p", Lang::En, vec![plain_text(translation)]));
        }
    }
    let words = all(vec![word(text::WHOLE_PARAGRAPH, props.lang), plain_text(" "), plain_text(paragraph)]);
    out.push(el("p", "more", vec![item_link(&props.route, Kind::Paragraph, paragraph, words)]));
    el("blockquote", "", out)
}
