//! A table that came back from its reviewer: what is disputed, what has changed since, what cannot be read.

mod sheet;

use crate::commands::wants_json;
use crate::failure::{Failure, input};
use crate::output::Screen;
use crate::output::rulebook::review::{json, text};
use crate::output::rulebook::table::{Column, Row, Table, codes_of, is_text_of, normal};
use clap::ArgMatches;
use sheet::{cell_name, read};
use std::collections::HashMap;
use zeren_core::Engine;
use zeren_core::model::Lang;
use zeren_core::space::{Area, Walk};

/// What a reviewer says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Opinion {
    /// 同意
    Agree,
    /// 不同意
    Disagree,
}

impl Opinion {
    /// What a mark means: nothing if there is none, an error if it means nothing known.
    fn of(mark: &str) -> Result<Option<Self>, ()> {
        match mark.trim().to_lowercase().as_str() {
            "" => Ok(None),
            "同意" | "agree" | "agreed" | "yes" | "是" | "✓" | "√" => Ok(Some(Self::Agree)),
            "不同意" | "异议" | "有异议" | "disagree" | "no" | "否" | "✗" | "×" | "x" => {
                Ok(Some(Self::Disagree))
            }
            _ => Err(()),
        }
    }
}

/// A decision cell that the reviewer changed.
pub(crate) struct Altered {
    /// Which column.
    pub(crate) column: Column,
    /// Its place in the sheet.
    pub(crate) cell: String,
    /// What stands there now.
    pub(crate) proposed: String,
    /// What the present rulebook says; none where it has no such row.
    pub(crate) present: Option<String>,
}

/// How a row of the sheet stands to the present rulebook.
pub(crate) enum State {
    /// As when it was written.
    Same,
    /// Decided differently since: the columns that say something else, and what they say now.
    Changed(Vec<(Column, String)>),
    /// No such row any more: the present rows that now cover its posts, by id.
    Gone(Vec<String>),
}

/// A row of the sheet of which there is something to say.
pub(crate) struct Marked {
    /// Its row in the sheet.
    pub(crate) row: u32,
    /// The row id.
    pub(crate) id: String,
    /// Its posts and its decision, as the present rulebook says, or as the sheet does where it has no such row.
    pub(crate) post: String,
    /// The decision, likewise.
    pub(crate) decision: String,
    /// The rules, likewise.
    pub(crate) rule: String,
    /// The reviewer's mark.
    pub(crate) opinion: Option<Opinion>,
    /// The reviewer's words.
    pub(crate) remark: String,
    /// The cells that were changed.
    pub(crate) altered: Vec<Altered>,
    /// How it stands to the present rulebook.
    pub(crate) state: State,
}

impl Marked {
    /// Whether the reviewer disputes it: by the mark, or by another decision written into it.
    pub(crate) const fn is_disputed(&self) -> bool {
        matches!(self.opinion, Some(Opinion::Disagree)) || !self.altered.is_empty()
    }

    /// Whether an opinion was given on what the rulebook no longer says.
    pub(crate) const fn is_stale(&self) -> bool {
        !matches!(self.state, State::Same)
    }
}

/// A cell that cannot be read.
pub(crate) struct Unreadable {
    /// Its place.
    pub(crate) cell: String,
    /// What stands there.
    pub(crate) text: String,
    /// Why, and what to do.
    pub(crate) why: (&'static str, &'static str),
}

/// A table read back.
pub(crate) struct Review {
    /// The file.
    pub(crate) file: String,
    /// The version of the rules in its rows; several if it was put together.
    pub(crate) versions: Vec<String>,
    /// How many rows it has.
    pub(crate) rows: usize,
    /// How many have no mark, no remark and no change.
    pub(crate) unmarked: usize,
    /// How many are agreed with and stand as they were.
    pub(crate) agreed: usize,
    /// Rows of which there is something to say, in the order of the sheet.
    pub(crate) marked: Vec<Marked>,
    /// What cannot be read.
    pub(crate) unreadable: Vec<Unreadable>,
    /// Rows of the present rulebook that are not in the sheet.
    pub(crate) missing: usize,
}

