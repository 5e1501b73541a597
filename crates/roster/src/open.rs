//! Opens a roster: form, encoding and columns are found, rows are ready to be taken. The same for a program that reads a
//! file and for a page that is given one.

use crate::audit::{Heading, SheetHeading};
use crate::cell::RowAt;
use crate::columns::{Choice, NoHeader, Plan, find};
use crate::limits::{Limits, Passed};
use crate::person::Whereabouts;
use crate::run::{RowSink, Worker};
#[cfg(feature = "sheets")]
use crate::source::Workbook;
use crate::source::{
    Block, Charset, Decoder, Form, Keys, SourceError, Splitter, delimiter, is_text, other_kind, records,
};
use csv::StringRecord;
use zeren_core::Engine;
use zeren_core::model::Date;
use zeren_core::title::Region;

/// What the user says of a roster.
#[derive(Clone, Debug)]
pub struct Wants {
    /// Columns.
    pub columns: Vec<Choice>,
    /// The row with the headers.
    pub header_row: Option<u32>,
    /// The region of rows that name none.
    pub region: Option<Whereabouts>,
    /// The encoding.
    pub charset: Option<Charset>,
    /// Whether blank cells of merged columns take the value above.
    pub fill: bool,
    /// The only sheet to read.
    pub sheet: Option<String>,
    /// The day as of which rows are decided; none for the rulebook's newest state.
    pub on: Option<Date>,
}

impl Default for Wants {
    fn default() -> Self {
        Self { columns: Vec::new(), header_row: None, region: None, charset: None, fill: true, sheet: None, on: None }
    }
}

/// Why a roster cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// It cannot be read.
    Source(SourceError),
    /// Its columns are not known.
    Columns(NoHeader),
    /// There is no such sheet; those there are.
    NoSheet(String, Vec<String>),
}

impl<E: Into<SourceError>> From<E> for OpenError {
    fn from(error: E) -> Self {
        Self::Source(error.into())
    }
}

/// How many bytes at the beginning of a text file tell its encoding and its columns.
pub const HEAD: usize = 256 * 1024;

/// How many rows are looked at to find the columns.
const HEAD_ROWS: usize = 200;

/// The region at the beginning of a text: 昆山市领导干部名册.
fn region_at_start(engine: &Engine, text: &str) -> Option<Region> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).take(30).collect();
    let text = text.strip_prefix("中共").unwrap_or(&text);
    let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(2).chain([text.len()]).collect();
    ends.into_iter().rev().find_map(|end| {
        let name = &text[..end];
        match Region::named(engine.lexicon(), name).as_slice() {
            [only] if name.ends_with(only.name) => Some(*only),
            _ => None,
        }
    })
}

/// The region of rows that name none: as stated, else as the sheet's name or the lines above the headers begin.
fn otherwise(engine: &Engine, wants: &Wants, sheet: Option<&str>, plan: &Plan) -> Whereabouts {
    if let Some(stated) = &wants.region {
        return stated.clone();
    }
    let mut texts = sheet.into_iter().chain(plan.above.iter().map(String::as_str));
    let region = texts.find_map(|text| region_at_start(engine, text));
    region.map_or_else(Whereabouts::default, |region| Whereabouts::of(engine, region))
}

fn sheet_heading(engine: &Engine, name: Option<&str>, plan: &Plan, otherwise: &Whereabouts) -> SheetHeading {
    SheetHeading {
        name: name.map(str::to_owned),
        hidden: false,
        header_row: (plan.header_row > 0).then_some(plan.header_row),
        columns: plan.taken().map(|(letters, header, role)| (letters, header.to_owned(), role.id())).collect(),
        left_out: plan.left_out().map(|(letters, header)| (letters, header.to_owned())).collect(),
        filled: plan.fill.iter().map(|role| role.id()).collect(),
        region: match otherwise.regions.as_slice() {
            [only] => Some(only.path(engine.lexicon())),
            _ => Some(otherwise.written.clone()).filter(|written| !written.is_empty()),
        },
        skipped: None,
    }
}

fn plan(engine: &Engine, head: &[(u32, StringRecord)], wants: &Wants, merged: bool) -> Result<Plan, NoHeader> {
    let mut plan = find(engine, head, &wants.columns, wants.header_row, merged)?.plan;
    if !wants.fill {
        plan.fill.clear();
    }
    Ok(plan)
}

