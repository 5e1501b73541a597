//! Facts from files and arguments; records saved, loaded and compared; what is wrong with them.

use crate::run::{Folder, printed, refused, with_input, zeren};
use std::fs;

fn json(arguments: &[&str]) -> serde_json::Value {
    serde_json::from_str(&printed(&[arguments, &["--format", "json"]].concat())).expect("JSON")
}

const TOML: &str = "posts = [\"县长\"]\nas_of = \"2026-03-01\"\n\n[facts]\ncausation = \"yes\"\n\"做选择\" = true\nformalism = \"no\"\n\n[said_by]\ncausation = \"县委巡察办\"\n";
const JSON: &str = r#"{"posts":["县长"],"as-of":"2026-03-01","facts":{"causation":"yes","picking-and-choosing":"是","formalism":false},"said_by":{"causation":"县委巡察办"}}"#;

#[test]
fn toml_json_and_arguments_say_the_same() {
    let folder = Folder::new("same");
    let from_toml = json(&["assess", "--facts", &folder.file("facts.toml", TOML)]);
    assert_eq!(from_toml, json(&["assess", "--facts", &folder.file("facts.json", JSON)]));
    let output = with_input(&["assess", "--facts", "-", "--format", "json"], JSON.as_bytes());
    assert_eq!(from_toml, serde_json::from_slice::<serde_json::Value>(&output.stdout).expect("JSON"));
    let mut by_hand = json(&[
        "assess",
        "--set",
        "causation=yes",
        "--set",
        "做选择=yes",
        "--set",
        "formalism=no",
        "--post",
        "县长",
        "--as-of",
        "2026-03-01",
    ]);
    by_hand["said_by"] = from_toml["said_by"].clone();
    assert_eq!(from_toml, by_hand);
    assert_eq!(from_toml["said_by"]["causation"], "县委巡察办");
}

#[test]
fn the_json_is_that_of_the_contract() {
    let value = json(&["assess", "--set", "causation=no", "--set", "picking-and-choosing=yes"]);
    assert_eq!(value["format"], 1);
    assert_eq!(value["facts"]["causation"], "no");
    // It settles the first situation whichever the answer.
    assert_eq!(value["next_question"], "poor-implementation");
    let situation = |id: &str| {
        let all = value["situations"].as_array().expect("a list");
        all.iter().find(|one| one["id"] == id).expect("a situation").clone()
    };
    assert_eq!(situation("serious-damage")["result"], "not-reached");
    let implementation = situation("implementation-failure");
    assert_eq!(implementation["result"], "open");
    assert_eq!(implementation["by_reading"]["forms-illustrate"], "reached");
    assert_eq!(implementation["depends_on_reading"], true);
    assert_eq!(implementation["settled_by"][0], serde_json::json!(["poor-implementation"]));
    assert_eq!(implementation["citations"], serde_json::json!(["Q6.2"]));
    let other = situation("other");
    assert_eq!((&other["result"], &other["by_authority"]), (&"open".into(), &true.into()));
}

#[test]
fn a_reading_can_be_followed() {
    let with = |reading: &[&str]| {
        let arguments = [&["assess", "--set", "picking-and-choosing=yes"], reading].concat();
        json(&arguments)["situations"][0]["result"].clone()
    };
    assert_eq!(with(&[]), "open");
    assert_eq!(with(&["--reading", "forms-illustrate"]), "reached");
    assert_eq!(with(&["--reading", "forms-required"]), "open");
    refused(&["assess", "--reading", "forms-ilustrate"], &["没有 `forms-ilustrate`", "`forms-illustrate`"]);
    refused(&["assess", "--reading", "forms-required", "--reading", "forms-illustrate"], &["同一情形的两种理解"]);
}

#[test]
fn a_record_is_saved_loaded_and_compared() {
    let folder = Folder::new("record");
    for name in ["record.json", "record.toml"] {
        let path = folder.path(name);
        let first = printed(&["assess", "--set", "causation=yes", "--by", "巡察组", "--post", "县长", "--save", &path]);
        assert_eq!(printed(&["assess", "--facts", &path]), first, "{name}");
        let same = printed(&["assess", "--facts", &path, "--compare", &path]);
        assert!(same.contains("没有差别"), "{name}: {same}");
        let differs = printed(&["assess", "--facts", &path, "--set", "severe-harm=no", "--compare", &path]);
        assert!(differs.contains("结果 serious-damage: open → not-reached"), "{differs}");
        assert!(differs.contains("事实 severe-harm: 无 → no"), "{differs}");
        // Going on from a record may write it again; anything else is not written over.
        let again = printed(&["assess", "--facts", &path, "--set", "severe-harm=no", "--save", &path]);
        assert_eq!(printed(&["assess", "--facts", &path]), again);
        refused(&["assess", "--set", "causation=no", "--save", &path], &["已经存在", "--facts"]);
        assert_eq!(printed(&["assess", "--facts", &path]), again, "nothing was lost");
    }
    let changes = json(&[
        "assess",
        "--facts",
        &folder.path("record.json"),
        "--set",
        "formalism=yes",
        "--compare",
        &folder.path("record.json"),
    ]);
    let result = "result duty-failure / conduct-illustrates";
    let told = serde_json::json!([
        { "about": "fact formalism", "before": null, "now": "yes" },
        { "about": result, "before": "open", "now": "reached" },
    ]);
    assert_eq!(changes["changes"], told);
}

