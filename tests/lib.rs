//! Shared by the tests that cross crates: the title cases, the made-up country, what holds for any input.

mod case;
#[path = "country/mod.rs"]
pub mod country;
pub mod fuzzed;

pub use case::{Case, cases};

use std::path::PathBuf;

/// The folder of the repository's tests.
#[must_use]
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
