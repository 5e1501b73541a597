//! What this is, its limits, what becomes of what is typed, the versions.

use crate::components::{said, section};
use crate::text;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Lang, Text};

fn paragraphs(of: &[Text], lang: Lang) -> Html {
    of.iter().map(|text| html! { <p>{ text.in_lang(lang) }</p> }).collect()
}

/// The page.
pub(crate) fn about_page(lang: Lang) -> Html {
    let part = |name: Text, of: &[Text]| section(name, lang, paragraphs(of, lang));
    let versions = html! {
        <dl>
            <dt>{ text::PROGRAM.in_lang(lang) }</dt><dd>{ concat!("zeren ", env!("CARGO_PKG_VERSION")) }</dd>
            <dt>{ text::RULES.in_lang(lang) }</dt><dd>{ BUILTIN.version }</dd>
            <dt>{ text::AUTHORITY.in_lang(lang) }</dt><dd>{ said(BUILTIN.authority, lang) }</dd>
        </dl>
    };
    let limits = [text::ABOUT_LIMITS_1, text::ABOUT_LIMITS_2, text::ABOUT_LIMITS_3, text::ABOUT_LIMITS_4];
    html! {
        <>
            <h1>{ text::ABOUT_TITLE.in_lang(lang) }</h1>
            { part(text::ABOUT_WHAT, &[text::ABOUT_WHAT_1]) }
            { part(text::ABOUT_LIMITS, &limits) }
            { part(text::ABOUT_PRIVACY, &[text::ABOUT_PRIVACY_1, text::ABOUT_PRIVACY_2]) }
            { section(text::ABOUT_VERSIONS, lang, versions) }
        </>
    }
}
