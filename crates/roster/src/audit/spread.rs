//! Work on many places: in turn, or as whoever calls spreads it.

/// How many things make a part.
pub const PART: usize = 256;

/// Who does work on many things.
pub trait Spread {
    /// Gives parts of `items`, each of [`PART`] of them, to `work`, and what comes of them to `each`, in order.
    ///
    /// # Errors
    /// If `each` fails.
    fn over<I: Sync, R: Send, E>(
        &self,
        items: &[I],
        work: impl Fn(&[I]) -> R + Sync,
        each: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E>;
}

/// Does one part after the other.
#[derive(Clone, Copy, Debug)]
pub struct InTurn;

impl Spread for InTurn {
    fn over<I: Sync, R: Send, E>(
        &self,
        items: &[I],
        work: impl Fn(&[I]) -> R + Sync,
        each: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E> {
        items.chunks(PART).map(work).try_for_each(each)
    }
}
