//! Posts → determination: each post decided over what is known, then joined; questions only where an answer
//! can change the outcome.
//!
//! ```
//! use zeren_core::Engine;
//! use zeren_core::determine::Query;
//! use zeren_core::model::Class;
//! use zeren_core::request::answer;
//! use zeren_core::rulebook::Open;
//! let engine = Engine::new();
//! let open = engine.post("副县长", &Query::default()).expect("a title");
//! assert_eq!(open.questions[0].about, Open::Portfolio);
//! let mut query = Query::default();
//! assert!(answer(&mut query, Open::Portfolio, "environment"));
//! let settled = engine.post("副县长", &query).expect("a title");
//! assert_eq!(settled.classes, [Class::GovernmentEnvironmentDeputy]);
//! ```

use crate::decide::{Facts, Outcome, Tri};
use crate::local::{Local, Situated};
use crate::model::{Applicability, Class, Classes, Level, Levels, Matter, Matters, Organ, Position};
use crate::rulebook::Open;
use crate::title::{Post, Reading, Region, Sectors, Tenure};

/// What is known besides the title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The level of the region.
    pub level: Option<Level>,
    /// The region; several where its name is shared.
    pub regions: Vec<Region>,
    /// The portfolio of a deputy, or the department's own field.
    pub sectors: Sectors,
    /// Whether a field on no list was named as well.
    pub unlisted: bool,
    /// The matter of an unstated portfolio or department, where the sector itself does not matter.
    pub matter: Option<Matter>,
    /// Answers to yes-or-no questions.
    pub facts: Facts,
}

/// Why a query does not fit a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contradiction {
    /// No post can be at the level given.
    Level(Level),
    /// No post can belong to the region given.
    Region,
    /// The region is not of the level given.
    LevelAndRegion,
    /// No post takes a sector.
    Sector,
}

impl Contradiction {
    /// A stable code for machines.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Level(_) => "level-contradicts",
            Self::Region => "region-contradicts",
            Self::LevelAndRegion => "level-and-region-contradict",
            Self::Sector => "sector-without-post",
        }
    }
}

impl Query {
    /// Applies what is known to the posts.
    ///
    /// # Errors
    /// Where it contradicts every post.
    pub fn apply(&self, reading: &mut Reading) -> Result<(), Contradiction> {
        if let Some(level) = self.level
            && !self.regions.is_empty()
            && self.regions.iter().all(|region| level.index() < region.level().index() && level.index() < 3)
        {
            return Err(Contradiction::LevelAndRegion);
        }
        if reading.posts.is_empty() {
            return Ok(());
        }
        if !self.regions.is_empty() {
            let mut fits = false;
            for post in &mut reading.posts {
                fits |= self.place(post);
            }
            if !fits {
                return Err(Contradiction::Region);
            }
        }
        if let Some(level) = self.level {
            let mut fits = false;
            for post in &mut reading.posts {
                if post.levels.contains(level) {
                    post.levels = Levels::one(level);
                    post.regions.retain(|region| region.level() == level);
                    fits = true;
                }
            }
            if !fits {
                return Err(Contradiction::Level(level));
            }
        }
        if !self.sectors.is_empty() || self.unlisted {
            self.give_sectors(reading)?;
        }
        Ok(())
    }

    /// Tells a post its region. Whether it can be the post's, or lie above it.
    fn place(&self, post: &mut Post) -> bool {
        if !post.regions.is_empty() {
            let within: Vec<Region> = post
                .regions
                .iter()
                .copied()
                .filter(|region| self.regions.iter().any(|known| known == region || region.lies_in(*known)))
                .collect();
            if within.is_empty() {
                // The title names its own region; a higher post of the same person lies above what is given.
                return post.regions.iter().any(|region| self.regions.iter().any(|known| known.lies_in(*region)));
            }
            post.levels = within.iter().map(|region| region.level()).collect();
            post.regions = within;
            return true;
        }
        let own: Vec<Region> = self
            .regions
            .iter()
            .copied()
            .filter(|region| post.levels.contains(region.level()) && region.is_called(post.unit))
            .collect();
        if !own.is_empty() {
            post.levels = own.iter().map(|region| region.level()).collect();
            post.regions = own;
            return true;
        }
        // The region lies above the post's own: what is not below it falls away.
        let highest = self.regions.iter().map(|region| region.level().index()).min().unwrap_or(0);
        let below: Levels = post.levels.iter().filter(|level| level.index() > highest).collect();
        if below.is_empty() {
            return matches!(post.organ, Organ::Central | Organ::Village);
        }
        post.lies_in(&self.regions);
        post.levels = below;
        true
    }

