//! Writes what the engines outside of Rust are given: `data FOLDER RECORDS`.
//!
//! - `posts.csv`: the posts as a table;
//! - `decisions.csv`: what `zeren batch` is expected to write for each combination of fields and kinds of sectors, as a
//!   table to join with;
//! - `sectors.csv`: every sector or field and its kind;
//! - `records.bin`: the same posts in four bytes each; `space.bin`: the answer for each combination, as numbers.

use peers::{About, Post, csv_of, expected, lines, records, space};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::Facts;
use zeren_core::model::{Applicability, Level, Organ, Position, Responsibility};
use zeren_core::table::decide;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().expect("a folder"));
    let count = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(1_000_000);
    let posts = space();
    let records = records(count);
    fs::create_dir_all(&folder).expect("the folder");
    let write = |name: &str, content: &[u8]| fs::write(folder.join(name), content).expect(name);
    write("posts.csv", csv_of(&records).as_bytes());

    let mut sectors = String::from("sector,kind\n");
    for (place, sector) in BUILTIN.sectors.iter().enumerate() {
        sectors.push_str(&format!("{},{}\n", sector.id, if place == 0 { "environment" } else { "listed" }));
    }
    for department in BUILTIN.departments {
        sectors.push_str(&format!("{},unlisted\n", department.id));
    }
    write("sectors.csv", sectors.as_bytes());

    // A row for each combination, its sectors one of each kind: `zeren batch` makes the table to join with from it.
    let mut keys = String::from("matter,level,organ,position,sectors\n");
    for post in &posts {
        let [organ, position, level, matter] = post.ids();
        let sectors = match post.about {
            About::Unstated => String::new(),
            About::Environment => BUILTIN.sectors[0].id.to_owned(),
            About::Listed => BUILTIN.sectors[1].id.to_owned(),
            About::Both => format!("{};{}", BUILTIN.sectors[0].id, BUILTIN.sectors[1].id),
            About::Unlisted => BUILTIN.departments[0].id.to_owned(),
        };
        keys.push_str(&format!("{matter},{level},{organ},{position},{sectors}\n"));
    }
    write("keys.csv", keys.as_bytes());

    // For numpy: level, organ, position, matter as the places of their values.
    let bytes = |post: Post| [post.level as u8, post.organ as u8, post.position as u8, post.about as u8];
    write("records.bin", &records.iter().flat_map(|&place| bytes(posts[usize::from(place)])).collect::<Vec<u8>>());
    let duties: Vec<&str> = BUILTIN.classes.iter().flat_map(|class| class.duties).map(|duty| duty.id).collect();
    let answers: Vec<_> = posts
        .iter()
        .map(|post| {
            let outcome = decide(post.fields(), Facts::default());
            let answer = expected(*post);
            let kinds = |ids: &[String]| {
                let place = |id: &String| Responsibility::from_id(id).expect("a kind").index();
                ids.iter().fold(0u8, |bits, id| bits | 1 << place(id))
            };
            let place = |id: &String| duties.iter().position(|duty| duty == id).expect("a duty");
            let duties = answer.duties.iter().fold(0u32, |bits, id| bits | 1 << place(id));
            (
                bytes(*post),
                outcome.applicability as u8,
                outcome.classes.bits(),
                outcome.possible.bits(),
                kinds(&answer.responsibilities),
                duties,
            )
        })
        .collect();
    write("space.json", serde_json::to_string(&answers).expect("JSON").as_bytes());
    let lines: Vec<_> = lines()
        .into_iter()
        .map(|line| {
            let ids: BTreeMap<_, _> = peers::FIELDS.iter().zip(&line.when).collect();
            serde_json::json!({ "id": line.id, "when": ids, "answer": line.answer.json() })
        })
        .collect();
    let names = serde_json::json!({
        "level": Level::ALL.iter().map(|one| one.id()).collect::<Vec<_>>(),
        "organ": Organ::ALL.iter().map(|one| one.id()).collect::<Vec<_>>(),
        "position": Position::ALL.iter().map(|one| one.id()).collect::<Vec<_>>(),
        "matter": About::ALL.iter().copied().map(About::id).collect::<Vec<_>>(),
        "applicability": Applicability::ALL.iter().map(|one| one.id()).collect::<Vec<_>>(),
        "classes": BUILTIN.classes.iter().map(|entry| entry.class.id()).collect::<Vec<_>>(),
        "responsibilities": Responsibility::ALL.iter().map(|one| one.id()).collect::<Vec<_>>(),
        "duties": duties,
        "of_class": BUILTIN.classes.iter().map(|entry| (entry.responsibility.id(), entry.duties.iter().map(|duty| duty.id).collect::<Vec<_>>())).collect::<Vec<_>>(),
        "lines": lines,
    });
    write("rules.json", names.to_string().as_bytes());
    println!("{} lines", names["lines"].as_array().map_or(0, Vec::len));
}
