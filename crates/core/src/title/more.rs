//! The lexicon with words that local rulebooks add.

use super::list::Words;
use super::sense::{FIRST_UNLISTED, Sense};
use super::tables::{LAST, NO_UNIT, Surname, Tables, Unit, VARIANT, WordTable, place};
use super::words::Lexicon;
use crate::rulebook::SectorId;

/// What a word means, as far as a local rulebook asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A sector.
    Sector(SectorId),
    /// A department on no list, by its place.
    Department(usize),
    /// Anything else.
    Other,
}

impl Lexicon {
    /// A word in simplified characters, as titles are read.
    pub(crate) fn simplify(&self, word: &str) -> String {
        word.chars().map(|c| self.simplified(c).0).collect()
    }

    /// What a word means.
    pub(crate) fn meaning(&self, word: &str) -> Option<Meaning> {
        Some(match self.sense(self.place_of(word)?) {
            Sense::Field(field) | Sense::Fused(field) if field < FIRST_UNLISTED => {
                Meaning::Sector(SectorId::new(field as usize))
            }
            Sense::Field(field) | Sense::Fused(field) => Meaning::Department((field - FIRST_UNLISTED) as usize),
            _ => Meaning::Other,
        })
    }

    /// This lexicon with more words, each with the place of its sense; a word that is there takes the new sense.
    pub(crate) fn with(
        &self,
        more: &[(&str, u16)],
        senses: &'static [Sense],
        compounds: &'static [&'static [u8]],
    ) -> Self {
        let old = self.tables();
        let mut alphabet: Vec<char> = old.alphabet.to_vec();
        alphabet.extend(more.iter().flat_map(|(word, _)| word.chars()));
        alphabet.sort_unstable();
        alphabet.dedup();
        let at = |c: char| alphabet.binary_search(&c).map_or(NO_UNIT, |at| at as Unit);
        // The number in the new alphabet of each character of the old.
        let moved: Vec<Unit> = old.alphabet.iter().map(|c| at(*c)).collect();
        let now = |unit: Unit| match unit {
            NO_UNIT => NO_UNIT,
            unit => moved[(unit & !VARIANT) as usize] | (unit & VARIANT),
        };

        let mut words = Words::default();
        let mut sense_of = Vec::new();
        let known: Vec<usize> = more.iter().filter_map(|(word, _)| self.place_of(word)).collect();
        for (index, &(start, length)) in old.words.spans.iter().enumerate() {
            if !known.contains(&index) {
                words.add(old.words.units[start as usize..][..length as usize].iter().map(|unit| now(*unit)));
                sense_of.push(old.senses[index]);
            }
        }
        for (word, sense) in more {
            words.add(word.chars().map(at));
            sense_of.push(*sense);
        }
        let order = words.order(alphabet.len());
        let word_senses: Vec<u16> = order.iter().map(|index| sense_of[*index as usize]).collect();

        let mut units: Vec<Unit> = old.units.iter().map(|unit| now(*unit)).collect();
        let mut surnames = vec![Surname::default(); alphabet.len()];
        for (unit, surname) in old.surnames.iter().enumerate() {
            surnames[moved[unit] as usize] = *surname;
        }
        for c in more.iter().flat_map(|(word, _)| word.chars()) {
            if let Some(place) = place(c) {
                units[place] = at(c);
            }
        }
        debug_assert_eq!(units.len(), (LAST - super::tables::FIRST + 1) as usize);
        let variants: Vec<(char, Unit)> = old.variants.iter().map(|(variant, unit)| (*variant, now(*unit))).collect();
        let tables = Tables {
            words: words.table(&order, alphabet.len()),
            senses: word_senses.leak(),
            regions: remade(&old.regions, &now, alphabet.len()),
            units: units.leak(),
            variants: variants.leak(),
            surnames: surnames.leak(),
            alphabet: alphabet.leak(),
            ..*old
        };
        Self::remade(tables, senses, compounds)
    }
}

/// The same words, in their order, in another alphabet.
fn remade(table: &WordTable, now: &impl Fn(Unit) -> Unit, alphabet: usize) -> WordTable {
    let mut words = Words::default();
    for &(start, length) in table.spans {
        words.add(table.units[start as usize..][..length as usize].iter().map(|unit| now(*unit)));
    }
    let order: Vec<u16> = (0..table.spans.len() as u16).collect();
    words.table(&order, alphabet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::{COMPOUNDS, SENSES};

    #[test]
    fn more_words_change_no_other() {
        let base = Lexicon::builtin();
        let field = SENSES.iter().position(|sense| *sense == Sense::Field(3)).expect("a sector") as u16;
        let more = base.with(&[("龘龘丝绸", field), ("民政", field)], SENSES, COMPOUNDS);
        let find = |word: &str| more.place_of(word).map(|at| more.sense(at));
        assert_eq!(find("龘龘丝绸"), Some(Sense::Field(3)));
        assert_eq!(find("民政"), Some(Sense::Field(3)));
        for (word, sense) in base.words().filter(|(word, _)| *word != "民政") {
            assert_eq!(find(word), Some(sense), "{word}");
        }
        let names =
            |lexicon: &Lexicon| lexicon.all_regions().map(|(code, name)| (code, name.to_owned())).collect::<Vec<_>>();
        assert_eq!(names(base), names(&more));
        for c in ('\u{4e00}'..='\u{9fff}').filter(|c| *c != '龘') {
            assert_eq!(base.simplified(c).0, more.simplified(c).0);
        }
    }
}
