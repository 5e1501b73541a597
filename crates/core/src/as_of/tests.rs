//! What held when.

use super::*;
use crate::Engine;
use crate::answer::Options;

fn on(text: &str) -> Option<Date> {
    Some(Date::parse(text).expect("a day"))
}

#[test]
fn the_provisions_were_not_there_are_open_then_hold() {
    assert_eq!(provisions(on("2020-01-01")), Tri::No);
    assert_eq!(provisions(on("2024-05-01")), Tri::Unknown);
    assert_eq!(provisions(on("2025-08-01")), Tri::Yes);
    assert_eq!(provisions(None), Tri::Yes);
}

#[test]
fn versions_follow_each_other() {
    let holding = |id: &str, day: Option<Date>| {
        versions(id).filter(|version| version.period.holds(day) == Tri::Yes).map(|version| version.id).collect()
    };
    let of = |id, day| -> Vec<&str> { holding(id, day) };
    assert_eq!(of("inspection-regulations", on("2025-04-27")), ["inspection-provisions-2019"]);
    assert_eq!(of("inspection-regulations", on("2025-04-28")), ["inspection-regulations-2025"]);
    assert_eq!(of("damage-accountability-measures", on("2026-08-20")), ["damage-measures-trial"]);
    assert!(of("damage-accountability-measures", on("2026-08-25")).is_empty());
    assert_eq!(of("damage-accountability-measures", None), ["damage-measures-2026"]);
    assert_eq!(instrument("ecological-environmental-code", None), Tri::Unknown);
    assert_eq!(instrument("damage-accountability-measures", on("2010-01-01")), Tri::No);
}

#[test]
fn the_trial_version_has_25_situations() {
    let trial = versions("damage-accountability-measures").find(|one| !one.structure.is_empty()).expect("a structure");
    assert_eq!(trial.structure.iter().map(|part| part.count).collect::<Vec<_>>(), [8, 5, 7, 5]);
}

#[test]
fn a_post_of_a_day_before_is_outside_and_of_an_open_day_undetermined() {
    let ask = |day: &str| {
        let options = Options { explain: true, ..Options::default() };
        let mut answer = Engine::new().post_with("县委副书记、县长", &Default::default(), options).expect("a title");
        hold(&mut answer, on(day).expect("a day"));
        answer
    };
    let before = ask("2020-01-01");
    assert_eq!((before.applicability, before.classes.len(), before.duties.len()), (Applicability::Outside, 0, 0));
    assert!(before.verdict.contains("尚未制定"), "{}", before.verdict);
    let open = ask("2024-01-01");
    assert_eq!(open.applicability, Applicability::Undetermined);
    assert_eq!((open.classes.len(), open.possible_classes.len()), (0, 2));
    let after = ask("2025-08-01");
    assert_eq!(after.applicability, Applicability::Applies);
    assert!(after.notes.iter().all(|note| !note.code.starts_with("in-force")));
}

#[test]
fn what_is_known_agrees_with_the_versions() {
    for entry in BUILTIN.instruments {
        let moments =
            versions(entry.id).flat_map(|version| [Some(&version.period.from), version.period.until.as_ref()]);
        let days: Vec<_> = moments.flatten().flat_map(|one| [one.earliest, one.latest]).flatten().collect();
        for fact in entry.known.iter().filter(|fact| !fact.date.is_empty()) {
            assert!(days.iter().any(|day| day.to_string().starts_with(fact.date)), "{}: {}", entry.id, fact.date);
        }
        for version in versions(entry.id).filter(|version| !version.structure.is_empty()) {
            let counts: Vec<_> = version.structure.iter().map(|part| part.count.to_string()).collect();
            let told = entry.known.iter().any(|fact| counts.iter().all(|count| fact.text.zh.contains(count)));
            assert!(told, "{}: what is known says nothing of {counts:?}", version.id);
        }
    }
}

#[test]
fn what_happened_later_is_not_told_of_an_earlier_day() {
    let lines = |day: Option<Date>| {
        let mut item = crate::lookup::show(&crate::Engine::new(), "damage-accountability-measures", Lang::Zh).remove(0);
        add_lines(&mut item, day, Lang::Zh);
        item.lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>().join("\n")
    };
    assert!(!lines(on("2024-05-05")).contains("2026年8月下旬公布"));
    assert!(lines(on("2024-05-05")).contains("25种情形"));
    assert!(lines(None).contains("2026年8月下旬公布"));
}

#[test]
fn what_has_no_day_says_so() {
    let periods = ACCOUNTABILITY.versions.iter().map(|version| &version.period);
    for period in periods.chain([&ACCOUNTABILITY.provisions.period]) {
        let words = period_in_words(period, Lang::Zh);
        for moment in [Some(&period.from), period.until.as_ref()].into_iter().flatten() {
            assert_eq!(moment.from_source, !words.contains("来源未载"), "{words}");
            assert!(moment.day().is_some() || words.contains("未定"), "{words}");
        }
    }
}

#[test]
fn the_day_stands_behind_the_version() {
    let mut json = crate::who::who(&crate::Engine::new(), None, &crate::who::Subject::Duties(Vec::new()), Lang::Zh)
        .to_json()
        .into_bytes();
    stamp(&mut json, 0, on("2026-01-01").expect("a day"));
    let value: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(value["as_of"], "2026-01-01");
}
