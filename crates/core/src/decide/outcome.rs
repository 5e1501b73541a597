//! What the rules make of a post, and how outcomes are joined.

use crate::model::{Applicability, Classes};

/// What the rules make of a post: whether they reach it, which classes it is, which it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether the Provisions reach it.
    pub applicability: Applicability,
    /// The classes it certainly is.
    pub classes: Classes,
    /// The classes an open fact may add.
    pub possible: Classes,
}

impl Outcome {
    /// What holds whichever of two cases is true: the common ground is certain, the rest possible.
    #[must_use]
    pub fn either(self, other: Self) -> Self {
        let applicability =
            if self.applicability == other.applicability { self.applicability } else { Applicability::Undetermined };
        let classes = self.classes.intersection(other.classes);
        let possible = self.classes.union(self.possible).union(other.classes).union(other.possible).without(classes);
        Self { applicability, classes, possible }
    }

    /// What holds for a person to whom both apply: the stronger applicability, all classes.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let rank = |applicability| match applicability {
            Applicability::Applies => 0,
            Applicability::ByReference => 1,
            Applicability::Undetermined => 2,
            Applicability::Outside => 3,
        };
        let applicability = if rank(self.applicability) <= rank(other.applicability) {
            self.applicability
        } else {
            other.applicability
        };
        let classes = self.classes.union(other.classes);
        Self { applicability, classes, possible: self.possible.union(other.possible).without(classes) }
    }
}
