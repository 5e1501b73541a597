//! Which places a reader means.

use zeren_core::Engine;
use zeren_core::request::regions;
use zeren_core::title::Region;
use zeren_roster::audit::UnitKey;

/// The places asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Every place.
    All,
    /// A division, and what lies in it.
    Division(Region),
    /// Places whose name has these words.
    Named(String),
}

impl Wanted {
    /// What a text means: a division if it names just one, else words.
    pub(crate) fn of(engine: &Engine, text: &str) -> Self {
        let text = text.trim();
        if text.is_empty() {
            return Self::All;
        }
        match regions(engine, text).as_deref() {
            Ok([only]) => Self::Division(*only),
            _ => Self::Named(text.to_owned()),
        }
    }

    /// Whether a place is meant; `path` is its name with those above it.
    pub(crate) fn has(&self, key: &UnitKey, path: &str) -> bool {
        match self {
            Self::All => true,
            Self::Division(region) => {
                key.code == region.code || (key.code != 0 && Region { code: key.code, name: "" }.lies_in(*region))
            }
            Self::Named(words) => path.contains(words.as_str()),
        }
    }
}
