//! Merged cells: which rows take the value of the row above.

use super::SourceError;
use super::parts::Parts;
use crate::limits::{Limits, Passed};
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::QName;
use std::collections::HashMap;

/// A cell that reaches over the rows below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The column, from 0.
    pub(super) column: u32,
    /// The first row, from 0.
    pub(super) first: u32,
    /// The last row.
    pub(super) last: u32,
}

/// The merged cells of a workbook, by the name of the sheet.
pub(super) type Spans = HashMap<String, Vec<Span>>;

/// More than this many in a sheet are no roster's.
const MOST: usize = 200_000;

type Reader<'a> = quick_xml::Reader<&'a [u8]>;

fn reader(xml: &[u8]) -> Reader<'_> {
    let mut reader = quick_xml::Reader::from_reader(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    reader
}

/// Every opening element, closed at once or not.
fn each_element(xml: &[u8], mut each: impl FnMut(&BytesStart<'_>)) -> Result<(), SourceError> {
    let mut reader = reader(xml);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element) | Event::Empty(element)) => each(&element),
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(SourceError::Broken(error.to_string())),
        }
        buffer.clear();
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().flatten().find(|attribute| attribute.key == QName(name))?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned())
}

fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}

/// `B3` as row and column from 0.
fn place(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let column = crate::cell::column_of(&reference[..digits])?;
    Some((reference[digits..].parse::<u32>().ok()?.checked_sub(1)?, column))
}

fn area(reference: &str) -> Option<Span> {
    let (from, to) = reference.split_once(':')?;
    let ((first, column), (last, _)) = (place(from)?, place(to)?);
    (last > first).then_some(Span { column, first, last })
}

/// The merged cells of an Excel workbook. They stand behind the rows, so that only the end of a sheet is read for them.
pub(super) fn of_xlsx(parts: &Parts) -> Result<Spans, SourceError> {
    let mut spans = Spans::new();
    let (Some(workbook), Some(relations)) = (parts.part("xl/workbook.xml"), parts.part("xl/_rels/workbook.xml.rels"))
    else {
        return Ok(spans);
    };
    let mut targets = HashMap::new();
    each_element(relations, |element| {
        if let (Some(id), Some(target)) = (attribute(element, "Id"), attribute(element, "Target")) {
            let target = target.trim_start_matches('/');
            let whole = if target.starts_with("xl/") { target.to_owned() } else { format!("xl/{target}") };
            targets.insert(id, whole);
        }
    })?;
    let mut sheets = Vec::new();
    each_element(workbook, |element| {
        if element.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(element, "name"), attribute(element, "r:id"))
            && let Some(target) = targets.get(&id)
        {
            sheets.push((name, target.clone()));
        }
    })?;
    for (name, target) in sheets {
        let Some(sheet) = parts.part(&target) else { continue };
        let end = memchr::memmem::rfind(sheet, b"sheetData>").map_or(sheet.len(), |at| at + b"sheetData>".len());
        let mut of_sheet = Vec::new();
        each_element(&sheet[end..], |element| {
            if element.local_name().as_ref() == "mergeCell" && of_sheet.len() < MOST {
                of_sheet.extend(attribute(element, "ref").and_then(|reference| area(&reference)));
            }
        })?;
        if !of_sheet.is_empty() {
            spans.insert(name, of_sheet);
        }
    }
    Ok(spans)
}

/// The merged cells of an OpenDocument spreadsheet; on the way its cells are counted, since a few bytes of it can stand
/// for any number.
pub(super) fn of_ods(parts: &Parts, limits: &Limits) -> Result<Spans, SourceError> {
    let mut spans = Spans::new();
    let Some(content) = parts.part("content.xml") else { return Ok(spans) };
    let mut name = String::new();
    let (mut row, mut rows, mut column) = (0u32, 1u32, 0u32);
    let (mut last_row, mut last_column, mut cells) = (0u64, 0u64, 0u64);
    let mut sheets = 0;
    let mut passed = None;
    each_element(content, |element| match element.name().as_ref() {
        "table:table" => {
            name = attribute(element, "table:name").unwrap_or_default();
            (row, rows, column, last_row, last_column) = (0, 0, 0, 0, 0);
            sheets += 1;
        }
        "table:table-row" => {
            row = row.saturating_add(rows);
            rows = number(element, "table:number-rows-repeated");
            column = 0;
        }
        "table:table-cell" | "table:covered-table-cell" => {
            let repeated = number(element, "table:number-columns-repeated");
            let down = number(element, "table:number-rows-spanned");
            if down > 1 {
                let of_sheet = spans.entry(name.clone()).or_default();
                if of_sheet.len() < MOST {
                    of_sheet.push(Span { column, first: row, last: row.saturating_add(down - 1) });
                }
            }
            column = column.saturating_add(repeated);
            if attribute(element, "office:value-type").is_some() {
                cells = cells.saturating_add(u64::from(repeated) * u64::from(rows));
                last_row = last_row.max(u64::from(row) + u64::from(rows));
                last_column = last_column.max(u64::from(column));
            }
            let most = limits.cells;
            if cells > most || last_row.saturating_mul(last_column) > most {
                passed = Some(Passed::Cells(most));
            }
        }
        _ => {}
    })?;
    if sheets > limits.sheets {
        passed = Some(Passed::Sheets(limits.sheets));
    }
    passed.map_or(Ok(spans), |passed| Err(passed.into()))
}
