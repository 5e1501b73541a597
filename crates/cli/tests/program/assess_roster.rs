//! The posts of a case from a roster: by class under each situation, each row named, kept in the record.

use crate::run::{Folder, printed, refused, with_input, zeren};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const COMPLETE: &str = "../../examples/roster-complete.csv";
/// One row that is read in part, one that is not read, one that no class is of.
const SMALL: &str = "姓名,单位,职务,分管工作\n张一,昆山市委,市委书记,\n李二,昆山市人民政府,副市长,\n王三,某村,村党支部书记,\n赵四,昆山市,哈哈哈,\n";

fn assessed(arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(&[&["assess", "--format", "json"], arguments].concat())).expect("JSON")
}

fn texts(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().map(|one| one.as_str().expect("a text")).collect()
}

#[test]
fn every_row_of_the_ledger_stands_under_its_classes() {
    let value = assessed(&["--roster", COMPLETE]);
    let rows = value["roster"]["rows"].as_array().expect("rows");
    let ledger = printed(&["ledger", COMPLETE, "--as", "jsonl"]);
    let ledger: Vec<Value> = ledger.lines().skip(1).map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(rows.len(), ledger.len());
    for (row, line) in rows.iter().zip(&ledger) {
        assert_eq!(row["at"], line["row"].to_string());
        for field in ["applicability", "classes", "name"] {
            assert_eq!(row[field], line[field], "row {}", row["at"]);
        }
        let possible = line.get("possible_classes").cloned().unwrap_or_else(|| json!([]));
        assert_eq!(row["possible_classes"], possible, "row {}", row["at"]);
    }
    for situation in value["situations"].as_array().expect("situations") {
        let mut certain = BTreeSet::new();
        for group in situation["roster"].as_array().expect("groups") {
            for at in texts(&group["rows"]) {
                certain.insert((at.to_owned(), group["class"].as_str().expect("a class").to_owned()));
            }
        }
        let wanted: BTreeSet<_> = rows
            .iter()
            .flat_map(|row| {
                texts(&row["classes"])
                    .into_iter()
                    .map(|class| (row["at"].as_str().expect("a place").to_owned(), class.to_owned()))
            })
            .collect();
        assert_eq!(certain, wanted, "{}", situation["id"]);
    }
}

#[test]
fn a_post_of_a_roster_is_touched_as_the_same_title_is() {
    let from_roster = assessed(&["--roster", COMPLETE, "--name", "赵一鸣"]);
    let from_title = assessed(&["--post", "昆山市委书记"]);
    for (one, other) in from_roster["situations"]
        .as_array()
        .expect("a list")
        .iter()
        .zip(from_title["persons"][0]["situations"].as_array().expect("a list"))
    {
        let (group, touch) = (&one["roster"][0], &other["touches"][0]);
        assert_eq!(one["id"], other["id"]);
        for field in ["class", "duties", "basis", "citations"] {
            assert_eq!(group[field], touch[field]);
        }
        assert_eq!(group["comes_to_light"], other["comes_to_light"]);
    }
}

#[test]
fn a_small_roster_as_people_read_it() {
    let folder = Folder::new("roster-text");
    folder.file("small.csv", SMALL);
    for (name, lang) in [("a_small_roster", "zh"), ("a_small_roster_in_english", "en")] {
        let output = zeren(&["assess", "--set", "causation=no", "--roster", "small.csv", "--lang", lang])
            .current_dir(&folder.0)
            .output()
            .expect("the program starts");
        insta::assert_snapshot!(name, String::from_utf8(output.stdout).expect("UTF-8"));
    }
}

#[test]
fn rows_that_are_not_read_stay_listed() {
    let folder = Folder::new("roster-unread");
    let path = folder.file("small.csv", SMALL);
    let value = assessed(&["--roster", &path]);
    assert_eq!(
        value["roster"]["unread"],
        json!([{ "at": "5", "text": "赵四 哈哈哈", "reason": "其中没有认得出的职务" }])
    );
    let output = with_input(&["assess", "--roster", "-", "--format", "json"], SMALL.as_bytes());
    let piped: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(piped["roster"]["rows"], value["roster"]["rows"]);
}

