//! Wrong data is refused, with file, line and what to do.

#![allow(clippy::disallowed_methods, reason = "the tests read the files of the data")]

use super::{Files, load_lexicon, load_regions, load_rulebook};
use std::path::Path;

fn collect(dir: &Path, prefix: &str, files: &mut Files) {
    for entry in std::fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            collect(&entry.path(), &format!("{name}/"), files);
        } else {
            files.add(name, std::fs::read_to_string(entry.path()).unwrap());
        }
    }
}

fn files() -> Files {
    let mut files = Files::default();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("data"), "", &mut files);
    files
}

/// The data with the first occurrence of some words replaced, and the line where they stood.
fn changed(path: &str, words: &str, by: &str) -> (Files, usize) {
    let mut files = files();
    let content = files.get(path, &mut Default::default()).unwrap().to_owned();
    let at = content.find(words).unwrap_or_else(|| panic!("`{words}` does not stand in {path}"));
    let at = at + words.len() - words.trim_start().len();
    let line = content[..at].matches('\n').count() + 1;
    files.add(path, content.replacen(words, by, 1));
    (files, line)
}

/// Every error that loading the whole of it gives.
fn errors(files: &Files) -> String {
    let rulebook = match load_rulebook(files) {
        Ok((rulebook, _)) => rulebook,
        Err(problems) => return problems.to_string(),
    };
    let lexicon = load_lexicon(files, &rulebook).err().map(|problems| problems.to_string());
    let regions = load_regions(files).err().map(|problems| problems.to_string());
    lexicon.or(regions).unwrap_or_default()
}

#[track_caller]
fn refused(path: &str, words: &str, by: &str, because: &str) {
    let (files, line) = changed(path, words, by);
    let errors = errors(&files);
    let place = format!("data/{path}:{line}:");
    let found = errors.lines().any(|error| error.contains(&place) && error.contains(because));
    assert!(found, "expected `{place} … {because}`, found:\n{errors}");
    assert!(errors.contains("  help: "), "says nothing of what to do:\n{errors}");
}

#[test]
fn the_data_as_it_stands_is_right() {
    assert_eq!(errors(&files()), "");
}

#[test]
fn a_quote_that_does_not_stand_in_the_source() {
    refused(
        "rulebook/classes.toml",
        "p = \"Q5.2\", zh = \"统筹协调",
        "p = \"Q5.2\", zh = \"统筹兼顾",
        "do not stand in [Q5.2]",
    );
}

#[test]
fn a_paragraph_that_does_not_exist() {
    refused("rulebook/supervision.toml", "p = \"Q6.1\"", "p = \"Q9.9\"", "the source has no paragraph `Q9.9`");
}

#[test]
fn a_duty_less_than_the_source_counts() {
    let (files, _) = changed("rulebook/classes.toml", "count = 4", "count = 5");
    assert!(errors(&files).contains("the source states 5 duties of `party-principal`, the file holds 4"));
}

#[test]
fn a_missing_translation() {
    refused("rulebook/principles.toml", "\nen = \"", "\nen = \"\" # \"", "`en` holds no English");
}

#[test]
fn a_word_that_stands_twice() {
    refused("lexicon/roles.toml", "\"局长\"", "\"县长\"", "`县长` stands twice");
}

#[test]
fn an_unknown_note() {
    refused("rulebook/rules.toml", "\"not-local\"", "\"not-there\"", "there is no note `not-there`");
}

#[test]
fn a_misspelt_key() {
    refused("rulebook/aims.toml", "\nzh = ", "\nzhh = ", "unknown field `zhh`");
}

#[test]
fn a_post_that_no_rule_decides() {
    let (files, _) = changed(
        "rulebook/rules.toml",
        "procuratorate\", \"enterprise\", \"village\", \"central\"]",
        "procuratorate\", \"enterprise\", \"village\"]",
    );
    let errors = errors(&files);
    assert!(errors.contains("no rule decides level `province`, organ `central`"), "{errors}");
}

#[test]
fn a_code_that_is_none() {
    refused("gazetteer/divisions.tsv", "110101\t东城区", "11010\t东城区", "is not a six-digit code");
}

