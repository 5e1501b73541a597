//! Running the program and reading what it says.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
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

/// It refuses with these words on standard error, and prints nothing.
#[track_caller]
pub(crate) fn refused(arguments: &[&str], words: &[&str]) {
    let output = zeren(arguments).output().expect("the program starts");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    for word in words {
        assert!(said.contains(word), "{arguments:?}: expected `{word}`, found:\n{said}");
    }
    assert!(output.stdout.is_empty(), "{arguments:?} prints something on standard output");
}

/// A folder of its own, gone in the end.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("zeren-assess-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    pub(crate) fn file(&self, name: &str, text: &str) -> String {
        let path = self.path(name);
        fs::write(&path, text).expect("a file");
        path
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().expect("UTF-8").to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}
