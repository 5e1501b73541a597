//! `zeren rulebook check`: a table that came back from its reviewer.

use crate::failure::Failure;
use crate::output::Screen;
use clap::ArgMatches;

pub(super) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let paths: Vec<&String> = matches.get_many("files").into_iter().flatten().collect();
    super::review::run(&paths, matches, screen)
}
