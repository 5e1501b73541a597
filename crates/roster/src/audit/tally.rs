//! Rows taken together by region. Tallies of parts of a roster are joined in order into that of the whole.

use super::unit::{Unit, UnitKey, most_holders};
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
    /// How many holders of posts are kept of each place.
    most_holders: usize,
    /// The place found last, and its unit.
    last: Option<(UnitKey, u32)>,
}

impl Tally {
    /// A tally of no rows, that tells at most so many places apart.
    #[must_use]
    pub fn new(most: usize) -> Self {
        Self {
            totals: Totals::default(),
            places: HashMap::default(),
            units: Vec::new(),
            most,
            most_holders: most_holders(0),
            last: None,
        }
    }

    /// How many holders of posts were not compared with others of their place, since there were too many.
    #[must_use]
    pub fn not_compared(&self) -> u64 {
        self.units.iter().map(|unit| u64::from(unit.not_kept)).sum()
    }

    /// The number of a place in this tally; none if there are too many places.
    pub(crate) fn index(&mut self, key: &UnitKey) -> Option<u32> {
        if let Some((known, index)) = &self.last
            && known == key
        {
            return Some(*index);
        }
        let index = match self.places.get(key) {
            Some(index) => *index,
            None => self.add(key.clone())?,
        };
        self.last = Some((key.clone(), index));
        Some(index)
    }

