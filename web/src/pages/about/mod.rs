//! What this is, its limits, what becomes of what is typed, the versions.

use crate::components::{all, el, said, section, text as plain_text, word};
use crate::text;
use yew::Html;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Lang, Text};

/// The page.
pub(crate) fn page(lang: Lang) -> Html {
    let part = |name: Text, of: &[Text]| {
        section(name, lang, of.iter().map(|text| el("p", "", vec![word(*text, lang)])).collect())
    };
    let line = |name: Text, content: Html| [el("dt", "", vec![word(name, lang)]), el("dd", "", vec![content])];
    let versions = [
        line(text::PROGRAM, plain_text(concat!("zeren ", env!("CARGO_PKG_VERSION")))),
        line(text::RULES, plain_text(BUILTIN.version)),
        line(text::AUTHORITY, said(BUILTIN.authority, lang)),
    ];
    let limits = [text::ABOUT_LIMITS_1, text::ABOUT_LIMITS_2, text::ABOUT_LIMITS_3, text::ABOUT_LIMITS_4];
    all(vec![
        el("h1", "", vec![word(text::ABOUT_TITLE, lang)]),
        part(text::ABOUT_WHAT, &[text::ABOUT_WHAT_1]),
        part(text::ABOUT_LIMITS, &limits),
        part(text::ABOUT_PRIVACY, &[text::ABOUT_PRIVACY_1, text::ABOUT_PRIVACY_2]),
        section(text::ABOUT_VERSIONS, lang, vec![el("dl", "", versions.into_iter().flatten().collect())]),
    ])
}
