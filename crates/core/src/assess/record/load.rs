//! A record or a file of facts → a case. Nothing is taken over in silence: what cannot be is told, all of it at once.

use super::Pairs;
use super::compare::{RuleChange, rule_changes};
use super::rows::StatedRoster;
use crate::Engine;
use crate::answer::FORMAT;
use crate::assess::roster::Roster;
use crate::assess::{Case, id_of, named, reading_named, value_named};
use crate::model::Date;
use crate::rulebook::ElementId;
use serde::Deserialize;
use serde::de::IgnoredAny;

/// A record or a file of facts as it stands, nothing checked but the shape. A file written by hand needs `facts` alone;
/// a saved record holds the report besides.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Stated {
    /// The contract's number.
    pub format: Option<u32>,
    /// The version of the rules it was made with; none in a file written by hand.
    pub rulebook: Option<String>,
    /// The day of the case.
    #[serde(alias = "as-of")]
    pub as_of: Option<String>,
    /// The posts concerned.
    pub posts: Vec<String>,
    /// Readings followed in place of the default ones.
    pub readings: Vec<String>,
    /// What is stated, by element.
    pub facts: Pairs<Value>,
    /// Who said so, by element.
    #[serde(alias = "said-by")]
    pub said_by: Pairs<String>,
    /// The results it came to.
    pub situations: Vec<StatedSituation>,
    /// The words of the elements it was made with.
    pub elements: Vec<StatedElement>,
    /// The roster that posts come from.
    pub roster: Option<StatedRoster>,
    layers: IgnoredAny,
    newest_state: IgnoredAny,
    what_this_is: IgnoredAny,
    time_remark: IgnoredAny,
    next_question: IgnoredAny,
    questions: IgnoredAny,
    contradictions: IgnoredAny,
    persons: IgnoredAny,
    instruments: IgnoredAny,
    citations: IgnoredAny,
    changes: IgnoredAny,
    #[serde(flatten)]
    unknown: Pairs<IgnoredAny>,
}

/// A value as files write it: a word, or true and false.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Value {
    /// `yes`, `no`, `unknown` and their like.
    Word(String),
    /// True or false.
    Truth(bool),
    /// Anything else, which is no value.
    Other(IgnoredAny),
}

impl Value {
    /// As a word.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Word(word) => word,
            Self::Truth(true) => "yes",
            Self::Truth(false) => "no",
            Self::Other(_) => "…",
        }
    }
}

/// A result in a record.
#[derive(Clone, Debug, Deserialize)]
pub struct StatedSituation {
    /// The situation.
    pub id: String,
    /// The result.
    pub result: String,
    /// The results by reading.
    #[serde(default)]
    pub by_reading: Pairs<String>,
    /// How each reading joined the elements.
    #[serde(default)]
    pub structure: Pairs<String>,
}

/// An element in a record.
#[derive(Clone, Debug, Deserialize)]
pub struct StatedElement {
    /// Its id.
    pub id: String,
    /// Its words.
    pub words: String,
}

impl Stated {
    /// The fields a person writes.
    pub const FIELDS: &'static [&'static str] = &["facts", "said_by", "posts", "readings", "as_of"];
    /// The fields of a saved record that loading passes over.
    pub(super) const PASSED_OVER: &'static [&'static str] = &[
        "layers",
        "newest_state",
        "what_this_is",
        "time_remark",
        "next_question",
        "questions",
        "contradictions",
        "persons",
        "instruments",
        "citations",
        "changes",
    ];

    /// Notes a field that is not known.
    pub(super) fn not_known(&mut self, name: String) {
        self.unknown.0.push((name, IgnoredAny));
    }
}

/// Why something in a file cannot be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No field is called so.
    UnknownField(String),
    /// The record has another contract's number.
    OtherFormat(u32),
    /// No element is called so.
    UnknownElement(String),
    /// The value of an element is none of yes, no, unknown.
    BadValue(String, String),
    /// An element stands twice, with two values.
    Twice(String, String, String),
    /// No reading is called so.
    UnknownReading(String),
    /// Two readings of one situation.
    TwoReadings(String, String),
    /// This is no day.
    BadDay(String),
    /// A post without words.
    EmptyPost,
    /// Someone is named for an element of which nothing is stated.
    SaidOfNothing(String),
    /// A row of a roster has a word that is no class and no applicability.
    BadRow(String, String),
    /// The record was made with other rules; what changed.
    OtherRulebook(String, Vec<RuleChange>),
}

