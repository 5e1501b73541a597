//! The words of the contract: closed vocabularies with their stable ids, and small sets over them.

#[macro_use]
mod vocabulary;
mod class;
mod date;
mod place;
mod places;
mod post;
mod set;
mod text;

pub use class::{Basis, Class, Responsibility};
pub use date::Date;
pub use place::{Level, Levels};
#[doc(hidden)]
pub use places::Places;
pub use post::{Applicability, Matter, Organ, Position};
pub use set::{Member, Set};
pub(crate) use text::join;
pub use text::{Citation, Lang, Said, Text, fill};

/// A set of responsibility classes.
pub type Classes = Set<Class>;
/// A set of matters.
pub type Matters = Set<Matter>;