    fn add(&mut self, key: UnitKey) -> Option<u32> {
        if self.units.len() >= self.most {
            return None;
        }
        let index = self.units.len() as u32;
        self.units.push(Unit::default());
        self.places.insert(key, index);
        let most = most_holders(self.units.len());
        if most < self.most_holders {
            self.most_holders = most;
            self.units.iter_mut().for_each(|unit| unit.keep(most));
        }
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
        let index = self.index(home);
        self.count(at, place, decided, home, index);
        if matches!(decided.outcome, Outcome::Unread(_)) || decided.posts.is_empty() {
            return;
        }
        let posts = &decided.posts;
        // Mostly all posts lie in the place that the row belongs to.
        if is_at_home(decided, place) {
            if let Some(unit) = index {
                self.units[unit as usize].take(at, cells.name, cells.person, posts.iter(), self.most_holders);
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
            self.units[unit as usize].take(at, cells.name, cells.person, together, self.most_holders);
        }
    }

    /// Takes in a row all of whose posts lie in this place, which has this number.
    pub(crate) fn take_at_home(
        &mut self,
        at: RowAt,
        cells: &Cells<'_>,
        place: &Whereabouts,
        decided: &Decided,
        (home, index): (&UnitKey, Option<u32>),
    ) {
        self.count(at, place, decided, home, index);
        if let Some(unit) = index.filter(|_| !matches!(decided.outcome, Outcome::Unread(_))) {
            let unit = &mut self.units[unit as usize];
            unit.take(at, cells.name, cells.person, decided.posts.iter(), self.most_holders);
        }
    }

    /// Counts a row where it belongs.
    fn count(&mut self, at: RowAt, place: &Whereabouts, decided: &Decided, home: &UnitKey, index: Option<u32>) {
        self.totals.rows += 1;
        match decided.outcome {
            Outcome::Unread(_) => self.totals.unread += 1,
            Outcome::Partly => self.totals.partly += 1,
            Outcome::Read => self.totals.read += 1,
        }
        if !matches!(decided.outcome, Outcome::Unread(_)) {
            self.totals.applicability[decided.digest.applicability.index()] += 1;
        }
        let Some(index) = index else {
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

    /// Joins to this tally that of the rows behind, which tells all its places apart. What comes of it is the same as
    /// if this one had taken those rows.
    pub fn append(&mut self, other: &Self) {
        self.totals.add(&other.totals);
        for (key, unit) in other.as_met() {
            match self.places.get(key).copied().or_else(|| self.add(key.clone())) {
                Some(own) => self.units[own as usize].append(unit, self.most_holders),
                None => self.totals.unsorted += u64::from(unit.rows),
            }
        }
    }

    /// Makes it a tally of no rows; its room stays.
    pub(crate) fn clear(&mut self) {
        self.totals = Totals::default();
        self.places.clear();
        self.units.clear();
        self.most_holders = most_holders(0);
        self.last = None;
    }

    /// A place.
    #[must_use]
    pub fn unit(&self, key: &UnitKey) -> Option<&Unit> {
        self.units.get(*self.places.get(key)? as usize)
    }

    /// The places in the order in which they were met.
    fn as_met(&self) -> impl Iterator<Item = (&UnitKey, &Unit)> {
        let mut met = vec![None; self.units.len()];
        for (key, index) in &self.places {
            met[*index as usize] = Some(key);
        }
        met.into_iter().zip(&self.units).filter_map(|(key, unit)| Some((key?, unit)))
    }

    /// The places in order of their codes, those that rows belong to.
    #[must_use]
    pub fn units_in_order(&self) -> Vec<(&UnitKey, &Unit)> {
        // They were mostly met in the order of their codes: then there is little to sort.
        let mut out: Vec<_> = self.as_met().filter(|(_, unit)| unit.rows > 0).collect();
        out.sort_by_key(|(key, _)| *key);
        out
    }

    /// Persons whom the Provisions reach in this way.
    #[must_use]
    pub const fn persons(&self, applicability: Applicability) -> u64 {
        self.totals.applicability[applicability as usize]
    }
}

/// Whether all posts of a row lie in the place that it belongs to first of all, as far as the row says one.
pub(crate) fn is_at_home(decided: &Decided, place: &Whereabouts) -> bool {
    match decided.lies() {
        Some(HeldAt::Own) => !place.is_unsaid(),
        Some(HeldAt::Below(_)) => true,
        Some(HeldAt::Region(_)) | None => false,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{Counts, Heading, InTurn, Report};
    use crate::ledger::Entry;
    use crate::limits::Limits;
    use crate::source::{Block, Form};
    use crate::{RowSink, TextRoster, Wants, Worker, WorkerOptions};
    use zeren_core::Engine;
    use zeren_core::model::Lang;

    struct Nothing;

    impl RowSink for Nothing {
        fn finding(&mut self, _: crate::audit::Finding) {}
        fn entry(&mut self, _: &Entry<'_>) {}
    }

    /// The audit of the regions where so many workers take the rows in turn.
    fn audited(rows: &[&str], workers: usize, units: usize) -> (String, Counts) {
        let engine = Engine::new();
        let limits = Limits { units, ..Limits::default() };
        let head = format!("姓名,地区,职务,人员编号\n{}\n", rows.join("\n"));
        let roster = TextRoster::open(&engine, "r.csv", Form::Csv, head.as_bytes(), true, &Wants::default(), &limits)
            .expect("a roster");
        let options = WorkerOptions { limits, in_parts: workers > 1, ..WorkerOptions::default() };
        let mut all: Vec<Worker> = (0..workers).map(|_| Worker::new(options.clone())).collect();
        let mut tally = Tally::new(units);
        for (row, text) in (2..).zip(rows) {
            let block = Block { text: format!("{text}\n"), first_row: row, rows: 1 };
            let worker = &mut all[row as usize % workers];
            roster.rows.take(&block, worker, &mut Nothing);
            if workers > 1 {
                let mut part = Tally::new(usize::MAX);
                worker.swap_tally(&mut part);
                tally.append(&part);
            }
        }
        if workers == 1 {
            tally = all.remove(0).into_tally();
        }
        let mut out = Vec::new();
        let mut report = Report::new(Lang::Zh, true, &Heading::default());
        let units = tally.units_in_order();
        let told = crate::audit::find(&units, &engine, &InTurn, |findings| -> Result<(), ()> {
            findings.iter().for_each(|finding| report.finding(finding, None, &mut out));
            Ok(())
        });
        told.and_then(|()| report.end(&tally, &units, &InTurn, [].into_iter(), &mut out, |_| Ok(()))).expect("memory");
        (String::from_utf8(out).expect("UTF-8"), report.counts)
    }

    #[test]
    fn tallies_together_are_as_one_even_where_there_are_too_many_places() {
        let rows = [
            "甲,昆山市,昆山市市长,1",
            "乙,太仓市,太仓市市长,2",
            "丙,太仓市,太仓市委书记、昆山市副市长,3",
            "丁,常熟市,常熟市市长、张家港市委书记,4",
            "戊,张家港市,张家港市委书记,5",
            "己,昆山市,昆山市市长,6",
            "庚,常熟市,常熟市人大常委会主任,7",
            "丁,常熟市,常熟市市长,4",
            "辛,吴江区,吴江区区长,8",
            "甲,吴江区,吴江区区长,1",
            "壬,昆山市,昆山市副市长,",
        ];
        for units in 1..=6 {
            let one = audited(&rows, 1, units);
            for workers in 2..=4 {
                assert_eq!(audited(&rows, workers, units), one, "{workers} workers, {units} places");
            }
        }
        assert!(audited(&rows, 3, 2).0.contains("\"rows_of_regions_too_many\":6"), "{}", audited(&rows, 3, 2).0);
        assert!(audited(&rows, 3, 6).0.contains("ZR105"), "{}", audited(&rows, 3, 6).0);
    }

    #[test]
    fn so_where_a_place_has_too_many_posts() {
        let rows: Vec<String> = (0..300).map(|number| format!("甲{number},昆山市,昆山市副市长,")).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let one = audited(&rows, 1, 10);
        assert!(one.0.contains("\"holders_not_compared\":44"), "{}", one.0);
        assert_eq!(audited(&rows, 3, 10), one);
    }
}
