//! What is settled stays settled, and several posts are joined without loss.
//!
//! A step learns one thing: a level falls away, an unstated portfolio or department is stated, an unknown fact becomes
//! known. Steps compose, so what holds of every single step holds of every way from knowing less to knowing more. A
//! stated portfolio counts as whole: with one field more it is another post.

use super::{Law, Proof, outcome_in_words};
use crate::decide::{Facts, Outcome, Tri};
use crate::model::{Applicability, Lang, Level, Levels, Matters, Organ, Position, Said, Text};
use crate::space::{Known, Walk, matters_in_words};
use crate::table::Fields;
use std::collections::BTreeSet;

/// Whether an outcome keeps what an earlier one had settled, and brings nothing that was not possible.
fn keeps(before: Outcome, after: Outcome) -> bool {
    let same = before.applicability == after.applicability || before.applicability == Applicability::Undetermined;
    let may = before.classes.union(before.possible);
    same && before.classes.without(after.classes).is_empty()
        && after.classes.without(may).is_empty()
        && after.possible.without(before.possible).is_empty()
}

/// The decisions of a post at each level.
type Row = [u16; Level::ALL.len()];

/// What holds of a post that may be at any of these levels.
fn over(walk: &Walk, row: &Row, levels: Levels) -> Option<Outcome> {
    let outcome = |level: Level| walk.decisions()[usize::from(row[level.index()])].outcome;
    levels.iter().map(outcome).reduce(Outcome::either)
}

fn every_levels() -> impl Iterator<Item = Levels> {
    (1..1_u8 << Level::ALL.len()).map(Levels::from_bits)
}

fn facts_learnt(facts: Facts) -> impl Iterator<Item = Facts> {
    let known = [Tri::Yes, Tri::No];
    let importance = known.into_iter().filter(move |_| facts.importance == Tri::Unknown);
    let membership = known.into_iter().filter(move |_| facts.membership == Tri::Unknown);
    let deputy_head = known.into_iter().filter(move |_| facts.deputy_head == Tri::Unknown);
    importance
        .map(move |importance| Facts { importance, ..facts })
        .chain(membership.map(move |membership| Facts { membership, ..facts }))
        .chain(deputy_head.map(move |deputy_head| Facts { deputy_head, ..facts }))
}

struct Steps<'w> {
    walk: &'w Walk,
    proof: Proof,
    /// Rows of which every narrowing of levels was looked at, and pairs of rows of which every set of levels was. Equal
    /// rows have equal outcomes: they are counted again, not computed again.
    rows: BTreeSet<Row>,
    pairs: BTreeSet<(Row, Row)>,
}

impl Steps<'_> {
    fn against(&mut self, before: Known, after: Known, outcomes: (Outcome, Outcome)) {
        self.proof.fail(Some(before), || {
            let words = |lang| {
                (outcome_in_words(outcomes.0, lang), outcome_in_words(outcomes.1, lang), learnt(before, after, lang))
            };
            let ((from, to, what), (from_en, to_en, what_en)) = (words(Lang::Zh), words(Lang::En));
            Said::new(format!("{from};知道{what}之后:{to}"), format!("{from_en}; once {what_en} is known: {to_en}"))
        });
    }

    /// A level less.
    fn narrow(&mut self, post: Known, row: Row) {
        const STEPS: u64 = (Level::ALL.len() as u64) * ((1 << (Level::ALL.len() - 1)) - 1);
        self.proof.walked += STEPS;
        if !self.rows.insert(row) {
            return;
        }
        for levels in every_levels() {
            for without in levels.iter() {
                let fewer = levels.without(Levels::one(without));
                let (Some(before), Some(after)) = (over(self.walk, &row, levels), over(self.walk, &row, fewer)) else {
                    continue;
                };
                if !keeps(before, after) {
                    self.against(Known { levels, ..post }, Known { levels: fewer, ..post }, (before, after));
                }
            }
        }
    }

    /// A fact or a matter more, whatever levels are possible.
    fn learn(&mut self, post: Known, before: Row, more: Known, after: Row) {
        self.proof.walked += every_levels().count() as u64;
        if before == after || !self.pairs.insert((before, after)) {
            return;
        }
        for levels in every_levels() {
            if let (Some(from), Some(to)) = (over(self.walk, &before, levels), over(self.walk, &after, levels))
                && !keeps(from, to)
            {
                self.against(Known { levels, ..post }, Known { levels, ..more }, (from, to));
            }
        }
    }
}

