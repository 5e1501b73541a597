//! `zeren rulebook`, and `--rulebook` of the other commands.

mod check;
mod diff;
mod fmt;
mod new;
mod prove;
pub(crate) mod review;
mod schema;
mod table;
pub(crate) mod test;

use super::as_of;
use crate::failure::{Failure, input, meaning};
use crate::output::{Screen, faults};
use clap::ArgMatches;
use std::io::Read;
use zeren_core::Engine;
use zeren_core::layer::{Fault, File};
use zeren_core::model::Date;

/// Runs the subcommand.
pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    match matches.subcommand() {
        Some(("new", matches)) => new::run(matches, screen),
        Some(("check", matches)) => check::run(matches, screen),
        Some(("test", matches)) => test::run(matches, screen),
        Some(("diff", matches)) => diff::run(matches, screen),
        Some(("fmt", matches)) => fmt::run(matches, screen),
        Some(("schema", matches)) => schema::run(matches, screen),
        Some(("table", matches)) => table::run(matches, screen),
        Some(("prove", matches)) => prove::run(matches, screen),
        _ => Ok(()),
    }
}

/// A file's name and text; `-` is standard input.
pub(crate) fn read(path: &str) -> Result<(String, String), Failure> {
    let bytes = if path == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        bytes
    } else {
        std::fs::read(path).map_err(|error| {
            let (what, help) = meaning(&error);
            input(
                format!("打不开 `{path}`:{}", what.zh),
                format!("cannot open `{path}`: {}", what.en),
                help.zh,
                help.en,
            )
        })?
    };
    let name = if path == "-" { "<stdin>".to_owned() } else { path.to_owned() };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map_or(bytes.as_slice(), |rest| rest);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((name, text.to_owned())),
        Err(error) => {
            let at = error.valid_up_to() + 1;
            Err(input(
                format!("`{path}` 第 {at} 字节起不是有效的 UTF-8"),
                format!("`{path}` is not valid UTF-8 from byte {at}"),
                "把文件另存为 UTF-8",
                "save the file as UTF-8",
            ))
        }
    }
}

/// Files as the core takes them.
pub(crate) fn files(read: &[(String, String)]) -> Vec<File<'_>> {
    read.iter().map(|(name, text)| File { name, text }).collect()
}

/// The engine, with the local rulebooks of `--rulebook` over it.
pub(crate) fn engine(matches: &ArgMatches, screen: &Screen) -> Result<Engine, Failure> {
    over(&given(matches), matches, screen)
}

/// The files of `--rulebook`.
pub(crate) fn given(matches: &ArgMatches) -> Vec<&str> {
    matches.get_many::<String>("rulebook").into_iter().flatten().map(String::as_str).collect()
}

/// The engine with these files over it, in order.
fn over(paths: &[&str], matches: &ArgMatches, screen: &Screen) -> Result<Engine, Failure> {
    if paths.is_empty() {
        return Ok(Engine::new());
    }
    as_of_day(paths, as_of::asked(matches)?, screen)
}

/// The engine with these files over it, in order, as of a day.
pub(crate) fn as_of_day(paths: &[&str], on: Option<Date>, screen: &Screen) -> Result<Engine, Failure> {
    let read = paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>()?;
    Engine::with_layers(&files(&read), on).map_err(|found| told(&read, &found, screen))
}

/// Tells what is wrong with files that were to be laid over.
pub(crate) fn told(read: &[(String, String)], found: &[Fault], screen: &Screen) -> Failure {
    eprint!("{}", faults::text(read, found, screen));
    Failure::Told
}
