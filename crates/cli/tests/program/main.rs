//! The program as its users run it.

mod assess;
mod bad_input;
mod batch;
#[cfg(unix)]
mod interview;
mod readme;
mod roster;
mod run;
mod table;
mod text;
