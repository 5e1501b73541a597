//! The answer: the JSON contract, the only thing that command line and page see.

mod build;
mod ground;
mod json;
mod notes;
mod trace;
mod verdict;

pub use build::Representatives;
pub use trace::{Lacking, NearRule, PostTrace, ReadPart, TraceRule};

use crate::local::Origin;
use crate::model::{Applicability, Basis, Citation, Class, Lang, Level, Levels, Organ, Position, Responsibility};
use crate::rulebook::Open;
use crate::title::{Region, Span};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// The number of the JSON contract.
pub const FORMAT: u32 = 1;

/// Language and detail of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The language of names and texts.
    pub lang: Lang,
    /// Without names, texts and quotes.
    pub brief: bool,
    /// With the way it was found.
    pub explain: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { lang: Lang::Zh, brief: false, explain: false }
    }
}

/// What a title answers for.
#[derive(Clone, Debug, Serialize)]
pub struct Answer<'t> {
    /// The contract's number.
    pub format: u32,
    /// The rules' version.
    pub rulebook: &'static str,
    /// The title as typed; absent in brief form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'t str>,
    /// Whether the Provisions reach the person.
    pub applicability: Applicability,
    /// The verdict in a sentence.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub verdict: String,
    /// Each post.
    pub posts: Vec<PostAnswer<'t>>,
    /// The classes that are certain.
    pub classes: Vec<Class>,
    /// The classes an open question may add.
    pub possible_classes: Vec<Class>,
    /// The kinds of responsibility.
    pub responsibilities: Vec<ResponsibilityAnswer>,
    /// The duties.
    pub duties: Vec<DutyAnswer>,
    /// The ways of supervision.
    pub supervision: Vec<&'static str>,
    /// What else is to be known.
    pub notes: Vec<NoteAnswer<'t>>,
    /// What to ask.
    pub questions: Vec<QuestionAnswer>,
    /// What was not read.
    pub unread: Vec<UnreadAnswer<'t>>,
    /// The words it rests on.
    pub citations: Vec<CitationAnswer>,
    /// The way it was found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub trace: Vec<PostTrace<'t>>,
    /// The language of names and texts.
    #[serde(skip)]
    pub lang: Lang,
}

/// A post of an answer.
#[derive(Clone, Debug, Serialize)]
pub struct PostAnswer<'t> {
    /// Its words as typed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'t str>,
    /// Where it stands.
    pub span: Span,
    /// Its level, if only one is possible.
    pub level: Option<Level>,
    /// The levels it may have.
    pub levels: Levels,
    /// Its region, if only one is possible.
    pub region: Option<RegionAnswer>,
    /// The regions its name may mean, where it is shared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<RegionAnswer>,
    /// Its organ.
    pub organ: Organ,
    /// Its position.
    pub position: Position,
    /// Its sectors.
    pub sectors: Vec<&'static str>,
    /// How it is held.
    pub tenure: &'static str,
    /// Whether the Provisions reach it.
    pub applicability: Applicability,
    /// Its classes.
    pub classes: Vec<Class>,
    /// Its possible classes.
    pub possible_classes: Vec<Class>,
}

/// A region of an answer.
#[derive(Clone, Debug, Serialize)]
pub struct RegionAnswer {
    /// Its code.
    pub code: u32,
    /// Its name.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: &'static str,
    /// Its name with those above it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub path: String,
}

/// A kind of responsibility of an answer.
#[derive(Clone, Debug, Serialize)]
pub struct ResponsibilityAnswer {
    /// Which kind.
    pub kind: Responsibility,
    /// The class that bears it.
    pub class: Class,
    /// Its name.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: &'static str,
    /// What it rests on.
    pub basis: Basis,
    /// The local rulebook by which the class holds, if one does.
    #[serde(skip_serializing_if = "Origin::is_builtin")]
    pub layer: Origin,
    /// The paragraphs.
    #[serde(rename = "citations", serialize_with = "paragraphs")]
    pub cite: Vec<&'static Citation>,
}

/// A duty of an answer.
#[derive(Clone, Debug, Serialize)]
pub struct DutyAnswer {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub name: &'static str,
    /// The class whose duty it is.
    #[serde(skip)]
    pub class: Class,
    /// What it rests on.
    pub basis: Basis,
    /// The local rulebook that states it, or by which its class holds, if one does.
    #[serde(skip_serializing_if = "Origin::is_builtin")]
    pub layer: Origin,
    /// The paragraphs.
    #[serde(rename = "citations", serialize_with = "paragraphs_of")]
    pub cite: &'static [Citation],
}

/// A note of an answer.
#[derive(Clone, Debug, Serialize)]
pub struct NoteAnswer<'t> {
    /// Its code.
    pub code: &'static str,
    /// Its text.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub text: Cow<'static, str>,
    /// The words of the title it speaks of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub about: Option<&'t str>,
    /// The local rulebook that says so, if one does.
    #[serde(skip_serializing_if = "Origin::is_builtin")]
    pub layer: Origin,
    /// The paragraphs.
    #[serde(rename = "citations", serialize_with = "paragraphs_of", skip_serializing_if = "<[_]>::is_empty")]
    pub cite: &'static [Citation],
}

/// A question of an answer.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionAnswer {
    /// The fact it asks for.
    pub about: Open,
    /// In words.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub text: &'static str,
    /// The answers offered, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<&'static str>,
    /// The same as `--answer ABOUT=VALUE` takes them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<&'static str>,
}

/// Words that were not read.
#[derive(Clone, Debug, Serialize)]
pub struct UnreadAnswer<'t> {
    /// The words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'t str>,
    /// Where they stand.
    pub span: Span,
}

/// Words of the source.
#[derive(Clone, Debug, Serialize)]
pub struct CitationAnswer {
    /// The paragraph.
    pub id: &'static str,
    /// The words.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub quote: &'static str,
    /// The words in English, unofficial, where English was asked for.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub translation: &'static str,
    /// The conclusions that rest on them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub supports: Vec<&'static str>,
}

/// Equality of two paragraph ids, which mostly have four bytes.
fn same_id(a: &str, b: &str) -> bool {
    match (a.as_bytes().first_chunk::<4>(), b.as_bytes().first_chunk::<4>()) {
        (Some(head_a), Some(head_b)) if a.len() == 4 && b.len() == 4 => head_a == head_b,
        _ => a == b,
    }
}

/// The distinct paragraphs of some citations, in order; no conclusion rests on more than eight.
fn distinct<'a>(cite: impl Iterator<Item = &'a Citation>) -> impl Iterator<Item = &'static str> {
    let mut seen: [&str; 8] = [""; 8];
    let mut count = 0;
    for citation in cite {
        if count < seen.len() && !seen[..count].iter().any(|known| same_id(known, citation.paragraph)) {
            seen[count] = citation.paragraph;
            count += 1;
        }
    }
    seen.into_iter().take(count)
}

fn ids<'a, S: Serializer>(cite: impl Iterator<Item = &'a Citation>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(distinct(cite))
}

fn paragraphs<S: Serializer>(cite: &[&'static Citation], serializer: S) -> Result<S::Ok, S::Error> {
    ids(cite.iter().copied(), serializer)
}

fn paragraphs_of<S: Serializer>(cite: &[Citation], serializer: S) -> Result<S::Ok, S::Error> {
    ids(cite.iter(), serializer)
}

impl Answer<'_> {
    /// The answer as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = Vec::with_capacity(4096);
        self.write_json(&mut out);
        String::from_utf8(out).unwrap_or_default()
    }
}
