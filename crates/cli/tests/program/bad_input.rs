//! Bad input gets a message that says what and what to do, the right status, and nothing on standard output.

use crate::run::{printed, zeren};

#[track_caller]
fn refused(arguments: &[&str], what: &str, help: &str) {
    let output = zeren(arguments).output().expect("the program starts");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert!(
        said.contains(what) && said.contains(help),
        "{arguments:?}: expected `{what}` and `{help}`, found:\n{said}"
    );
    assert!(output.stdout.is_empty(), "{arguments:?} prints something on standard output");
}

#[test]
fn nothing_to_read() {
    refused(&["post", ""], "职务是空的", "zeren post 县长");
    refused(&["post", " \u{3000}\t"], "职务是空的", "zeren post 县长");
    refused(&["post", "", "--lang", "en"], "the title is empty", "write a post");
    refused(&["post"], "缺少参数", "--help");
    refused(&["search", " "], "没有写要找的词", "zeren search");
    refused(&["show", ""], "没有 `` 这个标识", "zeren list");
}

#[test]
fn far_too_much_to_read() {
    refused(&["post", &"县".repeat(40_000)], "职务太长", "zeren batch");
    refused(&["post", &"a".repeat(100_000)], "职务太长", "zeren batch");
}

#[test]
fn unknown_ids_get_the_nearest_one() {
    refused(&["pots", "县长"], "没有 `pots` 这个命令", "`post`");
    refused(&["post", "县长", "--level", "coutny"], "不接受 `coutny`", "`county`");
    refused(&["post", "县长", "--regin", "x"], "没有 `--regin` 这个参数", "`--region`");
    refused(&["who", "--sector", "水力"], "没有 `水力`", "`水利`");
    refused(&["who", "--duty", "环境应及"], "环境应及", "`环境应急`");
    refused(&["show", "Q4.9"], "没有 `Q4.9`", "`Q4.1`");
    refused(&["show", "governmnt-principal", "--lang", "en"], "unknown id", "`government-principal`");
    refused(&["post", "县长", "--region", "昆山是"], "没有 `昆山是` 这个地区", "`昆山市`");
    refused(&["post", "县长", "--region", "999999"], "没有 `999999` 这个地区", "320583");
    refused(&["list", "duty"], "不接受 `duty`", "`duties`");
    refused(&["post", "副县长", "--answer", "portfolio=水利局"], "不是对 `portfolio` 的回答", "environment");
    refused(&["post", "副县长", "--answer", "foo"], "读不懂", "portfolio");
}

#[test]
fn what_contradicts() {
    refused(&["post", "昆山市市长", "--level", "township"], "不符", "去掉 --level");
    refused(&["post", "昆山市市长", "--region", "长沙县"], "不符", "去掉 --region");
    refused(&["post", "县长", "--sector", "水利"], "用不上", "去掉 --sector");
    refused(&["who", "--sector", "水利", "--duty", "环境应急"], "不能一起用", "--help");
    refused(&["post", "县长", "--format", "xml"], "不接受 `xml`", "json");
}

#[test]
fn one_bad_title_among_good_ones_writes_nothing() {
    refused(&["post", "县长", ""], "职务是空的", "县长");
}

#[test]
fn control_characters_are_passed_over_or_named() {
    assert!(printed(&["post", "县\u{200b}长"]).starts_with("适用。"));
    assert!(printed(&["post", "县长\u{7}"]).starts_with("适用。"));
    let nonsense = printed(&["post", "asdf 饕餮"]);
    assert!(nonsense.starts_with("待定。"), "{nonsense}");
    assert!(nonsense.contains("饕餮"));
}

#[test]
fn files_that_are_not_there() {
    refused(&["batch", "/no/such/file"], "文件不存在", "检查文件名");
    refused(&["batch", "/"], "这是一个目录", "给出一个文件");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::fs::OpenOptions;
    use std::os::unix::ffi::OsStrExt;
    use std::process::Stdio;

    #[test]
    fn arguments_that_are_not_utf_8() {
        let output = zeren(&["post"]).arg(OsStr::from_bytes(b"\xe5\x8e")).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&output.stderr).contains("UTF-8"));
    }

    #[test]
    fn a_full_disk() {
        let Ok(full) = OpenOptions::new().write(true).open("/dev/full") else { return };
        for arguments in [&["post", "县长"][..], &["list"], &["man"], &["completions", "bash"]] {
            let full = full.try_clone().expect("a second handle");
            let output = zeren(arguments).stdout(full).stderr(Stdio::piped()).output().expect("the program starts");
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
            assert!(said.contains("磁盘已满"), "{arguments:?}: {said}");
        }
    }

    #[test]
    fn a_closed_pipe_is_no_error() {
        let titles = "县长\n".repeat(100_000);
        let mut child = zeren(&["batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().expect("a pipe");
        let _ = std::io::Write::write_all(&mut stdin, titles.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert!(output.status.success());
    }
}
