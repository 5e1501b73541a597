//! `zeren list`: what the rulebook holds.

use super::{as_of, wants_json};
use crate::failure::Failure;
use crate::output::{Screen, item};
use clap::ArgMatches;
use zeren_core::lookup::{Kind, Listing, list};

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let engine = super::rulebook::engine(matches, screen)?;
    let kind = matches.get_one::<String>("kind").and_then(|kind| Kind::from_id(kind)).unwrap_or(Kind::Class);
    let on = as_of::asked(matches)?;
    let mut items = list(&engine, kind, screen.lang());
    items.iter_mut().for_each(|item| zeren_core::as_of::add_lines(item, on, screen.lang()));
    screen.write(|out| {
        if wants_json(matches) {
            out.extend_from_slice(Listing::new(&engine, items).to_json().as_bytes());
            as_of::stamp(out, 0, on);
            out.push(b'\n');
        } else {
            as_of::head(on, screen, out);
            item::render_list(kind, &items, screen, out);
            if on.is_some() && kind == Kind::Instrument {
                items.iter().for_each(|one| {
                    out.push(b'\n');
                    item::render(one, screen, out);
                });
            }
        }
    })
}
