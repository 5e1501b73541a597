//! `zeren batch` on a CSV of posts in fields: a row out for each row in, in order, on however many threads.

use crate::run::{with_input, zeren};
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::Stdio;

fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", std::process::id()));
    std::fs::write(&path, content).expect("written");
    path
}

/// A table of several blocks: good rows, bad ones, quoted ones, blank lines.
fn table(rows: usize) -> String {
    let mut out = String::from("\u{feff}id,level,organ,position,sectors,remark\r\n");
    for row in 0..rows {
        let level = ["county", "prefecture", "township", ""][row % 4];
        let (organ, position, sectors) = [
            ("government", "deputy", "生态环境;水利"),
            ("department", "head", "\"water, 民政\""),
            ("party", "principal", ""),
            ("ecology-department", "head", "environment"),
            ("parti", "head", ""),
        ][row % 5];
        out.push_str(&format!("{row},{level},{organ},{position},{sectors},\"甲\n乙 {row}\"\n"));
        if row % 97 == 0 {
            out.push_str("\r\n");
        }
    }
    out
}

#[test]
fn every_number_of_threads_gives_the_same_file() {
    let rows = 20_000;
    let path = file("posts.csv", table(rows).as_bytes());
    let mut outputs = Vec::new();
    for threads in ["1", "2", "7"] {
        let out = file(&format!("decided-{threads}.csv"), b"");
        let words =
            ["batch", path.to_str().expect("a path"), "--threads", threads, "-o", out.to_str().expect("a path")];
        let run = zeren(&words).args(["--lang", "en"]).output().expect("the program starts");
        assert!(run.status.success());
        assert_eq!(
            String::from_utf8_lossy(&run.stderr),
            "note: 4000 rows could not be used; the error of each says why\n"
        );
        outputs.push(std::fs::read_to_string(&out).expect("the file"));
    }
    assert!(outputs[0] == outputs[1] && outputs[1] == outputs[2]);
    let (head, rest) = outputs[0].split_once('\n').expect("a header");
    assert_eq!(
        head,
        "\u{feff}id,level,organ,position,sectors,remark,rulebook,applicability,classes,possible_classes,responsibilities,\
         basis,duties,supervision,notes,questions,citations,error"
    );
    // Two lines a row: the remark has a line end of its own.
    assert_eq!(rest.lines().count(), rows * 2);
    for (row, lines) in rest.lines().collect::<Vec<_>>().chunks(2).enumerate() {
        assert!(lines[0].starts_with(&format!("{row},")), "{}", lines[0]);
        assert!(lines[1].starts_with(&format!("乙 {row}\",")), "{}", lines[1]);
        assert_eq!(lines[1].ends_with(','), row % 5 != 4, "{}", lines[1]);
    }
    assert!(rest.contains(
        ",government-environment-deputy;government-sector-deputy,,leadership;leadership,source;default-list,"
    ));
}

#[test]
fn a_table_comes_from_standard_input_and_goes_to_lines_of_json() {
    let table = "position,organ\nprincipal,party\nhead,饕餮\n";
    let output = with_input(&["batch", "--from", "csv", "--to", "jsonl", "--brief"], table.as_bytes());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["classes"], serde_json::json!(["party-principal"]));
    assert_eq!(lines[1]["line"], 3);
    assert_eq!(lines[1]["error"]["code"], "unknown-id");
}

#[test]
fn a_row_has_what_its_line_of_json_has() {
    let table = "level,organ,position,sectors\ncounty,government,deputy,水利\n";
    let object = "{\"level\":\"county\",\"organ\":\"government\",\"position\":\"deputy\",\"sectors\":[\"水利\"]}\n";
    for day in ["2026-01-01", "2020-01-01", "2024-06-01"] {
        let row = with_input(&["batch", "--from", "csv", "--as-of", day], table.as_bytes()).stdout;
        let json = with_input(&["batch", "--brief", "--as-of", day], object.as_bytes()).stdout;
        let json: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        let mut reader = csv_cells(&String::from_utf8(row).expect("UTF-8"));
        let cells = reader.pop().expect("a row");
        let header = reader.pop().expect("a header");
        let cell = |name: &str| cells[header.iter().position(|known| known == name).expect(name)].clone();
        let joined = |value: &serde_json::Value, key: Option<&str>| {
            let one = |item: &serde_json::Value| key.map_or(item.clone(), |key| item[key].clone());
            let ids =
                value.as_array().expect("a list").iter().map(|item| one(item).as_str().expect("an id").to_owned());
            ids.collect::<Vec<_>>().join(";")
        };
        assert_eq!(cell("as_of"), json["as_of"].as_str().expect("a day"));
        assert_eq!(cell("rulebook"), json["rulebook"].as_str().expect("a version"));
        assert_eq!(cell("applicability"), json["applicability"].as_str().expect("an id"));
        assert_eq!(cell("classes"), joined(&json["classes"], None));
        assert_eq!(cell("possible_classes"), joined(&json["possible_classes"], None));
        assert_eq!(cell("responsibilities"), joined(&json["responsibilities"], Some("kind")));
        assert_eq!(cell("basis"), joined(&json["responsibilities"], Some("basis")));
        assert_eq!(cell("duties"), joined(&json["duties"], Some("id")));
        assert_eq!(cell("supervision"), joined(&json["supervision"], None));
        assert_eq!(cell("notes"), joined(&json["notes"], Some("code")));
        assert_eq!(cell("citations"), joined(&json["citations"], Some("id")));
    }
}

/// The cells of rows without quotation marks.
fn csv_cells(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn what_cannot_be_a_table_is_said() {
    let said = |arguments: &[&str], input: &str| {
        let output = with_input(arguments, input.as_bytes());
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let csv = ["batch", "--from", "csv", "--lang", "en"];
    assert!(said(&csv, "level,organ\n").starts_with("error: line 1 has no column `position`\nhelp: name the columns"));
    assert!(said(&csv, "").starts_with("error: line 1 has no column `organ`"));
    assert!(said(&["batch", "--to", "csv"], "县长\n").contains("`zeren ledger`"));
}

#[test]
fn a_row_is_answered_before_the_next_is_asked_for() {
    let words = ["batch", "--from", "csv", "--threads", "3"];
    let mut child = zeren(&words).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    stdin.write_all(b"organ,position\n").expect("written");
    for _ in 0..5 {
        stdin.write_all(b"government,principal\n").expect("written");
        line.clear();
        while !line.contains("government-principal") {
            line.clear();
            assert_ne!(stdout.read_line(&mut line).expect("read"), 0);
        }
    }
    drop(stdin);
    assert!(child.wait().expect("the program ends").success());
}
