//! The lexicon and gazetteer, indexed by first character for the longest possible run of look-ups.

use super::post::Sectors;
use super::sense::{FIRST_UNLISTED, Sense};
use super::sorted::{Sorted, partition};
use super::tables::{NO_UNIT, Tables, Unit, VARIANT, place};
use super::text::Plain;
use crate::builtin::{BUILTIN, COMPOUND_SURNAMES, COMPOUNDS, SENSES};
use crate::rulebook::{Department, SectorId};
use std::sync::LazyLock;

/// A region by its place in the gazetteer.
pub(super) type RegionId = u16;

/// What was found at a place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A word of the lexicon.
    Word(Sense),
    /// The full name of a region; with its namesakes, `count` in a row.
    Region { first: RegionId, count: u16 },
    /// The name of one or more regions without suffix.
    Stem,
}

/// What a word for a field of work names.
#[derive(Clone, Copy, Debug)]
pub enum Field {
    /// Sectors of the list: mostly one.
    Sectors(Sectors),
    /// A department on no list.
    Unlisted(&'static Department),
}

/// The words a title is made of.
pub struct Lexicon {
    tables: Tables,
    words: Sorted,
    regions: Sorted,
    #[cfg(feature = "layers")]
    senses: &'static [Sense],
    #[cfg(feature = "layers")]
    compounds: &'static [&'static [u8]],
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon")
            .field("words", &self.words.len())
            .field("regions", &self.regions.len())
            .finish_non_exhaustive()
    }
}

static BUILTIN_LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(crate::builtin::tables()));

