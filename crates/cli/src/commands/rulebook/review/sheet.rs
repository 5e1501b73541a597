//! The cells of a table that came back: a workbook of any kind, or CSV in any of the usual encodings.

use crate::failure::{Failure, input, meaning};
use crate::output::rulebook::table::Column;
use std::collections::HashMap;
use zeren_roster::limits::Limits;
use zeren_roster::source::{Charset, Decoder, Form, SourceError, Workbook, delimiter};

/// A sheet: its rows by number, from 1.
pub(super) struct Sheet {
    /// Its name; none of a text file.
    name: Option<String>,
    /// Its rows.
    pub(super) rows: Vec<(u32, Vec<String>)>,
}

/// Where the columns stand.
pub(super) struct Head {
    /// The row of the headers.
    pub(super) row: u32,
    columns: HashMap<Column, usize>,
}

impl Head {
    /// The place of a column; none where it is not in the sheet.
    pub(super) fn of(&self, column: Column) -> Option<usize> {
        self.columns.get(&column).copied()
    }
}

impl Sheet {
    /// The headers, if this is a table of rules.
    pub(super) fn head(&self) -> Option<Head> {
        self.rows.iter().take(20).find_map(|(row, cells)| {
            let mut columns = HashMap::new();
            for (at, cell) in cells.iter().enumerate() {
                if let Some(column) = Column::of_header(cell) {
                    columns.entry(column).or_insert(at);
                }
            }
            let has = |column| columns.contains_key(&column);
            (has(Column::Id) && has(Column::Opinion)).then_some(Head { row: *row, columns })
        })
    }
}

/// A cell as spreadsheets call it: `B7`, with the sheet where there is one.
pub(super) fn cell_name(sheet: &Sheet, column: usize, row: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    let letters: String = letters.iter().rev().collect();
    match &sheet.name {
        Some(name) => format!("{name}!{letters}{row}"),
        None => format!("{letters}{row}"),
    }
}

fn broken(path: &str, error: &SourceError) -> Failure {
    let (zh, en) = error.what();
    let help = error.help();
    input(format!("`{path}`:{zh}"), format!("`{path}`: {en}"), help.0, help.1)
}

/// Every sheet of a file.
pub(super) fn read(path: &str) -> Result<Vec<Sheet>, Failure> {
    let bytes = std::fs::read(path).map_err(|error| {
        let (what, help) = meaning(&error);
        input(format!("打不开 `{path}`:{}", what.zh), format!("cannot open `{path}`: {}", what.en), help.zh, help.en)
    })?;
    let form = Form::of(path, bytes.get(..4096.min(bytes.len())).unwrap_or_default());
    if matches!(form, Form::Xlsx | Form::Xls | Form::Ods) {
        return workbook(path, bytes, form);
    }
    let mut decoder = Decoder::new(Charset::detect(&bytes));
    let mut text = String::new();
    decoder.feed(&bytes, true, &mut text);
    if decoder.malformed() {
        return Err(input(
            format!("`{path}` 的文字编码读不出来"),
            format!("the encoding of `{path}` is not understood"),
            "另存为 UTF-8 的 CSV,或者 xlsx",
            "save it as CSV in UTF-8, or as xlsx",
        ));
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(text.get(..text.len().min(8192)).unwrap_or(&text)))
        .from_reader(text.as_bytes());
    let rows = reader.records().enumerate().filter_map(|(at, record)| {
        let record = record.ok()?;
        Some((at as u32 + 1, record.iter().map(str::to_owned).collect()))
    });
    Ok(vec![Sheet { name: None, rows: rows.collect() }])
}

fn workbook(path: &str, bytes: Vec<u8>, form: Form) -> Result<Vec<Sheet>, Failure> {
    let mut book = Workbook::open(bytes, form, Limits::default()).map_err(|error| broken(path, &error))?;
    let names: Vec<String> = book.sheets().iter().map(|sheet| sheet.name.clone()).collect();
    let mut sheets = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        let mut rows = Vec::new();
        book.rows(index, |row, record| {
            rows.push((row, record.iter().map(str::to_owned).collect()));
            true
        })
        .map_err(|error| broken(path, &error))?;
        sheets.push(Sheet { name: Some(name), rows });
    }
    Ok(sheets)
}
