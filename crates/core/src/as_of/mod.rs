//! The rulebook as of a day: what held then, what did not yet, and what is open. Without a day it is the rulebook's own
//! newest state; the core has no clock. Entry points that take no day do not reach this module.
//!
//! ```
//! use zeren_core::as_of;
//! use zeren_core::decide::Tri;
//! use zeren_core::model::Date;
//! assert_eq!(as_of::provisions(Date::parse("2020-01-01")), Tri::No);
//! assert_eq!(as_of::provisions(None), Tri::Yes);
//! ```

#[cfg(test)]
mod tests;
mod words;

pub use words::{add_lines, moment_in_words, period_in_words, state_in_words};

use crate::answer::{Answer, CitationAnswer, NoteAnswer};
use crate::builtin::{ACCOUNTABILITY, BUILTIN};
use crate::decide::Tri;
use crate::model::{Applicability, Date, Lang, Text};
use crate::rulebook::{Period, Version};
use crate::who::Who;
use std::borrow::Cow;

/// The newest day the rulebook knows of: that of its newest dated fact.
#[must_use]
pub fn newest() -> Option<Date> {
    let periods = ACCOUNTABILITY.versions.iter().map(|version| &version.period);
    let periods = periods.chain(ACCOUNTABILITY.rules.iter().map(|rule| &rule.period));
    let periods = periods.chain(ACCOUNTABILITY.links.iter().filter_map(|link| link.period.as_ref()));
    let periods = periods.chain([&ACCOUNTABILITY.provisions.period]);
    let moments = periods.flat_map(|period| [Some(&period.from), period.until.as_ref()]).flatten();
    moments.flat_map(|moment| [moment.earliest, moment.latest]).flatten().max()
}

/// Whether the Provisions hold on a day, and with them what states no period of its own.
#[must_use]
pub fn provisions(on: Option<Date>) -> Tri {
    ACCOUNTABILITY.provisions.period.holds(on)
}

/// The period of a rule, its own or that of the Provisions.
#[must_use]
pub fn period_of_rule(id: &str) -> &'static Period {
    let own = ACCOUNTABILITY.rules.iter().find(|entry| entry.rule == id).map(|entry| &entry.period);
    own.unwrap_or(&ACCOUNTABILITY.provisions.period)
}

/// The versions of a linked instrument, by time.
pub fn versions(instrument: &str) -> impl Iterator<Item = &'static Version> {
    ACCOUNTABILITY.versions.iter().filter(move |version| version.instrument == instrument)
}

/// Whether some version of a linked instrument holds on a day.
#[must_use]
pub fn instrument(id: &str, on: Option<Date>) -> Tri {
    versions(id).fold(Tri::No, |any, version| any.any(version.period.holds(on)))
}

/// What is to be said of the Provisions on a day; nothing where they held.
#[must_use]
pub fn remark(on: Option<Date>) -> Option<Text> {
    let entry = &ACCOUNTABILITY.provisions;
    let ended = entry.period.until.as_ref().map_or(Tri::No, |until| until.reached(on));
    match (provisions(on), ended) {
        (Tri::Yes, _) => None,
        (Tri::No, Tri::Yes) => Some(entry.after),
        (Tri::No, _) => Some(entry.before),
        (Tri::Unknown, _) => Some(entry.open),
    }
}

/// The code of the note that says so.
const fn code(holds: Tri) -> &'static str {
    match holds {
        Tri::Yes => "in-force",
        Tri::No => "not-in-force",
        Tri::Unknown => "in-force-open",
    }
}

fn note(holds: Tri, on: Date, lang: Lang) -> NoteAnswer<'static> {
    let text = remark(Some(on)).map_or("", |text| text.in_lang(lang));
    NoteAnswer {
        code: code(holds),
        text: Cow::Owned(format!("{on}: {text}")),
        about: None,
        layer: crate::local::Origin::BUILTIN,
        cite: ACCOUNTABILITY.provisions.cite,
    }
}

