//! `zeren search`: full text over the rulebook.

use super::{as_of, wants_json};
use crate::failure::{Failure, input};
use crate::output::{Screen, hits};
use clap::ArgMatches;
use zeren_core::search::search;

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let words: Vec<&str> = matches.get_many::<String>("words").into_iter().flatten().map(String::as_str).collect();
    let query = words.join(" ");
    if query.trim().is_empty() {
        return Err(input(
            "没有写要找的词",
            "no words to search for",
            "写一个词,如:zeren search 环境应急",
            "write a word, such as: zeren search 环境应急",
        ));
    }
    let engine = super::rulebook::engine(matches, screen)?;
    let on = as_of::asked(matches)?;
    let mut found = search(&engine, &query, screen.lang());
    let limit = matches.get_one::<usize>("limit").copied().unwrap_or(usize::MAX);
    let total = found.hits.len();
    found.hits.truncate(limit);
    screen.write(|out| {
        if wants_json(matches) {
            out.extend_from_slice(found.to_json().as_bytes());
            as_of::stamp(out, 0, on);
            out.push(b'\n');
        } else {
            as_of::head(on, screen, out);
            hits::render(&found, total, screen, out);
        }
    })
}
