//! The whole comparison by one command: builds, compares, times, prints the tables.

#[path = "run/steps.rs"]
mod steps;
#[path = "run/tables.rs"]
mod tables;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Compares zeren with other engines: same posts, same answers, then the time.

  --records N    how many posts (default 1000000)
  --rounds N     how often each is timed; the median counts (default 3)
  --only A,B     only these: floor, zeren, jsonlogic, cel, rego, cedar, dmn, zen, openfisca, csv
  --write        put the tables into docs/peers.md and docs/peers.zh-CN.md
";

/// What is asked for.
pub struct Asked {
    records: usize,
    rounds: usize,
    only: Vec<String>,
    write: bool,
}

/// What one run measured.
#[derive(Clone, Debug)]
pub struct Run {
    records: f64,
    seconds: f64,
    peak_kib: u64,
    version: String,
}

/// What came of it all.
#[derive(Default)]
pub struct Found {
    /// The runs of each engine.
    runs: BTreeMap<String, Vec<Run>>,
    /// Why there are none of some.
    missing: BTreeMap<String, String>,
    /// How busy the machine was, before and after.
    load: [String; 2],
}

fn asked() -> Result<Asked, String> {
    let mut asked = Asked { records: 1_000_000, rounds: 3, only: Vec::new(), write: false };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("`{word}` needs a value"));
        let number = |text: String| text.parse::<usize>().map_err(|_| format!("`{text}` is no number"));
        match word.as_str() {
            "--records" => asked.records = number(value()?)?.max(1),
            "--rounds" => asked.rounds = number(value()?)?.max(1),
            "--only" => asked.only = value()?.split(',').map(str::to_owned).collect(),
            "--write" => asked.write = true,
            _ => return Err(HELP.to_owned()),
        }
    }
    Ok(asked)
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_path_buf).unwrap_or_default()
}

fn main() -> ExitCode {
    let outcome = asked().and_then(|asked| {
        let found = steps::run(&asked)?;
        tables::show(&asked, &found)
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}
