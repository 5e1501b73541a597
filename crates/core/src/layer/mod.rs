//! Local rulebooks: TOML files that a locality lays over the built-in rulebook at run time.
//!
//! A layer adds to what the source leaves open, narrows it, and never changes what the source says. The way of a file:
//!
//! ```text
//! text ── read ──> raw ── check (against the source, the words known, the layers before) ──> Draft ── make ──> Layered
//! ```
//!
//! Every fault of every file comes at once, as data ([`Fault`]). What a layer states reaches a post by
//! [`crate::local::Local`]: the rules and the decision table stay the built-in ones; a layer only answers the questions
//! they leave open. A layer is opened once and kept for as long as the program runs.

mod check;
mod cite;
mod draft;
mod fault;
mod hold;
mod lists;
mod make;
mod raw;
mod read;
mod settle;
pub mod spec;
#[cfg(test)]
mod tests;
mod texts;

pub use fault::{Code, Fault, Place, within};
pub(crate) use hold::Case;

use crate::Engine;
use crate::model::{Citation, Date, Levels, Position, Set, Text};
use crate::rulebook::{Rulebook, SectorId};
use crate::title::{Lexicon, Region};

/// A file to lay over the rulebook.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// A layer (本地规则), checked.
#[derive(Debug)]
pub struct Layer {
    /// Its id; what it states goes by it.
    pub id: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its name.
    pub name: Text,
    /// The document it rests on.
    pub authority: Text,
    /// The region it holds for; everywhere if none.
    pub region: Option<Region>,
    /// From which day.
    pub from: Option<Date>,
    /// Until which day, this day not included.
    pub until: Option<Date>,
    /// The sectors it says bear important duties, as bits.
    pub(crate) listed: u64,
    /// The sectors it says do not.
    pub(crate) unlisted: u64,
    /// Whether its list is complete.
    pub(crate) exhaustive: bool,
}

impl Layer {
    /// Whether it holds on a day; without a day it does.
    #[must_use]
    pub fn holds(&self, on: Option<Date>) -> bool {
        on.is_none_or(|on| self.from.is_none_or(|from| on >= from) && self.until.is_none_or(|until| on < until))
    }
}

/// What a layer states of posts.
#[derive(Debug)]
pub(crate) struct Statement {
    /// Which layer.
    pub(crate) layer: usize,
    /// What.
    pub(crate) what: What,
    /// In words.
    pub(crate) text: Text,
    /// What it rests on.
    pub(crate) cite: &'static [Citation],
    /// Where it stands.
    pub(crate) place: Place,
}

/// The kinds of statements.
#[derive(Debug)]
pub(crate) enum What {
    /// A sector bears important duties, or does not.
    Bears(SectorId, bool),
    /// What is not listed does not bear them.
    Exhaustive,
    /// An open reading is settled.
    Settled(Settled),
}

/// An open reading settled.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settled {
    /// The reading.
    pub(crate) reading: &'static str,
    /// Whether those it asks about are reached.
    pub(crate) answer: bool,
    /// At which levels.
    pub(crate) levels: Levels,
    /// Of which organs, as bits in the order of [`crate::model::Organ::ALL`].
    pub(crate) organs: u16,
    /// In which positions.
    pub(crate) positions: Set<Position>,
}

/// The built-in rulebook with layers over it.
#[derive(Debug)]
pub struct Layered {
    rulebook: Rulebook,
    lexicon: Lexicon,
    layers: Vec<Layer>,
    statements: Vec<Statement>,
    /// The layers that hold where no region is known.
    at_home: u64,
}

impl Layered {
    /// The layers in order.
    #[must_use]
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The rulebook with what the layers add.
    #[must_use]
    pub const fn rulebook(&self) -> &Rulebook {
        &self.rulebook
    }

    /// The words with what the layers add.
    #[must_use]
    pub const fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}

/// Reads and checks layers, in order, each over those before it.
///
/// # Errors
/// Every fault of every file, by file and place.
pub fn check(files: &[File<'_>]) -> Result<(), Vec<Fault>> {
    let (_, faults) = draft(files);
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

/// The id and the version that a text states for itself, whatever else is wrong in it.
#[must_use]
pub fn own_name(text: &str) -> Option<(String, String)> {
    let head = read::read(0, text, &mut Vec::new()).head?;
    Some((head.id.into_inner(), head.version.into_inner()))
}

fn draft(files: &[File<'_>]) -> (draft::Draft, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut draft = draft::Draft::new();
    for (index, file) in files.iter().enumerate() {
        let raw = read::read(index, file.text, &mut faults);
        check::layer(index, &raw, &mut draft, &mut faults);
    }
    faults.sort_by_key(|fault| (fault.place.file, fault.place.span.start, fault.code));
    (draft, faults)
}

impl Engine {
    /// The engine with layers over the built-in rulebook, in order. A layer that states when it holds and does not hold
    /// on this day is checked and left out; without a day, all are taken to hold. The layers stay in memory for as long
    /// as the program runs.
    ///
    /// # Errors
    /// Every fault of every file, by file and place.
    pub fn with_layers(files: &[File<'_>], on: Option<Date>) -> Result<Self, Vec<Fault>> {
        if files.is_empty() {
            return Ok(Self::new());
        }
        let (draft, faults) = draft(files);
        if faults.is_empty() { Ok(Self::over(Box::leak(Box::new(make::make(draft, on))))) } else { Err(faults) }
    }
}
