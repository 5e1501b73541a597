//! Browser services as hooks.

mod announce;
mod later;
mod router;

pub(crate) use announce::use_announcer;
pub(crate) use later::{use_later, use_painted};
pub(crate) use router::{Router, use_router};
