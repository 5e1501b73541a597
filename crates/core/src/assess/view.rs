//! A formula as a tree to be drawn: each part with its value, and whether it can still change the result.

use super::facts::Facts;
use super::formula::evaluate;
use crate::decide::Tri;
use crate::rulebook::{ElementId, Formula};

/// What joins the parts of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// One element.
    Element(ElementId),
    /// All of the parts are needed.
    All,
    /// One of the parts is enough.
    Any,
}

/// A part of a formula as it stands on the facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Its value; unknown as long as it is not settled.
    pub value: Tri,
    /// Whether it can still change the result: it is open, and so is everything above it.
    pub live: bool,
    /// Its parts.
    pub parts: Vec<Node>,
}

/// A formula as a tree to be drawn.
#[must_use]
pub fn view(formula: &Formula, facts: Facts) -> Node {
    node(formula, facts, true)
}

fn node(formula: &Formula, facts: Facts, above: bool) -> Node {
    let value = evaluate(formula, facts);
    let live = above && value == Tri::Unknown;
    let (kind, parts): (_, &[Formula]) = match formula {
        Formula::Element(id) => (NodeKind::Element(*id), &[]),
        Formula::All(parts) => (NodeKind::All, parts),
        Formula::Any(parts) => (NodeKind::Any, parts),
    };
    Node { kind, value, live, parts: parts.iter().map(|part| node(part, facts, live)).collect() }
}
