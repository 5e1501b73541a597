//! The repository's own commands; `cargo xtask help` lists them.

mod api;
mod bench;
mod bench_rosters;
mod browser;
mod command;
mod fuzz;
mod gazetteer;
mod npm;
mod proofs;
mod test;
mod web;

use command::Outcome;
use std::process::ExitCode;

const HELP: &str = "\
The repository's own commands.

  cargo xtask test                 every check and test that CI runs
  cargo xtask web                  the site in `dist/`, the single file in `dist/zeren.html`
  cargo xtask browser [NAME…]      the tests of the page in Chromium, or those whose file names begin so
  cargo xtask npm                  the package for JavaScript in `dist/npm/`, tested in Node
  cargo xtask api [--accept|--release]
                                   the public interface of zeren-core against `crates/core/public-api.txt`
  cargo xtask fuzz SECONDS [NAME]  each target of `fuzz/`, or one, on inputs that are made up
  cargo xtask mutants [WORDS…]     faults put into the deciding code, each of which a test must notice
  cargo xtask bench                speed and memory of the program, size of the core
  cargo xtask bench rosters        those of rosters alone
  cargo xtask peers [OPTION…]      the same decision in other engines, compared and timed (benches/peers)
  cargo xtask sizes                how large core and page are, against their budgets
  cargo xtask figures              sizes, Lighthouse, keystroke to paint, a roster to its audit
  cargo xtask proofs [--check]     docs/proofs.md, from walking every post through the rules
  cargo xtask gazetteer [--check]  the divisions of China, from npm's china-division
";

fn run(words: &[String]) -> Outcome {
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["test"] => test::all(),
        ["gazetteer"] => gazetteer::run_with(false),
        ["gazetteer", "--check"] => gazetteer::run_with(true),
        ["proofs"] => proofs::run_with(false),
        ["proofs", "--check"] => proofs::run_with(true),
        ["web"] => web::build().and_then(|()| web::sizes()),
        ["browser", only @ ..] => browser::tests(only),
        ["npm"] => npm::tests(),
        ["api"] => api::check(false, false),
        ["api", "--accept"] => api::check(true, false),
        ["api", "--release"] => api::check(true, true),
        ["fuzz", seconds, only @ ..] if only.len() < 2 => match seconds.parse() {
            Ok(seconds) => fuzz::run_for(seconds, only.first().copied()),
            Err(_) => Err(format!("`{seconds}` is no number of seconds")),
        },
        ["fuzz", ..] => Err("how many seconds? `cargo xtask fuzz 60`, or `cargo xtask fuzz 60 title`".into()),
        ["mutants", further @ ..] => fuzz::mutants(further),
        ["bench"] => bench::run_all(),
        ["bench", "rosters"] => bench::rosters(),
        ["peers", options @ ..] => bench::peers(options),
        ["figures"] => browser::figures(),
        ["sizes"] => web::core_size().and_then(|()| web::sizes()),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        [unknown, ..] => Err(format!("no command `{unknown}`; `cargo xtask help` lists them")),
    }
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}
