//! Files made of a roster, byte for byte those of `zeren audit --format … -o FILE` and `zeren ledger -o FILE`.

use crate::desk::Open;
use crate::problem::Problem;
use crate::question::Question;
use crate::settings::region;
use crate::take::Rows;
use std::convert::Infallible;
use zeren_core::Engine;
use zeren_core::model::{Date, Lang};
use zeren_core::title::Region;
use zeren_roster::RowSink;
use zeren_roster::audit::{Finding, Heading, InTurn, Report, Sarif, find};
use zeren_roster::beside::{Acceptor, Beside};
use zeren_roster::columns::{Choice, Role};
use zeren_roster::ledger::{self, Book, Entry, Form, OwnEntry, write_first, write_header, write_line, write_record};

/// What an audit is written as.
enum Audit {
    Json(Report),
    Sarif(Sarif),
}

/// Writes an audit as its findings come.
struct AuditSink {
    form: Audit,
    acceptor: Acceptor,
    out: Vec<u8>,
}

impl AuditSink {
    fn new(id: &str, lang: Lang, heading: &Heading, acceptor: Acceptor) -> Self {
        let mut out = Vec::new();
        let form = if id == "sarif" {
            let mut sarif = Sarif::new(lang, heading);
            sarif.begin(env!("CARGO_PKG_VERSION"), &mut out);
            Audit::Sarif(sarif)
        } else {
            let mut report = Report::new(lang, id == "jsonl", heading);
            report.begin(heading, &mut out);
            Audit::Json(report)
        };
        Self { form, acceptor, out }
    }
}

impl RowSink for AuditSink {
    fn finding(&mut self, finding: Finding) {
        let accepted = self.acceptor.reason(&finding);
        match &mut self.form {
            Audit::Json(report) => report.finding(&finding, accepted, &mut self.out),
            Audit::Sarif(sarif) => sarif.finding(&finding, accepted, &mut self.out),
        }
    }

    fn entry(&mut self, _: &Entry<'_>) {}
}

/// Writes a list row by row, or keeps it.
struct ListSink<'s> {
    form: Form,
    lang: Lang,
    on: Option<Date>,
    sheets: &'s [Option<String>],
    out: Vec<u8>,
    kept: Vec<OwnEntry>,
}

impl RowSink for ListSink<'_> {
    fn finding(&mut self, _: Finding) {}

    fn entry(&mut self, entry: &Entry<'_>) {
        let sheet = self.sheets.get(usize::from(entry.at.sheet)).and_then(Option::as_deref);
        match self.form {
            Form::Jsonl => write_line(entry, sheet, &mut self.out),
            Form::Csv => write_record(entry, sheet, self.lang, self.on, &mut self.out),
            _ => self.kept.push(OwnEntry::of(entry)),
        }
    }
}

fn audit(
    open: &Open,
    engine: &Engine,
    mut rows: Rows<'_>,
    id: &str,
    lang: Lang,
    only: Option<Region>,
) -> Result<Vec<u8>, Problem> {
    let heading = rows.heading().clone();
    let mut sink = AuditSink::new(id, lang, &heading, Acceptor::new(open.beside.accept.clone()));
    let tally = rows.take(only, &mut sink, &mut |_| {})?;
    let units = tally.units_in_order();
    let Ok(()) = find(&units, engine, &InTurn, |findings| -> Result<(), Infallible> {
        findings.into_iter().for_each(|finding| sink.finding(finding));
        Ok(())
    });
    let AuditSink { form, acceptor, mut out } = sink;
    match form {
        Audit::Json(mut report) => {
            let Ok(()) = report.end(&tally, &units, &InTurn, acceptor.unused(), &mut out, |_| Ok::<(), Infallible>(()));
        }
        Audit::Sarif(mut sarif) => sarif.end(&mut out),
    }
    Ok(out)
}

fn too_many(form: Form) -> Problem {
    Problem::new(
        (
            format!("名册太大,一个 {} 装不下", form.name(Lang::Zh)),
            format!("the roster is too large for one {}", form.name(Lang::En)),
        ),
        ("在“地区”里写一个地区再下载,或者下载 csv、jsonl", "name a region and download again, or take csv or jsonl"),
    )
}

fn list(mut rows: Rows<'_>, form: Form, lang: Lang, only: Option<Region>) -> Result<Vec<u8>, Problem> {
    let (sheets, heading) = (rows.sheets(), rows.heading().clone());
    let mut sink = ListSink { form, lang, on: heading.on, sheets: &sheets, out: Vec::new(), kept: Vec::new() };
    match form {
        Form::Csv => write_header(lang, heading.on, &mut sink.out),
        Form::Jsonl => write_first(&heading, lang, &mut sink.out),
        _ => {}
    }
    rows.take(only, &mut sink, &mut |_| {})?;
    let ListSink { out, kept, .. } = sink;
    if form.streams() {
        return Ok(out);
    }
    if form.is_too_small_for(kept.len(), 0) {
        return Err(too_many(form));
    }
    let book = Book::new(&heading, kept);
    if form.is_too_small_for(0, book.chapters.len()) {
        return Err(too_many(form));
    }
    ledger::make(&book, form, lang).map_err(|what| {
        Problem::new(
            (
                format!("写不成 {}:{what}", form.name(Lang::Zh)),
                format!("a {} cannot be made of it: {what}", form.name(Lang::En)),
            ),
            ("在“地区”里写一个地区再下载", "name a region and download again"),
        )
    })
}

/// What the columns are, as it is kept beside the roster.
fn beside(open: &Open) -> Vec<u8> {
    let sheet = open.heading.sheets.iter().find(|sheet| sheet.skipped.is_none());
    let columns = sheet.map_or(&[][..], |sheet| sheet.columns.as_slice());
    let choice = |(letters, header, role): &(String, String, &str)| {
        let column = if header.is_empty() { letters.clone() } else { header.clone() };
        Some(Choice { role: Role::from_word(role)?, column })
    };
    let choices: Vec<Choice> = columns.iter().filter_map(choice).collect();
    Beside::with_columns(&open.beside_text, &choices).into_bytes()
}

/// Makes a file; `form` is `audit.json`, `ledger.xlsx` and so on, or `beside.toml`.
pub(crate) fn make(open: &Open, engine: &Engine, bytes: &[u8], question: &Question) -> Result<Vec<u8>, Problem> {
    if question.form == "beside.toml" {
        return Ok(beside(open));
    }
    let named = Some(question.region.trim()).filter(|region| !region.is_empty());
    let only = named.map(|name| region(engine, name)).transpose()?;
    let rows = Rows::open(engine, &open.heading.file, bytes, &open.wants)?;
    let lang = question.lang();
    match question.form.split_once('.') {
        Some(("audit", id @ ("json" | "jsonl" | "sarif"))) => audit(open, engine, rows, id, lang, only),
        Some(("ledger", id)) if Form::from_id(id).is_some() => {
            list(rows, Form::from_id(id).unwrap_or(Form::Csv), lang, only)
        }
        _ => Err(Problem::new(
            (format!("不认识 `{}` 这种文件", question.form), format!("unknown form `{}`", question.form)),
            ("重新打开本页", "open the page again"),
        )),
    }
}
