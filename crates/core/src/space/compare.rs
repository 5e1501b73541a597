//! Two rulebooks over the same posts: whose outcome differs, and how.
//!
//! First every point of the space; then every department and field of work that either of the two knows by name, where
//! it does not simply differ as its kind does. A name matters only where rules tell matters apart, which is looked up in
//! the rules themselves.

use super::walk::post;
use super::{Area, Walk, points, tile};
use crate::Engine;
use crate::builtin::BUILTIN;
use crate::decide::{Facts, Outcome};
use crate::local::Situated;
use crate::model::{Level, Levels, Matter, Matters, Organ, Position, Text};
use crate::request::sector;
use crate::table::Fields;
use crate::title::{Field, Post};
use std::collections::BTreeMap;

/// Posts whose outcome differs.
#[derive(Clone, Debug)]
pub struct Change {
    /// Where; of named fields its matters mean nothing.
    pub area: Area,
    /// The outcome by the first rulebook.
    pub before: Outcome,
    /// The outcome by the second.
    pub after: Outcome,
}

/// What differs for the same departments and fields.
#[derive(Clone, Debug)]
pub struct Group {
    /// Their names; empty where all posts are meant, by kind of matter.
    pub fields: Vec<Text>,
    /// What differs.
    pub changes: Vec<Change>,
}

/// What two rulebooks decide differently.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// How many posts under a state of knowledge were decided by both.
    pub walked: u64,
    /// How many of them differ.
    pub differ: u64,
    /// The differences, put together.
    pub groups: Vec<Group>,
}

/// The pairs of outcomes met so far, by place.
#[derive(Default)]
struct Pairs(Vec<(Outcome, Outcome)>);

impl Pairs {
    fn place(&mut self, pair: (Outcome, Outcome)) -> usize {
        self.0.iter().position(|known| *known == pair).unwrap_or_else(|| {
            self.0.push(pair);
            self.0.len() - 1
        })
    }

    fn changes(&self, pieces: Vec<(Area, usize)>) -> Vec<Change> {
        let change = |(area, place): (Area, usize)| {
            let (before, after) = self.0[place];
            Change { area, before, after }
        };
        tile(pieces).into_iter().map(change).collect()
    }
}

/// Whether rules tell matters apart for such a post.
fn asks_for_matter(level: Level, organ: Organ, position: Position) -> bool {
    let rule = |matter| BUILTIN.rule_for(level, organ, position, matter);
    Matter::ALL.iter().any(|matter| rule(Some(*matter)) != rule(None))
}

/// A named field as one engine knows it, and its kind there.
fn named(engine: &Engine, name: &str, fields: Fields) -> Option<(Post, Matters)> {
    let mut post = post(fields);
    match sector(engine, name)? {
        Field::Sectors(sectors) => post.sectors = sectors,
        Field::Unlisted(_) => post.unlisted = true,
    }
    let levels = Levels::one(fields.level);
    let matters = engine.local().over(&post, levels, |place: Situated| place.matters(&post), Matters::union)?;
    Some((post, matters))
}

fn outcome(engine: &Engine, post: &Post, level: Level, facts: Facts) -> Option<Outcome> {
    let at = |place: Situated| place.outcome(post, place.matters(post), facts);
    engine.local().over(post, Levels::one(level), at, Outcome::either)
}

/// The names of departments and fields that either engine knows.
fn names(a: &Engine, b: &Engine) -> Vec<Text> {
    let mut all: Vec<Text> = Vec::new();
    let sectors = a.rulebook().sectors.iter().chain(b.rulebook().sectors);
    let sectors = sectors.map(|sector| Text { zh: sector.zh, en: sector.en });
    for name in sectors.chain(BUILTIN.departments.iter().map(|one| Text { zh: one.zh, en: one.en })) {
        if !all.iter().any(|known| known.zh == name.zh) {
            all.push(name);
        }
    }
    all
}

