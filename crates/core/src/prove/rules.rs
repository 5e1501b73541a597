//! Every post is decided exactly once, every class and every rule has a post.

use super::{Law, POST, Proof, Shown};
use crate::decide::Facts;
use crate::model::{Class, Levels, Matters, Said, Text};
use crate::rulebook::Rulebook;
use crate::space::{Known, Walk, cases, points};

pub(super) fn exactly_once(rulebook: &Rulebook) -> Proof {
    let case = Text { zh: "个职务(分管或者所在部门至多一项)", en: "posts with at most one matter" };
    let mut proof = Proof::new(Law::ExactlyOnce, case);
    for (level, organ, position, matter) in cases() {
        proof.walked += 1;
        let holding: Vec<usize> = rulebook
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.condition.holds(level, organ, position, matter))
            .map(|(index, _)| index)
            .collect();
        let found = rulebook.rule_for(level, organ, position, matter);
        if holding.len() == 1 && found == holding.first().copied() {
            continue;
        }
        let matters = matter.map_or(Matters::EMPTY, Matters::one);
        let post = Known { levels: Levels::one(level), organ, position, matters, facts: Facts::default() };
        let id = |index: &usize| rulebook.rules.get(*index).map_or("?", |rule| rule.id);
        let ids = holding.iter().map(id).collect::<Vec<_>>().join(", ");
        proof.fail(Some(post), || match holding.len() {
            0 => Said::new("没有规则决定它", "no rule decides it"),
            1 => Said::new(
                format!("决定它的是 {ids},索引却指向 {}", found.as_ref().map_or("?", id)),
                format!("{ids} decides it, but the index names {}", found.as_ref().map_or("?", id)),
            ),
            several => {
                Said::new(format!("有 {several} 条规则决定它:{ids}"), format!("{several} rules decide it: {ids}"))
            }
        });
    }
    proof
}

pub(super) fn every_class(walk: &Walk) -> Proof {
    let mut proof = Proof::new(Law::EveryClass, POST);
    proof.shown = Class::ALL
        .iter()
        .map(|class| {
            let entry = walk.rulebook.class(*class);
            Shown { id: class.id(), name: entry.name, count: 0, witness: None, cite: entry.cite.to_vec() }
        })
        .collect();
    for (fields, facts) in points() {
        proof.walked += 1;
        for class in walk.decision(fields, facts).outcome.classes.iter() {
            let shown = &mut proof.shown[class.index()];
            shown.count += 1;
            shown.witness.get_or_insert(Known::at(fields, facts));
        }
    }
    for class in Class::ALL {
        if proof.shown[class.index()].count == 0 {
            proof.fail(None, || {
                Said::new(format!("没有职务属于 {}", class.id()), format!("no post has the class {}", class.id()))
            });
        }
    }
    proof
}

pub(super) fn no_dead_rule(walk: &Walk) -> Proof {
    let mut proof = Proof::new(Law::NoDeadRule, POST);
    let shown = |rule: &crate::rulebook::Rule| Shown {
        id: rule.id,
        name: rule.text,
        count: 0,
        witness: None,
        cite: rule.cite.to_vec(),
    };
    proof.shown = walk.rulebook.rules.iter().map(shown).collect();
    for (fields, facts) in points() {
        proof.walked += 1;
        for rule in &walk.decision(fields, facts).rules {
            let shown = &mut proof.shown[*rule];
            shown.count += 1;
            shown.witness.get_or_insert(Known::at(fields, facts));
        }
    }
    let dead: Vec<&str> = proof.shown.iter().filter(|shown| shown.count == 0).map(|shown| shown.id).collect();
    for id in dead {
        proof.fail(None, || Said::new(format!("`{id}` 不决定任何职务"), format!("`{id}` decides no post")));
    }
    proof
}
