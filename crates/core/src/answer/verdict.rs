//! The verdict: one sentence, in words one could say aloud.

use super::Answer;
use crate::builtin::BUILTIN;
use crate::determine::Determination;
use crate::model::{Applicability, Class, Lang};

/// The names of classes, joined as the language joins them.
fn names(classes: impl Iterator<Item = Class>, lang: Lang) -> String {
    let names: Vec<_> = classes.map(|class| BUILTIN.class(class).name.in_lang(lang)).collect();
    names.join(match lang {
        Lang::Zh => "、",
        Lang::En => "; ",
    })
}

/// What the classes answer for, each kind of responsibility once.
fn responsibilities(determination: &Determination, lang: Lang) -> String {
    let mut kinds = Vec::new();
    for class in determination.outcome.classes.iter() {
        let kind = BUILTIN.class(class).responsibility;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let names: Vec<_> = kinds.into_iter().map(|kind| BUILTIN.responsibility(kind).name.in_lang(lang)).collect();
    names.join(match lang {
        Lang::Zh => "、",
        Lang::En => "; ",
    })
}

fn fill(code: &str, lang: Lang, words: &[&str]) -> String {
    let template = BUILTIN.note(code).map_or("", |note| note.text.in_lang(lang));
    let mut out = String::with_capacity(template.len() + 64);
    let mut words = words.iter();
    for (at, part) in template.split("{}").enumerate() {
        if at > 0 {
            out.push_str(words.next().copied().unwrap_or(""));
        }
        out.push_str(part);
    }
    out
}

/// The sentence.
pub(super) fn verdict(determination: &Determination, answer: &Answer<'_>, lang: Lang) -> String {
    let outcome = determination.outcome;
    let classes = names(outcome.classes.iter(), lang);
    let bears = responsibilities(determination, lang);
    let question = answer.questions.first().map_or("", |question| question.text);
    let reason = answer.notes.iter().find(|note| !matches!(note.code, "person-name" | "region-unknown" | "unread")).map_or("", |note| note.text.as_ref());
    match (outcome.applicability, outcome.classes.is_empty(), answer.questions.is_empty()) {
        (Applicability::Applies, true, _) => fill("verdict-applies-open", lang, &[question]),
        (Applicability::Applies, false, true) => fill("verdict-applies", lang, &[&classes, &bears]),
        (Applicability::Applies, false, false) => fill("verdict-applies-and-open", lang, &[&classes, &bears, question]),
        (Applicability::ByReference, true, _) => fill("verdict-by-reference-open", lang, &[question]),
        (Applicability::ByReference, false, _) => fill("verdict-by-reference", lang, &[&classes, &bears]),
        (Applicability::Undetermined, _, true) => fill("verdict-undetermined", lang, &[reason]),
        (Applicability::Undetermined, _, false) => fill("verdict-undetermined-open", lang, &[question]),
        (Applicability::Outside, ..) => fill("verdict-outside", lang, &[reason]),
    }
}

impl Answer<'_> {
    /// The verdict in a sentence.
    #[must_use]
    pub fn verdict(&self, lang: Lang) -> &str {
        debug_assert!(self.verdict.is_empty() || self.lang == lang);
        &self.verdict
    }
}
