//! What a statement rests on, in words, where that is not the source alone.

use crate::components::{el, mixed};
use crate::text;
use yew::Html;
use zeren_core::answer::{Answer, DutyAnswer};
use zeren_core::local::Origin;
use zeren_core::model::{Basis, Citation, Lang, Text};

/// In words; `by_answer` is for what rests on an answer given here, no local rulebook.
pub(crate) fn basis_words(of: Basis, layer: Origin, by_answer: Text, lang: Lang) -> Option<String> {
    #[cfg(feature = "layers")]
    if let Some(name) = crate::layers::name_of(layer, lang) {
        return Some(zeren_core::model::fill(crate::layers::BY_LAYER.in_lang(lang), &[name]));
    }
    let _ = layer;
    let words = match of {
        Basis::Source => return None,
        Basis::DefaultList => text::BY_DEFAULT_LIST,
        Basis::Local => by_answer,
    };
    Some(words.in_lang(lang).to_owned())
}

/// The same, to stand beside the statement.
pub(crate) fn basis(of: Basis, layer: Origin, by_answer: Text, lang: Lang) -> Option<Html> {
    basis_words(of, layer, by_answer, lang).map(|words| el("span", "basis", vec![mixed(&words, lang)]))
}

/// The words a duty rests on: its own, and those of the local rulebook by which its class holds.
pub(crate) fn duty_cites(duty: &DutyAnswer, answer: &Answer<'_>) -> Vec<Citation> {
    let by_layer = answer.responsibilities.iter().filter(|one| one.class == duty.class && one.layer == duty.layer);
    let local = by_layer.flat_map(|one| &one.cite).filter(|cite| !Origin::of_id(cite.paragraph).is_builtin());
    duty.cite.iter().chain(local.copied()).copied().collect()
}
