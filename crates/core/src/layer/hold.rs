//! What layers say of a post: which of them hold for it, and what follows.

use super::settle::hangs;
use super::{Layered, Settled, Statement, What};
use crate::builtin::BUILTIN;
use crate::decide::{Decision, Facts, Outcome, Tri, decide_at_with};
use crate::local::{Origin, SaidOfSector};
use crate::model::{Applicability, Classes, Level, Levels, Matter, Matters, Organ};
use crate::rulebook::{Rule, SectorId};
use crate::table::{self, Fields};
use crate::title::{Post, Region, Sectors};

/// Layers over one post at one level, in one of the regions it may belong to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Case {
    layered: &'static Layered,
    /// The layers that hold, as bits.
    active: u64,
}

/// Whether a post at this level can lie in the region.
fn fits(level: Level, region: Region) -> bool {
    match region.level() {
        Level::Province => Levels::LOCAL.contains(level) || level == Level::Village,
        Level::Prefecture => !matches!(level, Level::Province | Level::Central),
        _ => !matches!(level, Level::Province | Level::Prefecture | Level::Central),
    }
}

impl Layered {
    /// The layers that hold for a post at a level: one set for each region it may belong to.
    fn sets(&self, post: &Post, level: Level) -> Vec<u64> {
        let fitting = |region: &&Region| region.level() == level || !fits_exactly(level);
        let own: Vec<Region> = post.regions.iter().filter(fitting).copied().collect();
        let named: &[Region] = match (own.is_empty(), post.regions.is_empty()) {
            (false, _) => &own,
            (true, false) => &post.regions,
            (true, true) => &post.within,
        };
        let mut out = Vec::new();
        let mut add = |set: u64| {
            if !out.contains(&set) {
                out.push(set);
            }
        };
        if named.is_empty() {
            add(self.set(level, None));
        }
        for region in named {
            add(self.set(level, Some(*region)));
        }
        out
    }

    fn set(&self, level: Level, place: Option<Region>) -> u64 {
        let mut set = 0;
        for (index, layer) in self.layers.iter().enumerate() {
            let bit = 1 << index;
            let holds = match (layer.region, place) {
                (None, _) => true,
                (Some(region), Some(place)) if place == region || place.lies_in(region) => fits(level, region),
                // The post lies somewhere within what is named, perhaps there.
                (Some(region), Some(place)) if region.lies_in(place) && place.level() != level => {
                    fits(level, region) && self.at_home & bit != 0
                }
                (Some(_), Some(_)) => false,
                (Some(region), None) => fits(level, region) && self.at_home & bit != 0,
            };
            if holds {
                set |= bit;
            }
        }
        set
    }

    /// The region that a post without one is taken to lie in: the innermost of the layers that hold there.
    fn home(&self) -> Option<Region> {
        let at_home = self.layers.iter().enumerate().filter(|(at, _)| self.at_home & (1 << at) != 0);
        at_home.filter_map(|(_, layer)| layer.region).max_by_key(|region| region.level())
    }

    /// Whether a post of no known region is of another level: one that does not lie at home, where another does.
    fn is_elsewhere(&self, post: &Post, level: Level) -> bool {
        post.regions.is_empty()
            && post.within.is_empty()
            && self.home().is_some_and(|home| !fits(level, home) && post.levels.iter().any(|level| fits(level, home)))
    }

    /// Every case of a post at a level.
    pub(crate) fn cases(&'static self, post: &Post, level: Level) -> Vec<Case> {
        if self.is_elsewhere(post, level) {
            return Vec::new();
        }
        self.sets(post, level).into_iter().map(|active| Case { layered: self, active }).collect()
    }

    /// The layers that hold for a post whatever is not known of its level and region.
    pub(crate) fn always(&self, post: &Post) -> u64 {
        let levels = post.levels.iter().filter(|level| !self.is_elsewhere(post, *level));
        levels.flat_map(|level| self.sets(post, level)).reduce(|all, set| all & set).unwrap_or(0)
    }
}

impl Layered {
    /// The sectors of a post that bear important duties in every case, the environment among them.
    pub(crate) fn listed(&'static self, post: &Post) -> Sectors {
        let cases: Vec<Case> = post.levels.iter().flat_map(|level| self.cases(post, level)).collect();
        let bears = |sector: &SectorId| cases.iter().all(|case| case.bears(*sector) == Matter::Listed);
        post.sectors.iter().filter(|sector| *sector == SectorId::ENVIRONMENT || bears(sector)).collect()
    }

