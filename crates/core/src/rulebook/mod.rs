//! The rulebook as the program uses it: checked, indexed, immutable.
//!
//! The rules are data: `data/rulebook/*.toml`. The build reads them, checks them (`load`) and
//! compiles them in as [`crate::builtin::BUILTIN`]; nothing is read at run time.

mod accountability;
mod entries;
#[cfg(test)]
#[allow(dead_code, unused_imports, unreachable_pub, missing_docs, reason = "the build script uses all of it")]
pub(crate) mod load;
mod rule;

pub use accountability::*;
pub use entries::*;
pub use rule::{Condition, Effect, Open, Rule};

use crate::model::{Class, Level, Matter, Organ, Position, Responsibility};

/// A whole rulebook.
#[derive(Debug)]
pub struct Rulebook {
    /// The version of the rules, apart from that of the program.
    pub version: &'static str,
    /// The name of the Provisions.
    pub name: crate::model::Text,
    /// What this rulebook rests on.
    pub authority: crate::model::Text,
    /// What it is not.
    pub disclaimer: crate::model::Text,
    /// The paragraphs of the source.
    pub paragraphs: &'static [Paragraph],
    /// The kinds of responsibility, in order of [`Responsibility::ALL`].
    pub responsibilities: &'static [ResponsibilityEntry],
    /// The seven classes, in order of [`Class::ALL`].
    pub classes: &'static [ClassEntry],
    /// The ways of supervision.
    pub supervision: &'static [Supervision],
    /// The situations in which someone is held to account.
    pub situations: &'static [Situation],
    /// The principles.
    pub principles: &'static [Item],
    /// The aims.
    pub aims: &'static [Item],
    /// The linked instruments.
    pub instruments: &'static [Instrument],
    /// The sectors: the environment first, then the default list.
    pub sectors: &'static [Sector],
    /// Departments and fields of work on no list.
    pub departments: &'static [Department],
    /// The open readings of the source.
    pub readings: &'static [Reading],
    /// The notes an answer may carry.
    pub notes: &'static [Note],
    /// The questions an answer may ask.
    pub questions: &'static [Question],
    /// Who answers for a matter, in order.
    pub chain: &'static [Link],
    /// How the classes stand to each other, from the top down.
    pub relations: &'static [Relation],
    /// The rules that decide a post.
    pub rules: &'static [Rule],
    /// Which rule decides: by level, organ, position, matter (unstated first); empty while it is being made.
    pub decided_by: &'static [u8],
}

impl Rulebook {
    /// The same rulebook; its tables are shared.
    #[must_use]
    pub const fn same(&self) -> Self {
        Self { ..*self }
    }

    /// The rule that decides a post with at most one matter; the loader has shown that there is exactly one.
    #[must_use]
    pub fn rule_for(&self, level: Level, organ: Organ, position: Position, matter: Option<Matter>) -> Option<usize> {
        let matter_place = matter.map_or(0, |matter| matter.index() + 1);
        let place = ((level.index() * Organ::ALL.len() + organ.index()) * Position::ALL.len() + position.index())
            * (Matter::ALL.len() + 1)
            + matter_place;
        match self.decided_by.get(place) {
            Some(&index) => Some(index as usize),
            None => self.rules.iter().position(|rule| rule.condition.holds(level, organ, position, matter)),
        }
    }

    /// The entry of a class.
    #[must_use]
    pub fn class(&self, class: Class) -> &'static ClassEntry {
        &self.classes[class.index()]
    }

    /// The entry of a kind of responsibility.
    #[must_use]
    pub fn responsibility(&self, kind: Responsibility) -> &'static ResponsibilityEntry {
        &self.responsibilities[kind.index()]
    }

    /// The note with this code.
    #[must_use]
    pub fn note(&self, code: &str) -> Option<&'static Note> {
        self.notes.iter().find(|note| note.code == code)
    }

    /// The question about this fact.
    #[must_use]
    pub fn question(&self, about: Open) -> Option<&'static Question> {
        self.questions.iter().find(|question| question.about == about)
    }

    /// The paragraph with this id.
    #[must_use]
    pub fn paragraph(&self, id: &str) -> Option<&'static Paragraph> {
        self.paragraphs.iter().find(|paragraph| paragraph.id == id)
    }

    /// The element at this place.
    #[must_use]
    pub fn element(&self, id: ElementId) -> Option<&'static Element> {
        self.situations.iter().flat_map(|situation| situation.elements).nth(id.index())
    }
}
