//! `zeren show`: one item by its id.

use super::wants_json;
use crate::failure::{Failure, input};
use crate::output::{Screen, item, nearest};
use clap::ArgMatches;
use zeren_core::lookup::{Listing, all, show};

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let id = matches.get_one::<String>("id").map(|id| id.trim()).unwrap_or_default();
    let items = show(id.trim_start_matches('[').trim_end_matches(']'), screen.lang());
    if items.is_empty() {
        let known = all(screen.lang());
        let (zh, en) = nearest(id, known.iter().map(|item| item.id)).map_or_else(
            || {
                (
                    "用 `zeren list` 或者 `zeren search` 查找标识".to_owned(),
                    "find ids with `zeren list` or `zeren search`".to_owned(),
                )
            },
            |near| (format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
        );
        return Err(input(format!("没有 `{id}` 这个标识"), format!("unknown id `{id}`"), zh, en));
    }
    screen.write(|out| {
        if wants_json(matches) {
            out.extend_from_slice(Listing::new(items).to_json().as_bytes());
            out.push(b'\n');
        } else {
            items.iter().for_each(|one| item::render(one, screen, out));
        }
    })
}
