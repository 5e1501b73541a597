//! The commands of the READMEs run, and print what the READMEs show.
#![cfg(unix)]
#![allow(clippy::panic, reason = "a test says where a README is wrong")]

use crate::run::zeren;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A fenced block: its language, the line of its fence, its lines.
struct Block {
    language: String,
    at: usize,
    lines: Vec<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the root of the repository").to_path_buf()
}

fn read(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn blocks(text: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut inside = false;
    for (index, line) in text.lines().enumerate() {
        match (line.strip_prefix("```"), out.last_mut()) {
            (Some(_), _) if inside => inside = false,
            (Some(language), _) => {
                inside = true;
                out.push(Block { language: language.trim().to_owned(), at: index + 1, lines: Vec::new() });
            }
            (None, Some(block)) if inside => block.lines.push(line.to_owned()),
            _ => {}
        }
    }
    assert!(!inside, "a block is not closed");
    out
}

/// The words of a command as a shell splits them: blanks, and single quotes around a word.
fn words(line: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '\'' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            ' ' if !quoted => out.extend(word.take()),
            _ => word.get_or_insert_default().push(character),
        }
    }
    assert!(!quoted, "a quote is not closed: {line}");
    out.extend(word);
    out
}

/// What a command for this program prints; nothing for other commands.
fn run(line: &str, folder: &Path) -> Option<String> {
    let own = line.replacen("cargo run --release --", "zeren", 1);
    if !own.split([' ', ';']).any(|word| word == "zeren") {
        return None;
    }
    let mut command = if own.contains(['|', '>', '<', ';']) {
        let program = Path::new(env!("CARGO_BIN_EXE_zeren")).parent().expect("the folder of the program");
        let path = std::env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(program.to_path_buf()).chain(std::env::split_paths(&path));
        let mut shell = Command::new("sh");
        shell.args(["-ec", &own]).env("PATH", std::env::join_paths(folders).expect("a path"));
        shell.env("COLUMNS", "80").env_remove("ZEREN_LANG").env_remove("NO_COLOR");
        shell
    } else {
        let words = words(&own);
        zeren(&words.iter().skip(1).map(String::as_str).collect::<Vec<_>>())
    };
    let output = command.current_dir(folder).output().expect("the command starts");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "`{line}`: {said}");
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// Each shown line stands in what was printed, one after the other; `…` leaves out any number of lines.
fn shows(shown: &[String], printed: &str) -> Result<(), String> {
    let printed: Vec<&str> = printed.lines().collect();
    let mut next = 0;
    let mut anywhere = false;
    for line in shown {
        if line == "…" {
            anywhere = true;
            continue;
        }
        let rest = &printed[next.min(printed.len())..];
        let found = if anywhere { rest.iter().position(|found| found == line) } else { Some(0) };
        match found.filter(|&place| rest.get(place) == Some(&line.as_str())) {
            Some(place) => next += place + 1,
            None => return Err(format!("`{line}` is not printed there")),
        }
        anywhere = false;
    }
    if anywhere || next == printed.len() { Ok(()) } else { Err(format!("`{}` is printed besides", printed[next])) }
}

fn check(name: &str) {
    let folder = std::env::temp_dir().join(format!("zeren-{name}-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("examples")).expect("a temporary folder");
    for example in std::fs::read_dir("../../examples").expect("the examples") {
        let path = example.expect("an example").path();
        std::fs::copy(&path, folder.join("examples").join(path.file_name().expect("a name"))).expect("a copy");
    }
    let mut commands = 0;
    let mut printed: Option<String> = None;
    for block in blocks(&read(name)) {
        match block.language.as_str() {
            "sh" => {
                let all: Vec<String> = block.lines.iter().filter_map(|line| run(line, &folder)).collect();
                commands += all.len();
                printed = Some(all.concat());
            }
            "text" => {
                let printed = printed.take().unwrap_or_else(|| panic!("{name}:{}: output of no command", block.at));
                if let Err(error) = shows(&block.lines, &printed) {
                    panic!("{name}:{}: {error}; this is printed:\n{printed}", block.at);
                }
            }
            _ => printed = None,
        }
    }
    let _ = std::fs::remove_dir_all(&folder);
    assert!(commands >= 15, "{name} holds only {commands} commands");
}

#[test]
fn in_english() {
    check("README.md");
}

#[test]
fn in_chinese() {
    check("README.zh-CN.md");
}

#[test]
fn both_give_the_same_commands() {
    let commands = |name: &str| {
        let blocks = blocks(&read(name)).into_iter().filter(|block| block.language == "sh");
        blocks.flat_map(|block| block.lines).map(|line| line.replace(" --lang en", "")).collect::<Vec<_>>()
    };
    assert_eq!(commands("README.md"), commands("README.zh-CN.md"));
}

/// The example for the library is the one that `cargo test --doc` compiles and runs.
#[test]
fn the_example_is_that_of_the_library() {
    let doc: Vec<String> = read("crates/core/src/lib.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned())
        .collect();
    for name in ["README.md", "README.zh-CN.md"] {
        let blocks = blocks(&read(name));
        let example = blocks.iter().find(|block| block.language == "rust").expect("an example");
        assert!(doc.windows(example.lines.len()).any(|lines| lines == example.lines), "{name}:{}", example.at);
    }
}

#[test]
fn the_test_itself_sees_what_differs() {
    let shown = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(shows(&shown("a\n…\nc"), "a\nb\nc").is_ok());
    assert!(shows(&shown("a\nc"), "a\nb\nc").is_err());
    assert!(shows(&shown("a"), "a\nb").is_err());
    assert!(shows(&shown("c\n…\na"), "a\nb\nc").is_err());
    assert_eq!(words("zeren post '副市长(分管 水利)' --explain"), ["zeren", "post", "副市长(分管 水利)", "--explain"]);
}
