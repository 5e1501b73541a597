//! The program as its users run it.

mod bad_input;
mod batch;
mod run;
mod text;
