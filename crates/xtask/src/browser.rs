//! `cargo xtask browser`: the page in a real Chromium, see `tests/browser/README.md`.

use crate::command::{Outcome, command, output, root, run};
use crate::web;
use std::path::{Path, PathBuf};

const FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/// Builds the site and what it is compared with, and runs the tests: all, or those whose name begins with a word.
pub(crate) fn tests(only: &[&str]) -> Outcome {
    let chromium = chromium()?;
    web::build()?;
    ready()?;
    let folder = root().join("tests/browser");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("`tests/browser`: {error}"))?;
    let mut files: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| name.ends_with(".test.mjs"))
        .filter(|name| only.is_empty() || only.iter().any(|start| name.starts_with(start)))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("no browser test is named `{}…`", only.join("…`, `")));
    }
    if files.iter().any(|name| name.starts_with("npm.")) {
        crate::npm::build()?;
    }
    run(command("node", &["--test", "--test-reporter=spec"]).args(files).current_dir(folder).env("CHROMIUM", chromium))
}

/// `cargo xtask figures`: sizes, Lighthouse, the tasks of the start, the time from keystroke to paint, and from a
/// roster dropped to its audit, on the site as it was built last.
pub(crate) fn figures() -> Outcome {
    let chromium = chromium()?;
    let sizes = web::sizes();
    ready()?;
    web::tools::packages("tests/browser/figures")?;
    let figure = |name: &str| {
        run(command("node", &[name]).current_dir(root().join("tests/browser/figures")).env("CHROMIUM", &chromium))
    };
    let keystrokes = figure("keystrokes.mjs");
    let roster = figure("roster.mjs");
    figure("start.mjs")?;
    figure("lighthouse.mjs")?;
    sizes.and(keystrokes).and(roster)
}

/// The npm packages of the tests, and the native programs, which carry the page built last.
fn ready() -> Outcome {
    web::tools::node()?;
    web::tools::packages("tests/browser")?;
    run(&mut command("cargo", &["build", "--locked", "--package", "zeren", "--package", "zeren-tests", "--bins"]))
}

/// Chromium and a Chinese font, installed if this is a Debian and we may.
fn chromium() -> Outcome<PathBuf> {
    #[allow(clippy::disallowed_methods, reason = "where a browser is installed is told by the environment alone")]
    let told = std::env::var("CHROMIUM").ok().map(PathBuf::from);
    let found = |program: &Path| program.is_file().then(|| program.to_path_buf());
    let known = || ["/usr/bin/chromium", "/usr/bin/chromium-browser"].iter().find_map(|path| found(Path::new(path)));
    if let Some(program) = told.as_deref().and_then(found).or_else(known)
        && Path::new(FONT).exists()
    {
        return Ok(program);
    }
    const HELP: &str =
        "Chromium and a Chinese font are needed: `apt-get install chromium fonts-noto-cjk` (or set CHROMIUM)";
    let is_root = output(&mut command("id", &["-u"])).is_ok_and(|id| id.trim() == "0");
    if !is_root {
        return told.as_deref().and_then(found).ok_or_else(|| HELP.to_owned());
    }
    let apt = |words: &[&str]| run(command("apt-get", words).env("DEBIAN_FRONTEND", "noninteractive"));
    apt(&["update", "--quiet=2"])
        .and_then(|()| apt(&["install", "--yes", "--quiet=2", "--no-install-recommends", "chromium", "fonts-noto-cjk"]))
        .map_err(|error| format!("{error}; {HELP}"))?;
    known().ok_or_else(|| HELP.to_owned())
}
