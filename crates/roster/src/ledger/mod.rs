//! The responsibility list (生态环境保护责任清单): a person a row, by region, each duty with its source paragraph and
//! what it rests on. Lines and records are written row by row; the other forms are made of a [`Book`].

mod book;
mod cells;
mod classes;
mod csv;
#[cfg(feature = "documents")]
mod docx;
#[cfg(feature = "documents")]
pub mod house;
mod html;
mod json;
mod lines;
mod markdown;
#[cfg(feature = "documents")]
mod xlsx;

pub use book::{Book, Chapter, OwnEntry};
pub use cells::{Column, columns, harmless};
pub use csv::{write_header, write_record};
#[cfg(feature = "documents")]
pub use docx::docx;
pub use html::html;
pub use json::json;
pub use lines::{write_first, write_line};
pub use markdown::markdown;
#[cfg(feature = "documents")]
pub use xlsx::xlsx;

use crate::audit::UnitName;
use crate::cell::RowAt;
use crate::person::{Cells, Decided};
use zeren_core::vocabulary;

vocabulary! {
    /// The form of a list.
    Form {
        /// A workbook, a sheet a region.
        Xlsx "xlsx" "Excel 工作簿" "Excel workbook",
        /// A document.
        Docx "docx" "Word 文档" "Word document",
        /// Markdown.
        Markdown "md" "Markdown" "Markdown",
        /// A page to print.
        Html "html" "网页" "web page",
        /// A record a person.
        Csv "csv" "CSV" "CSV",
        /// One object.
        Json "json" "JSON" "JSON",
        /// An object for what all rows have in common, then one a row.
        Jsonl "jsonl" "JSONL" "JSONL",
    }
}

impl Form {
    /// Whether rows are written one after another, without the whole list.
    #[must_use]
    pub const fn streams(self) -> bool {
        matches!(self, Self::Csv | Self::Jsonl)
    }

    /// The form that a file's name asks for.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_ascii_lowercase();
        match ending.as_str() {
            "markdown" => Some(Self::Markdown),
            "htm" => Some(Self::Html),
            "ndjson" => Some(Self::Jsonl),
            ending => Self::from_id(ending),
        }
    }
}

/// More persons than this are no workbook or document that can be handed out.
pub const MOST_PERSONS: usize = 200_000;
/// More regions than this are no workbook.
pub const MOST_CHAPTERS: usize = 1000;

impl Form {
    /// Whether a list of so many persons and regions is too much for this form.
    #[must_use]
    pub const fn is_too_small_for(self, persons: usize, chapters: usize) -> bool {
        match self {
            Self::Xlsx => persons > MOST_PERSONS || chapters > MOST_CHAPTERS,
            Self::Docx | Self::Html => persons > MOST_PERSONS,
            Self::Markdown | Self::Csv | Self::Json | Self::Jsonl => false,
        }
    }
}

/// A whole list in a form that is not written row by row.
///
/// # Errors
/// If a workbook or document cannot be made of it; what the writer says.
#[cfg(feature = "documents")]
pub fn make(book: &Book, form: Form, lang: zeren_core::model::Lang) -> Result<Vec<u8>, String> {
    match form {
        Form::Xlsx => xlsx(book, lang),
        Form::Docx => docx(book, lang),
        Form::Html => Ok(html(book, lang)),
        Form::Json => Ok(json(book, lang)),
        Form::Markdown | Form::Csv | Form::Jsonl => Ok(markdown(book, lang)),
    }
}

/// A row of the list, as it comes.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'e> {
    /// The version of the rules.
    pub rulebook: &'static str,
    /// The row.
    pub at: RowAt,
    /// Its cells.
    pub cells: &'e Cells<'e>,
    /// The place it belongs to.
    pub unit: &'e UnitName,
    /// What was decided; none for a row without a person or one that is no row at all.
    pub decided: Option<&'e Decided>,
    /// The words of a row without a person.
    pub text: &'e str,
}
