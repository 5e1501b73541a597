//! Rows taken together by region. Tallies of parts of a roster are joined into that of the whole.

use super::unit::{Unit, UnitKey};
use crate::cell::RowAt;
use crate::person::{Cells, Decided, Held, HeldAt, Outcome, Town, Whereabouts};
use rustc_hash::FxHashMap as HashMap;
use zeren_core::model::Applicability;
use zeren_core::title::Region;

/// Numbers of rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Rows that may hold a person; blank rows and headers are none.
    pub rows: u64,
    /// Rows read whole.
    pub read: u64,
    /// Rows read in part.
    pub partly: u64,
    /// Rows not read.
    pub unread: u64,
    /// Rows with neither name nor post.
    pub not_posts: u64,
    /// Persons by applicability, in the order of [`Applicability::ALL`].
    pub applicability: [u64; 4],
    /// Rows whose region was not told apart from others, since there were too many.
    pub unsorted: u64,
}

impl Totals {
    fn add(&mut self, other: &Self) {
        self.rows += other.rows;
        self.read += other.read;
        self.partly += other.partly;
        self.unread += other.unread;
        self.not_posts += other.not_posts;
        self.unsorted += other.unsorted;
        for (own, other) in self.applicability.iter_mut().zip(other.applicability) {
            *own += other;
        }
    }
}

/// Rows taken together.
#[derive(Clone, Debug)]
pub struct Tally {
    /// Numbers.
    pub totals: Totals,
    places: HashMap<UnitKey, u32>,
    units: Vec<Unit>,
    most: usize,
    /// The place found last, and its unit.
    last: Option<(UnitKey, u32)>,
}

impl Tally {
    /// A tally of no rows, that tells at most so many places apart.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self { totals: Totals::default(), places: HashMap::default(), units: Vec::new(), most, last: None }
    }

    fn index(&mut self, key: &UnitKey) -> Option<u32> {
        if let Some((known, index)) = &self.last
            && known == key
        {
            return Some(*index);
        }
        let index = match self.places.get(key) {
            Some(index) => *index,
            None if self.units.len() >= self.most => return None,
            None => {
                self.units.push(Unit::default());
                let index = (self.units.len() - 1) as u32;
                self.places.insert(key.clone(), index);
                index
            }
        };
        self.last = Some((key.clone(), index));
        Some(index)
    }

    /// Takes in a row without a person.
    pub const fn take_no_person(&mut self) {
        self.totals.rows += 1;
        self.totals.not_posts += 1;
    }

    /// The place a row belongs to first of all: its region, or the township or zone in which all its posts lie. Where
    /// the row says none, the lowest place its posts name.
    #[must_use]
    pub fn home(place: &Whereabouts, town: Option<&Town>, posts: &[Held]) -> UnitKey {
        home(place, town, posts)
    }

    /// Takes in a row that belongs to this place first of all.
    pub fn take(
        &mut self,
        at: RowAt,
        cells: &Cells<'_>,
        place: &Whereabouts,
        town: Option<&Town>,
        decided: &Decided,
        home: &UnitKey,
    ) {
        self.totals.rows += 1;
        match decided.outcome {
            Outcome::Unread(_) => {
                self.totals.unread += 1;
                self.arrive(home, at, place);
                return;
            }
            Outcome::Partly => self.totals.partly += 1,
            Outcome::Read => self.totals.read += 1,
        }
        self.totals.applicability[decided.digest.applicability.index()] += 1;
        self.arrive(home, at, place);
        let posts = &decided.posts;
        let Some(first) = posts.first() else { return };
        // Mostly all posts lie in the place that the row belongs to.
        let at_home = match first.at {
            HeldAt::Own => !place.is_unsaid(),
            HeldAt::Below(_) => true,
            HeldAt::Region(_) => false,
        };
        if at_home && posts.iter().all(|post| post.at == first.at) {
            if let Some(unit) = self.index(home) {
                self.units[unit as usize].take(at, cells.name, cells.person, posts.iter());
            }
            return;
        }
        let keys: Vec<UnitKey> = posts.iter().map(|post| key_of(post, place, town, home)).collect();
        for (index, key) in keys.iter().enumerate() {
            // Posts in the same place are taken in together, once.
            if keys[..index].contains(key) {
                continue;
            }
            let Some(unit) = self.index(key) else { continue };
            let together = posts.iter().zip(&keys).filter(|(_, other)| *other == key).map(|(post, _)| post);
            self.units[unit as usize].take(at, cells.name, cells.person, together);
        }
    }

    fn arrive(&mut self, home: &UnitKey, at: RowAt, place: &Whereabouts) {
        let Some(index) = self.index(home) else {
            self.totals.unsorted += 1;
            return;
        };
        let unit = &mut self.units[index as usize];
        unit.rows += 1;
        unit.first = Some(unit.first.map_or(at, |first| first.min(at)));
        if let Some(region) = place.region().filter(|region| region.code == home.code && home.below.is_empty()) {
            unit.levels = zeren_core::model::Levels::one(region.level());
        }
    }

    /// Joins another tally to this one.
    pub fn merge(&mut self, other: Self) {
        self.totals.add(&other.totals);
        let mut units: Vec<Option<Unit>> = other.units.into_iter().map(Some).collect();
        let mut places: Vec<(UnitKey, u32)> = other.places.into_iter().collect();
        places.sort_unstable();
        for (key, index) in places {
            let Some(unit) = units.get_mut(index as usize).and_then(Option::take) else { continue };
            match self.index(&key) {
                Some(own) => self.units[own as usize].merge(unit),
                None => self.totals.unsorted += u64::from(unit.rows),
            }
        }
    }

    /// A place.
    #[must_use]
    pub fn unit(&self, key: &UnitKey) -> Option<&Unit> {
        self.units.get(*self.places.get(key)? as usize)
    }

    /// The places in order of their codes, those that rows belong to.
    #[must_use]
    pub fn units_in_order(&self) -> Vec<(&UnitKey, &Unit)> {
        let mut out: Vec<_> = self.places.iter().map(|(key, index)| (key, &self.units[*index as usize])).collect();
        out.retain(|(_, unit)| unit.rows > 0);
        out.sort_unstable_by_key(|(key, _)| *key);
        out
    }

    /// Persons whom the Provisions reach in this way.
    #[must_use]
    pub const fn persons(&self, applicability: Applicability) -> u64 {
        self.totals.applicability[applicability as usize]
    }
}

