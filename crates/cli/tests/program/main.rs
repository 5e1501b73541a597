//! The program as its users run it.

mod assess;
mod authoring;
mod assess_roster;
mod bad_input;
mod batch;
#[cfg(unix)]
mod interview;
mod readme;
mod roster;
mod rulebook;
mod roster_files;
mod run;
mod text;
