//! `cargo xtask test`: all that CI runs.

use crate::command::{Outcome, command, run, wasm_target};
use crate::{api, browser, fuzz, npm, proofs, web};

/// Runs every check; the first that fails ends it.
pub(crate) fn all() -> Outcome {
    let cargo = |arguments: &[&str]| run(&mut command("cargo", arguments));
    cargo(&["fmt", "--all", "--check"])?;
    cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
    cargo(&["test", "--workspace", "--locked"])?;
    proofs::run_with(true)?;
    docs()?;
    wasm_target()?;
    let wasm = ["--package", "zeren-core", "--package", "zeren-web", "--target", "wasm32-unknown-unknown", "--locked"];
    cargo(&[&["clippy"], &wasm[..], &["--", "-D", "warnings"]].concat())?;
    browser::tests(&[])?;
    npm::tests()?;
    package()?;
    api::check(false, false)?;
    fuzz::short()?;
    web::sizes()?;
    web::core_size()?;
    eprintln!("\nall checks passed");
    Ok(())
}

/// The documentation builds without a warning.
fn docs() -> Outcome {
    run(command("cargo", &["doc", "--workspace", "--no-deps", "--locked"]).env("RUSTDOCFLAGS", "-D warnings"))
}

/// What crates.io would get compiles by itself, with the data it needs, and its examples run.
fn package() -> Outcome {
    run(&mut command("cargo", &["package", "--package", "zeren-core", "--locked", "--allow-dirty", "--quiet"]))
}
