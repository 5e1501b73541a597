//! A sorted list of words, unpacked from what the build packed, with where each first character begins.

use super::text::Plain;
use crate::builtin::ALPHABET;
use std::ops::Range;
use std::sync::OnceLock;

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;
/// How many characters a word may be made of.
pub(super) const CHARS: usize = (LAST - FIRST + 1) as usize;

/// The place of a CJK character in the tables.
pub(super) fn place(c: char) -> Option<usize> {
    let code = c as u32;
    (FIRST..=LAST).contains(&code).then(|| (code - FIRST) as usize)
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
    /// The code points of all of them, as they were packed.
    units: Vec<u16>,
    /// Where each word begins in `units`, and how many characters it has.
    spans: Vec<(u32, u16)>,
    /// First word of each CJK character, by its place from U+4E00.
    first: Vec<u16>,
    /// The words as text, one after another, and where each begins; made when first asked for.
    text: OnceLock<(String, Vec<u32>)>,
}

/// Words as they were packed: a line each.
struct Packed {
    units: Vec<u16>,
    spans: Vec<(u32, u16)>,
}

/// Numbers as the build packed them: those below 192 have one byte, all others two.
pub(super) fn numbers(packed: &[u8]) -> impl Iterator<Item = usize> {
    const SHORT: usize = 192;
    let mut bytes = packed.iter().map(|byte| *byte as usize);
    std::iter::from_fn(move || match bytes.next()? {
        byte if byte < SHORT => Some(byte),
        byte => Some(SHORT + ((byte - SHORT) << 8) + bytes.next()?),
    })
}

/// The characters of the packed words; a line end is one of the alphabet.
fn unpack(packed: &[u8]) -> Packed {
    let alphabet: Vec<u16> = ALPHABET.chars().map(|c| c as u16).collect();
    let mut out = Packed { units: Vec::with_capacity(packed.len()), spans: Vec::with_capacity(packed.len() / 4) };
    let mut start = 0;
    for number in numbers(packed) {
        let unit = alphabet[number];
        if unit == b'\n' as u16 {
            out.spans.push((start as u32, (out.units.len() - start) as u16));
            start = out.units.len();
        } else {
            out.units.push(unit);
        }
    }
    out
}

impl Sorted {
    /// Unpacks words that were packed in order.
    pub(super) fn in_order(packed: &[u8]) -> Self {
        Self::of(unpack(packed))
    }

    /// Unpacks words and puts them in order; also gives, for each in order, its place among the packed ones.
    pub(super) fn ordered(packed: &[u8]) -> (Self, Vec<u16>) {
        let Packed { units, spans } = unpack(packed);
        let word = |index: u16| {
            let (start, length) = spans[index as usize];
            &units[start as usize..start as usize + length as usize]
        };
        // The first four characters decide nearly always.
        let key = |index: u16| {
            let word = word(index);
            (0..4).fold(0u64, |key, at| key << 16 | word.get(at).map_or(0, |unit| u64::from(*unit)))
        };
        let mut keyed: Vec<(u64, u16)> = (0..spans.len() as u16).map(|index| (key(index), index)).collect();
        keyed.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| word(a.1).cmp(word(b.1))).then_with(|| a.1.cmp(&b.1)));
        let places: Vec<u16> = keyed.into_iter().map(|(_, index)| index).collect();
        let spans = places.iter().map(|index| spans[*index as usize]).collect();
        (Self::of(Packed { units, spans }), places)
    }

    /// Words in order, with where each first character begins.
    fn of(Packed { units, spans }: Packed) -> Self {
        let mut first = vec![0u16; CHARS + 1];
        let mut filled = 0;
        for (number, (start, _)) in (0u16..).zip(&spans) {
            let at = (u32::from(units[*start as usize]) - FIRST) as usize;
            if at >= filled {
                first[filled..=at].fill(number);
                filled = at + 1;
            }
        }
        first[filled..].fill(spans.len() as u16);
        Self { units, spans, first, text: OnceLock::new() }
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// How many characters a word has.
    pub(super) fn length(&self, index: usize) -> usize {
        self.spans[index].1 as usize
    }

    /// The code points of a word.
    fn units(&self, index: usize) -> &[u16] {
        let (start, length) = self.spans[index];
        &self.units[start as usize..start as usize + length as usize]
    }

    /// A character of a word, 0 at its end.
    #[inline]
    fn unit(&self, index: usize, at: usize) -> u16 {
        let (start, length) = self.spans[index];
        if at < length as usize { self.units[start as usize + at] } else { 0 }
    }

    /// A word as text.
    pub(super) fn word(&self, index: usize) -> &str {
        let (text, starts) = self.text.get_or_init(|| {
            let mut text = String::with_capacity(self.units.len() * 3);
            let mut starts = vec![0];
            for index in 0..self.len() {
                text.extend(self.units(index).iter().filter_map(|unit| char::from_u32(u32::from(*unit))));
                starts.push(text.len() as u32);
            }
            (text, starts)
        });
        &text[starts[index] as usize..starts[index + 1] as usize]
    }

    /// The place of a word.
    pub(super) fn find(&self, wanted: &str) -> Option<usize> {
        let wanted: Vec<u16> = wanted.chars().map(|c| place(c).map_or(0, |_| c as u16)).collect();
        let at = partition(0..self.len(), |index| self.units(index) < wanted.as_slice());
        (at < self.len() && self.units(at) == wanted).then_some(at)
    }

    /// Calls back with every stretch of words that share the next `length` characters of the text:
    /// `(length, words)`, shortest first, as long as there is any.
    pub(super) fn walk(&self, text: &[Plain], mut found: impl FnMut(usize, Range<usize>)) {
        let Some(at) = text.first().and_then(|first| place(first.c)) else { return };
        let mut group = self.first[at] as usize..self.first[at + 1] as usize;
        let mut length = 1;
        while !group.is_empty() {
            found(length, group.clone());
            let Some(next) = text.get(length).filter(|next| place(next.c).is_some()) else { return };
            let wanted = next.c as u16;
            let low = partition(group.clone(), |index| self.unit(index, length) < wanted);
            if low == group.end || self.unit(low, length) != wanted {
                return;
            }
            group = low..partition(low..group.end, |index| self.unit(index, length) == wanted);
            length += 1;
        }
    }
}
