//! The tables packed, a third of their size, and unpacked when the program starts. The build compiles this file too:
//! what it writes ready for use, it has unpacked itself.

use super::list::Words;
use super::tables::{FIRST, LAST, NO_UNIT, Surname, Tables, Unit, VARIANT, place};

/// The number of the line end, the first of the alphabet.
const LINE_END: Unit = 0;

/// How many values have one byte.
pub(crate) const SHORT: usize = 192;

/// The same, packed. "Packed" numbers are packed as by `load/pack.rs`.
#[derive(Debug)]
pub(crate) struct Packed<'a> {
    /// The characters of all words, as steps.
    pub(crate) alphabet: &'a [u8],
    /// The numbers of the characters that have one byte.
    pub(crate) short: &'a [u16],
    /// The words, packed, a line each, those of one sense together and in order, without what each shares with the one
    /// before.
    pub(crate) words: &'a [u8],
    /// With how many characters of the word before each begins, from the second on.
    pub(crate) prefixes: &'a [u8],
    /// How many words each sense has.
    pub(crate) counts: &'a [u16],
    /// What stands before the suffix of each division, packed, a line each, in order of the codes.
    pub(crate) stems: &'a [u8],
    /// The suffixes of the divisions, packed, a line each.
    pub(crate) endings: &'a [u8],
    /// Which suffix each division has.
    pub(crate) ending: &'a [u8],
    /// The codes of the divisions, as steps.
    pub(crate) codes: &'a [u8],
    /// The variant characters, as steps.
    pub(crate) variants: &'a [u8],
    /// The simplified form of each variant, packed.
    pub(crate) simplified: &'a [u8],
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

