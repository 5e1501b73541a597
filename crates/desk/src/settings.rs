//! How the reader wants a roster to be read.

use crate::problem::Problem;
use serde::Deserialize;
use zeren_core::Engine;
use zeren_core::layer::File;
use zeren_core::model::{Date, Said};
use zeren_core::request::regions;
use zeren_core::title::Region;
use zeren_roster::Wants;
use zeren_roster::audit::only_where_provisions_hold;
use zeren_roster::beside::Beside;
use zeren_roster::columns::Choice;
use zeren_roster::person::Whereabouts;
use zeren_roster::source::Charset;

/// As the page states it; what is left out is found.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// `ROLE=COLUMN`.
    pub columns: Vec<String>,
    /// The row with the headers.
    pub header_row: Option<u32>,
    /// The region of rows that name none.
    pub of: String,
    /// The encoding.
    pub encoding: String,
    /// The day as of which rows are decided, as the address has it.
    pub as_of: String,
    /// The only sheet to read.
    pub sheet: String,
    /// Whether blank cells stay blank.
    pub no_fill: bool,
    /// The text of the file kept beside the roster.
    pub beside: String,
    /// Names and texts of local rulebooks, laid over in order.
    pub rulebooks: Vec<(String, String)>,
}

/// A region by name or code, one alone.
pub(crate) fn region(engine: &Engine, name: &str) -> Result<Region, Problem> {
    let found = regions(engine, name)
        .map_err(|error| Problem::new((error.zh, error.en), ("改正后再试", "correct it and try again")))?;
    match found.as_slice() {
        [only] => Ok(*only),
        several => {
            let path = |region: &Region| format!("{} {}", region.code, region.path(engine.lexicon()));
            let paths: Vec<String> = several.iter().take(6).map(path).collect();
            Err(Problem::new(
                (format!("`{name}` 不止一个地区"), format!("`{name}` is the name of several regions")),
                (format!("写代码:{}", paths.join("、")), format!("give the code: {}", paths.join(", "))),
            ))
        }
    }
}

impl Settings {
    /// The engine with the local rulebooks over it.
    pub(crate) fn engine(&self) -> Result<Engine, Problem> {
        let files: Vec<File<'_>> = self.rulebooks.iter().map(|(name, text)| File { name, text }).collect();
        Engine::with_layers(&files, None).map_err(|faults| {
            // The page checked them before; all of what is wrong is told there.
            let what = faults.first().map_or_else(Said::default, |fault| fault.what.clone());
            Problem::new((what.zh, what.en), ("去掉本地规则再试", "take the local rulebooks off and try again"))
        })
    }

    /// What is kept beside the roster.
    pub(crate) fn beside(&self, engine: &Engine) -> Result<Beside, Problem> {
        Beside::read(engine, &self.beside).map_err(Problem::beside)
    }

    /// What is wanted, the page's own words before those of the file beside the roster.
    pub(crate) fn wants(&self, engine: &Engine, beside: &Beside) -> Result<Wants, Problem> {
        // What is no day is told by the page, where it is chosen.
        let on = Date::parse(&self.as_of);
        only_where_provisions_hold(on).map_err(|what| {
            Problem::new(
                (what.zh, what.en),
                ("换一个日期,或者看规则的最新状态", "give another day, or see the newest state"),
            )
        })?;
        let mut columns = beside.columns.clone();
        for choice in self.columns.iter().filter_map(|text| Choice::parse(text)) {
            columns.retain(|known| known.role != choice.role);
            columns.push(choice);
        }
        let of = Some(self.of.as_str()).filter(|of| !of.trim().is_empty()).or(beside.region.as_deref());
        let of = of.map(|name| region(engine, name)).transpose()?;
        Ok(Wants {
            columns,
            header_row: self.header_row.or(beside.header_row),
            region: of.map(|region| Whereabouts::of(engine, region)),
            charset: Charset::from_id(&self.encoding),
            fill: !self.no_fill,
            sheet: Some(self.sheet.clone()).filter(|sheet| !sheet.is_empty()),
            on,
        })
    }
}