/// Decides every post by both, and puts the differences together.
#[must_use]
pub fn compare(a: &Engine, b: &Engine) -> Comparison {
    let (walk_a, walk_b) = (Walk::of(a), Walk::of(b));
    let mut pairs = Pairs::default();
    let mut found = Comparison { walked: 0, differ: 0, groups: Vec::new() };
    let mut pieces = Vec::new();
    for (fields, facts) in points() {
        found.walked += 1;
        let pair = (walk_a.decision(fields, facts).outcome, walk_b.decision(fields, facts).outcome);
        if pair.0 != pair.1 {
            found.differ += 1;
            pieces.push((Area::of(fields, facts), pairs.place(pair)));
        }
    }
    if !pieces.is_empty() {
        found.groups.push(Group { fields: Vec::new(), changes: pairs.changes(pieces) });
    }
    let mut alike: BTreeMap<Vec<(Area, usize)>, usize> = BTreeMap::new();
    for name in names(a, b) {
        let mut pieces = Vec::new();
        for fields in Fields::all().filter(|fields| fields.matters.is_empty()) {
            let Fields { level, organ, position, .. } = fields;
            if !asks_for_matter(level, organ, position) {
                continue;
            }
            let (Some(in_a), Some(in_b)) = (named(a, name.zh, fields), named(b, name.zh, fields)) else { continue };
            for facts in Facts::all() {
                found.walked += 1;
                let (Some(before), Some(after)) =
                    (outcome(a, &in_a.0, level, facts), outcome(b, &in_b.0, level, facts))
                else {
                    continue;
                };
                // Where it differs as every field of its kind does, it is told already.
                let kind = Fields { matters: in_a.1, ..fields };
                let as_kind = (walk_a.decision(kind, facts).outcome, walk_b.decision(kind, facts).outcome);
                if before != after {
                    found.differ += 1;
                    if (before, after) != as_kind {
                        pieces.push((Area::of(fields, facts), pairs.place((before, after))));
                    }
                }
            }
        }
        if pieces.is_empty() {
            continue;
        }
        let next = found.groups.len();
        let place = *alike.entry(pieces.clone()).or_insert(next);
        if place == next {
            found.groups.push(Group { fields: vec![name], changes: pairs.changes(pieces) });
        } else {
            found.groups[place].fields.push(name);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rulebook_does_not_differ_from_itself() {
        let found = compare(&Engine::new(), &Engine::new());
        assert_eq!((found.differ, found.groups.len()), (0, 0));
        assert!(found.walked > super::super::POINTS as u64);
    }

    #[cfg(feature = "layers")]
    #[test]
    fn a_department_that_a_layer_lists() {
        use crate::layer::File;
        use crate::model::{Applicability, Class, Lang};
        let text = "[layer]\nid = \"shanshui\"\nversion = \"1\"\nzh = \"山水市清单\"\nauthority = { zh = \"山水市清单\" }\n\
                    [[source]]\nid = \"3\"\nzh = \"民政部门承担重要生态环境保护职责。\"\n\
                    [[listed]]\nfields = [\"民政\"]\ncite = [{ p = \"3\", zh = \"民政部门承担重要生态环境保护职责\" }]\n";
        let layered = Engine::with_layers(&[File { name: "shanshui.toml", text }], None).unwrap();
        let found = compare(&Engine::new(), &layered);
        assert_eq!(found.groups.len(), 1, "{:?}", found.groups);
        let group = &found.groups[0];
        assert_eq!(group.fields.iter().map(|name| name.in_lang(Lang::Zh)).collect::<Vec<_>>(), ["民政"]);
        let head = group.changes.iter().find(|change| {
            change.area.organs().any(|organ| organ == Organ::Department)
                && change.area.positions().any(|position| position == Position::Head)
                && change.before.applicability == Applicability::Undetermined
        });
        let after = head.expect("heads of 民政 are decided differently").after;
        assert_eq!(after.applicability, Applicability::Applies);
        assert!(after.classes.contains(Class::SectorDepartmentHead));
        let back = compare(&layered, &Engine::new());
        assert_eq!(back.differ, found.differ);
    }
}
