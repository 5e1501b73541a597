//! The space of posts: every combination of fields under every state of knowledge. It is finite, so that what is said of
//! all posts can be shown by walking it, and what is decided alike can be put together without losing a post.
//!
//! A point of it has a level, an organ, a position, the set of matters that a decision sees (none stated, or any of the
//! three together) and the three yes-or-no facts. An [`Area`] is a product of sets, one an axis.

mod area;
mod compare;
pub(crate) mod walk;

pub use area::{Area, Axis, tile};
pub use compare::{Change, Comparison, Group, compare};
pub use walk::{Rests, Ruling, Walk};

use crate::decide::{Facts, Tri};
use crate::model::{Lang, Level, Levels, Matter, Matters, Organ, Position, join};
use crate::rulebook::Open;
use crate::table::{Fields, SPACE};

/// How many states of knowledge the yes-or-no facts have.
pub const STATES: usize = 27;
/// How many points there are.
pub const POINTS: usize = SPACE * STATES;

/// A post as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The levels it may have.
    pub levels: Levels,
    /// The organ.
    pub organ: Organ,
    /// The position.
    pub position: Position,
    /// What its portfolio or department is about; empty where not stated.
    pub matters: Matters,
    /// The yes-or-no facts.
    pub facts: Facts,
}

impl Known {
    /// A point of the space.
    #[must_use]
    pub fn at(fields: Fields, facts: Facts) -> Self {
        let Fields { level, organ, position, matters } = fields;
        Self { levels: Levels::one(level), organ, position, matters, facts }
    }

    /// The post in words: level, organ, position, matter, and the facts that are known.
    #[must_use]
    pub fn words(self, lang: Lang) -> String {
        let levels: Vec<&str> = self.levels.iter().map(|level| level.name(lang)).collect();
        let mut parts = vec![
            join(
                &levels,
                match lang {
                    Lang::Zh => "或者",
                    Lang::En => " or ",
                },
            ),
            self.organ.name(lang).to_owned(),
            self.position.name(lang).to_owned(),
            matters_in_words(self.matters, lang),
        ];
        for about in [Open::Importance, Open::Membership, Open::DeputyHead] {
            let value = match (self.facts.get(about), lang) {
                (Tri::Unknown, _) => continue,
                (Tri::Yes, Lang::Zh) => "是",
                (Tri::No, Lang::Zh) => "否",
                (value, Lang::En) => value.id(),
            };
            let between = if lang == Lang::Zh { ":" } else { ": " };
            parts.push([about.name(lang), value].join(between));
        }
        parts.join(" · ")
    }
}

/// What a portfolio or department is about, in words.
#[must_use]
pub fn matters_in_words(matters: Matters, lang: Lang) -> String {
    let names: Vec<&str> = matters.iter().map(|matter| short(matter, lang)).collect();
    match (names.is_empty(), lang) {
        (true, Lang::Zh) => "未写明".to_owned(),
        (true, Lang::En) => "not stated".to_owned(),
        (false, Lang::Zh) => names.join("+"),
        (false, Lang::En) => names.join(" + "),
    }
}

const fn short(matter: Matter, lang: Lang) -> &'static str {
    match (matter, lang) {
        (Matter::Environment, Lang::Zh) => "生态环境",
        (Matter::Listed, Lang::Zh) => "清单内",
        (Matter::Unlisted, Lang::Zh) => "清单外",
        (Matter::Environment, Lang::En) => "environment",
        (Matter::Listed, Lang::En) => "listed",
        (Matter::Unlisted, Lang::En) => "unlisted",
    }
}

/// Every point, in the order of the table.
pub fn points() -> impl Iterator<Item = (Fields, Facts)> {
    Facts::all().flat_map(|facts| Fields::all().map(move |fields| (fields, facts)))
}

/// Every combination that a rule is asked about: the matter is one, or none where it is not stated.
pub fn cases() -> impl Iterator<Item = (Level, Organ, Position, Option<Matter>)> {
    let matters = || std::iter::once(None).chain(Matter::ALL.iter().copied().map(Some));
    Level::ALL.iter().flat_map(move |&level| {
        Organ::ALL.iter().flat_map(move |&organ| {
            Position::ALL
                .iter()
                .flat_map(move |&position| matters().map(move |matter| (level, organ, position, matter)))
        })
    })
}
