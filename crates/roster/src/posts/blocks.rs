//! Bytes cut into blocks of whole rows.

use crate::quoted::through;
use memchr::{memchr, memchr_iter, memchr2, memrchr};
use zeren_core::request::LONGEST_LINE;

/// Why a block's only row cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is longer than [`LONGEST_LINE`]; its bytes are not kept.
    TooLong,
    /// A quotation mark opens a cell in it and none closes it; it ends with its line.
    OpenQuote,
}

/// Whole rows in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Their bytes.
    pub bytes: Vec<u8>,
    /// The line of the first, from 1.
    pub line: u64,
    /// Why its only row cannot be read.
    pub fault: Option<Fault>,
}

/// Cuts bytes, given in pieces, into blocks.
#[derive(Debug)]
pub struct Blocks {
    pending: Vec<u8>,
    /// How far `pending` has been looked through.
    seen: usize,
    /// The end of the last whole row in `pending`.
    whole: usize,
    /// Where a quotation mark opened the cell that `seen` stands in.
    opened: Option<usize>,
    /// The line that `pending` begins with.
    line: u64,
    /// Whether the rest of a row that is too long is being passed over.
    passing: bool,
}

impl Default for Blocks {
    fn default() -> Self {
        Self { pending: Vec::new(), seen: 0, whole: 0, opened: None, line: 1, passing: false }
    }
}

impl Blocks {
    /// Where the next piece is to be appended.
    pub const fn input(&mut self) -> &mut Vec<u8> {
        &mut self.pending
    }

    /// Takes the first row alone, once it is there whole: the header.
    pub fn head(&mut self, ended: bool, block: &mut Block) -> bool {
        block.bytes.clear();
        let end = memchr(b'\n', &self.pending).map(|end| end + 1);
        match end.or((ended || self.pending.len() > LONGEST_LINE).then_some(self.pending.len())) {
            Some(end) => {
                self.give(end, block);
                true
            }
            None => false,
        }
    }

    /// Takes the whole rows that are there into `block`, whose buffer is used again. `ended` says that no more will come.
    /// Returns whether there were any.
    pub fn take(&mut self, ended: bool, block: &mut Block) -> bool {
        block.bytes.clear();
        block.fault = None;
        if self.passing && !self.pass() {
            return false;
        }
        self.look();
        block.line = self.line;
        if self.whole > 0 {
            self.give(self.whole, block);
            return true;
        }
        let longer = self.pending.len() > LONGEST_LINE;
        if self.pending.is_empty() || !(ended || longer) {
            return false;
        }
        // At the very end the last quotation mark may close.
        if ended
            && self.opened.is_some_and(|opened| opened + 1 < self.pending.len() && self.seen + 1 == self.pending.len())
        {
            self.opened = None;
        }
        if let Some(opened) = self.opened {
            block.fault = Some(Fault::OpenQuote);
            let end = memchr(b'\n', &self.pending[opened..]).map(|found| opened + found + 1);
            if let Some(end) = end.or((!longer).then_some(self.pending.len())) {
                self.give(end, block);
                return true;
            }
        } else if !longer {
            self.give(self.pending.len(), block);
            return true;
        }
        block.fault = Some(Fault::TooLong);
        self.passing = true;
        self.pass();
        true
    }

    fn give(&mut self, end: usize, block: &mut Block) {
        block.bytes.extend_from_slice(&self.pending[..end]);
        self.line += memchr_iter(b'\n', &block.bytes).count() as u64;
        self.forget(end);
    }

    fn forget(&mut self, end: usize) {
        self.pending.drain(..end);
        // What was looked through under an open quotation mark is looked through again.
        self.seen = if self.opened.is_some() { 0 } else { self.seen.saturating_sub(end) };
        self.opened = None;
        self.whole = 0;
    }

    /// Passes over the rest of a row that is too long. Returns whether it has ended.
    fn pass(&mut self) -> bool {
        let end = memchr(b'\n', &self.pending);
        self.passing = end.is_none();
        self.line += u64::from(end.is_some());
        self.seen = 0;
        self.opened = None;
        self.forget(end.map_or(self.pending.len(), |end| end + 1));
        end.is_some()
    }

    /// Looks through what was appended: a line end outside a quoted cell ends a row.
    fn look(&mut self) {
        let bytes = &self.pending;
        let mut at = self.seen;
        while at < bytes.len() {
            if self.opened.is_some() {
                let (next, closed) = through(bytes, at);
                at = next;
                if !closed {
                    break;
                }
                self.opened = None;
                continue;
            }
            let Some(quote) = memchr(b'"', &bytes[at..]).map(|found| at + found) else {
                self.whole = memrchr(b'\n', &bytes[at..]).map_or(self.whole, |found| at + found + 1);
                at = bytes.len();
                break;
            };
            self.whole = memrchr(b'\n', &bytes[at..quote]).map_or(self.whole, |found| at + found + 1);
            if is_start(bytes, quote) {
                self.opened = Some(quote);
            }
            at = quote + 1;
        }
        self.seen = at;
    }
}

/// Whether a cell begins at this place; a quotation mark elsewhere is a character like others.
fn is_start(bytes: &[u8], place: usize) -> bool {
    place.checked_sub(1).is_none_or(|before| matches!(bytes[before], b'\n' | b','))
}

/// The length of the row that begins here, its line end not counted, and where the next one begins.
pub(super) fn row(bytes: &[u8]) -> (usize, usize) {
    let mut at = 0;
    while let Some(place) = memchr2(b'"', b'\n', &bytes[at..]).map(|found| at + found) {
        at = place + 1;
        if bytes[place] == b'\n' {
            return (place, at);
        }
        if is_start(bytes, place) {
            let (next, closed) = through(bytes, at);
            if !closed {
                break;
            }
            at = next;
        }
    }
    (bytes.len(), bytes.len())
}
