//! The fast way to decide: one look-up in a table that the build filled with the explained way.
//!
//! ```
//! use zeren_core::decide::Facts;
//! use zeren_core::model::{Class, Classes, Level, Matter, Matters, Organ, Position};
//! use zeren_core::table::{Fields, decide};
//! let fields = Fields {
//!     level: Level::County,
//!     organ: Organ::Government,
//!     position: Position::Deputy,
//!     matters: Matters::one(Matter::Environment),
//! };
//! let outcome = decide(fields, Facts::default());
//! assert_eq!(outcome.classes, Classes::one(Class::GovernmentEnvironmentDeputy));
//! ```

use crate::builtin::{OUTCOMES, TABLE};
use crate::decide::{Facts, Outcome};
use crate::model::{Level, Matters, Organ, Position};

/// A post in fields, at one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields {
    /// The level.
    pub level: Level,
    /// The organ.
    pub organ: Organ,
    /// The position.
    pub position: Position,
    /// What the portfolio or department is about; empty where not stated.
    pub matters: Matters,
}

/// How many combinations of fields there are.
pub const SPACE: usize = Level::ALL.len() * Organ::ALL.len() * Position::ALL.len() * 8;

impl Fields {
    /// Every combination.
    pub fn all() -> impl Iterator<Item = Self> {
        Level::ALL.iter().flat_map(|&level| {
            Organ::ALL.iter().flat_map(move |&organ| {
                Position::ALL.iter().flat_map(move |&position| {
                    (0..8).map(move |bits| Self { level, organ, position, matters: Matters::from_bits(bits) })
                })
            })
        })
    }

    /// The place in [`Fields::all`].
    #[inline]
    #[must_use]
    pub const fn index(self) -> usize {
        ((self.level.index() * Organ::ALL.len() + self.organ.index()) * Position::ALL.len() + self.position.index()) * 8
            + (self.matters.bits() & 7) as usize
    }
}

/// Decides a post in fields. Equal to [`crate::decide::decide_at`] for every combination.
#[inline]
#[must_use]
pub fn decide(fields: Fields, facts: Facts) -> Outcome {
    OUTCOMES[TABLE[facts.index() * SPACE + fields.index()] as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::builtin::BUILTIN;
    use crate::decide::decide_at;

    #[test]
    fn table_equals_the_explained_way_over_the_whole_space() {
        for facts in Facts::all() {
            for fields in Fields::all() {
                let explained = decide_at(&BUILTIN, fields.level, fields.organ, fields.position, fields.matters, facts);
                assert_eq!(decide(fields, facts), explained.outcome, "{fields:?} {facts:?}");
            }
        }
    }
}
