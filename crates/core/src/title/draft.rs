//! A post in the making: what has been read of it before its position.

use super::place::{Region, Trail};
use super::post::{Part, Remark, Sectors, Tenure};
use super::sense::Body;
use super::text::Span;
use crate::model::{Level, Levels};

/// The body a post belongs to, as far as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Base {
    /// Nothing said.
    #[default]
    None,
    Party,
    PartyOffice,
    Government,
    Congress,
    Cppcc,
    Discipline,
    Court,
    Procuratorate,
    Enterprise,
    Village,
    Central,
    Department,
    OtherParty,
    Other,
}

impl From<Body> for Base {
    fn from(body: Body) -> Self {
        match body {
            Body::PartyCommittee | Body::WorkingCommittee => Self::Party,
            Body::PartyGroup => Self::None,
            Body::GovernmentPartyGroup | Body::Government | Body::ZoneAdministration => Self::Government,
            Body::PartyOffice => Self::PartyOffice,
            Body::Congress => Self::Congress,
            Body::Cppcc => Self::Cppcc,
            Body::Discipline => Self::Discipline,
            Body::Court => Self::Court,
            Body::Procuratorate => Self::Procuratorate,
            Body::Enterprise => Self::Enterprise,
            Body::Central => Self::Central,
            Body::OtherParty => Self::OtherParty,
            Body::Other => Self::Other,
        }
    }
}

/// What has been read of a post so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    pub(super) span: Option<Span>,
    pub(super) trail: Trail,
    /// The level word read last, and its character.
    pub(super) level: Option<Levels>,
    pub(super) unit: Option<char>,
    pub(super) place: Option<Level>,
    pub(super) base: Base,
    /// Whether a Party group or committee within the body was named.
    pub(super) group: bool,
    /// Whether the body was a working committee, or one whose plain members are its leadership.
    pub(super) small_committee: bool,
    /// Levels implied by bodies and suffixes.
    pub(super) implied: Option<Levels>,
    pub(super) sectors: Sectors,
    pub(super) unlisted: bool,
    pub(super) branch: bool,
    pub(super) in_unit: bool,
    pub(super) deputy: bool,
    pub(super) tenure: Option<Tenure>,
    /// Unknown stretches not yet accounted for.
    pub(super) unknown: Vec<Span>,
    /// A portfolio read before the position (分管农业的副县长).
    pub(super) portfolio: Option<Box<Portfolio>>,
    pub(super) remarks: Vec<Remark>,
    pub(super) parts: Vec<Part>,
}

impl Draft {
    pub(super) fn touch(&mut self, span: Span) {
        self.span = Some(self.span.map_or(span, |known| known.cover(span)));
    }

    pub(super) fn has_field(&self) -> bool {
        !self.sectors.is_empty() || self.unlisted
    }

    /// Nothing read that belongs to a post.
    pub(super) fn is_empty(&self) -> bool {
        self.span.is_none() && self.unknown.is_empty()
    }

    /// Only a region or level was read.
    pub(super) fn only_region(&self) -> bool {
        self.base == Base::None
            && !self.has_field()
            && !self.group
            && !self.branch
            && !self.in_unit
            && !self.deputy
            && self.unknown.is_empty()
            && self.portfolio.is_none()
    }

    /// Narrows the levels the words imply.
    pub(super) fn imply(&mut self, levels: Levels) {
        if !levels.is_empty() {
            let narrowed = self.implied.map_or(levels, |known| known.intersection(levels));
            self.implied = Some(if narrowed.is_empty() { levels } else { narrowed });
        }
    }
}

/// A portfolio in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Portfolio {
    pub(super) sectors: Sectors,
    pub(super) unlisted: bool,
    pub(super) unread: bool,
    pub(super) span: Option<Span>,
    pub(super) remarks: Vec<Remark>,
    pub(super) parts: Vec<Part>,
}

impl Portfolio {
    pub(super) fn is_stated(&self) -> bool {
        !self.sectors.is_empty() || self.unlisted || self.unread
    }
}

/// What the next post takes from the one before where it says nothing itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    pub(super) base: Base,
    pub(super) levels: Levels,
    pub(super) regions: Vec<Region>,
    /// The regions it lies in, where its own is not named.
    #[cfg(feature = "layers")]
    pub(super) within: Vec<Region>,
    pub(super) place: Option<Level>,
    pub(super) sectors: Sectors,
    pub(super) unlisted: bool,
    pub(super) branch: bool,
}
