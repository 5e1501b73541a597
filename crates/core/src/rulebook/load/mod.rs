//! TOML → raw → checked rulebook. All errors at once, each with file, line, column and what to do.
//!
//! Compiled into the build script, which refuses to build a program from wrong data.

mod accountability;
mod check;
mod emit;
mod error;
mod files;
mod lexicon;
pub(crate) mod pack;
pub mod patched;
mod raw;
mod regions;
mod rules;
mod source;
#[cfg(test)]
mod tests;

pub use emit::{Emit, emit_accountability, emit_rulebook};
pub use error::{DataError, Problems};
pub use files::Files;
pub use lexicon::{emit_words, load_lexicon};
pub use regions::{divide, load_regions};

use crate::rulebook::{Accountability, Rulebook};

/// Reads and checks a rulebook from its files, with what stands beside it for holding to account.
///
/// # Errors
/// Every problem found in the files.
pub fn load_rulebook(files: &Files) -> Result<(Rulebook, Accountability), Problems> {
    let mut problems = Problems::default();
    let paragraphs = source::paragraphs(files, &mut problems);
    let raw = raw::Raw::read(files, &mut problems);
    let Some(raw) = raw else { return Err(problems) };
    let mut checker = check::Checker::new(files, &paragraphs, &mut problems);
    let loaded = checker.rulebook(&raw).map(|rulebook| {
        let accountability = checker.accountability(&raw, &rulebook);
        (rulebook, accountability)
    });
    match loaded {
        Some((mut rulebook, accountability)) if problems.is_empty() => {
            rulebook.decided_by = keep(rules::check_space(&rulebook, files, &mut problems));
            if problems.is_empty() { Ok((rulebook, accountability)) } else { Err(problems) }
        }
        _ => Err(problems),
    }
}

/// Gives a value the lifetime of the program: a rulebook is loaded once.
fn keep<T>(values: Vec<T>) -> &'static [T] {
    Box::leak(values.into_boxed_slice())
}

/// As [`keep`], for text.
fn keep_str(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}