    /// What the layers that hold where no region is known say of a sector, or of a field on no list.
    pub(crate) fn says_of(&'static self, sector: Option<SectorId>, level: Option<Level>) -> SaidOfSector {
        let level = level.unwrap_or(Level::County);
        let case = Case { layered: self, active: self.set(level, None) };
        let by_name = case
            .statements()
            .find(|statement| matches!(statement.what, What::Bears(known, _) if Some(known) == sector));
        let default = sector.is_some_and(|sector| sector.index() < BUILTIN.sectors.len());
        let by_rest = || case.statements().find(|statement| matches!(statement.what, What::Exhaustive));
        let (statement, bears) = match by_name {
            Some(statement) => (statement, Tri::known(matches!(statement.what, What::Bears(_, true)))),
            None => match by_rest() {
                Some(statement) if sector != Some(SectorId::ENVIRONMENT) => (statement, Tri::No),
                // A department that a layer made a sector, and that does not hold here.
                _ if !default && sector.is_some() => {
                    return SaidOfSector { bears: Tri::Unknown, ..SaidOfSector::NOTHING };
                }
                _ => return SaidOfSector::NOTHING,
            },
        };
        let layer = Origin::layer(self.layers[statement.layer].id);
        SaidOfSector { bears, text: statement.text, cite: statement.cite, layer }
    }
}

/// Whether a region of a post at this level is of this level itself.
const fn fits_exactly(level: Level) -> bool {
    matches!(level, Level::Province | Level::Prefecture | Level::County)
}

