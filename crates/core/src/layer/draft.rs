//! The rulebook in the making: what the layers so far have added.

use super::{Layer, Statement, fault::Place};
use crate::builtin::BUILTIN;
use crate::model::{Basis, Class, Text};
use crate::rulebook::{Duty, Instrument, Paragraph, Sector, SectorId};
use crate::title::sense::FIRST_UNLISTED;
use crate::title::{Field, Lexicon};
use std::collections::BTreeMap;

/// What a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A sector.
    Sector(SectorId),
    /// A department on no list, by its place; it may yet become a sector.
    Department(usize),
}

/// A word a layer adds.
#[derive(Debug)]
pub(super) struct Word {
    /// The word.
    pub(super) text: String,
    /// What it names.
    pub(super) target: Target,
    /// Whether it is a department's complete name.
    pub(super) whole: bool,
}

/// Everything the layers so far have added.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) layers: Vec<Layer>,
    /// Where each layer's id stands.
    pub(super) places: Vec<Place>,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) sectors: Vec<Sector>,
    /// The departments that have become sectors.
    pub(super) moved: BTreeMap<usize, SectorId>,
    pub(super) words: Vec<Word>,
    pub(super) duties: Vec<(Class, Duty)>,
    pub(super) instruments: Vec<Instrument>,
    pub(super) statements: Vec<Statement>,
}

/// Gives a value the lifetime of the program.
pub(super) fn keep<T>(values: Vec<T>) -> &'static [T] {
    Box::leak(values.into_boxed_slice())
}

/// As [`keep`], for text.
pub(super) fn keep_str(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// A text of which the English may be left out.
pub(super) fn text(zh: &str, en: Option<&str>) -> Text {
    let zh = keep_str(zh);
    Text { zh, en: en.map_or(zh, keep_str) }
}

impl Draft {
    pub(super) fn new() -> Self {
        let copy = |sector: &Sector| Sector { ..*sector };
        Self {
            layers: Vec::new(),
            places: Vec::new(),
            paragraphs: Vec::new(),
            sectors: BUILTIN.sectors.iter().map(copy).collect(),
            moved: BTreeMap::new(),
            words: Vec::new(),
            duties: Vec::new(),
            instruments: Vec::new(),
            statements: Vec::new(),
        }
    }

    /// What a sector or department is called: an id, a Chinese name, or a word of titles.
    pub(super) fn find(&self, name: &str, own: &str) -> Option<Target> {
        let id = |id: &str| id == name || id.strip_prefix(own).and_then(|rest| rest.strip_prefix(':')) == Some(name);
        if let Some(at) = self.sectors.iter().position(|sector| id(sector.id) || sector.zh == name) {
            return Some(Target::Sector(SectorId::new(at)));
        }
        if let Some(at) = BUILTIN.departments.iter().position(|one| one.id == name || one.zh == name) {
            return Some(Target::Department(at));
        }
        if let Some(word) = self.words.iter().find(|word| word.text == name) {
            return Some(self.now(word.target));
        }
        match Lexicon::builtin().field(name)? {
            Field::Sectors(sectors) => {
                let mut each = sectors.iter();
                let only = each.next()?;
                each.next().is_none().then_some(Target::Sector(only))
            }
            Field::Unlisted(department) => {
                let at = BUILTIN.departments.iter().position(|known| known.id == department.id)?;
                Some(self.now(Target::Department(at)))
            }
        }
    }

    /// A department that has become a sector is that sector.
    pub(super) fn now(&self, target: Target) -> Target {
        match target {
            Target::Department(at) => self.moved.get(&at).map_or(target, |sector| Target::Sector(*sector)),
            sector => sector,
        }
    }

    /// Every id and name a sector or department goes by.
    pub(super) fn fields(&self) -> impl Iterator<Item = &'static str> + '_ {
        let sectors = self.sectors.iter().flat_map(|sector| [sector.id, sector.zh]);
        sectors.chain(BUILTIN.departments.iter().flat_map(|department| [department.id, department.zh]))
    }

    /// Adds a sector; none where there is no room.
    pub(super) fn add_sector(&mut self, id: &'static str, name: Text) -> Option<SectorId> {
        if self.sectors.len() >= FIRST_UNLISTED as usize {
            return None;
        }
        let Text { zh, en } = name;
        self.sectors.push(Sector { id, zh, en, basis: Basis::Local, names: &[], whole: &[], portfolio: &[] });
        Some(SectorId::new(self.sectors.len() - 1))
    }

    /// The sector of a target; a department becomes one.
    pub(super) fn sector_of(&mut self, target: Target) -> Option<SectorId> {
        match self.now(target) {
            Target::Sector(sector) => Some(sector),
            Target::Department(at) => {
                let department = &BUILTIN.departments[at];
                let sector = self.add_sector(department.id, Text { zh: department.zh, en: department.en })?;
                self.moved.insert(at, sector);
                Some(sector)
            }
        }
    }

    /// Whether two layers hold for some post together.
    pub(super) fn meet(&self, one: usize, other: usize) -> bool {
        match (self.layers[one].region, self.layers[other].region) {
            (Some(one), Some(other)) => one == other || one.lies_in(other) || other.lies_in(one),
            _ => true,
        }
    }
}