impl Lexicon {
    /// The built-in words.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BUILTIN_LEXICON
    }

    const fn new(tables: Tables) -> Self {
        Self {
            tables,
            words: Sorted::new(tables.words),
            regions: Sorted::new(tables.regions),
            #[cfg(feature = "layers")]
            senses: SENSES,
            #[cfg(feature = "layers")]
            compounds: COMPOUNDS,
        }
    }

    /// The same divisions with other words and senses.
    #[cfg(feature = "layers")]
    pub(super) fn remade(tables: Tables, senses: &'static [Sense], compounds: &'static [&'static [u8]]) -> Self {
        Self { senses, compounds, ..Self::new(tables) }
    }

    /// The tables.
    #[cfg(feature = "layers")]
    pub(super) const fn tables(&self) -> &Tables {
        &self.tables
    }

    /// What a word of this place means.
    #[inline]
    pub(super) fn sense(&self, word: usize) -> Sense {
        #[cfg(feature = "layers")]
        let senses = self.senses;
        #[cfg(not(feature = "layers"))]
        let senses = SENSES;
        senses[self.tables.senses[word] as usize]
    }

    /// The sectors of a compound.
    #[inline]
    pub(crate) fn compound(&self, compound: u8) -> &'static [u8] {
        #[cfg(feature = "layers")]
        let compounds = self.compounds;
        #[cfg(not(feature = "layers"))]
        let compounds = COMPOUNDS;
        compounds[compound as usize]
    }

    /// The place of a word.
    #[cfg(feature = "layers")]
    pub(super) fn place_of(&self, word: &str) -> Option<usize> {
        self.words.find(&self.units_of(word))
    }

    /// Every word with its sense, in order.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, Sense)> {
        (0..self.words.len()).map(|index| (self.words.word(index, self.tables.alphabet), self.sense(index)))
    }

    /// The simplified form of a character, and its number in the alphabet.
    pub(super) fn simplified(&self, c: char) -> (char, Unit) {
        let unit = match place(c) {
            Some(at) => self.tables.units[at],
            None => {
                let at = partition(0..self.tables.variants.len(), |at| self.tables.variants[at].0 < c);
                self.tables
                    .variants
                    .get(at)
                    .filter(|(variant, _)| *variant == c)
                    .map_or(NO_UNIT, |(_, unit)| unit | VARIANT)
            }
        };
        match unit & VARIANT {
            VARIANT if unit != NO_UNIT => (self.tables.alphabet[(unit & !VARIANT) as usize], unit & !VARIANT),
            _ => (c, unit),
        }
    }

    /// The characters of a word as numbers in the alphabet.
    fn units_of(&self, word: &str) -> Vec<Unit> {
        word.chars().map(|c| self.simplified(c).1).collect()
    }

    /// Every word, region and stem that begins here.
    pub(super) fn at(&self, text: &[Plain], mut found: impl FnMut(usize, Found)) {
        self.words.walk(text, |length, group| {
            if self.words.length(group.start) == length {
                found(length, Found::Word(self.sense(group.start)));
            }
        });
        self.regions.walk(text, |length, group| {
            if length < 2 {
                return;
            }
            let count = group.clone().take_while(|&index| self.regions.length(index) == length).count();
            if count > 0 {
                found(length, Found::Region { first: group.start as RegionId, count: count as u16 });
            }
            if group
                .clone()
                .any(|index| self.tables.stems[index] as usize == length && self.regions.length(index) > length)
            {
                found(length, Found::Stem);
            }
        });
    }

    /// The region whose full name is exactly this text, as a token.
    pub(super) fn region_at(&self, text: &[Plain]) -> Option<super::token::Kind> {
        let mut region = None;
        self.at(text, |length, found| {
            if let Found::Region { first, count } = found
                && length == text.len()
            {
                region = Some(super::token::Kind::Region { first, count });
            }
        });
        region
    }

    /// The regions whose stem is exactly this text.
    pub(super) fn stems(&self, text: &[Plain]) -> Vec<RegionId> {
        let mut out = Vec::new();
        self.regions.walk(text, |length, group| {
            if length == text.len() {
                out.extend(
                    group.filter(|&index| self.tables.stems[index] as usize == length).map(|index| index as RegionId),
                );
            }
        });
        out
    }

    /// The field a word names, with or without its department's suffix.
    #[must_use]
    pub fn field(&self, word: &str) -> Option<Field> {
        const SUFFIXES: [&str; 9] = ["委员会", "办公室", "部门", "系统", "工作", "局", "厅", "委", "办"];
        let bare = SUFFIXES.iter().filter_map(|suffix| word.strip_suffix(suffix));
        std::iter::once(word).chain(bare).find_map(|word| match self.sense(self.words.find(&self.units_of(word))?) {
            Sense::Field(field) | Sense::Fused(field) if field < FIRST_UNLISTED => {
                Some(Field::Sectors(std::iter::once(SectorId::new(field as usize)).collect()))
            }
            Sense::Field(field) | Sense::Fused(field) => {
                Some(Field::Unlisted(&BUILTIN.departments[(field - FIRST_UNLISTED) as usize]))
            }
            Sense::Several(compound) => Some(Field::Sectors(
                self.compound(compound).iter().map(|&field| SectorId::new(field as usize)).collect(),
            )),
            _ => None,
        })
    }

    /// The name of a region.
    pub(super) fn region_name(&'static self, id: RegionId) -> &'static str {
        self.regions.word(id as usize, self.tables.alphabet)
    }

    /// The code of a region.
    pub(super) fn region_code(&self, id: RegionId) -> u32 {
        self.tables.codes[id as usize]
    }

    /// Every region: code and name, by name.
    pub fn all_regions(&self) -> impl Iterator<Item = (u32, &str)> {
        self.tables
            .codes
            .iter()
            .enumerate()
            .map(|(index, code)| (*code, self.regions.word(index, self.tables.alphabet)))
    }

    pub(super) fn region_by_code(&self, code: u32) -> Option<RegionId> {
        let at =
            partition(0..self.tables.by_code.len(), |at| self.tables.codes[self.tables.by_code[at] as usize] < code);
        self.tables.by_code.get(at).copied().filter(|index| self.tables.codes[*index as usize] == code)
    }

    /// Regions by full name or stem.
    pub(super) fn regions_named(&self, name: &str) -> Vec<RegionId> {
        let matches = |index: usize| {
            let known = self.regions.word(index, self.tables.alphabet);
            known == name || (known.starts_with(name) && name.chars().count() == self.tables.stems[index] as usize)
        };
        (0..self.regions.len()).filter(|&index| matches(index)).map(|index| index as RegionId).collect()
    }

    /// How many characters of a surname stand at the start of the text: 2, 1 or 0.
    pub(super) fn surname(&self, text: &[Plain]) -> usize {
        let Some(first) = text.first().and_then(|first| self.tables.surnames.get(first.unit as usize)) else {
            return 0;
        };
        let compound =
            || COMPOUND_SURNAMES.iter().any(|name| name.chars().eq(text.iter().take(2).map(|plain| plain.c)));
        if first.compound && compound() { 2 } else { usize::from(first.single) }
    }
}
