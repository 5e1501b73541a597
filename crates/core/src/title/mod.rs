//! Text → reading: the parser of post titles. It never fails; what it cannot read it reports.

mod assemble;
mod draft;
#[cfg(any(test, feature = "compact", feature = "layers"))]
pub(crate) mod list;
#[cfg(feature = "layers")]
mod more;
#[cfg(any(test, feature = "compact"))]
pub(crate) mod packed;
mod person;
mod place;
mod portfolio;
mod post;
mod resolve;
pub mod sense;
mod sorted;
pub(crate) mod tables;
mod text;
mod token;
mod words;

#[cfg(feature = "layers")]
pub(crate) use more::Meaning;
pub use place::Region;
pub use post::{Part, PartKind, Post, Reading, Remark, Sectors, Tenure};
pub use text::{Span, Title, TitleError};
pub use words::{Field, Lexicon};

/// Reads a title.
#[must_use]
pub fn read(lexicon: &'static Lexicon, title: &Title<'_>) -> Reading {
    let tokens = token::tokens(lexicon, title);
    assemble::assemble(lexicon, title, tokens)
}
