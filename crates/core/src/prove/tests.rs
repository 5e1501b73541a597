//! A rulebook with a planted fault is caught, by the law it breaks; the built-in one holds.

use super::*;
use crate::builtin::BUILTIN;
use crate::model::{Applicability, Class, Level, Matter, Organ, Position, Set};
use crate::rulebook::Rulebook;
use crate::rulebook::{Condition, Effect, Rule};

fn copied(rule: &Rule) -> Rule {
    let Condition { levels, organs, positions, matters, unstated } = rule.condition;
    Rule { condition: Condition { levels, organs, positions, matters, unstated }, ..*rule }
}

/// The built-in rulebook with its rules changed, indexed by the first rule that holds.
fn planted(change: impl FnOnce(&mut Vec<Rule>)) -> &'static Rulebook {
    let mut rules: Vec<Rule> = BUILTIN.rules.iter().map(copied).collect();
    change(&mut rules);
    let first = |(level, organ, position, matter)| {
        let holds = |rule: &Rule| rule.condition.holds(level, organ, position, matter);
        rules.iter().position(holds).map_or(u8::MAX, |index| u8::try_from(index).expect("fewer than 256 rules"))
    };
    let decided_by: Vec<u8> = crate::space::cases().map(first).collect();
    // A post without a rule has no place in the index: it is looked for anew.
    let decided_by = if decided_by.contains(&u8::MAX) { Vec::new() } else { decided_by };
    kept(Rulebook { rules: Vec::leak(rules), decided_by: Vec::leak(decided_by), ..BUILTIN })
}

fn kept(rulebook: Rulebook) -> &'static Rulebook {
    Box::leak(Box::new(rulebook))
}

fn place(rules: &[Rule], id: &str) -> usize {
    rules.iter().position(|rule| rule.id == id).expect("the rule is there")
}

/// The laws that a rulebook breaks, with their first counterexample.
fn broken(rulebook: &'static Rulebook) -> Vec<(Law, Counterexample)> {
    let walk = Walk::new(rulebook);
    let proofs = laws(&walk, &|fields, facts| walk.decision(fields, facts).outcome);
    let failed = proofs.into_iter().filter(|proof| !proof.holds());
    failed.map(|proof| (proof.law, proof.counterexamples.into_iter().next().expect("a counterexample"))).collect()
}

#[track_caller]
fn caught(rulebook: &'static Rulebook, law: Law, zh: &str, en: &str) {
    let broken = broken(rulebook);
    let (_, counterexample) =
        broken.iter().find(|(one, _)| *one == law).unwrap_or_else(|| panic!("{law:?} is not among {broken:?}"));
    assert!(counterexample.what.zh.contains(zh), "{}", counterexample.what.zh);
    assert!(counterexample.what.en.contains(en), "{}", counterexample.what.en);
}

#[test]
fn the_built_in_rulebook_keeps_every_law() {
    let proofs = prove(&Engine::new());
    assert_eq!(proofs.iter().map(|proof| proof.law).collect::<Vec<_>>(), Law::ALL);
    for proof in &proofs {
        assert!(proof.holds(), "{proof:?}");
        assert!(proof.walked > 0, "{:?} walks nothing", proof.law);
    }
    let walked = |law: Law| proofs[law.index()].walked;
    assert_eq!(walked(Law::ExactlyOnce), 7 * 13 * 7 * 4);
    assert_eq!(walked(Law::FastIsExplained), 7 * 13 * 7 * 8 * 27);
    assert!(proofs[Law::NoDeadRule.index()].shown.iter().all(|shown| shown.witness.is_some()));
    let counts: Vec<u64> = proofs[Law::Counts.index()].shown.iter().map(|shown| shown.count).collect();
    assert_eq!(counts, [7, 4, 6, 6, 1, 1, 1, 1, 4, 5]);
}

#[test]
fn two_rules_for_one_post() {
    let rulebook = planted(|rules| {
        let other = place(rules, "rule/party-deputy");
        rules[other].condition.positions = rules[other].condition.positions.union(Set::one(Position::Principal));
    });
    caught(
        rulebook,
        Law::ExactlyOnce,
        "有 2 条规则决定它:rule/party-principal, rule/party-deputy",
        "2 rules decide it",
    );
}

#[test]
fn a_post_without_a_rule() {
    let rulebook = planted(|rules| {
        let at = place(rules, "rule/government-member");
        rules[at].condition.levels = rules[at].condition.levels.without(Set::one(Level::County));
    });
    caught(rulebook, Law::ExactlyOnce, "没有规则决定它", "no rule decides it");
    let post = broken(rulebook)[0].1.post.expect("a post");
    assert_eq!(post.words(Lang::Zh), "县级 · 政府 · 班子成员 · 未写明");
    assert_eq!(post.words(Lang::En), "county level · government · member · not stated");
}

