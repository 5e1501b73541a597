//! A sorted list of words, unpacked from what the build packed, with where each first character begins.

use super::text::Plain;
use crate::builtin::{ALPHABET, SHORT_SENSES, SHORT_UNITS};
use std::ops::Range;
use std::sync::OnceLock;

/// How many values have one byte.
const SHORT: u8 = 192;

/// The number of a character in the alphabet of the packed words, which is in the order of the characters.
pub(super) type Unit = u16;

/// No character of the alphabet.
pub(super) const NO_UNIT: Unit = Unit::MAX;

/// The number of the line end, the first of the alphabet.
const LINE_END: Unit = 0;

/// How many characters the alphabet has: a line end and characters of three bytes each.
pub(super) const ALPHABET_SIZE: usize = 1 + (ALPHABET.len() - 1) / 3;

/// A character of the alphabet.
pub(super) fn character(unit: Unit) -> Option<char> {
    let start = (unit as usize * 3).checked_sub(2)?;
    ALPHABET.get(start..start + 3)?.chars().next()
}

/// The first index of the range for which the predicate no longer holds.
pub(super) fn partition(range: Range<usize>, holds: impl Fn(usize) -> bool) -> usize {
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

/// Words in order.
pub(super) struct Sorted {
    /// The characters of all of them, as they were packed.
    units: Vec<Unit>,
    /// Where each word begins in `units`, and how many characters it has.
    spans: Vec<(u32, u16)>,
    /// First word of each character of the alphabet; one more than characters.
    first: Vec<u16>,
    /// For each character of the alphabet, which second characters its words have, by their last six bits: most texts
    /// go on otherwise, and need not be looked up.
    second: Vec<u64>,
    /// The words as text, one after another, and where each begins; made when first asked for.
    text: OnceLock<(String, Vec<u32>)>,
}

/// Numbers as the build packed them: the most frequent have one byte, all others two.
fn numbers(packed: &[u8], short: &[u16], mut each: impl FnMut(u16)) {
    let mut bytes = packed.iter();
    while let Some(&byte) = bytes.next() {
        each(match short.get(byte as usize) {
            Some(number) => *number,
            None => u16::from(byte - SHORT) << 8 | u16::from(bytes.next().copied().unwrap_or(0)),
        });
    }
}

/// The sense of each word, by its place among the senses.
pub(super) fn senses(packed: &[u8]) -> Vec<u16> {
    let mut out = Vec::with_capacity(packed.len());
    numbers(packed, SHORT_SENSES, |sense| out.push(sense));
    out
}

/// The characters of packed words, a line each, and where each word begins and how many it has.
fn unpack(packed: &[u8]) -> (Vec<Unit>, Vec<(u32, u16)>) {
    let mut units = Vec::with_capacity(packed.len());
    let mut spans = Vec::with_capacity(packed.len() / 4);
    let mut start = 0;
    numbers(packed, SHORT_UNITS, |unit| {
        if unit == LINE_END {
            spans.push((start as u32, (units.len() - start) as u16));
            start = units.len();
        } else {
            units.push(unit);
        }
    });
    (units, spans)
}

/// A character as one of 64 bits.
const fn bit(unit: Unit) -> u64 {
    1 << (unit & 63)
}

impl Sorted {
    /// Unpacks words, which were packed in order.
    pub(super) fn new(packed: &[u8]) -> Self {
        let (units, spans) = unpack(packed);
        let mut first = vec![0u16; ALPHABET_SIZE + 1];
        let mut second = vec![0u64; ALPHABET_SIZE];
        let mut filled = 0;
        for (number, (start, length)) in (0u16..).zip(&spans) {
            let at = units[*start as usize] as usize;
            if *length > 1 {
                second[at] |= bit(units[*start as usize + 1]);
            }
            if at >= filled {
                first[filled..=at].fill(number);
                filled = at + 1;
            }
        }
        first[filled..].fill(spans.len() as u16);
        Self { units, spans, first, second, text: OnceLock::new() }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// How many characters a word has.
    pub(super) fn length(&self, index: usize) -> usize {
        self.spans[index].1 as usize
    }

    /// The characters of a word.
    fn units(&self, index: usize) -> &[Unit] {
        let (start, length) = self.spans[index];
        &self.units[start as usize..start as usize + length as usize]
    }

    /// A character of a word, 0 at its end.
    #[inline]
    fn unit(&self, index: usize, at: usize) -> Unit {
        let (start, length) = self.spans[index];
        if at < length as usize { self.units[start as usize + at] } else { 0 }
    }

    /// A word as text.
    pub(super) fn word(&self, index: usize) -> &str {
        let (text, starts) = self.text.get_or_init(|| {
            let mut text = String::with_capacity(self.units.len() * 3);
            let mut starts = vec![0];
            for index in 0..self.len() {
                text.extend(self.units(index).iter().filter_map(|unit| character(*unit)));
                starts.push(text.len() as u32);
            }
            (text, starts)
        });
        &text[starts[index] as usize..starts[index + 1] as usize]
    }

    /// The place of a word.
    pub(super) fn find(&self, wanted: &[Unit]) -> Option<usize> {
        let at = partition(0..self.len(), |index| self.units(index) < wanted);
        (at < self.len() && self.units(at) == wanted).then_some(at)
    }

    /// Calls back with every stretch of words that share the next `length` characters of the text:
    /// `(length, words)`, shortest first, as long as there is any.
    pub(super) fn walk(&self, text: &[Plain], mut found: impl FnMut(usize, Range<usize>)) {
        let Some(at) = text.first().map(|first| first.unit as usize).filter(|at| *at < ALPHABET_SIZE) else { return };
        let mut group = self.first[at] as usize..self.first[at + 1] as usize;
        let mut length = 1;
        while !group.is_empty() {
            found(length, group.clone());
            if length == 1 && text.get(1).is_none_or(|next| self.second[at] & bit(next.unit) == 0) {
                return;
            }
            let Some(wanted) = text.get(length).map(|next| next.unit).filter(|unit| *unit != NO_UNIT) else { return };
            let low = partition(group.clone(), |index| self.unit(index, length) < wanted);
            if low == group.end || self.unit(low, length) != wanted {
                return;
            }
            group = low..partition(low..group.end, |index| self.unit(index, length) == wanted);
            length += 1;
        }
    }
}
