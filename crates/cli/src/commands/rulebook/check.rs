//! `zeren rulebook check`: every fault of local rulebooks, at once.

use crate::commands::wants_json;
use crate::failure::Failure;
use crate::output::{Screen, faults};
use clap::ArgMatches;
use serde_json::json;
use zeren_core::answer::FORMAT;
use zeren_core::builtin::BUILTIN;
use zeren_core::layer;

pub(super) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let paths: Vec<&String> = matches.get_many("files").into_iter().flatten().collect();
    let read = paths.iter().map(|path| super::read(path)).collect::<Result<Vec<_>, _>>()?;
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
