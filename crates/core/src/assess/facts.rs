//! What is stated of the elements: yes, no, unknown, or nothing yet.

use super::formula::evaluate;
use crate::builtin::{ACCOUNTABILITY, BUILTIN};
use crate::decide::Tri;
use crate::rulebook::{Element, ElementId, Situation};

/// What is stated of each element (要件). An element has one value or none: it cannot be both yes and no.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Facts {
    yes: u64,
    no: u64,
    unknown: u64,
}

impl Facts {
    /// States a value; what was stated before is replaced.
    pub const fn set(&mut self, element: ElementId, value: Tri) {
        self.clear(element);
        let bit = 1 << element.index();
        match value {
            Tri::Yes => self.yes |= bit,
            Tri::No => self.no |= bit,
            Tri::Unknown => self.unknown |= bit,
        }
    }

    /// Takes back what was stated.
    pub const fn clear(&mut self, element: ElementId) {
        let others = !(1 << element.index());
        self.yes &= others;
        self.no &= others;
        self.unknown &= others;
    }

    /// These facts with one more.
    #[must_use]
    pub const fn with(mut self, element: ElementId, value: Tri) -> Self {
        self.set(element, value);
        self
    }

    /// What is known of an element.
    #[must_use]
    pub const fn get(self, element: ElementId) -> Tri {
        let bit = 1 << element.index();
        if self.yes & bit != 0 {
            Tri::Yes
        } else if self.no & bit != 0 {
            Tri::No
        } else {
            Tri::Unknown
        }
    }

    /// What was stated of an element: unknown is a statement too; none where nothing was said.
    #[must_use]
    pub const fn stated(self, element: ElementId) -> Option<Tri> {
        let bit = 1 << element.index();
        if (self.yes | self.no | self.unknown) & bit == 0 { None } else { Some(self.get(element)) }
    }

    /// What was stated, in the rulebook's order.
    pub fn iter(self) -> impl Iterator<Item = (ElementId, Tri)> {
        element_ids().filter_map(move |id| self.stated(id).map(|value| (id, value)))
    }

    /// Whether nothing was stated.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.yes | self.no | self.unknown == 0
    }

    /// Where a yes takes for granted what other facts rule out, such as a decision against the law that was not made.
    #[must_use]
    pub fn contradictions(self) -> Vec<Contradiction> {
        ACCOUNTABILITY
            .presupposed
            .iter()
            .filter(|entry| self.get(entry.element) == Tri::Yes && evaluate(&entry.formula, self) == Tri::No)
            .map(|entry| Contradiction {
                element: entry.element,
                against: element_ids()
                    .filter(|id| super::formula::holds(&entry.formula, *id) && self.get(*id) == Tri::No)
                    .collect(),
            })
            .collect()
    }
}

/// A yes that other answers rule out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The element that was answered yes.
    pub element: ElementId,
    /// The elements answered no, of which at least one would have to be yes.
    pub against: Vec<ElementId>,
}

/// Every element, in the rulebook's order.
pub fn element_ids() -> impl Iterator<Item = ElementId> {
    (0..BUILTIN.situations.iter().map(|situation| situation.elements.len()).sum()).map(ElementId::new)
}

/// The situation an element belongs to, and its entry; none past the last one.
fn entry(id: ElementId) -> Option<(&'static Situation, &'static Element)> {
    let all = BUILTIN.situations.iter().flat_map(|one| one.elements.iter().map(move |element| (one, element)));
    all.into_iter().nth(id.index())
}

/// The entry of an element; none past the last one.
#[must_use]
pub fn element(id: ElementId) -> Option<&'static Element> {
    entry(id).map(|(_, element)| element)
}

/// The id of an element; empty past the last one.
#[must_use]
pub fn id_of(id: ElementId) -> &'static str {
    element(id).map_or("", |element| element.id)
}

/// The situation an element belongs to.
#[must_use]
pub fn situation_of(id: ElementId) -> Option<&'static Situation> {
    entry(id).map(|(situation, _)| situation)
}

/// The element with this id or name, in either language.
#[must_use]
pub fn named(name: &str) -> Option<ElementId> {
    let name = name.trim();
    element_ids().find(|id| {
        element(*id)
            .is_some_and(|entry| entry.id == name || entry.name.zh == name || entry.name.en.eq_ignore_ascii_case(name))
    })
}

/// Every name an element answers to, for finding the nearest one to a name that is none.
pub fn all_names() -> impl Iterator<Item = &'static str> {
    element_ids().filter_map(element).flat_map(|entry| [entry.id, entry.name.zh, entry.name.en])
}

/// The value a word stands for: `yes`, `no`, `unknown`, 是, 否, 未知, 不知道.
#[must_use]
pub fn value_named(word: &str) -> Option<Tri> {
    match word.trim() {
        "yes" | "是" | "true" => Some(Tri::Yes),
        "no" | "否" | "false" => Some(Tri::No),
        "unknown" | "未知" | "不知道" => Some(Tri::Unknown),
        _ => None,
    }
}
