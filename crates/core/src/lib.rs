//! Who answers for the environment: the responsibility system of 《地方党政领导干部生态环境保护责任制规定(试行)》,
//! computable and cited.
//!
//! The stages, each with its type:
//!
//! ```text
//! text ── title::Title ──> title::Reading (posts with spans, names, what was not read)
//!                               │
//!                               ▼  decide (rules of the rulebook, facts known and unknown)
//!                          determine::Determination
//!                               │
//!                               ▼  answer (names, duties, citations, notes, questions; the JSON contract)
//!                          answer::Answer
//! ```
//!
//! The crate is pure: no input or output, clock, randomness, environment or threads. All data is compiled in; with the
//! feature `layers`, texts of local rulebooks can be laid over it.
//!
//! ```
//! use zeren_core::{Engine, model::{Class, Lang}};
//! let engine = Engine::new();
//! let answer = engine.post("县委副书记、县长", &Default::default()).expect("a readable title");
//! assert_eq!(answer.classes, [Class::GovernmentPrincipal, Class::LeadershipMember]);
//! println!("{}", answer.verdict(Lang::Zh));
//! ```

#![deny(missing_docs)]

#[macro_use]
pub mod model;
pub mod answer;
pub mod as_of;
pub mod assess;
pub mod builtin;
pub mod closed_loop;
pub mod decide;
pub mod determine;
mod engine;
mod json;
#[cfg(feature = "layers")]
pub mod layer;
pub mod local;
pub mod lookup;
pub mod names;
mod nearest;
pub mod prove;
pub mod request;
pub mod rulebook;
pub mod search;
pub mod space;
pub mod suggest;
pub mod table;
pub mod title;
pub mod who;

pub use engine::{Engine, PostError};
pub use nearest::nearest;

/// The examples of the README, which are compiled and run with the others.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
