//! Every title of the sets, against what a person worked out from the source.

use zeren_core::Engine;
use zeren_core::answer::{Answer, PostAnswer};
use zeren_tests::{Case, cases, root};

fn joined<T>(values: &[T], id: impl Fn(&T) -> &'static str) -> String {
    if values.is_empty() { "-".to_owned() } else { values.iter().map(id).collect::<Vec<_>>().join(",") }
}

/// A post as the title sets write it: levels, organ, position, sectors.
fn post(post: &PostAnswer<'_>) -> [String; 4] {
    let levels: Vec<_> = post.levels.iter().map(|level| level.id()).collect();
    let mut sectors = post.sectors.clone();
    sectors.sort_unstable();
    [
        levels.join("/"),
        post.organ.id().to_owned(),
        post.position.id().to_owned(),
        if sectors.is_empty() { "-".to_owned() } else { sectors.join("+") },
    ]
}

fn posts_differ(expected: &str, answer: &Answer<'_>) -> bool {
    if expected == "?" || expected == "-" {
        return expected == "-" && !answer.posts.is_empty();
    }
    let expected: Vec<Vec<&str>> = expected.split(" ; ").map(|post| post.split_whitespace().collect()).collect();
    expected.len() != answer.posts.len()
        || expected.iter().zip(&answer.posts).any(|(expected, found)| {
            let found = post(found);
            expected.iter().zip(&found).any(|(expected, found)| {
                let mut sorted: Vec<_> = expected.split('+').collect();
                sorted.sort_unstable();
                *expected != "?" && sorted.join("+") != *found
            })
        })
}

fn differences(engine: &Engine, case: &Case) -> Vec<String> {
    let answer = match engine.post(&case.title, &Default::default()) {
        Ok(answer) => answer,
        Err(error) => return vec![error.to_string()],
    };
    let mut out = Vec::new();
    let mut compare = |what: &str, expected: &str, found: &str| {
        if expected != "?" && expected != found {
            out.push(format!("{what}: expected {expected}, found {found}"));
        }
    };
    compare("applicability", &case.applicability, answer.applicability.id());
    compare("classes", &case.classes, &joined(&answer.classes, |class| class.id()));
    compare("possible", &case.possible, &joined(&answer.possible_classes, |class| class.id()));
    let unread: Vec<_> = answer.unread.iter().filter_map(|unread| unread.text).collect();
    compare("unread", &case.unread, &if unread.is_empty() { "-".to_owned() } else { unread.join("|") });
    if posts_differ(&case.posts, &answer) {
        let found: Vec<_> = answer.posts.iter().map(|found| post(found).join(" ")).collect();
        out.push(format!("posts: expected {}, found {}", case.posts, found.join(" ; ")));
    }
    for paragraph in case.source.split(',').filter(|paragraph| *paragraph != "-") {
        if !answer.citations.iter().any(|citation| citation.id == paragraph) {
            out.push(format!("source: {paragraph} is not cited"));
        }
    }
    out
}

fn check(file: &str) {
    let engine = Engine::new();
    let cases = cases(&root().join("cases/titles").join(file));
    assert!(cases.len() >= 300, "{file} holds only {} titles", cases.len());
    let mut failed = 0;
    for case in &cases {
        let differences = differences(&engine, case);
        if !differences.is_empty() {
            failed += 1;
            println!("{} {}", case.at, case.title);
            for difference in differences {
                println!("    {difference}");
            }
        }
    }
    assert_eq!(failed, 0, "{failed} of {} titles are read otherwise than expected", cases.len());
}

#[test]
fn collected() {
    check("collected.tsv");
}

#[test]
fn held_out() {
    check("held-out.tsv");
}

#[test]
fn examined_a() {
    check("examined-a.tsv");
}

#[test]
fn examined_b() {
    check("examined-b.tsv");
}

#[test]
fn examined_c() {
    check("examined-c.tsv");
}

#[test]
fn examined_d() {
    check("examined-d.tsv");
}
