//! Local rulebooks: checked, written, formed, and laid over the built-in one by every command.

use crate::run::{printed, with_input, zeren};
use std::path::PathBuf;
use std::process::Output;

const FAULTY: &str = "tests/program/faulty.toml";
const EXAMPLE: &str = "../../examples/changchun.toml";

pub(crate) const LAYER: &str = "[layer]\nid = \"shanshui\"\nversion = \"2\"\nzh = \"山水市清单\"\nen = \"Shanshui's list\"\nauthority = { zh = \"山水市清单(虚构)\", en = \"Shanshui's list (made up)\" }\n\n[[source]]\nid = \"1\"\nzh = \"民政部门承担重要职责,统计部门不承担。市委书记任总河长。\"\n\n[[listed]]\nfields = [\"民政\"]\ncite = [{ p = \"1\", zh = \"民政部门承担重要职责\" }]\n\n[[unlisted]]\nfields = [\"statistics\"]\ncite = [{ p = \"1\", zh = \"统计部门不承担\" }]\n\n[[duty]]\nclass = \"party-principal\"\nid = \"river-chief\"\nzh = \"担任总河长\"\nen = \"serve as river chief\"\ncite = [{ p = \"1\", zh = \"市委书记任总河长\" }]\n";

fn run(arguments: &[&str]) -> Output {
    zeren(arguments).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// A file of this name in a folder of its own.
fn file(test: &str, name: &str, content: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("rulebook-{test}"));
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join(name);
    std::fs::write(&path, content).expect("a file");
    path
}

fn layer(test: &str) -> String {
    file(test, "layer.toml", LAYER).to_string_lossy().into_owned()
}

#[test]
fn an_assessment_names_the_duties_a_layer_adds_to_a_post_and_leaves_open_whether_it_reaches_them() {
    let layer = layer("assess");
    let assess = |further: &[&str]| {
        let output =
            run(&[&["assess", "--rulebook", &layer, "--post", "市委书记", "--post", "市长"], further].concat());
        text(&output.stdout)
    };
    let json: serde_json::Value = serde_json::from_str(&assess(&["--format", "json"])).expect("JSON");
    let [secretary, mayor] = &json["persons"].as_array().expect("two")[..] else { panic!("two: {json}") };
    let duty = &secretary["local_duties"][0];
    assert_eq!(duty["id"], "party-principal/shanshui:river-chief");
    assert_eq!((&duty["basis"], &duty["layer"]), (&"local".into(), &"shanshui".into()));
    assert_eq!(duty["citations"], serde_json::json!(["shanshui:1"]));
    assert!(mayor.get("local_duties").is_none());
    let touched = secretary["situations"].to_string();
    assert!(!touched.contains("river-chief"), "the source does not say that a situation touches it");
    assert_eq!(assess(&[]).matches("本地规则另加的职责").count(), 1);
    assert!(assess(&["--lang", "en"]).contains("duties that local rulebooks add: serve as river chief"));
}