#[test]
fn a_record_of_other_rules_tells_what_changed_and_is_not_reused() {
    let folder = Folder::new("version");
    let path = folder.path("old.json");
    printed(&["assess", "--set", "causation=yes", "--set", "formalism=no", "--save", &path]);
    let mut record: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(&path).expect("a record")).expect("JSON");
    record["rulebook"] = "2024.01.01-3".into();
    for element in record["elements"].as_array_mut().expect("a list") {
        if element["id"] == "formalism" {
            element["words"] = "搞形式".into();
        }
    }
    let structure = "(causation & severe-harm)";
    record["situations"][3]["structure"]["results-together"] = structure.into();
    fs::write(&path, record.to_string()).expect("a file");
    refused(
        &["assess", "--facts", &path],
        &["记录来自规则 2024.01.01-3", "要件 `formalism` 的文字", structure, "--reuse"],
    );
    let output = zeren(&["assess", "--facts", &path, "--reuse", "--format", "json"]).output().expect("the program");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains("没有沿用,需要重新回答:formalism"), "{said}");
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(value["facts"], serde_json::json!({ "causation": "yes" }));
    // Comparing takes nothing over, so it is told and done.
    assert!(printed(&["assess", "--set", "causation=yes", "--compare", &path]).contains("规则: 2024.01.01-3 →"));
}

