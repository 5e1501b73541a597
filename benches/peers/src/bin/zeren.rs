//! zeren itself, and beside it the floor: one look-up in a table as large as its space of posts.

use peers::{About, Answer, Clock, Post, expected, records, report, space};
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

/// A post in text, as a row of CSV lies in memory: its fields one after another, and where each ends.
struct Row {
    text: String,
    ends: [u8; 4],
}

impl Row {
    fn of(post: &Post) -> Self {
        let mut text = String::new();
        let ends = post.ids().map(|id| {
            text.push_str(id);
            u8::try_from(text.len()).expect("a short row")
        });
        Self { text, ends }
    }

    fn read(&self) -> Option<Fields> {
        let [first, second, third, fourth] = self.ends.map(usize::from);
        Some(Fields {
            organ: Organ::from_id(self.text.get(..first)?)?,
            position: Position::from_id(self.text.get(first..second)?)?,
            level: Level::from_id(self.text.get(second..third)?)?,
            matters: About::from_id(self.text.get(third..fourth)?)?.matters(),
        })
    }
}

fn timed(engine: &str, count: usize, run: impl FnOnce()) {
    let clock = Clock::start();
    run();
    report(engine, count, clock.seconds());
}

fn main() {
    let argument = |place| std::env::args().nth(place);
    let count = argument(1).and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let only = argument(2);
    let asked = |engine: &str| only.as_deref().is_none_or(|only| only == engine);
    let posts = space();
    let follows = follows();
    let records = records(count);
    let engine = Engine::new();

    let fields: Vec<Fields> = records.iter().map(|&place| posts[usize::from(place)].fields()).collect();
    if asked("floor") {
        // As many entries as there are posts, each record its place; the answer a number.
        let table: Vec<u16> = (0..posts.len()).map(|place| (place * 7 % 251) as u16).collect();
        timed("floor", count, || {
            records.iter().for_each(|&place| {
                black_box(table[usize::from(black_box(place))]);
            })
        });
    }
    if asked("zeren") {
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
    if asked("zeren-text") {
        let inputs: Vec<Row> = posts.iter().map(Row::of).collect();
        let found = |row: &Row| row.read().map(|fields| ids(decide(fields, Facts::default()), &follows));
        for (post, input) in posts.iter().zip(&inputs) {
            assert_eq!(found(input).map(owned), Some(expected(*post)), "{post:?}");
        }
        timed("zeren-text", count, || {
            for &place in &records {
                black_box(found(black_box(&inputs[usize::from(place)])));
            }
        });
    }
    if asked("zeren-explained") {
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
    if asked("zeren-cited") {
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
    if asked("zeren-json") {
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
