//! Rulebooks proved, handed out as a table, read back, tested by cases, compared.

use crate::run::zeren;
use std::path::{Path, PathBuf};
use zeren_core::decide::Facts;
use zeren_core::model::{Level, Matters, Organ, Position};
use zeren_core::space::Area;
use zeren_core::table::Fields;

/// A local rulebook, made up.
const LAYER: &str = r#"[layer]
id = "shanshui"
version = "1"
zh = "山水市生态环境保护责任清单"
en = "Shanshui's list of environmental responsibilities"
authority = { zh = "山水市生态环境保护责任清单(虚构)", en = "Shanshui's list (made up)" }

[[source]]
id = "3"
zh = "民政、水务等部门承担重要生态环境保护职责。部门副职属于部门负责人。"

[[listed]]
fields = ["民政", "water"]
cite = [{ p = "3", zh = "民政、水务等部门承担重要生态环境保护职责" }]

[[settled]]
reading = "deputy-head"
answer = "yes"
cite = [{ p = "3", zh = "部门副职属于部门负责人" }]
"#;

const CASES: &str = r#"[[case]]
title = "市民政局局长"
applicability = "applies"
classes = ["sector-department-head"]

[[case]]
title = "县档案局局长"
applicability = "applies"
classes = []
possible-classes = ["sector-department-head"]

[[case]]
title = "县委书记"
duties = ["party-principal/implement-central-decisions"]

[[case]]
title = "县民政局副局长"
region = "昆山省"
applicability = "applies"

[[case]]
title = "县长"
"#;

