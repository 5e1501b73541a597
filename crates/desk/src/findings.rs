//! What was found, filtered and in order; and a finding explained.

use crate::desk::{Found, Open};
use crate::problem::Problem;
use crate::question::Question;
use crate::whereabouts::Wanted;
use serde_json::{Value, json};
use zeren_core::Engine;
use zeren_core::model::{Citation, Class, Lang};
use zeren_roster::audit::{Entry, Finding, Kind, Severity};
use zeren_roster::cell::CellAt;

/// Paragraphs with the words quoted from them.
pub(crate) fn cites(list: &[Citation]) -> Vec<Value> {
    list.iter().map(|cite| json!({ "id": cite.paragraph, "zh": cite.quote.zh, "en": cite.quote.en })).collect()
}

/// Where it stands, in words.
fn place(finding: &Finding, open: &Open, lang: Lang) -> String {
    const MOST: usize = 10;
    let Some(first) = finding.rows.first() else { return String::new() };
    let name = open.sheets.get(usize::from(first.sheet)).cloned().flatten();
    let sheet = name.map(|name| format!("{name} ")).unwrap_or_default();
    if let (Some(column), [at]) = (finding.column, finding.rows.as_slice()) {
        return format!("{sheet}{}", CellAt { at: *at, column }.name());
    }
    let rows: Vec<String> = finding.rows.iter().take(MOST).map(|at| at.row.to_string()).collect();
    let more = if finding.rows.len() > MOST { "…" } else { "" };
    match lang {
        Lang::Zh => format!("{sheet}第 {}{more} 行", rows.join("、")),
        Lang::En => format!("{sheet}row {}{more}", rows.join(", ")),
    }
}

/// A finding in words.
pub(crate) fn line(found: &Found, open: &Open, lang: Lang) -> Value {
    const MOST: usize = 10;
    let finding = &found.finding;
    let entry = finding.kind.entry();
    let rows: Vec<Value> = finding
        .rows
        .iter()
        .take(MOST)
        .filter_map(|at| Some(json!({ "row": at.row, "index": open.rows.find(*at)? })))
        .collect();
    json!({
        "code": entry.code,
        "severity": finding.severity.id(),
        "severity_name": finding.severity.name(lang),
        "region": finding.unit.as_ref().map(|unit| unit.path.as_str()),
        "message": finding.message(lang),
        "todo": entry.todo.in_lang(lang),
        "basis": entry.basis.name(lang),
        "cites": cites(entry.cite),
        "place": place(finding, open, lang),
        "rows": rows,
        "accepted": found.accepted,
    })
}

fn fits(found: &Found, question: &Question, wanted: &Wanted) -> bool {
    let finding = &found.finding;
    let is_there = match &finding.unit {
        Some(unit) => wanted.has(&unit.key, &unit.path),
        None => *wanted == Wanted::All,
    };
    let severity = Severity::from_id(&question.severity);
    let class = Class::from_id(&question.class);
    is_there
        && found.accepted.is_some() == (question.state == "accepted")
        && severity.is_none_or(|severity| finding.severity == severity)
        && Kind::from_word(&question.code).is_none_or(|kind| finding.kind == kind)
        && class.is_none_or(|class| finding.words.class == Some(class))
        && (question.words.trim().is_empty() || finding.message(question.lang()).contains(question.words.trim()))
}

/// The answer.
pub(crate) fn answer(open: &Open, question: &Question, engine: &Engine) -> Value {
    let wanted = Wanted::of(engine, &question.region);
    let mut found: Vec<&Found> = open.findings.iter().filter(|found| fits(found, question, &wanted)).collect();
    // By region, as they stand in the list of divisions; what belongs to no region comes first.
    let unit = |found: &&Found| found.finding.unit.as_ref().map(|unit| unit.key.clone());
    let first = |found: &&Found| found.finding.rows.first().copied();
    let (by, turned) = question.order();
    match by {
        "severity" => {
            found.sort_by_cached_key(|found| (found.finding.severity, found.finding.kind, unit(found), first(found)))
        }
        "code" => found.sort_by_cached_key(|found| (found.finding.kind, unit(found), first(found))),
        "row" => found.sort_by_key(first),
        _ => found.sort_by_cached_key(|found| (unit(found), found.finding.severity, found.finding.kind, first(found))),
    }
    if turned {
        found.reverse();
    }
    let (from, part) = question.part(&found);
    let items: Vec<Value> = part.iter().map(|found| line(found, open, question.lang())).collect();
    json!({ "total": found.len(), "from": from, "items": items })
}

/// A kind of finding explained.
pub(crate) fn explain(question: &Question) -> Result<Value, Problem> {
    let lang = question.lang();
    let kind = Kind::from_word(&question.code).ok_or_else(|| {
        Problem::new(
            (format!("没有 `{}` 这个发现", question.code), format!("unknown finding `{}`", question.code)),
            ("从列表里选一个", "choose one of the list"),
        )
    })?;
    let entry: &Entry = kind.entry();
    Ok(json!({
        "code": entry.code,
        "slug": entry.slug,
        "name": entry.name.in_lang(lang),
        "severity_name": entry.severity.name(lang),
        "why": entry.why.in_lang(lang),
        "todo": entry.todo.in_lang(lang),
        "basis": entry.basis.name(lang),
        "cites": cites(entry.cite),
        "accept": format!("[[accept]]\ncode = \"{}\"\nregion = \"320583\"\nreason = \"…\"\n", entry.code),
    }))
}