#[test]
fn every_fault_at_once() {
    let output = run(&["rulebook", "check", FAULTY]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(text(&output.stdout));
}

#[test]
fn every_fault_in_english() {
    let output = run(&["rulebook", "check", FAULTY, "--lang", "en"]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(text(&output.stdout));
}

#[test]
fn faults_for_machines() {
    let output = run(&["rulebook", "check", FAULTY, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let faults = json["faults"].as_array().expect("a list");
    let contradicts = faults.iter().find(|fault| fault["code"] == "ZB402").expect("a contradiction");
    assert!(contradicts["citations"].as_array().is_some_and(|both| both.len() > 1), "{contradicts}");
    assert!(faults.iter().all(|fault| fault["line"].as_u64() > Some(0) && fault["help"].is_string()));
    // The other form has the same ones.
    let plain = text(&run(&["rulebook", "check", FAULTY]).stdout);
    assert_eq!(plain.matches("错误[").count(), faults.len());
}

#[test]
fn what_is_no_toml_is_told_with_its_line() {
    let output = with_input(&["rulebook", "check", "-"], "[layer]\nid = \"a\nzh = ]\n".as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stdout);
    assert!(said.contains("ZB101") && said.contains("<stdin>:2"), "{said}");
    let output = run(&["rulebook", "check", "no-such-file.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let output = with_input(&["rulebook", "check", "-"], b"\xff\xfe");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn two_layers_that_contradict_each_other_are_both_named() {
    let other =
        LAYER.replace("shanshui", "linshui").replace("[[listed]]", "[[x]]").replace("[[unlisted]]", "[[listed]]");
    let other = other.replace("[[x]]", "[[unlisted]]");
    let (one, other) = (layer("conflict"), file("conflict", "other.toml", &other));
    let output = run(&["rulebook", "check", &one, &other.to_string_lossy()]);
    let said = text(&output.stdout);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("ZB501").count(), 3, "{said}");
    assert!(said.contains("`linshui`") && said.contains("`shanshui` 在这里"), "{said}");
    assert!(said.contains("layer.toml:") && said.contains("other.toml:"), "{said}");
}

#[test]
fn the_example_is_sound_and_settles_what_it_says() {
    assert!(printed(&["rulebook", "check", EXAMPLE]).contains("没有问题"));
    insta::assert_snapshot!(printed(&["post", "长春市水利局副局长", "--rulebook", EXAMPLE]));
    assert_eq!(
        printed(&["post", "苏州市水利局副局长", "--rulebook", EXAMPLE])
            .replace("\n本地规则:长春市生态环境保护工作职责规定(试行) (changchun@1 · 吉林省长春市)", ""),
        printed(&["post", "苏州市水利局副局长"])
    );
}

#[test]
fn a_template_is_written_once_and_passes() {
    let path = file("new", "old.toml", "").with_file_name("mine.toml");
    let _ = std::fs::remove_file(&path);
    let path = path.to_string_lossy().into_owned();
    assert_eq!(run(&["rulebook", "new", &path]).status.code(), Some(0));
    assert!(printed(&["rulebook", "check", &path]).contains("没有问题"));
    assert!(run(&["rulebook", "fmt", "--check", &path]).status.success());
    std::fs::write(&path, "# mine\n").expect("a file");
    assert_eq!(run(&["rulebook", "new", &path]).status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "# mine\n");
    assert!(printed(&["rulebook", "new"]).starts_with("#:schema "));
}

#[test]
fn the_form_is_put_right_and_only_looked_at_where_asked() {
    let loose = LAYER.replace(" = ", "=").replace("[[duty]]", "# 河长\n[[duty]]");
    let path = file("fmt", "loose.toml", &loose).to_string_lossy().into_owned();
    let output = run(&["rulebook", "fmt", "--check", &path]);
    assert_eq!((output.status.code(), std::fs::read_to_string(&path).expect("a file")), (Some(1), loose));
    assert_eq!(run(&["rulebook", "fmt", &path]).status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), LAYER.replace("[[duty]]", "# 河长\n[[duty]]"));
    let output = with_input(&["rulebook", "fmt", "-"], b"a = [");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("ZB101"));
}

#[test]
fn every_command_takes_local_rulebooks() {
    let path = layer("commands");
    let with = |arguments: &[&str]| printed(&[arguments, &["--rulebook", &path]].concat());
    insta::assert_snapshot!(with(&["post", "某市民政局局长", "某市统计局局长", "某市委书记"]));
    insta::assert_snapshot!(with(&["post", "副市长(分管民政、统计)", "--format", "json"]).replace(",\"", ",\n\""));
    insta::assert_snapshot!(with(&["who", "--sector", "民政", "--level", "county", "--lang", "en"]));
    assert!(with(&["list", "duties"]).contains("party-principal/shanshui:river-chief"));
    assert!(with(&["show", "shanshui:1"]).contains("party-principal/shanshui:river-chief"));
    assert!(with(&["show", "civil-affairs"]).contains("本地规则"));
    assert!(with(&["search", "总河长"]).contains("shanshui:river-chief"));
    let output = with_input(&["batch", "--rulebook", &path, "--brief"], "市民政局局长\n".as_bytes());
    let line = text(&output.stdout);
    assert!(line.contains("+shanshui@2\"") && line.contains("\"layer\":\"shanshui\""), "{line}");
}

#[test]
fn rosters_take_local_rulebooks() {
    let path = layer("rosters");
    let roster =
        file("rosters", "roster.csv", "姓名,职务\n甲,昆山市民政局局长\n乙,昆山市副市长(分管统计)\n丙,昆山市委书记\n");
    let roster = roster.to_string_lossy().into_owned();
    let ledger = printed(&["ledger", &roster, "--as", "jsonl", "--rulebook", &path]);
    assert!(ledger.contains("\"duties\":{\"local\":[") && ledger.contains("shanshui:river-chief"), "{ledger}");
    assert!(ledger.contains("+shanshui@2\""), "{ledger}");
    let audit = run(&["audit", &roster, "--format", "json", "--rulebook", &path]);
    let json: serde_json::Value = serde_json::from_slice(&audit.stdout).expect("JSON");
    let without: Vec<&str> = json["findings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|finding| finding["slug"] == "sector-without-deputy")
        .filter_map(|finding| finding["sector"].as_str())
        .collect();
    assert_eq!(without, ["civil-affairs"]);
}

#[test]
fn a_layer_that_holds_later_is_left_out_on_an_earlier_day() {
    let later = LAYER.replace("version = \"2\"", "version = \"2\"\nfrom = \"2026-01-01\"");
    let path = file("days", "later.toml", &later).to_string_lossy().into_owned();
    let on = |day: &str| printed(&["post", "某市民政局局长", "--format", "json", "--as-of", day, "--rulebook", &path]);
    assert!(on("2026-01-01").contains("+shanshui@2\",\"as_of\":\"2026-01-01\""), "{}", on("2026-01-01"));
    assert!(!on("2025-12-31").contains("+shanshui") && on("2025-12-31").contains("\"applicability\":\"undetermined\""));
}

#[test]
fn a_faulty_layer_stops_the_command_and_says_why() {
    let output = run(&["post", "县长", "--rulebook", FAULTY]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    assert!(text(&output.stderr).contains("错误[ZB"));
}

#[test]
fn codes_are_explained() {
    insta::assert_snapshot!(printed(&["explain", "ZB402"]));
    assert!(printed(&["explain", "conflict", "--lang", "en"]).starts_with("ZB501"));
}

#[test]
fn the_schema_knows_every_key_and_its_ids() {
    let schema: serde_json::Value = serde_json::from_str(&printed(&["rulebook", "schema"])).expect("JSON");
    let properties = schema["properties"].as_object().expect("tables");
    for table in zeren_core::layer::spec::TABLES {
        let of = &properties[table.key];
        let fields = if table.many { &of["items"]["properties"] } else { &of["properties"] };
        for field in table.fields {
            let text = fields[field.key]["description"].as_str().expect("a description");
            assert!(text.contains(field.doc.zh) && text.contains(field.doc.en), "{}.{}", table.key, field.key);
        }
    }
    let text = schema.to_string();
    for id in ["\"civil-affairs\"", "\"water\"", "\"party-principal\"", "\"deputy-head\"", "\"Q4.2\""] {
        assert!(text.contains(id), "{id}");
    }
}

#[test]
fn an_assessment_is_decided_with_local_rulebooks_and_its_record_says_so() {
    let layer = layer("assess");
    let facts = ["assess", "--set", "causation=no", "--post", "市民政局局长"];
    fn with<'a>(facts: &[&'a str], more: &[&'a str]) -> Vec<&'a str> {
        [facts, more].concat()
    }
    assert!(printed(&with(&facts, &["--rulebook", &layer])).contains("其他承担重要生态环境保护职能的相关部门负责人"));
    assert!(!printed(&facts).contains("其他承担重要生态环境保护职能的相关部门负责人,"));
    let record = file("assess", "record.json", "").to_string_lossy().into_owned();
    std::fs::remove_file(&record).expect("made for its folder");
    let shown = printed(&with(&facts, &["--rulebook", &layer, "--save", &record]));
    assert!(shown.contains("本地规则:山水市清单 (shanshui@2)"), "{shown}");
    let saved: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(&record).expect("a record")).expect("JSON");
    assert!(saved["rulebook"].as_str().is_some_and(|version| version.ends_with("+shanshui@2")), "{saved}");
    assert_eq!(saved["layers"][0]["version"], "2");
    assert_eq!(saved["persons"][0]["classes"][0], "sector-department-head");

    let refused = run(&["assess", "--facts", &record]);
    let said = text(&refused.stderr);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said.contains("本地规则:原为 shanshui@2,现为 无") && said.contains("--reuse"), "{said}");
    let newer = file("assess", "newer.toml", &LAYER.replace("version = \"2\"", "version = \"3\""));
    let said = text(&run(&["assess", "--facts", &record, "--rulebook", &newer.to_string_lossy()]).stderr);
    assert!(said.contains("原为 shanshui@2,现为 shanshui@3"), "{said}");
    let again = run(&["assess", "--facts", &record, "--rulebook", &layer]);
    assert_eq!(again.status.code(), Some(0), "{}", text(&again.stderr));
    let reused = run(&["assess", "--facts", &record, "--reuse"]);
    assert_eq!(reused.status.code(), Some(0));
    assert!(text(&reused.stderr).contains("本地规则:原为 shanshui@2,现为 无"));
}

#[test]
fn a_faulty_rulebook_ends_an_assessment_and_a_server() {
    for arguments in [&["assess", "--set", "causation=no", "--rulebook", FAULTY][..], &["serve", "--rulebook", FAULTY]]
    {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2));
        // Without the page there is nothing to serve, which is told first.
        let said = text(&output.stderr);
        assert!(said.contains("ZB") || said.contains("cargo xtask web"), "{said}");
    }
}
