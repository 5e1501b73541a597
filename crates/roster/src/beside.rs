//! The file kept beside a roster (名册.xlsx → 名册.zeren.toml): which column holds what, and the findings accepted with
//! their reasons.

use crate::audit::{Finding, Kind};
use crate::columns::{Choice, Role};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use toml_edit::{DocumentMut, Item, Table};
use zeren_core::Engine;
use zeren_core::request::sector;
use zeren_core::rulebook::SectorId;
use zeren_core::title::{Field, Region};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Raw {
    #[serde(default)]
    columns: BTreeMap<String, toml::Spanned<String>>,
    header_row: Option<u32>,
    region: Option<toml::Spanned<String>>,
    #[serde(default)]
    accept: Vec<toml::Spanned<RawAccept>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAccept {
    code: String,
    region: Option<String>,
    sector: Option<String>,
    name: Option<String>,
    row: Option<u32>,
    reason: String,
}

/// A kind of finding accepted, with what narrows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accept {
    /// Which kind.
    pub kind: Kind,
    /// Only of this region: its code, or the end of its name.
    pub region: Option<String>,
    /// Only of this sector.
    pub sector: Option<SectorId>,
    /// Only of this person.
    pub name: Option<String>,
    /// Only of this row.
    pub row: Option<u32>,
    /// Why.
    pub reason: String,
    /// The line of the file.
    pub line: usize,
}

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The columns.
    pub columns: Vec<Choice>,
    /// The row with the headers.
    pub header_row: Option<u32>,
    /// The region of rows that name none.
    pub region: Option<String>,
    /// What is accepted.
    pub accept: Vec<Accept>,
}

