//! The repository's own commands; `cargo xtask help` lists them.

mod bench;
mod browser;
mod command;
mod gazetteer;
mod test;
mod web;

use command::Outcome;
use std::process::ExitCode;

const HELP: &str = "\
The repository's own commands.

  cargo xtask test                 every check and test that CI runs
  cargo xtask web                  the site in `dist/`, the single file in `dist/zeren.html`
  cargo xtask browser [NAME…]      the tests of the page in Chromium, or those whose file names begin so
  cargo xtask bench                speed and memory of the program, size of the core
  cargo xtask peers [OPTION…]      the same decision in other engines, compared and timed (benches/peers)
  cargo xtask sizes                how large core and page are, against their budgets
  cargo xtask figures              sizes, Lighthouse, keystroke to paint
  cargo xtask gazetteer [--check]  the divisions of China, from npm's china-division
";

fn run(words: &[String]) -> Outcome {
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["test"] => test::all(),
        ["gazetteer"] => gazetteer::run_with(false),
        ["gazetteer", "--check"] => gazetteer::run_with(true),
        ["web"] => web::build().and_then(|()| web::sizes()),
        ["browser", only @ ..] => browser::tests(only),
        ["bench"] => bench::run_all(),
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
