//! Opens the roster named on the command line, with the file kept beside it.

use crate::commands::as_of;
use crate::failure::{Failure, input, meaning};
use crate::output::Screen;
use clap::ArgMatches;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use zeren_core::Engine;
use zeren_core::model::{Date, Lang};
use zeren_core::request::regions;
use zeren_core::title::Region;
use zeren_roster::audit::Heading;
use zeren_roster::beside::{Beside, name_beside};
use zeren_roster::columns::{Choice, NoHeader, Role};
use zeren_roster::limits::{Limits, Passed};
use zeren_roster::person::Whereabouts;
use zeren_roster::source::{Charset, Form, SourceError};
use zeren_roster::{HEAD, OpenError, SheetRoster, TextRoster, Wants};

/// The rows of a roster, ready to be taken.
pub(crate) enum Rows {
    /// A text file, of which the head is read.
    Text(Box<TextRoster>, Box<dyn Read + Send>),
    /// A workbook.
    Sheets(Box<SheetRoster>),
}

/// An opened roster.
pub(crate) struct Opened {
    /// The engine, with the local rulebooks that are on.
    pub(crate) engine: Engine,
    /// Its rows.
    pub(crate) rows: Rows,
    /// Its size in bytes, if it is known.
    pub(crate) size: Option<u64>,
    /// What the file beside it says.
    pub(crate) beside: Beside,
    /// The name of the file beside it; none for standard input.
    pub(crate) beside_name: Option<String>,
    /// Only rows of this region.
    pub(crate) only: Option<Region>,
    /// The day as of which they are decided.
    pub(crate) on: Option<Date>,
    /// The limits.
    pub(crate) limits: Limits,
}

impl Opened {
    /// How it was read.
    pub(crate) fn heading(&self) -> &Heading {
        match &self.rows {
            Rows::Text(roster, _) => &roster.heading,
            Rows::Sheets(roster) => &roster.heading,
        }
    }
}

fn cannot_open(path: &str, error: &io::Error) -> Failure {
    let (what, help) = meaning(error);
    input(format!("打不开 `{path}`:{}", what.zh), format!("cannot open `{path}`: {}", what.en), help.zh, help.en)
}

fn unusable(path: &str, error: &SourceError) -> Failure {
    let (zh, en) = error.what();
    let (help_zh, help_en) = error.help();
    input(format!("`{path}` 读不了:{zh}"), format!("`{path}` cannot be read: {en}"), help_zh, help_en)
}

/// Tells why a roster cannot be read on.
pub(crate) fn source_failure(heading: &Heading, error: &SourceError) -> Failure {
    unusable(&heading.file, error)
}

fn failure(path: &str, error: &OpenError) -> Failure {
    match error {
        OpenError::Source(error) => unusable(path, error),
        OpenError::NoSheet(wanted, there) => input(
            format!("`{path}` 没有工作表 `{wanted}`"),
            format!("`{path}` has no sheet `{wanted}`"),
            format!("有:{}", there.join("、")),
            format!("there are: {}", there.join(", ")),
        ),
        OpenError::Columns(NoHeader::NoTitle(seen)) => {
            let seen: Vec<&str> = seen.iter().map(String::as_str).take(12).collect();
            let (zh, en) = if seen.is_empty() {
                (String::new(), String::new())
            } else {
                (
                    format!(";最像表头的一行是:{}", seen.join("、")),
                    format!("; the row most like headers is: {}", seen.join(", ")),
                )
            };
            input(
                format!("`{path}` 里找不到“职务”一列{zh}"),
                format!("no column of posts is found in `{path}`{en}"),
                "用 --column 说明哪一列是什么,如:--column 职务=D --column 姓名=B",
                "say which column is which with --column, such as: --column title=D --column name=B",
            )
        }
        OpenError::Columns(NoHeader::NoColumn(choice, headers)) => {
            let headers: Vec<&str> = headers.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            input(
                format!("`{path}` 没有 `{}` 这一列({})", choice.column, choice.role.name(Lang::Zh)),
                format!("`{path}` has no column `{}` ({})", choice.column, choice.role.name(Lang::En)),
                format!("写表头、列的字母或者序号;表头有:{}", headers.join("、")),
                format!("name a header, a letter or a number; the headers are: {}", headers.join(", ")),
            )
        }
    }
}

fn choices(matches: &ArgMatches) -> Result<Vec<Choice>, Failure> {
    let words = matches.get_many::<String>("column").into_iter().flatten();
    words
        .map(|word| {
            Choice::parse(word).ok_or_else(|| {
                let ids: Vec<_> = Role::all().map(Role::id).collect();
                let names: Vec<_> = Role::all().map(|role| role.name(Lang::Zh)).collect();
                input(
                    format!("`--column {word}` 读不懂"),
                    format!("`--column {word}` is not understood"),
                    format!("写成 种类=列,种类可以是:{}", names.join("、")),
                    format!("write KIND=COLUMN, where KIND is one of: {}", ids.join(", ")),
                )
            })
        })
        .collect()
}

