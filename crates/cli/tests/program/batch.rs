//! `zeren batch`: one line out for each line in, in order; a bad line becomes an error in its place.

use crate::run::{with_input, zeren};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

fn lines(arguments: &[&str], input: &[u8]) -> Vec<Value> {
    let output = with_input(arguments, input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.is_empty() || text.ends_with('\n'));
    text.lines().map(|line| serde_json::from_str(line).expect("a JSON object")).collect()
}

#[test]
fn titles_and_posts_in_order() {
    let input = "\u{feff}县长\r\n{\"title\":\"副县长\",\"sectors\":[\"水务\"]}\n\
        {\"level\":\"county\",\"organ\":\"government\",\"position\":\"deputy\",\"sectors\":[\"生态环境\",\"water\"]}\n\
        {\"title\":\"市生态环境局局长\",\"region\":\"苏州市\"}";
    let found = lines(&["batch"], input.as_bytes());
    assert_eq!(found.len(), 4);
    assert_eq!(found[0]["classes"], serde_json::json!(["government-principal"]));
    assert_eq!(found[1]["classes"], serde_json::json!(["government-sector-deputy"]));
    let both = serde_json::json!(["government-environment-deputy", "government-sector-deputy"]);
    assert_eq!(found[2]["classes"], both);
    assert_eq!(found[3]["posts"][0]["level"], "prefecture");
}

#[test]
fn a_bad_line_becomes_an_error_and_the_stream_goes_on() {
    let mut input = b"\xff\xfe\n\n{\"title\"\n{\"tittle\":\"x\"}\n{\"title\":\"x\",\"organ\":\"party\",\"position\":\"head\"}\n\
        {\"title\":\"x\",\"region\":\"\xe6\x97\xa0\"}\n{\"organ\":\"party\"}\n{\"organ\":\"parti\",\"position\":\"head\"}\n"
        .to_vec();
    input.extend(std::iter::repeat_n(b'x', 100_000));
    input.extend_from_slice("\n县长".as_bytes());
    let found = lines(&["batch", "--lang", "en"], &input);
    let code = |index: usize| found[index]["error"]["code"].as_str().unwrap_or("").to_owned();
    let codes: Vec<_> = (0..found.len()).map(code).collect();
    assert_eq!(
        codes,
        [
            "invalid-utf-8",
            "empty-title",
            "bad-json",
            "bad-json",
            "title-and-fields",
            "unknown-region",
            "missing-field",
            "bad-json",
            "line-too-long",
            ""
        ]
    );
    for (index, line) in found.iter().enumerate().take(9) {
        assert_eq!(line["line"].as_u64(), Some(index as u64 + 1));
        assert_eq!(line["format"].as_u64(), Some(1));
        assert!(!line["error"]["message"].as_str().expect("a message").is_empty());
    }
    assert_eq!(found[9]["applicability"], "applies");
}

#[test]
fn brief_is_the_same_without_names_texts_and_quotes() {
    let titles = "县委副书记、县长\n副市长(分管生态环境、住建)\n市生态环境局副局长\n饕餮\n".as_bytes();
    let ids = |value: &Value| {
        let list = |name: &str, id: &str| {
            value[name].as_array().into_iter().flatten().map(|item| item[id].clone()).collect::<Vec<_>>()
        };
        (
            value["applicability"].clone(),
            value["classes"].clone(),
            value["possible_classes"].clone(),
            list("duties", "id"),
            list("responsibilities", "kind"),
            list("notes", "code"),
            value["supervision"].clone(),
        )
    };
    let (full, brief) = (lines(&["batch"], titles), lines(&["batch", "--brief"], titles));
    for (full, brief) in full.iter().zip(&brief) {
        assert_eq!(ids(full), ids(brief));
        assert!(brief.get("title").is_none() && brief.get("verdict").is_none());
        let text = brief.to_string();
        assert!(!text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)), "{text}");
    }
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let mut child = zeren(&["batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    for _ in 0..3 {
        stdin.write_all("县长\n".as_bytes()).expect("written");
        let mut line = String::new();
        stdout.read_line(&mut line).expect("read");
        assert!(line.contains("government-principal"));
    }
    drop(stdin);
    assert!(child.wait().expect("the program ends").success());
}
