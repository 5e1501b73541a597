//! Takes the rows of a roster, on one thread or on several; what comes of them is given out in the order of the file.

use super::open::{Opened, Rows, source_failure};
use super::progress::Progress;
use crate::failure::Failure;
use std::collections::BTreeMap;
use std::io::Read;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use zeren_core::model::Lang;
use zeren_roster::audit::{Finding, Tally};
use zeren_roster::ledger::{Entry, OwnEntry, write_line, write_record};
use zeren_roster::source::Block;
use zeren_roster::{RowSink, TextRows, Worker, WorkerOptions};

/// How many bytes of text are taken at a time.
const BLOCK: usize = 256 * 1024;

/// What is to be made of each row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// Nothing.
    None,
    /// A line of JSON.
    Jsonl,
    /// A record of CSV.
    Csv(Lang),
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

struct Sink<'s> {
    part: Part,
    lines: Lines,
    wants_findings: bool,
    sheets: &'s [Option<String>],
}

impl RowSink for Sink<'_> {
    fn finding(&mut self, finding: Finding) {
        if self.wants_findings {
            self.part.findings.push(finding);
        }
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        let sheet = self.sheets.get(usize::from(entry.at.sheet)).and_then(Option::as_deref);
        match self.lines {
            Lines::None => {}
            Lines::Jsonl => write_line(entry, sheet, &mut self.part.text),
            Lines::Csv(lang) => write_record(entry, sheet, lang, &mut self.part.text),
            Lines::Kept => self.part.entries.push(OwnEntry::of(entry)),
        }
    }
}

/// Takes all rows. `each` is given what came of them, part by part.
pub(crate) fn drive(
    opened: Opened,
    lines: Lines,
    wants_findings: bool,
    threads: usize,
    each: &mut dyn FnMut(Part) -> Result<(), Failure>,
) -> Result<Tally, Failure> {
    let heading = opened.heading().clone();
    let sheets: Vec<Option<String>> = heading.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let sink = || {
        // A block gives about eight times its length.
        let text = if lines == Lines::Jsonl { Vec::with_capacity(BLOCK * 8) } else { Vec::new() };
        Sink { part: Part { text, ..Part::default() }, lines, wants_findings, sheets: &sheets }
    };
    let options = WorkerOptions { only: opened.only, on: opened.on, limits: opened.limits, ..WorkerOptions::default() };
    let mut progress = Progress::new(opened.size);
    match opened.rows {
        Rows::Sheets(mut roster) => {
            let mut worker = Worker::new(options);
            let mut sink = sink();
            let done = roster.take(&mut worker, &mut sink, |rows| {
                progress.at(0, rows);
                true
            });
            done.map_err(|error| source_failure(&heading, &error))?;
            each(sink.part)?;
            Ok(worker.into_tally())
        }
        Rows::Text(mut roster, mut reader) => {
            let rows = roster.rows.clone();
            let options = WorkerOptions { otherwise: rows.otherwise.clone(), ..options };
            let mut blocks = Blocks { buffer: vec![0; BLOCK], read: 0, ended: false };
            let mut next = || -> Result<Option<(Block, u64)>, Failure> {
                blocks.next(&mut roster, &mut *reader).map_err(|error| match error {
                    Stopped::Source(error) => source_failure(&heading, &error),
                    Stopped::Io(error) => error.into(),
                })
            };
            if threads <= 1 || rows.in_order() {
                let mut worker = Worker::new(options);
                let mut count = 0;
                while let Some((block, read)) = next()? {
                    let mut sink = sink();
                    rows.take(&block, &mut worker, &mut sink);
                    count += u64::from(block.rows);
                    progress.at(read, count);
                    each(sink.part)?;
                }
                return Ok(worker.into_tally());
            }
            let shared = Shared { rows: &rows, options: &options, sink: &sink, threads };
            shared.run(&mut next, &mut progress, each)
        }
    }
}

enum Stopped {
    Source(zeren_roster::source::SourceError),
    Io(std::io::Error),
}

/// Reads blocks from a file.
struct Blocks {
    buffer: Vec<u8>,
    read: u64,
    ended: bool,
}

