//! The duties, numbered in the order of the source, each with its paragraph.

use crate::components::{cite, el, mixed, said, section, word};
use crate::hooks::Router;
use crate::text;
use yew::Html;
use zeren_core::answer::{Answer, DutyAnswer};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Basis, Text};

/// Words beside what does not rest on the source alone.
const fn basis(of: Basis) -> Option<Text> {
    match of {
        Basis::Source => None,
        Basis::DefaultList => Some(text::BY_DEFAULT_LIST),
        Basis::Local => Some(text::BY_LOCAL),
    }
}

/// The duties of each class.
pub(super) fn view(answer: &Answer<'_>, router: &Router) -> Html {
    if answer.duties.is_empty() {
        return Html::default();
    }
    let lang = answer.lang;
    let duty = |duty: &DutyAnswer| {
        let mut words = vec![mixed(duty.name, lang)];
        words.extend(basis(duty.basis).map(|basis| el("span", "basis", vec![word(basis, lang)])));
        words.push(cite(duty.id, duty.cite, router, lang));
        el("li", "", words)
    };
    let mut out = Vec::new();
    for class in &answer.classes {
        if answer.classes.len() > 1 {
            out.push(el("h3", "", vec![said(BUILTIN.class(*class).name, lang)]));
        }
        out.push(el("ol", "", answer.duties.iter().filter(|duty| duty.class == *class).map(duty).collect()));
    }
    section(text::DUTIES, lang, out)
}
