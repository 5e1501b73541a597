//! Takes the rows of a roster; what comes of them is given out in the order of the file.

use super::open::{Opened, Rows, source_failure};
use super::progress::Progress;
use super::threads::Shared;
use crate::failure::Failure;
use std::io::Read;
use zeren_core::model::{Date, Lang};
use zeren_roster::audit::{Finding, Tally};
use zeren_roster::ledger::{Entry, OwnEntry, write_line, write_record};
use zeren_roster::source::{Block, SourceError};
use zeren_roster::{RowSink, TextRoster, Worker, WorkerOptions};

/// How many bytes of text are taken at a time; what is made of them stays in the processor's cache.
const BLOCK: usize = 128 * 1024;

/// What is to be made of each row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// Nothing.
    None,
    /// A line of JSON.
    Jsonl,
    /// A record of CSV, with the day where there is one.
    Csv(Lang, Option<Date>),
    /// An entry, kept.
    Kept,
}

/// What came of some rows.
#[derive(Debug, Default)]
pub(crate) struct Part {
    /// The findings.
    pub(crate) findings: Vec<Finding>,
    /// The lines or records.
    pub(crate) text: Vec<u8>,
    /// The entries.
    pub(crate) entries: Vec<OwnEntry>,
}

/// What is to be made of rows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Making<'m> {
    lines: Lines,
    wants_findings: bool,
    sheets: &'m [Option<String>],
}

/// Makes it.
pub(super) struct Sink<'s> {
    pub(super) making: Making<'s>,
    pub(super) part: &'s mut Part,
}

impl RowSink for Sink<'_> {
    fn finding(&mut self, finding: Finding) {
        if self.making.wants_findings {
            self.part.findings.push(finding);
        }
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        let sheet = self.making.sheets.get(usize::from(entry.at.sheet)).and_then(Option::as_deref);
        match self.making.lines {
            Lines::None => {}
            Lines::Jsonl => write_line(entry, sheet, &mut self.part.text),
            Lines::Csv(lang, on) => write_record(entry, sheet, lang, on, &mut self.part.text),
            Lines::Kept => self.part.entries.push(OwnEntry::of(entry)),
        }
    }
}

impl Part {
    /// Empties it; its room stays.
    pub(super) fn clear(&mut self) {
        self.findings.clear();
        self.text.clear();
        self.entries.clear();
    }
}

/// Takes all rows. `each` is given what came of them, part by part; what it leaves in a part is forgotten.
pub(crate) fn drive(
    opened: Opened,
    lines: Lines,
    wants_findings: bool,
    threads: usize,
    each: &mut dyn FnMut(&mut Part) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let heading = opened.heading().clone();
    let sheets: Vec<Option<String>> = heading.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let making = Making { lines, wants_findings, sheets: &sheets };
    let options = WorkerOptions {
        engine: opened.engine,
        only: opened.only,
        on: opened.on,
        limits: opened.limits,
        ..WorkerOptions::default()
    };
    let mut progress = Progress::new(opened.size);
    let mut part = Part::default();
    match opened.rows {
        Rows::Sheets(mut roster) => {
            let mut worker = Worker::new(options);
            let done = roster.take(&mut worker, &mut Sink { making, part: &mut part }, |rows| {
                progress.at(0, rows);
                true
            });
            done.map_err(|error| source_failure(&heading, &error))?;
            each(&mut part)?;
            Ok(worker.into_tally())
        }
        Rows::Text(roster, reader) => {
            let rows = roster.rows.clone();
            let options = WorkerOptions { otherwise: rows.otherwise.clone(), ..options };
            let mut blocks = Blocks { roster, reader, buffer: vec![0; BLOCK], read: 0, ended: false };
            let failure = |stopped| match stopped {
                Stopped::Source(error) => source_failure(&heading, &error),
                Stopped::Io(error) => error.into(),
            };
            if threads > 1 && !rows.in_order() {
                let shared = Shared { rows: &rows, options: &options, making, threads };
                return shared.run(blocks, &mut progress, each, &failure);
            }
            let mut worker = Worker::new(options);
            let mut count = 0;
            while let Some((block, read)) = blocks.next().map_err(failure)? {
                rows.take(&block, &mut worker, &mut Sink { making, part: &mut part });
                count += u64::from(block.rows);
                progress.at(read, count);
                each(&mut part)?;
                part.clear();
                blocks.roster.give_back(block);
            }
            Ok(worker.into_tally())
        }
    }
}

/// Why reading stopped.
pub(super) enum Stopped {
    Source(SourceError),
    Io(std::io::Error),
}

/// Reads blocks from a file.
pub(super) struct Blocks {
    pub(super) roster: Box<TextRoster>,
    reader: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    read: u64,
    ended: bool,
}

impl Blocks {
    /// The next block, and how many bytes are read so far.
    pub(super) fn next(&mut self) -> Result<Option<(Block, u64)>, Stopped> {
        loop {
            if let Some(block) = self.roster.block(if self.ended { 1 } else { BLOCK / 2 }) {
                return Ok(Some((block, self.read)));
            }
            if self.ended {
                return Ok(None);
            }
            let count = self.reader.read(&mut self.buffer).map_err(Stopped::Io)?;
            self.read += count as u64;
            if count == 0 {
                self.ended = true;
                if let Some(block) = self.roster.finish().map_err(Stopped::Source)? {
                    return Ok(Some((block, self.read)));
                }
            } else {
                self.roster.feed(&self.buffer[..count]).map_err(Stopped::Source)?;
            }
        }
    }
}
