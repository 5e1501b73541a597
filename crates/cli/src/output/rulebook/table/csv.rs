//! The table as CSV.

use super::{Column, Table};
use zeren_roster::ledger::harmless;

/// The table, with the byte order mark by which spreadsheets know UTF-8.
pub(crate) fn csv(table: &Table) -> Vec<u8> {
    let mut out = b"\xef\xbb\xbf".to_vec();
    let mut writer = ::csv::Writer::from_writer(&mut out);
    // Writing to memory cannot fail.
    let _ = writer.write_record(Column::ALL.iter().map(|column| column.header()));
    for row in &table.rows {
        let _ = writer.write_record(row.cells.iter().map(|cell| harmless(cell).into_owned()));
    }
    let _ = writer.flush();
    drop(writer);
    out
}
