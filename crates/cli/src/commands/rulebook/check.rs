//! `zeren rulebook check`: every fault of local rulebooks, at once; a table that came back from its reviewer goes to
//! [`super::review`].

use crate::commands::wants_json;
use crate::failure::{Failure, input};
use crate::output::{Screen, faults};
use clap::ArgMatches;
use serde_json::json;
use zeren_core::answer::FORMAT;
use zeren_core::builtin::BUILTIN;
use zeren_core::layer;

pub(super) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let paths: Vec<&String> = matches.get_many("files").into_iter().flatten().collect();
    let tables = paths.iter().filter(|path| is_table(path)).count();
    if tables == paths.len() {
        return super::review::run(&paths, matches, screen);
    }
    if tables > 0 {
        return Err(input(
            "审阅过的表和规则文件不能一起核查",
            "reviewed tables and rulebooks are not checked together",
            "分两次;表要与叠加的规则相比,用 --rulebook 文件",
            "check them apart; to compare a table with local rulebooks, name those with --rulebook FILE",
        ));
    }
    let before = matches.get_many::<String>("rulebook").into_iter().flatten();
    let read = before.chain(paths).map(|path| super::read(path)).collect::<Result<Vec<_>, _>>()?;
    let found = layer::check(&super::files(&read)).err().unwrap_or_default();
    screen.write(|out| {
        if wants_json(matches) {
            let head = format!("{{\"format\":{FORMAT},\"rulebook\":\"{}\"", BUILTIN.version);
            let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
            let faults: Vec<_> = found.iter().map(|fault| faults::json(&read, fault, screen.lang())).collect();
            out.extend_from_slice(
                format!("{head},\"files\":{},\"faults\":{}}}\n", json!(names), json!(faults)).as_bytes(),
            );
        } else if found.is_empty() {
            let names: Vec<&str> = read.iter().map(|(name, _)| name.as_str()).collect();
            let line = format!("{}: {}\n", names.join(", "), screen.t("没有问题", "no fault"));
            out.extend_from_slice(line.as_bytes());
        } else {
            out.extend_from_slice(faults::text(&read, &found, screen).as_bytes());
        }
    })?;
    if found.is_empty() { Ok(()) } else { Err(Failure::Findings) }
}

/// Whether a file is a table, by its name.
fn is_table(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| matches!(ending.as_str(), "xlsx" | "xls" | "ods" | "csv" | "tsv"))
}
