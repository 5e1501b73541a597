//! What differs: between two records, and between the rules a record was made with and those of today.

use super::load::{Stated, take_by};
use super::report::Report;
use super::rows::RowReport;
use crate::assess::{element, element_ids, in_words, named};
use crate::builtin::BUILTIN;

/// Something that changed in the rules since a record was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleChange {
    /// The element is gone.
    ElementGone(String),
    /// The element is new.
    ElementNew(String),
    /// The element has other words: before, now.
    ElementWords(String, String, String),
    /// The reading is gone.
    ReadingGone(String),
    /// The reading is new.
    ReadingNew(String),
    /// The reading joins the elements otherwise: before, now.
    ReadingStructure(String, String, String),
    /// Other local rulebooks were laid over: before, now; empty for none.
    Layers(String, String),
    /// The record does not say what its elements meant.
    NotRecorded,
}

/// The local rulebooks that the version of a rulebook names.
fn layers(version: &str) -> String {
    version.split('+').skip(1).collect::<Vec<_>>().join(", ")
}

/// What changed in the rules since a record was made; `now` is their version.
#[must_use]
pub fn rule_changes(now: &str, stated: &Stated) -> Vec<RuleChange> {
    let mut out = Vec::new();
    let (before, now) = (layers(stated.rulebook.as_deref().unwrap_or_default()), layers(now));
    if before != now {
        out.push(RuleChange::Layers(before, now));
    }
    if stated.elements.is_empty() {
        out.push(RuleChange::NotRecorded);
        return out;
    }
    for old in &stated.elements {
        match named(&old.id).and_then(element).filter(|now| now.id == old.id) {
            None => out.push(RuleChange::ElementGone(old.id.clone())),
            Some(now) if now.name.zh != old.words => {
                out.push(RuleChange::ElementWords(old.id.clone(), old.words.clone(), now.name.zh.to_owned()));
            }
            Some(_) => {}
        }
    }
    for now in element_ids().filter_map(element) {
        if stated.elements.iter().all(|old| old.id != now.id) {
            out.push(RuleChange::ElementNew(now.id.to_owned()));
        }
    }
    let old: Vec<_> = stated.situations.iter().flat_map(|situation| &situation.structure.0).collect();
    let now: Vec<_> = BUILTIN.situations.iter().flat_map(|situation| situation.readings).collect();
    for (id, structure) in &old {
        match now.iter().find(|reading| reading.id == id).map(|reading| in_words(&reading.formula)) {
            None => out.push(RuleChange::ReadingGone(id.clone())),
            Some(now) if now != *structure => {
                out.push(RuleChange::ReadingStructure(id.clone(), structure.clone(), now));
            }
            Some(_) => {}
        }
    }
    for reading in now.iter().filter(|reading| old.iter().all(|(id, _)| id != reading.id)) {
        out.push(RuleChange::ReadingNew(reading.id.to_owned()));
    }
    out
}

/// What a difference is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Side {
    /// The version of the rules.
    Rulebook,
    /// The day.
    AsOf,
    /// The posts.
    Posts,
    /// The readings followed.
    Readings,
    /// The file of the roster.
    Roster,
    /// A row of the roster, by where it stands.
    Row(String),
    /// A fact, by element.
    Fact(String),
    /// Who said so, by element.
    SaidBy(String),
    /// A result, by situation.
    Result(String),
    /// A result by one reading: situation, reading.
    ByReading(String, String),
}

/// A difference between a record and an assessment: before and now, none where it is absent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub about: Side,
    /// In the record.
    pub before: Option<String>,
    /// In the assessment.
    pub now: Option<String>,
}

