//! `cargo xtask sizes`: what a first visit loads, and how large the single file is, against the budget.

use super::dist;
use crate::command::Outcome;
use std::path::Path;

/// The first visit, everything, in brotli.
const FIRST_LOAD: u64 = 200_000;
/// The single file.
const SINGLE: u64 = 900_000;

/// The core for the browser without interface, gazetteer included, in brotli.
const CORE: usize = 120_000;

/// Builds the core alone and prints its size; an error if the budget is exceeded.
pub(crate) fn core() -> Outcome {
    super::tools::ready()?;
    let wasm = super::wasm::core()?;
    let sent = super::pack::brotli(&wasm)?.len();
    println!("the core alone: {} bytes, {sent} in brotli, budget {CORE}", wasm.len());
    if sent > CORE { Err("the core is larger than its budget".into()) } else { Ok(()) }
}

/// Prints the sizes of the files in `dist/`; an error if the budget is exceeded.
pub(crate) fn print() -> Outcome {
    let folder = dist();
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .map_err(|error| format!("`dist/` cannot be read ({error}); `cargo xtask web` builds it"))?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| !name.ends_with(".br") && !name.ends_with(".gz"))
        .collect();
    names.sort();
    println!("\n{:36} {:>10} {:>10}", "file", "bytes", "brotli");
    let mut total = 0;
    let mut single = 0;
    for name in &names {
        let plain = length(&folder.join(name))?;
        let sent = length(&folder.join(format!("{name}.br"))).unwrap_or(plain);
        println!("{name:36} {plain:>10} {sent:>10}");
        if name == "zeren.html" {
            single = plain;
        } else {
            total += sent;
        }
    }
    println!("\nfirst load, everything, brotli   {total:>10}   budget {FIRST_LOAD:>10}");
    println!("the single file                  {single:>10}   budget {SINGLE:>10}");
    if total > FIRST_LOAD || single > SINGLE { Err("the page is larger than its budget".into()) } else { Ok(()) }
}

fn length(path: &Path) -> Outcome<u64> {
    std::fs::metadata(path).map(|data| data.len()).map_err(|error| format!("`{}`: {error}", path.display()))
}
