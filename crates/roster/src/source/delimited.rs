//! Text with delimiters: cut into blocks of whole records, each block read by the `csv` crate. Blocks can be read apart
//! from each other, one after another or at the same time.

use super::{Record, SourceError};
use crate::limits::Passed;
use crate::quoted::through;
use csv::StringRecord;

/// Whole records in the order of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// Their text.
    pub text: String,
    /// The row of the first, from 1, blank rows counted.
    pub first_row: u32,
    /// How many rows there are.
    pub rows: u32,
}

/// The delimiter of a text: the one that most evenly cuts its first lines.
#[must_use]
pub fn delimiter(head: &str) -> u8 {
    let lines: Vec<&str> = head.lines().filter(|line| !line.trim().is_empty()).take(20).collect();
    let score = |delimiter: u8| {
        let counts: Vec<usize> =
            lines.iter().map(|line| line.bytes().filter(|byte| *byte == delimiter).count()).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        counts.iter().filter(|count| **count == most).count() * most.min(1) * 100 + most.min(99)
    };
    [b',', b'\t', b';', b'|'].into_iter().rev().max_by_key(|delimiter| score(*delimiter)).unwrap_or(b',')
}

/// Cuts a text, given in pieces, into blocks of whole records.
#[derive(Clone, Debug)]
pub struct Splitter {
    delimiter: u8,
    /// Whether quotation marks mean anything; in lines of JSON they do not.
    quotes: bool,
    limit: usize,
    pending: String,
    /// Room for what is pending next, so that blocks need no memory of their own each.
    spare: String,
    /// How far `pending` has been looked through.
    seen: usize,
    /// The end of the last whole record in `pending`.
    whole: usize,
    quoted: bool,
    /// The row in which the pending quotation mark opened.
    opened: u32,
    first_row: u32,
    /// Rows that have ended in `pending`.
    rows: u32,
}

impl Splitter {
    /// A splitter for records with a delimiter.
    #[must_use]
    pub fn records(delimiter: u8, limit: usize) -> Self {
        Self {
            delimiter,
            quotes: true,
            limit,
            pending: String::new(),
            spare: String::new(),
            seen: 0,
            whole: 0,
            quoted: false,
            opened: 0,
            first_row: 1,
            rows: 0,
        }
    }

    /// A splitter for lines.
    #[must_use]
    pub fn lines(limit: usize) -> Self {
        Self { quotes: false, ..Self::records(0, limit) }
    }

    /// Where the next piece of text is to be appended.
    pub const fn input(&mut self) -> &mut String {
        &mut self.pending
    }

    /// How many bytes of whole records are waiting.
    #[must_use]
    pub const fn ready(&self) -> usize {
        self.whole
    }

    /// Looks through what was appended.
    ///
    /// # Errors
    /// If a record is longer than the limit.
    pub fn look(&mut self) -> Result<(), Passed> {
        let bytes = self.pending.as_bytes();
        let mut at = self.seen;
        while at < bytes.len() {
            if self.quoted {
                let (next, closed) = through(bytes, at);
                at = next;
                if !closed {
                    break;
                }
                self.quoted = false;
                continue;
            }
            let next = if self.quotes {
                memchr::memchr2(b'"', b'\n', &bytes[at..])
            } else {
                memchr::memchr(b'\n', &bytes[at..])
            };
            let Some(found) = next else {
                at = bytes.len();
                break;
            };
            let place = at + found;
            at = place + 1;
            if bytes[place] == b'\n' {
                self.rows += 1;
                self.whole = at;
            } else {
                let before = place.checked_sub(1).map_or(b'\n', |before| bytes[before]);
                // A quotation mark in the middle of a field is a character like others.
                if before == b'\n' || before == b'\r' || before == self.delimiter {
                    self.quoted = true;
                    self.opened = self.first_row + self.rows;
                }
            }
        }
        self.seen = at;
        if self.pending.len() - self.whole > self.limit {
            return Err(Passed::Record { row: self.first_row + self.rows, limit: self.limit });
        }
        Ok(())
    }

    /// Takes the whole records that are there.
    pub fn take(&mut self) -> Option<Block> {
        if self.whole == 0 {
            return None;
        }
        let mut text = std::mem::replace(&mut self.pending, std::mem::take(&mut self.spare));
        self.pending.clear();
        self.pending.push_str(&text[self.whole..]);
        text.truncate(self.whole);
        let block = Block { text, first_row: self.first_row, rows: self.rows };
        self.seen -= self.whole;
        self.whole = 0;
        self.first_row = self.first_row.saturating_add(self.rows);
        self.rows = 0;
        Some(block)
    }

