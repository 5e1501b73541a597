//! What would settle an open result: the smallest sets of facts that do.
//!
//! Nothing in a formula is negated. So it is settled as reached by elements that are all yes, and as not reached by
//! elements that are all no; the smallest such sets are its prime implicants and those of its dual.

use super::facts::Facts;
use super::result::Outcome;
use crate::decide::Tri;
use crate::rulebook::{ElementId, Formula};

/// A smallest set of facts that settles a result: none of them can be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settling {
    /// The elements, best question first.
    pub elements: Vec<ElementId>,
    /// What it is settled as: reached where all of them are yes, not reached where all of them are no.
    pub outcome: Outcome,
}

impl Settling {
    /// The value that each of the elements must have.
    #[must_use]
    pub const fn value(&self) -> Tri {
        match self.outcome {
            Outcome::Reached => Tri::Yes,
            Outcome::NotReached => Tri::No,
            Outcome::Open => Tri::Unknown,
        }
    }
}

/// Sets of elements as bits, none of which holds another.
fn minimal(mut sets: Vec<u64>) -> Vec<u64> {
    super::sort_few(&mut sets, |set| (set.count_ones(), *set));
    sets.dedup();
    let mut out: Vec<u64> = Vec::new();
    for set in sets {
        if out.iter().all(|smaller| smaller & set != *smaller) {
            out.push(set);
        }
    }
    out
}

/// The smallest sets of elements, not stated yet, that give the formula this value where all of them have it.
fn sets(formula: &Formula, facts: Facts, value: Tri) -> Vec<u64> {
    let each = |parts: &[Formula]| parts.iter().map(|part| sets(part, facts, value)).collect::<Vec<_>>();
    let one_of = |parts: &[Formula]| minimal(each(parts).concat());
    let every = |parts: &[Formula]| {
        each(parts).into_iter().fold(vec![0], |all, part| {
            minimal(all.iter().flat_map(|left| part.iter().map(move |right| left | right)).collect())
        })
    };
    match (formula, value) {
        (Formula::Element(id), value) => match facts.get(*id) {
            Tri::Unknown => vec![1 << id.index()],
            known if known == value => vec![0],
            _ => Vec::new(),
        },
        (Formula::All(parts), Tri::Yes) | (Formula::Any(parts), Tri::No | Tri::Unknown) => every(parts),
        (Formula::Any(parts), Tri::Yes) | (Formula::All(parts), Tri::No | Tri::Unknown) => one_of(parts),
    }
}

/// The smallest sets of facts that settle a formula, the smallest first; none where it is settled.
#[must_use]
pub fn settling(formula: &Formula, facts: Facts) -> Vec<Settling> {
    if super::formula::evaluate(formula, facts) != Tri::Unknown {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (value, outcome) in [(Tri::Yes, Outcome::Reached), (Tri::No, Outcome::NotReached)] {
        for set in sets(formula, facts, value) {
            let elements = (0..64).filter(|place| set & (1 << place) != 0).map(ElementId::new).collect();
            out.push(Settling { elements, outcome });
        }
    }
    super::sort_few(&mut out, |settling| settling.elements.len());
    out
}