/// The answer to a title as of a day. It must have been asked for with `explain`, so that the rules are known.
///
/// Where the rules that decided a post did not hold yet, the post is outside; where that is open, it is undetermined.
pub fn hold(answer: &mut Answer<'_>, on: Date) {
    let holds_of = |place: usize| {
        let rules = answer.trace.get(place).into_iter().flat_map(|trace| &trace.rules);
        rules.fold(provisions(Some(on)), |all, rule| all.and(period_of_rule(rule.id).holds(Some(on))))
    };
    let held: Vec<Tri> = (0..answer.posts.len()).map(holds_of).collect();
    let Some(worst) = held.iter().copied().find(|holds| *holds != Tri::Yes) else { return };
    for (post, holds) in answer.posts.iter_mut().zip(&held) {
        match holds {
            Tri::Yes => {}
            Tri::No => {
                post.applicability = Applicability::Outside;
                post.classes.clear();
                post.possible_classes.clear();
            }
            Tri::Unknown if post.applicability != Applicability::Outside => {
                post.applicability = Applicability::Undetermined;
                let classes = std::mem::take(&mut post.classes);
                post.possible_classes = [classes, std::mem::take(&mut post.possible_classes)].concat();
                post.possible_classes.sort();
                post.possible_classes.dedup();
            }
            Tri::Unknown => {}
        }
    }
    let rank = |one: Applicability| match one {
        Applicability::Applies => 0,
        Applicability::ByReference => 1,
        Applicability::Undetermined => 2,
        Applicability::Outside => 3,
    };
    answer.applicability =
        answer.posts.iter().map(|post| post.applicability).min_by_key(|one| rank(*one)).unwrap_or(answer.applicability);
    let kept = |class: &crate::model::Class| answer.posts.iter().any(|post| post.classes.contains(class));
    let possible: Vec<_> = crate::model::Class::ALL
        .iter()
        .copied()
        .filter(|class| !kept(class) && answer.posts.iter().any(|post| post.possible_classes.contains(class)))
        .collect();
    answer.classes.retain(|class| answer.posts.iter().any(|post| post.classes.contains(class)));
    answer.possible_classes = possible;
    let classes = answer.classes.clone();
    answer.responsibilities.retain(|one| classes.contains(&one.class));
    answer.duties.retain(|one| classes.contains(&one.class));
    if classes.is_empty() {
        answer.supervision.clear();
        answer.questions.clear();
    }
    let brief = answer.verdict.is_empty();
    let mut note = note(worst, on, answer.lang);
    if held.iter().all(|holds| *holds == Tri::No) {
        answer.citations.clear();
        answer.notes.clear();
    }
    for cite in note.cite.iter().filter(|_| !brief) {
        let translation = if answer.lang == Lang::En { cite.quote.en } else { "" };
        let supports = vec![note.code];
        answer.citations.push(CitationAnswer { id: cite.paragraph, quote: cite.quote.zh, translation, supports });
    }
    if brief {
        note.text = Cow::Borrowed("");
    }
    answer.notes.insert(0, note);
    if !brief {
        answer.verdict_from_notes();
    }
}

/// Who answers for a matter, as of a day.
pub fn hold_chain(who: &mut Who, on: Date, lang: Lang) {
    let holds = provisions(Some(on));
    match holds {
        Tri::Yes => return,
        Tri::No => {
            who.applicability = Applicability::Outside;
            who.chain.clear();
        }
        Tri::Unknown => {
            who.applicability = Applicability::Undetermined;
            who.chain.iter_mut().for_each(|link| link.certain = false);
        }
    }
    who.notes.insert(0, note(holds, on, lang));
}

/// Puts the day into an object of the contract, behind the version of the rules.
pub fn stamp(json: &mut Vec<u8>, from: usize, on: Date) {
    // The version may have those of local rulebooks behind it; it holds no quotation mark.
    let head = format!("\"rulebook\":\"{}", BUILTIN.version);
    let rest = json.get(from..).unwrap_or_default();
    if let Some(at) = rest.windows(head.len()).position(|window| window == head.as_bytes()) {
        let at = at + head.len();
        let at = from + at + rest[at..].iter().position(|byte| *byte == b'"').map_or(0, |end| end + 1);
        json.splice(at..at, format!(",\"as_of\":\"{on}\"").into_bytes());
    }
}
