//! The laws of the assessment, over the rulebook's formulas and random ones, each against brute force.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use zeren_core::assess::{
    Case, Facts, NodeKind, Outcome, assess, element_ids, evaluate, next_questions, settling, view,
};
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::Tri;
use zeren_core::rulebook::{ElementId, Formula};

/// How many elements random formulas are over.
const ELEMENTS: usize = 7;

fn formula() -> impl Strategy<Value = Formula> {
    let leaf = (0..ELEMENTS).prop_map(|place| Formula::Element(ElementId::new(place)));
    leaf.prop_recursive(3, 16, 4, |inner| {
        (proptest::collection::vec(inner, 1..4), any::<bool>()).prop_map(|(parts, all)| {
            // A rulebook's formulas live as long as the program; a test may leak a few.
            let parts: &'static [Formula] = parts.leak();
            if all { Formula::All(parts) } else { Formula::Any(parts) }
        })
    })
}

fn tri() -> impl Strategy<Value = Option<Tri>> {
    prop_oneof![
        3 => Just(None),
        1 => Just(Some(Tri::Unknown)),
        2 => Just(Some(Tri::Yes)),
        2 => Just(Some(Tri::No)),
    ]
}

fn facts_of(values: &[Option<Tri>]) -> Facts {
    let mut facts = Facts::default();
    for (place, value) in values.iter().enumerate() {
        if let Some(value) = value {
            facts.set(ElementId::new(place), *value);
        }
    }
    facts
}

fn facts(elements: usize) -> impl Strategy<Value = Facts> {
    proptest::collection::vec(tri(), elements).prop_map(|values| facts_of(&values))
}

fn case() -> impl Strategy<Value = Case> {
    let readings: Vec<&'static str> =
        BUILTIN.situations.iter().flat_map(|one| one.readings).map(|reading| reading.id).collect();
    (facts(element_ids().count()), proptest::sample::subsequence(readings, 0..4)).prop_map(|(facts, follow)| {
        let mut case = Case { facts, ..Case::default() };
        follow.into_iter().for_each(|id| assert!(case.follow(id)));
        case
    })
}

/// The elements of these whose value is not known.
fn unknown(facts: Facts, elements: impl Iterator<Item = ElementId>) -> Vec<ElementId> {
    elements.filter(|id| facts.get(*id) == Tri::Unknown).collect()
}

/// Every way to fill in these elements.
fn completions(facts: Facts, open: &[ElementId]) -> impl Iterator<Item = Facts> {
    (0..1u32 << open.len()).map(move |bits| {
        open.iter().enumerate().fold(facts, |facts, (place, id)| facts.with(*id, Tri::known(bits & (1 << place) != 0)))
    })
}

/// Plain two-valued logic, written apart from what is tested.
fn holds(formula: &Formula, facts: Facts) -> bool {
    match formula {
        Formula::Element(id) => facts.get(*id) == Tri::Yes,
        Formula::All(parts) => parts.iter().all(|part| holds(part, facts)),
        Formula::Any(parts) => parts.iter().any(|part| holds(part, facts)),
    }
}

/// What all completions have in common.
fn brute(formula: &Formula, facts: Facts, elements: usize) -> Tri {
    let open = unknown(facts, (0..elements).map(ElementId::new));
    let mut values = completions(facts, &open).map(|facts| holds(formula, facts));
    let first = values.next().expect("at least one completion");
    if values.all(|value| value == first) { Tri::known(first) } else { Tri::Unknown }
}

