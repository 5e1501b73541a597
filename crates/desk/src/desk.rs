//! The desk: a roster lies on it, or none.

use crate::kept::Rows;
use crate::problem::Problem;
use crate::question::Question;
use crate::settings::Settings;
use crate::take::{self, Progress};
use crate::{files, findings, matrix, person, rows, summary};
use serde_json::Value;
use zeren_core::Engine;
use zeren_roster::audit::{Counts, Finding, Heading, InTurn, Kind, Tally, find};
use zeren_roster::beside::{Accept, Acceptor, Beside};
use zeren_roster::ledger::Entry;
use zeren_roster::{RowSink, Wants};

/// A finding, and the reason for which it is accepted.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) finding: Finding,
    pub(crate) accepted: Option<String>,
}

/// A roster that is open.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) heading: Heading,
    pub(crate) sheets: Vec<Option<String>>,
    pub(crate) wants: Wants,
    pub(crate) beside: Beside,
    pub(crate) beside_text: String,
    pub(crate) malformed: bool,
    pub(crate) tally: Tally,
    pub(crate) counts: Counts,
    pub(crate) findings: Vec<Found>,
    pub(crate) unused: Vec<Accept>,
    pub(crate) rows: Rows,
    /// The rows shown last, and the question they answer.
    pub(crate) selected: Option<(Question, Vec<u32>)>,
}

impl Open {
    /// The rows that a kind of finding speaks of, as places among those kept.
    pub(crate) fn rows_with(&self, kind: Kind) -> Vec<u32> {
        let of_kind = self.findings.iter().filter(|found| found.finding.kind == kind);
        let mut rows: Vec<u32> = of_kind
            .flat_map(|found| found.finding.rows.iter().filter_map(|at| self.rows.find(*at)))
            .map(|index| index as u32)
            .collect();
        rows.sort_unstable();
        rows.dedup();
        rows
    }
}

#[derive(Default)]
struct Gather {
    findings: Vec<Finding>,
    rows: Rows,
}

impl RowSink for Gather {
    fn finding(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    fn entry(&mut self, entry: &Entry<'_>) {
        self.rows.keep(entry);
    }
}

/// A desk. What lies on it stays until another roster is opened.
#[derive(Debug, Default)]
pub struct Desk {
    /// The engine, and the local rulebooks it is made of.
    engine: Option<(Vec<(String, String)>, Engine)>,
    name: String,
    bytes: Vec<u8>,
    open: Option<Open>,
}

impl Desk {
    /// Opens and audits a roster; gives what is said of it as a whole.
    ///
    /// # Errors
    /// If it cannot be read, or its columns are not known. The bytes stay, to be read otherwise.
    pub fn open(
        &mut self,
        name: &str,
        bytes: Vec<u8>,
        settings: Settings,
        told: &mut dyn FnMut(Progress),
    ) -> Result<Value, Problem> {
        self.open = None;
        self.bytes = bytes;
        name.clone_into(&mut self.name);
        let known = self.engine.take().filter(|(rulebooks, _)| *rulebooks == settings.rulebooks);
        let (_, engine) = match known {
            Some(known) => self.engine.insert(known),
            None => self.engine.insert((settings.rulebooks.clone(), settings.engine()?)),
        };
        let beside = settings.beside(engine)?;
        let wants = settings.wants(engine, &beside)?;
        let mut roster = take::Rows::open(engine, name, &self.bytes, &wants)?;
        let mut gathered = Gather::default();
        let tally = roster.take(None, &mut gathered, told)?;
        let Gather { mut findings, mut rows } = gathered;
        let Ok(()) = find(&tally.units_in_order(), engine, &InTurn, |more| -> Result<(), std::convert::Infallible> {
            findings.extend(more);
            Ok(())
        });
        rows.mark(findings.iter());
        let mut acceptor = Acceptor::new(beside.accept.clone());
        let mut counts = Counts::default();
        let keep = |finding: Finding| {
            let accepted = acceptor.reason(&finding).map(str::to_owned);
            counts.add(&finding, accepted.is_some());
            Found { finding, accepted }
        };
        let findings = findings.into_iter().map(keep).collect();
        let open = Open {
            heading: roster.heading().clone(),
            sheets: roster.sheets(),
            wants,
            unused: acceptor.unused().cloned().collect(),
            beside,
            beside_text: settings.beside,
            malformed: roster.malformed(),
            tally,
            counts,
            findings,
            rows,
            selected: None,
        };
        Ok(summary::of(self.open.insert(open)))
    }

    /// Takes the roster off the desk: its name and its bytes.
    pub fn put_away(&mut self) -> (String, Vec<u8>) {
        self.open = None;
        (std::mem::take(&mut self.name), std::mem::take(&mut self.bytes))
    }

    /// Answers a question.
    ///
    /// # Errors
    /// If no roster is open, or what is asked about is not there.
    pub fn ask(&mut self, question: &Question) -> Result<Value, Problem> {
        match (question.what.as_str(), &mut self.open) {
            ("explain", _) => findings::explain(question),
            (_, None) => Err(Problem::nothing_open()),
            ("findings", Some(open)) => Ok(findings::answer(open, question, &open.heading.engine)),
            ("regions", Some(open)) => Ok(matrix::answer(open, question, &open.heading.engine)),
            ("rows", Some(open)) => {
                let engine = open.heading.engine;
                Ok(rows::answer(open, question, &engine))
            }
            ("person", Some(open)) => person::answer(open, question),
            ("summary", Some(open)) => Ok(summary::of(open)),
            (other, Some(_)) => Err(Problem::new(
                (format!("不认识 `{other}`"), format!("unknown question `{other}`")),
                ("重新打开本页", "open the page again"),
            )),
        }
    }

    /// Makes a file of the roster, or of one region of it, as the command line does.
    ///
    /// # Errors
    /// If no roster is open, the form is not known or too small, or the region is not one alone.
    pub fn file(&self, question: &Question) -> Result<Vec<u8>, Problem> {
        let open = self.open.as_ref().ok_or_else(Problem::nothing_open)?;
        files::make(open, &open.heading.engine, &self.bytes, question)
    }
}
