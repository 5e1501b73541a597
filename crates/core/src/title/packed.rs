//! What the build packed, unpacked: the alphabet, the words, the divisions, the variants.

use crate::builtin::{
    ALPHABET_STEPS, REGION_ENDING, REGION_ENDINGS, REGION_STEMS, REGION_STEPS, SHORT_SENSES, SHORT_UNITS,
    VARIANT_STEPS, VARIANT_UNITS, WORD_PREFIXES, WORD_SENSES, WORDS,
};

pub(super) use crate::builtin::ALPHABET_SIZE;

/// The number of a character in the alphabet of the packed words, which is in the order of the characters.
pub(super) type Unit = u16;

/// The number of the line end, the first of the alphabet.
const LINE_END: Unit = 0;

/// How many values have one byte.
const SHORT: u8 = 192;

/// Numbers, the most frequent in one byte, all others in two.
fn numbers(packed: &[u8], short: &[u16], mut each: impl FnMut(u16)) {
    let mut bytes = packed.iter();
    while let Some(&byte) = bytes.next() {
        each(match short.get(byte as usize) {
            Some(number) => *number,
            None => u16::from(byte - SHORT) << 8 | u16::from(bytes.next().copied().unwrap_or(0)),
        });
    }
}

/// Growing numbers, packed as the steps from each to the next: seven bits a byte, the lowest first.
fn steps(packed: &[u8]) -> impl Iterator<Item = u32> {
    let (mut bytes, mut number) = (packed.iter(), 0);
    std::iter::from_fn(move || {
        let mut shift = 0;
        loop {
            let byte = u32::from(*bytes.next()?);
            number += (byte & 127) << shift;
            shift += 7;
            if byte < 128 {
                return Some(number);
            }
        }
    })
}

/// The characters of the packed words, in order, the line end among them.
pub(super) fn alphabet() -> Vec<char> {
    steps(ALPHABET_STEPS).filter_map(char::from_u32).collect()
}

/// Each variant character with the number of its simplified form, in order.
pub(super) fn variants() -> Vec<(char, Unit)> {
    let mut variants = steps(VARIANT_STEPS).filter_map(char::from_u32);
    let mut out = Vec::new();
    numbers(VARIANT_UNITS, SHORT_UNITS, |unit| out.extend(variants.next().map(|variant| (variant, unit))));
    out
}

/// The sense of each word, by its place among the senses.
pub(super) fn senses() -> Vec<u16> {
    let mut out = Vec::with_capacity(WORD_SENSES.len());
    numbers(WORD_SENSES, SHORT_SENSES, |sense| out.push(sense));
    out
}

/// Words: the characters of all of them, and where each begins and how many it has.
#[derive(Default)]
pub(super) struct Words {
    pub(super) units: Vec<Unit>,
    pub(super) spans: Vec<(u32, u16)>,
}

impl Words {
    /// The characters of a word.
    pub(super) fn get(&self, index: usize) -> &[Unit] {
        let (start, length) = self.spans[index];
        &self.units[start as usize..start as usize + length as usize]
    }

    /// Ends the word that began at `start`.
    fn end(&mut self, start: usize) {
        self.spans.push((start as u32, (self.units.len() - start) as u16));
    }

    /// Words packed a line each; each begins with as many characters of the one before as the next prefix says.
    fn unpack(packed: &[u8], prefixes: &[u8]) -> Self {
        let mut out = Self { units: Vec::with_capacity(packed.len() * 2), spans: Vec::with_capacity(packed.len() / 2) };
        let mut prefixes = prefixes.iter();
        let mut start = 0;
        numbers(packed, SHORT_UNITS, |unit| {
            if unit == LINE_END {
                out.end(start);
                let shared = prefixes.next().map_or(0, |shared| *shared as usize);
                let last = std::mem::replace(&mut start, out.units.len());
                out.units.extend_from_within(last..last + shared);
            } else {
                out.units.push(unit);
            }
        });
        out
    }
}

/// The words of the lexicon, in order.
pub(super) fn words() -> Words {
    Words::unpack(WORDS, WORD_PREFIXES)
}

/// The divisions of the gazetteer, in order of their names.
pub(super) struct Divisions {
    pub(super) names: Words,
    /// How many characters of each name stand before its suffix.
    pub(super) stems: Vec<u8>,
    /// The code of each.
    pub(super) codes: Vec<u32>,
    /// Their places, in order of their codes.
    pub(super) by_code: Vec<u16>,
}

/// The places of words in the order of their characters. The build sees to it that eight of them tell two words apart;
/// equal ones stay as they are.
fn in_order(words: &Words) -> Vec<u16> {
    // Where the words with each first character begin and, as far as they are ordered, end.
    let mut groups = [(0, 0); ALPHABET_SIZE];
    let first = |index| words.get(index).first().map_or(0, |first| *first as usize);
    for index in 0..words.spans.len() {
        groups[first(index)].1 += 1;
    }
    let mut before = 0;
    for (begin, end) in &mut groups {
        *begin = before;
        before += std::mem::replace(end, before);
    }
    let mut order = vec![(0, 0); words.spans.len()];
    for index in 0..words.spans.len() {
        let word = words.get(index);
        let key = (1..8).fold(0, |key, at| key << 16 | u128::from(word.get(at).copied().unwrap_or(0)));
        let (begin, end) = &mut groups[first(index)];
        let mut at = *end;
        *end += 1;
        while at > *begin && order[at - 1].0 > key {
            order[at] = order[at - 1];
            at -= 1;
        }
        order[at] = (key, index as u16);
    }
    order.into_iter().map(|(_, index)| index).collect()
}

/// The divisions, which are packed in order of their codes.
pub(super) fn divisions() -> Divisions {
    let (stems, endings) = (Words::unpack(REGION_STEMS, &[]), Words::unpack(REGION_ENDINGS, &[]));
    let count = REGION_ENDING.len();
    let mut unordered = Words { units: Vec::with_capacity(count * 4), spans: Vec::with_capacity(count) };
    for (index, ending) in REGION_ENDING.iter().enumerate() {
        let start = unordered.units.len();
        unordered.units.extend_from_slice(stems.get(index));
        unordered.units.extend_from_slice(endings.get(*ending as usize));
        unordered.end(start);
    }
    let order = in_order(&unordered);
    let codes: Vec<u32> = steps(REGION_STEPS).collect();
    let mut out = Divisions {
        names: Words { units: unordered.units, spans: Vec::with_capacity(codes.len()) },
        stems: Vec::with_capacity(codes.len()),
        codes: Vec::with_capacity(codes.len()),
        by_code: vec![0; codes.len()],
    };
    for (place, index) in (0u16..).zip(order) {
        let index = index as usize;
        out.names.spans.push(unordered.spans[index]);
        out.stems.push(stems.spans[index].1 as u8);
        out.codes.push(codes[index]);
        out.by_code[index] = place;
    }
    out
}
