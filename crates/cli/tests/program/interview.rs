//! The interview on a terminal, as a person has it.

use rexpect::session::{PtySession, spawn_command};

fn start(arguments: &[&str]) -> PtySession {
    spawn_command(crate::run::zeren(arguments), Some(20_000)).expect("a terminal")
}

/// The terminal is read byte by byte, each taken for a character.
fn expect(session: &mut PtySession, words: &str) {
    let bytes: String = words.bytes().map(char::from).collect();
    if let Err(error) = session.exp_string(&bytes) {
        unreachable!("`{words}` was not shown: {error}");
    }
}

fn answer(session: &mut PtySession, line: &str) {
    session.send_line(line).expect("the program reads");
}

#[test]
fn one_question_at_a_time_with_its_source_back_skip_and_stop() {
    let mut session = start(&["assess"]);
    expect(&mut session, "第 1 问");
    expect(&mut session, "这样的结果");
    expect(&mut session, "[Q6.2]");
    expect(&mut session, "“致使”");
    answer(&mut session, "?");
    expect(&mut session, "收回那个回答");
    expect(&mut session, "第 1 问");
    answer(&mut session, "n 县委巡察办");
    expect(&mut session, "第 2 问");
    answer(&mut session, "b");
    expect(&mut session, "已收回: causation");
    expect(&mut session, "第 1 问");
    answer(&mut session, "是");
    expect(&mut session, "第 2 问");
    answer(&mut session, "");
    expect(&mut session, "第 3 问");
    answer(&mut session, "q");
    expect(&mut session, "zeren assess --ask --set causation=yes --set severe-harm=unknown");
    expect(&mut session, "所述事实与五种追责情形对照");
    expect(&mut session, "致使 (causation): 是");
    session.exp_eof().expect("the program ends");
}

#[test]
fn it_stops_by_itself_when_all_is_settled() {
    let mut session = start(&["assess", "--lang", "en"]);
    for number in 1..=17 {
        // Everything is answered no; the three results of the fourth situation need not be asked.
        if session
            .exp_regex(&format!("Question {number} |all that facts can settle"))
            .expect("it goes on")
            .1
            .starts_with("all")
        {
            break;
        }
        answer(&mut session, "n");
    }
    expect(&mut session, "The stated facts against the five situations");
    expect(&mut session, "a matter for the competent authority");
    session.exp_eof().expect("the program ends");
}

#[test]
fn an_answer_against_an_earlier_one_is_not_taken() {
    let mut session = start(&["assess", "--set", "against-law=yes", "--set", "causation=no", "--ask"]);
    expect(&mut session, "是否作出了这项决策");
    answer(&mut session, "n");
    expect(&mut session, "与前面的回答矛盾,没有记下");
    expect(&mut session, "against-law");
    expect(&mut session, "是否作出了这项决策");
    answer(&mut session, "q");
    expect(&mut session, "--set against-law=yes");
    session.exp_eof().expect("the program ends");
}

#[test]
fn an_interrupt_loses_nothing() {
    let mut session = start(&["assess"]);
    expect(&mut session, "第 1 问");
    answer(&mut session, "n");
    expect(&mut session, "第 2 问");
    session.send_control('c').expect("the program reads");
    expect(&mut session, "zeren assess --ask --set causation=no");
    session.exp_eof().expect("the program ends");
}

/// Nobody listens any more, and no file was named: the answers stand in a file, and the next interview names it.
#[cfg(unix)]
#[test]
fn a_closed_terminal_loses_nothing() {
    use std::io::Read;
    use std::process::{Command, Stdio};
    let folder = crate::run::Folder::new("closed");
    let mut child = crate::run::zeren(&["assess", "--ask"])
        .current_dir(&folder.0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stderr = child.stderr.take().expect("a pipe");
    std::io::Write::write_all(&mut stdin, "n 巡察组\n".as_bytes()).expect("it reads");
    let mut said = Vec::new();
    while !String::from_utf8_lossy(&said).contains("第 2 问") || !said.ends_with(b"> ") {
        let mut byte = [0];
        assert_eq!(stderr.read(&mut byte).expect("it speaks"), 1, "{}", String::from_utf8_lossy(&said));
        said.push(byte[0]);
    }
    drop(stderr);
    let killed = Command::new("kill").args(["-HUP", &child.id().to_string()]).status().expect("a signal");
    assert!(killed.success());
    let status = child.wait().expect("it ends");
    assert_eq!(status.code(), Some(130));
    let name = format!("zeren-assess-{}.json", child.id());
    let record: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.0.join(&name)).expect("a record")).expect("JSON");
    assert_eq!(record["facts"], serde_json::json!({ "causation": "no" }));
    assert_eq!(record["said_by"]["causation"], "巡察组");

    let output = crate::run::zeren(&["assess", "--ask"])
        .current_dir(&folder.0)
        .stdin(Stdio::null())
        .output()
        .expect("the program starts");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(said.contains(&format!("zeren assess --facts {name} --ask --save {name}")), "{said}");
}
