//! The lexicon and gazetteer, indexed by first character for the longest possible run of look-ups.

use super::post::Sectors;
use super::sense::{FIRST_UNLISTED, Sense};
use super::text::Plain;
use crate::builtin::{
    BUILTIN, COMPOUND_SURNAMES, COMPOUNDS, REGION_CODES, REGION_NAMES, REGION_STEMS, REGIONS_BY_CODE, SENSES, SURNAMES,
    VARIANTS, WORD_SENSES, WORDS,
};
use crate::rulebook::{Department, SectorId};

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;
const CHARS: usize = (LAST - FIRST + 1) as usize;

/// A sorted list of words, with where each first character begins.
struct Sorted {
    text: &'static str,
    /// Start of each word in `text`; one more than words, so that `end = start of next - 1`.
    starts: Vec<u32>,
    /// First word of each CJK character, by its place from U+4E00.
    first: Vec<u16>,
}

fn place(c: char) -> Option<usize> {
    let code = c as u32;
    (FIRST..=LAST).contains(&code).then(|| (code - FIRST) as usize)
}

impl Sorted {
    fn new(text: &'static str, words: usize) -> Self {
        let mut starts = Vec::with_capacity(words + 1);
        let mut first = vec![0u16; CHARS + 1];
        let mut start = 0u32;
        let mut filled = 0;
        for (index, word) in (0u16..).zip(text.split('\n')) {
            starts.push(start);
            start += word.len() as u32 + 1;
            if let Some(at) = word.chars().next().and_then(place).filter(|at| *at >= filled) {
                first[filled..=at].fill(index);
                filled = at + 1;
            }
        }
        let count = starts.len() as u16;
        first[filled..].fill(count);
        starts.push(start);
        Self { text, starts, first }
    }

    fn word(&self, index: usize) -> &'static str {
        &self.text[self.starts[index] as usize..self.starts[index + 1] as usize - 1]
    }

    /// How many bytes a word has.
    fn length(&self, index: usize) -> usize {
        (self.starts[index + 1] - self.starts[index]) as usize - 1
    }

    /// The CJK character at a byte of a word, 0 at its end. All words consist of such characters, three bytes each.
    #[inline]
    fn character(&self, index: usize, byte: usize) -> u32 {
        let start = self.starts[index] as usize + byte;
        if start + 1 >= self.starts[index + 1] as usize {
            return 0;
        }
        match self.text.as_bytes().get(start..start + 3) {
            Some(&[a, b, c]) => (u32::from(a) & 0xf) << 12 | (u32::from(b) & 0x3f) << 6 | (u32::from(c) & 0x3f),
            _ => 0,
        }
    }

    fn find(&self, wanted: &str) -> Option<usize> {
        let count = self.starts.len() - 1;
        let at = partition(0..count, |index| self.word(index) < wanted);
        (at < count && self.word(at) == wanted).then_some(at)
    }

    /// The words that begin with this character.
    fn group(&self, c: char) -> std::ops::Range<usize> {
        place(c).map_or(0..0, |at| self.first[at] as usize..self.first[at + 1] as usize)
    }

    /// Calls back with every stretch of words that share the next `length` characters of the text:
    /// `(length, words)`, shortest first, as long as there is any.
    fn walk(&self, text: &[Plain], mut found: impl FnMut(usize, std::ops::Range<usize>)) {
        let Some(first) = text.first() else { return };
        let mut group = self.group(first.c);
        // Every CJK character has three bytes in UTF-8.
        let mut bytes = 3;
        let mut length = 1;
        while !group.is_empty() {
            found(length, group.clone());
            let Some(next) = text.get(length).filter(|next| place(next.c).is_some()) else { return };
            let wanted = next.c as u32;
            let at = |index: usize| self.character(index, bytes);
            let low = partition(group.clone(), |index| at(index) < wanted);
            if low == group.end || at(low) != wanted {
                return;
            }
            let high = partition(low..group.end, |index| at(index) == wanted);
            group = low..high;
            bytes += 3;
            length += 1;
        }
    }
}

/// No variant lies before the radicals that come out of PDF files (⻓, ⽣).
const FIRST_VARIANT: char = '\u{2e80}';

/// The simplified form of a character outside the main block, found among the sorted pairs of three bytes each.
fn variant(c: char) -> Option<char> {
    let pairs = VARIANTS.len() / 6;
    let pair = |index: usize| VARIANTS.get(index * 6..index * 6 + 6).unwrap_or("").chars();
    let at = partition(0..pairs, |index| pair(index).next() < Some(c));
    let mut found = pair(at);
    (found.next() == Some(c)).then(|| found.next()).flatten()
}