/// A region by name or code, one alone.
fn region(engine: &Engine, name: &str) -> Result<Region, Failure> {
    let found = regions(engine, name).map_err(|error| input(error.zh, error.en, "", ""))?;
    match found.as_slice() {
        [only] => Ok(*only),
        several => {
            let paths: Vec<String> = several
                .iter()
                .take(6)
                .map(|region| format!("{} {}", region.code, region.path(engine.lexicon())))
                .collect();
            Err(input(
                format!("`{name}` 不止一个地区"),
                format!("`{name}` is the name of several regions"),
                format!("写代码:{}", paths.join("、")),
                format!("give the code: {}", paths.join(", ")),
            ))
        }
    }
}

fn beside(engine: &Engine, matches: &ArgMatches, path: &str) -> Result<(Beside, Option<String>), Failure> {
    let stated = matches.get_one::<String>("beside").cloned();
    let name = stated.clone().or_else(|| (path != "-").then(|| name_beside(path)));
    let Some(name) = name else { return Ok((Beside::default(), None)) };
    if stated.is_none() && !Path::new(&name).exists() {
        return Ok((Beside::default(), Some(name)));
    }
    let text = std::fs::read_to_string(&name).map_err(|error| cannot_open(&name, &error))?;
    let read = Beside::read(engine, &text).map_err(|error| {
        let line = error.line;
        input(
            format!("`{name}` 第 {line} 行:{}", error.what.0),
            format!("`{name}`, line {line}: {}", error.what.1),
            error.help.0,
            error.help.1,
        )
    })?;
    Ok((read, Some(name)))
}

fn head_of(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    reader.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// Opens the roster, to be read by this engine.
pub(crate) fn open(engine: Engine, matches: &ArgMatches, screen: &Screen) -> Result<Opened, Failure> {
    let path = matches.get_one::<String>("roster").map_or("-", String::as_str);
    let (beside, beside_name) = beside(&engine, matches, path)?;
    let mut columns = beside.columns.clone();
    for choice in choices(matches)? {
        columns.retain(|known| known.role != choice.role);
        columns.push(choice);
    }
    let own = matches.get_one::<String>("of").or(beside.region.as_ref());
    let own = own.map(|name| region(&engine, name)).transpose()?;
    let only = matches.get_one::<String>("region").map(|name| region(&engine, name)).transpose()?;
    let wants = Wants {
        columns,
        header_row: matches.get_one::<u32>("header-row").copied().or(beside.header_row),
        region: own.map(|region| Whereabouts::of(&engine, region)),
        charset: matches.get_one::<String>("encoding").and_then(|id| Charset::from_id(id)),
        fill: !matches.get_flag("no-fill"),
        sheet: matches.get_one::<String>("sheet").cloned(),
        on: as_of::asked(matches)?,
    };
    let limits = Limits::default();
    let (mut reader, size): (Box<dyn Read + Send>, Option<u64>) = if path == "-" {
        (Box::new(io::stdin()), None)
    } else {
        let file = File::open(path).map_err(|error| cannot_open(path, &error))?;
        let about = file.metadata().map_err(|error| cannot_open(path, &error))?;
        if about.is_dir() {
            return Err(cannot_open(path, &io::ErrorKind::IsADirectory.into()));
        }
        (Box::new(file), Some(about.len()).filter(|_| about.is_file()))
    };
    let shown = if path == "-" { screen.t("标准输入", "standard input") } else { path };
    let head = head_of(&mut reader).map_err(|error| cannot_open(shown, &error))?;
    let form = match matches.get_one::<String>("form").and_then(|form| Form::from_id(form)) {
        Some(form) => form,
        None => Form::of(path, &head),
    };
    let whole = head.len() < HEAD;
    let rows = if form.streams() {
        let roster = TextRoster::open(&engine, shown, form, &head, whole, &wants, &limits)
            .map_err(|error| failure(shown, &error))?;
        Rows::Text(Box::new(roster), reader)
    } else {
        let mut bytes = head;
        reader.take(limits.file + 1).read_to_end(&mut bytes).map_err(|error| cannot_open(shown, &error))?;
        if bytes.len() as u64 > limits.file {
            return Err(unusable(shown, &Passed::File(limits.file).into()));
        }
        let roster =
            SheetRoster::open(&engine, shown, form, bytes, &wants, &limits).map_err(|error| failure(shown, &error))?;
        Rows::Sheets(Box::new(roster))
    };
    Ok(Opened { engine, rows, size, beside, beside_name, only, on: wants.on, limits })
}
