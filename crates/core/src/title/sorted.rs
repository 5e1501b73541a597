//! A sorted list of words, with where each first character begins.

use super::packed::{ALPHABET_SIZE, Unit, Words};
use super::text::Plain;
use std::ops::Range;
use std::sync::OnceLock;

/// No character of the alphabet.
pub(super) const NO_UNIT: Unit = Unit::MAX;

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
    words: Words,
    /// First word of each character of the alphabet; one more than characters.
    first: Vec<u16>,
    /// For each character of the alphabet, which second characters its words have, by their last six bits: most texts
    /// go on otherwise, and need not be looked up.
    second: Vec<u64>,
    /// The words as text, one after another, and where each begins; made when first asked for.
    text: OnceLock<(String, Vec<u32>)>,
}

/// A character as one of 64 bits.
const fn bit(unit: Unit) -> u64 {
    1 << (unit & 63)
}

impl Sorted {
    /// Takes words that are in order.
    pub(super) fn new(words: Words) -> Self {
        let Words { units, spans } = &words;
        let mut first = vec![0u16; ALPHABET_SIZE + 1];
        let mut second = vec![0u64; ALPHABET_SIZE];
        let mut filled = 0;
        for (number, (start, length)) in (0u16..).zip(spans) {
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
        Self { words, first, second, text: OnceLock::new() }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.spans.len()
    }

    /// How many characters a word has.
    pub(super) fn length(&self, index: usize) -> usize {
        self.words.spans[index].1 as usize
    }

    /// A character of a word, 0 at its end.
    #[inline]
    fn unit(&self, index: usize, at: usize) -> Unit {
        let (start, length) = self.words.spans[index];
        if at < length as usize { self.words.units[start as usize + at] } else { 0 }
    }

    /// A word as text, in the alphabet it is packed in.
    pub(super) fn word(&self, index: usize, alphabet: &[char]) -> &str {
        let (text, starts) = self.text.get_or_init(|| {
            let mut text = String::with_capacity(self.words.units.len() * 3);
            let mut starts = vec![0];
            for index in 0..self.len() {
                text.extend(self.words.get(index).iter().map(|unit| alphabet[*unit as usize]));
                starts.push(text.len() as u32);
            }
            (text, starts)
        });
        &text[starts[index] as usize..starts[index + 1] as usize]
    }

    /// The place of a word.
    pub(super) fn find(&self, wanted: &[Unit]) -> Option<usize> {
        let at = partition(0..self.len(), |index| self.words.get(index) < wanted);
        (at < self.len() && self.words.get(at) == wanted).then_some(at)
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
