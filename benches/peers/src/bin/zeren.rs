//! zeren itself, and beside it the floor: one look-up in a table as large as its space of posts.

use peers::{About, Answer, Post, asked, expected, records, space, timed};
use std::hint::black_box;
use zeren_core::Engine;
use zeren_core::answer::Options;
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::{Facts, Outcome, decide_at};
use zeren_core::determine::Query;
use zeren_core::model::{Class, Classes, Level, Organ, Position};
use zeren_core::table::{Fields, decide};
use zeren_core::title::Post as Titled;

/// What follows from a set of classes, as the rulebook has it: made once for each of the 128 sets.
#[derive(Default)]
struct Follows {
    classes: Vec<&'static str>,
    responsibilities: Vec<&'static str>,
    duties: Vec<&'static str>,
}

fn follows() -> Vec<Follows> {
    (0..1u8 << Class::ALL.len())
        .map(|bits| {
            let mut follows = Follows::default();
            for class in Classes::from_bits(bits).iter() {
                let entry = BUILTIN.class(class);
                follows.classes.push(class.id());
                follows.responsibilities.push(entry.responsibility.id());
                follows.duties.extend(entry.duties.iter().map(|duty| duty.id));
            }
            follows
        })
        .collect()
}

/// The decision in ids, borrowed.
#[derive(Clone, Copy)]
struct Ids<'f> {
    applicability: &'static str,
    certain: &'f Follows,
    possible: &'f [&'static str],
}

fn ids(outcome: Outcome, follows: &[Follows]) -> Ids<'_> {
    Ids {
        applicability: outcome.applicability.id(),
        certain: &follows[usize::from(outcome.classes.bits())],
        possible: &follows[usize::from(outcome.possible.bits())].classes,
    }
}

fn owned(ids: Ids<'_>) -> Answer {
    let list = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Answer {
        applicability: ids.applicability.to_owned(),
        classes: list(&ids.certain.classes),
        possible: list(ids.possible),
        responsibilities: list(&ids.certain.responsibilities),
        duties: list(&ids.certain.duties),
    }
}

/// A post in text: its fields, as a reader of rows or of JSON lends them.
type Row<'t> = [&'t str; 4];

/// The posts in text; the fields of one lie one after another, as in a row of CSV.
fn text(posts: &[Post]) -> String {
    posts.iter().flat_map(|post| post.ids()).collect()
}

fn rows<'t>(posts: &[Post], mut text: &'t str) -> Vec<Row<'t>> {
    let mut field = |id: &str| {
        let (field, rest) = text.split_at(id.len());
        text = rest;
        field
    };
    posts.iter().map(|post| post.ids().map(&mut field)).collect()
}

fn read([organ, position, level, about]: &Row<'_>) -> Option<Fields> {
    Some(Fields {
        organ: Organ::from_id(organ)?,
        position: Position::from_id(position)?,
        level: Level::from_id(level)?,
        matters: About::from_id(about)?.matters(),
    })
}

fn main() {
    let count = asked();
    let only = std::env::args().nth(2);
    let wanted = |engine: &str| only.as_deref().is_none_or(|only| only == engine);
    let posts = space();
    let follows = follows();
    let records = records(count);
    let engine = Engine::new();

    let fields: Vec<Fields> = records.iter().map(|&place| posts[usize::from(place)].fields()).collect();
    if wanted("floor") {
        // As many entries as there are posts, each record its place; the answer a number.
        let table: Vec<u16> = (0..posts.len()).map(|place| (place * 7 % 251) as u16).collect();
        timed("floor", count, || {
            records.iter().for_each(|&place| {
                black_box(table[usize::from(black_box(place))]);
            })
        });
    }
    if wanted("zeren") {
        for post in &posts {
            assert_eq!(owned(ids(decide(post.fields(), Facts::default()), &follows)), expected(*post), "{post:?}");
        }
        timed("zeren", count, || {
            for fields in &fields {
                let outcome = decide(*black_box(fields), Facts::default());
                black_box((outcome, &follows[usize::from(outcome.classes.bits())]));
            }
        });
    }
    if wanted("zeren-text") {
        let text = text(&posts);
        let inputs = rows(&posts, &text);
        let found = |row: &Row| read(row).map(|fields| ids(decide(fields, Facts::default()), &follows));
        for (post, input) in posts.iter().zip(&inputs) {
            assert_eq!(found(input).map(owned), Some(expected(*post)), "{post:?}");
        }
        timed("zeren-text", count, || {
            for &place in &records {
                black_box(found(black_box(&inputs[usize::from(place)])));
            }
        });
    }
    if wanted("zeren-explained") {
        let explained = |fields: &Fields| {
            decide_at(&BUILTIN, fields.level, fields.organ, fields.position, fields.matters, Facts::default())
        };
        for post in &posts {
            let decision = explained(&post.fields());
            assert_eq!(owned(ids(decision.outcome, &follows)), expected(*post), "{post:?}");
            assert!(!decision.rules.is_empty());
        }
        timed("zeren-explained", count, || {
            fields.iter().for_each(|fields| {
                black_box(explained(black_box(fields)));
            })
        });
    }
    if wanted("zeren-cited") {
        let cited = |fields: &Fields| {
            let Fields { level, organ, position, matters } = *fields;
            engine.fields(Titled::of_fields(level, organ, position, matters), &Query::default(), Options::default())
        };
        for post in &posts {
            let answer = cited(&post.fields());
            let ids = |classes: &[Class]| classes.iter().map(|class| class.id().to_owned()).collect::<Vec<_>>();
            let own = Answer {
                applicability: answer.applicability.id().to_owned(),
                classes: ids(&answer.classes),
                possible: ids(&answer.possible_classes),
                responsibilities: answer.responsibilities.iter().map(|one| one.kind.id().to_owned()).collect(),
                duties: answer.duties.iter().map(|duty| duty.id.to_owned()).collect(),
            };
            assert_eq!(own, expected(*post), "{post:?}");
            assert!(!answer.citations.is_empty());
        }
        timed("zeren-cited", count, || {
            fields.iter().for_each(|fields| {
                black_box(cited(black_box(fields)));
            })
        });
    }
    if wanted("zeren-json") {
        let lines: Vec<String> = posts.iter().map(|post| {
            let Post { level, organ, position, about } = *post;
            let sectors: &[&str] = match about {
                About::Unstated => &[],
                About::Environment => &["environment"],
                About::Listed => &["water"],
                About::Both => &["environment", "water"],
                About::Unlisted => &[BUILTIN.departments[0].id],
            };
            serde_json::json!({ "level": level.id(), "organ": organ.id(), "position": position.id(), "sectors": sectors }).to_string()
        }).collect();
        let mut out = Vec::new();
        timed("zeren-json", count, || {
            for &place in &records {
                out.clear();
                assert!(engine.line(1, black_box(&lines[usize::from(place)]), Options::default(), &mut out));
                black_box(&out);
            }
        });
    }
}
