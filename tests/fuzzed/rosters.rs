//! Rosters, as text and as spreadsheets, and what stands beside them.

use super::{json, text};
use std::convert::Infallible;
use zeren_core::Engine;
use zeren_core::model::Lang;
use zeren_roster::audit::{Finding, Heading, InTurn, Report, find};
use zeren_roster::beside::Beside;
use zeren_roster::ledger::Entry;
use zeren_roster::limits::Limits;
use zeren_roster::source::Form;
use zeren_roster::{OpenError, RowSink, SheetRoster, TextRoster, Wants, Worker, WorkerOptions};

thread_local! {
    static ENGINE: Engine = Engine::new();
}

/// Limits that a small file can pass.
const LIMITS: Limits = Limits {
    file: 1 << 20,
    unpacked: 4 << 20,
    parts: 100,
    sheets: 20,
    columns: 200,
    cells: 20_000,
    record: 1 << 14,
    units: 200,
};

#[derive(Debug, Default)]
struct Sink {
    findings: Vec<Finding>,
    entries: Vec<String>,
}

impl RowSink for Sink {
    fn finding(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        self.entries.push(format!("{:?} {:?}", entry.at, entry.decided.map(|decided| &decided.digest.classes)));
    }
}

/// The report of what was seen: JSON, with every row accounted for.
fn report(engine: &Engine, heading: &Heading, worker: Worker, sink: &Sink) -> Vec<u8> {
    let tally = worker.into_tally();
    let (read, unread, rows) = (tally.totals.read, tally.totals.unread, tally.totals.rows);
    assert!(read + unread <= rows, "{read} read and {unread} unread of {rows} rows");
    let mut out = Vec::new();
    let mut report = Report::new(Lang::En, false, heading);
    report.begin(heading, &mut out);
    for finding in &sink.findings {
        report.finding(finding, None, &mut out);
    }
    let units = tally.units_in_order();
    let all = find(&units, engine, &InTurn, |findings| -> Result<(), Infallible> {
        findings.iter().for_each(|finding| report.finding(finding, None, &mut out));
        Ok(())
    });
    let Ok(()) = all;
    let Ok(()) = report.end(&tally, &units, &InTurn, std::iter::empty(), &mut out, |_| Ok::<(), Infallible>(()));
    let read = json(&out);
    assert_eq!(read["totals"]["rows"], rows);
    out
}

fn read(engine: &Engine, form: Form, bytes: &[u8], first: usize, piece: usize) -> Result<Vec<u8>, OpenError> {
    let (head, rest) = bytes.split_at(first.min(bytes.len()));
    let mut roster = TextRoster::open(engine, "roster", form, head, rest.is_empty(), &Wants::default(), &LIMITS)?;
    let rows = roster.rows.clone();
    let options = WorkerOptions { otherwise: rows.otherwise.clone(), limits: LIMITS, ..WorkerOptions::default() };
    let mut worker = Worker::new(options);
    let mut sink = Sink::default();
    for piece in rest.chunks(piece) {
        roster.feed(piece)?;
        while let Some(block) = roster.block(1) {
            rows.take(&block, &mut worker, &mut sink);
        }
    }
    while let Some(block) = roster.block(1) {
        rows.take(&block, &mut worker, &mut sink);
    }
    if let Some(block) = roster.finish()? {
        rows.take(&block, &mut worker, &mut sink);
    }
    Ok(report(engine, &roster.heading, worker, &sink))
}

/// A roster as text, its form in the first byte, the size of the pieces it comes in in the second: the report is JSON,
/// and does not depend on the pieces, as long as the head is long enough to find the columns in.
pub fn csv(data: &[u8]) {
    let [form, piece, bytes @ ..] = data else { return };
    let form = [Form::Csv, Form::Tsv, Form::Jsonl][usize::from(form % 3)];
    ENGINE.with(|engine| {
        let whole = read(engine, form, bytes, bytes.len(), 1);
        let pieces = read(engine, form, bytes, bytes.len() / 2 + 1, usize::from(*piece) + 1);
        // A head that is cut off may show other columns, another encoding, or none.
        if let (Ok(whole), Ok(pieces)) = (whole, pieces) {
            let (whole, pieces) = (json(&whole), json(&pieces));
            if whole["roster"] == pieces["roster"] {
                assert_eq!(whole, pieces, "the pieces change what is found");
            }
        }
    });
}

/// A workbook: refused with a reason, or read to its end within the limits.
pub fn xlsx(data: &[u8]) {
    let [form, bytes @ ..] = data else { return };
    let form = [Form::Xlsx, Form::Ods, Form::Xls][usize::from(form % 3)];
    ENGINE.with(|engine| {
        let opened = SheetRoster::open(engine, "roster", form, bytes.to_vec(), &Wants::default(), &LIMITS);
        let mut roster = match opened {
            Ok(roster) => roster,
            Err(OpenError::Source(error)) => {
                let (zh, en) = error.what();
                assert!(!zh.is_empty() && !en.is_empty());
                return;
            }
            Err(_) => return,
        };
        let mut worker = Worker::new(WorkerOptions { limits: LIMITS, ..WorkerOptions::default() });
        let mut sink = Sink::default();
        if roster.take(&mut worker, &mut sink, |_| true).is_ok() {
            report(engine, &roster.heading, worker, &sink);
        }
    });
}

/// The file beside a roster: an error names a line of the file and says what to do; what is saved is read again.
pub fn beside(data: &[u8]) {
    let Some(text) = text(data) else { return };
    ENGINE.with(|engine| match Beside::read(engine, text) {
        Ok(read) => {
            let saved = Beside::with_columns(text, &read.columns);
            let again =
                Beside::read(engine, &saved).unwrap_or_else(|error| panic!("{error:?} in what was saved:\n{saved}"));
            assert_eq!(again.columns.len(), read.columns.len());
            assert_eq!(again.accept.len(), read.accept.len());
        }
        Err(error) => {
            assert!((1..=text.lines().count() + 1).contains(&error.line), "line {}", error.line);
            assert!(!error.what.0.is_empty() && !error.help.0.is_empty());
        }
    });
}
