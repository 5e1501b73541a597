//! A bar on the terminal while a long file is read; nowhere else.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// Nothing is shown before this long, so that short work shows nothing at all.
const QUIET: Duration = Duration::from_millis(500);
const EVERY: Duration = Duration::from_millis(100);
const CELLS: usize = 30;

/// How far the work is.
#[derive(Debug)]
pub(crate) struct Progress {
    shown: Option<Instant>,
    begun: Instant,
    whole: Option<u64>,
    wanted: bool,
    drawn: bool,
}

impl Progress {
    /// Over so many bytes, if their number is known.
    pub(crate) fn new(whole: Option<u64>) -> Self {
        let wanted = std::io::stderr().is_terminal();
        Self { shown: None, begun: Instant::now(), whole, wanted, drawn: false }
    }

    /// So many bytes are read, so many rows taken.
    pub(crate) fn at(&mut self, bytes: u64, rows: u64) {
        if !self.wanted || self.begun.elapsed() < QUIET || self.shown.is_some_and(|shown| shown.elapsed() < EVERY) {
            return;
        }
        self.shown = Some(Instant::now());
        self.drawn = true;
        let mut err = std::io::stderr().lock();
        let _ = match self.whole.filter(|whole| *whole > 0) {
            Some(whole) => {
                let share = (bytes.min(whole) as f64) / whole as f64;
                let full = (share * CELLS as f64) as usize;
                write!(err, "\r[{}{}] {:3.0}%  {rows}\x1b[K", "#".repeat(full), " ".repeat(CELLS - full), share * 100.0)
            }
            None => write!(err, "\r{rows}\x1b[K"),
        };
        let _ = err.flush();
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.drawn {
            let mut err = std::io::stderr().lock();
            let _ = write!(err, "\r\x1b[K");
            let _ = err.flush();
        }
    }
}
