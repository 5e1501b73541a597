//! What is said of a roster as a whole: how it was read, its totals, what was found, who is there.

use crate::desk::Open;
use crate::problem::{Both, roles};
use serde_json::{Value, json};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Applicability, Class, Lang};
use zeren_core::rulebook::SectorId;
use zeren_roster::audit::{CATALOGUE, Severity, Unit};
use zeren_roster::source::Form;

fn codes(open: &Open) -> Vec<Value> {
    let counted = CATALOGUE.iter().filter_map(|entry| {
        let of_kind =
            || open.findings.iter().filter(|found| found.finding.kind == entry.kind && found.accepted.is_none());
        let worst = of_kind().map(|found| found.finding.severity).min()?;
        Some((worst, entry, of_kind().count()))
    });
    let mut counted: Vec<_> = counted.collect();
    counted.sort_by_key(|(worst, entry, _)| (*worst, entry.kind));
    counted
        .into_iter()
        .map(|(worst, entry, count)| {
            json!({ "code": entry.code, "severity": worst.id(), "name": Both::from(entry.name), "count": count })
        })
        .collect()
}

fn classes(units: &[&Unit]) -> Vec<Value> {
    let line = |class: &Class| {
        let count = |unit: &&&Unit| unit.classes[class.index()].certain;
        json!({
            "id": class.id(),
            "name": Both::from(BUILTIN.class(*class).name),
            "persons": units.iter().map(|unit| count(&unit)).sum::<u32>(),
            "regions": units.iter().filter(|unit| count(unit) > 0).count(),
        })
    };
    Class::ALL.iter().map(line).collect()
}

fn sectors(units: &[&Unit]) -> Vec<Value> {
    let county_up: Vec<&&Unit> = units.iter().filter(|unit| !unit.is_by_reference()).collect();
    let line = |sector: SectorId| {
        let heads = county_up.iter().filter(|unit| unit.heads.iter().any(|(known, _)| *known == sector)).count();
        let deputies = county_up.iter().filter(|unit| unit.deputies.iter().any(|(known, _)| *known == sector)).count();
        let of = &BUILTIN.sectors[sector.index()];
        let name = Both::from((of.name(Lang::Zh), of.name(Lang::En)));
        (heads + deputies > 0).then(|| json!({ "name": name, "heads": heads, "deputies": deputies }))
    };
    (0..BUILTIN.sectors.len()).map(SectorId::new).filter_map(line).collect()
}

/// The summary.
pub(crate) fn of(open: &Open) -> Value {
    let heading = &open.heading;
    let totals = &open.tally.totals;
    let units: Vec<&Unit> = open.tally.units_in_order().into_iter().map(|(_, unit)| unit).collect();
    let applicability = |one: &Applicability| json!({ "id": one.id(), "name": Both::from((one.name(Lang::Zh), one.name(Lang::En))), "count": open.tally.persons(*one) });
    let severity = |one: &Severity| json!({ "id": one.id(), "name": Both::from((one.name(Lang::Zh), one.name(Lang::En))), "count": open.counts.by_severity[one.index()] });
    let unused: Vec<Value> =
        open.unused.iter().map(|accept| json!({ "line": accept.line, "code": accept.kind.entry().code })).collect();
    json!({
        "name": heading.file,
        "form": Form::from_id(heading.form).map(|form| Both::from((form.name(Lang::Zh), form.name(Lang::En)))),
        "encoding": heading.encoding,
        "malformed": open.malformed,
        "sheets": heading.sheets,
        "roles": roles(),
        "totals": {
            "rows": totals.rows, "read": totals.read, "partly": totals.partly, "unread": totals.unread,
            "no_person": totals.not_posts, "regions": units.len(), "unsorted": totals.unsorted,
        },
        "applicability": Applicability::ALL.iter().map(applicability).collect::<Vec<_>>(),
        "severities": Severity::ALL.iter().map(severity).collect::<Vec<_>>(),
        "accepted": open.counts.accepted,
        "unused": unused,
        "codes": codes(open),
        "classes": classes(&units),
        "sectors": sectors(&units),
    })
}
