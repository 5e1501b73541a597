//! The program as its users run it.

mod assess;
mod assess_roster;
mod bad_input;
mod batch;
#[cfg(unix)]
mod interview;
mod readme;
mod roster;
mod run;
mod text;
