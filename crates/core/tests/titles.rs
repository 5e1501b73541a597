//! What the title sets come to, as far as the outcome goes: enough for the tests of this crate to stand alone, as under
//! `cargo mutants`. `tests/titles.rs` of the repository compares all columns.

#[allow(
    dead_code,
    unreachable_pub,
    clippy::disallowed_methods,
    reason = "all columns are read from files, some are compared"
)]
#[path = "../../../tests/case.rs"]
mod case;

use std::path::Path;
use zeren_core::Engine;
use zeren_core::model::Class;

fn ids(classes: &[Class]) -> String {
    if classes.is_empty() {
        "-".to_owned()
    } else {
        classes.iter().map(|class| class.id()).collect::<Vec<_>>().join(",")
    }
}

#[test]
fn every_title_of_the_sets_comes_to_what_a_person_worked_out() {
    let engine = Engine::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases/titles");
    let mut count = 0;
    for set in ["collected", "examined-a", "examined-b", "examined-c", "examined-d", "held-out"] {
        for case in case::cases(&folder.join(set).with_extension("tsv")) {
            let answer = engine.post(&case.title, &Default::default()).expect("a title");
            let found = [answer.applicability.id().to_owned(), ids(&answer.classes), ids(&answer.possible_classes)];
            for (expected, found) in [case.applicability, case.classes, case.possible].iter().zip(found) {
                assert!(expected == "?" || *expected == found, "{} {}: {expected}, found {found}", case.at, case.title);
            }
            count += 1;
        }
    }
    assert!(count > 2000, "only {count} titles");
}
