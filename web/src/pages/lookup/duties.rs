//! The duties, numbered in the order of the source, each with its paragraph.

use crate::components::{Cite, mixed, said, section};
use crate::hooks::Router;
use crate::text;
use yew::prelude::*;
use zeren_core::answer::{Answer, DutyAnswer};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Basis, Class};

/// Words beside what does not rest on the source alone.
fn basis(of: Basis) -> Option<zeren_core::model::Text> {
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
        html! {
            <li key={duty.id}>
                { mixed(duty.name, lang) }
                if let Some(basis) = basis(duty.basis) { <span class="basis">{ basis.in_lang(lang) }</span> }
                <Cite cites={ duty.cite.to_vec() } {lang} route={ super::links(router) } />
            </li>
        }
    };
    let of_class = |class: &Class| {
        let own: Vec<_> = answer.duties.iter().filter(|duty| duty.class == *class).collect();
        html! {
            <>
                if answer.classes.len() > 1 {
                    <h3>{ said(BUILTIN.class(*class).name, lang) }</h3>
                }
                <ol>{ for own.into_iter().map(duty) }</ol>
            </>
        }
    };
    section(text::DUTIES, lang, html! { <>{ for answer.classes.iter().map(of_class) }</> })
}
