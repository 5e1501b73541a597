//! What all peers share: the posts, the rules as lines of a table, the answers expected, and the clock.
//!
//! The rules are those of zeren's own rulebook, walked through its public interface; nothing is written down twice.

mod measure;
mod records;
mod rules;
mod tree;

pub use measure::{Peer, asked, measure, report, timed};
pub use records::{AtRandom, at_random, csv_of, records, space};
pub use rules::{Line, expected, lines};
pub use tree::{FIELDS, Node, tree};

use zeren_core::model::{Level, Matters, Organ, Position};
use zeren_core::table::Fields;

zeren_core::vocabulary! {
    /// What a portfolio or department is about, as far as rules can tell: what lies on no list counts only where
    /// nothing else is stated.
    About {
        /// Not stated.
        Unstated "unstated" "没有写明" "not stated",
        /// The environment.
        Environment "environment" "生态环境" "the environment",
        /// A sector of the list.
        Listed "listed" "清单内的行业或者领域" "a sector of the list",
        /// Both.
        Both "both" "两者" "both",
        /// A field on no list.
        Unlisted "unlisted" "清单外的行业或者领域" "a field on no list",
    }
}

impl About {
    /// As the core takes it.
    pub const fn matters(self) -> Matters {
        Matters::from_bits(match self {
            Self::Unstated => 0,
            Self::Environment => 1,
            Self::Listed => 2,
            Self::Both => 3,
            Self::Unlisted => 4,
        })
    }
}

/// A post in fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Post {
    /// The level.
    pub level: Level,
    /// The organ.
    pub organ: Organ,
    /// The position.
    pub position: Position,
    /// What it is about.
    pub about: About,
}

impl Post {
    /// As the core takes it.
    pub fn fields(self) -> Fields {
        Fields { level: self.level, organ: self.organ, position: self.position, matters: self.about.matters() }
    }

    /// The ids, in the order of [`FIELDS`].
    pub fn ids(self) -> [&'static str; 4] {
        [self.organ.id(), self.position.id(), self.level.id(), self.about.id()]
    }
}

/// The number of a value of one of [`FIELDS`]: its place in the vocabulary.
pub fn number(field: &str, id: &str) -> Option<usize> {
    match field {
        "organ" => Organ::from_id(id).map(Organ::index),
        "position" => Position::from_id(id).map(Position::index),
        "level" => Level::from_id(id).map(Level::index),
        _ => About::from_id(id).map(About::index),
    }
}

/// The decision, in ids.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Answer {
    /// Whether the Provisions reach the post.
    pub applicability: String,
    /// The classes that are certain.
    pub classes: Vec<String>,
    /// The classes that are possible.
    pub possible: Vec<String>,
    /// The kind of responsibility of each class.
    pub responsibilities: Vec<String>,
    /// The duties.
    pub duties: Vec<String>,
}

impl Answer {
    /// The names of the parts, in order.
    pub const PARTS: [&'static str; 5] = ["applicability", "classes", "possible", "responsibilities", "duties"];

    /// The lists, in order.
    pub fn lists(&self) -> [&Vec<String>; 4] {
        [&self.classes, &self.possible, &self.responsibilities, &self.duties]
    }

    /// From JSON, the parts in an array or under their names.
    pub fn of_json(value: &serde_json::Value) -> Self {
        let part =
            |place: usize| value.get(place).or_else(|| value.get(Self::PARTS[place])).cloned().unwrap_or_default();
        let list = |place| serde_json::from_value(part(place)).unwrap_or_default();
        Self {
            applicability: part(0).as_str().unwrap_or("").to_owned(),
            classes: list(1),
            possible: list(2),
            responsibilities: list(3),
            duties: list(4),
        }
    }

    /// As JSON, the parts in an array.
    pub fn json(&self) -> serde_json::Value {
        serde_json::json!([self.applicability, self.classes, self.possible, self.responsibilities, self.duties])
    }
}