/// How the rows of a text file are read; can be shared between threads.
#[derive(Clone, Debug)]
pub struct TextRows {
    delimiter: u8,
    keys: Option<Keys>,
    /// The columns.
    pub plan: Plan,
    /// The region of rows that name none.
    pub otherwise: Whereabouts,
}

impl TextRows {
    /// Whether blocks have to be taken one after another, since rows depend on those above.
    #[must_use]
    pub fn in_order(&self) -> bool {
        !self.plan.fill.is_empty()
    }

    /// Takes the rows of a block.
    pub fn take(&self, block: &Block, worker: &mut Worker, sink: &mut impl RowSink) {
        match &self.keys {
            Some(keys) => keys.records(block, |row, record| match record {
                Ok(record) => worker.row(RowAt { sheet: 0, row }, &self.plan, record, sink),
                Err(what) => worker.broken(RowAt { sheet: 0, row }, &what, sink),
            }),
            None => records(block, self.delimiter, |row, record| {
                worker.row(RowAt { sheet: 0, row }, &self.plan, record, sink);
            }),
        }
    }
}

/// A text file, read from its beginning.
#[derive(Debug)]
pub struct TextRoster {
    /// How its rows are read.
    pub rows: TextRows,
    /// How it was read, for reports.
    pub heading: Heading,
    decoder: Decoder,
    splitter: Splitter,
}

impl TextRoster {
    /// Opens a text file by its first bytes; `whole` says that these are all of it.
    ///
    /// # Errors
    /// If it is empty, or its columns are not known.
    pub fn open(
        engine: &Engine,
        file: &str,
        form: Form,
        head: &[u8],
        whole: bool,
        wants: &Wants,
        limits: &Limits,
    ) -> Result<Self, OpenError> {
        if let Some(kind) = other_kind(head) {
            return Err(SourceError::NotText(Some(kind)).into());
        }
        let mut decoder = Decoder::new(wants.charset.or_else(|| Charset::detect(head)));
        let mut text = String::new();
        decoder.feed(head, whole, &mut text);
        if text.trim().is_empty() {
            return Err(SourceError::Empty.into());
        }
        if !is_text(&text) {
            return Err(SourceError::NotText(None).into());
        }
        let delimiter = match form {
            Form::Tsv => b'\t',
            _ => delimiter(&text),
        };
        let mut splitter = match form {
            Form::Jsonl => Splitter::lines(limits.record),
            _ => Splitter::records(delimiter, limits.record),
        };
        splitter.input().push_str(&text);
        splitter.look()?;
        // The rows of the head are read on the side to find the columns; the splitter gives them out again.
        let mut side = splitter.clone();
        let block = if whole { side.finish()? } else { side.take() }.unwrap_or_default();
        let (keys, rows, fixed) = if form == Form::Jsonl {
            let keys = Keys::of(&block)?;
            let mut rows = vec![(0, keys.headers())];
            keys.records(&block, |row, record| {
                rows.extend(record.ok().filter(|_| row as usize <= HEAD_ROWS).map(|record| (row, record.copied())))
            });
            (Some(keys), rows, true)
        } else {
            let mut rows = Vec::new();
            records(&block, delimiter, |row, record| {
                if rows.len() < HEAD_ROWS && !record.is_blank() {
                    rows.push((row, record.copied()));
                }
            });
            (None, rows, false)
        };
        // Blank cells at the end of a row are no columns.
        let width = |record: &StringRecord| {
            (1..).zip(record.iter()).filter(|(_, text)| !text.trim().is_empty()).last().map_or(0, |(at, _)| at)
        };
        if rows.iter().any(|(_, record)| width(record) > limits.columns as usize) {
            return Err(SourceError::from(Passed::Columns(limits.columns)).into());
        }
        let wants = &Wants { header_row: if fixed { Some(0) } else { wants.header_row }, ..wants.clone() };
        let plan = plan(engine, &rows, wants, fixed).map_err(OpenError::Columns)?;
        let otherwise = otherwise(engine, wants, None, &plan);
        let heading = Heading {
            engine: *engine,
            on: wants.on,
            file: file.to_owned(),
            form: form.id(),
            encoding: Some(decoder.charset().unwrap_or(Charset::Utf8).id()),
            sheets: vec![sheet_heading(engine, None, &plan, &otherwise)],
        };
        Ok(Self { rows: TextRows { delimiter, keys, plan, otherwise }, heading, decoder, splitter })
    }

    /// Takes more bytes.
    ///
    /// # Errors
    /// If a record is longer than the limit.
    pub fn feed(&mut self, bytes: &[u8]) -> Result<(), SourceError> {
        self.decoder.feed(bytes, false, self.splitter.input());
        Ok(self.splitter.look()?)
    }