impl Packed<'_> {
    /// Numbers, the most frequent in one byte, all others in two.
    fn numbers(&self, packed: &[u8], mut each: impl FnMut(u16)) {
        let mut bytes = packed.iter();
        while let Some(&byte) = bytes.next() {
            each(match self.short.get(byte as usize) {
                Some(number) => *number,
                None => u16::from(byte - SHORT as u8) << 8 | u16::from(bytes.next().copied().unwrap_or(0)),
            });
        }
    }

    /// Words packed a line each; each begins with as many characters of the one before as the next prefix says.
    fn lines(&self, packed: &[u8], prefixes: &[u8]) -> Words {
        let mut out = Words::default();
        let mut prefixes = prefixes.iter();
        let mut start = 0;
        self.numbers(packed, |unit| {
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

    /// The tables, which stay for as long as the program runs.
    pub(crate) fn unpack(&self, single: &str, compound: &[&str]) -> Tables {
        let alphabet: Vec<char> = steps(self.alphabet).filter_map(char::from_u32).collect();
        let mut units = vec![NO_UNIT; (LAST - FIRST + 1) as usize];
        for (unit, c) in (0..).zip(&alphabet) {
            if let Some(at) = place(*c) {
                units[at] = unit;
            }
        }
        let mut variants = Vec::new();
        let mut variant = steps(self.variants).filter_map(char::from_u32);
        self.numbers(self.simplified, |unit| {
            let variant = variant.next().unwrap_or_default();
            variants.push((variant, unit));
            if let Some(at) = place(variant) {
                units[at] = unit | VARIANT;
            }
        });
        let mut surnames = vec![Surname::default(); alphabet.len()];
        let known = |c: char| place(c).map(|at| units[at] as usize).filter(|unit| *unit < alphabet.len());
        single.chars().filter_map(known).for_each(|unit| surnames[unit].single = true);
        let begins = compound.iter().filter_map(|name| name.chars().next());
        begins.filter_map(known).for_each(|unit| surnames[unit].compound = true);

        let words = self.lines(self.words, self.prefixes);
        let sense_of: Vec<u16> =
            (0..).zip(self.counts).flat_map(|(sense, count)| std::iter::repeat_n(sense, *count as usize)).collect();
        let order = words.order(alphabet.len());
        let senses: Vec<u16> = order.iter().map(|index| sense_of[*index as usize]).collect();
        let words = words.table(&order, alphabet.len());

        let (stems, endings) = (self.lines(self.stems, &[]), self.lines(self.endings, &[]));
        let mut names = Words::default();
        for (index, ending) in self.ending.iter().enumerate() {
            let start = names.units.len();
            names.units.extend_from_slice(stems.get(index));
            names.units.extend_from_slice(endings.get(*ending as usize));
            names.end(start);
        }
        let order = names.order(alphabet.len());
        let in_order: Vec<u32> = steps(self.codes).collect();
        let mut by_code = vec![0; order.len()];
        for (place, index) in (0..).zip(&order) {
            by_code[*index as usize] = place;
        }
        let codes: Vec<u32> = order.iter().map(|index| in_order[*index as usize]).collect();
        let stems: Vec<u8> = order.iter().map(|index| stems.spans[*index as usize].1 as u8).collect();
        Tables {
            words,
            senses: senses.leak(),
            regions: names.table(&order, alphabet.len()),
            stems: stems.leak(),
            codes: codes.leak(),
            by_code: by_code.leak(),
            units: units.leak(),
            variants: variants.leak(),
            surnames: surnames.leak(),
            alphabet: alphabet.leak(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tables::WordTable;
    use super::*;
    use crate::rulebook::load::pack::{self, front, pack};

    fn words(table: WordTable, alphabet: &[char]) -> Vec<String> {
        let word = |(start, length): &(u32, u16)| {
            table.units[*start as usize..][..*length as usize].iter().map(|unit| alphabet[*unit as usize]).collect()
        };
        table.spans.iter().map(word).collect()
    }

    #[test]
    fn what_was_packed_comes_out_in_order() {
        let alphabet = ['\n', '东', '丝', '丽', '区', '县', '市'];
        let text = |text: &str| -> Vec<Unit> {
            text.chars().map(|c| alphabet.binary_search(&c).expect("of the alphabet") as Unit).collect()
        };
        // One character is left out, so that both lengths occur.
        let short: Vec<Unit> = (0..6).collect();
        let (prefixes, rest) = front(&["东市", "东市区", "丽", "东", "丝区"]);
        let packed = Packed {
            alphabet: &pack::steps(alphabet.iter().map(|c| *c as u32)),
            short: &short,
            words: &pack(&text(&rest), &short),
            prefixes: &prefixes,
            counts: &[3, 2],
            stems: &pack(&text("丽东\n东丽\n丽东\n"), &short),
            endings: &pack(&text("市\n区\n"), &short),
            ending: &[0, 1, 0],
            codes: &pack::steps([100, 230, 99_999]),
            variants: &pack::steps(['⾾', '麗'].map(|c| c as u32)),
            simplified: &pack(&text("丽丽"), &short),
        };
        let tables = packed.unpack("东", &["丽东"]);
        assert_eq!(tables.alphabet, alphabet);
        assert_eq!(words(tables.words, &alphabet), ["东", "东市", "东市区", "丝区", "丽"]);
        assert_eq!(tables.senses, [1, 0, 0, 1, 0]);
        assert_eq!(words(tables.regions, &alphabet), ["东丽区", "丽东市", "丽东市"]);
        assert_eq!((tables.codes, tables.by_code), (&[230, 100, 99_999][..], &[1, 0, 2][..]));
        assert_eq!(tables.stems, [2, 2, 2]);
        assert_eq!(tables.variants, [('⾾', 3), ('麗', 3)]);
        assert_eq!(tables.units[place('麗').expect("of the main block")], 3 | VARIANT);
        assert!(tables.surnames[1].single && tables.surnames[3].compound && !tables.surnames[3].single);
        assert_eq!(tables.words.first, [0, 0, 3, 4, 5, 5, 5, 5]);
    }
}
