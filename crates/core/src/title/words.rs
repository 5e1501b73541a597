//! The lexicon and gazetteer, indexed by first character for the longest possible run of look-ups.

use super::packed::{self, ALPHABET_SIZE, Unit};
use super::post::Sectors;
use super::sense::{FIRST_UNLISTED, Sense};
use super::sorted::{NO_UNIT, Sorted, partition};
use super::text::Plain;
use crate::builtin::{BUILTIN, COMPOUND_SURNAMES, COMPOUNDS, SENSES, SURNAMES};
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
    /// The characters of all words.
    alphabet: Vec<char>,
    words: Sorted,
    /// The sense of each word, by its place in `SENSES`.
    senses: Vec<u16>,
    regions: Sorted,
    /// How many characters of each region's name stand before its suffix.
    stems: Vec<u8>,
    /// The code of each region.
    codes: Vec<u32>,
    /// The regions in order of their codes.
    by_code: Vec<u16>,
    /// For each character of the main block, the number in the alphabet of its simplified form.
    units: Vec<Unit>,
    /// The variant characters, with the numbers of their simplified forms, in order.
    variants: Vec<(char, Unit)>,
    /// For each character of the alphabet, whether it is or begins a surname.
    surnames: Vec<Surname>,
}

/// Whether a character is or begins a surname.
#[derive(Clone, Copy, Default)]
struct Surname {
    single: bool,
    compound: bool,
}

/// Marks, in the table of characters, one that is not itself of the alphabet.
const VARIANT: Unit = 0x8000;
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// The place of a character of the main CJK block in its table.
fn place(c: char) -> Option<usize> {
    let code = c as u32;
    (FIRST..=LAST).contains(&code).then(|| (code - FIRST) as usize)
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon")
            .field("words", &self.words.len())
            .field("regions", &self.regions.len())
            .finish_non_exhaustive()
    }
}

static BUILTIN_LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::unpack);

impl Lexicon {
    /// The built-in words, unpacked once: some hundred microseconds.
    #[must_use]
    pub fn builtin() -> &'static Self {
        &BUILTIN_LEXICON
    }

    fn unpack() -> Self {
        let alphabet = packed::alphabet();
        let variants = packed::variants();
        let mut units = vec![NO_UNIT; (LAST - FIRST + 1) as usize];
        for (unit, c) in (0..).zip(&alphabet) {
            if let Some(at) = place(*c) {
                units[at] = unit;
            }
        }
        for (variant, simplified) in &variants {
            if let Some(at) = place(*variant) {
                units[at] = simplified | VARIANT;
            }
        }
        let mut surnames = vec![Surname::default(); ALPHABET_SIZE];
        let known = |c: char| place(c).map(|at| units[at] as usize).filter(|unit| *unit < ALPHABET_SIZE);
        SURNAMES.chars().filter_map(known).for_each(|unit| surnames[unit].single = true);
        let begins = COMPOUND_SURNAMES.iter().filter_map(|name| name.chars().next());
        begins.filter_map(known).for_each(|unit| surnames[unit].compound = true);
        let packed::Divisions { names, stems, codes, by_code } = packed::divisions();
        Self {
            alphabet,
            words: Sorted::new(packed::words()),
            senses: packed::senses(),
            regions: Sorted::new(names),
            stems,
            codes,
            by_code,
            units,
            variants,
            surnames,
        }
    }

    /// Every word with its sense, in order.
    pub(crate) fn words(&self) -> impl Iterator<Item = (&str, Sense)> {
        (0..self.words.len()).map(|index| (self.words.word(index, &self.alphabet), SENSES[self.senses[index] as usize]))
    }

    /// The simplified form of a character, and its number in the alphabet.
    pub(super) fn simplified(&self, c: char) -> (char, Unit) {
        let unit = match place(c) {
            Some(at) => self.units[at],
            None => {
                let at = partition(0..self.variants.len(), |at| self.variants[at].0 < c);
                self.variants.get(at).filter(|(variant, _)| *variant == c).map_or(NO_UNIT, |(_, unit)| unit | VARIANT)
            }
        };
        match unit & VARIANT {
            VARIANT if unit != NO_UNIT => (self.alphabet[(unit & !VARIANT) as usize], unit & !VARIANT),
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
                found(length, Found::Word(SENSES[self.senses[group.start] as usize]));
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
            if group.clone().any(|index| self.stems[index] as usize == length && self.regions.length(index) > length) {
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
                out.extend(group.filter(|&index| self.stems[index] as usize == length).map(|index| index as RegionId));
            }
        });
        out
    }

    /// The field a word names, with or without its department's suffix.
    #[must_use]
    pub fn field(&self, word: &str) -> Option<Field> {
        const SUFFIXES: [&str; 9] = ["委员会", "办公室", "部门", "系统", "工作", "局", "厅", "委", "办"];
        let bare = SUFFIXES.iter().filter_map(|suffix| word.strip_suffix(suffix));
        std::iter::once(word).chain(bare).find_map(|word| {
            match SENSES[self.senses[self.words.find(&self.units_of(word))?] as usize] {
                Sense::Field(field) | Sense::Fused(field) if field < FIRST_UNLISTED => {
                    Some(Field::Sectors(std::iter::once(SectorId::new(field as usize)).collect()))
                }
                Sense::Field(field) | Sense::Fused(field) => {
                    Some(Field::Unlisted(&BUILTIN.departments[(field - FIRST_UNLISTED) as usize]))
                }
                Sense::Several(compound) => Some(Field::Sectors(
                    COMPOUNDS[compound as usize].iter().map(|&field| SectorId::new(field as usize)).collect(),
                )),
                _ => None,
            }
        })
    }

    /// The name of a region.
    pub(super) fn region_name(&'static self, id: RegionId) -> &'static str {
        self.regions.word(id as usize, &self.alphabet)
    }

    /// The code of a region.
    pub(super) fn region_code(&self, id: RegionId) -> u32 {
        self.codes[id as usize]
    }

    /// Every region: code and name, by name.
    pub fn all_regions(&self) -> impl Iterator<Item = (u32, &str)> {
        self.codes.iter().enumerate().map(|(index, code)| (*code, self.regions.word(index, &self.alphabet)))
    }

    pub(super) fn region_by_code(&self, code: u32) -> Option<RegionId> {
        let at = partition(0..self.by_code.len(), |at| self.codes[self.by_code[at] as usize] < code);
        self.by_code.get(at).copied().filter(|index| self.codes[*index as usize] == code)
    }

    /// Regions by full name or stem.
    pub(super) fn regions_named(&self, name: &str) -> Vec<RegionId> {
        let matches = |index: usize| {
            let known = self.regions.word(index, &self.alphabet);
            known == name || (known.starts_with(name) && name.chars().count() == self.stems[index] as usize)
        };
        (0..self.regions.len()).filter(|&index| matches(index)).map(|index| index as RegionId).collect()
    }

    /// How many characters of a surname stand at the start of the text: 2, 1 or 0.
    pub(super) fn surname(&self, text: &[Plain]) -> usize {
        let Some(first) = text.first().and_then(|first| self.surnames.get(first.unit as usize)) else { return 0 };
        let compound =
            || COMPOUND_SURNAMES.iter().any(|name| name.chars().eq(text.iter().take(2).map(|plain| plain.c)));
        if first.compound && compound() { 2 } else { usize::from(first.single) }
    }
}
