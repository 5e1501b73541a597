//! Prints every post in fields, a JSON line each: all levels, organs, positions and kinds of matter, then every
//! sector and department by itself. `zeren batch` takes it, and so does the browser.

use std::io::{self, BufWriter, Write};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Level, Organ, Position};

fn line(
    out: &mut impl Write,
    level: Option<Level>,
    organ: Organ,
    position: Position,
    sectors: &[&str],
) -> io::Result<()> {
    let level = level.map_or_else(|| "null".to_owned(), |level| format!("\"{}\"", level.id()));
    let (organ, position) = (organ.id(), position.id());
    let sectors: Vec<_> = sectors.iter().map(|sector| format!("\"{sector}\"")).collect();
    let sectors = sectors.join(",");
    writeln!(out, r#"{{"level":{level},"organ":"{organ}","position":"{position}","sectors":[{sectors}]}}"#)
}

fn main() -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let all: Vec<&str> = BUILTIN.sectors.iter().map(|sector| sector.id).collect();
    let departments: Vec<&str> = BUILTIN.departments.iter().map(|department| department.id).collect();
    // The environment, a sector on the list, a department that is not.
    let kinds: Vec<&str> = all.iter().take(2).chain(departments.first()).copied().collect();
    let levels = || Level::ALL.iter().copied().map(Some).chain([None]);
    for level in levels() {
        for organ in Organ::ALL.iter().copied() {
            for position in Position::ALL.iter().copied() {
                for subset in 0..1_u32 << kinds.len() {
                    let chosen = |(place, kind): (usize, &&'static str)| (subset >> place & 1 == 1).then_some(*kind);
                    let sectors: Vec<&str> = kinds.iter().enumerate().filter_map(chosen).collect();
                    line(&mut out, level, organ, position, &sectors)?;
                }
            }
        }
        for sector in all.iter().chain(&departments) {
            line(&mut out, level, Organ::Government, Position::Deputy, &[sector])?;
            line(&mut out, level, Organ::Department, Position::Head, &[sector])?;
        }
    }
    out.flush()
}
