//! Which question comes first: the one that settles most.

use super::facts::Facts;
use super::formula::{evaluate, holds};
use super::settle::settling;
use crate::decide::Tri;
use crate::rulebook::{ElementId, Formula};
use std::cmp::Reverse;

/// How much a question settles, compared from the first number on.
///
/// 1. results by the readings followed that one of its two answers settles at once;
/// 2. results by any reading that one of its two answers settles at once;
/// 3. how much it stands in what would settle the readings followed: a set of n facts counts 2⁻ⁿ;
/// 4. the same for any reading.
type Score = (u32, u32, u64, u64);

fn at_once(formula: &Formula, facts: Facts, element: ElementId) -> u32 {
    let settles = |value| evaluate(formula, facts.with(element, value)) != Tri::Unknown;
    u32::from(settles(Tri::Yes)) + u32::from(settles(Tri::No))
}

/// What an open formula would be settled by, weighed for each element.
struct Open<'a> {
    formula: &'a Formula,
    followed: bool,
    weights: Vec<(u64, u64)>,
}

impl<'a> Open<'a> {
    fn new(formula: &'a Formula, followed: bool, facts: Facts) -> Option<Self> {
        if evaluate(formula, facts) != Tri::Unknown {
            return None;
        }
        let sets = settling(formula, facts);
        let weights = sets.iter().map(|settling| {
            let bits = settling.elements.iter().fold(0, |bits, element| bits | 1u64 << element.index());
            (bits, 1u64 << 32 >> settling.elements.len().min(32))
        });
        Some(Self { formula, followed, weights: weights.collect() })
    }

    fn weight(&self, element: ElementId) -> u64 {
        self.weights.iter().filter(|(bits, _)| bits & (1 << element.index()) != 0).map(|(_, weight)| weight).sum()
    }
}

/// The questions that can still settle something, best first; those not stated yet. Each formula comes with whether
/// its reading is the one followed.
pub fn next_questions<'a>(
    formulas: impl Iterator<Item = (&'a Formula, bool)>,
    facts: Facts,
    elements: impl Iterator<Item = ElementId>,
) -> Vec<ElementId> {
    let open: Vec<Open<'_>> = formulas.filter_map(|(formula, followed)| Open::new(formula, followed, facts)).collect();
    let score = |element: ElementId| -> Score {
        open.iter().filter(|one| holds(one.formula, element)).fold((0, 0, 0, 0), |score, one| {
            let (settles, weight) = (at_once(one.formula, facts, element), one.weight(element));
            let followed = u32::from(one.followed);
            (score.0 + followed * settles, score.1 + settles, score.2 + u64::from(followed) * weight, score.3 + weight)
        })
    };
    let asked = elements.filter(|element| facts.stated(*element).is_none());
    let mut scored: Vec<_> = asked.map(|element| (score(element), element)).filter(|(score, _)| score.3 > 0).collect();
    super::sort_few(&mut scored, |(score, element)| (Reverse(*score), *element));
    scored.into_iter().map(|(_, element)| element).collect()
}