/// The smallest settling sets, found by trying every partial completion.
fn brute_settling(formula: &Formula, facts: Facts, elements: usize) -> Vec<(Vec<ElementId>, Tri)> {
    let open = unknown(facts, (0..elements).map(ElementId::new));
    let mut found: Vec<Vec<(ElementId, Tri)>> = Vec::new();
    let mut every: Vec<Vec<(ElementId, Tri)>> = vec![Vec::new()];
    for id in open {
        let more = every.iter().flat_map(|set| {
            [Tri::Yes, Tri::No].map(|value| set.iter().copied().chain([(id, value)]).collect::<Vec<_>>())
        });
        every = every.iter().cloned().chain(more.collect::<Vec<_>>()).collect();
    }
    every.sort_by_key(Vec::len);
    for set in every {
        let filled = set.iter().fold(facts, |facts, (id, value)| facts.with(*id, *value));
        let smaller = |known: &Vec<(ElementId, Tri)>| known.iter().all(|fact| set.contains(fact));
        if brute(formula, filled, elements) != Tri::Unknown && !found.iter().any(smaller) {
            found.push(set);
        }
    }
    let mut out: Vec<_> = found
        .into_iter()
        .map(|set| {
            let value = set.first().map_or(Tri::Unknown, |(_, value)| *value);
            assert!(set.iter().all(|(_, other)| *other == value), "a smallest set holds one value only: {set:?}");
            (set.into_iter().map(|(id, _)| id).collect(), value)
        })
        .collect();
    out.sort_by_key(|(set, value): &(Vec<ElementId>, Tri)| (set.clone(), value.id()));
    out
}