#[test]
fn regions_names_and_columns_as_with_an_audit() {
    let rows = |arguments: &[&str]| {
        let value = assessed(arguments);
        let rows = value["roster"]["rows"].as_array().expect("rows").clone();
        rows.iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(rows(&["--roster", COMPLETE, "--name", "柏山青", "--name", "赵一鸣"]), ["赵一鸣", "柏山青"]);
    assert_eq!(rows(&["--roster", COMPLETE, "--region", "昆山市"]).len(), 40);
    refused(&["assess", "--roster", COMPLETE, "--region", "太仓市"], &["里没有要看的行", "--region"]);
    refused(&["assess", "--roster", COMPLETE, "--name", "赵一明"], &["没有叫 `赵一明` 的行", "`赵一鸣`"]);
    refused(&["assess", "--name", "赵一鸣"], &["缺少参数", "--roster"]);
    let folder = Folder::new("roster-columns");
    let path = folder.file("odd.csv", "a,b\n张一,昆山市委书记\n");
    assert_eq!(rows(&["--roster", &path, "--column", "职务=B", "--column", "姓名=A", "--header-row", "1"]), ["张一"]);
    refused(&["assess", "--roster", &folder.path("none.csv")], &["none.csv", "文件不存在"]);
}

#[test]
fn as_of_a_day() {
    let classes = |day: &str| {
        let value = assessed(&["--roster", COMPLETE, "--name", "赵一鸣", "--as-of", day]);
        let row = &value["roster"]["rows"][0];
        (row["applicability"].clone(), row["classes"].clone(), row["possible_classes"].clone())
    };
    let principal = json!(["party-principal"]);
    assert_eq!(classes("2026-01-01"), (json!("applies"), principal.clone(), json!([])));
    assert_eq!(classes("2024-06-30"), (json!("undetermined"), json!([]), principal));
    assert_eq!(classes("2020-01-01"), (json!("outside"), json!([]), json!([])));
    // Lists and audits are of the day as well.
    let held = printed(&["ledger", COMPLETE, "--as", "json", "--as-of", "2026-01-01"]);
    assert_eq!(held.replace(",\"as_of\":\"2026-01-01\"", ""), printed(&["ledger", COMPLETE, "--as", "json"]));
    let output = zeren(&["ledger", COMPLETE, "--as", "json", "--as-of", "2020-01-01"]).output().expect("the program");
    assert!(String::from_utf8_lossy(&output.stderr).contains("尚未制定"));
    assert!(!String::from_utf8_lossy(&output.stdout).contains("\"classes\":[\"party-principal"));
    refused(&["audit", COMPLETE, "--as-of", "2020-01-01"], &["2020-01-01", "尚未制定", "没有可以核对的"]);
    assert!(printed(&["audit", COMPLETE, "--as-of", "2026-01-01"]).contains("截至 2026-01-01"));
}

#[test]
fn a_record_keeps_where_a_post_came_from() {
    let folder = Folder::new("roster-record");
    let roster = folder.file("small.csv", SMALL);
    for name in ["record.json", "record.toml"] {
        let path = folder.path(name);
        let arguments =
            ["assess", "--set", "causation=no", "--as-of", "2026-01-01", "--roster", &roster, "--save", &path];
        let first = printed(&arguments);
        std::fs::rename(&roster, folder.path("gone.csv")).expect("away");
        assert_eq!(printed(&["assess", "--facts", &path]), first, "{name}: the roster itself is not needed");
        std::fs::rename(folder.path("gone.csv"), &roster).expect("back");
        assert!(printed(&["assess", "--facts", &path, "--compare", &path]).contains("没有差别"), "{name}");
        refused(&["assess", "--facts", &path, "--as-of", "2024-06-30"], &["按另一天判断", "--roster"]);
        let other = ["assess", "--facts", &path, "--roster", &roster, "--as-of", "2024-06-30", "--compare", &path];
        let changed = printed(&other);
        assert!(changed.contains("名册 2 行: 市委书记 (party-principal) → 市委书记 (? party-principal)"), "{changed}");
    }
}

#[test]
fn an_interview_goes_on_with_the_same_roster() {
    let output = with_input(&["assess", "--ask", "--roster", COMPLETE, "--name", "赵一鸣"], "y\nq\n".as_bytes());
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    let command = said.lines().find_map(|line| line.trim().strip_prefix("zeren assess --ask ")).expect("a command");
    assert_eq!(command, format!("--set causation=yes --roster '{COMPLETE}' --name '赵一鸣'"));
    refused(&["assess", "--ask", "--roster", "-"], &["`--roster -`", "不能再问"]);
}
