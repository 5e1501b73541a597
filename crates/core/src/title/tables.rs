//! The tables in which the reader looks up words and divisions. The build writes them ready for use, or, with the
//! feature `compact`, packed (`packed.rs`).

/// The number of a character in the alphabet of all words, which is in the order of the characters.
pub(crate) type Unit = u16;

/// No character of the alphabet.
pub(crate) const NO_UNIT: Unit = Unit::MAX;

/// Marks, in the table of characters, one that is not itself of the alphabet.
pub(crate) const VARIANT: Unit = 0x8000;

/// The first character of the main CJK block.
pub(crate) const FIRST: u32 = 0x4e00;
/// Its last character.
pub(crate) const LAST: u32 = 0x9fff;

/// The place of a character of the main CJK block in its table.
pub(crate) fn place(c: char) -> Option<usize> {
    let code = c as u32;
    (FIRST..=LAST).contains(&code).then(|| (code - FIRST) as usize)
}

/// A character as one of 64 bits.
pub(crate) const fn bit(unit: Unit) -> u64 {
    1 << (unit & 63)
}

/// Words in order, with where each first character begins.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordTable {
    /// The characters of all of them.
    pub(crate) units: &'static [Unit],
    /// Where each word begins in `units`, and how many characters it has.
    pub(crate) spans: &'static [(u32, u16)],
    /// First word of each character of the alphabet; one more than characters.
    pub(crate) first: &'static [u16],
    /// For each character of the alphabet, which second characters its words have, by their last six bits: most texts
    /// go on otherwise, and need not be looked up.
    pub(crate) second: &'static [u64],
}

/// Whether a character is or begins a surname.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Surname {
    /// Is one.
    pub(crate) single: bool,
    /// Begins one of two characters.
    pub(crate) compound: bool,
}

/// All that titles are looked up in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tables {
    /// The characters of all words.
    pub(crate) alphabet: &'static [char],
    /// The words of the lexicon.
    pub(crate) words: WordTable,
    /// The sense of each word, by its place in `SENSES`.
    pub(crate) senses: &'static [u16],
    /// The names of the divisions.
    pub(crate) regions: WordTable,
    /// How many characters of each division's name stand before its suffix.
    pub(crate) stems: &'static [u8],
    /// The code of each division.
    pub(crate) codes: &'static [u32],
    /// The divisions in order of their codes.
    pub(crate) by_code: &'static [u16],
    /// For each character of the main block, the number in the alphabet of its simplified form.
    pub(crate) units: &'static [Unit],
    /// The variant characters, with the numbers of their simplified forms, in order.
    pub(crate) variants: &'static [(char, Unit)],
    /// For each character of the alphabet, whether it is or begins a surname.
    pub(crate) surnames: &'static [Surname],
}
