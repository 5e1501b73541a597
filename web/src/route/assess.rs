//! A case in the address: the core's short text for it, and beside it what only the page knows.

use super::{decode, encode};
use zeren_core::assess::{AddressError, Case, Facts, id_of, named};
use zeren_core::decide::Tri;
use zeren_core::rulebook::ElementId;

/// A case, and how far the questions have come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Assess {
    /// What is stated.
    pub(crate) case: Case,
    /// Who said so, by element.
    pub(crate) said_by: Vec<(ElementId, String)>,
    /// The questions put off.
    pub(crate) later: Vec<ElementId>,
    /// What in the address was not understood; it is told and not kept.
    pub(crate) wrong: Vec<AddressError>,
}

impl Assess {
    /// The case of a query, the part of an address behind `?`.
    pub(super) fn parse(query: &str) -> Self {
        let mut out = Self::default();
        let mut rest = Vec::new();
        for field in query.split('&') {
            let (key, value) = field.split_once('=').unwrap_or((field, ""));
            match key {
                "lang" | "as-of" | "rulebook" => {}
                "later" => out.later.extend(decode(value).split(',').filter_map(named)),
                "said" => {
                    let said = decode(value);
                    let (id, who) = said.split_once(':').unwrap_or((&said, ""));
                    out.said_by.extend(named(id).filter(|_| !who.is_empty()).map(|id| (id, who.to_owned())));
                }
                _ => rest.push(field),
            }
        }
        (out.case, out.wrong) = Case::from_address(&rest.join("&"));
        out.tidied()
    }

    /// The query of a case.
    pub(super) fn query(&self) -> String {
        let mut out = self.case.to_address();
        let mut field = |key: &str, value: &str| {
            if !out.is_empty() {
                out.push('&');
            }
            out.push_str(key);
            out.push('=');
            encode(value, &mut out);
        };
        let later: Vec<_> = self.later.iter().map(|id| id_of(*id)).collect();
        if !later.is_empty() {
            field("later", &later.join(","));
        }
        for (id, who) in &self.said_by {
            field("said", &[id_of(*id), ":", who].concat());
        }
        out
    }

    /// Who said so and what was put off go with what is stated.
    fn tidied(mut self) -> Self {
        let facts = self.case.facts;
        self.said_by.retain(|(id, _)| facts.stated(*id).is_some());
        self.later.retain(|id| facts.stated(*id).is_none());
        self
    }

    /// The same with another value of an element, or none.
    pub(crate) fn with(&self, id: ElementId, value: Option<Tri>) -> Self {
        let mut next = self.clone();
        match value {
            Some(value) => next.case.facts.set(id, value),
            None => next.case.facts.clear(id),
        }
        next.wrong.clear();
        next.tidied()
    }

    /// The same but for a change.
    pub(crate) fn but(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut next = self.clone();
        next.wrong.clear();
        change(&mut next);
        next.tidied()
    }

    /// The question to be asked now: the best one that was not put off, or else the best one.
    pub(crate) fn now(&self, questions: &[ElementId]) -> Option<ElementId> {
        questions.iter().find(|id| !self.later.contains(id)).or(questions.first()).copied()
    }

    /// The answer given last, if the questions were answered as they came; else the last one stated.
    pub(crate) fn last(&self) -> Option<ElementId> {
        let stated = self.case.facts;
        let mut known = Case { facts: Facts::default(), ..self.case.clone() };
        let mut last = None;
        loop {
            let questions = zeren_core::assess::assess(&known).questions;
            let Some(next) = questions.into_iter().find(|id| stated.stated(*id).is_some()) else { break };
            known.facts.set(next, stated.get(next));
            last = Some(next);
        }
        last.or_else(|| stated.iter().last().map(|(id, _)| id))
    }
}
