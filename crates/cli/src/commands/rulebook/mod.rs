//! `zeren rulebook`: writing rulebooks and checking them, one file a subcommand.

mod open;
mod prove;

use crate::failure::Failure;
use crate::output::Screen;
use clap::ArgMatches;

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let Some((name, matches)) = matches.subcommand() else { return Ok(()) };
    match name {
        _ => prove::run(matches, screen),
    }
}
