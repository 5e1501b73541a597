//! `cargo xtask npm`: the package for JavaScript in `dist/npm/`, from `crates/wasm` and `crates/wasm/npm`.

use crate::command::{Outcome, command, output, root, run};
use crate::web;
use std::path::Path;

/// What is taken over as it is.
const FILES: &[&str] =
    &["api.js", "browser.js", "index.d.ts", "load.d.ts", "load.js", "node.js", "README.md", "README.zh-CN.md"];
const LICENCES: &[&str] = &["LICENSE", "LICENSE-APACHE", "LICENSE-MIT"];

fn copy(from: &Path, to: &Path) -> Outcome {
    std::fs::copy(from, to).map(drop).map_err(|error| format!("`{}` cannot be copied: {error}", from.display()))
}

fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Outcome {
    std::fs::write(path, bytes).map_err(|error| format!("`{}`: {error}", path.display()))
}

/// Builds the package.
pub(crate) fn build() -> Outcome {
    let (glue, wasm) = web::package()?;
    let folder = web::dist().join("npm");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
    write(&folder.join("zeren.js"), glue)?;
    write(&folder.join("zeren.wasm"), &wasm)?;
    // The program's own ids, with what each means.
    let ids =
        output(&mut command("cargo", &["run", "--quiet", "--locked", "--package", "zeren-tests", "--bin", "ids"]))?;
    write(&folder.join("ids.d.ts"), ids)?;
    let source = root().join("crates/wasm/npm");
    for name in FILES {
        copy(&source.join(name), &folder.join(name))?;
    }
    for name in LICENCES {
        copy(&root().join(name), &folder.join(name))?;
    }
    let manifest = source.join("package.json");
    let text = std::fs::read_to_string(&manifest).map_err(|error| format!("`{}`: {error}", manifest.display()))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    let versioned = text.replacen("\"version\": \"0.0.0\"", &version, 1);
    if versioned == text {
        return Err(format!("`{}` has no `\"version\": \"0.0.0\"` to fill in", manifest.display()));
    }
    write(&folder.join("package.json"), versioned)?;
    println!("dist/npm: zeren.wasm {} bytes, {} in brotli", wasm.len(), web::brotli_length(&wasm)?);
    Ok(())
}

/// Builds the package and tests it in Node: packed, installed, its types checked, its answers beside the program's.
pub(crate) fn tests() -> Outcome {
    build()?;
    web::tools::packages("tests/npm")?;
    run(&mut command("cargo", &["build", "--locked", "--package", "zeren", "--package", "zeren-tests", "--bins"]))?;
    run(command("node", &["--test", "--test-reporter=spec"])
        .args(["install.test.mjs", "parity.test.mjs", "types.test.mjs"])
        .current_dir(root().join("tests/npm")))
}
