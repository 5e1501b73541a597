//! Facts a title may leave open: yes, no, or not known.

use crate::rulebook::Open;

/// Yes, no, or not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tri {
    /// Not known.
    #[default]
    Unknown,
    /// Yes.
    Yes,
    /// No.
    No,
}

impl Tri {
    /// Every value.
    pub const ALL: [Self; 3] = [Self::Unknown, Self::Yes, Self::No];

    /// Yes or no.
    #[must_use]
    pub const fn known(value: bool) -> Self {
        if value { Self::Yes } else { Self::No }
    }

    /// Both, in strong Kleene logic: no where one is no, else yes where both are.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, Self::Yes) => Self::Yes,
            _ => Self::Unknown,
        }
    }

    /// The opposite; what is not known stays so.
    #[must_use]
    pub const fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
        }
    }

    /// Either, in strong Kleene logic: yes where one is yes, else no where both are.
    #[must_use]
    pub const fn any(self, other: Self) -> Self {
        self.negated().and(other.negated()).negated()
    }

    /// The stable id: `yes`, `no`, `unknown`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }

    /// This, or the other where this is not known.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        match self {
            Self::Unknown => other,
            known => known,
        }
    }
}

/// The yes-or-no facts that rules may hang on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Facts {
    /// Whether the department bears important duties.
    pub importance: Tri,
    /// Whether the person is a member of the leadership.
    pub membership: Tri,
    /// Whether deputies count as 部门负责人.
    pub deputy_head: Tri,
}

impl Facts {
    /// The answer to a yes-or-no question; other facts are not held here.
    #[must_use]
    pub const fn get(self, about: Open) -> Tri {
        match about {
            Open::Importance => self.importance,
            Open::Membership => self.membership,
            Open::DeputyHead => self.deputy_head,
            Open::Level | Open::Portfolio | Open::Department => Tri::Unknown,
        }
    }

    /// Every state of knowledge, in the order of [`Facts::index`].
    pub fn all() -> impl Iterator<Item = Self> {
        Tri::ALL.into_iter().flat_map(|importance| {
            Tri::ALL.into_iter().flat_map(move |membership| {
                Tri::ALL.into_iter().map(move |deputy_head| Self { importance, membership, deputy_head })
            })
        })
    }

    /// The place in [`Facts::all`].
    #[must_use]
    pub const fn index(self) -> usize {
        (self.importance as usize * 3 + self.membership as usize) * 3 + self.deputy_head as usize
    }
}
