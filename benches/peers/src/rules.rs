//! The rulebook's rules as the lines of one table, each a product of values of its four fields.

use crate::{About, Answer, Post, space};
use std::collections::{BTreeMap, BTreeSet};
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::Facts;
use zeren_core::model::Matter;
use zeren_core::table::decide;

/// The decision that zeren gives, with no fact known besides the fields.
pub fn expected(post: Post) -> Answer {
    let outcome = decide(post.fields(), Facts::default());
    let ids = |classes: zeren_core::model::Classes| classes.iter().map(|class| class.id().to_owned()).collect();
    let entries = || outcome.classes.iter().map(|class| BUILTIN.class(class));
    Answer {
        applicability: outcome.applicability.id().to_owned(),
        classes: ids(outcome.classes),
        possible: ids(outcome.possible),
        responsibilities: entries().map(|entry| entry.responsibility.id().to_owned()).collect(),
        duties: entries().flat_map(|entry| entry.duties).map(|duty| duty.id.to_owned()).collect(),
    }
}

/// A line: where each field is among its values, the answer follows.
#[derive(Clone, Debug)]
pub struct Line {
    /// The id of the rule it comes of, and a number.
    pub id: String,
    /// The values of each field, in the order of [`crate::FIELDS`]; none where every value does.
    pub when: [Option<BTreeSet<&'static str>>; 4],
    /// What follows.
    pub answer: Answer,
}

type Cell = [&'static str; 4];

/// The rule that decides a post; of two matters, that of the environment.
pub(crate) fn rule(post: Post) -> usize {
    let matter = match post.about {
        About::Unstated => None,
        About::Environment | About::Both => Some(Matter::Environment),
        About::Listed => Some(Matter::Listed),
        About::Unlisted => Some(Matter::Unlisted),
    };
    BUILTIN.rule_for(post.level, post.organ, post.position, matter).expect("every post is decided")
}

fn values(cells: &BTreeSet<Cell>, field: usize) -> BTreeSet<&'static str> {
    cells.iter().map(|cell| cell[field]).collect()
}

/// Cells as few products of values.
fn products(cells: BTreeSet<Cell>, out: &mut Vec<[BTreeSet<&'static str>; 4]>) {
    let all: [BTreeSet<&'static str>; 4] = std::array::from_fn(|field| values(&cells, field));
    if all.iter().map(BTreeSet::len).product::<usize>() == cells.len() {
        return out.push(all);
    }
    for field in 0..4 {
        let mut alike: BTreeMap<BTreeSet<Cell>, BTreeSet<Cell>> = BTreeMap::new();
        for value in &all[field] {
            let own: BTreeSet<Cell> = cells.iter().copied().filter(|cell| cell[field] == *value).collect();
            let rest = own
                .iter()
                .map(|cell| {
                    let mut cell = *cell;
                    cell[field] = "";
                    cell
                })
                .collect();
            alike.entry(rest).or_default().extend(own);
        }
        if alike.len() > 1 {
            return alike.into_values().for_each(|cells| products(cells, out));
        }
    }
}

/// The lines, in the rulebook's order.
pub fn lines() -> Vec<Line> {
    let mut grouped: BTreeMap<(usize, Answer), BTreeSet<Cell>> = BTreeMap::new();
    for post in space() {
        grouped.entry((rule(post), expected(post))).or_default().insert(post.ids());
    }
    let whole: BTreeSet<Cell> = space().into_iter().map(Post::ids).collect();
    let every: [usize; 4] = std::array::from_fn(|field| values(&whole, field).len());
    let mut lines = Vec::new();
    for ((rule, answer), cells) in grouped {
        let mut parts = Vec::new();
        products(cells, &mut parts);
        for (number, when) in parts.into_iter().enumerate() {
            let mut field = 0;
            let when = when.map(|values| {
                field += 1;
                (values.len() < every[field - 1]).then_some(values)
            });
            lines.push(Line { id: format!("{}#{number}", BUILTIN.rules[rule].id), when, answer: answer.clone() });
        }
    }
    lines
}
