//! The record of an assessment: facts, who said so, results, version of the rules. The same object is the JSON contract's
//! and what is saved; what is loaded is read from it, or from the few fields that a person writes by hand.
//!
//! ```
//! use zeren_core::Engine;
//! use zeren_core::assess::record::{Report, Stated, take};
//! use zeren_core::assess::assess;
//! use zeren_core::model::Lang;
//! let engine = Engine::new();
//! let stated = Stated::from_json(r#"{"facts":{"causation":"no"}}"#).expect("JSON");
//! let loaded = take(&engine, &stated, false).expect("known elements and values");
//! let report = Report::new(&engine, &loaded.case, &loaded.said_by, &assess(&loaded.case), &[], Lang::En);
//! let again = Stated::from_json(&report.to_json()).expect("a report is a record");
//! assert_eq!(take(&engine, &again, false).expect("of the same rules").case, loaded.case);
//! ```

mod compare;
mod load;
mod read;
mod report;
mod rows;
mod words;

pub use compare::{Change, RuleChange, Side, changes, rule_changes};
pub use load::{Fault, Loaded, Stated, take};
pub use read::Broken;
pub use report::{
    ConcernReport, ElementReport, InstrumentReport, LayerReport, LightReport, PersonReport, PersonSituation, Report,
    SituationReport, VersionReport,
};
pub use rows::{GroupReport, RosterReport, RowReport, StatedRoster, StatedRow, UnreadReport};
pub use words::Told;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

/// Names with values, in their order. A name that stands twice is kept twice, so that it can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairs<V>(pub Vec<(String, V)>);

impl<V> Default for Pairs<V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<V> Pairs<V> {
    /// The value of a name; the last one where it stands twice.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&V> {
        self.0.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// Whether there is nothing.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<V: Serialize> Serialize for Pairs<V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl<'de, V: Deserialize<'de>> Deserialize<'de> for Pairs<V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Of<V>(std::marker::PhantomData<V>);
        impl<'de, V: Deserialize<'de>> Visitor<'de> for Of<V> {
            type Value = Pairs<V>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("names with values")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<V>, A::Error> {
                let mut out = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    out.push(entry);
                }
                Ok(Pairs(out))
            }
        }
        deserializer.deserialize_map(Of(std::marker::PhantomData))
    }
}
