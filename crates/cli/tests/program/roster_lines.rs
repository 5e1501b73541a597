//! The list as lines of JSON: what the classes have in common stands once, in the first line, and with it each line
//! says all that the list as one object says of its row.

use crate::rulebook::LAYER;
use crate::run::{Folder, zeren};
use serde_json::{Map, Value, json};

const FAULTY: &str = "../../examples/roster-faulty.csv";
const COMPLETE: &str = "../../examples/roster-complete.csv";

fn made(arguments: &[&str]) -> String {
    let output = zeren(arguments).output().expect("the program starts");
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn objects(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).expect("a JSON object")).collect()
}

fn named<'v>(list: &'v Value, id: &Value) -> &'v Value {
    list.as_array().and_then(|list| list.iter().find(|one| one["id"] == *id)).expect("the first line knows it")
}

fn paragraphs(citations: &Value) -> Vec<Value> {
    let mut out: Vec<Value> = Vec::new();
    for cite in citations.as_array().expect("citations") {
        assert!(cite["quote"].as_str().is_some_and(|quote| !quote.is_empty()), "{cite}");
        if !out.contains(&cite["id"]) {
            out.push(cite["id"].clone());
        }
    }
    out
}

/// The responsibilities and duties of a line, from it and the first line alone.
fn whole(line: &Value, first: &Value) -> (Value, Value) {
    let none = Map::new();
    let by_basis = line["duties"].as_object().unwrap_or(&none);
    let mut duties = Vec::new();
    for (basis, ids) in by_basis {
        for id in ids.as_array().expect("ids") {
            let class = id.as_str().expect("an id").split('/').next().expect("a class");
            let duty = named(&named(&first["classes"], &class.into())["duties"], id);
            duties.push(json!({ "id": id, "basis": basis, "citations": paragraphs(&duty["citations"]) }));
        }
    }
    let responsibilities = line["classes"].as_array().expect("classes").iter().map(|class| {
        let known = named(&first["classes"], class);
        let own = format!("{}/", class.as_str().expect("an id"));
        let basis = by_basis.iter().find(|(_, ids)| {
            let ids = ids.as_array().expect("ids").iter().filter_map(Value::as_str);
            ids.into_iter().any(|id| id.starts_with(&own) && !id.contains(':'))
        });
        let mut cites = paragraphs(&known["responsibility_citations"]);
        cites.extend(line["citations"][class.as_str().expect("an id")].as_array().into_iter().flatten().cloned());
        json!({
            "kind": known["responsibility"], "class": class, "basis": basis.expect("a basis").0, "citations": cites,
        })
    });
    (responsibilities.collect(), Value::Array(duties))
}

/// A list with its duties in one order, whatever they rest on.
fn sorted(duties: &Value) -> Vec<String> {
    let mut all: Vec<String> = duties.as_array().expect("duties").iter().map(Value::to_string).collect();
    all.sort();
    all
}

fn compare(arguments: &[&str]) {
    let lines = objects(&made(&[&["ledger", "--as", "jsonl"], arguments].concat()));
    let one: Value = serde_json::from_str(&made(&[&["ledger", "--as", "json"], arguments].concat())).expect("JSON");
    let (first, rows) = lines.split_first().expect("a first line");
    for field in ["format", "rulebook", "as_of", "roster", "authority", "classes"] {
        assert_eq!(first[field], one[field], "{field}");
    }
    let mut persons: Vec<&Value> =
        one["regions"].as_array().expect("regions").iter().flat_map(|of| of["persons"].as_array().expect("")).collect();
    persons.sort_by_key(|person| person["row"].as_u64());
    assert_eq!(rows.len(), persons.len());
    let empty = |value: &Value| value.is_null() || value == &json!([]) || value == "";
    for (line, person) in rows.iter().zip(persons) {
        assert_eq!((&line["format"], &line["rulebook"]), (&one["format"], &one["rulebook"]));
        for field in ["row", "name", "unit", "portfolio", "applicability", "possible_classes", "notes", "questions"] {
            assert!(line[field] == person[field] || empty(&line[field]) && empty(&person[field]), "{field}: {line}");
        }
        assert_eq!(line["read"].as_str().unwrap_or("yes"), person["read"], "{line}");
        if line["read"] == "no" {
            assert!(line["duties"].is_null() && line["classes"].is_null(), "{line}");
            continue;
        }
        assert_eq!(line["classes"], person["classes"]);
        let (responsibilities, duties) = whole(line, first);
        assert_eq!(responsibilities, person["responsibilities"], "{line}");
        assert_eq!(sorted(&duties), sorted(&person["duties"]), "{line}");
    }
}

