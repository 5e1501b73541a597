//! What an audit remembers of a region, a township or a zone: a few numbers and the holders of the posts that matter,
//! however many rows there are.

use super::name::Name;
use crate::cell::RowAt;
use crate::person::Held;
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use zeren_core::Engine;
use zeren_core::model::{Class, Classes, Level, Levels, Organ, Position};
use zeren_core::rulebook::SectorId;
use zeren_core::title::{Region, Sectors};

/// Which region, township or zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitKey {
    /// The code of the region; 0 where it is none of the divisions known.
    pub code: u32,
    /// The name of the township or zone in it; with code 0 the region's name as written.
    pub below: Box<str>,
}

impl UnitKey {
    /// A region.
    #[must_use]
    pub fn region(code: u32) -> Self {
        Self { code, below: "".into() }
    }

    /// Its level, as far as the divisions known tell.
    #[must_use]
    pub fn level(&self, engine: &Engine) -> Option<Level> {
        let region = Region::by_code(engine.lexicon(), self.code)?;
        self.below.is_empty().then(|| region.level())
    }
}

/// A post that matters for gaps and contradictions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Part {
    /// The Party's principal.
    PartyPrincipal = 1,
    /// The government's principal.
    GovernmentPrincipal = 2,
    /// A deputy head of government.
    GovernmentDeputy = 4,
    /// A chair or vice chair of a people's congress or its standing committee.
    Congress = 8,
    /// The head of a court or procuratorate.
    Justice = 16,
    /// The head of the ecology and environment department.
    EcologyHead = 32,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 6] = [
        Self::PartyPrincipal,
        Self::GovernmentPrincipal,
        Self::GovernmentDeputy,
        Self::Congress,
        Self::Justice,
        Self::EcologyHead,
    ];

    fn of(post: &Held) -> Option<Self> {
        match (post.organ, post.position) {
            (Organ::Party, Position::Principal) if post.classes.contains(Class::PartyPrincipal) => {
                Some(Self::PartyPrincipal)
            }
            (Organ::Government, Position::Principal) if post.classes.contains(Class::GovernmentPrincipal) => {
                Some(Self::GovernmentPrincipal)
            }
            (Organ::Government, Position::Deputy) => Some(Self::GovernmentDeputy),
            (Organ::PeoplesCongress, Position::Principal | Position::Deputy) => Some(Self::Congress),
            (Organ::Court | Organ::Procuratorate, Position::Principal) => Some(Self::Justice),
            (Organ::EcologyDepartment, Position::Head) => Some(Self::EcologyHead),
            _ => None,
        }
    }
}

/// Who holds such posts in a row. There may be a million, so that each takes 32 bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// The name.
    pub name: Name,
    /// Stands for the person's number; 0 for none.
    person_key: u64,
    row: u32,
    sheet: u16,
    /// The posts, as bits of [`Part`].
    pub parts: u8,
}

/// What stands for a text: two texts with the same are the same for all that is known.
fn key(text: &str) -> u64 {
    if text.is_empty() {
        return 0;
    }
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish() | 1
}

impl Holder {
    fn new(at: RowAt, name: &str, person: &str, parts: u8) -> Self {
        Self { name: Name::new(name), person_key: key(person), row: at.row, sheet: at.sheet, parts }
    }

    /// The row.
    #[must_use]
    pub const fn at(&self) -> RowAt {
        RowAt { sheet: self.sheet, row: self.row }
    }

    /// Whether this post is among them.
    #[must_use]
    pub const fn holds(&self, part: Part) -> bool {
        self.parts & part as u8 != 0
    }

    /// Whether two rows speak of the same person, as far as they tell.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        if self.person_key != 0 && other.person_key != 0 {
            self.person_key == other.person_key
        } else {
            !self.name.is_empty() && self.name == other.name
        }
    }

    /// What stands for the person's number, if there is one.
    #[must_use]
    pub fn person(&self) -> Option<u64> {
        Some(self.person_key).filter(|key| *key != 0)
    }
}

/// How many holders are kept of each place, where there are so many places. More than a few in one place are a fault
/// that needs no longer list, and all of them together may not take more memory the longer a roster is.
pub(super) fn most_holders(places: usize) -> usize {
    const ALL: usize = 1 << 20;
    (ALL / places.next_power_of_two()).clamp(16, 256)
}

/// A number of persons of a class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// For certain.
    pub certain: u32,
    /// Where a question is open.
    pub possible: u32,
}

