//! The audit as JSON: whole, or a line a finding. It is written piece by piece, so that its length costs no memory.

use super::catalogue::Severity;
use super::finding::{Finding, UnitName};
use super::spread::Spread;
use super::tally::Tally;
use super::unit::{Count, Unit, UnitKey};
use crate::beside::Accept;
use crate::cell::{CellAt, RowAt};
use crate::json::{list, number, opening, string};
use serde::Serialize;
use serde_json::{Map, Value, json};
use zeren_core::Engine;
use zeren_core::model::{Applicability, Class, Date, Lang, Level};

/// How a sheet was read.
#[derive(Clone, Debug, Default, Serialize)]
pub struct SheetHeading {
    /// Its name; none for a text file.
    pub name: Option<String>,
    /// Whether it is hidden in the workbook; it is read all the same.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// The row with the headers; none where there are none.
    pub header_row: Option<u32>,
    /// The columns taken: letters, header, role.
    pub columns: Vec<(String, String, &'static str)>,
    /// The columns left out: letters, header.
    pub left_out: Vec<(String, String)>,
    /// The roles whose blank cells take the value above.
    pub filled: Vec<&'static str>,
    /// The region of rows that name none.
    pub region: Option<String>,
    /// Why it was not read.
    pub skipped: Option<&'static str>,
}

/// How a roster was read.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Heading {
    /// The engine that decides.
    #[serde(skip)]
    pub engine: Engine,
    /// The day as of which it decides; none for the rulebook's newest state.
    #[serde(skip)]
    pub on: Option<Date>,
    /// The file's name.
    pub file: String,
    /// Its form.
    pub form: &'static str,
    /// Its encoding, of a text file.
    pub encoding: Option<&'static str>,
    /// Its sheets.
    pub sheets: Vec<SheetHeading>,
}

/// Numbers of findings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// By severity, in the order of [`Severity::ALL`].
    pub by_severity: [u64; 3],
    /// Accepted with a reason.
    pub accepted: u64,
}

/// Writes the audit.
#[derive(Debug)]
pub struct Report {
    engine: Engine,
    lang: Lang,
    lines: bool,
    sheets: Vec<Option<String>>,
    any: bool,
    /// What was found so far.
    pub counts: Counts,
}

fn member(out: &mut Vec<u8>, name: &str, value: &impl Serialize) {
    out.extend_from_slice(format!(",\"{name}\":").as_bytes());
    // Writing plain data to memory cannot fail.
    let _ = serde_json::to_writer(&mut *out, value);
}

impl Counts {
    /// Counts a finding.
    pub const fn add(&mut self, finding: &Finding, accepted: bool) {
        if accepted {
            self.accepted += 1;
        } else {
            self.by_severity[finding.severity as usize] += 1;
        }
    }

    /// Whether there is a finding of this severity or a heavier one that is not accepted.
    #[must_use]
    pub fn reach(&self, severity: Severity) -> bool {
        self.by_severity[..=severity.index()].iter().any(|count| *count > 0)
    }
}

impl Report {
    /// A report in this language; `lines` for one object a line.
    #[must_use]
    pub fn new(lang: Lang, lines: bool, heading: &Heading) -> Self {
        let sheets = heading.sheets.iter().map(|sheet| sheet.name.clone()).collect();
        Self { engine: heading.engine, lang, lines, sheets, any: false, counts: Counts::default() }
    }

    /// Begins it, with the day where one was given.
    pub fn begin(&mut self, heading: &Heading, out: &mut Vec<u8>) {
        opening(&self.engine, heading.on, out);
        member(out, "roster", heading);
        out.extend_from_slice(if self.lines { b"}\n" } else { b",\"findings\":[" });
    }

    /// Adds a finding, with the reason for which it is accepted.
    pub fn finding(&mut self, finding: &Finding, accepted: Option<&str>, out: &mut Vec<u8>) {
        self.counts.add(finding, accepted.is_some());
        let value = finding_json(finding, accepted, self.lang, &self.sheets);
        if self.lines {
            opening(&self.engine, None, out);
            member(out, "finding", &value);
            out.extend_from_slice(b"}\n");
        } else {
            if self.any {
                out.push(b',');
            }
            let _ = serde_json::to_writer(&mut *out, &value);
        }
        self.any = true;
    }

    /// Ends it: the regions, what was accepted without use, the totals.
    ///
    /// # Errors
    /// If `flush`, which is given the bytes now and then, fails.
    pub fn end<'a, E>(
        &mut self,
        tally: &Tally,
        units: &[(&UnitKey, &Unit)],
        spread: &impl Spread,
        unused: impl Iterator<Item = &'a Accept>,
        out: &mut Vec<u8>,
        mut flush: impl FnMut(&mut Vec<u8>) -> Result<(), E>,
    ) -> Result<(), E> {
        if !self.lines {
            out.extend_from_slice(b"],\"regions\":[");
        }
        let mut any = false;
        let regions = |units: &[(&UnitKey, &Unit)]| self.regions(units);
        spread.over(units, regions, |regions| {
            if any && !self.lines {
                out.push(b',');
            }
            any = true;
            out.extend_from_slice(&regions);
            flush(out)
        })?;
        if self.lines {
            opening(&self.engine, None, out);
        } else {
            out.push(b']');
        }
        let unused: Vec<Value> =
            unused.map(|accept| json!({ "line": accept.line, "code": accept.kind.entry().code })).collect();
        if !unused.is_empty() {
            member(out, "accepted_without_use", &unused);
        }
        member(out, "totals", &totals_json(tally, units.len(), &self.counts));
        out.extend_from_slice(b"}\n");
        flush(out)
    }

    /// Regions: each a line, or with commas between them.
    fn regions(&self, units: &[(&UnitKey, &Unit)]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut name = UnitName::default();
        for (index, (key, unit)) in units.iter().enumerate() {
            if self.lines {
                opening(&self.engine, None, &mut out);
                out.extend_from_slice(b",\"region\":");
            } else if index > 0 {
                out.push(b',');
            }
            name = name.next(&self.engine, key);
            region_json(&name, unit, &self.engine, &mut out);
            if self.lines {
                out.extend_from_slice(b"}\n");
            }
        }
        out
    }
}