fn config() -> ProptestConfig {
    // A fixed seed, so that a run can be repeated; change it, or the number of cases, to look further.
    ProptestConfig {
        cases: 600,
        rng_seed: RngSeed::Fixed(20_250_801),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_formula_is_what_all_completions_have_in_common(formula in formula(), facts in facts(ELEMENTS)) {
        prop_assert_eq!(evaluate(&formula, facts), brute(&formula, facts, ELEMENTS));
    }

    #[test]
    fn more_knowledge_never_reverses_a_formula(formula in formula(), facts in facts(ELEMENTS), more in facts(ELEMENTS)) {
        let before = evaluate(&formula, facts);
        let after = (0..ELEMENTS).map(ElementId::new).fold(facts, |all, id| {
            if all.get(id) == Tri::Unknown { all.with(id, more.get(id)) } else { all }
        });
        prop_assert!(before == Tri::Unknown || evaluate(&formula, after) == before);
    }

    #[test]
    fn the_settling_sets_are_those_brute_force_finds(formula in formula(), facts in facts(ELEMENTS)) {
        let mut found: Vec<_> = settling(&formula, facts)
            .into_iter()
            .map(|one| (one.elements.clone(), one.value()))
            .collect();
        found.sort_by_key(|(set, value): &(Vec<ElementId>, Tri)| (set.clone(), value.id()));
        if evaluate(&formula, facts) == Tri::Unknown {
            prop_assert_eq!(found, brute_settling(&formula, facts, ELEMENTS));
        } else {
            prop_assert!(found.is_empty());
        }
    }

    #[test]
    fn the_first_question_settles_most_at_once(formula in formula(), facts in facts(ELEMENTS)) {
        let ids = || (0..ELEMENTS).map(ElementId::new);
        let questions = next_questions([(&formula, true)].into_iter(), facts, ids());
        let at_once = |id: ElementId| {
            [Tri::Yes, Tri::No].iter().filter(|value| evaluate(&formula, facts.with(id, **value)) != Tri::Unknown).count()
        };
        let Some(first) = questions.first() else {
            // Nothing is asked only where nothing that was not stated can change the result.
            let stated_unknown = |id: &ElementId| facts.stated(*id) == Some(Tri::Unknown);
            let open = unknown(facts, ids()).into_iter().filter(|id| !stated_unknown(id)).collect::<Vec<_>>();
            let results: Vec<_> = completions(facts, &open).map(|facts| evaluate(&formula, facts)).collect();
            prop_assert!(results.windows(2).all(|pair| pair[0] == pair[1]), "nothing is asked, and it matters");
            return Ok(());
        };
        prop_assert!(questions.iter().all(|id| at_once(*id) <= at_once(*first)));
        prop_assert!(questions.iter().all(|id| facts.stated(*id).is_none()));
    }

    #[test]
    fn the_tree_is_the_formula(formula in formula(), facts in facts(ELEMENTS)) {
        let tree = view(&formula, facts);
        prop_assert_eq!(tree.value, evaluate(&formula, facts));
        let mut nodes = vec![&tree];
        while let Some(node) = nodes.pop() {
            nodes.extend(&node.parts);
            if let NodeKind::Element(id) = node.kind {
                prop_assert_eq!(node.value, facts.get(id));
            }
            prop_assert!(node.parts.iter().all(|part| !part.live || node.live));
            prop_assert!(!node.live || node.value == Tri::Unknown);
        }
    }

    #[test]
    fn every_situation_is_brute_force_over_all_completions(case in case()) {
        let assessment = assess(&case);
        for result in &assessment.situations {
            let own = result.situation.elements.iter().filter_map(|element| zeren_core::assess::named(element.id));
            let open = unknown(case.facts, own);
            for reading in &result.by_reading {
                let values: Vec<bool> = completions(case.facts, &open)
                    .map(|facts| holds(&reading.reading.formula, facts))
                    .collect();
                let expected = match (values.contains(&true), values.contains(&false)) {
                    (true, true) => Outcome::Open,
                    (reached, _) => if reached { Outcome::Reached } else { Outcome::NotReached },
                };
                prop_assert_eq!(reading.outcome, expected, "{} {}", result.situation.id, reading.reading.id);
            }
            if result.situation.by_authority {
                prop_assert_eq!(result.outcome, Outcome::Open);
                prop_assert!(result.by_reading.is_empty());
            }
        }
    }

    #[test]
    fn what_is_listed_settles_and_nothing_less_does(case in case()) {
        for result in assess(&case).situations {
            for settling in &result.settled_by {
                let fill = |ids: &[ElementId]| {
                    let facts = ids.iter().fold(case.facts, |facts, id| facts.with(*id, settling.value()));
                    let case = Case { facts, ..case.clone() };
                    assess(&case).situations.into_iter().find(|one| one.situation.id == result.situation.id)
                        .expect("the same situation").outcome
                };
                prop_assert_eq!(fill(&settling.elements), settling.outcome);
                for left_out in 0..settling.elements.len() {
                    let mut fewer = settling.elements.clone();
                    fewer.remove(left_out);
                    prop_assert_eq!(fill(&fewer), Outcome::Open);
                }
            }
            prop_assert_eq!(result.settled_by.is_empty(), result.situation.by_authority || result.outcome != Outcome::Open);
        }
    }

    #[test]
    fn an_interview_ends_and_never_turns(case in case(), answers in proptest::collection::vec(0..3usize, 40)) {
        let mut case = case;
        let mut before = assess(&case);
        for answer in answers {
            let Some(question) = before.next_question() else { break };
            prop_assert_eq!(case.facts.stated(question), None);
            case.facts.set(question, Tri::ALL[answer]);
            let after = assess(&case);
            for (old, new) in before.situations.iter().zip(&after.situations) {
                for (old, new) in old.by_reading.iter().zip(&new.by_reading) {
                    prop_assert!(old.outcome == Outcome::Open || old.outcome == new.outcome);
                }
            }
            before = after;
        }
        prop_assert_eq!(before.next_question(), None);
        if case.facts.iter().all(|(_, value)| value != Tri::Unknown) {
            prop_assert!(before.settled());
        }
    }

    #[test]
    fn the_address_holds_the_whole_case(case in case(), post in "[ -~县长、（）]{1,12}", day in proptest::option::of(1..28u8)) {
        let as_of = day.and_then(|day| zeren_core::model::Date::new(2026, 2, day));
        let case = Case { posts: vec![post], as_of, ..case };
        let address = case.to_address();
        let (back, errors) = Case::from_address(&address);
        prop_assert!(errors.is_empty(), "{address}: {errors:?}");
        prop_assert_eq!(&back, &case);
        prop_assert!(address.chars().all(|c| !c.is_control() && c != ' '));
    }

    #[test]
    fn any_text_is_an_address_or_says_what_is_not_understood(text in ".{0,80}") {
        let (case, _) = Case::from_address(&text);
        let (back, errors) = Case::from_address(&case.to_address());
        prop_assert!(errors.is_empty());
        prop_assert_eq!(back, case);
    }
}

/// What every other reading reaches, the narrowest (default) reaches no sooner: the head of situations.toml says so.
#[test]
fn the_default_reading_is_the_narrowest() {
    for situation in BUILTIN.situations {
        let Some(default) = situation.readings.iter().find(|reading| reading.default) else { continue };
        let own: Vec<_> =
            situation.elements.iter().filter_map(|element| zeren_core::assess::named(element.id)).collect();
        for reading in situation.readings {
            for facts in completions(Facts::default(), &own) {
                assert!(!holds(&default.formula, facts) || holds(&reading.formula, facts), "{}", reading.id);
            }
        }
    }
}
