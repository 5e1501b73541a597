//! Responsibilities without a bearer.

use super::catalogue::Kind;
use super::finding::{Finding, UnitName, Words};
use super::unit::{Part, Unit, UnitKey};
use crate::cell::RowAt;
use std::collections::{BTreeMap, BTreeSet};
use zeren_core::Engine;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Level, Text};
use zeren_core::rulebook::SectorId;
use zeren_core::title::Region;

/// How many rows a finding about a place names at most.
const MOST_ROWS: usize = 20;

/// The gaps of one place.
pub(super) fn of_unit(key: &UnitKey, unit: &Unit, engine: &Engine, findings: &mut Vec<Finding>) {
    let apart = Region::by_code(engine.lexicon(), key.code).is_some_and(Region::is_apart);
    // A name that is no known region, borne by rows without a single post that matters, is told as such, not audited.
    let unknown = key.code == 0 && !key.below.is_empty() && unit.parts == 0;
    if unit.is_outside() || apart || unknown {
        return;
    }
    let at: Vec<RowAt> = unit.first.into_iter().collect();
    let mut add = |kind, rows: Vec<RowAt>, words| findings.push(Finding::of_unit(kind, engine, key, unit, rows, words));
    let certain = |class: Class| unit.classes[class.index()].certain > 0;
    let open = || Words {
        people: unit.open.iter().map(|(_, name)| name.as_str().to_owned()).collect(),
        open: !unit.open.is_empty(),
        ..Words::default()
    };
    let open_rows = || {
        let rows: Vec<RowAt> = unit.open.iter().map(|(row, _)| *row).take(MOST_ROWS).collect();
        if rows.is_empty() { at.clone() } else { rows }
    };
    if !unit.has(Part::PartyPrincipal) {
        add(Kind::NoPartyPrincipal, at.clone(), Words::default());
    }
    if !unit.has(Part::GovernmentPrincipal) {
        add(Kind::NoGovernmentPrincipal, at.clone(), Words::default());
    }
    if !certain(Class::GovernmentEnvironmentDeputy) {
        add(Kind::NoEnvironmentDeputy, open_rows(), open());
    }
    if unit.is_by_reference() {
        // The source speaks of departments from the county up.
        return;
    }
    if !certain(Class::EcologyDepartmentHead) {
        add(Kind::NoEcologyHead, at.clone(), Words::default());
    }
    let named = |sector: SectorId| {
        let entry = &engine.rulebook().sectors[sector.index()];
        Some((entry.id, Text { zh: entry.zh, en: entry.en }))
    };
    let (headed, charged) = (Unit::sectors_of(&unit.heads), Unit::sectors_of(&unit.deputies));
    for sector in headed.without(charged).iter().filter(|sector| *sector != SectorId::ENVIRONMENT) {
        let mut rows: Vec<RowAt> =
            unit.heads.iter().filter(|(known, _)| *known == sector).map(|(_, row)| *row).collect();
        rows.extend(unit.open.iter().map(|(row, _)| *row).take(MOST_ROWS));
        add(Kind::SectorWithoutDeputy, rows, Words { sector: Some(sector), named: named(sector), ..open() });
    }
    for sector in charged.without(headed).iter().filter(|sector| *sector != SectorId::ENVIRONMENT) {
        let rows = unit.deputies.iter().filter(|(known, _)| *known == sector).map(|(_, row)| *row).collect();
        add(
            Kind::DeputyWithoutDepartment,
            rows,
            Words { sector: Some(sector), named: named(sector), ..Words::default() },
        );
    }
    for class in [Class::GovernmentSectorDeputy, Class::LeadershipMember, Class::SectorDepartmentHead] {
        let count = unit.classes[class.index()];
        if count.certain > 0 {
            continue;
        }
        for duty in BUILTIN.class(class).duties {
            let text = (duty.name.zh.to_owned(), duty.name.en.to_owned());
            add(
                Kind::OrphanDuty,
                at.clone(),
                Words { class: Some(class), text, count: count.possible, open: count.possible > 0, ..Words::default() },
            );
        }
    }
}

/// Regions missing among their siblings, where most of these are there.
pub(super) fn absent(units: &[(&UnitKey, &Unit)], engine: &Engine, findings: &mut Vec<Finding>) {
    let present: BTreeSet<u32> =
        units.iter().filter(|(key, _)| key.below.is_empty()).map(|(key, _)| key.code).collect();
    let known: BTreeSet<u32> = engine.lexicon().all_regions().map(|(code, _)| code).collect();
    let level = |code| Region { code, name: "" }.level();
    let parent = |code: u32| match level(code) {
        Level::County => {
            let city = code / 100 * 100;
            Some(if known.contains(&city) { city } else { code / 10_000 * 10_000 })
        }
        Level::Prefecture => Some(code / 10_000 * 10_000),
        _ => None,
    };
    // Districts of a city stand beside each other; counties under a province alone stand beside its cities.
    let mut families: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for code in &known {
        if let Some(above) = parent(*code) {
            families.entry(above).or_default().push(*code);
        }
    }
    for (above, children) in families {
        let there = children.iter().filter(|code| present.contains(code)).count();
        if there < 2 || there * 2 < children.len() || there == children.len() {
            continue;
        }
        let of = UnitName::of(engine, &UnitKey::region(above)).path;
        for code in children.into_iter().filter(|code| !present.contains(code)) {
            let key = UnitKey::region(code);
            let words = Words { text: (of.clone(), of.clone()), count: there as u32, ..Words::default() };
            findings.push(Finding::of_unit(Kind::RegionAbsent, engine, &key, &Unit::default(), Vec::new(), words));
        }
    }
}
