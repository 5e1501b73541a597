//! A post as read from a title, and the reading of a whole title.

use super::place::Region;
use super::sense::Sense;
use super::text::Span;
use crate::decide::Tri;
use crate::model::{Level, Levels, Matter, Matters, Organ, Position};
use crate::rulebook::SectorId;

vocabulary! {
    /// How a post is held.
    Tenure {
        /// Held now.
        Current "current" "现任" "current",
        /// 代, 主持工作.
        Acting "acting" "代理、主持工作" "acting",
        /// 挂职.
        Seconded "seconded" "挂职" "on secondment",
        /// 原, 已退休.
        Former "former" "原任" "former",
        /// 拟任, 候选人.
        Designate "designate" "拟任" "designate",
    }
}

/// A set of sectors of one rulebook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Sectors(u64);

impl Sectors {
    /// Adds a sector.
    pub fn insert(&mut self, sector: SectorId) {
        self.0 |= 1 << sector.index();
    }

    /// Whether the sector is in it.
    #[must_use]
    pub const fn contains(self, sector: SectorId) -> bool {
        self.0 & (1 << sector.index()) != 0
    }

    /// Whether none is in it.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether there is one besides the environment.
    #[must_use]
    pub const fn has_listed(self) -> bool {
        self.0 & !1 != 0
    }

    /// What is in either.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// What is in this and not in the other.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The sectors in order.
    pub fn iter(self) -> impl Iterator<Item = SectorId> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let place = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (place < 64).then(|| SectorId::new(place))
        })
    }
}

impl FromIterator<SectorId> for Sectors {
    fn from_iter<I: IntoIterator<Item = SectorId>>(sectors: I) -> Self {
        let mut set = Self::default();
        sectors.into_iter().for_each(|sector| set.insert(sector));
        set
    }
}

vocabulary! {
    /// What a part of a title was read as.
    PartKind {
        /// A region of the gazetteer.
        Region "region" "地区" "region",
        /// A level.
        Level "level" "层级" "level",
        /// The name of a place or body.
        Name "name" "名称" "name",
        /// A place below county level.
        Place "place" "乡镇、开发区、村" "township, zone or village",
        /// A body.
        Body "body" "单位" "body",
        /// A sector or field of work.
        Field "field" "行业或者领域" "field",
        /// The suffix of a department.
        Department "department" "部门" "department",
        /// A unit within a department.
        Unit "unit" "内设机构" "unit",
        /// A position.
        Position "position" "职务" "position",
        /// A prefix or a state of tenure.
        Modifier "modifier" "修饰" "modifier",
        /// What introduces a portfolio.
        Portfolio "portfolio" "分管" "portfolio",
    }
}

/// A part of a post: where it stands, what it was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where.
    pub span: Span,
    /// What.
    pub kind: PartKind,
    /// The sense of the word, if it is one of the lexicon.
    pub sense: Option<Sense>,
}

/// Something to be said of a stretch of the title, by the code of its note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The code of the note.
    pub code: &'static str,
    /// The words it speaks of.
    pub span: Span,
}

/// A post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    /// Where it stands, its portfolio included.
    pub span: Span,
    /// The levels it may have.
    pub levels: Levels,
    /// The regions it may belong to; empty where none is named.
    pub regions: Vec<Region>,
    /// The regions it may lie in, where its own is not named.
    #[cfg(feature = "layers")]
    pub(crate) within: Vec<Region>,
    /// The character of its own level word: 市 of 市长.
    pub(crate) unit: Option<char>,
    /// The organ.
    pub organ: Organ,
    /// The position.
    pub position: Position,
    /// The portfolio, or the department's own field.
    pub sectors: Sectors,
    /// Whether a part of it lies on no list.
    pub unlisted: bool,
    /// Whether a part of the portfolio was not read.
    pub portfolio_unread: bool,
    /// Whether membership of the leadership is stated by the post itself.
    pub membership: Tri,
    /// How it is held.
    pub tenure: Tenure,
    /// Whether it is a post in the Party group of a government.
    pub party_group: bool,
    /// Whether it belongs to a branch (分局).
    pub branch: bool,
    /// What else is to be said of it.
    pub remarks: Vec<Remark>,
    /// Its parts.
    pub parts: Vec<Part>,
}

impl Post {
    /// What its portfolio or department is about.
    #[must_use]
    pub fn matters(&self) -> Matters {
        let mut matters = Matters::EMPTY;
        if self.sectors.contains(SectorId::ENVIRONMENT) {
            matters = matters.union(Matters::one(Matter::Environment));
        }
        if self.sectors.has_listed() {
            matters = matters.union(Matters::one(Matter::Listed));
        }
        if self.unlisted {
            matters = matters.union(Matters::one(Matter::Unlisted));
        }
        matters
    }

    /// Notes that it lies in one of these regions, where its own is not named.
    pub(crate) fn lies_in(&mut self, regions: &[Region]) {
        #[cfg(feature = "layers")]
        if self.within.is_empty() {
            self.within = regions.to_vec();
        }
        let _ = regions;
    }

    /// The level, if only one is possible.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        self.levels.single()
    }

    /// Whether a portfolio tells its class: a deputy head of government.
    #[must_use]
    pub fn takes_portfolio(&self) -> bool {
        self.organ == Organ::Government && self.position == Position::Deputy
    }
}

/// What was read of a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The posts, in order.
    pub posts: Vec<Post>,
    /// What was not read.
    pub unread: Vec<Span>,
    /// What is to be said of the whole: names set aside, regions unknown.
    pub remarks: Vec<Remark>,
}
