//! A walk over all points of the space through one rulebook, by the explained way.

use super::{Area, POINTS, points, tile};
use crate::Engine;
use crate::answer::Options;
use crate::builtin::BUILTIN;
use crate::decide::{Decision, Facts, Outcome, decide_at};
use crate::determine::Query;
use crate::local::Situated;
use crate::model::{Applicability, Basis, Citation, Class, Classes, Level, Levels, Matter};
use crate::rulebook::Rulebook;
use crate::table::{Fields, SPACE};
use crate::title::Post;
use std::collections::BTreeMap;

/// An area in which all posts are decided alike, and how.
#[derive(Clone, Copy, Debug)]
pub struct Ruling<'w> {
    /// Where.
    pub area: Area,
    /// How: the outcome, the rules, the facts that are missing.
    pub decision: &'w Decision,
    /// What goes with the outcome at every point of it.
    pub rests: Rests,
    /// The words of local rulebooks that settle it, where they do.
    pub local: &'w [Citation],
}

/// What goes with an outcome and depends on the post's fields besides: kept apart in areas, so that all that is said of
/// an area holds at each of its points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rests {
    /// Whether the source gives unified supervision to the post's department [Q4.2].
    pub unified_supervision: bool,
    /// What the classes rest on that hang on the list of sectors; none where the post has no such class.
    pub list: Option<Basis>,
    /// Whether a local rulebook settles what the built-in one leaves open: by which words, by their place in the walk.
    pub local: Option<u16>,
}

impl Rests {
    fn of(rulebook: &Rulebook, fields: Fields, outcome: Outcome, local: Option<u16>) -> Self {
        let power = rulebook.class(Class::EcologyDepartmentHead).unified_supervision.as_ref();
        let unified = power.is_some_and(|power| power.levels.contains(fields.level));
        let on_list = [Class::GovernmentSectorDeputy, Class::SectorDepartmentHead];
        let hangs = on_list.into_iter().any(|class| outcome.classes.contains(class));
        let listed = fields.matters.contains(Matter::Listed);
        Self {
            unified_supervision: unified && outcome.classes.contains(Class::EcologyDepartmentHead),
            list: hangs.then_some(if listed { Basis::DefaultList } else { Basis::Local }),
            local,
        }
    }
}

/// Every point of the space decided by one rulebook.
#[derive(Debug)]
pub struct Walk {
    /// The rulebook.
    pub rulebook: &'static Rulebook,
    /// The distinct decisions.
    decisions: Vec<Decision>,
    /// Which decision a point has, in the order of [`points`].
    at: Vec<u16>,
    /// The words of local rulebooks that settle something, each combination once.
    words: Vec<Vec<Citation>>,
    /// Which of them settle a point, by its place in `at`.
    settled: BTreeMap<usize, u16>,
}

/// A post that stands for a point.
pub(crate) fn post(fields: Fields) -> Post {
    Post::of_fields(fields.level, fields.organ, fields.position, fields.matters)
}

impl Walk {
    /// Walks the whole space by what an engine decides: the built-in rulebook, or local ones over it. Of local ones
    /// those count that hold for a post without a region.
    #[must_use]
    pub fn of(engine: &Engine) -> Self {
        let local = engine.local();
        let nothing = || Decision {
            outcome: Outcome {
                applicability: Applicability::Undetermined,
                classes: Classes::EMPTY,
                possible: Classes::EMPTY,
            },
            rules: Vec::new(),
            open: Vec::new(),
        };
        let decide = |fields: Fields, facts| {
            let post = post(fields);
            let at = |place: Situated| place.decide(&post, fields.matters, facts);
            local.over(&post, Levels::one(fields.level), at, Decision::either).unwrap_or_else(nothing)
        };
        let mut walk = Self::with(engine.rulebook(), decide);
        if !local.is_none() {
            walk.settle(engine, &Self::new(&BUILTIN));
        }
        walk
    }

    /// Notes which words of local rulebooks settle a point that the built-in rulebook decides otherwise.
    fn settle(&mut self, engine: &Engine, base: &Self) {
        for (place, (fields, facts)) in points().enumerate() {
            if self.decision(fields, facts).outcome == base.decision(fields, facts).outcome {
                continue;
            }
            let query = Query { facts, ..Query::default() };
            let answer = engine.fields(post(fields), &query, Options::default());
            let local = answer.notes.iter().filter(|note| !note.layer.is_builtin());
            let words: Vec<Citation> = local.flat_map(|note| note.cite).copied().collect();
            let known = self.words.iter().position(|known| *known == words).unwrap_or_else(|| {
                self.words.push(words);
                self.words.len() - 1
            });
            self.settled.insert(place, u16::try_from(known).unwrap_or(u16::MAX));
        }
    }

