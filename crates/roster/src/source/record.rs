//! A row as it was read: its cells, without copying them.

use csv::StringRecord;

/// The cells of a row.
#[derive(Clone, Copy, Debug)]
pub struct Record<'r> {
    text: &'r str,
    /// Where each cell ends in the text.
    ends: &'r [usize],
    /// What stands between two cells, in bytes.
    between: usize,
}

impl<'r> Record<'r> {
    /// A line whose cells stand between single delimiters; `ends` is used to note them.
    pub(super) fn of_line(line: &'r str, delimiter: u8, ends: &'r mut Vec<usize>) -> Self {
        ends.clear();
        ends.extend(memchr::memchr_iter(delimiter, line.as_bytes()));
        ends.push(line.len());
        Self { text: line, ends, between: 1 }
    }

    /// A record of the `csv` crate; `ends` is used to note where its cells end.
    pub fn of_record(record: &'r StringRecord, ends: &'r mut Vec<usize>) -> Self {
        ends.clear();
        ends.extend((0..record.len()).filter_map(|index| record.range(index)).map(|range| range.end));
        Self { text: record.as_slice(), ends, between: 0 }
    }

    /// All its cells, with what stands between them.
    pub(crate) const fn text(&self) -> &'r str {
        self.text
    }

    /// How many cells there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// A cell.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&'r str> {
        let end = *self.ends.get(index)?;
        let start = match index.checked_sub(1) {
            None => 0,
            Some(before) => self.ends[before] + self.between,
        };
        self.text.get(start..end)
    }

    /// The cells.
    pub fn iter(&self) -> impl Iterator<Item = &'r str> {
        let this = *self;
        (0..this.len()).map(move |index| this.get(index).unwrap_or(""))
    }

    /// Whether nothing stands in it but blanks.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.iter().all(|cell| trimmed(cell).is_empty())
    }

    /// A copy.
    #[must_use]
    pub fn copied(&self) -> StringRecord {
        self.iter().collect()
    }
}

/// A text without the blanks around it. Mostly there are none, which the bytes at its ends tell.
pub(crate) fn trimmed(text: &str) -> &str {
    // Every blank is a single byte, or two of which the first is C2, or three of which the first is E1 to E3.
    let bytes = text.as_bytes();
    let may_begin = matches!(bytes, [..=b' ' | 0xc2 | 0xe1..=0xe3, ..]);
    let may_end = matches!(bytes, [.., ..=b' '] | [.., 0xc2, _] | [.., 0xe1..=0xe3, _, _]);
    if may_begin || may_end { text.trim() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_blank_is_overlooked() {
        for c in (0..0x11_0000).filter_map(char::from_u32) {
            for text in [format!("{c}x"), format!("x{c}"), c.to_string()] {
                assert_eq!(trimmed(&text), text.trim(), "{c:?}");
            }
        }
    }

    #[test]
    fn cells_are_the_same_either_way() {
        let mut ends = Vec::new();
        let of = |record: Record<'_>| record.iter().map(str::to_owned).collect::<Vec<_>>();
        for line in ["", "姓名,职务", ",,", "a,,b,"] {
            let cells = of(Record::of_line(line, b',', &mut ends));
            assert_eq!(cells, line.split(',').collect::<Vec<_>>());
            let record: StringRecord = line.split(',').collect();
            assert_eq!(of(Record::of_record(&record, &mut ends)), cells);
        }
    }
}
