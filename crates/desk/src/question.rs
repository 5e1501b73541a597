//! What the page asks, as it stands in its address: every member a text.

use serde::Deserialize;
use zeren_core::model::Lang;

/// A question. What is empty is not asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Question {
    /// `findings`, `regions`, `rows`, `person` or `explain`.
    pub what: String,
    /// `zh` or `en`.
    pub lang: String,
    /// A division by name or code, with those below it; or words of a region's name.
    pub region: String,
    /// A class, by id.
    pub class: String,
    /// A severity, by id.
    pub severity: String,
    /// A finding, by code.
    pub code: String,
    /// Whether and how a row was read and decided, by id.
    pub state: String,
    /// Words that are to stand in it.
    pub words: String,
    /// By what it is ordered; a minus before it turns the order round.
    pub sort: String,
    /// The first to be shown, from 0.
    pub from: String,
    /// How many are to be shown.
    pub count: String,
    /// The row, by its place among the rows kept.
    pub row: String,
    /// The form of a file.
    pub form: String,
}

impl Question {
    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        Lang::from_id(&self.lang).unwrap_or(Lang::Zh)
    }

    /// What to order by, and whether the other way round.
    pub(crate) fn order(&self) -> (&str, bool) {
        self.sort.strip_prefix('-').map_or((self.sort.as_str(), false), |sort| (sort, true))
    }

    /// The part of a list that is to be shown.
    pub(crate) fn part<'l, T>(&self, list: &'l [T]) -> (usize, &'l [T]) {
        const MOST: usize = 2_000;
        let from = self.from.parse().unwrap_or(0).min(list.len());
        let count: usize = self.count.parse().unwrap_or(50);
        (from, &list[from..(from + count.min(MOST)).min(list.len())])
    }
}
