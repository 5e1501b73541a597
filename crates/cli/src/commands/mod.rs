//! One file a command.

mod as_of;
mod assess;
mod audit;
mod batch;
mod explain;
mod ledger;
mod list;
mod make;
mod post;
mod roster;
mod rulebook;
mod search;
mod serve;
mod show;
mod who;

pub(crate) use rulebook::{review, test as cases};

use crate::failure::Failure;
use crate::output::Screen;
use clap::ArgMatches;

/// Whether JSON was asked for.
fn wants_json(matches: &ArgMatches) -> bool {
    matches.get_one::<String>("format").is_some_and(|format| format == "json")
}

/// Runs the command asked for.
pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    only_drawings_of_the_loop(name, matches)?;
    as_of::only_where_it_matters(name, matches)?;
    let screen = &screen.with_colour(matches.get_one::<String>("color").map_or("auto", String::as_str));
    match name {
        "post" => post::run(matches, screen),
        "who" => who::run(matches, screen),
        "list" => list::run(matches, screen),
        "show" => show::run(matches, screen),
        "search" => search::run(matches, screen),
        "assess" => assess::run(matches, screen),
        "serve" => serve::run(matches, screen),
        "audit" => audit::run(matches, screen),
        "ledger" => ledger::run(matches, screen),
        "explain" => explain::run(matches, screen),
        "batch" => batch::run(matches, screen),
        "rulebook" => rulebook::run(matches, screen),
        "completions" => make::completions(matches, screen),
        _ => make::man(screen),
    }
}

/// Only the loop can be drawn.
fn only_drawings_of_the_loop(name: &str, matches: &ArgMatches) -> Result<(), Failure> {
    let format = matches.get_one::<String>("format").map_or("text", String::as_str);
    let is_loop = matches.try_get_one::<String>("id").ok().flatten().is_some_and(|id| id.trim() == "loop");
    if name != "show" || matches!(format, "text" | "json") || is_loop {
        return Ok(());
    }
    Err(crate::failure::input(
        format!("`--format {format}` 只用于 `zeren show loop`"),
        format!("`--format {format}` goes with `zeren show loop` only"),
        "用 text 或者 json",
        "use text or json",
    ))
}
