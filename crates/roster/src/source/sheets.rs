//! Spreadsheets: the rows of each sheet, merged cells filled downwards. What cells show is taken; formulas are not run.

use super::parts::Parts;
use super::spans::{Span, Spans, of_ods, of_xlsx};
use super::{Form, Record, SourceError};
use crate::limits::{Limits, Passed};
use calamine::{Data, DataRef, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use csv::StringRecord;
use std::io::Cursor;

type Bytes = Cursor<Vec<u8>>;

enum Kind {
    Xlsx(Box<Xlsx<Bytes>>),
    Xls(Box<Xls<Bytes>>),
    Ods(Box<Ods<Bytes>>),
}

/// A sheet of a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRows {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
}

/// A workbook.
pub struct Workbook {
    kind: Kind,
    sheets: Vec<SheetRows>,
    spans: Spans,
    limits: Limits,
}

impl std::fmt::Debug for Workbook {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workbook").field("sheets", &self.sheets).finish_non_exhaustive()
    }
}

fn broken(error: impl std::fmt::Display) -> SourceError {
    SourceError::Broken(error.to_string())
}

fn of_xlsx_error(error: XlsxError) -> SourceError {
    if matches!(error, XlsxError::Password) { SourceError::Password } else { broken(error) }
}

/// "EncryptedPackage", as the directory of a workbook with a password names it.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}

impl Workbook {
    /// Opens a workbook.
    ///
    /// # Errors
    /// If it is broken, protected or passes a limit.
    pub fn open(bytes: Vec<u8>, form: Form, limits: Limits) -> Result<Self, SourceError> {
        if bytes.is_empty() {
            return Err(SourceError::Empty);
        }
        if bytes.len() as u64 > limits.file {
            return Err(Passed::File(limits.file).into());
        }
        let (kind, spans) = match form {
            Form::Ods => {
                let parts = Parts::unpack(&bytes, form, &limits)?;
                let spans = of_ods(&parts, &limits)?;
                let opened = Ods::new(Cursor::new(parts.into_bytes())).map_err(|error| match error {
                    OdsError::Password => SourceError::Password,
                    error => broken(error),
                })?;
                (Kind::Ods(Box::new(opened)), spans)
            }
            Form::Xls if is_encrypted(&bytes) => return Err(SourceError::Password),
            Form::Xls => {
                let opened = Xls::new(Cursor::new(bytes)).map_err(|error| match error {
                    XlsError::Password => SourceError::Password,
                    error => broken(error),
                })?;
                let merged = |name: &String| {
                    let areas = opened.merge_cells_by_sheet_name(name).unwrap_or_default();
                    let down = areas.iter().filter(|area| area.end.0 > area.start.0);
                    let spans = down.map(|area| Span { column: area.start.1, first: area.start.0, last: area.end.0 });
                    (name.clone(), spans.collect())
                };
                let spans = opened.sheet_names().iter().map(merged).collect();
                (Kind::Xls(Box::new(opened)), spans)
            }
            _ => {
                let parts = Parts::unpack(&bytes, form, &limits)?;
                let spans = of_xlsx(&parts)?;
                let opened = Xlsx::new(Cursor::new(parts.into_bytes())).map_err(of_xlsx_error)?;
                (Kind::Xlsx(Box::new(opened)), spans)
            }
        };
        let metadata = match &kind {
            Kind::Xlsx(book) => book.sheets_metadata(),
            Kind::Xls(book) => book.sheets_metadata(),
            Kind::Ods(book) => book.sheets_metadata(),
        };
        if metadata.len() > limits.sheets {
            return Err(Passed::Sheets(limits.sheets).into());
        }
        let sheets = metadata
            .iter()
            .filter(|sheet| sheet.typ == SheetType::WorkSheet)
            .map(|sheet| SheetRows { name: sheet.name.clone(), hidden: sheet.visible != SheetVisible::Visible })
            .collect();
        Ok(Self { kind, sheets, spans, limits })
    }

    /// The sheets, in the workbook's order.
    #[must_use]
    pub fn sheets(&self) -> &[SheetRows] {
        &self.sheets
    }

    /// Whether cells of a sheet are merged downwards.
    #[must_use]
    pub fn has_spans(&self, index: usize) -> bool {
        self.sheets.get(index).and_then(|sheet| self.spans.get(&sheet.name)).is_some_and(|spans| !spans.is_empty())
    }

