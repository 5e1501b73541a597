//! The rules that decide a post: conditions on its fields, and what follows.

use crate::model::{Applicability, Citation, Class, Level, Levels, Matter, Matters, Organ, Position, Set, Text};

vocabulary! {
    /// A fact on which an outcome may depend and that a title may leave open.
    Open {
        /// The level of the region.
        Level "level" "层级" "level",
        /// What a deputy head of government is in charge of.
        Portfolio "portfolio" "分管内容" "portfolio",
        /// Which department a department post belongs to.
        Department "department" "所在部门" "department",
        /// Whether the department bears important duties.
        Importance "importance" "是否承担重要生态环境保护职责" "important duties",
        /// Whether the person is a member of the leadership.
        Membership "membership" "是否领导班子成员" "membership of the leadership",
        /// Whether deputies count as 部门负责人.
        DeputyHead "deputy-head" "副职是否属于部门负责人" "deputies as department heads",
    }
}

/// When a rule holds: the field is one of these.
#[derive(Debug)]
pub struct Condition {
    /// Levels.
    pub levels: Levels,
    /// Organs, as bits in the order of [`Organ::ALL`].
    pub organs: u16,
    /// Positions.
    pub positions: Set<Position>,
    /// Matters; meaningful where `unstated` or a matter distinguishes rules.
    pub matters: Matters,
    /// Whether it holds where no matter is stated.
    pub unstated: bool,
}

impl Condition {
    /// Whether the organ is one of these.
    #[must_use]
    pub const fn has_organ(&self, organ: Organ) -> bool {
        self.organs & (1 << organ as u16) != 0
    }

    /// Whether a post with these fields meets it.
    #[must_use]
    pub fn holds(&self, level: Level, organ: Organ, position: Position, matter: Option<Matter>) -> bool {
        self.levels.contains(level)
            && self.has_organ(organ)
            && self.positions.contains(position)
            && self.has_matter(matter)
    }

    /// Whether the matter (none where not stated) is one of these.
    #[must_use]
    pub fn has_matter(&self, matter: Option<Matter>) -> bool {
        matter.map_or(self.unstated, |matter| self.matters.contains(matter))
    }
}

/// What follows for a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effect {
    /// Whether the Provisions reach it.
    pub applicability: Applicability,
    /// The class it is.
    pub class: Option<Class>,
}

/// A rule: where its condition holds, its effect follows.
#[derive(Debug)]
pub struct Rule {
    /// Its id, shown by `--explain`.
    pub id: &'static str,
    /// What it says, in a sentence.
    pub text: Text,
    /// When it holds.
    pub condition: Condition,
    /// The fact its effect hangs on, if any.
    pub open: Option<Open>,
    /// What follows; where a fact is open, what follows if the answer is yes.
    pub effect: Effect,
    /// Where a fact is open: what follows if the answer is no.
    pub otherwise: Effect,
    /// The notes it adds.
    pub notes: &'static [&'static str],
    /// The words its effect rests on.
    pub cite: &'static [Citation],
}