/// What is wrong with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BesideError {
    /// The line, from 1.
    pub line: usize,
    /// What, in Chinese and English.
    pub what: (String, String),
    /// What to do, in Chinese and English.
    pub help: (String, String),
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()[..at.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

/// The name of the file beside a roster.
#[must_use]
pub fn name_beside(roster: &str) -> String {
    let start = roster.rfind(['/', '\\']).map_or(0, |at| at + 1);
    let stem = match roster[start..].rfind('.') {
        Some(0) | None => roster,
        Some(dot) => &roster[..start + dot],
    };
    format!("{stem}.zeren.toml")
}

impl Beside {
    /// Reads the file.
    ///
    /// # Errors
    /// At the first thing that is wrong.
    pub fn read(engine: &Engine, text: &str) -> Result<Self, BesideError> {
        let raw: Raw = toml::from_str(text).map_err(|error| BesideError {
            line: error.span().map_or(1, |span| line_of(text, span.start)),
            what: (error.message().to_owned(), error.message().to_owned()),
            help: (
                "字段有:columns、header-row、region、accept".into(),
                "the fields are columns, header-row, region and accept".into(),
            ),
        })?;
        let mut beside = Self { header_row: raw.header_row, ..Self::default() };
        for (role, column) in &raw.columns {
            let role = Role::from_word(role).ok_or_else(|| {
                let known: Vec<_> = Role::all().map(Role::id).collect();
                BesideError {
                    line: line_of(text, column.span().start),
                    what: (format!("没有 `{role}` 这种列"), format!("unknown kind of column `{role}`")),
                    help: (format!("可以是:{}", known.join("、")), format!("one of: {}", known.join(", "))),
                }
            })?;
            beside.columns.push(Choice { role, column: column.get_ref().clone() });
        }
        beside.region = raw.region.map(toml::Spanned::into_inner);
        for accept in raw.accept {
            let line = line_of(text, accept.span().start);
            beside.accept.push(check(engine, accept.into_inner(), line)?);
        }
        Ok(beside)
    }

    /// The text of the file with these columns in place of its own; all else in it is kept. A text that is no TOML
    /// stays as it is.
    #[must_use]
    pub fn with_columns(text: &str, choices: &[Choice]) -> String {
        let Ok(mut document) = text.parse::<DocumentMut>() else { return text.to_owned() };
        let mut columns = Table::new();
        if let Some(before) = document.get("columns").and_then(Item::as_table) {
            columns.set_position(before.position());
            *columns.decor_mut() = before.decor().clone();
        }
        for choice in choices {
            columns.insert(choice.role.id(), toml_edit::value(choice.column.as_str()));
        }
        document.insert("columns", Item::Table(columns));
        document.to_string()
    }
}

fn check(engine: &Engine, raw: RawAccept, line: usize) -> Result<Accept, BesideError> {
    let wrong =
        |what: (String, String), help: (&str, &str)| BesideError { line, what, help: (help.0.into(), help.1.into()) };
    let kind = Kind::from_word(&raw.code).ok_or_else(|| {
        wrong(
            (format!("没有 `{}` 这个发现", raw.code), format!("unknown finding `{}`", raw.code)),
            ("`zeren explain` 列出全部", "`zeren explain` lists them all"),
        )
    })?;
    if raw.reason.trim().is_empty() {
        return Err(wrong(
            ("接受一个发现而没有写理由".into(), "a finding is accepted without a reason".into()),
            ("在 reason 里写明理由", "write the reason into `reason`"),
        ));
    }
    let sector = match raw.sector.as_deref().map(|name| (name, sector(engine, name))) {
        None => None,
        Some((_, Some(Field::Sectors(sectors)))) => sectors.iter().next(),
        Some((name, _)) => {
            return Err(wrong(
                (format!("没有 `{name}` 这个行业或者领域"), format!("unknown sector `{name}`")),
                ("`zeren list sectors` 列出清单", "`zeren list sectors` shows the list"),
            ));
        }
    };
    Ok(Accept { kind, region: raw.region, sector, name: raw.name, row: raw.row, reason: raw.reason, line })
}

impl Accept {
    /// Whether it accepts this finding.
    #[must_use]
    pub fn fits(&self, finding: &Finding) -> bool {
        let in_region = |wanted: &String| {
            finding.unit.as_ref().is_some_and(|unit| {
                unit.path == *wanted
                    || (!wanted.is_empty() && unit.path.ends_with(wanted.as_str()))
                    || (unit.key.below.is_empty() && unit.key.code.to_string() == *wanted)
            })
        };
        self.kind == finding.kind
            && self.region.as_ref().is_none_or(in_region)
            && self.sector.is_none_or(|sector| finding.words.sector == Some(sector))
            && self.name.as_ref().is_none_or(|name| finding.words.people.contains(name))
            && self.row.is_none_or(|row| finding.rows.iter().any(|at| at.row == row))
    }

    /// The entry that accepts just this finding, as the file writes it.
    #[must_use]
    pub fn line_for(finding: &Finding, engine: &Engine) -> String {
        let mut out = format!("[[accept]]\ncode = \"{}\"", finding.kind.entry().code);
        let mut field = |name: &str, value: &str| {
            let _ = write!(out, "\n{name} = {}", toml::Value::String(value.to_owned()));
        };
        if let Some(unit) = finding.unit.as_ref().filter(|unit| !unit.path.is_empty()) {
            let whole = Region::by_code(engine.lexicon(), unit.key.code).filter(|_| unit.key.below.is_empty());
            field("region", &whole.map_or_else(|| unit.path.clone(), |region| region.code.to_string()));
        }
        if let Some((_, name)) = finding.words.named {
            field("sector", name.zh);
        }
        if let Some(name) = finding.words.people.first().filter(|name| !name.is_empty() && !finding.words.open) {
            field("name", name);
        }
        out.push_str("\nreason = \"\"\n");
        out
    }
}

/// Accepts findings, and remembers which entries had a use.
#[derive(Clone, Debug)]
pub struct Acceptor {
    accept: Vec<Accept>,
    used: Vec<bool>,
}

impl Acceptor {
    /// Over these entries.
    #[must_use]
    pub fn new(accept: Vec<Accept>) -> Self {
        let used = vec![false; accept.len()];
        Self { accept, used }
    }

    /// The reason for which a finding is accepted.
    pub fn reason(&mut self, finding: &Finding) -> Option<&str> {
        let index = self.accept.iter().position(|accept| accept.fits(finding))?;
        self.used[index] = true;
        Some(&self.accept[index].reason)
    }

    /// The entries that accepted nothing.
    pub fn unused(&self) -> impl Iterator<Item = &Accept> {
        self.accept.iter().zip(&self.used).filter(|(_, used)| !**used).map(|(accept, _)| accept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read_and_its_faults_are_told_with_their_line() {
        let engine = Engine::new();
        let text = "region = \"昆山市\"\n\n[columns]\ntitle = \"职务名称\"\n\n[[accept]]\ncode = \"ZR107\"\nsector = \"海洋\"\nreason = \"不临海\"\n";
        let beside = Beside::read(&engine, text).expect("sound");
        assert_eq!(beside.columns, [Choice { role: Role::Title, column: "职务名称".into() }]);
        assert_eq!(beside.accept[0].kind, Kind::DeputyWithoutDepartment);
        let line = |text: &str| Beside::read(&engine, text).map_err(|error| error.line);
        assert_eq!(line("[columns]\nfoo = \"x\"\n"), Err(2));
        assert_eq!(line("[[accept]]\ncode = \"ZR999\"\nreason = \"x\"\n"), Err(1));
        assert_eq!(line("\n[[accept]]\ncode = \"ZR107\"\nreason = \" \"\n"), Err(2));
        assert_eq!(line("[[accept]]\ncode = \"ZR107\"\nreason = \"x\"\ncolour = 1\n"), Err(4));
    }

    #[test]
    fn columns_are_saved_and_the_rest_is_kept() {
        let choices = [Choice { role: Role::Title, column: "职务".into() }];
        let text =
            "# ours\nheader-row = 3\n\n[columns]\nname = \"x\"\n\n[[accept]]\ncode = \"ZR107\"\nreason = \"y\"\n";
        let saved = Beside::with_columns(text, &choices);
        assert_eq!(
            saved,
            "# ours\nheader-row = 3\n\n[columns]\ntitle = \"职务\"\n\n[[accept]]\ncode = \"ZR107\"\nreason = \"y\"\n"
        );
        assert!(Beside::read(&Engine::new(), &saved).is_ok());
        assert_eq!(Beside::with_columns("", &choices), "[columns]\ntitle = \"职务\"\n");
    }

    #[test]
    fn saving_columns_keeps_every_other_way_to_write_the_file() {
        let choices = [Choice { role: Role::Title, column: "职 \"务\"".into() }];
        for text in [
            "# 名册\nregion = \"x\" # y\n\n[columns] # z\ntitle = \"C\"\n\n[[accept]]\ncode = \"ZR103\"\nreason = \"r\"\n",
            "[ columns ]\ntitle = \"C\"\n",
            "[\"columns\"]\ntitle = \"C\"\nname = \"B\"\n",
            "columns = { title = \"C\" }\nheader-row = 2\n",
            "columns.title = \"C\"\ncolumns.name = \"B\"\n",
            "[[accept]]\ncode = \"ZR103\"\nreason = \"\"\"\n[columns]\n\"\"\"\n",
            "accept = [\n  { code = \"ZR103\", reason = \"r\" },\n]\n",
        ] {
            let before = Beside::read(&Engine::new(), text).expect(text);
            let saved = Beside::with_columns(text, &choices);
            let after = Beside::read(&Engine::new(), &saved).expect(&saved);
            let reasons = |beside: &Beside| beside.accept.iter().map(|one| one.reason.clone()).collect::<Vec<_>>();
            assert_eq!(after.columns, choices, "{saved}");
            assert_eq!((after.header_row, &after.region), (before.header_row, &before.region), "{saved}");
            assert_eq!(reasons(&after), reasons(&before), "{saved}");
            assert_eq!(saved.matches('#').count(), text.matches('#').count(), "a remark is lost:\n{saved}");
        }
        assert_eq!(Beside::with_columns("no = toml = x", &choices), "no = toml = x");
    }

    #[test]
    fn the_file_stands_beside_the_roster() {
        assert_eq!(name_beside("a/名册.xlsx"), "a/名册.zeren.toml");
        assert_eq!(name_beside("名册"), "名册.zeren.toml");
        assert_eq!(name_beside("a.b/c"), "a.b/c.zeren.toml");
    }
}