#[test]
fn contradictions() {
    let folder = Folder::new("contradictions");
    let path = folder.file("facts.toml", TOML);
    refused(&["assess", "--set", "causation=yes", "--set", "致使=no"], &["自相矛盾", "`causation`", "只留下一个"]);
    refused(&["assess", "--facts", &path, "--set", "causation=no"], &["`--set causation=no`", "facts.toml", "yes"]);
    refused(
        &["assess", "--set", "decision-made=no", "--set", "against-law=yes"],
        &["自相矛盾", "against-law", "decision-made"],
    );
    let twice = folder.file("twice.json", r#"{"facts":{"causation":"yes","formalism":"no","causation":"no"}}"#);
    refused(&["assess", "--facts", &twice], &["twice.json:1:", "`causation` 既是 yes 又是 no"]);
    let twice = folder.file("twice.toml", "[facts]\ncausation = \"yes\"\ncausation = \"no\"\n");
    refused(&["assess", "--facts", &twice], &["twice.toml:3:1", "不是这样写的 TOML(解析器:duplicate key"]);
    let all_no = [
        "--set",
        "causation=yes",
        "--set",
        "prominent-problems=no",
        "--set",
        "deterioration=no",
        "--set",
        "severe-harm=no",
    ];
    refused(&[&["assess"], &all_no[..]].concat(), &["自相矛盾", "“致使”"]);
}

#[test]
fn unknown_names_get_the_nearest_one() {
    let folder = Folder::new("names");
    refused(&["assess", "--set", "formalisn=yes"], &["没有 `formalisn` 这个要件", "`formalism`"]);
    refused(
        &["assess", "--set", "formalisn=yes", "--lang", "en"],
        &["unknown element `formalisn`", "did you mean `formalism`?"],
    );
    refused(&["assess", "--set", "搞形式主意=是"], &["`搞形式主义`"]);
    refused(&["assess", "--set", "formalism=perhaps"], &["`perhaps` 读不懂", "unknown"]);
    refused(&["assess", "--set", "formalism"], &["读不懂", "要件=值"]);
    refused(&["assess", "--set"], &["`--set <ELEMENT=VALUE>` 需要一个值", "zeren 命令 --help"]);
    let path = folder.file("facts.toml", "[facts]\ncausation = \"yes\"\nformalisn = \"yes\"\nseverharm = \"maybe\"\n");
    refused(
        &["assess", "--facts", &path],
        &["facts.toml:3:1: 没有 `formalisn`", "facts.toml:4:1: 没有 `severharm`", "`formalism`"],
    );
    let path = folder.file("field.toml", "[fatcs]\ncausation = \"yes\"\n");
    refused(&["assess", "--facts", &path], &["field.toml:1:2: 没有 `fatcs` 这个字段", "`facts`"]);
    refused(&["assess", "--as-of", "2026-02-30"], &["`2026-02-30` 不是日期", "2026-03-01"]);
    refused(&["assess", "--post", ""], &["职务是空的"]);
}

#[test]
fn broken_files() {
    let folder = Folder::new("broken");
    refused(&["assess", "--facts", &folder.path("none.toml")], &["none.toml", "文件不存在"]);
    refused(&["assess", "--facts", "/"], &["这是一个目录"]);
    refused(&["assess", "--facts", &folder.file("a.toml", "[facts\n")], &["a.toml:1:7", "TOML 或者 JSON"]);
    refused(&["assess", "--facts", &folder.file("a.json", "{\"facts\": {\"causation\": ")], &["a.json:1:", "读不懂"]);
    refused(
        &["assess", "--facts", &folder.file("b.json", r#"{"facts":{"causation":["yes"]}}"#)],
        &["causation", "yes、no 或者 unknown"],
    );
    refused(&["assess", "--facts", &folder.file("empty.toml", " \n")], &["empty.toml", "空"]);
    refused(&["assess", "--facts", &folder.file("format.json", r#"{"format":9}"#)], &["格式是 9"]);
    fs::write(folder.path("bytes.toml"), b"[facts]\n\xff\xfe").expect("a file");
    refused(&["assess", "--facts", &folder.path("bytes.toml")], &["第 9 字节", "UTF-8"]);
    let cut = "[facts]\n致使 = \"yes\" # 市".as_bytes();
    fs::write(folder.path("cut.toml"), &cut[..cut.len() - 1]).expect("a file");
    refused(&["assess", "--facts", &folder.path("cut.toml")], &["在一个字中间断了", "重新取一份"]);
    refused(&["assess", "--save", &folder.path("record.yaml")], &["record.yaml", ".toml 或者 .json"]);
    assert!(!fs::exists(folder.path("record.yaml")).expect("known"));
    refused(&["assess", "--facts", &folder.file("large.toml", &"#".repeat(1 << 21))], &["太大"]);
    refused(
        &["assess", "--facts", &folder.file("deep.json", &format!("{{\"facts\":{}", "[".repeat(100_000)))],
        &["deep.json"],
    );
    refused(&["assess", "--compare", &folder.path("none.json")], &["文件不存在"]);
    // In each language the program's own words come first.
    let list = folder.file("list.json", "[1, 2]");
    refused(&["assess", "--facts", &list], &["list.json:1:1: 文件读不懂:此处应为对象"]);
    refused(&["assess", "--facts", &list, "--lang", "en"], &["list.json:1:1", "expected an object"]);
    let number = folder.file("number.json", "{\"posts\": [1]}");
    refused(&["assess", "--facts", &number], &["number.json:1:12: 文件读不懂:此处应为字符串"]);
    let number = folder.file("number.toml", "posts = [1]\n");
    refused(&["assess", "--facts", &number], &["number.toml:1:10: 文件读不懂:不是这样写的 TOML"]);
    let empty = folder.file("empty.json", "");
    refused(&["assess", "--facts", &empty, "--lang", "en"], &["empty.json", "it is empty"]);
    fs::write(folder.path("binary.json"), [0u8, 159, 146, 150]).expect("a file");
    refused(&["assess", "--facts", &folder.path("binary.json")], &["UTF-8"]);
    fs::write(folder.path("zero.json"), [0u8; 64]).expect("a file");
    refused(&["assess", "--facts", &folder.path("zero.json")], &["zero.json:1:1"]);
}

#[test]
fn one_standard_input_is_read_once() {
    refused(&["assess", "--facts", "-", "--compare", "-"], &["`--facts -` 和 `--compare -`", "放进文件"]);
    refused(&["assess", "--facts", "-", "--roster", "-"], &["`--facts -` 和 `--roster -`"]);
}

#[test]
fn a_day_is_refused_where_it_means_nothing() {
    for command in [&["serve"][..], &["explain"], &["completions", "bash"], &["man"]] {
        refused(&[command, &["--as-of", "2026-03-01"]].concat(), &["`--as-of`", command[0], "没有意义"]);
    }
    refused(&["man", "--as-of", "2026-03-01", "--lang", "en"], &["means nothing to `zeren man`"]);
}

#[test]
fn a_record_that_cannot_be_written_is_not_half_written_and_the_facts_are_told() {
    let folder = Folder::new("unwritten");
    let path = folder.path("no/such/folder/record.json");
    refused(
        &["assess", "--set", "causation=yes", "--save", &path],
        &["写不进", "zeren assess --ask --set causation=yes"],
    );
    assert_eq!(fs::read_dir(&folder.0).expect("the folder").count(), 0);
}

#[test]
fn the_command_to_go_on_with_loses_nothing() {
    let output =
        with_input(&["assess", "--ask", "--post", "县长", "--reading", "any-result"], "y 张某's\nq\n".as_bytes());
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    let command = said.lines().find_map(|line| line.trim().strip_prefix("zeren assess --ask ")).expect("a command");
    assert_eq!(command, "--set 'causation=yes 张某'\\''s' --reading any-result --post '县长'");
    let again = json(&["assess", "--set", "causation=yes 张某's", "--reading", "any-result", "--post", "县长"]);
    assert_eq!(again["said_by"]["causation"], "张某's");
    let output = with_input(&["assess", "--ask", "--lang", "en"], b"y\nq\n");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains("zeren assess --ask --set causation=yes --lang en\n"), "{said}");
}

#[test]
fn questions_through_a_pipe() {
    let folder = Folder::new("pipe");
    let path = folder.path("record.json");
    // No, then back and yes with who says so, then what is not understood, then the end of input.
    let output =
        with_input(&["assess", "--ask", "--save", &path, "--format", "json"], "n\nb\ny 县委巡察办\nzz\n".as_bytes());
    assert!(output.status.success());
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains("已收回: causation") && said.contains("没有读懂"), "{said}");
    assert!(said.contains("--facts") && said.contains("--ask"), "{said}");
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(value["facts"], serde_json::json!({ "causation": "yes" }));
    assert_eq!(value["said_by"], serde_json::json!({ "causation": "县委巡察办" }));
    assert_eq!(fs::read_to_string(&path).expect("a record"), String::from_utf8(output.stdout).expect("UTF-8"));
}

#[test]
fn an_interview_stops_as_soon_as_all_is_settled() {
    let answers = "n\n".repeat(40);
    let output = with_input(&["assess", "--ask", "--format", "json"], answers.as_bytes());
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(value["next_question"], serde_json::Value::Null);
    let asked = value["facts"].as_object().expect("facts").len();
    assert!(asked < 17, "all 17 elements were asked, though causation settles the fourth situation");
    for situation in value["situations"].as_array().expect("a list").iter().filter(|one| one["by_authority"] == false) {
        for (reading, result) in situation["by_reading"].as_object().expect("readings") {
            assert_eq!(result, "not-reached", "{reading}");
        }
    }
    assert!(String::from_utf8_lossy(&output.stderr).contains("都已确定"));
}

#[test]
fn the_trial_version_is_shown_for_days_before_the_new_one_only() {
    let of = |day: &[&str]| json(&[&["assess"], day].concat())["instruments"][1].clone();
    let counts = serde_json::json!({ "主要负责人": 8, "其他负责人": 5, "部门负责人": 7, "滥用职务": 5 });
    assert_eq!(of(&["--as-of", "2026-08-20"])["versions"][0]["structure"], counts);
    for day in [&["--as-of", "2026-08-21"][..], &["--as-of", "2026-09-15"], &["--as-of", "2015-08-08"], &[]] {
        assert!(!of(day).to_string().contains("structure"), "{day:?}: {}", of(day));
    }
}

#[test]
fn only_the_loop_is_drawn() {
    refused(&["assess", "--format", "svg"], &["不接受 `svg`", "text, json"]);
    refused(&["show", "Q4.1", "--format", "dot"], &["只用于 `zeren show loop`"]);
    refused(&["show", "loop", "--at", "inspectoin"], &["闭环中没有 `inspectoin`", "`inspection`"]);
    refused(&["show", "Q4.1", "--at", "inspection"], &["zeren show loop --at inspection"]);
}

#[test]
fn a_stream_as_of_a_day() {
    let output = with_input(&["batch", "--as-of", "2020-01-01"], "县长\n村支书\n".as_bytes());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    for line in text.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!((&value["as_of"], &value["applicability"]), (&"2020-01-01".into(), &"outside".into()));
        assert!(value.get("trace").is_none());
    }
    let plain = with_input(&["batch"], "县长\n".as_bytes()).stdout;
    let held = with_input(&["batch", "--as-of", "2026-01-01"], "县长\n".as_bytes()).stdout;
    let held = String::from_utf8(held).expect("UTF-8").replace(",\"as_of\":\"2026-01-01\"", "");
    assert_eq!(held, String::from_utf8(plain).expect("UTF-8"));
}