/// A folder of its own, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("zeren-authoring-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.0.join(name), content).expect("a file is written");
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.join(name)).expect("a file is read")
    }

    /// What the program prints in this folder, with the exit status expected.
    fn printed(&self, arguments: &[&str], status: i32) -> String {
        let output = zeren(arguments).current_dir(&self.0).output().expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    fn json(&self, arguments: &[&str], status: i32) -> serde_json::Value {
        let text = self.printed(&[arguments, &["--format", "json"]].concat(), status);
        assert!(text.starts_with("{\"format\":1,\"rulebook\":\""), "{text}");
        serde_json::from_str(&text).expect("JSON")
    }

    /// The table as CSV, a list of cells a row, the headers first.
    fn rows(&self, name: &str) -> Vec<Vec<String>> {
        let bytes = self.read(name);
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
        reader.records().map(|row| row.expect("a record").iter().map(str::to_owned).collect()).collect()
    }

    fn write_rows(&self, name: &str, rows: &[Vec<String>]) {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        rows.iter().for_each(|row| writer.write_record(row).expect("a record"));
        self.write(name, writer.into_inner().expect("bytes"));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn column(rows: &[Vec<String>], name: &str) -> usize {
    rows[0].iter().position(|head| head.ends_with(&format!("/ {name}"))).expect("a column")
}

#[test]
fn proofs() {
    let folder = Folder::new("proofs");
    insta::assert_snapshot!(folder.printed(&["rulebook", "prove"], 0));
    insta::assert_snapshot!(folder.printed(&["rulebook", "prove", "--lang", "en"], 0));
    let proofs = folder.json(&["rulebook", "prove"], 0);
    assert_eq!(proofs["holds"], true);
    assert_eq!(proofs["space"]["points"], 7 * 13 * 7 * 8 * 27);
    let rules = proofs["proofs"].as_array().expect("proofs").iter().find(|proof| proof["law"] == "no-dead-rule");
    let shown = rules.expect("the law")["shown"].as_array().expect("rules").clone();
    assert!(shown.len() > 40 && shown.iter().all(|rule| rule["witness"]["organ"].is_string()), "{shown:?}");
}

#[test]
fn the_documentation_is_what_the_proofs_give() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the root of the repository");
    let folder = Folder::new("documentation");
    for (file, lang) in [("docs/proofs.md", "en"), ("docs/proofs.zh-CN.md", "zh")] {
        let known = std::fs::read_to_string(root.join(file)).expect("the page is there");
        let given = folder.printed(&["rulebook", "prove", "--format", "markdown", "--lang", lang], 0);
        assert!(known == given, "{file} is stale; run `cargo xtask proofs`");
    }
}

#[test]
fn a_local_rulebook_is_proved_too() {
    let folder = Folder::new("layer");
    folder.write("shanshui.toml", LAYER);
    let proofs = folder.json(&["rulebook", "prove", "--rulebook", "shanshui.toml"], 0);
    assert_eq!(proofs["holds"], true);
    assert!(proofs["rulebook"].as_str().expect("a version").contains("shanshui"));
}

#[test]
fn the_table_is_the_same_each_time_and_comes_back_unmarked() {
    let folder = Folder::new("table");
    for name in ["a.xlsx", "b.xlsx", "a.csv", "b.csv"] {
        folder.printed(&["rulebook", "table", "-o", name], 0);
    }
    assert!(folder.read("a.xlsx") == folder.read("b.xlsx"));
    assert!(folder.read("a.csv") == folder.read("b.csv"));
    let rows = folder.rows("a.csv");
    let points: usize = rows.iter().skip(1).map(|row| Area::from_id(&row[0]).expect("a row id").len()).sum();
    assert_eq!(points, 7 * 13 * 7 * 8 * 27);
    for name in ["a.xlsx", "a.csv"] {
        let read = &folder.json(&["rulebook", "check", name], 0)["files"][0];
        assert_eq!(read["rows"], rows.len() - 1);
        assert_eq!((&read["unmarked"], &read["missing"]), (&read["rows"], &0.into()));
    }
    folder.printed(&["rulebook", "table", "-o", "en.csv", "--lang", "en"], 0);
    let read = &folder.json(&["rulebook", "check", "en.csv"], 0)["files"][0];
    assert_eq!(read["unmarked"], read["rows"]);
    let few: Vec<String> = rows.iter().take(5).map(|row| row.join(" | ")).collect();
    insta::assert_snapshot!(few.join("\n\n"));
    let few: Vec<String> = folder.rows("en.csv").iter().take(3).map(|row| row.join(" | ")).collect();
    insta::assert_snapshot!(few.join("\n\n"));
}

/// A reviewer's copy with one of everything.
fn marked(folder: &Folder) -> Vec<Vec<String>> {
    folder.printed(&["rulebook", "table", "-o", "rules.csv"], 0);
    let mut rows = folder.rows("rules.csv");
    let (opinion, remark) = (column(&rows, "opinion"), column(&rows, "remark"));
    let (class, level) = (column(&rows, "class"), column(&rows, "level"));
    rows[1][opinion] = "同意".into();
    rows[2][opinion] = "不同意".into();
    rows[2][remark] = "副书记另有分工,另议".into();
    rows[3][class] = "地方党委主要负责人".into();
    rows[3][opinion] = "agree".into();
    rows[4][remark] = "看过".into();
    rows[5][opinion] = "也许".into();
    rows[6][0] = "R0000000000".into();
    rows[7][level] = "省级".into();
    let once_more = rows[8].clone();
    // A part of the first row: the present rulebook has no row that is only this.
    let fields =
        Fields { level: Level::County, organ: Organ::Party, position: Position::Principal, matters: Matters::EMPTY };
    rows[9][0] = Area::of(fields, Facts::default()).id();
    rows[9][opinion] = "同意".into();
    rows.remove(20);
    rows.push(once_more);
    // What office programs do to line ends changes nothing.
    let duties = column(&rows, "duties");
    rows[12][duties] = format!(" {} ", rows[12][duties].replace('\n', "\r\n"));
    rows
}

#[test]
fn a_marked_copy_says_what_is_disputed() {
    let folder = Folder::new("marked");
    folder.write_rows("marked.csv", &marked(&folder));
    insta::assert_snapshot!(folder.printed(&["rulebook", "check", "marked.csv"], 1));
    insta::assert_snapshot!(folder.printed(&["rulebook", "check", "marked.csv", "--lang", "en"], 1));
}

#[test]
fn a_workbook_says_the_same_as_a_text_file() {
    let folder = Folder::new("workbook");
    let rows = marked(&folder);
    folder.write_rows("marked.csv", &rows);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet().set_name("规则表").expect("a sheet");
    for (at, row) in rows.iter().enumerate() {
        for (place, cell) in row.iter().enumerate() {
            sheet.write_string(at as u32, place as u16, cell).expect("a cell");
        }
    }
    folder.write("marked.xlsx", book.save_to_buffer().expect("bytes"));
    let without_sheet = |name: &str| {
        let mut files = folder.json(&["rulebook", "check", name], 1)["files"].clone();
        files[0]["file"] = "".into();
        files.to_string().replace("规则表!", "")
    };
    assert_eq!(without_sheet("marked.csv"), without_sheet("marked.xlsx"));
}

#[test]
fn rows_that_are_decided_differently_since() {
    let folder = Folder::new("since");
    folder.write("shanshui.toml", LAYER);
    folder.printed(&["rulebook", "table", "-o", "local.csv", "--rulebook", "shanshui.toml"], 0);
    let read = folder.json(&["rulebook", "check", "local.csv", "--rulebook", "shanshui.toml"], 0);
    assert_eq!(read["files"][0]["unmarked"], read["files"][0]["rows"]);
    let rows = folder.rows("local.csv");
    let (basis, quote) = (column(&rows, "basis"), column(&rows, "quote"));
    let settled = rows.iter().filter(|row| row[quote].contains("[shanshui:3] “部门副职属于部门负责人”"));
    assert!(settled.clone().count() > 3, "what the layer settles quotes it");
    assert!(settled.clone().all(|row| row[basis].contains("本地规则")));
    let read = folder.json(&["rulebook", "check", "local.csv"], 1);
    let marked = read["files"][0]["marked"].as_array().expect("rows").clone();
    let of = |state: &str| marked.iter().filter(|row| row["state"] == state).count();
    assert!(of("gone") > 0, "{marked:?}");
    assert!(marked.iter().all(|row| row["disputed"] == false), "nobody disputed anything: {marked:?}");
    let gone = marked.iter().find(|row| row["state"] == "gone").expect("a row that is gone");
    assert!(gone["now"].as_array().is_some_and(|ids| !ids.is_empty()), "its posts are in other rows: {gone}");
}

#[test]
fn what_is_no_table_is_refused() {
    let folder = Folder::new("none");
    folder.write("names.csv", "姓名,职务\n甲,县长\n");
    folder.write("broken.xlsx", "PK\x03\x04 no workbook");
    for name in ["names.csv", "broken.xlsx", "missing.csv"] {
        let output = zeren(&["rulebook", "check", name]).current_dir(&folder.0).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(2), "{name}");
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(said.contains("错误:") && said.contains("办法:") && said.contains(name), "{said}");
    }
    let output = zeren(&["rulebook", "table", "-o", "rules.doc"]).current_dir(&folder.0).output().expect("starts");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn cases_are_run_against_the_rulebook_beside_them() {
    let folder = Folder::new("cases");
    folder.write("shanshui.toml", LAYER);
    folder.write("shanshui.cases.toml", CASES);
    insta::assert_snapshot!(folder.printed(&["rulebook", "test"], 1));
    insta::assert_snapshot!(folder.printed(&["rulebook", "test", "shanshui.toml", "--lang", "en"], 1));
    let ran = folder.json(&["rulebook", "test"], 1);
    assert_eq!((&ran["files"][0]["cases"], &ran["files"][0]["passed"]), (&5.into(), &1.into()));
    let first: String = CASES.split_inclusive("\n\n").take(1).collect();
    folder.write("builtin.cases.toml", format!("rulebook = []\n{first}"));
    let ran = folder.json(&["rulebook", "test", "builtin.cases.toml"], 1);
    let failure = &ran["files"][0]["failures"][0];
    assert_eq!(failure["line"], 3);
    assert_eq!(failure["differences"][0]["actual"][0], "undetermined");
    folder.write("good.cases.toml", format!("rulebook = [\"shanshui.toml\"]\n{first}"));
    folder.printed(&["rulebook", "test", "good.cases.toml"], 0);
}

#[test]
fn the_example_keeps_its_cases() {
    let output = zeren(&["rulebook", "test", "../../examples/changchun.toml"]).output().expect("the program starts");
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(output.status.code(), Some(0), "{printed}");
    assert!(printed.contains("5 个案例:5 个符合,0 个不符"), "{printed}");
}

#[test]
fn cases_that_cannot_be_read_say_where() {
    let folder = Folder::new("bad-cases");
    folder.write("bad.cases.toml", "[[case]]\ntitle = \"县长\"\nclass = [\"government-principal\"]\n");
    let run = |arguments: &[&str]| {
        let output = zeren(arguments).current_dir(&folder.0).output().expect("the program starts");
        (output.status.code(), String::from_utf8(output.stderr).expect("UTF-8"))
    };
    let (status, said) = run(&["rulebook", "test", "bad.cases.toml"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("bad.cases.toml:3:1") && said.contains("class"), "{said}");
    std::fs::remove_file(folder.0.join("bad.cases.toml")).expect("removed");
    let (status, said) = run(&["rulebook", "test"]);
    assert_eq!(status, Some(2));
    assert!(said.contains("这里没有案例文件"), "{said}");
}

#[test]
fn what_a_local_rulebook_changes_for_whom() {
    let folder = Folder::new("diff");
    folder.write("shanshui.toml", LAYER);
    insta::assert_snapshot!(folder.printed(&["rulebook", "diff", "builtin", "shanshui.toml"], 1));
    insta::assert_snapshot!(folder.printed(&["rulebook", "diff", "builtin", "shanshui.toml", "--lang", "en"], 1));
    let forth = folder.json(&["rulebook", "diff", "builtin", "shanshui.toml"], 1);
    let back = folder.json(&["rulebook", "diff", "shanshui.toml", "builtin"], 1);
    assert_eq!(forth["differ"], back["differ"]);
    assert_eq!(forth["added"], back["removed"]);
    let same = folder.json(&["rulebook", "diff", "shanshui.toml", "builtin+shanshui.toml"], 0);
    assert_eq!((&same["differs"], &same["differ"]), (&false.into(), &0.into()));
}

#[test]
fn help() {
    let folder = Folder::new("help");
    let commands = ["table", "check", "test", "diff", "prove"];
    let all =
        |lang| commands.map(|command| folder.printed(&["rulebook", command, "--help", "--lang", lang], 0)).join("\n");
    insta::assert_snapshot!(folder.printed(&["rulebook", "--help"], 0));
    insta::assert_snapshot!(all("zh"));
    insta::assert_snapshot!(all("en"));
}
