//! What the sectors are called: the words of the lexicon that name them.

use crate::rulebook::SectorId;
use crate::title::Lexicon;
use crate::title::sense::{FIRST_UNLISTED, Sense};

/// How a word names a sector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A department's name without its suffix, or a field of work.
    Field,
    /// A department's whole name, mostly an abbreviation.
    Whole,
}

/// Every word that means one sector alone, in the lexicon's order.
pub fn of_sectors(lexicon: &'static Lexicon) -> impl Iterator<Item = (SectorId, &'static str, NameKind)> {
    let listed = |field: u8, word, kind| (field < FIRST_UNLISTED).then(|| (SectorId::new(field as usize), word, kind));
    lexicon.words().filter_map(move |(word, sense)| match sense {
        Sense::Field(field) => listed(field, word, NameKind::Field),
        Sense::Fused(field) => listed(field, word, NameKind::Whole),
        _ => None,
    })
}

/// Every word that means this sector alone.
pub fn of_sector(lexicon: &'static Lexicon, sector: SectorId) -> impl Iterator<Item = (&'static str, NameKind)> {
    of_sectors(lexicon).filter(move |(known, ..)| *known == sector).map(|(_, word, kind)| (word, kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::BUILTIN;

    #[test]
    fn every_sector_bears_its_own_name() {
        for (index, sector) in BUILTIN.sectors.iter().enumerate() {
            let names: Vec<_> = of_sector(Lexicon::builtin(), SectorId::new(index)).collect();
            assert!(names.iter().any(|(word, _)| *word == sector.zh), "{}: {names:?}", sector.id);
        }
    }
}
