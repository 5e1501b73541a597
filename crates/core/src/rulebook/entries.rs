//! The entries of a rulebook, one type a table.

use super::Open;
use crate::model::{Basis, Citation, Class, Levels, Responsibility, Text};

/// A paragraph of the source.
#[derive(Debug)]
pub struct Paragraph {
    /// `Qn.m`: question n, answer paragraph m.
    pub id: &'static str,
    /// The question it answers; empty for the lead.
    pub question: Text,
    /// The paragraph.
    pub text: Text,
}

/// A kind of responsibility [Q4.2].
#[derive(Debug)]
pub struct ResponsibilityEntry {
    /// Which.
    pub kind: Responsibility,
    /// Its name.
    pub name: Text,
    /// What it means.
    pub meaning: Text,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// One of the seven classes [Q5.1].
#[derive(Debug)]
pub struct ClassEntry {
    /// Which.
    pub class: Class,
    /// Its name.
    pub name: Text,
    /// The kind of responsibility it bears.
    pub responsibility: Responsibility,
    /// Where the class stands.
    pub cite: &'static [Citation],
    /// Where its responsibility stands.
    pub responsibility_cite: &'static [Citation],
    /// What it does besides its duties: assist the principal [Q5.3].
    pub assists: Option<Power>,
    /// What it does at some levels only: unified supervision [Q4.2].
    pub unified_supervision: Option<Power>,
    /// Its duties, in source order.
    pub duties: &'static [Duty],
}

impl ClassEntry {
    /// The same class with other duties.
    #[must_use]
    pub const fn with_duties(&self, duties: &'static [Duty]) -> Self {
        Self { duties, ..*self }
    }
}

/// Something a class does that is not one of its counted duties.
#[derive(Clone, Copy, Debug)]
pub struct Power {
    /// In words.
    pub text: Text,
    /// The levels at which the source gives it.
    pub levels: Levels,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// A duty (职责).
#[derive(Debug)]
pub struct Duty {
    /// `<class>/<slug>`.
    pub id: &'static str,
    /// In the words of the source.
    pub name: Text,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// A way of supervision [Q6.1].
#[derive(Debug)]
pub struct Supervision {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// What happens.
    pub text: Text,
    /// Who does it, where the source says so.
    pub by: Option<Text>,
    /// Whom it reaches.
    pub classes: crate::model::Classes,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// A situation in which someone is held to account [Q6.2].
#[derive(Debug)]
pub struct Situation {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// Whether only the competent authority can say (其他).
    pub by_authority: bool,
    /// Its elements, in the words of the source.
    pub elements: &'static [Element],
    /// How the elements may be joined.
    pub readings: &'static [Structure],
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// An element of a situation.
#[derive(Debug)]
pub struct Element {
    /// Its id.
    pub id: &'static str,
    /// In the words of the source.
    pub name: Text,
    /// As a question that yes or no answers.
    pub question: Text,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// One reading of how the elements of a situation are joined.
#[derive(Debug)]
pub struct Structure {
    /// Its id.
    pub id: &'static str,
    /// What it says.
    pub name: Text,
    /// Whether zeren follows it unless told otherwise.
    pub default: bool,
    /// The elements joined by and, or.
    pub formula: Formula,
}

/// The place of an element among the elements of all situations, in the rulebook's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(u8);

impl ElementId {
    /// The element at this place; a rulebook holds at most 64.
    #[must_use]
    pub const fn new(index: usize) -> Self {
        Self((index & 63) as u8)
    }