/// The first index of the range for which the predicate no longer holds.
fn partition(range: std::ops::Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (range.start, range.end);
    while low < high {
        let middle = low.midpoint(high);
        if holds(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

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
    words: Sorted,
    regions: Sorted,
    /// For each CJK character: its simplified form, and whether it begins a surname.
    characters: Vec<Character>,
}

/// What is known of a character.
#[derive(Clone, Copy, Default)]
struct Character {
    /// Its simplified form; 0 if it is its own.
    simplified: u16,
    surname: bool,
    compound_surname: bool,
}

impl std::fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lexicon")
            .field("words", &WORD_SENSES.len())
            .field("regions", &REGION_CODES.len())
            .finish_non_exhaustive()
    }
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new()
    }
}

impl Lexicon {
    /// Indexes the built-in words; takes some ten microseconds.
    #[must_use]
    pub fn new() -> Self {
        let mut characters = vec![Character::default(); CHARS];
        let mut chars = VARIANTS.chars();
        while let (Some(variant), Some(simplified)) = (chars.next(), chars.next()) {
            if let Some(at) = place(variant) {
                characters[at].simplified = simplified as u16;
            }
        }
        for at in SURNAMES.chars().filter_map(place) {
            characters[at].surname = true;
        }
        for at in COMPOUND_SURNAMES.iter().filter_map(|name| name.chars().next()).filter_map(place) {
            characters[at].compound_surname = true;
        }
        Self {
            words: Sorted::new(WORDS, WORD_SENSES.len()),
            regions: Sorted::new(REGION_NAMES, REGION_CODES.len()),
            characters,
        }
    }

    /// The simplified form of a character.
    pub(super) fn simplified(&self, c: char) -> char {
        match place(c) {
            Some(at) => match self.characters[at].simplified {
                0 => c,
                simplified => char::from_u32(u32::from(simplified)).unwrap_or(c),
            },
            None if c >= FIRST_VARIANT => variant(c).unwrap_or(c),
            None => c,
        }
    }

    /// Every word, region and stem that begins here.
    pub(super) fn at(&self, text: &[Plain], mut found: impl FnMut(usize, Found)) {
        self.words.walk(text, |length, group| {
            if self.words.length(group.start) == length * 3 {
                found(length, Found::Word(SENSES[WORD_SENSES[group.start] as usize]));
            }
        });
        self.regions.walk(text, |length, group| {
            if length < 2 {
                return;
            }
            let count = group.clone().take_while(|&index| self.regions.length(index) == length * 3).count();
            if count > 0 {
                found(length, Found::Region { first: group.start as RegionId, count: count as u16 });
            }
            if group
                .clone()
                .any(|index| REGION_STEMS[index] as usize == length && self.regions.length(index) > length * 3)
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
                    group.filter(|&index| REGION_STEMS[index] as usize == length).map(|index| index as RegionId),
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
        std::iter::once(word).chain(bare).find_map(|word| match SENSES[WORD_SENSES[self.words.find(word)?] as usize] {
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
        })
    }

    /// The name of a region.
    pub(super) fn region_name(&self, id: RegionId) -> &'static str {
        self.regions.word(id as usize)
    }

    /// The code of a region.
    pub(super) fn region_code(id: RegionId) -> u32 {
        REGION_CODES[id as usize]
    }

    /// Every region: code and name, by name.
    pub fn all_regions(&self) -> impl Iterator<Item = (u32, &'static str)> {
        REGION_CODES.iter().enumerate().map(|(index, code)| (*code, self.regions.word(index)))
    }

    pub(super) fn region_by_code(&self, code: u32) -> Option<RegionId> {
        REGIONS_BY_CODE
            .binary_search_by_key(&code, |&index| REGION_CODES[index as usize])
            .ok()
            .map(|at| REGIONS_BY_CODE[at])
    }

    /// Regions by full name or stem.
    pub(super) fn regions_named(&self, name: &str) -> Vec<RegionId> {
        let matches = |index: usize| {
            let known = self.regions.word(index);
            known == name || (known.starts_with(name) && name.chars().count() == REGION_STEMS[index] as usize)
        };
        (0..REGION_CODES.len()).filter(|&index| matches(index)).map(|index| index as RegionId).collect()
    }

    /// How many characters of a surname stand at the start of the text: 2, 1 or 0.
    pub(super) fn surname(&self, text: &[Plain]) -> usize {
        let Some(first) = text.first().and_then(|first| place(first.c)).map(|at| self.characters[at]) else { return 0 };
        let compound =
            || COMPOUND_SURNAMES.iter().any(|name| name.chars().eq(text.iter().take(2).map(|plain| plain.c)));
        if first.compound_surname && compound() { 2 } else { usize::from(first.surname) }
    }
}
