//! `zeren audit`: what a roster lacks and where it contradicts itself.

use super::roster::{Aside, Lines, Opened, Out, Threads, drive, leave, open};
use super::{as_of, rulebook};
use crate::failure::{Failure, input};
use crate::output::Screen;
use crate::output::audit::{Text, render};
use clap::ArgMatches;
use std::io::{self, Write};
use zeren_core::Engine;
use zeren_core::model::Lang;
use zeren_roster::audit::{Counts, Finding, Heading, Report, Sarif, Severity, Tally, find};
use zeren_roster::beside::{Accept, Acceptor, Beside};
use zeren_roster::columns::{Choice, Role};

/// How an audit is written.
pub(crate) enum Form {
    /// For people; what it says is gathered first.
    Text(Box<Text>),
    /// JSON, whole or in lines.
    Json(Report),
    /// SARIF.
    Sarif(Sarif),
}

impl Form {
    /// The form with this id.
    pub(crate) fn new(id: &str, lang: Lang, heading: &Heading) -> Self {
        match id {
            "json" | "jsonl" => Self::Json(Report::new(lang, id == "jsonl", heading)),
            "sarif" => Self::Sarif(Sarif::new(lang, heading)),
            _ => Self::Text(Box::new(Text::new(heading))),
        }
    }

    /// What stands before the findings.
    pub(crate) fn begin(&mut self, heading: &Heading, out: &mut Vec<u8>) {
        match self {
            Self::Text(_) => {}
            Self::Json(report) => report.begin(heading, out),
            Self::Sarif(sarif) => sarif.begin(env!("CARGO_PKG_VERSION"), out),
        }
    }

    /// Adds findings.
    pub(crate) fn findings(
        &mut self,
        findings: impl IntoIterator<Item = Finding>,
        acceptor: &mut Acceptor,
        out: &mut Vec<u8>,
    ) {
        for finding in findings {
            let accepted = acceptor.reason(&finding);
            match self {
                Self::Text(text) => text.add(finding, accepted.is_some()),
                Self::Json(report) => report.finding(&finding, accepted, out),
                Self::Sarif(sarif) => sarif.finding(&finding, accepted, out),
            }
        }
    }

    /// The findings about regions, and what stands behind them.
    pub(crate) fn end(
        &mut self,
        tally: &Tally,
        engine: &Engine,
        acceptor: &mut Acceptor,
        screen: &Screen,
        spread: &Threads,
        out: &mut impl Write,
    ) -> Result<(), Failure> {
        let mut bytes = Vec::new();
        let units = tally.units_in_order();
        find(&units, engine, spread, |findings| -> Result<(), Failure> {
            self.findings(findings, acceptor, &mut bytes);
            Ok(spill(&mut bytes, out)?)
        })?;
        match self {
            Self::Text(text) => {
                let unused: Vec<&Accept> = acceptor.unused().collect();
                render(text, tally, &units, engine, &unused, screen, &mut bytes);
            }
            Self::Json(report) => {
                report.end(tally, &units, spread, acceptor.unused(), &mut bytes, |bytes| spill(bytes, out))?;
            }
            Self::Sarif(sarif) => sarif.end(&mut bytes),
        }
        Ok(out.write_all(&bytes)?)
    }

    /// What was found.
    pub(crate) const fn counts(&self) -> Counts {
        match self {
            Self::Text(text) => text.counts,
            Self::Json(report) => report.counts,
            Self::Sarif(sarif) => sarif.counts,
        }
    }
}

/// Writes what has gathered, if it is much.
fn spill(bytes: &mut Vec<u8>, out: &mut impl Write) -> io::Result<()> {
    if bytes.len() > 1 << 16 {
        out.write_all(bytes)?;
        bytes.clear();
    }
    Ok(())
}

/// How many threads to use.
pub(crate) fn threads(matches: &ArgMatches) -> usize {
    threads_of(matches.get_one::<u32>("threads").copied())
}

