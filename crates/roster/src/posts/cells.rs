//! A row cut into cells.

use memchr::memchr;

/// A row without its line end.
pub(super) fn trimmed(row: &[u8]) -> &[u8] {
    let row = row.strip_suffix(b"\n").unwrap_or(row);
    row.strip_suffix(b"\r").unwrap_or(row)
}

/// Gives each cell of a row. Where no quotation mark stands in it, a cell is what stands between two commas; else the
/// `csv` crate reads it.
pub(super) fn each(row: &str, mut cell: impl FnMut(&str)) {
    if memchr(b'"', row.as_bytes()).is_none() {
        return row.split(',').for_each(cell);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .terminator(csv::Terminator::Any(b'\n'))
        .buffer_capacity(row.len() + 1)
        .from_reader(row.as_bytes());
    let mut record = csv::StringRecord::new();
    // One row of text in memory cannot fail to be read.
    if reader.read_record(&mut record).is_ok() {
        record.iter().for_each(&mut cell);
    }
}
