//! Work on many places: in turn, or as whoever calls spreads it.

/// How many places make a part.
const PART: usize = 256;

/// Who does work on many things.
pub trait Spread {
    /// Gives parts of `items` to `work`, and what comes of them to `each`, in order.
    ///
    /// # Errors
    /// If `each` fails.
    fn over<I: Sync, R: Send, E>(
        &self,
        items: &[I],
        work: impl Fn(&[I]) -> R + Sync,
        each: impl FnMut(R) -> Result<(), E>,
    ) -> Result<(), E>;

    /// How many of the things make a part.
    fn part(&self) -> usize {
        PART
    }
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
        items.chunks(self.part()).map(work).try_for_each(each)
    }
}