    fn give_sectors(&self, reading: &mut Reading) -> Result<(), Contradiction> {
        let is_department = |post: &Post| matches!(post.organ, Organ::Department);
        let unstated = |post: &Post| post.matters().is_empty() && (post.takes_portfolio() || is_department(post));
        let only_unstated = reading.posts.iter().any(unstated);
        let mut given = false;
        for post in &mut reading.posts {
            if if only_unstated { unstated(post) } else { post.takes_portfolio() } {
                post.sectors = post.sectors.union(self.sectors);
                post.unlisted |= self.unlisted;
                if is_department(post) && post.matters() == Matters::one(Matter::Environment) {
                    post.organ = Organ::EcologyDepartment;
                }
                given = true;
            }
        }
        if given { Ok(()) } else { Err(Contradiction::Sector) }
    }
}

/// What one post comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Determined {
    /// The outcome for the post.
    pub outcome: Outcome,
    /// Whether another post of the person settles what this one leaves open.
    pub by_other_post: bool,
    /// Whether the source gives it unified supervision, where it is known.
    pub unified: Tri,
}

/// What a title comes to.
#[derive(Clone, Debug)]
pub struct Determination {
    /// Each post.
    pub posts: Vec<Determined>,
    /// All of them joined.
    pub outcome: Outcome,
    /// The facts whose answer can change the outcome, best first.
    pub questions: Vec<Open>,
}

/// Joined outcome and what else a question may change.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Signature {
    outcome: Outcome,
    unified: Tri,
}

const NOTHING: Outcome =
    Outcome { applicability: Applicability::Outside, classes: Classes::EMPTY, possible: Classes::EMPTY };

/// Levels of a narrower set where it leaves any.
fn narrowed(levels: Levels, level: Option<Level>) -> Levels {
    level.filter(|level| levels.contains(*level)).map_or(levels, Levels::one)
}

/// What is assumed in place of a missing answer, to see what it would change.
#[derive(Clone, Copy, Default)]
pub(crate) struct Assumed {
    level: Option<Level>,
    portfolio: Option<Matter>,
    department: Option<Matter>,
    facts: Facts,
}

impl Assumed {
    /// What a query states.
    pub(crate) const fn of(query: &Query) -> Self {
        Self { level: None, portfolio: query.matter, department: query.matter, facts: query.facts }
    }
}

fn matters(place: Situated, post: &Post, assumed: &Assumed) -> Matters {
    let stated = place.matters(post);
    let open = if post.takes_portfolio() { assumed.portfolio } else { assumed.department };
    if stated.is_empty() { open.map_or(stated, Matters::one) } else { stated }
}

/// The outcome for one post by itself.
pub(crate) fn alone(local: Local, post: &Post, assumed: &Assumed) -> Outcome {
    if matches!(post.tenure, Tenure::Former | Tenure::Designate) {
        return NOTHING;
    }
    if post.regions.iter().any(|region| region.is_apart()) {
        return Outcome { applicability: Applicability::Undetermined, ..NOTHING };
    }
    let at = |place: Situated| {
        let stated = matters(place, post, assumed);
        let outcome = place.outcome(post, stated, assumed.facts);
        if post.portfolio_unread && !stated.is_empty() && assumed.portfolio.is_none() {
            // What was not read may be the environment, or a listed sector.
            let more = place.outcome(post, Matters::all(), assumed.facts);
            outcome.either(outcome.and(more))
        } else {
            outcome
        }
    };
    local
        .over(post, narrowed(post.levels, assumed.level), at, Outcome::either)
        .unwrap_or(Outcome { applicability: Applicability::Undetermined, ..NOTHING })
}

