//! The audit measured on the made-up roster of the country: every planted fault found, none invented.

use std::collections::BTreeSet;
use zeren_core::Engine;
use zeren_core::builtin::BUILTIN;
use zeren_roster::audit::{Finding, InTurn, Kind, find};
use zeren_roster::ledger::Entry;
use zeren_roster::limits::Limits;
use zeren_roster::source::Form;
use zeren_roster::{RowSink, TextRoster, Wants, Worker, WorkerOptions};
use zeren_tests::country::{Expected, Options, write};

#[derive(Default)]
struct Sink {
    findings: Vec<Finding>,
    rows: u32,
}

impl RowSink for Sink {
    fn finding(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn entry(&mut self, _: &Entry<'_>) {
        self.rows += 1;
    }
}

fn audit(bytes: &[u8]) -> (Vec<Finding>, u32) {
    let engine = Engine::new();
    let limits = Limits::default();
    let mut roster =
        TextRoster::open(&engine, "country.csv", Form::Csv, bytes, true, &Wants::default(), &limits).expect("a roster");
    let rows = roster.rows.clone();
    let mut worker = Worker::new(WorkerOptions { otherwise: rows.otherwise.clone(), ..WorkerOptions::default() });
    let mut sink = Sink::default();
    while let Some(block) = roster.block(1).or_else(|| roster.finish().expect("closed quotes")) {
        rows.take(&block, &mut worker, &mut sink);
    }
    let tally = worker.into_tally();
    let all = find(&tally.units_in_order(), &engine, &InTurn, |findings| -> Result<(), std::convert::Infallible> {
        sink.findings.extend(findings);
        Ok(())
    });
    all.expect("nothing fails");
    (sink.findings, sink.rows)
}

/// What a finding says, as far as a planted fault says it.
fn said(finding: &Finding) -> Expected {
    let of_row =
        matches!(finding.kind, Kind::Unread | Kind::PartlyRead | Kind::RegionMismatch | Kind::NoDivisionOfWork);
    let region = finding.unit.as_ref().filter(|_| finding.kind != Kind::RegionMismatch);
    Expected {
        code: finding.kind.entry().code,
        region: region.map(|unit| unit.path.clone()).unwrap_or_default(),
        sector: finding.words.sector.map_or("", |sector| BUILTIN.sectors[sector.index()].id),
        rows: if of_row { finding.rows.iter().map(|at| at.row).collect() } else { Vec::new() },
    }
}

#[test]
fn every_planted_fault_is_found_and_none_is_invented() {
    // Every third division: the siblings of each are partly missing, as `region-absent` then says.
    for options in [
        Options { faults: 0, towns: 2, town_members: 5, deputy_heads: 1, every: 7, ..Options::default() },
        Options { faults: 700, towns: 2, town_members: 5, deputy_heads: 1, every: 3, ..Options::default() },
    ] {
        let mut bytes = Vec::new();
        let (planted, rows) = write(&options, &mut bytes).expect("memory");
        let (findings, seen) = audit(&bytes);
        assert_eq!(rows, seen, "a row was lost");
        let planted: BTreeSet<Expected> = planted.into_iter().collect();
        let found: BTreeSet<Expected> =
            findings.iter().filter(|finding| finding.kind != Kind::RegionAbsent).map(said).collect();
        let right = planted.intersection(&found).count();
        let missed: Vec<_> = planted.difference(&found).take(20).collect();
        let invented: Vec<_> = found.difference(&planted).take(20).collect();
        println!(
            "{rows} rows, {} faults: recall {right}/{}, precision {right}/{}",
            planted.len(),
            planted.len(),
            found.len()
        );
        assert!(missed.is_empty() && invented.is_empty(), "missed: {missed:#?}\ninvented: {invented:#?}");
    }
}