/// A region, township or zone.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// The levels its posts may have.
    pub levels: Levels,
    /// Rows that belong here first of all; 0 where only posts held elsewhere besides lie here.
    pub rows: u32,
    /// The first of them.
    pub first: Option<RowAt>,
    /// Persons by class.
    pub classes: [Count; 7],
    /// The posts that anybody holds, as bits of [`Part`].
    pub parts: u8,
    /// The holders of posts that matter, the first by row.
    pub holders: Vec<Holder>,
    /// How many holders are not kept, since there are too many.
    pub not_kept: u32,
    /// The listed sectors whose department has a head, with the first row.
    pub heads: Vec<(SectorId, RowAt)>,
    /// The sectors that a deputy is in charge of, with the first row.
    pub deputies: Vec<(SectorId, RowAt)>,
    /// Deputies whose portfolio is not stated: row and name.
    pub open: Vec<(RowAt, Name)>,
}

fn note(list: &mut Vec<(SectorId, RowAt)>, sector: SectorId, at: RowAt) {
    match list.iter_mut().find(|(known, _)| *known == sector) {
        Some((_, first)) => *first = (*first).min(at),
        None => list.push((sector, at)),
    }
}

impl Unit {
    /// Takes in the posts that a row's person holds here.
    pub(super) fn take<'h>(
        &mut self,
        at: RowAt,
        name: &str,
        person: &str,
        posts: impl Iterator<Item = &'h Held>,
        most: usize,
    ) {
        let (mut classes, mut possible, mut parts) = (Classes::EMPTY, Classes::EMPTY, 0);
        for post in posts {
            self.levels = self.levels.union(post.levels);
            classes = classes.union(post.classes);
            possible = possible.union(post.possible);
            parts |= Part::of(post).map_or(0, |part| part as u8);
            self.sectors(at, post);
            if post.open_portfolio && self.open.len() < most {
                self.open.push((at, Name::new(name)));
            }
        }
        for class in classes.iter() {
            self.classes[class.index()].certain += 1;
        }
        for class in possible.without(classes).iter() {
            self.classes[class.index()].possible += 1;
        }
        self.parts |= parts;
        if parts != 0 && self.holders.len() >= most {
            self.not_kept += 1;
        } else if parts != 0 {
            self.holders.push(Holder::new(at, name, person, parts));
        }
    }

    fn sectors(&mut self, at: RowAt, post: &Held) {
        let list = match (post.organ, post.position) {
            (Organ::Government, Position::Deputy) => &mut self.deputies,
            (Organ::Department | Organ::EcologyDepartment, Position::Head) => &mut self.heads,
            _ => return,
        };
        post.sectors.iter().for_each(|sector| note(list, sector, at));
    }

    /// Takes in what the tally of the rows behind knows of the same place. Its lists are copied, so that they take no
    /// more room than they need.
    pub(super) fn append(&mut self, other: &Self, most: usize) {
        self.parts |= other.parts;
        self.not_kept += other.not_kept;
        self.levels = self.levels.union(other.levels);
        self.rows += other.rows;
        self.first = self.first.or(other.first);
        for (own, other) in self.classes.iter_mut().zip(&other.classes) {
            own.certain += other.certain;
            own.possible += other.possible;
        }
        let kept = other.holders.len().min(most.saturating_sub(self.holders.len()));
        self.not_kept += (other.holders.len() - kept) as u32;
        self.holders.reserve_exact(kept);
        self.holders.extend_from_slice(&other.holders[..kept]);
        let kept = other.open.len().min(most.saturating_sub(self.open.len()));
        self.open.reserve_exact(kept);
        self.open.extend_from_slice(&other.open[..kept]);
        for (own, other) in [(&mut self.heads, &other.heads), (&mut self.deputies, &other.deputies)] {
            other.iter().for_each(|(sector, at)| note(own, *sector, *at));
        }
    }

    /// Keeps no more than so many holders.
    pub(super) fn keep(&mut self, most: usize) {
        if let Some(more) = self.holders.len().checked_sub(most).filter(|more| *more > 0) {
            self.not_kept += more as u32;
            self.holders.truncate(most);
            self.holders.shrink_to_fit();
        }
        if self.open.len() > most {
            self.open.truncate(most);
            self.open.shrink_to_fit();
        }
    }

    /// Whether anybody holds such a post.
    #[must_use]
    pub const fn has(&self, part: Part) -> bool {
        self.parts & part as u8 != 0
    }

    /// The sectors of a list.
    #[must_use]
    pub fn sectors_of(list: &[(SectorId, RowAt)]) -> Sectors {
        list.iter().map(|(sector, _)| *sector).collect()
    }

    /// Whether the Provisions are followed here by reference only.
    #[must_use]
    pub fn is_by_reference(&self) -> bool {
        !self.levels.is_empty() && self.levels.iter().all(|level| matches!(level, Level::Township | Level::Zone))
    }

    /// Whether it is no place that the Provisions speak of.
    #[must_use]
    pub fn is_outside(&self) -> bool {
        !self.levels.is_empty() && self.levels.iter().all(|level| matches!(level, Level::Village | Level::Central))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_small() {
        assert_eq!(size_of::<Holder>(), 32);
    }
}