impl Blocks {
    fn next(
        &mut self,
        roster: &mut zeren_roster::TextRoster,
        reader: &mut dyn Read,
    ) -> Result<Option<(Block, u64)>, Stopped> {
        loop {
            if let Some(block) = roster.block(if self.ended { 1 } else { BLOCK / 2 }) {
                return Ok(Some((block, self.read)));
            }
            if self.ended {
                return Ok(None);
            }
            let count = reader.read(&mut self.buffer).map_err(Stopped::Io)?;
            self.read += count as u64;
            if count == 0 {
                self.ended = true;
                if let Some(block) = roster.finish().map_err(Stopped::Source)? {
                    return Ok(Some((block, self.read)));
                }
            } else {
                roster.feed(&self.buffer[..count]).map_err(Stopped::Source)?;
            }
        }
    }
}

type Numbered<T> = (u64, T);

/// Several threads that share the blocks of a file.
struct Shared<'a, S> {
    rows: &'a TextRows,
    options: &'a WorkerOptions,
    sink: &'a S,
    threads: usize,
}

impl<'s, S: Fn() -> Sink<'s> + Sync> Shared<'_, S> {
    fn work(&self, blocks: &Mutex<Receiver<Numbered<Block>>>, done: &SyncSender<Numbered<Part>>) -> Tally {
        let mut worker = Worker::new(self.options.clone());
        loop {
            let block = blocks.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((number, block)) = block else { break };
            let mut sink = (self.sink)();
            self.rows.take(&block, &mut worker, &mut sink);
            if done.send((number, sink.part)).is_err() {
                break;
            }
        }
        worker.into_tally()
    }

    fn run(
        &self,
        next: Next<'_>,
        progress: &mut Progress,
        each: &mut dyn FnMut(Part) -> Result<(), Failure>,
    ) -> Result<Tally, Failure> {
        let ahead = self.threads * 3;
        let (give, blocks) = sync_channel::<Numbered<Block>>(ahead);
        // As many places as there can be blocks on the way: sending never waits for this thread.
        let (done, parts) = sync_channel::<Numbered<Part>>(ahead + self.threads + 1);
        let blocks = Mutex::new(blocks);
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..self.threads)
                .map(|_| {
                    let (blocks, done) = (&blocks, done.clone());
                    scope.spawn(move || self.work(blocks, &done))
                })
                .collect();
            drop(done);
            // When it returns, for whatever reason, its ends of the channels are closed and the workers end.
            let outcome = pump(give, parts, ahead as u64, next, progress, each);
            // A worker that cannot be joined has panicked, which is told already.
            let tallies = workers.into_iter().filter_map(|worker| worker.join().ok());
            let tally = tallies.reduce(|mut all, own| {
                all.merge(own);
                all
            });
            outcome.map(|()| tally.unwrap_or_else(|| Tally::new(0)))
        })
    }
}

type Next<'n> = &'n mut dyn FnMut() -> Result<Option<(Block, u64)>, Failure>;

/// Reads blocks, gives them to the workers, and gives out what comes back, in order.
fn pump(
    give: SyncSender<Numbered<Block>>,
    parts: Receiver<Numbered<Part>>,
    ahead: u64,
    next: Next<'_>,
    progress: &mut Progress,
    each: &mut dyn FnMut(Part) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut waiting: BTreeMap<u64, Part> = BTreeMap::new();
    let (mut given, mut taken, mut rows) = (0u64, 0u64, 0u64);
    let mut ended = false;
    loop {
        while !ended && given - taken < ahead {
            match next()? {
                Some((block, read)) => {
                    rows += u64::from(block.rows);
                    progress.at(read, rows);
                    ended = give.send((given, block)).is_err();
                    given += 1;
                }
                None => ended = true,
            }
        }
        if taken == given {
            return Ok(());
        }
        let Ok((number, part)) = parts.recv() else { return Ok(()) };
        waiting.insert(number, part);
        while let Some(part) = waiting.remove(&taken) {
            taken += 1;
            each(part)?;
        }
    }
}
