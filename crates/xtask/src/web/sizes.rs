//! `cargo xtask sizes`: what a first visit loads, and how large the single file is, against the budget.

use super::dist;
use crate::command::Outcome;
use std::path::Path;

/// A size that is aimed at, and the one that must not be exceeded until it is reached: lower it with every gain.
struct Budget {
    goal: u64,
    limit: u64,
}

/// The first visit, everything, in brotli: all files but the larger programs. Only a few of them are needed before one can
/// type; the icons, the manifest and the service worker come after.
const FIRST_LOAD: Budget = Budget { goal: 200_000, limit: 200_000 };
/// The whole program, in brotli: sent when a page is opened that the first load does not hold; where there is a service
/// worker, in the background after the first load, for offline use.
const WHOLE: Budget = Budget { goal: 240_000, limit: 340_000 };
/// The program with local rulebooks, in brotli: sent when one is given.
const LAYERED: Budget = Budget { goal: 400_000, limit: 440_000 };
/// What opens rosters, in brotli: sent when the page of rosters is opened.
const DESK: Budget = Budget { goal: 1_000_000, limit: 1_000_000 };
/// The single file.
const SINGLE: Budget = Budget { goal: 2_000_000, limit: 2_000_000 };
/// The core for the browser without interface, gazetteer included, in brotli.
const CORE: Budget = Budget { goal: 120_000, limit: 120_000 };

impl Budget {
    fn check(&self, what: &str, size: u64) -> Outcome {
        let Self { goal, limit } = self;
        println!("{what:33}{size:>10}   goal {goal:>8}   limit {limit:>8}");
        if size > *limit { Err(format!("{what}: {size} bytes, more than the limit of {limit}")) } else { Ok(()) }
    }
}

/// Builds the core alone and prints its size; an error if a limit is exceeded.
pub(crate) fn core() -> Outcome {
    super::tools::ready()?;
    let wasm = super::wasm::core()?;
    let sent = super::pack::brotli(&wasm)?.len();
    CORE.check("the core alone, brotli", sent as u64)
}

/// Prints the sizes of the files in `dist/`; an error if a limit is exceeded.
pub(crate) fn print() -> Outcome {
    let folder = dist();
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .map_err(|error| format!("`dist/` cannot be read ({error}); `cargo xtask web` builds it"))?
        .filter_map(Result::ok)
        // The npm package is no part of the site.
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".br") && !name.ends_with(".gz"))
        .collect();
    names.sort();
    println!("\n{:36} {:>10} {:>10}", "file", "bytes", "brotli");
    let mut total = 0;
    let mut single = 0;
    let mut whole = 0;
    let mut desk = 0;
    let mut layered = 0;
    for name in &names {
        let plain = length(&folder.join(name))?;
        let sent = length(&folder.join(format!("{name}.br"))).unwrap_or(plain);
        println!("{name:36} {plain:>10} {sent:>10}");
        if name == "zeren.html" {
            single = plain;
        } else if name.starts_with("whole-") {
            whole += sent;
        } else if name.starts_with("layered-") {
            layered += sent;
        } else if name.starts_with("desk-") {
            desk += sent;
        } else {
            total += sent;
        }
    }
    println!();
    let first = FIRST_LOAD.check("first load, everything, brotli", total);
    let whole = WHOLE.check("the whole program, on demand", whole);
    let desk = DESK.check("what opens rosters, on demand", desk);
    let layered = LAYERED.check("with local rulebooks, on demand", layered);
    first.and(whole).and(layered).and(desk).and(SINGLE.check("the single file", single))
}

fn length(path: &Path) -> Outcome<u64> {
    std::fs::metadata(path).map(|data| data.len()).map_err(|error| format!("`{}`: {error}", path.display()))
}