    /// Takes back a block that is no longer needed, for its room.
    pub fn give_back(&mut self, block: Block) {
        if block.text.capacity() > self.spare.capacity() {
            self.spare = block.text;
        }
    }

    /// Takes what is left when the text has ended.
    ///
    /// # Errors
    /// If a quotation mark was never closed.
    pub fn finish(&mut self) -> Result<Option<Block>, SourceError> {
        if !self.pending.is_empty() && !self.pending.ends_with('\n') {
            self.pending.push('\n');
        }
        self.look()?;
        if self.quoted && self.seen < self.pending.len() {
            // The last quotation mark stood at the very end.
            self.quoted = false;
        }
        if self.quoted {
            return Err(SourceError::OpenQuote { row: self.opened });
        }
        self.whole = self.pending.len();
        Ok(self.take())
    }
}

/// Reads the records of a block, each with its row. Where no quotation mark stands in it, a line is a record and a cell
/// is what stands between two delimiters; else the `csv` crate reads it.
pub fn records(block: &Block, delimiter: u8, mut each: impl FnMut(u32, Record<'_>)) {
    let mut ends = Vec::new();
    if memchr::memchr(b'"', block.text.as_bytes()).is_none() {
        let mut start = 0;
        for (row, end) in (block.first_row..).zip(memchr::memchr_iter(b'\n', block.text.as_bytes())) {
            each(row, Record::of_line(&block.text[start..end], delimiter, &mut ends));
            start = end + 1;
        }
        return;
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        // A carriage return before the line end stays with the last cell, whose blanks are cut off in any case.
        .terminator(csv::Terminator::Any(b'\n'))
        .buffer_capacity(64 * 1024)
        .from_reader(block.text.as_bytes());
    let mut record = StringRecord::new();
    // Line ends within fields so far.
    let mut within = 0;
    // Text in memory that is UTF-8 and flexible cannot fail to be read.
    while let Ok(true) = reader.read_record(&mut record) {
        within += memchr::memchr_iter(b'\n', record.as_slice().as_bytes()).count() as u64;
        let ended = reader.position().line() - 1 - within;
        let row = u64::from(block.first_row) + ended.saturating_sub(1);
        each(u32::try_from(row).unwrap_or(u32::MAX), Record::of_record(&record, &mut ends));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str, piece: usize) -> Result<Vec<(u32, Vec<String>)>, SourceError> {
        let mut splitter = Splitter::records(b',', 1 << 20);
        let mut out = Vec::new();
        let mut take = |block: Option<Block>| {
            if let Some(block) = block {
                records(&block, b',', |row, record| {
                    if record.iter().any(|cell| !cell.trim().is_empty()) {
                        out.push((row, record.iter().map(|cell| cell.trim().to_owned()).collect()));
                    }
                });
            }
        };
        let chars: Vec<char> = text.chars().collect();
        for part in chars.chunks(piece) {
            splitter.input().extend(part);
            splitter.look()?;
            take(splitter.take());
        }
        take(splitter.finish()?);
        Ok(out)
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        let text =
            "姓名,职务\n\n张三,\"县委\n书记\"\n李四,县长\r\n\r\n王五,\"副\"\"县长\"\"\"\n赵六,5\"管\n钱七,末\"\"";
        let row = |row: u32, name: &str, title: &str| (row, vec![name.to_owned(), title.to_owned()]);
        let expected = [
            row(1, "姓名", "职务"),
            row(3, "张三", "县委\n书记"),
            row(4, "李四", "县长"),
            row(6, "王五", "副\"县长\""),
            row(7, "赵六", "5\"管"),
            row(8, "钱七", "末\"\""),
        ];
        for piece in [1, 2, 3, 5, 11, 1000] {
            assert_eq!(split(text, piece).as_deref(), Ok(&expected[..]), "in pieces of {piece}");
        }
    }

    #[test]
    fn an_open_quote_is_told_with_its_row() {
        assert_eq!(split("a,b\nc,\"d\ne,f\n", 4), Err(SourceError::OpenQuote { row: 2 }));
    }

    #[test]
    fn a_record_without_end_is_refused() {
        let mut splitter = Splitter::records(b',', 100);
        splitter.input().push_str(&"x".repeat(101));
        assert_eq!(splitter.look(), Err(Passed::Record { row: 1, limit: 100 }));
    }

    #[test]
    fn the_delimiter_is_the_one_that_cuts_evenly() {
        assert_eq!(delimiter("姓名,职务\n张三,县长\n"), b',');
        assert_eq!(delimiter("姓名\t职务\t分管\n张三\t副县长\t水利,农业\n"), b'\t');
        assert_eq!(delimiter("姓名;职务\n张三;县长\n"), b';');
        assert_eq!(delimiter("县长\n书记\n"), b',');
    }
}