/// So many threads, or all there are.
pub(crate) fn threads_of(stated: Option<u32>) -> usize {
    let all = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    stated.map_or_else(all, |threads| threads as usize)
}

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let on = as_of::asked(matches)?;
    as_of::only_where_provisions_hold(on)?;
    let opened = open(rulebook::engine(matches, screen)?, matches, screen)?;
    let engine = opened.engine;
    let heading = opened.heading().clone();
    if matches.get_flag("save-columns") {
        save_columns(&heading, opened.beside_name.as_deref(), screen)?;
    }
    let mut acceptor = Acceptor::new(opened.beside.accept.clone());
    if matches.get_flag("accept-all") {
        return accept_all(matches, opened, &engine, &mut acceptor, screen);
    }
    let id = matches.get_one::<String>("format").map_or("text", String::as_str);
    let mut form = Form::new(id, screen.lang(), &heading);
    let mut out = Out::to(matches.get_one::<String>("output").filter(|path| *path != "-"))?;
    let mut bytes = Vec::new();
    form.begin(&heading, &mut bytes);
    if let Form::Text(_) = form {
        as_of::day_line(on, screen, &mut bytes);
    }
    let tally = drive(opened, Lines::None, true, threads(matches), &mut |part| {
        form.findings(part.findings.drain(..), &mut acceptor, &mut bytes);
        out.write_all(&bytes)?;
        bytes.clear();
        Ok(())
    })?;
    out.write_all(&bytes)?;
    form.end(&tally, &engine, &mut acceptor, screen, &Threads(threads(matches)), &mut out)?;
    out.finish()?;
    leave(tally);
    let fail_on = matches.get_one::<String>("fail-on").and_then(|id| Severity::from_id(id));
    match fail_on {
        Some(severity) if form.counts().reach(severity) => Err(Failure::Findings),
        _ => Ok(()),
    }
}

/// Saves what the columns of the first sheet are.
fn save_columns(heading: &Heading, beside: Option<&str>, screen: &Screen) -> Result<(), Failure> {
    let Some(path) = beside else {
        return Err(input(
            "标准输入旁边没有文件可记",
            "there is no file beside standard input",
            "用 --beside 说明记到哪个文件",
            "name one with --beside",
        ));
    };
    let Some(sheet) = heading.sheets.iter().find(|sheet| sheet.skipped.is_none()) else { return Ok(()) };
    let choices: Vec<Choice> = sheet
        .columns
        .iter()
        .filter_map(|(letters, header, role)| {
            let column = if header.is_empty() { letters.clone() } else { header.clone() };
            Some(Choice { role: Role::from_word(role)?, column })
        })
        .collect();
    let before = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error.into()),
    };
    let mut file = Aside::create(path)?;
    file.write_all(Beside::with_columns(&before, &choices).as_bytes())?;
    file.finish()?;
    eprintln!("{}{path}", screen.t("已记到 ", "saved in "));
    Ok(())
}

/// Prints an entry for every finding that is not accepted yet.
fn accept_all(
    matches: &ArgMatches,
    opened: Opened,
    engine: &Engine,
    acceptor: &mut Acceptor,
    screen: &Screen,
) -> Result<(), Failure> {
    let mut findings = Vec::new();
    let tally = drive(opened, Lines::None, true, threads(matches), &mut |part| {
        findings.append(&mut part.findings);
        Ok(())
    })?;
    find(&tally.units_in_order(), engine, &Threads(threads(matches)), |more| -> Result<(), Failure> {
        findings.extend(more);
        Ok(())
    })?;
    findings.retain(|finding| acceptor.reason(finding).is_none());
    screen.write(|out| {
        for finding in &findings {
            let message = finding.message(screen.lang()).replace(['\n', '\r'], " ");
            out.extend_from_slice(format!("# {message}\n{}\n", Accept::line_for(finding, engine)).as_bytes());
        }
    })
}
