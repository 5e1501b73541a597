//! The desk against what it is to show.

use crate::{Desk, Question, Settings};
use serde_json::Value;

const FAULTY: &[u8] = include_bytes!("../../../examples/roster-faulty.csv");

fn opened() -> (Desk, Value) {
    let mut desk = Desk::default();
    let mut told = 0;
    let summary =
        desk.open("roster-faulty.csv", FAULTY.to_vec(), Settings::default(), &mut |_| told += 1).expect("a roster");
    assert!(told > 0);
    (desk, summary)
}

fn question(what: &str) -> Question {
    Question { what: what.into(), ..Question::default() }
}

fn total(desk: &mut Desk, question: &Question) -> u64 {
    desk.ask(question).expect("an answer")["total"].as_u64().expect("a number")
}

#[test]
fn every_row_is_there_and_every_finding() {
    let (mut desk, summary) = opened();
    assert_eq!(total(&mut desk, &question("rows")), summary["totals"]["rows"].as_u64().expect("rows"));
    let by_severity: u64 =
        summary["severities"].as_array().expect("three").iter().filter_map(|one| one["count"].as_u64()).sum();
    assert_eq!(total(&mut desk, &question("findings")), by_severity);
    let by_code: u64 = summary["codes"].as_array().expect("codes").iter().filter_map(|one| one["count"].as_u64()).sum();
    assert_eq!(by_code, by_severity);
    let audit = Question { form: "audit.json".into(), ..Question::default() };
    let audit: Value = serde_json::from_slice(&desk.file(&audit).expect("a file")).expect("JSON");
    assert_eq!(audit["findings"].as_array().map(Vec::len), Some(by_severity as usize));
    assert_eq!(audit["regions"].as_array().map(Vec::len), Some(total(&mut desk, &question("regions")) as usize));
}

#[test]
fn filters_share_out_what_there_is() {
    let (mut desk, summary) = opened();
    for one in summary["severities"].as_array().expect("three") {
        let of = Question { severity: one["id"].as_str().expect("id").into(), ..question("findings") };
        assert_eq!(Some(total(&mut desk, &of)), one["count"].as_u64());
    }
    for one in summary["codes"].as_array().expect("codes") {
        let of = Question { code: one["code"].as_str().expect("code").into(), ..question("findings") };
        assert_eq!(Some(total(&mut desk, &of)), one["count"].as_u64());
    }
    let region = |region: &str| Question { region: region.into(), ..question("rows") };
    let kunshan = total(&mut desk, &region("昆山市"));
    assert!(kunshan > 0);
    assert_eq!(total(&mut desk, &region("320583")), kunshan);
    assert_eq!(total(&mut desk, &region("江苏省苏州市昆山市")), kunshan);
    assert_eq!(total(&mut desk, &region("江苏省")), kunshan + total(&mut desk, &region("太仓市")));
    assert_eq!(total(&mut desk, &region("乌有")), 1);
    let state = |state: &str| Question { state: state.into(), ..question("rows") };
    assert_eq!(Some(total(&mut desk, &state("unread"))), summary["totals"]["unread"].as_u64());
    assert_eq!(Some(total(&mut desk, &state("no-person"))), summary["totals"]["no_person"].as_u64());
    assert_eq!(total(&mut desk, &Question { words: "潘小河".into(), ..question("rows") }), 2);
}

#[test]
fn an_order_keeps_everything_and_turns_round() {
    let (mut desk, _) = opened();
    for what in ["rows", "findings", "regions"] {
        for sort in ["", "name", "class", "region", "findings", "severity", "code", "row", "rows", "gaps"] {
            let mut ask = |sort: &str| {
                let asked = Question { sort: sort.into(), count: "1000".into(), ..question(what) };
                desk.ask(&asked).expect("an answer")["items"].as_array().cloned().expect("items")
            };
            let (there, mut back) = (ask(sort), ask(&format!("-{sort}")));
            back.reverse();
            assert_eq!(there, back, "{what} {sort}");
        }
    }
}

#[test]
fn a_person_answers_for_duties_with_their_source() {
    let (mut desk, _) = opened();
    let found = desk.ask(&Question { words: "苏大江".into(), ..question("rows") }).expect("rows");
    let row = found["items"][0]["index"].to_string();
    let person = desk.ask(&Question { row, ..question("person") }).expect("a person");
    let duties = person["answers"]["duties"].as_array().expect("duties");
    assert_eq!(duties.len(), 4);
    assert!(duties.iter().all(|duty| duty["cites"][0]["id"] == "Q5.2"));
    let responsibility = &person["answers"]["responsibilities"][0];
    assert_eq!(responsibility["paragraphs"][0], "Q4.2");
    assert_eq!(responsibility["cites"][0]["id"], "Q4.2");
    assert!(desk.ask(&Question { row: "9999".into(), ..question("person") }).is_err());
}

