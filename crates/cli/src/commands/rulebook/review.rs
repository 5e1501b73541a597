//! A table that came back from its reviewer: what is disputed, what has changed since, what cannot be read.

mod said;
mod sheet;

pub(crate) use said::{Altered, Marked, Opinion, Review, State, Unreadable};

use crate::commands::wants_json;
use crate::failure::{Failure, input};
use crate::output::Screen;
use crate::output::rulebook::review::{json, text};
use crate::output::rulebook::table::{Column, Row, Table, codes_of, is_text_of, normal};
use clap::ArgMatches;
use sheet::{Head, Sheet, cell_name, read};
use std::collections::HashMap;
use zeren_core::Engine;
use zeren_core::model::Lang;
use zeren_core::space::{Area, Walk};

/// The present rulebook's rows, in the languages that sheets are in.
struct Present {
    walk: Walk,
    engine: Engine,
    tables: HashMap<Lang, (Table, HashMap<Area, usize>)>,
}

impl Present {
    fn table(&mut self, lang: Lang) -> &(Table, HashMap<Area, usize>) {
        self.tables.entry(lang).or_insert_with(|| {
            let table = Table::new(&self.walk, &self.engine, lang);
            let places = table.rows.iter().enumerate().map(|(place, row)| (row.area, place)).collect();
            (table, places)
        })
    }
}

pub(super) fn run(paths: &[&String], matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let engine = super::engine(matches, screen)?;
    let version = engine.rulebook().version;
    let mut present = Present { walk: Walk::of(&engine), engine, tables: HashMap::new() };
    let reviews = paths.iter().map(|path| review(path, &mut present, screen.lang())).collect::<Result<Vec<_>, _>>()?;
    screen.write(|out| {
        if wants_json(matches) {
            json(&reviews, version, screen.lang(), out);
        } else {
            for (place, review) in reviews.iter().enumerate() {
                if place > 0 {
                    out.push(b'\n');
                }
                text(review, version, screen, out);
            }
        }
    })?;
    if reviews.iter().any(Review::has_findings) { Err(Failure::Findings) } else { Ok(()) }
}

fn review(path: &str, present: &mut Present, lang: Lang) -> Result<Review, Failure> {
    let sheets = read(path)?;
    let Some((sheet, head)) = sheets.iter().find_map(|sheet| Some((sheet, sheet.head()?))) else {
        return Err(input(
            format!("`{path}` 里没有规则表:找不到“行号”和“意见”两列"),
            format!("`{path}` holds no table of rules: the columns \"row id\" and \"opinion\" are not there"),
            "用 `zeren rulebook table` 写出的表,表头要留着",
            "use a table written by `zeren rulebook table`, and keep its headers",
        ));
    };
    let mut reader = Reader { sheet, head: &head, lang, seen: HashMap::new(), out: Review::new(path) };
    for (row, cells) in sheet.rows.iter().filter(|(row, _)| *row > head.row) {
        reader.row(*row, cells, present);
    }
    let Reader { lang, seen, mut out, .. } = reader;
    out.missing = present.table(lang).0.rows.iter().filter(|row| !seen.contains_key(&row.area)).count();
    Ok(out)
}

/// A sheet being read, row by row.
struct Reader<'s> {
    sheet: &'s Sheet,
    head: &'s Head,
    /// The language of the last row.
    lang: Lang,
    /// The rows so far, by what they are about.
    seen: HashMap<Area, u32>,
    out: Review,
}

