//! The program as its users run it.

mod assess;
mod assess_roster;
mod authoring;
mod bad_input;
mod batch;
#[cfg(unix)]
mod interview;
mod readme;
mod roster;
mod roster_files;
mod roster_lines;
mod rulebook;
mod run;
mod table;
mod text;