#[test]
fn a_line_and_the_first_say_what_the_one_object_says() {
    compare(&[FAULTY]);
    compare(&[COMPLETE]);
    compare(&[COMPLETE, "--lang", "en"]);
    compare(&[COMPLETE, "--as-of", "2026-01-01"]);
}

#[test]
fn so_with_a_local_rulebook() {
    let folder = Folder::new("lines-local");
    let layer = folder.file("layer.toml", LAYER);
    let roster = "姓名,职务\n甲,昆山市民政局局长\n乙,昆山市副市长(分管统计、交通)\n丙,昆山市委书记\n丁,苏州市生态环境局局长\n戊,昆山市水利局局长\n";
    let path = folder.file("roster.csv", roster);
    compare(&[&path, "--rulebook", &layer]);
    let lines = made(&["ledger", &path, "--as", "jsonl", "--rulebook", &layer]);
    let of = |id: &str| lines.lines().skip(1).filter(|line| line.contains(id)).count();
    assert_eq!(of("\"duties\":{\"local\":[\"sector-department-head/own-industry-or-field\"]}"), 1, "{lines}");
    assert_eq!(of("\"citations\":{\"sector-department-head\":[\"shanshui:1\"]}"), 1, "{lines}");
    assert_eq!(of("\"local\":[\"party-principal/shanshui:river-chief\"]"), 1, "{lines}");
}

#[test]
fn a_line_does_not_repeat_what_stands_in_the_first() {
    let lines = made(&["ledger", COMPLETE, "--as", "jsonl"]);
    let (first, rows) = lines.split_once('\n').expect("lines");
    assert!(first.contains("\"Q5.2\"") && first.contains("负总责"), "{first}");
    assert!(!rows.contains("\"Q5.2\"") && !rows.contains("\"kind\""), "{rows}");
    assert!(rows.contains("\"duties\":{\"source\":[\"party-principal/"), "{rows}");
}

#[test]
fn cells_of_any_characters_come_back() {
    let folder = Folder::new("lines-characters");
    // Most rows are ordinary: what is full of signs that no text has is taken for no roster.
    let odd = ["甲\\乙", "\"甲\"", "甲\u{1}乙", "甲\u{7f}", "长长长长长\\", "\\长长长长长长"];
    let names: Vec<&str> = odd.into_iter().chain(["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"]).collect();
    let mut roster = String::from("姓名,单位,职务\n");
    for name in &names {
        roster.push_str(&format!("\"{}\",昆山市,市长\n", name.replace('"', "\"\"")));
    }
    // Without quotation marks in the block, lines are cut in another way.
    let plain = roster.replace('"', "");
    for (name, text) in [("quoted.csv", roster), ("plain.csv", plain)] {
        let path = folder.file(name, &text);
        let lines = objects(&made(&["ledger", &path, "--as", "jsonl"]));
        assert_eq!(lines.len(), names.len() + 1);
        for (line, wanted) in lines[1..].iter().zip(&names) {
            let wanted = if name == "plain.csv" { wanted.replace('"', "") } else { (*wanted).to_owned() };
            assert_eq!(line["name"], wanted);
        }
    }
}
