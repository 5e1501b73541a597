//! The rows of a roster, kept for showing: their texts one after another in one piece, the rest in a few numbers.

use std::collections::HashMap;
use std::sync::Arc;
use zeren_core::model::Text;
use zeren_roster::audit::{Finding, Severity, UnitKey, UnitName};
use zeren_roster::cell::RowAt;
use zeren_roster::ledger::Entry;
use zeren_roster::person::{Digest, Outcome};

/// How far a row was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Read {
    /// Whole.
    Whole,
    /// In part.
    Partly,
    /// Not at all.
    Not(Text),
    /// It holds no person.
    NoPerson,
}

impl Read {
    /// Its id.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Whole => "read",
            Self::Partly => "partly",
            Self::Not(_) => "unread",
            Self::NoPerson => "no-person",
        }
    }
}

/// A row.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    /// Where it stands.
    pub(crate) at: RowAt,
    start: usize,
    ends: [u32; 4],
    /// The place it belongs to.
    pub(crate) place: u32,
    /// What the person answers for.
    pub(crate) digest: Option<Arc<Digest>>,
    /// How far it was read.
    pub(crate) read: Read,
    /// How many findings speak of it.
    pub(crate) findings: u32,
    /// The heaviest of them.
    pub(crate) worst: Option<Severity>,
}

/// The cells of a row that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shown<'k> {
    pub(crate) name: &'k str,
    pub(crate) unit: &'k str,
    /// The post; of a row without a person, what stands in it.
    pub(crate) title: &'k str,
    pub(crate) portfolio: &'k str,
}

/// The rows of a roster in its order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    text: String,
    pub(crate) rows: Vec<Kept>,
    pub(crate) places: Vec<UnitName>,
    known: HashMap<UnitKey, u32>,
}

impl Rows {
    fn place(&mut self, unit: &UnitName) -> u32 {
        if let Some(last) = self.rows.last().map(|row| row.place)
            && self.places[last as usize].key == unit.key
        {
            return last;
        }
        if let Some(known) = self.known.get(&unit.key) {
            return *known;
        }
        let place = self.places.len() as u32;
        self.places.push(unit.clone());
        self.known.insert(unit.key.clone(), place);
        place
    }

    /// Keeps a row.
    pub(crate) fn keep(&mut self, entry: &Entry<'_>) {
        let place = self.place(entry.unit);
        let (digest, read) = match entry.decided {
            None => (None, Read::NoPerson),
            Some(decided) => match decided.outcome {
                Outcome::Read => (Some(Arc::clone(&decided.digest)), Read::Whole),
                Outcome::Partly => (Some(Arc::clone(&decided.digest)), Read::Partly),
                Outcome::Unread(reason) => (None, Read::Not(reason)),
            },
        };
        let title = if entry.decided.is_none() { entry.text } else { entry.cells.title };
        let start = self.text.len();
        let mut ends = [0; 4];
        for (end, text) in ends.iter_mut().zip([entry.cells.name, &entry.cells.unit, title, entry.cells.portfolio]) {
            self.text.push_str(text);
            *end = (self.text.len() - start) as u32;
        }
        self.rows.push(Kept { at: entry.at, start, ends, place, digest, read, findings: 0, worst: None });
    }

    /// The cells of a row.
    pub(crate) fn shown(&self, row: &Kept) -> Shown<'_> {
        let [name, unit, title, portfolio] = row.ends.map(|end| row.start + end as usize);
        Shown {
            name: &self.text[row.start..name],
            unit: &self.text[name..unit],
            title: &self.text[unit..title],
            portfolio: &self.text[title..portfolio],
        }
    }

    /// The cells of a row, one behind the other.
    pub(crate) fn texts(&self, row: &Kept) -> &str {
        &self.text[row.start..row.start + row.ends[3] as usize]
    }

    /// The place of a row among those kept.
    pub(crate) fn find(&self, at: RowAt) -> Option<usize> {
        self.rows.binary_search_by_key(&at, |row| row.at).ok()
    }

    /// Notes on each row what was found about it.
    pub(crate) fn mark<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>) {
        for finding in findings {
            for at in &finding.rows {
                if let Some(index) = self.find(*at) {
                    let row = &mut self.rows[index];
                    row.findings += 1;
                    row.worst = Some(row.worst.map_or(finding.severity, |worst| worst.min(finding.severity)));
                }
            }
        }
    }

    /// The places in their order: for each its rank.
    pub(crate) fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.places.len() as u32).collect();
        order.sort_by(|a, b| self.places[*a as usize].key.cmp(&self.places[*b as usize].key));
        let mut ranks = vec![0; order.len()];
        for (rank, place) in (0u32..).zip(order) {
            ranks[place as usize] = rank;
        }
        ranks
    }
}