    /// Reads the rows of a sheet, each with its number from 1; blank rows are passed over. `each` says whether to go on.
    ///
    /// # Errors
    /// If the sheet is broken or passes a limit.
    pub fn rows(&mut self, index: usize, each: impl FnMut(u32, Record<'_>) -> bool) -> Result<(), SourceError> {
        let Some(sheet) = self.sheets.get(index) else { return Ok(()) };
        let spans = self.spans.get(&sheet.name).cloned().unwrap_or_default();
        let mut rows = Rows::new(spans, self.limits, each);
        match &mut self.kind {
            Kind::Xlsx(book) => {
                let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(of_xlsx_error)?;
                while let Some(cell) = cells.next_cell().map_err(of_xlsx_error)? {
                    let (row, column) = cell.get_position();
                    let going_on = match cell.get_value() {
                        DataRef::Empty => continue,
                        DataRef::SharedString(text) => rows.cell(row, column, text),
                        DataRef::String(text) => rows.cell(row, column, text),
                        DataRef::Float(number) => rows.number(row, column, *number),
                        other => rows.cell(row, column, &Data::from(other.clone()).to_string()),
                    }?;
                    if !going_on {
                        return Ok(());
                    }
                }
            }
            Kind::Xls(book) => {
                let range = book.worksheet_range(&sheet.name).map_err(broken)?;
                rows.range(&range)?;
            }
            Kind::Ods(book) => {
                let range = book.worksheet_range(&sheet.name).map_err(broken)?;
                rows.range(&range)?;
            }
        }
        rows.end_row();
        Ok(())
    }
}

/// A number as a cell shows it where it is a code: without a decimal point if it is whole.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}

/// Gathers cells into rows.
struct Rows<F> {
    /// Spans not yet reached, the first last.
    coming: Vec<Span>,
    /// Spans that reach over the current row, with their text.
    active: Vec<(Span, String)>,
    limits: Limits,
    cells: u64,
    row: u32,
    texts: Vec<String>,
    used: usize,
    record: StringRecord,
    ends: Vec<usize>,
    each: F,
    going_on: bool,
}

impl<F: FnMut(u32, Record<'_>) -> bool> Rows<F> {
    fn new(mut spans: Vec<Span>, limits: Limits, each: F) -> Self {
        spans.sort_unstable_by_key(|span| std::cmp::Reverse((span.first, span.column)));
        Self {
            coming: spans,
            active: Vec::new(),
            limits,
            cells: 0,
            row: 0,
            texts: Vec::new(),
            used: 0,
            record: StringRecord::new(),
            ends: Vec::new(),
            each,
            going_on: true,
        }
    }

    fn range(&mut self, range: &calamine::Range<Data>) -> Result<(), SourceError> {
        let (row, column) = range.start().unwrap_or((0, 0));
        for (down, across, value) in range.used_cells() {
            let (row, column) = (row + down as u32, column + across as u32);
            let going_on = match value {
                Data::Empty => continue,
                Data::String(text) => self.cell(row, column, text),
                Data::Float(number) => self.number(row, column, *number),
                other => self.cell(row, column, &other.to_string()),
            }?;
            if !going_on {
                return Ok(());
            }
        }
        Ok(())
    }

    fn number(&mut self, row: u32, column: u32, number: f64) -> Result<bool, SourceError> {
        self.cell(row, column, &number_text(number))
    }

    fn cell(&mut self, row: u32, column: u32, text: &str) -> Result<bool, SourceError> {
        if text.is_empty() {
            return Ok(self.going_on);
        }
        if column >= self.limits.columns {
            return Err(Passed::Columns(self.limits.columns).into());
        }
        self.cells += 1;
        if self.cells > self.limits.cells {
            return Err(Passed::Cells(self.limits.cells).into());
        }
        if row != self.row && self.used > 0 {
            self.end_row();
        }
        self.row = row;
        let column = column as usize;
        if self.texts.len() <= column {
            self.texts.resize(column + 1, String::new());
        }
        for blank in self.used..column {
            self.texts[blank].clear();
        }
        self.texts[column].clear();
        self.texts[column].push_str(text);
        self.used = self.used.max(column + 1);
        Ok(self.going_on)
    }

    /// Gives the row out, filled by the spans that reach over it.
    fn end_row(&mut self) {
        if self.used == 0 || !self.going_on {
            return;
        }
        const MOST_ACTIVE: usize = 1000;
        let row = self.row;
        self.active.retain(|(span, _)| span.last >= row && span.first < row);
        while self.coming.last().is_some_and(|span| span.first <= row) {
            let Some(span) = self.coming.pop() else { break };
            let text = self.texts[..self.used].get(span.column as usize).filter(|_| span.first == row);
            if let Some(text) = text.filter(|text| !text.is_empty())
                && self.active.len() < MOST_ACTIVE
            {
                self.active.push((span, text.clone()));
            }
        }
        for (span, text) in self.active.iter().filter(|(span, _)| span.first < row) {
            let column = span.column as usize;
            if column >= self.used {
                if self.texts.len() <= column {
                    self.texts.resize(column + 1, String::new());
                }
                self.texts[self.used..=column].iter_mut().for_each(String::clear);
                self.used = column + 1;
            }
            if self.texts[column].is_empty() {
                self.texts[column].push_str(text);
            }
        }
        self.record.clear();
        self.texts[..self.used].iter().for_each(|text| self.record.push_field(text));
        self.used = 0;
        self.going_on = (self.each)(row + 1, Record::of_record(&self.record, &mut self.ends));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_codes() {
        assert_eq!(number_text(320_583.0), "320583");
        assert_eq!(number_text(1.5), "1.5");
    }

    #[test]
    fn merged_cells_fill_the_rows_below() {
        let mut seen = Vec::new();
        let spans = vec![Span { column: 0, first: 1, last: 2 }];
        let mut rows = Rows::new(spans, Limits::default(), |row, record: Record<'_>| {
            seen.push(format!("{row}:{}", record.iter().collect::<Vec<_>>().join("|")));
            true
        });
        for (row, column, text) in
            [(0, 0, "单位"), (0, 1, "职务"), (1, 0, "县政府"), (1, 1, "县长"), (2, 1, "副县长"), (4, 1, "书记")]
        {
            rows.cell(row, column, text).expect("within limits");
        }
        rows.end_row();
        assert_eq!(seen, ["1:单位|职务", "2:县政府|县长", "3:县政府|副县长", "5:|书记"]);
    }

    #[test]
    fn a_million_columns_are_refused() {
        let mut rows = Rows::new(Vec::new(), Limits::default(), |_, _: Record<'_>| true);
        assert_eq!(rows.cell(0, 16_383, "x"), Err(Passed::Columns(1000).into()));
    }
}
