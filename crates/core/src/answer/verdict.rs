//! The verdict: one sentence, in words one could say aloud.

use super::Answer;
use crate::builtin::BUILTIN;
use crate::determine::Determination;
use crate::model::{self, Applicability, Lang, Responsibility, Text};

/// The classes by kind of responsibility: 属于甲、乙,负…;属于丙,承担….
fn bears(determination: &Determination, lang: Lang) -> String {
    let mut out = String::new();
    for &kind in Responsibility::ALL {
        let mut names = Vec::new();
        for class in determination.outcome.classes.iter().map(|class| BUILTIN.class(class)) {
            if class.responsibility == kind {
                names.push(class.name.in_lang(lang));
            }
        }
        if !names.is_empty() {
            if !out.is_empty() {
                out.push_str(Text { zh: ";", en: ". " }.in_lang(lang));
            }
            let meaning = BUILTIN.responsibility(kind).meaning.in_lang(lang);
            out.push_str(&fill("verdict-class", lang, &[&lang.list(&names), meaning]));
        }
    }
    out
}

fn fill(code: &str, lang: Lang, words: &[&str]) -> String {
    model::fill(BUILTIN.note(code).map_or("", |note| note.text.in_lang(lang)), words)
}

/// The sentence.
pub(super) fn verdict(determination: &Determination, answer: &Answer<'_>, lang: Lang) -> String {
    let outcome = determination.outcome;
    let bears = bears(determination, lang);
    let question = answer.questions.first().map_or("", |question| question.text);
    let reason = answer
        .notes
        .iter()
        .find(|note| !matches!(note.code, "person-name" | "region-unknown" | "unread"))
        .map_or("", |note| note.text.as_ref());
    match (outcome.applicability, outcome.classes.is_empty(), answer.questions.is_empty()) {
        (Applicability::Applies, true, _) => fill("verdict-applies-open", lang, &[question]),
        (Applicability::Applies, false, true) => fill("verdict-applies", lang, &[&bears]),
        (Applicability::Applies, false, false) => fill("verdict-applies-and-open", lang, &[&bears, question]),
        (Applicability::ByReference, true, _) => fill("verdict-by-reference-open", lang, &[question]),
        (Applicability::ByReference, false, _) => fill("verdict-by-reference", lang, &[&bears]),
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

impl Answer<'_> {
    /// Makes the verdict again where a note decides it: outside, or undetermined with nothing to ask.
    pub(crate) fn verdict_from_notes(&mut self) {
        let code = match self.applicability {
            Applicability::Outside => "verdict-outside",
            Applicability::Undetermined => "verdict-undetermined",
            Applicability::Applies | Applicability::ByReference => return,
        };
        let reason = self.notes.first().map_or("", |note| note.text.as_ref());
        let verdict = fill(code, self.lang, &[reason]);
        self.verdict = verdict;
    }
}
