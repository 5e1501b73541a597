//! The duties, numbered in the order of the source, each with its paragraph.

use crate::components::{basis, cite, duty_cites, el, mixed, said, section};
use crate::hooks::Router;
use crate::text;
use yew::Html;
use zeren_core::answer::{Answer, DutyAnswer};
use zeren_core::builtin::BUILTIN;

/// The duties of each class.
pub(super) fn view(answer: &Answer<'_>, router: &Router) -> Html {
    if answer.duties.is_empty() {
        return Html::default();
    }
    let lang = answer.lang;
    let duty = |duty: &DutyAnswer| {
        let mut words = vec![mixed(duty.name, lang)];
        words.extend(basis(duty.basis, duty.layer, text::BY_LOCAL, lang));
        words.push(cite(duty.id, &duty_cites(duty, answer), router, lang));
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
