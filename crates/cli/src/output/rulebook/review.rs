//! What a reviewed table says, for people and for machines.

use super::table::Column;
use crate::commands::review::{Altered, Marked, Opinion, Review, State};
use crate::output::{Layout, Look, Screen};
use serde_json::json;
use zeren_core::answer::FORMAT;
use zeren_core::model::Lang;

/// Which rows are meant.
type Is = fn(&Marked) -> bool;

/// Renders one review.
pub(crate) fn text(review: &Review, version: &str, screen: &Screen, out: &mut Vec<u8>) {
    let mut page = Layout::new(screen, out);
    page.text(0, &review.file, Look::Strong);
    let made = review.versions.join(screen.t("、", ", "));
    if !made.is_empty() && made != version {
        let line = format!(
            "{} {made}{} {version}",
            screen.t("按规则", "made of rulebook"),
            screen.t(";现在是", "; now it is")
        );
        page.text(0, &line, Look::Open);
    }
    let parts: [(&str, &str, Is); 3] = [
        ("有异议的行", "disputed rows", |row| row.is_disputed()),
        ("此后有变化的行", "rows that changed since", |row| !row.is_disputed() && row.is_stale()),
        ("只有说明的行", "rows with a remark only", |row| !row.is_disputed() && !row.is_stale()),
    ];
    for (zh, en, is) in parts {
        let rows: Vec<&Marked> = review.marked.iter().filter(|row| is(row)).collect();
        if rows.is_empty() {
            continue;
        }
        page.heading(&format!("{} ({})", screen.t(zh, en), rows.len()));
        for row in rows {
            marked(&mut page, row, screen);
        }
    }
    if !review.unreadable.is_empty() {
        page.heading(&format!(
            "{} ({})",
            screen.t("读不懂的格子", "cells that cannot be read"),
            review.unreadable.len()
        ));
        for one in &review.unreadable {
            let why = if screen.lang() == Lang::Zh { one.why.0 } else { one.why.1 };
            page.hanging(2, &format!("{} ", one.cell), &format!("`{}`", one.text), Look::Open);
            page.text(6, why, Look::Plain);
        }
    }
    page.gap();
    let disputed = review.marked.iter().filter(|row| row.is_disputed()).count();
    let line = match screen.lang() {
        Lang::Zh => format!(
            "{} 行:{disputed} 行有异议,{} 行同意,{} 行没有意见;现行规则另有 {} 行不在表里",
            review.rows, review.agreed, review.unmarked, review.missing
        ),
        Lang::En => format!(
            "{} rows: {disputed} disputed, {} agreed, {} without an opinion; {} rows of the present rulebook are not in the table",
            review.rows, review.agreed, review.unmarked, review.missing
        ),
    };
    page.text(0, &line, Look::Strong);
}

fn marked(page: &mut Layout<'_>, row: &Marked, screen: &Screen) {
    let head = format!("{} {} · ", screen.t("第", "row"), row.row);
    let head = if screen.lang() == Lang::Zh { format!("第 {} 行 · ", row.row) } else { head };
    page.gap();
    page.hanging(2, &head, &row.id, Look::Strong);
    page.text(4, &row.post, Look::Plain);
    page.text(4, &format!("→ {}", row.decision), Look::Plain);
    page.text(4, &row.rule, Look::Quiet);
    let opinion = match row.opinion {
        Some(Opinion::Agree) => screen.t("同意", "agree"),
        Some(Opinion::Disagree) => screen.t("不同意", "disagree"),
        None => screen.t("没有", "none"),
    };
    page.hanging(4, screen.t("意见:", "opinion: "), opinion, Look::Open);
    if !row.remark.is_empty() {
        page.hanging(4, screen.t("说明:", "remark: "), &row.remark, Look::Plain);
    }
    for one in &row.altered {
        altered(page, one, screen);
    }
    match &row.state {
        State::Same => {}
        State::Changed(columns) => {
            for (column, now) in columns {
                let label = format!("{} {}: ", screen.t("此后已改", "changed since:"), column.name(screen.lang()));
                page.hanging(4, &label, &one_line(now), Look::Open);
            }
        }
        State::Gone(ids) => {
            let label = screen.t(
                "现行规则没有这一行;它的职务现在在:",
                "the present rulebook has no such row; its posts are now in: ",
            );
            page.hanging(4, label, &ids.join(" "), Look::Open);
        }
    }
}

fn one_line(text: &str) -> String {
    if text.is_empty() { "—".to_owned() } else { text.replace('\n', "; ") }
}

fn altered(page: &mut Layout<'_>, one: &Altered, screen: &Screen) {
    let name: &str = one.column.name(screen.lang());
    page.hanging(4, &format!("{} ", one.cell), &format!("{name} {}", screen.t("改为", "changed to")), Look::Quiet);
    page.hanging(6, "+ ", &one_line(&one.proposed), Look::Lit);
    if let Some(present) = &one.present {
        page.hanging(6, "- ", &one_line(present), Look::Quiet);
    }
}

/// Writes reviews for machines: one object.
pub(crate) fn json(reviews: &[Review], version: &str, lang: Lang, out: &mut Vec<u8>) {
    let files: Vec<serde_json::Value> = reviews.iter().map(|review| of_review(review, lang)).collect();
    let rest = json!(files);
    out.extend_from_slice(format!("{{\"format\":{FORMAT},\"rulebook\":\"{version}\",\"files\":{rest}}}\n").as_bytes());
}

fn of_review(review: &Review, lang: Lang) -> serde_json::Value {
    let rows: Vec<serde_json::Value> = review.marked.iter().map(of_row).collect();
    let unreadable: Vec<serde_json::Value> = review
        .unreadable
        .iter()
        .map(|one| json!({ "cell": one.cell, "text": one.text, "why": if lang == Lang::Zh { one.why.0 } else { one.why.1 } }))
        .collect();
    json!({
        "file": review.file, "versions": review.versions, "rows": review.rows, "agreed": review.agreed,
        "unmarked": review.unmarked, "missing": review.missing, "marked": rows, "unreadable": unreadable,
    })
}

fn of_row(row: &Marked) -> serde_json::Value {
    let opinion = row.opinion.map(|opinion| if opinion == Opinion::Agree { "agree" } else { "disagree" });
    let id = |column: Column| column.id();
    let altered: Vec<serde_json::Value> = row
        .altered
        .iter()
        .map(|one| {
            json!({ "column": id(one.column), "cell": one.cell, "proposed": one.proposed, "present": one.present })
        })
        .collect();
    let (state, now) = match &row.state {
        State::Same => ("same", json!([])),
        State::Changed(columns) => {
            let now: Vec<_> =
                columns.iter().map(|(column, now)| json!({ "column": id(*column), "now": now })).collect();
            ("changed", json!(now))
        }
        State::Gone(ids) => ("gone", json!(ids)),
    };
    json!({
        "row": row.row, "id": row.id, "disputed": row.is_disputed(), "opinion": opinion, "remark": row.remark,
        "altered": altered, "state": state, "now": now,
    })
}
