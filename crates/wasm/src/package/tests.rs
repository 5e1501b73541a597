//! Answers and errors of the package, beside the core's.

use super::*;
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn code(text: &str) -> String {
    json(text)["error"]["code"].as_str().expect("an error").to_owned()
}

#[test]
fn a_title_is_answered_as_a_line_of_a_batch() {
    let line = r#"{"title":"副县长"}"#;
    assert_eq!(post_of(line, r#"{"lang":"zh"}"#), crate::determine(line, "zh", false));
    assert_eq!(post_of(line, r#"{"lang":"en","explain":true}"#), crate::determine(line, "en", true));
    let fields = r#"{"organ":"government","position":"deputy","level":"county","sectors":["水利"]}"#;
    assert_eq!(post_of(fields, r#"{"lang":"zh"}"#), crate::determine(fields, "zh", false));
}

#[test]
fn an_answer_settles_what_was_asked() {
    let asked = json(&post_of(r#"{"title":"副县长"}"#, r#"{"lang":"zh"}"#));
    assert_eq!(asked["questions"][0]["about"], "portfolio");
    let answered = json(&post_of(r#"{"title":"副县长"}"#, r#"{"lang":"zh","answers":{"portfolio":"environment"}}"#));
    assert_eq!(answered["classes"], json(r#"["government-environment-deputy"]"#));
    let known = r#"{"title":"副市长","sectors":["水利"],"region":"昆山市"}"#;
    let known = json(&post_of(known, r#"{"lang":"zh","answers":{"importance":"unknown"}}"#));
    assert_eq!(known["classes"], json(r#"["government-sector-deputy"]"#));
    assert_eq!(known["posts"][0]["region"]["name"], "昆山市");
}

#[test]
fn a_day_before_the_provisions_reaches_no_one() {
    let then = json(&post_of(r#"{"title":"县长"}"#, r#"{"lang":"zh","as_of":"2020-01-01"}"#));
    assert_eq!((&then["as_of"], &then["applicability"]), (&json("\"2020-01-01\""), &json("\"outside\"")));
    assert!(then.get("trace").is_none());
    let then = json(&who_for(r#"{"lang":"zh","as_of":"2020-01-01"}"#));
    assert_eq!((&then["as_of"], &then["chain"]), (&json("\"2020-01-01\""), &json("[]")));
}

#[test]
fn a_matter_is_a_sector_or_a_duty() {
    let of = |request: &str| json(&who_for(request));
    assert_eq!(of(r#"{"lang":"zh"}"#)["sector"], "environment");
    assert_eq!(of(r#"{"lang":"zh","matter":"水务"}"#), of(r#"{"lang":"zh","sector":"water"}"#));
    assert_eq!(of(r#"{"lang":"zh","matter":"环境应急"}"#), of(r#"{"lang":"zh","duty":"环境应急"}"#));
    let unlisted = of(r#"{"lang":"zh","matter":"民政","level":"county"}"#);
    assert!(unlisted["chain"].as_array().is_some_and(|chain| chain.iter().any(|link| link["certain"] == false)));
}

#[test]
fn what_is_wrong_has_a_code() {
    for (found, expected) in [
        (post_of("", r#"{"lang":"zh"}"#), "empty-title"),
        (post_of(r#"{"title":"县长","level":"x"}"#, r#"{"lang":"zh"}"#), "bad-json"),
        (post_of("县长", r#"{"lang":"fr"}"#), "bad-options"),
        (post_of("县长", r#"{"lang":"zh","as_of":"2026-02-30"}"#), "bad-day"),
        (post_of(r#"{"title":"县长"}"#, r#"{"lang":"zh","answers":{"portfolio":"x"}}"#), "bad-answer"),
        (post_of(r#"{"title":"县长"}"#, r#"{"lang":"zh","answers":{"x":"yes"}}"#), "bad-answer"),
        (
            post_of(r#"{"organ":"court","position":"head"}"#, r#"{"lang":"zh","answers":{"importance":"yes"}}"#),
            "answers-without-title",
        ),
        (who_for(r#"{"lang":"zh","matter":"饕餮"}"#), "unknown-matter"),
        (who_for(r#"{"lang":"zh","sector":"饕餮"}"#), "unknown-sector"),
        (who_for(r#"{"lang":"zh","duty":"饕餮"}"#), "unknown-duty"),
        (who_for(r#"{"lang":"zh","level":"x"}"#), "unknown-level"),
        (who_for(r#"{"lang":"zh","duty":"环境应急","sector":"水务"}"#), "two-matters"),
        (assess_of("[]", r#"{"lang":"zh"}"#), "bad-facts"),
        (assess_of(r#"{"facts":{"against-law":"yes","decision-made":"no"}}"#, r#"{"lang":"zh"}"#), "contradiction"),
        (assess_of(r#"{"posts":["🌳"]}"#, r#"{"lang":"zh","reuse":1}"#), "bad-options"),
    ] {
        assert_eq!(code(&found), expected, "{found}");
    }
}

#[test]
fn every_fault_of_facts_is_told_in_both_languages() {
    let stated = r#"{"format":9,"fatcs":1,"facts":{"x":"yes","causation":"perhaps","formalism":"yes","搞形式主义":"no"},
        "readings":["y","any-result","each-result"],"as_of":"today","posts":[" "],"said_by":{"causation":"甲"}}"#;
    for (lang, part) in [("zh", "既是"), ("en", "keep one")] {
        let error = json(&assess_of(stated, &format!(r#"{{"lang":"{lang}"}}"#)));
        let faults = error["error"]["faults"].as_array().expect("a list").clone();
        let codes: Vec<&str> = faults.iter().filter_map(|fault| fault["code"].as_str()).collect();
        for code in [
            "unknown-field",
            "other-format",
            "unknown-element",
            "bad-value",
            "stated-twice",
            "unknown-reading",
            "bad-day",
            "empty-title",
            "said-of-nothing",
        ] {
            assert!(codes.contains(&code), "{code} is not among {codes:?}");
        }
        assert!(error["error"]["message"].as_str().is_some_and(|message| message.contains(part)));
    }
    let old = r#"{"rulebook":"1999","facts":{"causation":"yes"}}"#;
    assert!(assess_of(old, r#"{"lang":"zh"}"#).contains("other-rulebook"));
    assert!(assess_of(old, r#"{"lang":"zh","reuse":true}"#).contains("\"facts\":{}"));
}

#[test]
fn an_assessment_is_the_report_of_the_core() {
    let found = json(&assess_of(r#"{"facts":{"causation":false},"posts":["县长"]}"#, r#"{"lang":"en"}"#));
    assert_eq!(found["facts"]["causation"], "no");
    let damage = found["situations"].as_array().expect("a list").iter().find(|one| one["id"] == "serious-damage");
    assert_eq!(damage.expect("the situation")["result"], "not-reached");
    assert_eq!(found["persons"][0]["classes"], json(r#"["government-principal"]"#));
}

#[test]
fn the_versions_are_those_of_package_and_rules() {
    let versions = json(&versions());
    assert_eq!(versions["package"], env!("CARGO_PKG_VERSION"));
    assert_eq!(versions["rulebook"], BUILTIN.version);
}
