//! The notes of an answer: from rules, from posts, from the reading.

use super::ground::Grounds;
use super::{NoteAnswer, Options};
use crate::builtin::BUILTIN;
use crate::decide::{Decision, Tri};
use crate::determine::{Determination, Determined, Query};
use crate::json::write::decimal;
use crate::local::Origin;
use crate::model::{Class, fill};
use crate::title::{Post, Reading, Remark, Tenure, Title};
use std::borrow::Cow;

/// Gathers notes, each once.
pub(super) struct Notes<'t, 'a> {
    title: Option<&'a Title<'t>>,
    options: Options,
    out: Vec<NoteAnswer<'t>>,
}

impl<'t, 'a> Notes<'t, 'a> {
    pub(super) const fn new(title: Option<&'a Title<'t>>, options: Options) -> Self {
        Self { title, options, out: Vec::new() }
    }

    fn add(&mut self, code: &'static str, remark: Option<Remark>, count: usize) {
        let about =
            remark.filter(|_| !self.options.brief).and_then(|remark| self.title.map(|title| title.slice(remark.span)));
        if self.out.iter().any(|note| note.code == code && note.about == about) {
            return;
        }
        if self.options.brief {
            return self.out.push(NoteAnswer {
                code,
                text: Cow::Borrowed(""),
                about: None,
                layer: Origin::BUILTIN,
                cite: &[],
            });
        }
        let Some(note) = BUILTIN.note(code) else { return };
        let template = note.text.in_lang(self.options.lang);
        let text = if template.contains('{') {
            Cow::Owned(fill(template, &[about.unwrap_or(""), &decimal(count)]))
        } else {
            Cow::Borrowed(template)
        };
        self.out.push(NoteAnswer { code, text, about, layer: Origin::BUILTIN, cite: note.cite });
    }

    fn at_post(&mut self, code: &'static str, post: &Post) {
        self.add(code, Some(Remark { code, span: post.span }), 0);
    }

    /// All notes of an answer.
    pub(super) fn all(
        mut self,
        reading: &Reading,
        determination: &Determination,
        decisions: &[Decision],
        query: &Query,
        grounds: &Grounds,
    ) -> Vec<NoteAnswer<'t>> {
        grounds.notes(self.options, &mut self.out);
        if reading.posts.is_empty() {
            self.add("nothing-read", None, 0);
        }
        for ((post, determined), decision) in reading.posts.iter().zip(&determination.posts).zip(decisions) {
            self.post(post, determined, decision, query, grounds);
        }
        for remark in &reading.remarks {
            self.add(remark.code, Some(*remark), 0);
        }
        if !reading.posts.is_empty() {
            for &span in &reading.unread {
                self.add("unread", Some(Remark { code: "unread", span }), 0);
            }
        }
        self.out
    }

    fn post(&mut self, post: &Post, determined: &Determined, decision: &Decision, query: &Query, grounds: &Grounds) {
        match post.tenure {
            Tenure::Former => return self.at_post("former", post),
            Tenure::Designate => return self.at_post("designate", post),
            Tenure::Acting => self.at_post("acting", post),
            Tenure::Seconded => self.at_post("seconded", post),
            Tenure::Current => {}
        }
        if post.regions.iter().any(|region| region.is_apart()) {
            return self.add("apart", None, 0);
        }
        if post.party_group {
            self.at_post("government-party-group", post);
        } else if determined.by_other_post {
            self.at_post("membership-by-other-post", post);
        } else {
            for &rule in &decision.rules {
                for &code in BUILTIN.rules[rule].notes {
                    let answered = (code == "deputy-head" && query.facts.deputy_head != Tri::Unknown)
                        || (code == "unlisted-department" && query.facts.importance != Tri::Unknown)
                        || grounds.answers(post, code);
                    let settled = code == "leadership-in-any-case" && determined.outcome.possible.is_empty();
                    if !answered && !settled {
                        self.add(code, None, 0);
                    }
                }
            }
        }
        if post.branch && determined.outcome.classes.contains(Class::EcologyDepartmentHead) {
            self.add("county-ecology-branch", None, 0);
        } else if post.branch {
            self.at_post("branch", post);
        }
        match determined.unified {
            Tri::Yes => self.add("unified-supervision", None, 0),
            Tri::No if !post.branch => self.add("no-unified-supervision", None, 0),
            Tri::No | Tri::Unknown => {}
        }
        if determined.outcome.classes.contains(Class::GovernmentEnvironmentDeputy) {
            self.add("assists", None, 0);
        }
        let listed = determined.outcome.classes.contains(Class::GovernmentSectorDeputy)
            || determined.outcome.classes.contains(Class::SectorDepartmentHead);
        if listed && post.sectors.iter().any(|sector| grounds.on_default_list(post, sector)) {
            self.add("default-list", None, 0);
        }
        for remark in &post.remarks {
            self.add(remark.code, Some(*remark), 0);
        }
        if post.regions.len() > 1 {
            self.add("region-shared", Some(Remark { code: "region-shared", span: post.span }), post.regions.len());
        }
    }
}
