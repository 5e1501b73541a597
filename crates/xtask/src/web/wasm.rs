//! The app as WebAssembly: compiled, bound to JavaScript, and made small.

use super::tools;
use crate::command::{Outcome, command, root, run};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const TARGET: &str = "wasm32-unknown-unknown";

/// Measured on this app, smallest in brotli. Inlining a large function that is called once saves bytes and costs more
/// in brotli, and so does what is computed once and kept in a local, or data in many pieces. A small one that is called
/// once is better inlined: browsers compile each function when it is first called.
const OPTIMISE: &[&str] = &[
    "-Oz",
    "--one-caller-inline-max-function-size=30",
    "--always-inline-max-function-size=2",
    "--flexible-inline-max-function-size=2",
    "--skip-pass=local-cse",
    "--skip-pass=memory-packing",
    "--skip-pass=simplify-locals",
    "--converge",
    "--strip-producers",
];

/// The standard library compiled for size with the app, and a panic that only stops: a tenth of what is loaded. These
/// options are not stable; `tools::std_source` tells whether this toolchain has them.
const STD_FROM_SOURCE: &[&str] = &["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const STOP_AT_PANIC: &[&str] = &["-Zunstable-options", "-Cpanic=immediate-abort"];

/// Builds the app with everything in it; gives the JavaScript glue and the WebAssembly.
pub(super) fn layered() -> Outcome<(String, Vec<u8>)> {
    app("zeren-web", &root().join("target/web"), &[])
}

/// The app without local rulebooks.
pub(super) fn whole() -> Outcome<(String, Vec<u8>)> {
    app("zeren-web", &root().join("target/web-whole"), &["--no-default-features", "--features", "whole"])
}

/// The app without the pages that few open, for a first visit.
pub(super) fn first() -> Outcome<(String, Vec<u8>)> {
    app("zeren-web", &root().join("target/web-first"), &["--no-default-features"])
}

/// What opens rosters, for a worker.
pub(super) fn desk() -> Outcome<(String, Vec<u8>)> {
    app("zeren-desk", &root().join("target/web-desk"), &[])
}

fn app(package: &str, folder: &Path, features: &[&str]) -> Outcome<(String, Vec<u8>)> {
    let wasm = small(package, features, folder)?;
    if folder.join("snippets").exists() {
        return Err(
            "a crate of the page brings JavaScript of its own (`snippets`), which the build does not carry".into()
        );
    }
    let (glue, wasm) = numbered(glue(folder)?, wasm);
    let file = folder.join("zeren.js");
    std::fs::write(&file, &glue).map_err(|error| format!("`{}` cannot be written: {error}", file.display()))?;
    Ok((glue, wasm))
}

/// What one calls the other by ends in a hash: nothing makes it small, and it is sent with both. A number of the same
/// length takes its place.
fn numbered(mut glue: String, mut wasm: Vec<u8>) -> (String, Vec<u8>) {
    const HASH: usize = 16;
    let words = glue.split(|at: char| !at.is_ascii_alphanumeric() && at != '_').filter(|word| word.starts_with("__wb"));
    let names: BTreeSet<String> = words.map(str::to_owned).collect();
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for name in &names {
        let Some((stem, hash)) = name.len().checked_sub(HASH).and_then(|at| name.split_at_checked(at)) else {
            continue;
        };
        if !stem.ends_with('_') || !hash.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            continue;
        }
        let count = known.entry(stem.to_owned()).or_default();
        let number = format!("{stem}{count:0HASH$}");
        *count += 1;
        glue = glue.replace(name, &number);
        let mut from = 0;
        while let Some(at) = wasm[from..].windows(name.len()).position(|found| found == name.as_bytes()) {
            wasm[from + at..][..name.len()].copy_from_slice(number.as_bytes());
            from += at + name.len();
        }
    }
    (glue, wasm)
}

/// The core alone, for JavaScript: no interface.
pub(super) fn core() -> Outcome<Vec<u8>> {
    small("zeren-wasm", &[], &root().join("target/wasm-core"))
}

/// The core with what the npm package offers beside; gives the JavaScript glue and the WebAssembly.
pub(super) fn package() -> Outcome<(String, Vec<u8>)> {
    let folder = root().join("target/wasm-npm");
    let wasm = small("zeren-wasm", &["--features", "package"], &folder)?;
    Ok((glue(&folder)?, wasm))
}

/// The JavaScript that binds a program.
fn glue(folder: &Path) -> Outcome<String> {
    std::fs::read_to_string(folder.join("zeren.js"))
        .map_err(|error| format!("`{}` cannot be read: {error}", folder.display()))
}

/// A package as WebAssembly, bound to JavaScript in a folder, and made small.
fn small(package: &str, features: &[&str], folder: &Path) -> Outcome<Vec<u8>> {
    compile(package, features)?;
    let name = format!("{}.wasm", package.replace('-', "_"));
    let built = root().join("target").join(TARGET).join("wasm");
    // A library's file is named with underscores, a program's as the package.
    let library = built.join(name);
    let compiled = if library.exists() { library } else { built.join(format!("{package}.wasm")) };
    bind(&compiled, folder)?;
    let (bound, small) = (folder.join("zeren_bg.wasm"), folder.join("zeren_opt.wasm"));
    let optimiser = root().join("web/node_modules/binaryen/bin/wasm-opt");
    run(command("node", &[]).arg(optimiser).arg(&bound).arg("-o").arg(&small).args(OPTIMISE))?;
    std::fs::read(&small).map_err(|error| format!("`{}` cannot be read: {error}", small.display()))
}

/// The same bytes each time. No path of this machine gets into the file; only the order of functions depends on where
/// the repository lies.
fn compile(package: &str, features: &[&str]) -> Outcome {
    #[allow(clippy::disallowed_methods, reason = "where cargo keeps its sources is told by the environment alone")]
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let mut flags = vec![format!("--remap-path-prefix={}=.", root().display())];
    flags.extend(home.map(|home| format!("--remap-path-prefix={home}=cargo")));
    let mut cargo =
        command("cargo", &["build", "--package", package, "--target", TARGET, "--profile", "wasm", "--locked"]);
    cargo.args(features);
    if tools::std_source()? {
        flags.extend(STOP_AT_PANIC.iter().map(|&flag| flag.to_owned()));
        cargo.args(STD_FROM_SOURCE).env("RUSTC_BOOTSTRAP", "1");
    }
    run(cargo.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}")))
}

fn bind(compiled: &Path, folder: &Path) -> Outcome {
    let _ = std::fs::remove_dir_all(folder);
    run(command(&tools::wasm_bindgen()?, &["--target", "web", "--out-name", "zeren", "--no-typescript"])
        .args(["--omit-default-module-path", "--remove-name-section", "--remove-producers-section", "--out-dir"])
        .args([folder, compiled]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_numbered_in_both() {
        let glue =
            "a.__wbg_set_0123456789abcdef();a.__wbg_set_fedcba9876543210();a.__wbindgen_malloc();b.ab0123456789abcdef";
        let wasm = "\u{1c}__wbg_set_fedcba9876543210 __wbg_set_0123456789abcdef".as_bytes();
        let (glue, wasm) = numbered(glue.to_owned(), wasm.to_vec());
        let (one, two) = ("__wbg_set_0000000000000000", "__wbg_set_0000000000000001");
        assert_eq!(glue, format!("a.{one}();a.{two}();a.__wbindgen_malloc();b.ab0123456789abcdef"));
        assert_eq!(String::from_utf8(wasm).expect("text"), format!("\u{1c}{two} {one}"));
    }
}
