//! A list of words in the making, and the table it becomes. The build compiles this file too.

use super::tables::{Unit, WordTable, bit};

/// Words as they come: the characters of all of them, and where each begins and how many it has.
#[derive(Default)]
pub(crate) struct Words {
    pub(crate) units: Vec<Unit>,
    pub(crate) spans: Vec<(u32, u16)>,
}

impl Words {
    pub(crate) fn get(&self, index: usize) -> &[Unit] {
        let (start, length) = self.spans[index];
        &self.units[start as usize..start as usize + length as usize]
    }

    /// Adds a word.
    #[cfg(feature = "layers")]
    pub(crate) fn add(&mut self, units: impl Iterator<Item = Unit>) {
        let start = self.units.len();
        self.units.extend(units);
        self.end(start);
    }

    /// Ends the word that began at `start`.
    pub(crate) fn end(&mut self, start: usize) {
        self.spans.push((start as u32, (self.units.len() - start) as u16));
    }

    /// The places of the words in the order of their characters; equal ones stay as they are.
    pub(crate) fn order(&self, alphabet: usize) -> Vec<u16> {
        // Where the words with each first character begin and, as far as they are ordered, end.
        let mut groups = vec![(0, 0); alphabet];
        let first = |index| self.get(index).first().map_or(0, |first| *first as usize);
        for index in 0..self.spans.len() {
            groups[first(index)].1 += 1;
        }
        let mut before = 0;
        for (begin, end) in &mut groups {
            *begin = before;
            before += std::mem::replace(end, before);
        }
        let mut order = vec![0; self.spans.len()];
        for index in 0..self.spans.len() {
            let (begin, end) = &mut groups[first(index)];
            let mut at = *end;
            *end += 1;
            while at > *begin && self.get(order[at - 1] as usize) > self.get(index) {
                order[at] = order[at - 1];
                at -= 1;
            }
            order[at] = index as u16;
        }
        order
    }

    /// The words in this order as a table.
    pub(crate) fn table(self, order: &[u16], alphabet: usize) -> WordTable {
        let mut first = vec![0u16; alphabet + 1];
        let mut second = vec![0u64; alphabet];
        let mut filled = 0;
        for (number, index) in (0u16..).zip(order) {
            let word = self.get(*index as usize);
            let at = word[0] as usize;
            if let Some(next) = word.get(1) {
                second[at] |= bit(*next);
            }
            if at >= filled {
                first[filled..=at].fill(number);
                filled = at + 1;
            }
        }
        first[filled..].fill(order.len() as u16);
        let spans: Vec<_> = order.iter().map(|index| self.spans[*index as usize]).collect();
        WordTable { units: self.units.leak(), spans: spans.leak(), first: first.leak(), second: second.leak() }
    }
}
