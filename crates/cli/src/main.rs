//! `zeren`: the command line. It translates between words and the core, and decides nothing itself.

mod args;
mod commands;
mod failure;
mod http;
mod output;

use std::ffi::OsString;
use std::process::ExitCode;

/// The environment, read here and nowhere else.
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let lang = args::language(&words, environment("ZEREN_LANG").as_deref());
    let screen = output::Screen::new(
        lang,
        environment("NO_COLOR").is_some(),
        environment("COLUMNS").and_then(|columns| columns.parse().ok()),
    );
    let whole = |words| args::command(lang).try_get_matches_from(words);
    let matches = match args::parser(lang).try_get_matches_from(&words).or_else(|_| whole(words)) {
        Ok(matches) => matches,
        Err(error) => return failure::of_arguments(&error, lang),
    };
    match commands::run(&matches, &screen) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(lang),
    }
}
