//! What the commands on rosters share: opening the file, taking its rows, writing aside.

mod aside;
mod drive;
mod open;
mod progress;
mod threads;

pub(crate) use aside::{Aside, Out};
pub(crate) use drive::{Lines, drive};
pub(crate) use open::{Opened, open};
pub(crate) use threads::{Threads, leave};