    /// Its place.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Elements joined by and, or.
#[derive(Clone, Copy, Debug)]
pub enum Formula {
    /// One element.
    Element(ElementId),
    /// All of these.
    All(&'static [Formula]),
    /// Any of these.
    Any(&'static [Formula]),
}

/// A principle or an aim [Q3.1] [Q3.2].
#[derive(Debug)]
pub struct Item {
    /// Its id.
    pub id: &'static str,
    /// In words.
    pub name: Text,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// An instrument the Provisions are linked with [Q2.2].
#[derive(Debug)]
pub struct Instrument {
    /// Its id.
    pub id: &'static str,
    /// Its name in the source.
    pub name: Text,
    /// Where it stands.
    pub cite: &'static [Citation],
    /// What is known of it.
    pub known: &'static [Known],
}

/// Something known of an instrument.
#[derive(Debug)]
pub struct Known {
    /// In words.
    pub text: Text,
    /// A date, `YYYY-MM-DD` or shorter; empty if none.
    pub date: &'static str,
    /// Whether it is certain.
    pub certain: bool,
    /// Whether the source says so or this project found it.
    pub from_source: bool,
}

/// The place of a sector in its rulebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SectorId(u8);

impl SectorId {
    /// The environment itself, always first.
    pub const ENVIRONMENT: Self = Self(0);

    /// The sector at this place; a rulebook holds at most 64.
    #[must_use]
    pub const fn new(index: usize) -> Self {
        Self((index & 63) as u8)
    }

    /// Its place.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A sector: a department's own field, or a part of a portfolio.
#[derive(Debug)]
pub struct Sector {
    /// Its id.
    pub id: &'static str,
    /// Its Chinese name.
    pub zh: &'static str,
    /// Its English name.
    pub en: &'static str,
    /// Why it is on the list.
    pub basis: Basis,
    /// What its departments are called, without the final 厅, 局, 委. In the built-in rulebook the words stand in the
    /// lexicon alone ([`crate::names`]), and these lists are empty.
    pub names: &'static [&'static str],
    /// Complete abbreviations (发改委).
    pub whole: &'static [&'static str],
    /// Fields of work in portfolios.
    pub portfolio: &'static [&'static str],
}

impl Sector {
    /// Its name in one language.
    #[must_use]
    pub const fn name(&self, lang: crate::model::Lang) -> &'static str {
        Text { zh: self.zh, en: self.en }.in_lang(lang)
    }
}

/// A department or field of work on no list.
#[derive(Debug)]
pub struct Department {
    /// Its id.
    pub id: &'static str,
    /// Its Chinese name.
    pub zh: &'static str,
    /// Its English name.
    pub en: &'static str,
    /// As in [`Sector::names`].
    pub names: &'static [&'static str],
    /// As in [`Sector::whole`].
    pub whole: &'static [&'static str],
    /// As in [`Sector::portfolio`].
    pub portfolio: &'static [&'static str],
}

/// A link of the chain of those who answer for a matter.
#[derive(Debug)]
pub struct Link {
    /// The class.
    pub class: Class,
    /// The levels at which it holds.
    pub levels: Levels,
    /// The matters for which it holds.
    pub matters: crate::model::Matters,
    /// The matters for which it may hold.
    pub possible: crate::model::Matters,
    /// Why; `{}` stands for the sector's name.
    pub reason: Text,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// One class acting upon others, as far as the source says.
#[derive(Debug)]
pub struct Relation {
    /// Who acts.
    pub from: Class,
    /// Upon whom.
    pub to: crate::model::Classes,
    /// The levels at which it holds.
    pub levels: Levels,
    /// How.
    pub name: Text,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// An open reading of the source.
#[derive(Debug)]
pub struct Reading {
    /// Its id.
    pub id: &'static str,
    /// Its short name.
    pub name: Text,
    /// The question the source leaves open.
    pub question: Text,
    /// The ways to read it.
    pub sides: &'static [Text],
    /// What zeren does.
    pub does: Text,
    /// The words it turns on.
    pub cite: &'static [Citation],
}

/// A note an answer may carry.
#[derive(Debug)]
pub struct Note {
    /// Its code.
    pub code: &'static str,
    /// Its text; `{}` stands for the words of the title it speaks of.
    pub text: Text,
    /// The words it rests on.
    pub cite: &'static [Citation],
}

/// A question an answer may ask.
#[derive(Debug)]
pub struct Question {
    /// The fact it asks for.
    pub about: Open,
    /// In words.
    pub text: Text,
    /// The answers offered.
    pub options: &'static [Choice],
}

/// An answer offered to a question.
#[derive(Debug)]
pub struct Choice {
    /// As `--answer ABOUT=VALUE` takes it.
    pub value: &'static str,
    /// In words.
    pub text: Text,
}