/// What one post says more than the other.
fn learnt(before: Known, after: Known, lang: Lang) -> String {
    let pair =
        |name: &str, value: &str| if lang == Lang::Zh { format!("{name}:{value}") } else { format!("{name} {value}") };
    if before.levels != after.levels {
        let names: Vec<&str> = after.levels.iter().map(|level| level.name(lang)).collect();
        return pair(crate::rulebook::Open::Level.name(lang), &lang.list(&names));
    }
    if before.matters != after.matters {
        return pair(crate::rulebook::Open::Portfolio.name(lang), &matters_in_words(after.matters, lang));
    }
    let open =
        [crate::rulebook::Open::Importance, crate::rulebook::Open::Membership, crate::rulebook::Open::DeputyHead];
    let found = open.into_iter().find(|about| before.facts.get(*about) != after.facts.get(*about));
    found.map_or_else(String::new, |about| pair(about.name(lang), after.facts.get(about).id()))
}

pub(super) fn monotone(walk: &Walk) -> Proof {
    let case = Text { zh: "步,每步多知道一点", en: "steps that learn one thing" };
    let proof = Proof::new(Law::Monotone, case);
    let mut steps = Steps { walk, proof, rows: BTreeSet::new(), pairs: BTreeSet::new() };
    for &organ in Organ::ALL {
        for &position in Position::ALL {
            for facts in Facts::all() {
                for bits in 0..8 {
                    let matters = Matters::from_bits(bits);
                    let post = Known { levels: Levels::EMPTY, organ, position, matters, facts };
                    let row_of = |matters, facts| {
                        walk.by_level(Fields { level: Level::Province, organ, position, matters }, facts)
                    };
                    let row = row_of(matters, facts);
                    steps.narrow(post, row);
                    for more in facts_learnt(facts) {
                        steps.learn(post, row, Known { facts: more, ..post }, row_of(matters, more));
                    }
                    if matters.is_empty() {
                        for stated in (1..8).map(Matters::from_bits) {
                            steps.learn(post, row, Known { matters: stated, ..post }, row_of(stated, facts));
                        }
                    }
                }
            }
        }
    }
    steps.proof
}

/// The outcomes that some post has, each once.
fn outcomes(walk: &Walk) -> Vec<Outcome> {
    let mut all: Vec<Outcome> = Vec::new();
    for decision in walk.decisions() {
        if !all.contains(&decision.outcome) {
            all.push(decision.outcome);
        }
    }
    all
}

pub(super) fn join(walk: &Walk) -> Proof {
    let case = Text { zh: "组,每组三个结果", en: "triples of outcomes" };
    let mut proof = Proof::new(Law::Join, case);
    let all = outcomes(walk);
    let order =
        [Applicability::Applies, Applicability::ByReference, Applicability::Undetermined, Applicability::Outside];
    let rank = |outcome: Outcome| order.iter().position(|one| *one == outcome.applicability);
    for &a in &all {
        for &b in &all {
            let both = a.and(b);
            let kept = a.classes.union(b.classes) == both.classes
                && a.possible.union(b.possible).without(both.classes) == both.possible
                && rank(both) == rank(a).min(rank(b));
            for &c in &all {
                proof.walked += 1;
                let once = a.and(a).classes == a.classes && a.and(a).applicability == a.applicability;
                if kept && once && both == b.and(a) && both.and(c) == a.and(b.and(c)) {
                    continue;
                }
                proof.fail(None, || {
                    let names = |lang| [a, b, c].map(|one| outcome_in_words(one, lang)).join(" + ");
                    Said::new(names(Lang::Zh), names(Lang::En))
                });
            }
        }
    }
    proof
}