impl Reader<'_> {
    fn unreadable(&mut self, column: Column, row: u32, text: String, why: (&'static str, &'static str)) {
        let cell = cell_name(self.sheet, self.head.of(column).unwrap_or(0), row);
        self.out.unreadable.push(Unreadable { cell, text, why });
    }

    fn row(&mut self, row: u32, cells: &[String], present: &mut Present) {
        let head = self.head;
        let cell = |column: Column| head.of(column).and_then(|at| cells.get(at)).map_or("", String::as_str);
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        self.out.rows += 1;
        let remark = cell(Column::Remark).trim().to_owned();
        let Some(area) = Area::from_id(cell(Column::Id)) else {
            // What the reviewer wrote there is not lost.
            let said = [cell(Column::Id), cell(Column::Opinion), &remark];
            let text = said.into_iter().filter(|text| !text.trim().is_empty()).collect::<Vec<_>>().join(" · ");
            let why = ("不是行号;从原表把它抄回来", "no row id; copy it back from the table as it was");
            return self.unreadable(Column::Id, row, text, why);
        };
        if let Some(before) = self.seen.insert(area, row) {
            let why = ("行号与括号里的那一行重复;留一行", "the row id stands in the row in brackets too; keep one");
            self.unreadable(Column::Id, row, format!("{} ({before})", area.id()), why);
        }
        let opinion = Opinion::of(cell(Column::Opinion)).unwrap_or_else(|()| {
            let why = ("意见只能是 同意 或者 不同意,或者空着", "an opinion is agree or disagree, or left blank");
            self.unreadable(Column::Opinion, row, cell(Column::Opinion).to_owned(), why);
            None
        });
        let codes = self.codes(cell(Column::Check), row);
        let (table, places) = present.table(self.lang);
        let now = places.get(&area).map(|place| &table.rows[*place]);
        let name = |column: Column| cell_name(self.sheet, head.of(column).unwrap_or(0), row);
        let contents: Vec<(Column, &str, String)> = Column::content()
            .filter(|column| head.of(*column).is_some())
            .map(|column| (column, cell(column), name(column)))
            .collect();
        let (altered, state) = compare(&contents, &codes, now, area, table);
        if altered.is_empty() && matches!(state, State::Same) && remark.is_empty() {
            match opinion {
                None => return self.out.unmarked += 1,
                Some(Opinion::Agree) => return self.out.agreed += 1,
                Some(Opinion::Disagree) => {}
            }
        }
        let shown = |column: Column| now.map_or(cell(column), |now| now.cell(column)).replace('\n', "; ");
        let words = |columns: &[Column]| {
            let parts = columns.iter().map(|column| shown(*column)).filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" · ")
        };
        let marked = Marked {
            row,
            id: area.id(),
            post: words(&[Column::Level, Column::Organ, Column::Position, Column::Matters]),
            decision: words(&[Column::Applicability, Column::Class, Column::Possible]),
            rule: shown(Column::Rule),
            opinion,
            remark,
            altered,
            state,
        };
        self.out.marked.push(marked);
    }

    /// The codes of a row's cells, by column; none where the sheet has lost them.
    fn codes(&mut self, text: &str, row: u32) -> HashMap<Column, String> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let read = match words.as_slice() {
            [] => return HashMap::new(),
            [lang, version, codes] => Lang::from_id(lang).map(|lang| (lang, *version, codes.split('-'))),
            _ => None,
        };
        let Some((lang, version, codes)) =
            read.filter(|(.., codes)| codes.clone().count() == Column::content().count())
        else {
            let why = ("校验列改动了;从原表把它抄回来", "the check was changed; copy it back from the table as it was");
            self.unreadable(Column::Check, row, text.to_owned(), why);
            return HashMap::new();
        };
        self.lang = lang;
        if !self.out.versions.iter().any(|known| known == version) {
            self.out.versions.push(version.to_owned());
        }
        Column::content().zip(codes.map(str::to_owned)).collect()
    }
}

/// Which cells the reviewer changed, and how the row stands to the present rulebook.
fn compare(
    contents: &[(Column, &str, String)],
    codes: &HashMap<Column, String>,
    now: Option<&Row>,
    area: Area,
    table: &Table,
) -> (Vec<Altered>, State) {
    let present_codes: HashMap<Column, String> = now.map(codes_of).into_iter().flatten().collect();
    let mut altered = Vec::new();
    let mut changed = Vec::new();
    for (column, text, cell) in contents {
        let present = now.map(|now| normal(now.cell(*column)));
        let is_present = present.as_ref().is_some_and(|present| *present == normal(text));
        let code = codes.get(column);
        // Without its code a cell is measured by the present rulebook alone.
        let as_written = code.map_or(is_present || now.is_none(), |code| is_text_of(text, code));
        if let (Some(code), Some(present_code), Some(present)) = (code, present_codes.get(column), &present)
            && code != present_code
        {
            changed.push((*column, present.clone()));
        }
        if !as_written && !is_present {
            altered.push(Altered { column: *column, cell: cell.clone(), proposed: normal(text), present });
        }
    }
    let state = match now {
        None => {
            let covering = table.rows.iter().filter(|row| !row.area.and(area).is_empty());
            State::Gone(covering.map(|row| row.area.id()).collect())
        }
        Some(_) if changed.is_empty() => State::Same,
        Some(_) => State::Changed(changed),
    };
    (altered, state)
}
