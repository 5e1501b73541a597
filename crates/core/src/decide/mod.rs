//! Post in fields → outcome: the rules applied, and the common ground where facts are missing.

mod facts;
mod outcome;
mod walk;

pub use facts::{Facts, Tri};
pub use outcome::Outcome;
pub use walk::{Decision, decide_at, decide_at_with, decide_matter};
