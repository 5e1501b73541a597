//! Elements joined by and, or: their value in strong Kleene logic.

use super::facts::{Facts, id_of};
use crate::decide::Tri;
use crate::rulebook::{ElementId, Formula};

/// The value of a formula. Since nothing is negated, it is exactly what all completions of the facts have in common.
#[must_use]
pub fn evaluate(formula: &Formula, facts: Facts) -> Tri {
    match formula {
        Formula::Element(id) => facts.get(*id),
        Formula::All(parts) => parts.iter().fold(Tri::Yes, |all, part| all.and(evaluate(part, facts))),
        Formula::Any(parts) => parts.iter().fold(Tri::No, |any, part| any.any(evaluate(part, facts))),
    }
}

/// Whether a formula names an element.
pub(super) fn holds(formula: &Formula, element: ElementId) -> bool {
    match formula {
        Formula::Element(id) => *id == element,
        Formula::All(parts) | Formula::Any(parts) => parts.iter().any(|part| holds(part, element)),
    }
}

/// A formula in ids, `&` and `|`.
#[must_use]
pub fn in_words(formula: &Formula) -> String {
    let join = |parts: &[Formula], by: &str| format!("({})", parts.iter().map(in_words).collect::<Vec<_>>().join(by));
    match formula {
        Formula::Element(id) => id_of(*id).to_owned(),
        Formula::All(parts) => join(parts, " & "),
        Formula::Any(parts) => join(parts, " | "),
    }
}