/// The rules with one more, made of the first by replacing some words.
fn one_more_rule(replaced: &[(&str, &str)]) -> String {
    let mut files = files();
    let path = "rulebook/rules.toml";
    let content = files.get(path, &mut Default::default()).unwrap().to_owned();
    let start = content.find("[[rule]]").unwrap();
    let end = start + 8 + content[start + 8..].find("[[rule]]").unwrap();
    let more = replaced.iter().fold(content[start..end].to_owned(), |rule, (words, by)| {
        assert!(rule.contains(words), "`{words}` does not stand in the first rule");
        rule.replacen(words, by, 1)
    });
    files.add(path, content.clone() + "\n" + &more);
    errors(&files)
}

#[test]
fn a_post_that_two_rules_decide() {
    let errors = one_more_rule(&[("id = \"central-level\"", "id = \"central-again\"")]);
    assert!(errors.contains("2 rules decide level `central`"), "{errors}");
    assert!(errors.contains("rule/central-again"), "{errors}");
}

#[test]
fn a_rule_that_nothing_reaches() {
    let errors =
        one_more_rule(&[("id = \"central-level\"", "id = \"central-again\""), ("level = [\"central\"]", "level = []")]);
    assert!(errors.contains("no post reaches `rule/central-again`"), "{errors}");
    assert!(errors.contains("data/rulebook/rules.toml:"), "{errors}");
}

#[test]
fn a_formula_of_what_is_no_element() {
    let (files, _) = changed("rulebook/situations.toml", "{ any = [\"picking-and-choosing\"", "{ any = [\"picking\"");
    assert!(errors(&files).contains("the formula names `picking`, which is no element of this situation"));
}

#[test]
fn a_rule_may_hold_for_a_time_of_its_own() {
    use crate::decide::Tri;
    let holds = "holds = { from = { date = \"2030-01-01\", event = \"in-force\", basis = \"project\" } }\nlevel = ";
    let (files, _) = changed("rulebook/rules.toml", "level = ", holds);
    let (rulebook, accountability) = load_rulebook(&files).unwrap_or_else(|problems| panic!("{problems}"));
    let own: Vec<_> = accountability.rules.iter().map(|entry| entry.rule).collect();
    assert_eq!(own, [rulebook.rules[0].id]);
    let on = crate::model::Date::parse;
    assert_eq!(accountability.rules[0].period.holds(on("2029-12-31")), Tri::No);
    assert_eq!(accountability.rules[0].period.holds(on("2030-01-01")), Tri::Yes);
}

#[test]
fn a_day_that_is_none() {
    refused("rulebook/instruments.toml", "\"2019-06-06\"", "\"2019-06-31\"", "`2019-06-31` is no day");
}

#[test]
fn an_end_before_the_beginning() {
    let (from, to) = ("until = { date = \"2025-04-28\"", "until = { date = \"2018-04-28\"");
    let (files, _) = changed("rulebook/instruments.toml", from, to);
    assert!(errors(&files).contains("`until` comes before `from`"), "{}", errors(&files));
}

#[test]
fn a_situation_that_touches_no_known_duty() {
    refused(
        "rulebook/situations.toml",
        "\"party-principal/implement-central-decisions\"",
        "\"party-principal/implement\"",
        "there is no duty `party-principal/implement`",
    );
}

#[test]
fn a_link_of_the_loop_to_nowhere_and_one_that_is_missing() {
    refused("rulebook/loop.toml", "to = [\"duty-failure\"]", "to = [\"duty-failed\"]", "there is no `duty-failed`");
    let (files, _) = changed("rulebook/loop.toml", "to = [\"duty-failure\"]", "to = []");
    assert!(errors(&files).contains("`inspection` → `duty-failure` is missing"), "{}", errors(&files));
}

/// Every change that is kept, and some of each file: what is wrong is told with its place, and nothing panics.
#[test]
fn a_changed_file_loads_or_is_refused_with_a_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/rulebook");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut kept: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    kept.sort();
    assert!(kept.len() > 20, "only {} changes are kept", kept.len());
    for path in kept {
        println!("{}", path.display());
        let mut files = files();
        if super::patched::change(&mut files, &std::fs::read(&path).unwrap()).is_some() {
            super::patched::check(&files);
        }
    }
}
