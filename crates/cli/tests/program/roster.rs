//! Rosters: audit, responsibility lists, explanations.

use crate::run::{with_input, zeren};
use std::process::Output;

const FAULTY: &str = "../../examples/roster-faulty.csv";
const COMPLETE: &str = "../../examples/roster-complete.csv";

fn run(arguments: &[&str]) -> Output {
    zeren(arguments).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// What it prints, with the exit status expected.
fn printed(arguments: &[&str], status: i32) -> String {
    let output = run(arguments);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn the_faulty_roster() {
    insta::assert_snapshot!(printed(&["audit", FAULTY], 1));
}

#[test]
fn the_faulty_roster_in_english() {
    insta::assert_snapshot!(printed(&["audit", FAULTY, "--lang", "en"], 1));
}

#[test]
fn the_complete_roster_has_no_findings() {
    assert!(printed(&["audit", COMPLETE], 0).contains("没有发现问题"));
}

#[test]
fn findings_for_machines() {
    let codes = |json: &serde_json::Value, path: &str, member: &str| -> Vec<String> {
        let found = json.pointer(path).and_then(serde_json::Value::as_array).expect("a list");
        let mut codes: Vec<String> = found.iter().map(|one| one[member].as_str().expect("a code").to_owned()).collect();
        codes.sort();
        codes
    };
    let value = |form: &str| -> serde_json::Value {
        serde_json::from_str(&printed(&["audit", FAULTY, "--format", form], 1)).expect("JSON")
    };
    let (sarif, json) = (value("sarif"), value("json"));
    let of_sarif = codes(&sarif, "/runs/0/results", "ruleId");
    assert!(of_sarif.contains(&"ZR104".to_owned()) && of_sarif.contains(&"ZR203".to_owned()), "{of_sarif:?}");
    assert_eq!(of_sarif, codes(&json, "/findings", "code"));
}

#[test]
fn the_exit_status_is_as_asked() {
    printed(&["audit", FAULTY, "--fail-on", "never"], 0);
    printed(&["audit", FAULTY, "--fail-on", "error"], 1);
}

#[test]
fn lists_in_text_forms() {
    insta::assert_snapshot!(printed(&["ledger", FAULTY, "--as", "md"], 0));
    let csv = printed(&["ledger", FAULTY, "--as", "csv"], 0);
    assert!(csv.contains("[Q5.2]"), "{csv}");
    assert!(csv.contains("见附件"), "what was not read stays in the list");
    assert_eq!(printed(&["ledger", FAULTY, "--format", "json"], 0), printed(&["ledger", FAULTY, "--as", "json"], 0));
}

#[test]
fn lists_are_the_same_bytes_each_time() {
    let folder = std::env::temp_dir().join(format!("zeren-ledger-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    for form in ["xlsx", "docx", "html", "md", "csv", "json", "jsonl"] {
        let made = |name: &str| {
            let path = folder.join(format!("{name}.{form}"));
            printed(&["ledger", FAULTY, "-o", &path.to_string_lossy()], 0);
            std::fs::read(path).expect("what was written")
        };
        assert!(made("one") == made("other"), "{form}");
    }
    std::fs::remove_dir_all(folder).expect("the folder goes");
}

#[test]
fn a_cell_that_begins_like_a_formula_is_harmless() {
    let roster = "单位,姓名,职务\n昆山市,=cmd|' /C calc'!A0,市长\n昆山市,@x,市委书记\n";
    let csv = text(&with_input(&["ledger", "-", "--as", "csv"], roster.as_bytes()).stdout);
    for line in csv.lines() {
        for cell in line.split(',') {
            let cell = cell.trim_start_matches('"');
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t']), "{cell}");
        }
    }
    assert!(csv.contains("cmd|"), "{csv}");
}

/// What stands in a file that is no text says nothing to its reader, and may do something to a terminal.
#[test]
fn a_file_that_is_no_roster_is_named_and_not_printed() {
    let noise: Vec<u8> = (0u32..4000).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let program = [b"\x7fELF\x02\x01\x01\0\0\0".as_slice(), &noise].concat();
    let picture = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &noise].concat();
    for (bytes, kind) in
        [(program, "不是文字"), (noise, "不是文字"), (picture, "PNG"), (b"%PDF-1.7\n1 0 obj".to_vec(), "PDF")]
    {
        for arguments in [&["audit", "-"][..], &["ledger", "-", "--as", "csv"], &["assess", "--roster", "-"]] {
            let output = with_input(arguments, &bytes);
            let told = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {told}");
            assert!(output.stdout.is_empty(), "{arguments:?}");
            assert!(told.contains(kind), "{arguments:?}: {told}");
            assert!(told.len() < 400 && !told.chars().any(|c| c.is_control() && c != '\n'), "{arguments:?}: {told}");
        }
    }
}

#[test]
fn every_form_says_of_which_day_it_speaks() {
    let day = ["--as-of", "2026-03-01"];
    for form in ["md", "html", "json", "csv"] {
        let list = printed(&[&["ledger", COMPLETE, "--as", form][..], &day].concat(), 0);
        assert!(list.contains("2026-03-01"), "{form}");
        let before = printed(&["ledger", COMPLETE, "--as", form, "--as-of", "2020-01-01"], 0);
        assert!(before.contains("2020-01-01"), "{form}");
        assert!(form == "csv" || form == "json" || before.contains("尚未制定"), "{form}");
        assert!(!printed(&["ledger", COMPLETE, "--as", form], 0).contains("as_of"), "{form}");
    }
    let csv = printed(&[&["ledger", COMPLETE, "--as", "csv", "--lang", "en"][..], &day].concat(), 0);
    assert!(csv.lines().next().is_some_and(|head| head.ends_with(",as of")), "{csv}");
    for form in ["json", "sarif"] {
        let audit = printed(&[&["audit", FAULTY, "--format", form][..], &day].concat(), 1);
        let audit: serde_json::Value = serde_json::from_str(&audit).expect("JSON");
        let at = if form == "json" { "/as_of" } else { "/runs/0/properties/as_of" };
        assert_eq!(audit.pointer(at), Some(&"2026-03-01".into()), "{form}");
    }
    let beside = std::env::temp_dir().join(format!("zeren-as-of-{}.json", std::process::id()));
    let path = beside.to_string_lossy();
    printed(&[&["ledger", COMPLETE, "--as", "md", "--audit", &path][..], &day].concat(), 0);
    assert!(std::fs::read_to_string(&beside).expect("the audit").contains("\"as_of\":\"2026-03-01\""));
    std::fs::remove_file(&beside).expect("the file goes");
    let sarif = printed(&["audit", FAULTY, "--format", "sarif"], 1);
    assert!(!sarif.contains("as_of"));
}

#[test]
fn explanations() {
    insta::assert_snapshot!(printed(&["explain"], 0));
    insta::assert_snapshot!(printed(&["explain", "ZR104"], 0));
    let unknown = run(&["explain", "ZR999"]);
    assert_eq!(unknown.status.code(), Some(2), "{}", text(&unknown.stderr));
}

#[test]
fn the_encodings_of_offices() {
    let roster = "姓名,单位,职务\n甲,昆山市,市长\n";
    let gbk: Vec<u8> = {
        let mut out = Vec::new();
        // 姓名,单位,职务 / 甲,昆山市,市长
        out.extend(b"\xd0\xd5\xc3\xfb,\xb5\xa5\xce\xbb,\xd6\xb0\xce\xf1\n");
        out.extend(b"\xbc\xd7,\xc0\xa5\xc9\xbd\xca\xd0,\xca\xd0\xb3\xa4\n");
        out
    };
    let utf16: Vec<u8> = [0xfeff].into_iter().chain(roster.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let list = |input: &[u8]| text(&with_input(&["ledger", "-", "--as", "jsonl"], input).stdout);
    let plain = list(roster.as_bytes());
    assert!(plain.lines().skip(1).any(|line| line.contains("government-principal")), "{plain}");
    let persons = |list: &str| list.lines().skip(1).filter(|line| line.contains("government-principal")).count();
    assert_eq!(persons(&list(&gbk)), persons(&plain));
    assert_eq!(persons(&list(&utf16)), persons(&plain));
    assert_eq!(persons(&list(&[b"\xef\xbb\xbf", roster.as_bytes()].concat())), persons(&plain));
}