/// What was taken over.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    /// The case.
    pub case: Case,
    /// Who said so, by element.
    pub said_by: Vec<(ElementId, String)>,
    /// The rows of a roster, as they were decided then.
    pub roster: Option<Roster>,
    /// How many rows were left out, since other rules decided them; only with `reuse`.
    pub rows_left_out: usize,
    /// Answers that were left out, since their element is gone or has other words now; only with `reuse`.
    pub left_out: Vec<String>,
    /// What changed in the rules; only with `reuse`.
    pub rule_changes: Vec<RuleChange>,
}

/// Takes over what a file states. A record made with other rules than the engine's, or other local rulebooks, is refused
/// unless `reuse` says to take those answers whose elements still have the same words.
///
/// # Errors
/// Everything that cannot be taken over.
pub fn take(engine: &Engine, stated: &Stated, reuse: bool) -> Result<Loaded, Vec<Fault>> {
    take_by(engine.rulebook().version, stated, reuse)
}

/// As [`take`], by the rules of a version.
pub(super) fn take_by(now: &str, stated: &Stated, reuse: bool) -> Result<Loaded, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut loaded = Loaded::default();
    faults.extend(stated.unknown.0.iter().map(|(name, _)| Fault::UnknownField(name.clone())));
    faults.extend(stated.format.filter(|format| *format != FORMAT).map(Fault::OtherFormat));
    let other = stated.rulebook.as_ref().filter(|version| *version != now);
    if let Some(version) = other {
        loaded.rule_changes = rule_changes(now, stated);
        if !reuse {
            faults.push(Fault::OtherRulebook(version.clone(), loaded.rule_changes));
            return Err(faults);
        }
    }
    let changed = |id: &str| {
        let words = stated.elements.iter().find(|element| element.id == id).map(|element| element.words.as_str());
        let now = named(id).and_then(crate::assess::element).map(|element| element.name.zh);
        // A record of other rules that does not say what its elements meant proves nothing.
        other.is_some() && (words.is_none() || words != now)
    };
    for (name, value) in &stated.facts.0 {
        if changed(name) {
            loaded.left_out.push(name.clone());
            continue;
        }
        match (named(name), value_named(value.word())) {
            (None, _) => faults.push(Fault::UnknownElement(name.clone())),
            (Some(_), None) => faults.push(Fault::BadValue(name.clone(), value.word().to_owned())),
            (Some(id), Some(value)) => match loaded.case.facts.stated(id) {
                Some(before) if before != value => {
                    faults.push(Fault::Twice(id_of(id).to_owned(), before.id().to_owned(), value.id().to_owned()));
                }
                _ => loaded.case.facts.set(id, value),
            },
        }
    }
    for (name, who) in &stated.said_by.0 {
        match named(name) {
            Some(id) if loaded.case.facts.stated(id).is_some() => loaded.said_by.push((id, who.clone())),
            _ if loaded.left_out.contains(name) => {}
            Some(_) => faults.push(Fault::SaidOfNothing(name.clone())),
            None => faults.push(Fault::UnknownElement(name.clone())),
        }
    }
    for id in &stated.readings {
        let Some((situation, _)) = reading_named(id) else {
            if other.is_some() {
                loaded.left_out.push(id.clone());
            } else {
                faults.push(Fault::UnknownReading(id.clone()));
            }
            continue;
        };
        let before = situation.readings.iter().find(|known| loaded.case.readings.contains(&known.id));
        match before {
            Some(before) if before.id != id => {
                faults.push(Fault::TwoReadings(before.id.to_owned(), id.clone()));
            }
            _ => {
                loaded.case.follow(id);
            }
        }
    }
    if let Some(day) = &stated.as_of {
        match Date::parse(day) {
            Some(day) => loaded.case.as_of = Some(day),
            None => faults.push(Fault::BadDay(day.clone())),
        }
    }
    if stated.posts.iter().any(|post| post.trim().is_empty()) {
        faults.push(Fault::EmptyPost);
    }
    loaded.case.posts.clone_from(&stated.posts);
    match &stated.roster {
        // Other rules decided these rows: they are read again from the roster, or left out.
        Some(roster) if other.is_some() => loaded.rows_left_out = roster.rows.len() + roster.unread.len(),
        roster => loaded.roster = roster.as_ref().map(|roster| roster.take(&mut faults)),
    }
    if faults.is_empty() { Ok(loaded) } else { Err(faults) }
}