/// A post that makes its holder a member of the leadership.
fn is_leader(post: &Post) -> bool {
    let held = !matches!(post.tenure, Tenure::Former | Tenure::Designate);
    let party = post.organ == Organ::Party
        && (matches!(post.position, Position::Principal | Position::Deputy)
            || (post.position == Position::Member && post.membership == Tri::Yes));
    let government = post.organ == Organ::Government
        && matches!(post.position, Position::Principal | Position::Deputy | Position::Member);
    held && (party || government)
}

/// Whether membership of the leadership decides this post and it does not say so itself.
fn hangs_on_membership(post: &Post) -> bool {
    post.membership == Tri::Unknown
        && !matches!(post.tenure, Tenure::Former | Tenure::Designate)
        && match post.organ {
            Organ::Party => {
                matches!(post.position, Position::Member | Position::Head | Position::DeputyHead | Position::Other)
            }
            Organ::Government => matches!(post.position, Position::Head | Position::DeputyHead | Position::Other),
            Organ::Discipline => post.position != Position::Rank,
            _ => false,
        }
}

fn unified(post: &Post, outcome: Outcome, assumed: &Assumed) -> Tri {
    if !outcome.classes.contains(Class::EcologyDepartmentHead) {
        return Tri::Unknown;
    }
    let levels = narrowed(post.levels, assumed.level);
    let high: Levels = [Level::Province, Level::Prefecture].into_iter().collect();
    if levels.without(high).is_empty() {
        Tri::Yes
    } else if levels.intersection(high).is_empty() {
        Tri::No
    } else {
        Tri::Unknown
    }
}

fn each(local: Local, posts: &[Post], assumed: &Assumed) -> Vec<Determined> {
    let mut out: Vec<Determined> = posts
        .iter()
        .map(|post| {
            let outcome = alone(local, post, assumed);
            Determined { outcome, by_other_post: false, unified: unified(post, outcome, assumed) }
        })
        .collect();
    for index in 0..posts.len() {
        let post = &posts[index];
        if !hangs_on_membership(post) {
            continue;
        }
        let leading = (0..posts.len()).find(|&other| {
            other != index && is_leader(&posts[other]) && !posts[other].levels.intersection(post.levels).is_empty()
        });
        if let Some(leading) = leading {
            let other = out[leading].outcome;
            out[index].by_other_post = true;
            out[index].outcome = if post.party_group {
                // 政府党组 beside a post in the government adds no class of its own.
                Outcome { applicability: Applicability::Undetermined, ..NOTHING }
            } else {
                Outcome { applicability: other.applicability, classes: other.classes, possible: Classes::EMPTY }
            };
        }
    }
    out
}

fn join(posts: &[Determined]) -> Signature {
    let outcome = posts
        .iter()
        .map(|post| post.outcome)
        .reduce(Outcome::and)
        .unwrap_or(Outcome { applicability: Applicability::Undetermined, ..NOTHING });
    let unified = posts.iter().map(|post| post.unified).find(|unified| *unified != Tri::Unknown).unwrap_or_default();
    Signature { outcome, unified }
}

/// Determines posts, under these local rulebooks.
#[must_use]
pub fn determine(local: Local, posts: &[Post], query: &Query) -> Determination {
    let assumed = Assumed::of(query);
    let determined = each(local, posts, &assumed);
    let signature = join(&determined);
    let questions =
        if settled(posts, &determined, &assumed) { Vec::new() } else { questions(local, posts, &assumed, signature) };
    Determination { posts: determined, outcome: signature.outcome, questions }
}

/// A quick look: nothing is open where nothing is undetermined or possible and no level hangs.
fn settled(posts: &[Post], determined: &[Determined], assumed: &Assumed) -> bool {
    posts.iter().zip(determined).all(|(post, determined)| {
        determined.outcome.possible.is_empty()
            && determined.outcome.applicability != Applicability::Undetermined
            && !(determined.unified == Tri::Unknown
                && determined.outcome.classes.contains(Class::EcologyDepartmentHead))
            && (post.levels.len() == 1 || post.levels.without(Levels::COUNTY_UP).is_empty() || assumed.level.is_some())
    })
}