impl Review {
    /// Whether there is something to do.
    fn has_findings(&self) -> bool {
        !self.unreadable.is_empty() || self.marked.iter().any(|row| row.is_disputed() || row.is_stale())
    }
}

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
    let mut out = Review {
        file: path.to_owned(),
        versions: Vec::new(),
        rows: 0,
        unmarked: 0,
        agreed: 0,
        marked: Vec::new(),
        unreadable: Vec::new(),
        missing: 0,
    };
    let mut seen: HashMap<Area, u32> = HashMap::new();
    let mut main = lang;
    for (row, cells) in sheet.rows.iter().filter(|(row, _)| *row > head.row) {
        let cell = |column: Column| head.of(column).and_then(|at| cells.get(at)).map_or("", String::as_str);
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        out.rows += 1;
        let name = |column: Column| cell_name(sheet, head.of(column).unwrap_or(0), *row);
        let id = cell(Column::Id);
        let Some(area) = Area::from_id(id) else {
            out.unreadable.push(Unreadable {
                cell: name(Column::Id),
                text: id.to_owned(),
                why: ("不是行号;从原表把它抄回来", "no row id; copy it back from the table as it was"),
            });
            continue;
        };
        if let Some(before) = seen.insert(area, *row) {
            out.unreadable.push(Unreadable {
                cell: name(Column::Id),
                text: format!("{id} ({before})"),
                why: ("行号重复;留一行", "the row id stands twice; keep one row"),
            });
        }
        let opinion = Opinion::of(cell(Column::Opinion)).unwrap_or_else(|()| {
            out.unreadable.push(Unreadable {
                cell: name(Column::Opinion),
                text: cell(Column::Opinion).to_owned(),
                why: ("意见只能是 同意 或者 不同意,或者空着", "an opinion is agree or disagree, or left blank"),
            });
            None
        });
        let check: Vec<&str> = cell(Column::Check).split_whitespace().collect();
        let written = check.first().and_then(|id| Lang::from_id(id)).unwrap_or(lang);
        main = written;
        if let Some(version) = check.get(1).filter(|version| !out.versions.iter().any(|known| known == *version)) {
            out.versions.push((*version).to_owned());
        }
        let codes: Vec<&str> = check.get(2).map(|codes| codes.split('-').collect()).unwrap_or_default();
        let (table, places) = present.table(written);
        let now = places.get(&area).map(|place| &table.rows[*place]);
        let contents: Vec<(Column, &str, String)> =
            Column::content().map(|column| (column, cell(column), name(column))).collect();
        let (altered, state) = compare(&contents, &codes, now, area, table, |column| head.of(column).is_some());
        let remark = cell(Column::Remark).trim().to_owned();
        if altered.is_empty() && matches!(state, State::Same) && remark.is_empty() {
            match opinion {
                None => {
                    out.unmarked += 1;
                    continue;
                }
                Some(Opinion::Agree) => {
                    out.agreed += 1;
                    continue;
                }
                Some(Opinion::Disagree) => {}
            }
        }
        let shown = |column: Column| now.map_or(cell(column), |now| now.cell(column)).replace('\n', "; ");
        let words = |columns: &[Column]| {
            let parts: Vec<String> =
                columns.iter().map(|column| shown(*column)).filter(|part| !part.is_empty()).collect();
            parts.join(" · ")
        };
        out.marked.push(Marked {
            row: *row,
            id: area.id(),
            post: words(&[Column::Level, Column::Organ, Column::Position, Column::Matters]),
            decision: words(&[Column::Applicability, Column::Class, Column::Possible]),
            rule: shown(Column::Rule),
            opinion,
            remark,
            altered,
            state,
        });
    }
    out.missing = present.table(main).0.rows.iter().filter(|row| !seen.contains_key(&row.area)).count();
    Ok(out)
}

/// Which cells the reviewer changed, and how the row stands to the present rulebook.
fn compare(
    contents: &[(Column, &str, String)],
    codes: &[&str],
    now: Option<&Row>,
    area: Area,
    table: &Table,
    is_there: impl Fn(Column) -> bool,
) -> (Vec<Altered>, State) {
    let known_codes = codes.len() == contents.len();
    let present_codes = now.map(codes_of);
    let mut altered = Vec::new();
    let mut changed = Vec::new();
    for (place, (column, text, cell)) in contents.iter().enumerate() {
        let present = now.map(|now| now.cell(*column));
        let is_present = present.is_some_and(|present| normal(present) == normal(text));
        // Without its code a cell is measured by the present rulebook alone.
        let as_written = if known_codes { is_text_of(text, codes[place]) } else { is_present || now.is_none() };
        if is_there(*column) && !as_written && !is_present {
            altered.push(Altered {
                column: *column,
                cell: cell.clone(),
                proposed: normal(text),
                present: present.map(normal),
            });
        }
        if let (true, Some(present_codes), Some(present)) = (known_codes, &present_codes, present)
            && present_codes[place] != codes[place]
        {
            changed.push((*column, normal(present)));
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
