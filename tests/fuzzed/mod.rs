//! What holds for any bytes, target by target: nothing panics, and what is said below. `fuzz/` runs these functions on
//! what it makes up, `cargo test -p zeren-tests --test corpus` on the inputs that are kept in `fuzz/corpus`.
//!
//! They panic where something does not hold, as tests do.

#![allow(clippy::panic, clippy::unwrap_used, reason = "what does not hold must stop the run")]

mod cases;
mod layers;
mod rosters;
#[allow(
    dead_code,
    unreachable_pub,
    unused_imports,
    clippy::unwrap_used,
    reason = "the page's own module, of which the page uses more"
)]
#[path = "../../web/src/route.rs"]
mod route;
mod titles;

pub use cases::{address, facts};
pub use layers::layer;
pub use rosters::{beside, csv, xlsx};
pub use titles::{lines, title};

/// A function that must hold for any bytes.
pub type Target = fn(&[u8]);

/// Every target, by the name of its folder in `fuzz/corpus`.
pub const TARGETS: &[(&str, Target)] = &[
    ("title", title),
    ("lines", lines),
    ("facts", facts),
    ("address", address),
    ("csv", csv),
    ("xlsx", xlsx),
    ("beside", beside),
    ("layer", layer),
];

/// The text of the input; what is no UTF-8 is no input of a function that takes text.
fn text(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok()
}

fn json(bytes: &[u8]) -> serde_json::Value {
    serde_json::from_slice(bytes).unwrap_or_else(|error| panic!("no JSON: {error}: {}", String::from_utf8_lossy(bytes)))
}
