//! `cargo xtask api`: the public interface of `zeren-core`, an item a line, against the list that is kept in
//! `crates/core/public-api.txt`. What a release has promised is not taken back under a compatible version.

use crate::command::{Outcome, command, root, run};
use public_api::Builder;
use std::collections::BTreeSet;
use std::path::PathBuf;

const NOW: &str = env!("CARGO_PKG_VERSION");

/// The list as it is kept: its version, whether that version is released, its lines.
struct Kept {
    version: String,
    released: bool,
    lines: BTreeSet<String>,
}

fn path() -> PathBuf {
    root().join("crates/core/public-api.txt")
}

impl Kept {
    fn read() -> Outcome<Self> {
        let text = match std::fs::read_to_string(path()) {
            Ok(text) => text,
            // The first list.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => format!("# zeren-core {NOW} unreleased\n"),
            Err(error) => return Err(format!("`{}`: {error}", path().display())),
        };
        let mut lines = text.lines();
        let mut head = lines.next().unwrap_or_default().split(' ');
        let (Some("#"), Some("zeren-core"), Some(version), Some(state)) =
            (head.next(), head.next(), head.next(), head.next())
        else {
            return Err(
                "`crates/core/public-api.txt` must begin `# zeren-core VERSION released` or `unreleased`".into()
            );
        };
        let lines = lines.map(str::to_owned).collect();
        Ok(Self { version: version.to_owned(), released: state == "released", lines })
    }
}

/// The part of a version that must be raised for an incompatible change: the first that is not zero.
fn promise(version: &str) -> String {
    let parts: Vec<&str> = version.split('.').collect();
    let first = parts.iter().position(|part| *part != "0").unwrap_or(parts.len() - 1);
    parts[..=first].join(".")
}

/// Whether what is gone may go: nothing of that version was released, or the version says so.
fn may_go(kept: &Kept, now: &str) -> bool {
    !kept.released || promise(&kept.version) != promise(now)
}

/// The interface as it is. None where this compiler's description is not the one that is understood.
fn listing() -> Outcome<Option<BTreeSet<String>>> {
    // Descriptions in JSON are not stable yet.
    run(command(
        "cargo",
        &["rustdoc", "--quiet", "--locked", "--package", "zeren-core", "--lib", "--features", "layers"],
    )
    .args(["--", "-Z", "unstable-options", "--output-format", "json"])
    .env("RUSTC_BOOTSTRAP", "1"))?;
    let json = root().join("target/doc/zeren_core.json");
    let found = Builder::from_rustdoc_json(json)
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build();
    match found {
        Ok(found) => Ok(Some(found.items().map(ToString::to_string).collect())),
        Err(error) => {
            eprintln!(
                "note: the interface was not compared; this compiler describes it otherwise than Rust 1.95: {error}"
            );
            Ok(None)
        }
    }
}

/// Compares the interface with the list; `accept` writes the list, `release` says that this version is published.
pub(crate) fn check(accept: bool, release: bool) -> Outcome {
    let kept = Kept::read()?;
    let Some(now) = listing()? else { return Ok(()) };
    let gone: Vec<_> = kept.lines.difference(&now).collect();
    let new: Vec<_> = now.difference(&kept.lines).collect();
    gone.iter().for_each(|line| println!("- {line}"));
    new.iter().for_each(|line| println!("+ {line}"));
    if !gone.is_empty() && !may_go(&kept, NOW) {
        return Err(format!(
            "{} lines of the interface of zeren-core {} are gone or changed; keep them, or raise the version {NOW} to an incompatible one",
            gone.len(),
            kept.version
        ));
    }
    if accept || release {
        let released = release || (kept.released && kept.version == NOW);
        let state = if released { "released" } else { "unreleased" };
        let lines: Vec<_> = now.iter().map(String::as_str).collect();
        let text = format!("# zeren-core {NOW} {state}\n{}\n", lines.join("\n"));
        return std::fs::write(path(), text).map_err(|error| format!("`{}`: {error}", path().display()));
    }
    match (gone.is_empty() && new.is_empty(), kept.released) {
        (true, _) => Ok(()),
        (false, true) => {
            Err("the interface of zeren-core changed; `cargo xtask api --accept` takes it into the list".into())
        }
        (false, false) => {
            eprintln!(
                "note: the interface of zeren-core changed, which was never released; `cargo xtask api --accept` takes it into the list"
            );
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_released_goes_only_with_an_incompatible_version() {
        let kept = |version: &str, released| Kept { version: version.into(), released, lines: BTreeSet::new() };
        assert!(may_go(&kept("0.1.0", false), "0.1.0"));
        assert!(!may_go(&kept("0.1.0", true), "0.1.7"));
        assert!(may_go(&kept("0.1.0", true), "0.2.0"));
        assert!(!may_go(&kept("1.4.0", true), "1.5.0"));
        assert!(may_go(&kept("1.4.0", true), "2.0.0"));
        assert!(may_go(&kept("0.0.1", true), "0.0.2"));
    }
}
