//! Rosters: what stands beside them, what is written and how, what hostile files come to.

use crate::run::{with_input, zeren};
use std::fs;
use std::path::PathBuf;
use std::process::Output;

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("zeren-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).to_string_lossy().into_owned()
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        fs::write(self.path(name), content).expect("a file");
        self.path(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a text")
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(&self.0)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn run(arguments: &[&str]) -> Output {
    zeren(arguments).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

const COLUMNS: &str = "甲栏,乙栏,丙栏\n甲明,昆山市委书记,\n乙亮,昆山市市长,\n丙川,昆山市副市长,生态环境、水务\n";

/// A roster of many rows: regions, posts and persons differ, some rows are faulty.
fn many(rows: u32) -> String {
    let mut out = String::from("行政区划代码,地区,姓名,单位,职务,分管工作\n");
    for row in 0..rows {
        let (code, region) = [(320_583, "昆山市"), (320_585, "太仓市"), (320_582, "张家港市")][(row / 40 % 3) as usize];
        let line = match row % 40 {
            0 => format!("{code},{region},书{row},市委,市委书记,\n"),
            1 => format!("{code},{region},长{row},市政府,市长,\n"),
            2 => format!("{code},{region},副{row},市政府,副市长,\"生态环境、水务\"\n"),
            3 => format!("{code},{region},异{row},市政府,火星大使,\n"),
            4 => format!("110000,{region},错{row},市政府,副市长,教育\n"),
            _ => format!("{code},{region},员{row},市水务局,副局长,\n"),
        };
        out.push_str(&line);
    }
    out
}

#[test]
fn columns_once_stated_are_known_again() {
    let folder = Folder::new("columns");
    let roster = folder.file("名册.csv", COLUMNS);
    let stated = ["--column", "name=甲栏", "--column", "职务=B", "--column", "portfolio=3", "--save-columns"];
    let first = run(&[&["audit", &roster, "--format", "json"][..], &stated].concat());
    assert_eq!(first.status.code(), Some(1), "{}", text(&first.stderr));
    assert!(folder.read("名册.zeren.toml").contains("portfolio = \"丙栏\""), "{}", folder.read("名册.zeren.toml"));
    let again = run(&["audit", &roster, "--format", "json"]);
    assert_eq!(text(&first.stdout), text(&again.stdout));
    assert!(text(&again.stdout).contains("[\"C\",\"丙栏\",\"portfolio\"]"), "{}", text(&again.stdout));
}

#[test]
fn findings_accepted_with_a_reason_are_findings_no_more() {
    let folder = Folder::new("accept");
    let roster = folder
        .file("r.csv", "姓名,职务,分管\n甲明,昆山市委书记,\n乙亮,昆山市市长,\n丙川,昆山市副市长,生态环境、水务\n");
    let all = run(&["audit", &roster, "--accept-all"]);
    let entries = text(&all.stdout);
    assert!(entries.contains("code = \"ZR104\""), "{entries}");
    folder.file("r.zeren.toml", &entries);
    let unreasoned = run(&["audit", &roster]);
    assert_eq!(unreasoned.status.code(), Some(2));
    assert!(text(&unreasoned.stderr).contains("没有写理由"), "{}", text(&unreasoned.stderr));
    folder.file("r.zeren.toml", entries.replace("reason = \"\"", "reason = \"县里没有单设\""));
    let accepted = run(&["audit", &roster, "--format", "json"]);
    assert_eq!(accepted.status.code(), Some(0), "{}", text(&accepted.stdout));
    assert!(text(&accepted.stdout).contains("\"accepted\":\"县里没有单设\""), "{}", text(&accepted.stdout));
}

#[test]
fn threads_change_nothing_and_only_a_terminal_sees_a_bar() {
    let folder = Folder::new("threads");
    let roster = folder.file("r.csv", many(20_000));
    let made = |threads: &str| {
        let (list, audit) = (folder.path("list.jsonl"), folder.path("audit.jsonl"));
        let output = run(&["ledger", &roster, "-o", &list, "--audit", &audit, "--threads", threads]);
        assert!(output.status.success() && !text(&output.stderr).contains('\r'), "{}", text(&output.stderr));
        (folder.read("list.jsonl"), folder.read("audit.jsonl"))
    };
    let one = made("1");
    assert_eq!(one.0.lines().count(), 20_001);
    assert!(one == made("4"));
    assert!(one == made("7"));
}

#[test]
fn a_line_that_is_no_object_stays_as_a_row_not_read() {
    let roster = "nonsense\n{\"姓名\":\"甲\",\"职务\":\"昆山市市长\"}\n{\"姓名\":\n";
    let list = text(&with_input(&["ledger", "-", "--form", "jsonl", "--as", "jsonl"], roster.as_bytes()).stdout);
    let of_rows: Vec<&str> = list.lines().skip(1).collect();
    assert_eq!(of_rows.len(), 3, "{list}");
    assert!(of_rows[0].contains("\"row\":1") && of_rows[0].contains("\"read\":\"no\""), "{list}");
    assert!(of_rows[1].contains("government-principal"), "{list}");
    let audit = with_input(&["audit", "-", "--form", "jsonl", "--format", "json"], roster.as_bytes());
    assert_eq!(text(&audit.stdout).matches("\"ZR201\"").count(), 2, "{}", text(&audit.stdout));
}

#[test]
fn a_row_without_a_post_stays_with_its_words() {
    let roster = "姓名,单位,职务\n甲,昆山市,市长\n乙,昆山市财政局,\n合计,2,\n";
    let list = text(&with_input(&["ledger", "-", "--as", "json"], roster.as_bytes()).stdout);
    assert!(list.contains("合计 2"), "{list}");
    let audit = text(&with_input(&["audit", "-", "--fail-on", "never"], roster.as_bytes()).stdout);
    assert!(audit.contains("读不懂“乙”:没有写职务"), "{audit}");
}

#[test]
fn too_many_columns_are_refused_and_blank_ones_are_none() {
    let wide = format!("姓名,职务{}x\n甲,昆山市市长\n", ",".repeat(2000));
    let refused = with_input(&["audit", "-", "--lang", "en"], wide.as_bytes());
    assert_eq!(refused.status.code(), Some(2));
    assert!(text(&refused.stderr).contains("more than 1000 columns"), "{}", text(&refused.stderr));
    let blank = format!("姓名,职务{}\n甲,昆山市市长\n", ",".repeat(2000));
    let read = with_input(&["audit", "-", "--fail-on", "never"], blank.as_bytes());
    assert_eq!(read.status.code(), Some(0), "{}", text(&read.stderr));
}

#[test]
fn a_file_that_cannot_be_finished_is_not_there() {
    let folder = Folder::new("unfinished");
    // The quotation mark that is never closed is met when much is written already.
    let roster = folder.file("r.csv", many(20_000) + "320583,昆山市,\"x\n");
    folder.file("list.jsonl", "before");
    let output = run(&["ledger", &roster, "-o", &folder.path("list.jsonl"), "--threads", "3"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("20002"), "{}", text(&output.stderr));
    assert_eq!(folder.read("list.jsonl"), "before");
    assert_eq!(folder.names(), ["list.jsonl", "r.csv"]);
}

#[cfg(unix)]
#[test]
fn interrupted_output_never_passes_for_whole() {
    use std::io::Write;
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};
    for (signal, rest) in [("INT", 1), ("TERM", 1), ("KILL", 2)] {
        let folder = Folder::new(&format!("interrupted-{signal}"));
        folder.file("list.jsonl", "before");
        let list = folder.path("list.jsonl");
        let mut child = zeren(&["ledger", "-", "--form", "csv", "-o", &list])
            .stdin(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let mut input = child.stdin.take().expect("its input");
        input.write_all(many(20_000).as_bytes()).expect("it reads");
        // Its input stays open: it is in the middle of its work.
        let begun = Instant::now();
        let written = || folder.names().iter().filter(|name| name.ends_with(".part")).count();
        while written() == 0 && begun.elapsed() < Duration::from_secs(60) {
            std::thread::sleep(Duration::from_millis(5));
        }
        assert_eq!(written(), 1, "nothing is being written");
        let sent = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status();
        assert!(sent.expect("kill is there").success());
        assert!(!child.wait().expect("it ends").success());
        drop(input);
        assert_eq!(folder.read("list.jsonl"), "before", "{signal}");
        assert_eq!(folder.names().len(), rest, "{signal}: {:?}", folder.names());
    }
}

#[cfg(unix)]
#[test]
fn devices_and_links_stay_what_they_are() {
    use std::os::unix::fs::FileTypeExt;
    let folder = Folder::new("devices");
    let roster = folder.file("r.csv", COLUMNS.replace("乙栏", "职务"));
    assert!(run(&["ledger", &roster, "-o", "/dev/null", "--as", "jsonl"]).status.success());
    assert!(fs::metadata("/dev/null").expect("it is there").file_type().is_char_device());
    folder.file("real.jsonl", "before");
    std::os::unix::fs::symlink(folder.path("real.jsonl"), folder.path("link.jsonl")).expect("a link");
    assert!(run(&["ledger", &roster, "-o", &folder.path("link.jsonl")]).status.success());
    assert!(fs::symlink_metadata(folder.path("link.jsonl")).expect("it is there").is_symlink());
    assert!(folder.read("real.jsonl").contains("government-principal"), "{}", folder.read("real.jsonl"));
}
