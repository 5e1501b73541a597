//! What a reviewed table says: rows that are disputed or have changed, cells that cannot be read.

use crate::output::rulebook::table::Column;

/// What a reviewer says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opinion {
    /// 同意
    Agree,
    /// 不同意
    Disagree,
}

impl Opinion {
    /// What a mark means: nothing if there is none, an error if it means nothing known.
    pub(super) fn of(mark: &str) -> Result<Option<Self>, ()> {
        match mark.trim().to_lowercase().as_str() {
            "" => Ok(None),
            "同意" | "agree" | "agreed" | "yes" | "是" | "✓" | "√" => Ok(Some(Self::Agree)),
            "不同意" | "异议" | "有异议" | "disagree" | "no" | "否" | "✗" | "×" | "x" => {
                Ok(Some(Self::Disagree))
            }
            _ => Err(()),
        }
    }
}

/// A decision cell that the reviewer changed.
pub(crate) struct Altered {
    /// Which column.
    pub(crate) column: Column,
    /// Its place in the sheet.
    pub(crate) cell: String,
    /// What stands there now.
    pub(crate) proposed: String,
    /// What the present rulebook says; none where it has no such row.
    pub(crate) present: Option<String>,
}

/// How a row of the sheet stands to the present rulebook.
pub(crate) enum State {
    /// As when it was written.
    Same,
    /// Decided differently since: the columns that say something else, and what they say now.
    Changed(Vec<(Column, String)>),
    /// No such row any more: the present rows that now cover its posts, by id.
    Gone(Vec<String>),
}

/// A row of the sheet of which there is something to say.
pub(crate) struct Marked {
    /// Its row in the sheet.
    pub(crate) row: u32,
    /// The row id.
    pub(crate) id: String,
    /// Its posts and its decision, as the present rulebook says, or as the sheet does where it has no such row.
    pub(crate) post: String,
    /// The decision, likewise.
    pub(crate) decision: String,
    /// The rules, likewise.
    pub(crate) rule: String,
    /// The reviewer's mark.
    pub(crate) opinion: Option<Opinion>,
    /// The reviewer's words.
    pub(crate) remark: String,
    /// The cells that were changed.
    pub(crate) altered: Vec<Altered>,
    /// How it stands to the present rulebook.
    pub(crate) state: State,
}

impl Marked {
    /// Whether the reviewer disputes it: by the mark, or by another decision written into it.
    pub(crate) const fn is_disputed(&self) -> bool {
        matches!(self.opinion, Some(Opinion::Disagree)) || !self.altered.is_empty()
    }

    /// Whether an opinion was given on what the rulebook no longer says.
    pub(crate) const fn is_stale(&self) -> bool {
        !matches!(self.state, State::Same)
    }
}

/// A cell that cannot be read.
pub(crate) struct Unreadable {
    /// Its place.
    pub(crate) cell: String,
    /// What stands there.
    pub(crate) text: String,
    /// Why, and what to do.
    pub(crate) why: (&'static str, &'static str),
}

/// A table read back.
pub(crate) struct Review {
    /// The file.
    pub(crate) file: String,
    /// The version of the rules in its rows; several if it was put together.
    pub(crate) versions: Vec<String>,
    /// How many rows it has.
    pub(crate) rows: usize,
    /// How many have no mark, no remark and no change.
    pub(crate) unmarked: usize,
    /// How many are agreed with and stand as they were.
    pub(crate) agreed: usize,
    /// Rows of which there is something to say, in the order of the sheet.
    pub(crate) marked: Vec<Marked>,
    /// What cannot be read.
    pub(crate) unreadable: Vec<Unreadable>,
    /// Rows of the present rulebook that are not in the sheet.
    pub(crate) missing: usize,
}

impl Review {
    /// Nothing read yet.
    pub(super) fn new(file: &str) -> Self {
        Self {
            file: file.to_owned(),
            versions: Vec::new(),
            rows: 0,
            unmarked: 0,
            agreed: 0,
            marked: Vec::new(),
            unreadable: Vec::new(),
            missing: 0,
        }
    }

    /// Whether there is something to do.
    pub(super) fn has_findings(&self) -> bool {
        !self.unreadable.is_empty() || self.marked.iter().any(|row| row.is_disputed() || row.is_stale())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_in_either_language_and_never_guessed() {
        for (mark, opinion) in [
            ("", None),
            (" 同意 ", Some(Opinion::Agree)),
            ("Agree", Some(Opinion::Agree)),
            ("不同意", Some(Opinion::Disagree)),
            ("×", Some(Opinion::Disagree)),
        ] {
            assert_eq!(Opinion::of(mark), Ok(opinion), "{mark}");
        }
        for mark in ["也许", "同意?", "1"] {
            assert_eq!(Opinion::of(mark), Err(()), "{mark}");
        }
    }
}
