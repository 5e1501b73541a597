//! Case → assessment: each situation by each of its readings, and what is still to be asked.

use super::ask::next_questions;
use super::facts::{Contradiction, Facts, element_ids};
use super::formula::evaluate;
use super::settle::{Settling, settling};
use crate::builtin::BUILTIN;
use crate::decide::Tri;
use crate::model::Date;
use crate::rulebook::{ElementId, Situation, Structure};

vocabulary! {
    /// What the stated facts come to.
    Outcome {
        /// Every completion of the facts reaches it.
        Reached "reached" "事实已达到" "reached",
        /// No completion of the facts reaches it.
        NotReached "not-reached" "事实未达到" "not reached",
        /// It depends on what is not known.
        Open "open" "未定" "open",
    }
}

impl From<Tri> for Outcome {
    fn from(value: Tri) -> Self {
        match value {
            Tri::Yes => Self::Reached,
            Tri::No => Self::NotReached,
            Tri::Unknown => Self::Open,
        }
    }
}

/// A case as it was stated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Case {
    /// The facts.
    pub facts: Facts,
    /// Readings followed in place of the default ones, by id; at most one a situation.
    pub readings: Vec<&'static str>,
    /// The posts concerned, as typed.
    pub posts: Vec<String>,
    /// The day of the case; without one, the rulebook's newest state.
    pub as_of: Option<Date>,
}

/// The reading with this id, and its situation.
#[must_use]
pub fn reading_named(id: &str) -> Option<(&'static Situation, &'static Structure)> {
    BUILTIN.situations.iter().find_map(|situation| {
        situation.readings.iter().find(|reading| reading.id == id).map(|reading| (situation, reading))
    })
}

impl Case {
    /// Follows this reading in its situation; any other of the situation is given up. False for an unknown id.
    pub fn follow(&mut self, id: &str) -> bool {
        let Some((situation, reading)) = reading_named(id) else { return false };
        self.readings.retain(|known| situation.readings.iter().all(|other| other.id != *known));
        if !reading.default {
            self.readings.push(reading.id);
        }
        true
    }

    /// The reading followed in a situation; none where only the authority can say.
    #[must_use]
    pub fn followed(&self, situation: &Situation) -> Option<&'static Structure> {
        let chosen = situation.readings.iter().find(|reading| self.readings.contains(&reading.id));
        chosen.or_else(|| situation.readings.iter().find(|reading| reading.default))
    }
}

/// A situation by one reading.
#[derive(Clone, Debug)]
pub struct ReadingResult {
    /// The reading.
    pub reading: &'static Structure,
    /// What the facts come to by it.
    pub outcome: Outcome,
}

/// A situation.
#[derive(Clone, Debug)]
pub struct SituationResult {
    /// Which.
    pub situation: &'static Situation,
    /// The reading followed; none where only the authority can say.
    pub followed: Option<&'static Structure>,
    /// What the facts come to by the reading followed; always open where only the authority can say.
    pub outcome: Outcome,
    /// What they come to by each reading.
    pub by_reading: Vec<ReadingResult>,
    /// The smallest sets of facts that would settle the outcome, the smallest first, in each the best question first.
    pub settled_by: Vec<Settling>,
    /// What could be asked of this situation, best first, for the readings that are open.
    pub questions: Vec<ElementId>,
}

impl SituationResult {
    /// Whether the outcome depends on the reading: another one comes to something else.
    #[must_use]
    pub fn depends_on_reading(&self) -> bool {
        self.by_reading.iter().any(|other| other.outcome != self.outcome)
    }

    /// Whether no reading is open any more.
    #[must_use]
    pub fn settled(&self) -> bool {
        self.by_reading.iter().all(|reading| reading.outcome != Outcome::Open)
    }
}

/// What the stated facts of a case come to. A checklist, not a finding.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Every situation, in the order of the source.
    pub situations: Vec<SituationResult>,
    /// The questions that can still settle something, best first.
    pub questions: Vec<ElementId>,
    /// Facts that contradict each other.
    pub contradictions: Vec<Contradiction>,
}

impl Assessment {
    /// The best question; none where nothing that could be asked settles anything.
    #[must_use]
    pub fn next_question(&self) -> Option<ElementId> {
        self.questions.first().copied()
    }

    /// Whether every situation that facts can settle is settled by the reading followed.
    #[must_use]
    pub fn settled_as_followed(&self) -> bool {
        self.situations.iter().all(|one| one.situation.by_authority || one.outcome != Outcome::Open)
    }

    /// Whether every situation that facts can settle is settled by every reading.
    #[must_use]
    pub fn settled(&self) -> bool {
        self.situations.iter().all(SituationResult::settled)
    }
}

/// What the stated facts come to.
#[must_use]
pub fn assess(case: &Case) -> Assessment {
    let facts = case.facts;
    let mut situations: Vec<SituationResult> = Vec::with_capacity(BUILTIN.situations.len());
    let mut all = Vec::new();
    for situation in BUILTIN.situations {
        let followed = case.followed(situation);
        let is_followed = |reading: &Structure| followed.is_some_and(|followed| followed.id == reading.id);
        let formulas = || situation.readings.iter().map(|reading| (&reading.formula, is_followed(reading)));
        all.extend(formulas());
        let questions = next_questions(formulas(), facts, element_ids());
        let by_reading = situation
            .readings
            .iter()
            .map(|reading| ReadingResult { reading, outcome: evaluate(&reading.formula, facts).into() })
            .collect();
        let mut settled_by = followed.map(|reading| settling(&reading.formula, facts)).unwrap_or_default();
        let rank = |element: &ElementId| questions.iter().position(|one| one == element).unwrap_or(usize::MAX);
        for settling in &mut settled_by {
            super::sort_few(&mut settling.elements, |element| (rank(element), *element));
        }
        super::sort_few(&mut settled_by, |one| (one.elements.len(), one.elements.iter().map(rank).collect::<Vec<_>>()));
        situations.push(SituationResult {
            situation,
            followed,
            outcome: followed.map_or(Outcome::Open, |reading| evaluate(&reading.formula, facts).into()),
            by_reading,
            settled_by,
            questions,
        });
    }
    let questions = next_questions(all.into_iter(), facts, element_ids());
    Assessment { situations, questions, contradictions: facts.contradictions() }
}
