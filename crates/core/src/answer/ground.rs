//! What of an answer rests on local rulebooks. Without the feature `layers` there is nothing, and this is empty.

use super::{NoteAnswer, Options};
use crate::builtin::BUILTIN;
use crate::determine::{Determination, Query};
use crate::local::{Local, Origin};
use crate::model::{Basis, Citation, Class};
use crate::rulebook::SectorId;
use crate::title::Post;

#[cfg(feature = "layers")]
use crate::{
    determine::{Assumed, alone},
    layer::{Layered, Statement, What},
    model::{Classes, Level},
    title::Tenure,
};

/// Whether a sector stands on this project's own list.
fn on_default_list(sector: SectorId) -> bool {
    BUILTIN.sectors.get(sector.index()).is_some_and(|sector| sector.basis == Basis::DefaultList)
}

/// The statements of local rulebooks that an answer rests on.
#[derive(Debug, Default)]
pub(super) struct Grounds {
    #[cfg(feature = "layers")]
    of: Option<Of>,
}

#[cfg(feature = "layers")]
#[derive(Debug)]
struct Of {
    layered: &'static Layered,
    /// Each statement that changed something, with the classes it made certain.
    used: Vec<(&'static Statement, Classes)>,
    /// The layers that hold for every case of the posts of each class, as bits.
    holding: [u64; 7],
}

#[cfg(feature = "layers")]
impl Grounds {
    pub(super) fn of(local: Local, posts: &[Post], determination: &Determination, query: &Query) -> Self {
        let Some(layered) = local.layered() else { return Self::default() };
        let mut of = Of { layered, used: Vec::new(), holding: [0; 7] };
        let assumed = Assumed::of(query);
        for (post, determined) in posts.iter().zip(&determination.posts) {
            if matches!(post.tenure, Tenure::Former | Tenure::Designate) {
                continue;
            }
            let always = layered.always(post);
            for class in determined.outcome.classes.iter() {
                of.holding[class.index()] |= always;
            }
            let (with, without) = (alone(local, post, &assumed), of.without(post, &assumed));
            let listed: Classes = [Class::GovernmentSectorDeputy, Class::SectorDepartmentHead].into_iter().collect();
            for statement in of.about(post) {
                let added = match statement.what {
                    What::Bears(_, true) => with.classes.intersection(listed),
                    _ if with == without => continue,
                    _ => with.classes.without(without.classes),
                };
                let says = !added.is_empty() || with != without;
                if says && !determined.by_other_post {
                    of.add(statement, added);
                }
            }
        }
        Self { of: Some(of) }
    }

    /// The layer by which a class holds.
    pub(super) fn layer(&self, class: Class) -> Origin {
        let Some(of) = &self.of else { return Origin::BUILTIN };
        let first = of.used.iter().find(|(_, classes)| classes.contains(class));
        first.map_or(Origin::BUILTIN, |(statement, _)| Origin::layer(of.layered.layers()[statement.layer].id))
    }

    /// The words by which a class holds.
    pub(super) fn cite(&self, class: Class) -> Vec<&'static Citation> {
        let used = self.of.iter().flat_map(|of| &of.used).filter(|(_, classes)| classes.contains(class));
        used.flat_map(|(statement, _)| statement.cite).collect()
    }

    /// Whether a duty of this layer is one of the class's here.
    pub(super) fn has_duty(&self, layer: Origin, class: Class) -> bool {
        let (Some(of), Some(id)) = (&self.of, layer.id()) else { return true };
        let at = of.layered.layers().iter().position(|layer| layer.id == id);
        at.is_some_and(|at| of.holding[class.index()] & (1 << at) != 0)
    }

    /// Whether what a note leaves open is settled for the post.
    pub(super) fn answers(&self, post: &Post, code: &str) -> bool {
        let Some(of) = &self.of else { return false };
        of.about(post).iter().any(|statement| match &statement.what {
            What::Bears(..) | What::Exhaustive => code == "unlisted-department",
            What::Settled(settled) => settled.reading == code,
        })
    }

    /// Whether a sector of the post stands on the default list, and no layer speaks of it.
    pub(super) fn on_default_list(&self, post: &Post, sector: SectorId) -> bool {
        let spoken = |of: &Of| {
            let about = of.about(post);
            about.iter().any(|statement| matches!(statement.what, What::Bears(known, _) if known == sector))
        };
        on_default_list(sector) && !self.of.as_ref().is_some_and(spoken)
    }

    /// The notes that say what was used.
    pub(super) fn notes(&self, options: Options, out: &mut Vec<NoteAnswer<'_>>) {
        for (statement, _) in self.of.iter().flat_map(|of| &of.used) {
            let code = match statement.what {
                What::Settled(_) => "local-reading",
                What::Bears(..) | What::Exhaustive => "local-list",
            };
            let text = if options.brief { "" } else { statement.text.in_lang(options.lang) };
            let layer = self.of.as_ref().map_or("", |of| of.layered.layers()[statement.layer].id);
            let cite = if options.brief { &[] } else { statement.cite };
            out.push(NoteAnswer { code, text: text.into(), about: None, layer: Origin::layer(layer), cite });
        }
    }
}

#[cfg(feature = "layers")]
impl Of {
    /// The outcome with every department that a layer made a sector back on no list.
    fn without(&self, post: &Post, assumed: &Assumed) -> crate::decide::Outcome {
        let mut plain = post.clone();
        let known = BUILTIN.sectors.len();
        plain.unlisted |= plain.sectors.iter().any(|sector| sector.index() >= known);
        plain.sectors = plain.sectors.iter().filter(|sector| sector.index() < known).collect();
        alone(Local::NONE, &plain, assumed)
    }

    /// The statements that speak of the post in every case.
    fn about(&self, post: &Post) -> Vec<&'static Statement> {
        let levels: Vec<Level> = post.levels.iter().collect();
        let mut cases = levels.iter().flat_map(|level| {
            self.layered.cases(post, *level).into_iter().map(|case| case.about(*level, post)).collect::<Vec<_>>()
        });
        let mut all = cases.next().unwrap_or_default();
        for case in cases {
            all.retain(|statement| case.iter().any(|other| std::ptr::eq(*other, *statement)));
        }
        all
    }

    fn add(&mut self, statement: &'static Statement, classes: Classes) {
        match self.used.iter_mut().find(|(known, _)| std::ptr::eq(*known, statement)) {
            Some((_, known)) => *known = known.union(classes),
            None => self.used.push((statement, classes)),
        }
    }
}

#[cfg(not(feature = "layers"))]
impl Grounds {
    #[inline]
    pub(super) const fn of(_: Local, _: &[Post], _: &Determination, _: &Query) -> Self {
        Self {}
    }

    #[inline]
    pub(super) const fn layer(&self, _: Class) -> Origin {
        Origin::BUILTIN
    }

    #[inline]
    pub(super) const fn cite(&self, _: Class) -> Option<&'static Citation> {
        None
    }

    #[inline]
    pub(super) const fn has_duty(&self, _: Origin, _: Class) -> bool {
        true
    }

    #[inline]
    pub(super) const fn answers(&self, _: &Post, _: &str) -> bool {
        false
    }

    #[inline]
    pub(super) fn on_default_list(&self, _: &Post, sector: SectorId) -> bool {
        on_default_list(sector)
    }

    #[inline]
    pub(super) const fn notes(&self, _: Options, _: &mut Vec<NoteAnswer<'_>>) {}
}
