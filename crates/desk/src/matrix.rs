//! Regions by classes.

use crate::desk::Open;
use crate::question::Question;
use crate::whereabouts::Wanted;
use serde_json::{Value, json};
use zeren_core::Engine;
use zeren_core::model::{Class, Level};
use zeren_roster::audit::{Unit, UnitName, level_of};

/// A place with its numbers.
struct Line<'u> {
    name: UnitName,
    unit: &'u Unit,
    /// Whether a class is to be expected there.
    expected: [bool; 7],
}

impl Line<'_> {
    /// How many classes that are to be expected have nobody.
    fn gaps(&self) -> usize {
        let none = |index: &usize| {
            let count = self.unit.classes[*index];
            self.expected[*index] && count.certain == 0 && count.possible == 0
        };
        (0..7).filter(none).count()
    }
}

fn json(line: &Line<'_>) -> Value {
    let cell = |index: usize| {
        let count = line.unit.classes[index];
        json!([count.certain, count.possible, line.expected[index]])
    };
    json!({
        "region": line.name.path,
        "rows": line.unit.rows,
        "cells": (0..7).map(cell).collect::<Vec<_>>(),
        "gaps": line.gaps(),
    })
}

/// The answer.
pub(crate) fn answer(open: &Open, question: &Question, engine: &Engine) -> Value {
    let wanted = Wanted::of(engine, &question.region);
    let class = Class::from_id(&question.class);
    let lines = open.tally.units_in_order().into_iter().map(|(key, unit)| {
        let name = UnitName::of(engine, key);
        let level = level_of(&name, unit, engine);
        let expected =
            std::array::from_fn(|index| !(unit.is_by_reference() && index > 4) && level != Some(Level::Village));
        Line { name, unit, expected }
    });
    let fits = |line: &Line<'_>| {
        let lacks = |index: usize| line.expected[index] && line.unit.classes[index].certain == 0;
        wanted.has(&line.name.key, &line.name.path)
            && (question.state != "gaps" || class.map_or(line.gaps() > 0, |class| lacks(class.index())))
            && (question.words.trim().is_empty() || line.name.path.contains(question.words.trim()))
    };
    let mut lines: Vec<Line<'_>> = lines.filter(fits).collect();
    let (by, turned) = question.order();
    match by {
        "rows" => lines.sort_by_key(|line| std::cmp::Reverse(line.unit.rows)),
        "gaps" => lines.sort_by_key(|line| std::cmp::Reverse(line.gaps())),
        _ => {}
    }
    if turned {
        lines.reverse();
    }
    let (from, part) = question.part(&lines);
    json!({ "total": lines.len(), "from": from, "items": part.iter().map(json).collect::<Vec<_>>() })
}
