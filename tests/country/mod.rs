//! A made-up roster of the whole country: every division of the gazetteer, every post, titles in their many written
//! forms, and faults planted on purpose, each recorded with what an audit has to say of it.

mod faults;
mod place;
mod random;
mod region;
mod words;

pub use faults::{Expected, Fault};
pub use random::Random;

use place::Place;
use std::io::{self, Write};
use zeren_core::Engine;

/// A row of the roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// 行政区划代码
    pub code: String,
    /// 地区
    pub region: String,
    /// 单位
    pub unit: String,
    /// 姓名
    pub name: String,
    /// 职务
    pub title: String,
    /// 分管工作
    pub portfolio: String,
}

/// What is to be made.
#[derive(Clone, Debug)]
pub struct Options {
    /// The seed: the same seed gives the same roster.
    pub seed: u64,
    /// Regions in a thousand that get a fault.
    pub faults: u32,
    /// Townships and sub-districts of a county.
    pub towns: u32,
    /// Members of the Party committee of each besides its secretary, at most 12.
    pub town_members: u32,
    /// Deputy heads of each department.
    pub deputy_heads: u32,
    /// Only every so many-th county, city by city; 1 for all.
    pub every: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self { seed: 20_250_801, faults: 100, towns: 14, town_members: 12, deputy_heads: 8, every: 1 }
    }
}

/// Makes the roster, row by row, the first row having number 2 below the headers. Returns the faults planted.
///
/// # Errors
/// If `each` fails.
pub fn make(options: &Options, mut each: impl FnMut(u32, &Row) -> io::Result<()>) -> io::Result<Vec<Expected>> {
    let engine = Engine::new();
    let mut random = Random::new(options.seed);
    let mut expected = Vec::new();
    let mut number = 2;
    for (index, place) in Place::all(&engine).into_iter().enumerate() {
        if !(index as u32).is_multiple_of(options.every.max(1)) {
            continue;
        }
        let mut made = region::make(&place, options, &mut random);
        if random.below(1000) < options.faults {
            let fault = Fault::ALL[random.below(Fault::ALL.len() as u32) as usize];
            faults::plant(fault, &place, &mut made, &mut random);
        }
        for person in &made.persons {
            if let Some(note) = person.expected {
                expected.push(Expected { rows: vec![number], ..made.of_row(note, &place) });
            }
            each(number, &person.row)?;
            number += 1;
        }
        expected.append(&mut made.expected);
    }
    Ok(expected)
}

/// Writes the roster as CSV. Returns the faults planted and the number of rows.
///
/// # Errors
/// If writing fails.
pub fn write(options: &Options, out: &mut impl Write) -> io::Result<(Vec<Expected>, u32)> {
    out.write_all("行政区划代码,地区,单位,姓名,职务,分管工作\n".as_bytes())?;
    let quoted = |text: &str| {
        if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
    };
    let mut rows = 0;
    let expected = make(options, |_, row| {
        rows += 1;
        let cells = [&row.code, &row.region, &row.unit, &row.name, &row.title, &row.portfolio].map(|text| quoted(text));
        writeln!(out, "{}", cells.join(","))
    })?;
    Ok((expected, rows))
}
