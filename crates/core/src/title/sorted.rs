//! A sorted list of words, with where each first character begins.

use super::tables::{NO_UNIT, Unit, WordTable, bit};
use super::text::Plain;
use std::ops::Range;
use std::sync::OnceLock;

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
    table: WordTable,
    /// The words as text, one after another, and where each begins; made when first asked for.
    text: OnceLock<(String, Vec<u32>)>,
}

impl Sorted {
    pub(super) const fn new(table: WordTable) -> Self {
        Self { table, text: OnceLock::new() }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.table.spans.len()
    }

    /// How many characters a word has.
    pub(super) fn length(&self, index: usize) -> usize {
        self.table.spans[index].1 as usize
    }

    /// The characters of a word.
    fn units(&self, index: usize) -> &[Unit] {
        let (start, length) = self.table.spans[index];
        &self.table.units[start as usize..start as usize + length as usize]
    }

    /// A character of a word, 0 at its end.
    #[inline]
    fn unit(&self, index: usize, at: usize) -> Unit {
        let (start, length) = self.table.spans[index];
        if at < length as usize { self.table.units[start as usize + at] } else { 0 }
    }

    /// A word as text, in the alphabet it is packed in.
    pub(super) fn word(&self, index: usize, alphabet: &[char]) -> &str {
        let (text, starts) = self.text.get_or_init(|| {
            let mut text = String::with_capacity(self.table.units.len() * 3);
            let mut starts = vec![0];
            for index in 0..self.len() {
                text.extend(self.units(index).iter().map(|unit| alphabet[*unit as usize]));
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
        let Some(at) = text.first().map(|first| first.unit as usize).filter(|at| *at < self.table.second.len()) else {
            return;
        };
        let mut group = self.table.first[at] as usize..self.table.first[at + 1] as usize;
        let mut length = 1;
        while !group.is_empty() {
            found(length, group.clone());
            if length == 1 && text.get(1).is_none_or(|next| self.table.second[at] & bit(next.unit) == 0) {
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
