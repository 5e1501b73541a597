//! Posts in fields (职务的字段), a row a post, as CSV: cut into blocks of whole rows, each row given back as it was with
//! what the post answers for behind it. Blocks can be taken apart from each other, one after another or at the same time.
//!
//! Nothing is lost: a row that cannot be used is given back in its place and says why in its last cell.

mod blocks;
mod cells;
mod clerk;
mod columns;
mod decision;
#[cfg(test)]
mod tests;

pub use blocks::{Block, Blocks, Fault};
pub use clerk::Clerk;
pub use columns::{Columns, HeaderError};
pub use decision::COLUMNS;

use zeren_core::answer::Options;
use zeren_core::model::Date;

/// What is written for each row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The row as it was, and behind it the decision.
    Csv,
    /// The answer as one line of JSON.
    Jsonl,
}

/// How rows are answered.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// What is written for each row.
    pub form: Form,
    /// The language of messages, and of names in JSON; whether JSON is brief.
    pub options: Options,
    /// The day as of which the rules are taken.
    pub on: Option<Date>,
}
