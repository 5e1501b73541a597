//! The whole rulebook as a table: one row a decision.
//!
//! The space of posts is cut into areas. Within an area every post is decided alike, by the same rules, with the same
//! facts missing, the same powers and the same basis; areas are products of sets, every post lies in exactly one. So a
//! row stands for many posts and is still exact. A row's id names its area, whatever is decided there.

mod cells;
mod column;
mod csv;
mod xlsx;

pub(crate) use cells::row;
pub(crate) use column::{Column, codes_of, is_text_of, normal};
pub(crate) use csv::csv;
pub(crate) use xlsx::xlsx;

use zeren_core::Engine;
use zeren_core::model::{Lang, Text};
use zeren_core::request::sector;
use zeren_core::rulebook::Rulebook;
use zeren_core::space::{Area, POINTS, Walk};
use zeren_core::title::Field;

/// A row.
pub(crate) struct Row {
    /// Which posts.
    pub(crate) area: Area,
    /// What stands in each column, in the order of [`Column::ALL`].
    pub(crate) cells: Vec<String>,
}

impl Row {
    /// What stands in a column.
    pub(crate) fn cell(&self, column: Column) -> &str {
        self.cells.get(column.index()).map_or("", String::as_str)
    }
}

/// A department or field of work, and what it counts as.
pub(crate) struct Known {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its id.
    pub(crate) id: &'static str,
    /// What it counts as.
    pub(crate) kind: &'static str,
    /// Why.
    pub(crate) basis: &'static str,
}

/// The table.
pub(crate) struct Table {
    /// The rulebook.
    pub(crate) rulebook: &'static Rulebook,
    /// The language of its cells.
    pub(crate) lang: Lang,
    /// The rows.
    pub(crate) rows: Vec<Row>,
    /// The departments and fields that are known by name.
    pub(crate) known: Vec<Known>,
}

impl Table {
    /// The table of what was walked.
    pub(crate) fn new(walk: &Walk, engine: &Engine, lang: Lang) -> Self {
        let rulebook = walk.rulebook;
        let rows = walk.rulings().iter().map(|ruling| row(rulebook, ruling, lang)).collect();
        Self { rulebook, lang, rows, known: known(engine, lang) }
    }

    /// One line about it.
    pub(crate) fn summary(&self, name: &str) -> String {
        let (rows, points) = (self.rows.len(), super::thousands(POINTS as u64));
        match self.lang {
            Lang::Zh => format!("已写到 {name}:{rows} 行,合计 {points} 点"),
            Lang::En => format!("written to {name}: {rows} rows for {points} points"),
        }
    }

    /// How to read the table and how to mark it.
    pub(crate) fn guide(&self) -> Vec<String> {
        let points = super::thousands(POINTS as u64);
        let rows = self.rows.len();
        let texts: [(String, String); 7] = [
            (
                format!("{}({})", self.rulebook.name.zh, self.rulebook.version),
                format!("{} ({})", self.rulebook.name.en, self.rulebook.version),
            ),
            (self.rulebook.authority.zh.to_owned(), self.rulebook.authority.en.to_owned()),
            (self.rulebook.disclaimer.zh.to_owned(), self.rulebook.disclaimer.en.to_owned()),
            (
                format!("一行是一个决定。职务的空间有 {points} 点;决定完全相同(结果、规则、缺少的事实、随带的职权、依据都相同)的点合成一行,条件各列写的是全部取值,“都一样”就是这一项不影响结果。每一点恰好在一行里,共 {rows} 行。"),
                format!("One row is one decision. The space of posts has {points} points; points decided wholly alike (outcome, rules, missing facts, powers and basis the same) share a row, whose condition columns list all values; \"any\" means that it does not matter. Every point is in exactly one of the {rows} rows."),
            ),
            (
                "一人分管几个领域的,“分管或者所在部门”列用 + 连接;用 / 隔开的是几种情况,结果相同。".to_owned(),
                "Several fields in one portfolio are joined by +; what stands between / are different cases with the same outcome.".to_owned(),
            ),
            (
                "审阅:在“意见”列选同意或者不同意,理由写在“说明”列;也可以直接改判断各列,改了的格子视为异议和改法。行号不要改,行可以筛选、排序、删去。".to_owned(),
                "To review: choose agree or disagree in the column \"opinion\" and give the reason under \"remark\"; or change a decision cell itself, which counts as a dispute with what you propose. Leave the row ids; rows may be filtered, sorted, taken out.".to_owned(),
            ),
            (
                "读回:zeren rulebook check 文件".to_owned(),
                "To read it back: zeren rulebook check FILE".to_owned(),
            ),
        ];
        texts.into_iter().map(|(zh, en)| if self.lang == Lang::Zh { zh } else { en }).collect()
    }
}

fn known(engine: &Engine, lang: Lang) -> Vec<Known> {
    let t = |zh: &'static str, en: &'static str| Text { zh, en }.in_lang(lang);
    let mut all: Vec<Known> = engine
        .rulebook()
        .sectors
        .iter()
        .enumerate()
        .map(|(place, sector)| Known {
            name: sector.name(lang),
            id: sector.id,
            kind: if place == 0 { t("生态环境", "environment") } else { t("清单内", "listed") },
            basis: sector.basis.name(lang),
        })
        .collect();
    for department in zeren_core::builtin::BUILTIN.departments {
        // A local rulebook may have made a sector of it.
        if matches!(sector(engine, department.zh), Some(Field::Unlisted(_))) {
            let name = Text { zh: department.zh, en: department.en }.in_lang(lang);
            all.push(Known { name, id: department.id, kind: t("清单外", "unlisted"), basis: "" });
        }
    }
    all
}
