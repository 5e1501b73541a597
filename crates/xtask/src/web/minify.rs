//! Scripts and styles made small, by esbuild.

use crate::command::{Outcome, root};
use std::io::Write;
use std::process::{Command, Stdio};

const ALWAYS: &[&str] = &["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"];

/// A module that stands alone.
pub(super) fn module(code: &str) -> Outcome<String> {
    esbuild(&["--loader=js", "--format=esm"], code)
}

/// For browsers without modules.
pub(super) const OLD: &str = "--target=es5";

/// The script that makes the first paint that of the address.
pub(super) fn first() -> Outcome<String> {
    bundle("first.js", "iife", &[OLD.to_owned()])
}

/// Styles.
pub(super) fn styles(code: &str) -> Outcome<String> {
    esbuild(&["--loader=css"], code)
}

/// A script of `web/boot` with what it imports; `options` are esbuild's own.
pub(super) fn bundle(entry: &str, format: &str, options: &[String]) -> Outcome<String> {
    let entry = format!("web/boot/{entry}");
    let format = format!("--format={format}");
    let mut words = vec![entry.as_str(), "--bundle", &format];
    words.extend(options.iter().map(String::as_str));
    esbuild(&words, "")
}

fn esbuild(options: &[&str], input: &str) -> Outcome<String> {
    let failed = |error: std::io::Error| format!("esbuild: {error}");
    let mut child = Command::new(root().join("web/node_modules/.bin/esbuild"))
        .args(options)
        .args(ALWAYS)
        .current_dir(root())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(input.as_bytes()).map_err(failed)?;
    }
    let printed = child.wait_with_output().map_err(failed)?;
    match String::from_utf8(printed.stdout) {
        Ok(text) if printed.status.success() => Ok(text.trim_end().to_owned()),
        _ => Err(format!("esbuild {} failed ({})", options.join(" "), printed.status)),
    }
}
