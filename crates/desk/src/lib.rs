//! A roster on the reader's desk: opened once, then asked for findings, regions, persons and files. It runs in a worker
//! of the browser, apart from the page, and is given bytes by it; it can reach nothing else.
//!
//! ```text
//! bytes, settings ── Desk::open ──> heading, totals, coverage
//! questions       ── Desk::ask ───> a screenful of findings, regions, rows; one person
//! a form          ── Desk::file ──> the bytes that the command line writes
//! ```
//!
//! What is found is found by `zeren-roster`; here it is filtered, put in order and cut to what is on the screen.

mod binding;
mod desk;
mod files;
mod findings;
mod kept;
mod matrix;
mod person;
mod problem;
mod question;
mod rows;
mod settings;
mod summary;
mod take;
#[cfg(test)]
mod tests;
mod whereabouts;

pub use binding::{Roster, refused, sample};
pub use desk::Desk;
pub use problem::Problem;
pub use question::Question;
pub use settings::Settings;
pub use take::Progress;