/// The place of a post.
fn key_of(post: &Held, place: &Whereabouts, town: Option<&Town>, home: &UnitKey) -> UnitKey {
    match &post.at {
        HeldAt::Own => {
            if place.is_unsaid() {
                // The post says no region; another of the same person may.
                return if home.below.is_empty() { home.clone() } else { UnitKey::region(home.code) };
            }
            own(place)
        }
        HeldAt::Region(code) => UnitKey::region(*code),
        HeldAt::Below(name) => below(place, Town::name_for(town, name)),
    }
}

fn own(place: &Whereabouts) -> UnitKey {
    match (place.regions.as_slice(), place.written.as_str()) {
        ([only], written) => UnitKey { code: only.code, below: written.into() },
        ([first, ..], _) => UnitKey { code: 0, below: first.name.into() },
        ([], written) => UnitKey { code: 0, below: written.into() },
    }
}

/// A township or zone: 昆山高新区 and 高新区 of 昆山市 are one.
fn below(place: &Whereabouts, name: &str) -> UnitKey {
    let own = own(place);
    if name.is_empty() || (!own.below.is_empty() && own.code != 0) {
        return own;
    }
    let Some(region) = place.region() else {
        let whole =
            if own.below.is_empty() || *own.below == *name { name.to_owned() } else { format!("{}{name}", own.below) };
        return UnitKey { code: 0, below: whole.into() };
    };
    UnitKey { code: region.code, below: bare(region, name).into() }
}

fn bare(region: Region, name: &str) -> &str {
    let stem = &region.name[..region.name.char_indices().next_back().map_or(0, |(at, _)| at)];
    let rest = name.strip_prefix(region.name).or_else(|| name.strip_prefix(stem)).unwrap_or(name);
    // 市 of 昆山市 is no name of its own.
    if rest.chars().count() > 2 { rest } else { name }
}

fn home(place: &Whereabouts, town: Option<&Town>, posts: &[Held]) -> UnitKey {
    let all_below = posts.first().and_then(|first| match &first.at {
        HeldAt::Below(name) if posts.iter().all(|post| post.at == first.at) => Some(name),
        _ => None,
    });
    if let Some(name) = all_below {
        return below(place, Town::name_for(town, name));
    }
    if !place.is_unsaid() {
        return own(place);
    }
    let lowest = posts.iter().filter_map(|post| match post.at {
        HeldAt::Region(code) => Some((Region { code, name: "" }.level().index(), code)),
        _ => None,
    });
    lowest.max_by_key(|(level, _)| *level).map_or_else(UnitKey::default, |(_, code)| UnitKey::region(code))
}
