//! Browser services as hooks.

mod announce;
mod router;

pub(crate) use announce::use_announcer;
pub(crate) use router::{Router, use_router};
