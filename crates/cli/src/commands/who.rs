//! `zeren who`: who answers for a matter.

use super::{as_of, wants_json};
use crate::failure::{Failure, input};
use crate::output::{Screen, chain, nearest};
use clap::ArgMatches;
use zeren_core::Engine;
use zeren_core::model::Level;
use zeren_core::request::sector;
use zeren_core::rulebook::SectorId;
use zeren_core::title::Field;
use zeren_core::who::{Subject, find_duties, who};

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let engine = super::rulebook::engine(matches, screen)?;
    let level = matches.get_one::<String>("level").and_then(|level| Level::from_id(level));
    let subject = match (matches.get_one::<String>("sector"), matches.get_one::<String>("duty")) {
        (Some(name), _) => of_sector(&engine, name)?,
        (None, Some(words)) => of_duty(&engine, words)?,
        (None, None) => Subject::Sector(SectorId::ENVIRONMENT),
    };
    let on = as_of::asked(matches)?;
    let mut found = who(&engine, level, &subject, screen.lang());
    if let Some(on) = on {
        zeren_core::as_of::hold_chain(&mut found, on, screen.lang());
    }
    screen.write(|out| {
        if wants_json(matches) {
            out.extend_from_slice(found.to_json().as_bytes());
            as_of::stamp(out, 0, on);
            out.push(b'\n');
        } else {
            as_of::day_line(on, screen, out);
            chain::render(&engine, &found, screen, out);
        }
    })
}

fn of_sector(engine: &Engine, name: &str) -> Result<Subject, Failure> {
    match sector(engine, name) {
        Some(Field::Sectors(sectors)) => {
            sectors.iter().next().map(Subject::Sector).ok_or_else(|| unknown_sector(engine, name))
        }
        Some(Field::Unlisted(department)) => Ok(Subject::Unlisted(department.zh)),
        None => Err(unknown_sector(engine, name)),
    }
}

/// A sector nobody knows, with the nearest name.
pub(super) fn unknown_sector(engine: &Engine, name: &str) -> Failure {
    let sectors = engine.rulebook().sectors;
    let names = sectors.iter().flat_map(|sector| [sector.zh, sector.id, sector.en]);
    let words =
        (0..sectors.len()).flat_map(|index| zeren_core::names::of_sector(engine.lexicon(), SectorId::new(index)));
    let names = names.chain(words.map(|(word, _)| word));
    let (zh, en) = nearest(name, names).map_or_else(
        || ("用 `zeren list sectors` 查看清单".to_owned(), "`zeren list sectors` shows the list".to_owned()),
        |near| {
            (
                format!("是不是 `{near}`?用 `zeren list sectors` 查看清单"),
                format!("did you mean `{near}`? `zeren list sectors` shows the list"),
            )
        },
    );
    input(format!("没有 `{name}` 这个行业或者领域"), format!("unknown sector `{name}`"), zh, en)
}

fn of_duty(engine: &Engine, words: &str) -> Result<Subject, Failure> {
    let duties = find_duties(engine, words);
    if !duties.is_empty() {
        return Ok(Subject::Duties(duties));
    }
    let names = engine
        .rulebook()
        .classes
        .iter()
        .flat_map(|class| class.duties)
        .flat_map(|duty| [duty.id, duty.name.zh, duty.name.en]);
    let (zh, en) = nearest(words, names).map_or_else(
        || ("用 `zeren list duties` 查看全部职责".to_owned(), "`zeren list duties` shows all duties".to_owned()),
        |near| {
            (
                format!("是不是 `{near}`?用 `zeren list duties` 查看全部职责"),
                format!("did you mean `{near}`? `zeren list duties` shows all duties"),
            )
        },
    );
    Err(input(format!("没有 `{words}` 这项职责"), format!("no duty is called `{words}`"), zh, en))
}
