//! Takes the rows of a roster in memory; used once to look at it, and again for each file made of it, so that files
//! are written as the command line writes them.

use crate::problem::Problem;
use zeren_core::Engine;
use zeren_core::title::Region;
use zeren_roster::audit::{Heading, Tally};
use zeren_roster::limits::{Limits, Passed};
use zeren_roster::source::{Form, SourceError};
use zeren_roster::{HEAD, RowSink, SheetRoster, TextRoster, TextRows, Wants, Worker, WorkerOptions};

/// How far it has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes done.
    pub done: u64,
    /// Bytes there are; 0 where rows alone can be counted.
    pub of: u64,
    /// Rows done.
    pub rows: u64,
}

/// How many bytes of text are taken at a time.
const BLOCK: usize = 256 * 1024;

/// A roster, its columns found.
pub(crate) enum Rows<'b> {
    Text(Box<TextRoster>, &'b [u8]),
    Sheets(Box<SheetRoster>),
}

impl<'b> Rows<'b> {
    /// Opens it.
    pub(crate) fn open(engine: &Engine, name: &str, bytes: &'b [u8], wants: &Wants) -> Result<Self, Problem> {
        let limits = Limits::default();
        if bytes.is_empty() {
            return Err(SourceError::Empty.into());
        }
        if bytes.len() as u64 > limits.file {
            return Err(SourceError::from(Passed::File(limits.file)).into());
        }
        let form = Form::of(name, bytes);
        if form.streams() {
            let (head, rest) = bytes.split_at(bytes.len().min(HEAD));
            let whole = head.len() < HEAD;
            let roster = TextRoster::open(engine, name, form, head, whole, wants, &limits)?;
            Ok(Self::Text(Box::new(roster), rest))
        } else {
            Ok(Self::Sheets(Box::new(SheetRoster::open(engine, name, form, bytes.to_vec(), wants, &limits)?)))
        }
    }

    /// How it is read.
    pub(crate) fn heading(&self) -> &Heading {
        match self {
            Self::Text(roster, _) => &roster.heading,
            Self::Sheets(roster) => &roster.heading,
        }
    }

    /// The names of the sheets.
    pub(crate) fn sheets(&self) -> Vec<Option<String>> {
        self.heading().sheets.iter().map(|sheet| sheet.name.clone()).collect()
    }

    /// Whether the text held bytes that its encoding does not know.
    pub(crate) const fn malformed(&self) -> bool {
        match self {
            Self::Text(roster, _) => roster.malformed(),
            Self::Sheets(_) => false,
        }
    }

    /// Takes the rows, those of a region and below if one is named.
    pub(crate) fn take(
        &mut self,
        only: Option<Region>,
        sink: &mut impl RowSink,
        told: &mut dyn FnMut(Progress),
    ) -> Result<Tally, Problem> {
        let options =
            WorkerOptions { engine: self.heading().engine, on: self.heading().on, only, ..WorkerOptions::default() };
        match self {
            Self::Sheets(roster) => {
                let mut worker = Worker::new(options);
                roster.take(&mut worker, sink, |rows| {
                    told(Progress { rows, ..Progress::default() });
                    true
                })?;
                Ok(worker.into_tally())
            }
            Self::Text(roster, rest) => {
                let rows = roster.rows.clone();
                let options = WorkerOptions { otherwise: rows.otherwise.clone(), ..options };
                let mut text = Text { worker: Worker::new(options), rows, sink, told, of: rest.len() as u64, count: 0 };
                let mut done = 0;
                for piece in rest.chunks(BLOCK) {
                    roster.feed(piece)?;
                    done += piece.len() as u64;
                    text.blocks(roster, BLOCK / 2, done);
                }
                if let Some(block) = roster.finish()? {
                    text.block(&block, done);
                }
                text.blocks(roster, 1, done);
                Ok(text.worker.into_tally())
            }
        }
    }
}

/// A text file on its way.
struct Text<'s, S> {
    worker: Worker,
    rows: TextRows,
    sink: &'s mut S,
    told: &'s mut dyn FnMut(Progress),
    of: u64,
    count: u64,
}

impl<S: RowSink> Text<'_, S> {
    fn block(&mut self, block: &zeren_roster::source::Block, done: u64) {
        self.rows.take(block, &mut self.worker, self.sink);
        self.count += u64::from(block.rows);
        (self.told)(Progress { done, of: self.of, rows: self.count });
    }

    fn blocks(&mut self, roster: &mut TextRoster, at_least: usize, done: u64) {
        while let Some(block) = roster.block(at_least) {
            self.block(&block, done);
        }
    }
}