impl Case {
    fn statements(self) -> impl Iterator<Item = &'static Statement> {
        self.layered.statements.iter().filter(move |statement| self.active & (1 << statement.layer) != 0)
    }

    fn exhaustive(self) -> bool {
        self.layered.layers.iter().enumerate().any(|(at, layer)| layer.exhaustive && self.active & (1 << at) != 0)
    }

    /// The sectors that bear important duties, and those that do not, as bits.
    fn lists(self) -> (u64, u64) {
        let (mut yes, mut no) = (0, 0);
        for (at, layer) in self.layered.layers.iter().enumerate() {
            if self.active & (1 << at) != 0 {
                yes |= layer.listed;
                no |= layer.unlisted;
            }
        }
        if self.exhaustive() {
            no |= !yes & !1;
        }
        (yes, no)
    }

    /// What a sector counts as.
    fn bears(self, sector: SectorId) -> Matter {
        let (yes, no) = self.lists();
        let bit = 1u64 << sector.index();
        let default = sector.index() < BUILTIN.sectors.len();
        if sector == SectorId::ENVIRONMENT {
            Matter::Environment
        } else if yes & bit != 0 || (no & bit == 0 && default) {
            Matter::Listed
        } else {
            Matter::Unlisted
        }
    }

    /// What the portfolio or department is about, and whether what is on no list bears important duties.
    pub(crate) fn matters(self, post: &Post) -> (Matters, Tri) {
        let (_, no) = self.lists();
        let mut matters = Matters::EMPTY;
        let mut important = Tri::No;
        let mut unlisted = post.unlisted;
        if post.unlisted && !self.exhaustive() {
            important = Tri::Unknown;
        }
        for sector in post.sectors.iter() {
            let matter = self.bears(sector);
            if matter == Matter::Unlisted {
                unlisted = true;
                if no & (1 << sector.index()) == 0 {
                    important = Tri::Unknown;
                }
            }
            matters = matters.union(Matters::one(matter));
        }
        if unlisted {
            matters = matters.union(Matters::one(Matter::Unlisted));
        } else if !self.exhaustive() {
            // Nothing unlisted is named: what may yet be named is open.
            important = Tri::Unknown;
        }
        (matters, important)
    }

    fn settled(self, level: Level, post: &Post, reading: &str) -> Tri {
        let of = |settled: &Settled| settled.reading == reading && settled.of(level, post.organ, post.position);
        self.statements()
            .find_map(|statement| match &statement.what {
                What::Settled(settled) if of(settled) => Some(Tri::known(settled.answer)),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// The facts as far as the layers state them; what they leave open is as it was.
    fn facts(self, level: Level, post: &Post, important: Tri, facts: Facts) -> Facts {
        let known = |tri: Tri| if tri == Tri::No { Tri::No } else { Tri::Unknown };
        Facts {
            importance: known(important).or(facts.importance),
            membership: post.membership.or(self.settled(level, post, "membership")).or(facts.membership),
            deputy_head: self.settled(level, post, "deputy-head").or(facts.deputy_head),
        }
    }

    /// What the layers make of a rule's effect that the rule itself leaves undetermined.
    fn effect(self, level: Level, post: &Post, important: Tri, rule: &Rule, outcome: Outcome) -> Outcome {
        if outcome.applicability != Applicability::Undetermined {
            return outcome;
        }
        let outside =
            Outcome { applicability: Applicability::Outside, classes: Classes::EMPTY, possible: Classes::EMPTY };
        // A department that does not bear important duties is not reached, in whatever position [Q4.1].
        let only_unlisted = rule.condition.matters == Matters::one(Matter::Unlisted) && !rule.condition.unstated;
        if only_unlisted && post.organ == Organ::Department && important == Tri::No && Levels::COUNTY_UP.contains(level)
        {
            return outside;
        }
        for reading in ["internal-unit", "below-county-department"] {
            if !hangs(rule, reading) {
                continue;
            }
            match self.settled(level, post, reading) {
                Tri::No => return outside,
                // On a department of which it is open whether it bears important duties, a yes settles nothing.
                Tri::Yes if !only_unlisted => {
                    let applicability =
                        if reading == "internal-unit" { Applicability::Applies } else { Applicability::ByReference };
                    return Outcome { applicability, classes: outcome.possible, possible: Classes::EMPTY };
                }
                Tri::Yes | Tri::Unknown => {}
            }
        }
        outcome
    }

    /// Decides the post at a level, about these matters.
    pub(crate) fn decide(self, level: Level, post: &Post, matters: Matters, important: Tri, facts: Facts) -> Decision {
        let facts = self.facts(level, post, important, facts);
        let effect = |rule: &Rule, outcome| self.effect(level, post, important, rule, outcome);
        decide_at_with(&BUILTIN, level, post.organ, post.position, matters, facts, &effect)
    }

    /// The outcome alone; by the table, where no layer settles what a rule leaves undetermined.
    pub(crate) fn outcome(self, level: Level, post: &Post, matters: Matters, important: Tri, facts: Facts) -> Outcome {
        let known = self.facts(level, post, important, facts);
        let outcome = table::decide(Fields { level, organ: post.organ, position: post.position, matters }, known);
        if outcome.applicability == Applicability::Undetermined {
            self.decide(level, post, matters, important, facts).outcome
        } else {
            outcome
        }
    }

    /// The statements that speak of this post.
    pub(crate) fn about(self, level: Level, post: &Post) -> Vec<&'static Statement> {
        let (yes, no) = self.lists();
        let mut exhaustive = post.unlisted;
        let mut out: Vec<&'static Statement> = Vec::new();
        for statement in self.statements() {
            let speaks = match &statement.what {
                What::Bears(sector, _) => post.sectors.contains(*sector),
                What::Exhaustive => false,
                What::Settled(settled) => {
                    settled.of(level, post.organ, post.position)
                        && (settled.reading != "membership" || post.membership == Tri::Unknown)
                        && hangs_somewhere(settled.reading, level, post)
                }
            };
            if speaks {
                out.push(statement);
            }
        }
        for sector in post.sectors.iter() {
            let bit = 1u64 << sector.index();
            let said = out.iter().any(|statement| matches!(statement.what, What::Bears(known, _) if known == sector));
            exhaustive |= bit != 1 && no & bit != 0 && yes & bit == 0 && !said;
        }
        if exhaustive {
            out.extend(self.statements().filter(|statement| matches!(statement.what, What::Exhaustive)));
        }
        out
    }
}

/// Whether some rule that can decide such a post hangs on the reading.
fn hangs_somewhere(reading: &str, level: Level, post: &Post) -> bool {
    BUILTIN.rules.iter().any(|rule| {
        hangs(rule, reading)
            && rule.condition.levels.contains(level)
            && rule.condition.has_organ(post.organ)
            && rule.condition.positions.contains(post.position)
    })
}