    /// The whole records so far, if they come to so many bytes.
    pub fn block(&mut self, at_least: usize) -> Option<Block> {
        if self.splitter.ready() < at_least.max(1) { None } else { self.splitter.take() }
    }

    /// Takes back a block that is no longer needed, for its room.
    pub fn give_back(&mut self, block: Block) {
        self.splitter.give_back(block);
    }

    /// What is left when the bytes have ended.
    ///
    /// # Errors
    /// If a quotation mark was never closed.
    pub fn finish(&mut self) -> Result<Option<Block>, SourceError> {
        self.decoder.feed(&[], true, self.splitter.input());
        self.splitter.finish()
    }

    /// Whether the text held bytes that its encoding does not know.
    #[must_use]
    pub const fn malformed(&self) -> bool {
        self.decoder.malformed()
    }
}

/// A workbook, its columns found.
#[cfg(feature = "sheets")]
#[derive(Debug)]
pub struct SheetRoster {
    /// How it was read, for reports.
    pub heading: Heading,
    workbook: Workbook,
    plans: Vec<Option<(Plan, Whereabouts)>>,
}

#[cfg(feature = "sheets")]
impl SheetRoster {
    /// Opens a workbook.
    ///
    /// # Errors
    /// If it is broken, protected or too large, or no sheet has a column of posts.
    pub fn open(
        engine: &Engine,
        file: &str,
        form: Form,
        bytes: Vec<u8>,
        wants: &Wants,
        limits: &Limits,
    ) -> Result<Self, OpenError> {
        let mut workbook = Workbook::open(bytes, form, *limits)?;
        let sheets = workbook.sheets().to_vec();
        if let Some(wanted) = wants.sheet.as_ref().filter(|wanted| !sheets.iter().any(|sheet| sheet.name == **wanted)) {
            return Err(OpenError::NoSheet(wanted.clone(), sheets.into_iter().map(|sheet| sheet.name).collect()));
        }
        let mut heading =
            Heading { engine: *engine, on: wants.on, file: file.to_owned(), form: form.id(), ..Heading::default() };
        let mut plans = Vec::new();
        let mut trouble = None;
        for (index, sheet) in sheets.iter().enumerate() {
            let skipped =
                |why| SheetHeading { name: Some(sheet.name.clone()), skipped: Some(why), ..SheetHeading::default() };
            if wants.sheet.as_ref().is_some_and(|wanted| *wanted != sheet.name) {
                heading.sheets.push(skipped("not-wanted"));
                plans.push(None);
                continue;
            }
            let mut head = Vec::new();
            workbook.rows(index, |row, record| {
                head.push((row, record.copied()));
                head.len() < HEAD_ROWS
            })?;
            if head.is_empty() {
                heading.sheets.push(skipped("empty"));
                plans.push(None);
                continue;
            }
            let merged = workbook.has_spans(index);
            match plan(engine, &head, wants, merged) {
                Ok(plan) => {
                    let otherwise = otherwise(engine, wants, Some(&sheet.name), &plan);
                    let read = sheet_heading(engine, Some(&sheet.name), &plan, &otherwise);
                    heading.sheets.push(SheetHeading { hidden: sheet.hidden, ..read });
                    plans.push(Some((plan, otherwise)));
                }
                Err(error) => {
                    heading.sheets.push(skipped("no-column-of-posts"));
                    plans.push(None);
                    trouble.get_or_insert(error);
                }
            }
        }
        if plans.iter().all(Option::is_none) {
            return Err(trouble.map_or(OpenError::Source(SourceError::Empty), OpenError::Columns));
        }
        Ok(Self { heading, workbook, plans })
    }

    /// Takes all rows. `going_on` is asked now and then whether to.
    ///
    /// # Errors
    /// If a sheet is broken or passes a limit.
    pub fn take(
        &mut self,
        worker: &mut Worker,
        sink: &mut impl RowSink,
        mut going_on: impl FnMut(u64) -> bool,
    ) -> Result<(), SourceError> {
        let mut rows = 0;
        for (index, plan) in self.plans.iter().enumerate() {
            let Some((plan, otherwise)) = plan else { continue };
            worker.begin_sheet(otherwise.clone());
            self.workbook.rows(index, |row, record| {
                worker.row(RowAt { sheet: index as u16, row }, plan, record, sink);
                rows += 1;
                rows % 1024 != 0 || going_on(rows)
            })?;
        }
        Ok(())
    }
}
