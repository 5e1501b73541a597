//! The whole list in memory, by region, for forms that cannot be written row by row.

use super::Entry;
use crate::audit::{Heading, UnitKey, UnitName};
use crate::cell::RowAt;
use crate::person::{Digest, Outcome};
use std::collections::BTreeMap;
use std::sync::Arc;
use zeren_core::Engine;
use zeren_core::model::{Class, Date, Text};

/// An entry, kept.
#[derive(Clone, Debug)]
pub struct OwnEntry {
    /// The row.
    pub at: RowAt,
    /// The name.
    pub name: Box<str>,
    /// The body.
    pub unit: Box<str>,
    /// The post; of a row without a person, what stands in it.
    pub title: Box<str>,
    /// The portfolio.
    pub portfolio: Box<str>,
    /// The place it belongs to.
    pub place: UnitName,
    /// What the person answers for; none if the row was not read.
    pub digest: Option<Arc<Digest>>,
    /// Whether a part was not read.
    pub partly: bool,
    /// Why the row was not read.
    pub reason: Option<Text>,
}

impl OwnEntry {
    /// Keeps an entry.
    #[must_use]
    pub fn of(entry: &Entry<'_>) -> Self {
        let (digest, partly, reason) = match entry.decided {
            None => (None, false, Some(Text { zh: "没有写姓名和职务", en: "neither name nor post" })),
            Some(decided) => match decided.outcome {
                Outcome::Read => (Some(Arc::clone(&decided.digest)), false, None),
                Outcome::Partly => (Some(Arc::clone(&decided.digest)), true, None),
                Outcome::Unread(reason) => (None, false, Some(reason)),
            },
        };
        let title = if entry.decided.is_none() { entry.text } else { entry.cells.title };
        Self {
            at: entry.at,
            name: entry.cells.name.into(),
            unit: entry.cells.unit.as_ref().into(),
            title: title.into(),
            portfolio: entry.cells.portfolio.into(),
            place: entry.unit.clone(),
            digest,
            partly,
            reason,
        }
    }

    /// The first class in the contract's order, by which the list is ordered.
    fn rank(&self) -> (usize, usize) {
        match &self.digest {
            None => (2, 0),
            Some(digest) => {
                let first = digest.classes.union(digest.possible).iter().next();
                (usize::from(first.is_none()), first.map_or(0, Class::index))
            }
        }
    }
}

/// A region's part of the list.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// The region.
    pub place: UnitName,
    /// Its persons, principals first.
    pub entries: Vec<OwnEntry>,
}

/// The whole list.
#[derive(Clone, Debug, Default)]
pub struct Book {
    /// The engine that decided.
    pub engine: Engine,
    /// The day as of which it decided; none for the rulebook's newest state.
    pub on: Option<Date>,
    /// The file it was made from.
    pub file: String,
    /// The names of its sheets.
    pub sheets: Vec<Option<String>>,
    /// By region.
    pub chapters: Vec<Chapter>,
}

impl Book {
    /// A list of the entries of a roster.
    #[must_use]
    pub fn new(heading: &Heading, entries: Vec<OwnEntry>) -> Self {
        let mut by_place: BTreeMap<UnitKey, Chapter> = BTreeMap::new();
        for entry in entries {
            let chapter = by_place
                .entry(entry.place.key.clone())
                .or_insert_with(|| Chapter { place: entry.place.clone(), entries: Vec::new() });
            chapter.entries.push(entry);
        }
        let mut chapters: Vec<Chapter> = by_place.into_values().collect();
        for chapter in &mut chapters {
            chapter.entries.sort_by_key(|entry| (entry.rank(), entry.at));
        }
        let sheets = heading.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        Self { engine: heading.engine, on: heading.on, file: heading.file.clone(), sheets, chapters }
    }

    /// How many persons of each class there are.
    #[must_use]
    pub fn by_class(&self) -> [u32; 7] {
        let mut counts = [0; 7];
        for digest in self.entries().filter_map(|entry| entry.digest.as_ref()) {
            digest.classes.iter().for_each(|class| counts[class.index()] += 1);
        }
        counts
    }

    /// Every entry.
    pub fn entries(&self) -> impl Iterator<Item = &OwnEntry> {
        self.chapters.iter().flat_map(|chapter| &chapter.entries)
    }

    /// How many rows were not read.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.entries().filter(|entry| entry.digest.is_none()).count()
    }
}
