//! `zeren list`: what the rulebook holds.

use super::wants_json;
use crate::failure::Failure;
use crate::output::{Screen, item};
use clap::ArgMatches;
use zeren_core::lookup::{Kind, Listing, list};

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let kind = matches.get_one::<String>("kind").and_then(|kind| Kind::from_id(kind)).unwrap_or(Kind::Class);
    let items = list(kind, screen.lang());
    screen.write(|out| {
        if wants_json(matches) {
            out.extend_from_slice(Listing::new(items).to_json().as_bytes());
            out.push(b'\n');
        } else {
            item::render_list(kind, &items, screen, out);
        }
    })
}