#[test]
fn a_roster_is_decided_as_of_a_day_and_its_files_say_so() {
    let mut desk = Desk::default();
    let mut of = |as_of: &str, form: &str| {
        let settings = Settings { as_of: as_of.into(), ..Settings::default() };
        desk.open("roster-faulty.csv", FAULTY.to_vec(), settings, &mut |_| {})?;
        desk.file(&Question { form: form.into(), lang: "zh".into(), ..Question::default() })
            .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    };
    for form in ["ledger.md", "ledger.html", "ledger.json", "ledger.csv", "audit.json", "audit.jsonl", "audit.sarif"] {
        assert!(of("2026-03-01", form).expect("a file").contains("2026-03-01"), "{form}");
        assert!(!of("", form).expect("a file").contains("as_of"), "{form}");
    }
    let before = of("2020-01-01", "ledger.md").expect_err("nothing to check");
    assert!(before.what.zh.contains("2020-01-01") && before.what.en.contains("nothing to check"), "{before:?}");
}

#[test]
fn what_is_no_roster_is_told() {
    let told = |name: &str, bytes: &[u8]| {
        let problem = Desk::default().open(name, bytes.to_vec(), Settings::default(), &mut |_| {}).expect_err(name);
        assert!(!problem.what.en.is_empty() && !problem.help.zh.is_empty());
        problem
    };
    assert!(told("x.csv", b"").what.zh.contains("空"));
    assert!(told("x.pdf", b"%PDF-1.7").what.zh.contains("PDF"));
    assert!(told("x.csv", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0").what.zh.contains("不是文字"));
    assert!(told("x.xlsx", b"PK\x03\x04 broken").what.zh.contains("损坏"));
    assert_eq!(told("x.csv", "甲,乙\n1,2\n".as_bytes()).headers, ["甲", "乙"]);
    assert!(Desk::default().ask(&question("rows")).is_err());
}

#[test]
fn the_columns_can_be_put_right_and_kept() {
    let text = "甲,乙\n张三,县长\n";
    let mut desk = Desk::default();
    desk.open("x.csv", text.as_bytes().to_vec(), Settings::default(), &mut |_| {}).expect_err("no headers");
    let (name, bytes) = desk.put_away();
    let settings =
        Settings { columns: vec!["title=B".into(), "name=A".into()], header_row: Some(1), ..Settings::default() };
    let summary = desk.open(&name, bytes, settings, &mut |_| {}).expect("a roster");
    assert_eq!(summary["totals"]["read"], 1);
    let kept = desk.file(&Question { form: "beside.toml".into(), ..Question::default() }).expect("a file");
    let beside = String::from_utf8(kept).expect("text");
    assert!(beside.contains("title = \"乙\"") && beside.contains("name = \"甲\""), "{beside}");
    let settings = Settings { beside, ..Settings::default() };
    assert!(Desk::default().open("x.csv", text.as_bytes().to_vec(), settings, &mut |_| {}).is_ok());
}

#[test]
fn what_is_accepted_is_set_apart() {
    let beside = "[[accept]]\ncode = \"ZR101\"\nreason = \"x\"\n[[accept]]\ncode = \"ZR201\"\nregion = \"110000\"\nreason = \"y\"\n";
    let mut desk = Desk::default();
    let settings = Settings { beside: beside.into(), ..Settings::default() };
    let summary = desk.open("roster-faulty.csv", FAULTY.to_vec(), settings, &mut |_| {}).expect("a roster");
    let accepted = summary["accepted"].as_u64().expect("a number");
    assert_eq!(total(&mut desk, &Question { state: "accepted".into(), ..question("findings") }), accepted);
    assert!(!summary["unused"].as_array().expect("a list").is_empty());
}

#[test]
fn a_roster_is_decided_with_local_rulebooks_and_anew_when_they_change() {
    let text = "[layer]\nid = \"here\"\nversion = \"1\"\nzh = \"本地清单\"\nauthority = { zh = \"本地清单(虚构)\" }\n\
        [[source]]\nid = \"1\"\nzh = \"民政部门承担重要职责。\"\n\
        [[listed]]\nfields = [\"民政\"]\ncite = [{ p = \"1\", zh = \"民政部门承担重要职责\" }]\n";
    let mut desk = Desk::default();
    let mut of = |rulebooks: &[(&str, &str)]| {
        let rulebooks = rulebooks.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let roster = "姓名,单位,职务\n甲明,昆山市民政局,局长\n".as_bytes().to_vec();
        desk.open("a.csv", roster, Settings { rulebooks, ..Settings::default() }, &mut |_| {})?;
        let form = Question { form: "ledger.json".into(), ..Question::default() };
        desk.file(&form).map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
    };
    let held = |ledger: &str| ledger.contains("\"here:1\"");
    assert!(!held(&of(&[]).expect("a ledger")));
    let laid = of(&[("here.toml", text)]).expect("a ledger");
    assert!(held(&laid), "{laid}");
    assert!(!held(&of(&[]).expect("a ledger")));
    assert!(of(&[("here.toml", "x = ")]).is_err());
}
