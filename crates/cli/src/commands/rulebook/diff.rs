//! `zeren rulebook diff`: for whom two rulebooks decide differently, and what else differs.

use crate::commands::wants_json;
use crate::failure::Failure;
use crate::output::Screen;
use crate::output::rulebook::diff::{Diff, Side, Thing, json, text};
use clap::ArgMatches;
use std::collections::BTreeMap;
use zeren_core::Engine;
use zeren_core::model::Text;
use zeren_core::space::compare;

pub(super) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let side = |id: &str| -> Result<(String, Engine), Failure> {
        let spec = matches.get_one::<String>(id).map_or("builtin", String::as_str);
        Ok((spec.to_owned(), open(spec, matches, screen)?))
    };
    let ((name_a, a), (name_b, b)) = (side("a")?, side("b")?);
    let (things_a, things_b) = (things(&a), things(&b));
    let only = |one: &BTreeMap<_, Thing>, other: &BTreeMap<_, Thing>| -> Vec<Thing> {
        one.iter().filter(|(key, _)| !other.contains_key(*key)).map(|(_, thing)| thing.clone()).collect()
    };
    let changed = things_a
        .iter()
        .filter_map(|(key, before)| Some((before.clone(), things_b.get(key)?.clone())))
        .filter(|(before, after)| before != after)
        .collect();
    let diff = Diff {
        a: Side { name: name_a, version: a.rulebook().version },
        b: Side { name: name_b, version: b.rulebook().version },
        decided: compare(&a, &b),
        added: only(&things_b, &things_a),
        removed: only(&things_a, &things_b),
        changed,
    };
    screen.write(|out| if wants_json(matches) { json(&diff, screen.lang(), out) } else { text(&diff, screen, out) })?;
    if diff.differs() { Err(Failure::Findings) } else { Ok(()) }
}

/// `builtin`, or files in order, joined by `+`.
fn open(spec: &str, matches: &ArgMatches, screen: &Screen) -> Result<Engine, Failure> {
    if std::path::Path::new(spec).is_file() {
        return super::over(&[spec], matches, screen);
    }
    let paths: Vec<&str> =
        spec.split('+').map(str::trim).filter(|part| !part.is_empty() && *part != "builtin").collect();
    super::over(&paths, matches, screen)
}

/// What a rulebook holds besides its decisions, by kind and id.
fn things(engine: &Engine) -> BTreeMap<(usize, &'static str), Thing> {
    let rulebook = engine.rulebook();
    let mut all = BTreeMap::new();
    let mut add = |place: usize, kind: Text, id: &'static str, name: Text, more: String| {
        all.insert((place, id), Thing { kind, id, name, more });
    };
    let kind = |zh, en| Text { zh, en };
    for sector in rulebook.sectors {
        let name = Text { zh: sector.zh, en: sector.en };
        add(0, kind("行业", "sector"), sector.id, name, sector.basis.id().to_owned());
    }
    for duty in rulebook.classes.iter().flat_map(|class| class.duties) {
        add(1, kind("职责", "duty"), duty.id, duty.name, places(duty.cite));
    }
    for instrument in rulebook.instruments {
        add(2, kind("衔接的制度", "instrument"), instrument.id, instrument.name, places(instrument.cite));
    }
    for paragraph in rulebook.paragraphs {
        add(3, kind("来源段落", "paragraph"), paragraph.id, paragraph.text, String::new());
    }
    all
}

fn places(cite: &[zeren_core::model::Citation]) -> String {
    cite.iter().map(|cite| cite.paragraph).collect::<Vec<_>>().join(" ")
}