/// The rows of a finding, its first cell and its sheet.
fn place_json(finding: &Finding, sheets: &[Option<String>], value: &mut Map<String, Value>) {
    value.insert("rows".into(), finding.rows.iter().map(|at| at.row).collect());
    let name = |at: &RowAt| sheets.get(usize::from(at.sheet)).cloned().flatten();
    if let Some(sheet) = finding.rows.first().and_then(name) {
        value.insert("sheet".into(), sheet.into());
        if finding.rows.iter().any(|at| at.sheet != finding.rows[0].sheet) {
            value.insert("sheets".into(), finding.rows.iter().map(name).collect());
        }
    }
    if let (Some(column), Some(at)) = (finding.column, finding.rows.first()) {
        value.insert("cell".into(), CellAt { at: *at, column }.name().into());
    }
}

/// A finding as the contract gives it.
#[must_use]
pub fn finding_json(finding: &Finding, accepted: Option<&str>, lang: Lang, sheets: &[Option<String>]) -> Value {
    let entry = finding.kind.entry();
    let mut value = Map::new();
    value.insert("code".into(), entry.code.into());
    value.insert("slug".into(), entry.slug.into());
    value.insert("severity".into(), finding.severity.id().into());
    place_json(finding, sheets, &mut value);
    if let Some(unit) = &finding.unit {
        value.insert("region".into(), unit.path.clone().into());
        if unit.key.code != 0 {
            value.insert("region_code".into(), unit.key.code.into());
        }
    }
    if let Some((sector, _)) = finding.words.named {
        value.insert("sector".into(), sector.into());
    }
    if let Some(class) = finding.words.class {
        value.insert("class".into(), class.id().into());
    }
    if !finding.words.people.is_empty() {
        value.insert("names".into(), finding.words.people.clone().into());
    }
    value.insert("message".into(), finding.message(lang).into());
    value.insert("help".into(), entry.todo.in_lang(lang).into());
    value.insert("basis".into(), entry.basis.id().into());
    value.insert("citations".into(), entry.paragraphs().collect());
    if let Some(reason) = accepted {
        value.insert("accepted".into(), reason.into());
    }
    Value::Object(value)
}

/// The level of a place, if only one is possible.
#[must_use]
pub fn level_of(unit: &UnitName, of: &Unit, engine: &Engine) -> Option<Level> {
    unit.key.level(engine).or_else(|| of.levels.single())
}

/// Appends a place. There may be tens of thousands, so that it is written straight to bytes.
fn region_json(name: &UnitName, unit: &Unit, engine: &Engine, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"code\":");
    match name.key.code {
        0 => out.extend_from_slice(b"null"),
        code => number(out, code),
    }
    out.extend_from_slice(b",\"name\":");
    string(out, &name.path);
    out.extend_from_slice(b",\"level\":");
    match level_of(name, unit, engine) {
        None => out.extend_from_slice(b"null"),
        Some(level) => string(out, level.id()),
    }
    out.extend_from_slice(b",\"rows\":");
    number(out, unit.rows);
    for (title, of, always) in [
        (&b",\"classes\":{"[..], (|count| count.certain) as fn(&Count) -> u32, true),
        (b",\"possible_classes\":{", |count| count.possible, false),
    ] {
        out.extend_from_slice(title);
        let mut any = false;
        for (class, count) in Class::ALL.iter().zip(&unit.classes) {
            if always || of(count) > 0 {
                out.extend_from_slice(if any { b",\"" } else { b"\"" });
                any = true;
                out.extend_from_slice(class.id().as_bytes());
                out.extend_from_slice(b"\":");
                number(out, of(count));
            }
        }
        out.push(b'}');
    }
    for (title, sectors) in [(&b",\"departments\":"[..], &unit.heads), (b",\"in_charge\":", &unit.deputies)] {
        out.extend_from_slice(title);
        list(out, Unit::sectors_of(sectors).iter().map(|sector| engine.rulebook().sectors[sector.index()].id));
    }
    out.push(b'}');
}

fn totals_json(tally: &Tally, regions: usize, counts: &Counts) -> Value {
    let totals = &tally.totals;
    let mut value = Map::new();
    for (name, number) in [
        ("rows", totals.rows),
        ("read", totals.read),
        ("partly_read", totals.partly),
        ("unread", totals.unread),
        ("not_posts", totals.not_posts),
        ("regions", regions as u64),
    ] {
        value.insert(name.into(), number.into());
    }
    if totals.unsorted > 0 {
        value.insert("rows_of_regions_too_many".into(), totals.unsorted.into());
    }
    if tally.not_compared() > 0 {
        value.insert("holders_not_compared".into(), tally.not_compared().into());
    }
    for applicability in Applicability::ALL {
        value.insert(applicability.id().replace('-', "_"), totals.applicability[applicability.index()].into());
    }
    for severity in Severity::ALL {
        value.insert(format!("{}s", severity.id()), counts.by_severity[severity.index()].into());
    }
    value.insert("accepted".into(), counts.accepted.into());
    Value::Object(value)
}