    /// Walks the whole space by the rules of one rulebook.
    #[must_use]
    pub fn new(rulebook: &'static Rulebook) -> Self {
        Self::with(rulebook, |fields, facts| {
            decide_at(rulebook, fields.level, fields.organ, fields.position, fields.matters, facts)
        })
    }

    fn with(rulebook: &'static Rulebook, decide: impl Fn(Fields, Facts) -> Decision) -> Self {
        let mut decisions: Vec<Decision> = Vec::new();
        let mut places: BTreeMap<_, u16> = BTreeMap::new();
        let mut at = Vec::with_capacity(POINTS);
        for (fields, facts) in points() {
            let decision = decide(fields, facts);
            let Outcome { applicability, classes, possible } = decision.outcome;
            let key = (applicability, classes.bits(), possible.bits(), decision.rules.clone(), decision.open.clone());
            at.push(*places.entry(key).or_insert_with(|| {
                decisions.push(decision);
                // Decisions are combinations of rules and of the facts they hang on: far fewer than points.
                u16::try_from(decisions.len() - 1).unwrap_or(u16::MAX)
            }));
        }
        Self { rulebook, decisions, at, words: Vec::new(), settled: BTreeMap::new() }
    }

    /// The distinct decisions.
    #[must_use]
    pub fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// The place of a point's decision among the distinct ones.
    #[must_use]
    pub fn place(&self, fields: Fields, facts: Facts) -> u16 {
        self.at[facts.index() * SPACE + fields.index()]
    }

    /// How a point is decided.
    #[must_use]
    pub fn decision(&self, fields: Fields, facts: Facts) -> &Decision {
        &self.decisions[usize::from(self.place(fields, facts))]
    }

    /// Which decisions a post has at each level.
    pub(crate) fn by_level(&self, fields: Fields, facts: Facts) -> [u16; Level::ALL.len()] {
        std::array::from_fn(|place| self.place(Fields { level: Level::ALL[place], ..fields }, facts))
    }

    /// The whole space in areas that are decided alike: every point is in exactly one of them.
    #[must_use]
    pub fn rulings(&self) -> Vec<Ruling<'_>> {
        let pieces = points().zip(&self.at).enumerate().map(|(point, ((fields, facts), place))| {
            let outcome = self.decisions[usize::from(*place)].outcome;
            let rests = Rests::of(self.rulebook, fields, outcome, self.settled.get(&point).copied());
            (Area::of(fields, facts), (*place, rests))
        });
        let ruling = |(area, (place, rests)): (Area, (u16, Rests))| Ruling {
            area,
            decision: &self.decisions[usize::from(place)],
            rests,
            local: rests.local.and_then(|at| self.words.get(usize::from(at))).map_or(&[], Vec::as_slice),
        };
        tile(pieces).into_iter().map(ruling).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_decides_as_the_rules_do() {
        let (engine, rules) = (Walk::of(&Engine::new()), Walk::new(&BUILTIN));
        for (fields, facts) in points() {
            assert_eq!(engine.decision(fields, facts).outcome, rules.decision(fields, facts).outcome);
        }
    }

    #[test]
    fn rulings_are_the_whole_space_and_nothing_else() {
        let walk = Walk::new(&BUILTIN);
        let rulings = walk.rulings();
        assert_eq!(rulings.iter().map(|ruling| ruling.area.len()).sum::<usize>(), POINTS);
        let mut seen = std::collections::BTreeSet::new();
        for ruling in &rulings {
            for (fields, facts) in ruling.area.points() {
                assert!(seen.insert(Area::of(fields, facts)));
                let decided = decide_at(&BUILTIN, fields.level, fields.organ, fields.position, fields.matters, facts);
                assert_eq!(ruling.decision.outcome, decided.outcome);
                assert_eq!(ruling.decision.rules, decided.rules);
                assert_eq!(ruling.decision.open, decided.open);
            }
        }
        assert!((50..600).contains(&rulings.len()), "{} rows", rulings.len());
    }
}