/// The names of two lists, each once, in order.
fn both<'a>(left: impl Iterator<Item = &'a str>, right: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut out = Vec::new();
    for name in left.chain(right) {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// What differs in the rows of a roster.
fn rows(before: &Stated, now: &Report, add: &mut impl FnMut(Side, Option<&str>, Option<&str>)) {
    let (old, new) = (before.roster.as_ref(), now.roster.as_ref());
    let files = (old.map(|roster| roster.file.as_str()), new.map(|roster| roster.file.as_str()));
    add(Side::Roster, files.0, files.1);
    let (old, new) = (old.map_or(&[][..], |roster| &roster.rows), new.map_or(&[][..], |roster| &roster.rows));
    // Mostly the same rows stand in the same places.
    let find = |place: usize, at: &str| {
        let here = new.get(place).filter(|row| row.at == at);
        here.or_else(|| new.iter().find(|row| row.at == at))
    };
    for (place, row) in old.iter().enumerate() {
        let now = find(place, &row.at).map(RowReport::in_words);
        add(Side::Row(row.at.clone()), Some(&row.in_words()), now.as_deref());
    }
    let known =
        |place: usize, at: &str| old.get(place).is_some_and(|row| row.at == at) || old.iter().any(|row| row.at == at);
    for (_, row) in new.iter().enumerate().filter(|(place, row)| !known(*place, &row.at)) {
        add(Side::Row(row.at.clone()), None, Some(&row.in_words()));
    }
}

/// What differs between a record and an assessment.
#[must_use]
pub fn changes(before: &Stated, now: &Report) -> Vec<Change> {
    let mut out = Vec::new();
    let mut add = |about, before: Option<&str>, now: Option<&str>| {
        if before != now {
            out.push(Change { about, before: before.map(str::to_owned), now: now.map(str::to_owned) });
        }
    };
    if before.rulebook.is_some() {
        add(Side::Rulebook, before.rulebook.as_deref(), Some(now.rulebook));
    }
    add(Side::AsOf, before.as_of.as_deref(), now.as_of.as_deref());
    let list = |items: &[String]| Some(items.join(";")).filter(|text| !text.is_empty());
    add(Side::Posts, list(&before.posts).as_deref(), list(&now.posts).as_deref());
    let readings: Vec<String> = now.readings.iter().map(|id| (*id).to_owned()).collect();
    add(Side::Readings, list(&before.readings).as_deref(), list(&readings).as_deref());
    rows(before, now, &mut add);
    // Facts by hand may be named in words; what can be read is compared by id.
    let taken = take_by(now.rulebook, before, true).ok();
    let facts: Vec<(&str, &str)> = match &taken {
        Some(loaded) => {
            let left_out = before.facts.0.iter().filter(|(name, _)| loaded.left_out.contains(name));
            let kept = loaded.case.facts.iter().map(|(id, value)| (crate::assess::id_of(id), value.id()));
            kept.chain(left_out.map(|(name, value)| (name.as_str(), value.word()))).collect()
        }
        None => before.facts.0.iter().map(|(name, value)| (name.as_str(), value.word())).collect(),
    };
    for name in both(facts.iter().map(|(name, _)| *name), now.facts.0.iter().map(|(name, _)| name.as_str())) {
        let old = facts.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        add(Side::Fact(name.to_owned()), old, now.facts.get(name).copied());
    }
    let said = |pairs: &super::Pairs<String>| pairs.0.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let (old_said, new_said) = (said(&before.said_by), said(&now.said_by));
    for name in both(old_said.iter().map(String::as_str), new_said.iter().map(String::as_str)) {
        let of = |pairs: &super::Pairs<String>| pairs.get(name).cloned();
        add(Side::SaidBy(name.to_owned()), of(&before.said_by).as_deref(), of(&now.said_by).as_deref());
    }
    for situation in &now.situations {
        let Some(old) = before.situations.iter().find(|old| old.id == situation.id) else { continue };
        add(Side::Result(situation.id.to_owned()), Some(&old.result), Some(situation.result.id()));
        let names = both(
            old.by_reading.0.iter().map(|(name, _)| name.as_str()),
            situation.by_reading.0.iter().map(|(name, _)| name.as_str()),
        );
        for name in names {
            let about = Side::ByReading(situation.id.to_owned(), name.to_owned());
            let now = situation.by_reading.get(name).map(|outcome| outcome.id());
            add(about, old.by_reading.get(name).map(String::as_str), now);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;
    use crate::assess::record::{Fault, take};
    use crate::assess::{Case, assess};
    use crate::decide::Tri;
    use crate::model::Lang;

    fn report(facts: &[(&str, Tri)]) -> Report {
        let mut case = Case::default();
        for (name, value) in facts {
            case.facts.set(named(name).expect("an element"), *value);
        }
        let said_by: Vec<_> = case.facts.iter().map(|(id, _)| (id, "巡察组".to_owned())).collect();
        Report::new(&Engine::new(), &case, &said_by, &assess(&case), &[], Lang::Zh)
    }

    fn stated(report: &Report) -> Stated {
        serde_json::from_str(&report.to_json()).expect("a record")
    }

    #[test]
    fn a_record_comes_back_as_it_was() {
        let report = report(&[("causation", Tri::Yes), ("formalism", Tri::No), ("severe-harm", Tri::Unknown)]);
        let record = stated(&report);
        let loaded = take(&Engine::new(), &record, false).expect("a case");
        let again = Report::new(&Engine::new(), &loaded.case, &loaded.said_by, &assess(&loaded.case), &[], Lang::Zh);
        assert_eq!(again.to_json(), report.to_json());
        assert!(changes(&record, &report).is_empty());
    }

    #[test]
    fn the_rows_of_a_roster_come_back_as_they_were_but_not_under_other_rules() {
        let roster = crate::assess::roster::tests::roster(&["县委副书记、县长", "副县长", "村党支部书记"]);
        let (case, assessment) = (Case::default(), assess(&Case::default()));
        let of = |roster| {
            Report::new(&Engine::new(), &case, &[], &assessment, &[], Lang::Zh).with_roster(roster, &assessment)
        };
        let (report, mut record) = (of(&roster), stated(&of(&roster)));
        let again = take(&Engine::new(), &record, false).expect("a case").roster.expect("a roster");
        assert_eq!(of(&again).to_json(), report.to_json());
        assert!(changes(&record, &report).is_empty());

        let other = crate::assess::roster::tests::roster(&["县委书记", "副县长"]);
        let told: Vec<String> = changes(&record, &of(&other)).iter().map(|one| one.told(Lang::Zh)).collect();
        assert_eq!(
            told,
            [
                "名册 2 行: 县委副书记、县长 (government-principal, leadership-member) → 县委书记 (party-principal)",
                "名册 4 行: 村党支部书记 () → 无",
            ]
        );

        record.rulebook = Some("2024.01.01-1".to_owned());
        let reused = take(&Engine::new(), &record, true).expect("facts alone");
        assert!(reused.roster.is_none());
        assert_eq!(reused.rows_left_out, 4);

        record.rulebook = Some(BUILTIN.version.to_owned());
        record.roster.as_mut().expect("a roster").rows[0].classes.push("king".to_owned());
        assert_eq!(
            take(&Engine::new(), &record, false).expect_err("a fault"),
            [Fault::BadRow("2".to_owned(), "king".to_owned())]
        );
    }

    #[test]
    fn what_differs_is_told() {
        let before = stated(&report(&[("causation", Tri::Yes)]));
        let changes = changes(&before, &report(&[("causation", Tri::No)]));
        let about = |about: Side| changes.iter().find(|change| change.about == about);
        assert_eq!(about(Side::Fact("causation".to_owned())).and_then(|one| one.now.clone()).as_deref(), Some("no"));
        let result = about(Side::Result("serious-damage".to_owned())).expect("another result");
        assert_eq!((result.before.as_deref(), result.now.as_deref()), (Some("open"), Some("not-reached")));
        assert!(about(Side::Result("duty-failure".to_owned())).is_none());
    }

    #[test]
    fn a_record_of_other_rules_is_not_reused_in_silence() {
        let mut record = stated(&report(&[("causation", Tri::Yes), ("formalism", Tri::No)]));
        record.rulebook = Some("2024.01.01-1".to_owned());
        record.elements.retain(|element| element.id != "severe-harm");
        for element in record.elements.iter_mut().filter(|element| element.id == "formalism") {
            element.words = "搞形式".to_owned();
        }
        let faults = take(&Engine::new(), &record, false).expect_err("refused");
        let [Fault::OtherRulebook(version, told)] = faults.as_slice() else { panic!("{faults:?}") };
        assert_eq!(version, "2024.01.01-1");
        assert!(told.contains(&RuleChange::ElementNew("severe-harm".to_owned())), "{told:?}");
        let words = RuleChange::ElementWords("formalism".to_owned(), "搞形式".to_owned(), "搞形式主义".to_owned());
        assert!(told.contains(&words), "{told:?}");
        let loaded = take(&Engine::new(), &record, true).expect("what still means the same");
        assert_eq!(loaded.left_out, ["formalism"]);
        assert_eq!(loaded.case.facts.iter().count(), 1);
    }

    #[test]
    fn everything_wrong_is_told_at_once() {
        let text = r#"{"facts":{"causation":"yes","致使":"no","formalisn":"yes","bureaucratism":"perhaps"},
            "readings":["nonsense"],"as_of":"2025-13-01","posts":[""],"fatcs":{},"format":7}"#;
        let stated: Stated = serde_json::from_str(text).expect("the shape is right");
        let faults = take(&Engine::new(), &stated, false).expect_err("faults");
        assert_eq!(faults.len(), 8, "{faults:?}");
        assert!(faults.contains(&Fault::Twice("causation".to_owned(), "yes".to_owned(), "no".to_owned())));
    }
}
