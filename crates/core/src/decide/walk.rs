//! The explained way to decide: find the rule that holds, apply it, say which it was.

use super::{Facts, Outcome, Tri};
use crate::model::{Applicability, Classes, Level, Matter, Matters, Organ, Position};
use crate::rulebook::{Effect, Open, Rule, Rulebook};

/// An outcome and the rules that gave it.
#[derive(Clone, Debug)]
pub struct Decision {
    /// The outcome.
    pub outcome: Outcome,
    /// The rules, by their place in the rulebook, in the order applied.
    pub rules: Vec<usize>,
    /// The facts that were missing and on which a rule hung.
    pub open: Vec<Open>,
}

impl Decision {
    fn join(mut self, other: Self, by: impl Fn(Outcome, Outcome) -> Outcome) -> Self {
        self.outcome = by(self.outcome, other.outcome);
        for rule in other.rules {
            if !self.rules.contains(&rule) {
                self.rules.push(rule);
            }
        }
        for about in other.open {
            if !self.open.contains(&about) {
                self.open.push(about);
            }
        }
        self
    }

    /// What holds whichever of two cases is true.
    #[must_use]
    pub fn either(self, other: Self) -> Self {
        self.join(other, Outcome::either)
    }
}

fn effect(effect: Effect) -> Outcome {
    let class = effect.class.map_or(Classes::EMPTY, Classes::one);
    let (classes, possible) = if effect.applicability == Applicability::Undetermined {
        (Classes::EMPTY, class)
    } else {
        (class, Classes::EMPTY)
    };
    Outcome { applicability: effect.applicability, classes, possible }
}

/// Decides a post with at most one matter.
#[must_use]
pub fn decide_matter(
    rulebook: &Rulebook,
    level: Level,
    organ: Organ,
    position: Position,
    matter: Option<Matter>,
    facts: Facts,
) -> Decision {
    decide_matter_with(rulebook, level, organ, position, matter, facts, &|_, outcome| outcome)
}

/// As [`decide_matter`]; what a rule comes to goes through `settle`, by which a local rulebook may narrow it.
fn decide_matter_with(
    rulebook: &Rulebook,
    level: Level,
    organ: Organ,
    position: Position,
    matter: Option<Matter>,
    facts: Facts,
    settle: &impl Fn(&Rule, Outcome) -> Outcome,
) -> Decision {
    let Some(index) = rulebook.rule_for(level, organ, position, matter) else {
        let outcome =
            Outcome { applicability: Applicability::Undetermined, classes: Classes::EMPTY, possible: Classes::EMPTY };
        return Decision { outcome, rules: Vec::new(), open: Vec::new() };
    };
    let rule = &rulebook.rules[index];
    let (yes, no) = (effect(rule.effect), effect(rule.otherwise));
    let mut decision = Decision { outcome: yes, rules: vec![index], open: Vec::new() };
    match rule.open {
        None => {}
        Some(Open::Portfolio | Open::Department | Open::Level) => {
            if matter.is_some() {
                return decision;
            }
            let stated = Matter::ALL
                .iter()
                .map(|&matter| decide_matter_with(rulebook, level, organ, position, Some(matter), facts, settle));
            if let Some(common) = stated.reduce(Decision::either) {
                decision.outcome = common.outcome;
            }
            decision.open.extend(rule.open);
        }
        Some(about) => match facts.get(about) {
            Tri::Yes => {}
            Tri::No => decision.outcome = no,
            Tri::Unknown => {
                decision.outcome = yes.either(no);
                decision.open.push(about);
            }
        },
    }
    decision.outcome = settle(rule, decision.outcome);
    decision
}

/// Decides a post at one level: each stated matter gives its class; what lies on no list counts only where
/// nothing else is stated.
#[must_use]
pub fn decide_at(
    rulebook: &Rulebook,
    level: Level,
    organ: Organ,
    position: Position,
    matters: Matters,
    facts: Facts,
) -> Decision {
    decide_at_with(rulebook, level, organ, position, matters, facts, &|_, outcome| outcome)
}

/// As [`decide_at`]; what each rule comes to goes through `settle`.
#[must_use]
pub fn decide_at_with(
    rulebook: &Rulebook,
    level: Level,
    organ: Organ,
    position: Position,
    matters: Matters,
    facts: Facts,
    settle: &impl Fn(&Rule, Outcome) -> Outcome,
) -> Decision {
    let listed = matters.without(Matters::one(Matter::Unlisted));
    let counted = if listed.is_empty() { matters } else { listed };
    let each =
        counted.iter().map(|matter| decide_matter_with(rulebook, level, organ, position, Some(matter), facts, settle));
    each.reduce(|a, b| a.join(b, Outcome::and))
        .unwrap_or_else(|| decide_matter_with(rulebook, level, organ, position, None, facts, settle))
}
