//! The program as its users run it.

mod bad_input;
mod batch;
mod readme;
mod run;
mod text;
