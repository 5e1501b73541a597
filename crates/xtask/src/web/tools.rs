//! The tools of the page's build, at fixed versions, from the registries.

use crate::command::{Outcome, command, output, root, run, tool, wasm_target};
use std::path::Path;

/// The version of the tool must be that of the library; `Cargo.toml` pins the latter.
const WASM_BINDGEN: &str = "0.2.128";

/// The first Rust (1.x) in which a panic can be told only to stop.
const IMMEDIATE_ABORT: u32 = 92;

/// Brings what is missing, or says in one line what it is.
pub(super) fn ready() -> Outcome {
    wasm_target()?;
    wasm_bindgen()?;
    node()?;
    packages("web")
}

/// Whether the standard library can be compiled from its source. Where it cannot, the page is a tenth larger, and a
/// line says so.
pub(super) fn std_source() -> Outcome<bool> {
    const LARGER: &str = "the page will be about a tenth larger";
    let version = output(&mut command("rustc", &["--version"]))?;
    let minor = version.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok()).unwrap_or(0);
    if minor < IMMEDIATE_ABORT {
        eprintln!("note: Rust 1.{IMMEDIATE_ABORT} or later makes the page smaller; with this one {LARGER}");
        return Ok(false);
    }
    let sysroot = output(&mut command("rustc", &["--print", "sysroot"]))?;
    let source = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock");
    if source.is_file() || run(&mut command("rustup", &["component", "add", "rust-src"])).is_ok() {
        return Ok(true);
    }
    eprintln!("note: without the source of the standard library (`rustup component add rust-src`) {LARGER}");
    Ok(false)
}

fn is_wasm_bindgen(program: &str) -> bool {
    let printed = std::process::Command::new(program).arg("--version").output();
    printed
        .is_ok_and(|printed| String::from_utf8_lossy(&printed.stdout).trim() == format!("wasm-bindgen {WASM_BINDGEN}"))
}

/// The program `wasm-bindgen`, of just this version.
pub(super) fn wasm_bindgen() -> Outcome<String> {
    tool("wasm-bindgen", "wasm-bindgen-cli", WASM_BINDGEN, is_wasm_bindgen)
}

/// Node and npm, which are not installed here.
pub(crate) fn node() -> Outcome {
    const HELP: &str = "Node 20 or later with npm is needed: `apt-get install nodejs npm`, or https://nodejs.org";
    let version = output(&mut command("node", &["--version"])).map_err(|_| HELP.to_owned())?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        return Err(format!("{HELP}; found {}", version.trim()));
    }
    output(&mut command("npm", &["--version"])).map(drop).map_err(|_| HELP.to_owned())
}

/// The npm packages of a folder, exactly as its lock file says; nothing is done if they are there.
pub(crate) fn packages(folder: &str) -> Outcome {
    let folder = root().join(folder);
    let wanted = std::fs::read(folder.join("package-lock.json"))
        .map_err(|error| format!("`{}/package-lock.json` cannot be read: {error}", folder.display()))?;
    let stamp = folder.join("node_modules/.zeren-lock");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    run(command("npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    std::fs::write(&stamp, wanted).map_err(|error| format!("`{}`: {error}", stamp.display()))
}
