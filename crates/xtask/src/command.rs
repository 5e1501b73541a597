//! Running other programs, and saying in one line what is missing.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a step comes to: nothing, or one line that says what is wrong and what to do.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_path_buf).unwrap_or_default()
}

/// A program, started at the root of the repository.
pub(crate) fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// Runs a command and shows what it prints.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let line = shown(command);
    eprintln!("\n$ {line}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{line}` failed ({status})")),
        Err(error) => Err(format!("`{line}` could not be started: {error}")),
    }
}

/// Runs a command quietly and gives what it prints on standard output.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let line = shown(command);
    let out = command
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| format!("`{line}` could not be started: {error}"))?;
    if out.status.success() {
        String::from_utf8(out.stdout).map_err(|_| format!("`{line}` printed what is not UTF-8"))
    } else {
        Err(format!("`{line}` failed ({})", out.status))
    }
}

/// A program that a package of crates.io brings: the one on the path if it `fits`, else our own in `target/tools`, which is
/// installed at this version if it does not fit either.
pub(crate) fn tool(name: &str, package: &str, version: &str, fits: impl Fn(&str) -> bool) -> Outcome<String> {
    let folder = root().join("target/tools");
    let own = folder.join("bin").join(name).to_string_lossy().into_owned();
    if let Some(found) = [name, &own].into_iter().find(|program| fits(program)) {
        return Ok(found.to_owned());
    }
    let spec = format!("{package}@{version}");
    run(command("cargo", &["install", "--locked", "--quiet", &spec, "--root"]).arg(folder))?;
    if fits(&own) { Ok(own) } else { Err(format!("`{own}` is not {name} {version}")) }
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

/// The wasm target, installed if it is not there.
pub(crate) fn wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let sysroot = output(&mut command("rustc", &["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    run(&mut command("rustup", &["target", "add", TARGET]))
        .map_err(|error| format!("{error}; install the target with your toolchain: rustup target add {TARGET}"))
}