/// The values an answer to a question can take, each as an assumption.
fn answers(posts: &[Post], about: Open, base: &Assumed) -> Vec<Assumed> {
    let yes_no = |set: fn(&mut Facts, Tri)| {
        [Tri::Yes, Tri::No]
            .map(|tri| {
                let mut assumed = *base;
                set(&mut assumed.facts, tri);
                assumed
            })
            .to_vec()
    };
    match about {
        Open::Level => level_options(posts).iter().map(|level| Assumed { level: Some(level), ..*base }).collect(),
        Open::Portfolio => Matter::ALL.iter().map(|&matter| Assumed { portfolio: Some(matter), ..*base }).collect(),
        Open::Department => Matter::ALL.iter().map(|&matter| Assumed { department: Some(matter), ..*base }).collect(),
        Open::Importance => yes_no(|facts, tri| facts.importance = tri),
        Open::Membership => yes_no(|facts, tri| facts.membership = tri),
        Open::DeputyHead => yes_no(|facts, tri| facts.deputy_head = tri),
    }
}

/// The levels a question about the level offers: those that some post leaves open.
#[must_use]
pub fn level_options(posts: &[Post]) -> Levels {
    posts.iter().filter(|post| post.levels.len() > 1).fold(Levels::EMPTY, |all, post| all.union(post.levels))
}

fn is_open(about: Open, posts: &[Post], assumed: &Assumed) -> bool {
    match about {
        Open::Level => !level_options(posts).is_empty(),
        Open::Portfolio => {
            assumed.portfolio.is_none()
                && posts
                    .iter()
                    .any(|post| post.takes_portfolio() && (post.matters().is_empty() || post.portfolio_unread))
        }
        Open::Department => {
            assumed.department.is_none()
                && posts.iter().any(|post| post.organ == Organ::Department && post.matters().is_empty())
        }
        about => assumed.facts.get(about) == Tri::Unknown,
    }
}

fn questions(local: Local, posts: &[Post], assumed: &Assumed, now: Signature) -> Vec<Open> {
    const ORDER: [Open; 6] =
        [Open::Portfolio, Open::Department, Open::Membership, Open::Importance, Open::DeputyHead, Open::Level];
    let changes = |about: &Open| {
        is_open(*about, posts, assumed)
            && answers(posts, *about, assumed).iter().any(|answer| join(&each(local, posts, answer)) != now)
    };
    let portfolio_open = is_open(Open::Portfolio, posts, assumed) || is_open(Open::Department, posts, assumed);
    ORDER
        .into_iter()
        // Whether an unnamed department is important is not asked before it is known which one.
        .filter(|about| *about != Open::Importance || !portfolio_open || posts.iter().any(|post| post.unlisted))
        .filter(changes)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Fields;

    /// What the quick look rests on: where no class is possible and it is known, or no matter, whether supervision is
    /// unified, no answer changes anything if the Provisions are known to reach the post or not, and none if its level is
    /// known or can only be that of a county or above.
    #[test]
    fn nothing_is_asked_where_no_class_is_possible() {
        for Fields { level, organ, position, matters } in Fields::all() {
            let two = Level::ALL.iter().map(|&other| [level, other].into_iter().collect::<Levels>());
            for levels in two.chain([Levels::COUNTY_UP, Levels::all()]) {
                let post = Post { levels, ..Post::of_fields(level, organ, position, matters) };
                let posts = std::slice::from_ref(&post);
                let assumed = Assumed::of(&Query::default());
                let determined = each(Local::NONE, posts, &assumed);
                let Determined { outcome, unified, .. } = determined[0];
                let known = outcome.applicability != Applicability::Undetermined;
                let high = levels.len() == 1 || levels.without(Levels::COUNTY_UP).is_empty();
                let supervised = unified != Tri::Unknown || !outcome.classes.contains(Class::EcologyDepartmentHead);
                if outcome.possible.is_empty() && supervised && (known || high) {
                    assert_eq!(questions(Local::NONE, posts, &assumed, join(&determined)), [], "{post:?}");
                }
            }
        }
    }
}
