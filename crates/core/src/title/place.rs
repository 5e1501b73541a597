//! Regions: which one is meant, and at which level it lies.

use super::words::{Lexicon, RegionId};
use crate::model::{Level, Levels};
use serde::Serialize;

/// A division of the gazetteer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Region {
    /// Its six-digit code.
    pub code: u32,
    /// Its name.
    pub name: &'static str,
}

impl Region {
    pub(super) fn new(lexicon: &'static Lexicon, id: RegionId) -> Self {
        Self { code: lexicon.region_code(id), name: lexicon.region_name(id) }
    }

    /// The region with this code.
    #[must_use]
    pub fn by_code(lexicon: &'static Lexicon, code: u32) -> Option<Self> {
        lexicon.region_by_code(code).map(|id| Self::new(lexicon, id))
    }

    /// The regions a name may mean: a name with or without suffix, or several from the top down (江苏省苏州市).
    #[must_use]
    pub fn named(lexicon: &'static Lexicon, name: &str) -> Vec<Self> {
        let direct = lexicon.regions_named(name);
        if !direct.is_empty() {
            return direct.into_iter().map(|id| Self::new(lexicon, id)).collect();
        }
        let splits = name.char_indices().map(|(at, _)| at).skip(2);
        for at in splits {
            let (above, below) = name.split_at(at);
            let above = lexicon.regions_named(above);
            if above.is_empty() {
                continue;
            }
            let below = Self::named(lexicon, below);
            let within: Vec<_> = below
                .into_iter()
                .filter(|region| above.iter().any(|id| region.lies_in(Self::new(lexicon, *id))))
                .collect();
            if !within.is_empty() {
                return within;
            }
        }
        Vec::new()
    }

    /// Its level. Codes that end in 71 to 79 are development zones (statistical codes).
    #[must_use]
    pub const fn level(self) -> Level {
        match self.code % 10_000 {
            0 => Level::Province,
            rest if rest % 100 == 0 => Level::Prefecture,
            rest if rest % 100 >= 71 && rest % 100 <= 79 => Level::Zone,
            _ => Level::County,
        }
    }

    /// Whether it is Taiwan, Hong Kong or Macao, of which the source does not speak.
    #[must_use]
    pub const fn is_apart(self) -> bool {
        matches!(self.code / 10_000, 71 | 81 | 82)
    }

    /// Whether it lies within the other and is not the other.
    #[must_use]
    pub const fn lies_in(self, other: Self) -> bool {
        let size = match other.level() {
            Level::Province => 10_000,
            Level::Prefecture => 100,
            _ => return false,
        };
        self.code / size == other.code / size && self.code != other.code
    }

    /// Whether 市, 县, 区 … is what its name ends in. Where none is said, it may be.
    #[must_use]
    pub fn is_called(self, unit: Option<char>) -> bool {
        match unit {
            None => true,
            Some('地') => self.name.ends_with("地区"),
            Some('区') => self.name.ends_with('区') && !self.name.ends_with("地区"),
            Some(unit) => self.name.ends_with(unit),
        }
    }

    /// The names of the regions it lies in, from the top down, and its own.
    #[must_use]
    pub fn path(self, lexicon: &'static Lexicon) -> String {
        let above = [self.code / 10_000 * 10_000, self.code / 100 * 100];
        let mut out = String::new();
        let mut last = 0;
        for code in above.into_iter().chain([self.code]) {
            if code != last {
                if let Some(id) = lexicon.region_by_code(code) {
                    out.push_str(lexicon.region_name(id));
                }
                last = code;
            }
        }
        out
    }
}

/// The levels of some regions.
pub(super) fn levels_of(regions: &[Region]) -> Levels {
    regions.iter().map(|region| region.level()).collect()
}

/// Regions named one after another, the later within the earlier.
#[derive(Clone, Debug, Default)]
pub(super) struct Trail {
    /// What the last name may mean.
    pub(super) regions: Vec<Region>,
    /// Whether the last name stood without its suffix.
    pub(super) stem: bool,
    /// What the name before may mean.
    pub(super) above: Vec<Region>,
    /// Whether a name does not lie within the one before.
    pub(super) mismatch: bool,
}

impl Trail {
    /// Goes one name down.
    pub(super) fn down(&mut self, next: Vec<Region>, stem: bool) {
        let within: Vec<Region> = next
            .iter()
            .copied()
            .filter(|region| self.regions.iter().any(|above| region.lies_in(*above) || region == above))
            .collect();
        self.mismatch |= !self.regions.is_empty() && within.is_empty();
        let narrowed = if within.is_empty() { next } else { within };
        self.above = std::mem::replace(&mut self.regions, narrowed);
        self.stem = stem;
    }
}