#[test]
fn a_rule_that_decides_nothing() {
    let rulebook = planted(|rules| {
        let mut dead = copied(&rules[0]);
        dead.id = "rule/dead";
        dead.condition.organs = 0;
        rules.push(dead);
    });
    caught(rulebook, Law::NoDeadRule, "`rule/dead` 不决定任何职务", "`rule/dead` decides no post");
    assert_eq!(broken(rulebook).len(), 1, "nothing else is wrong");
}

#[test]
fn a_class_that_nobody_has() {
    let rulebook = planted(|rules| {
        for rule in rules {
            if rule.effect.class == Some(Class::EcologyDepartmentHead) {
                rule.effect.class = Some(Class::SectorDepartmentHead);
            }
        }
    });
    caught(rulebook, Law::EveryClass, "没有职务属于 ecology-department-head", "no post has the class");
}

#[test]
fn a_fact_that_turns_what_was_settled() {
    // What is said of an unstated portfolio is no longer what the stated ones have in common.
    let rulebook = planted(|rules| {
        let at = place(rules, "rule/deputy-unstated");
        rules[at].open = None;
        rules[at].effect = Effect { applicability: Applicability::Applies, class: Some(Class::LeadershipMember) };
    });
    caught(rulebook, Law::Monotone, "之后:适用 government-environment-deputy", "once portfolio environment is known");
    assert_eq!(broken(rulebook).len(), 1, "nothing else is wrong");
}

#[test]
fn a_fact_that_opens_what_was_settled() {
    let rulebook = planted(|rules| {
        let at = place(rules, "rule/unstated-department");
        rules[at].open = None;
        rules[at].effect = Effect { applicability: Applicability::Outside, class: None };
    });
    caught(rulebook, Law::Monotone, "不适用;知道", "outside; once");
}

#[test]
fn a_duty_more_than_the_source_counts() {
    let entry = &BUILTIN.classes[0];
    let mut classes: Vec<_> = BUILTIN.classes.iter().map(|class| class.with_duties(class.duties)).collect();
    classes[0] = entry.with_duties(entry.duties.split_last().expect("duties").1);
    let rulebook = kept(Rulebook { classes: Vec::leak(classes), ..BUILTIN });
    caught(rulebook, Law::Counts, "[Q5.2] 写明 地方党委主要负责人:4;规则里有 3", "states principal person");
    let rulebook = kept(Rulebook { supervision: &BUILTIN.supervision[1..], ..BUILTIN });
    caught(rulebook, Law::Counts, "一句里有 0 种监督方式", "has 0 ways of supervision");
    let rulebook = kept(Rulebook { situations: &BUILTIN.situations[1..], ..BUILTIN });
    caught(rulebook, Law::Counts, "写明 追责情形:5;规则里有 4", "the rulebook holds 4");
}

#[test]
fn a_conclusion_without_a_source() {
    let rulebook = planted(|rules| rules[0].cite = &[]);
    caught(rulebook, Law::Cited, "`rule/central-level` 没有出处", "cites nothing");
    let rulebook = planted(|rules| {
        rules[0].cite =
            const { &[Citation { paragraph: "Q4.1", quote: Text { zh: "适用于全部干部", en: "all cadres" } }] };
    });
    caught(rulebook, Law::Cited, "引文不在 [Q4.1] 里", "does not stand in [Q4.1]");
}

#[test]
fn a_table_that_is_not_what_the_rules_say() {
    let fast = |fields: Fields, facts: Facts| {
        let mut outcome = crate::table::decide(fields, facts);
        if fields.organ == Organ::Party && fields.matters.contains(Matter::Listed) {
            outcome.applicability = Applicability::Outside;
        }
        outcome
    };
    let proofs = laws(&Walk::new(&BUILTIN), &fast);
    let failed: Vec<&Proof> = proofs.iter().filter(|proof| !proof.holds()).collect();
    assert_eq!(failed.len(), 1);
    assert_eq!(failed[0].law, Law::FastIsExplained);
    assert!(failed[0].counterexamples[0].what.zh.starts_with("查表得到不适用"), "{:?}", failed[0].counterexamples[0]);
    assert_eq!(failed[0].counterexamples.len(), KEPT);
    assert!(failed[0].against > KEPT as u64);
}
