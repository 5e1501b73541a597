//! Rosters of posts (干部名册): read as offices keep them, audited for gaps, turned into responsibility lists
//! (生态环境保护责任清单).
//!
//! ```text
//! bytes ── source ──> rows ── columns::Plan ──> cells ── person::Decider ──> who answers for what
//!                                                                              │
//!                                         ┌────────────────────────────────────┤
//!                                         ▼                                    ▼
//!                                audit::Tally ──> findings              ledger::Entry ──> forms
//! ```
//!
//! The crate is pure: it is given bytes and gives bytes back; files, threads and terminals are its callers' business.
//! What is decided about a post is decided by `zeren-core`.

pub mod audit;
pub mod beside;
pub mod cell;
pub mod columns;
mod json;
pub mod ledger;
pub mod limits;
mod open;
pub mod person;
pub mod posts;
mod quoted;
mod run;
pub mod source;

#[cfg(feature = "sheets")]
pub use open::SheetRoster;
pub use open::{HEAD, OpenError, TextRoster, TextRows, Wants};
pub use run::{RowSink, Worker, WorkerOptions};
