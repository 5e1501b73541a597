//! What the parts of the page share: fields, choices, paragraphs with their words.

use super::value::Value;
use crate::ask::rulebook;
use crate::components::{all, chinese, el, in_lang, item_link, mixed, text as plain_text, with, word};
use crate::hooks::Router;
use crate::prose::{around, typeset};
use crate::route::{Page, Roster};
use crate::text;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use zeren_core::lookup::Kind;
use zeren_core::model::{Lang, Text};

/// A state as a page.
pub(super) fn to(state: Roster) -> Page {
    Page::Roster(Box::new(state))
}

/// Words of the roster, which are Chinese whatever the language of the page.
pub(super) fn own(words: &str, lang: Lang) -> Html {
    match lang {
        Lang::Zh => plain_text(words.to_owned()),
        Lang::En if words.is_ascii() => plain_text(words.to_owned()),
        Lang::En => chinese(words),
    }
}

/// A field with its label.
pub(super) fn labelled(id: &'static str, name: Text, lang: Lang, field: Html) -> Html {
    let label = with("label", &["for"], vec![id.into()], vec![word(name, lang)]);
    el("div", "", vec![label, field])
}

/// A choice among few; the first option, for no choice, is `none`.
pub(super) fn pick(
    id: &'static str,
    name: Text,
    none: Text,
    options: Vec<(String, String)>,
    chosen: &str,
    lang: Lang,
    picked: Callback<String>,
) -> Html {
    let first = (String::new(), none.in_lang(lang).to_owned());
    let option = |(value, words): (String, String)| {
        let selected = value == chosen;
        html! { <option {value} {selected}>{ typeset_in(&words, lang) }</option> }
    };
    let options: Vec<Html> = std::iter::once(first).chain(options).map(option).collect();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            picked.emit(select.value());
        }
    });
    labelled(id, name, lang, html! { <select {id} {onchange}>{ all(options) }</select> })
}

fn typeset_in(words: &str, lang: Lang) -> String {
    if lang == Lang::Zh { typeset(words) } else { words.to_owned() }
}

/// A field to write into.
pub(super) fn write(
    id: &'static str,
    name: Text,
    value: &str,
    hint: Text,
    lang: Lang,
    written: Callback<String>,
) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            written.emit(input.value());
        }
    });
    let (value, placeholder) = (value.to_owned(), hint.in_lang(lang));
    let field =
        html! { <input {id} type="text" autocomplete="off" spellcheck="false" {value} {placeholder} {oninput} /> };
    labelled(id, name, lang, field)
}

/// Markers of paragraphs, and under them the words of the one that is open. `of` names what rests on them, once on a page.
pub(super) fn cited(of: &str, cites: &[Value], router: &Router, lang: Lang) -> Html {
    let mut out = Vec::new();
    let mut opened = Html::default();
    for (at, cite) in cites.iter().enumerate() {
        let paragraph = cite.text("id");
        if cites[..at].iter().any(|known| known.text("id") == paragraph) {
            continue;
        }
        let key = [of, " ", &paragraph].concat();
        let is_open = router.open == key;
        let expanded = if is_open { "true" } else { "false" };
        let onclick = router.toggle.reform(move |_: MouseEvent| key.clone());
        let label = [text::OPEN_QUOTE.in_lang(lang), " ", &paragraph].concat();
        out.push(html! {
            <button type="button" class="mark" aria-expanded={expanded} aria-label={label} {onclick}>{ paragraph.clone() }</button>
        });
        if is_open {
            opened = quotes(cites, &paragraph, router, lang);
        }
    }
    out.push(opened);
    all(out)
}

fn quotes(cites: &[Value], paragraph: &str, router: &Router, lang: Lang) -> Html {
    let whole = rulebook().paragraph(paragraph).map_or("", |paragraph| paragraph.text.zh);
    let mut out = Vec::new();
    for cite in cites.iter().filter(|cite| cite.text("id") == paragraph) {
        let quote = cite.text("zh");
        let (before, after) = around(whole, &quote);
        let marked = el("mark", "", vec![plain_text(typeset(&quote))]);
        let (before, after) = (typeset(before), typeset(after));
        out.push(in_lang("p", Lang::Zh, vec![plain_text(before), marked, plain_text(after)]));
        if lang == Lang::En {
            let translation = [&cite.text("en"), " (", text::UNOFFICIAL.en, ")"].concat();
            out.push(in_lang("p", Lang::En, vec![plain_text(translation)]));
        }
    }
    let words = all(vec![word(text::WHOLE_PARAGRAPH, lang), plain_text(" "), plain_text(paragraph.to_owned())]);
    out.push(el("p", "more", vec![item_link(&router.route, Kind::Paragraph, paragraph, words)]));
    el("blockquote", "", out)
}

/// A problem in both its parts.
pub(super) fn problem(problem: &Value, lang: Lang) -> Html {
    let stop = if lang == Lang::Zh { "。" } else { ". " };
    let what = [&problem.both("what", lang), stop].concat();
    let help = [&problem.both("help", lang), stop].concat();
    all(vec![mixed(&what, lang), mixed(&help, lang)])
}
