//! Where local rulebooks meet a post. Without the feature `layers` there are none, and this is nothing.

use crate::decide::{Decision, Facts, Outcome, Tri};
use crate::model::{Citation, Level, Levels, Matters, Text};
use crate::rulebook::SectorId;
use crate::title::{Post, Sectors};

#[cfg(feature = "layers")]
use crate::layer::{Case, Layered};

/// The local rulebooks of an engine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Local {
    #[cfg(feature = "layers")]
    layered: Option<&'static Layered>,
}

/// A post at one level, in one of the regions it may belong to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Situated {
    level: Level,
    #[cfg(feature = "layers")]
    case: Option<Case>,
}

impl Local {
    /// No local rulebook.
    pub const NONE: Self = Self {
        #[cfg(feature = "layers")]
        layered: None,
    };

    /// These.
    #[cfg(feature = "layers")]
    #[must_use]
    pub(crate) const fn of(layered: &'static Layered) -> Self {
        Self { layered: Some(layered) }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_none(self) -> bool {
        #[cfg(feature = "layers")]
        {
            self.layered.is_none()
        }
        #[cfg(not(feature = "layers"))]
        {
            true
        }
    }

    /// The layers, where there are any.
    #[cfg(feature = "layers")]
    #[must_use]
    pub const fn layered(self) -> Option<&'static Layered> {
        self.layered
    }

    /// Whether some local rulebook holds for one region only.
    #[must_use]
    pub fn has_regions(self) -> bool {
        #[cfg(feature = "layers")]
        if let Some(layered) = self.layered {
            return layered.layers().iter().any(|layer| layer.region.is_some());
        }
        false
    }

    /// The sectors of a post that count as bearing important duties, the environment among them.
    #[must_use]
    pub fn listed(self, post: &Post) -> Sectors {
        #[cfg(feature = "layers")]
        if let Some(layered) = self.layered {
            return layered.listed(post);
        }
        post.sectors
    }

    /// What the local rulebooks say of a sector (of a field on no list if none) at a level, where no region is known.
    #[must_use]
    pub fn says_of(self, sector: Option<SectorId>, level: Option<Level>) -> SaidOfSector {
        #[cfg(feature = "layers")]
        if let Some(layered) = self.layered {
            return layered.says_of(sector, level);
        }
        let _ = (sector, level);
        SaidOfSector::NOTHING
    }

    /// What holds whichever level and region is true.
    #[inline]
    pub(crate) fn over<T>(
        self,
        post: &Post,
        levels: Levels,
        mut at: impl FnMut(Situated) -> T,
        either: impl Fn(T, T) -> T,
    ) -> Option<T> {
        #[cfg(feature = "layers")]
        if let Some(layered) = self.layered {
            let cases = levels.iter().flat_map(|level| {
                layered.cases(post, level).into_iter().map(move |case| Situated { level, case: Some(case) })
            });
            return cases.map(at).reduce(either);
        }
        let _ = post;
        levels.iter().map(|level| at(Situated::plain(level))).reduce(either)
    }
}

impl Situated {
    /// At a level, without local rulebooks.
    pub(crate) const fn plain(level: Level) -> Self {
        Self {
            level,
            #[cfg(feature = "layers")]
            case: None,
        }
    }

    /// What the post's portfolio or department is about.
    #[inline]
    pub(crate) fn matters(self, post: &Post) -> Matters {
        #[cfg(feature = "layers")]
        if let Some(case) = self.case {
            return case.matters(post).0;
        }
        post.matters()
    }

    /// The outcome for a post about these matters.
    #[inline]
    pub(crate) fn outcome(self, post: &Post, matters: Matters, facts: Facts) -> Outcome {
        #[cfg(feature = "layers")]
        if let Some(case) = self.case {
            return case.outcome(self.level, post, matters, case.matters(post).1, facts);
        }
        let facts = Facts { membership: post.membership.or(facts.membership), ..facts };
        let fields = crate::table::Fields { level: self.level, organ: post.organ, position: post.position, matters };
        crate::table::decide(fields, facts)
    }

    /// The outcome, and the rules that gave it.
    pub(crate) fn decide(self, post: &Post, matters: Matters, facts: Facts) -> Decision {
        #[cfg(feature = "layers")]
        if let Some(case) = self.case {
            return case.decide(self.level, post, matters, case.matters(post).1, facts);
        }
        let facts = Facts { membership: post.membership.or(facts.membership), ..facts };
        crate::decide::decide_at(&crate::builtin::BUILTIN, self.level, post.organ, post.position, matters, facts)
    }
}

/// What local rulebooks say of a sector.
#[derive(Clone, Copy, Debug)]
pub struct SaidOfSector {
    /// Whether it bears important duties.
    pub bears: Tri,
    /// In words.
    pub text: Text,
    /// What it rests on.
    pub cite: &'static [Citation],
    /// Which local rulebook says so.
    pub layer: Origin,
}

impl SaidOfSector {
    /// Nothing is said.
    pub const NOTHING: Self =
        Self { bears: Tri::Unknown, text: Text { zh: "", en: "" }, cite: &[], layer: Origin::BUILTIN };
}

/// The local rulebook something comes from, if any; a field `layer` in JSON.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    #[cfg(feature = "layers")]
    layer: Option<&'static str>,
}

impl Origin {
    /// The built-in rulebook.
    pub const BUILTIN: Self = Self {
        #[cfg(feature = "layers")]
        layer: None,
    };

    /// A layer, by its id.
    #[cfg(feature = "layers")]
    #[must_use]
    pub const fn layer(id: &'static str) -> Self {
        Self { layer: Some(id) }
    }

    /// Of an id: what a layer states goes by its name (`LAYER:2`, `CLASS/LAYER:ID`).
    #[must_use]
    pub fn of_id(id: &'static str) -> Self {
        #[cfg(feature = "layers")]
        if let Some((layer, _)) = id.rsplit_once(':') {
            return Self::layer(layer.rsplit_once('/').map_or(layer, |(_, layer)| layer));
        }
        let _ = id;
        Self::BUILTIN
    }

    /// The layer's id.
    #[must_use]
    pub const fn id(self) -> Option<&'static str> {
        #[cfg(feature = "layers")]
        {
            self.layer
        }
        #[cfg(not(feature = "layers"))]
        {
            None
        }
    }

    /// Whether it is the built-in rulebook.
    #[must_use]
    pub fn is_builtin(&self) -> bool {
        self.id().is_none()
    }
}

impl serde::Serialize for Origin {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id().unwrap_or_default())
    }
}
