//! Running the program and reading what it says.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// The program with arguments, in 80 columns, without what the environment of the tests may say.
pub(crate) fn zeren(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zeren"));
    command.args(arguments).env("COLUMNS", "80").env_remove("ZEREN_LANG").env_remove("NO_COLOR");
    command
}

/// Runs it with this on standard input.
pub(crate) fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = zeren(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the program ends");
    let _ = writer.join().expect("the writer ends");
    output
}

/// What it prints, where it succeeds.
pub(crate) fn printed(arguments: &[&str]) -> String {
    let output = zeren(arguments).output().expect("the program starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{arguments:?}: {said}");
    assert_eq!(said, "", "{arguments:?} says something on standard error");
    String::from_utf8(output.stdout).expect("UTF-8")
}
