//! The rows of a roster, filtered and in order.

use crate::desk::Open;
use crate::kept::{Kept, Read};
use crate::question::Question;
use crate::whereabouts::Wanted;
use serde_json::{Value, json};
use zeren_core::Engine;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang};
use zeren_roster::audit::Kind;

/// The first class of a row in the contract's order, by which a list is ordered.
fn rank(row: &Kept) -> (usize, usize) {
    match &row.digest {
        None => (2, 0),
        Some(digest) => {
            let first = digest.classes.union(digest.possible).iter().next();
            (usize::from(first.is_none()), first.map_or(0, Class::index))
        }
    }
}

fn fits_state(row: &Kept, state: &str) -> bool {
    match state {
        "" => true,
        "found" => row.findings > 0,
        state => row.read.id() == state || row.digest.as_ref().is_some_and(|digest| digest.applicability.id() == state),
    }
}

/// The rows asked for, as places among those kept.
pub(crate) fn select(open: &Open, question: &Question, engine: &Engine) -> Vec<u32> {
    let kept = &open.rows;
    let wanted = Wanted::of(engine, &question.region);
    let places: Vec<bool> = kept.places.iter().map(|place| wanted.has(&place.key, &place.path)).collect();
    let class = Class::from_id(&question.class);
    let words = question.words.trim();
    let with_code = Kind::from_word(&question.code).map(|kind| open.rows_with(kind));
    let mut out: Vec<u32> = (0u32..)
        .zip(&kept.rows)
        .filter(|(index, row)| {
            places[row.place as usize]
                && fits_state(row, &question.state)
                && class.is_none_or(|class| {
                    row.digest.as_ref().is_some_and(|digest| digest.classes.union(digest.possible).contains(class))
                })
                && with_code.as_ref().is_none_or(|rows| rows.binary_search(index).is_ok())
                && (words.is_empty() || kept.texts(row).contains(words))
        })
        .map(|(index, _)| index)
        .collect();
    let row = |index: &u32| &kept.rows[*index as usize];
    let (by, turned) = question.order();
    match by {
        "name" => out.sort_by(|a, b| kept.shown(row(a)).name.cmp(kept.shown(row(b)).name)),
        "class" => out.sort_by_key(|index| rank(row(index))),
        "region" => {
            let ranks = kept.ranks();
            out.sort_by_key(|index| (ranks[row(index).place as usize], rank(row(index))));
        }
        "findings" => out.sort_by_key(|index| row(index).worst.map_or(u8::MAX, |worst| worst as u8)),
        _ => {}
    }
    if turned {
        out.reverse();
    }
    out
}

/// The classes of a row in words; without any, whether the Provisions reach it at all.
fn classes(row: &Kept, lang: Lang) -> String {
    let Some(digest) = &row.digest else {
        return match (row.read, lang) {
            (Read::NoPerson, Lang::Zh) => "不是人员".into(),
            (Read::NoPerson, Lang::En) => "no person".into(),
            (_, Lang::Zh) => "没有读懂".into(),
            (_, Lang::En) => "not read".into(),
        };
    };
    let possible = if lang == Lang::Zh { "(可能)" } else { " (possible)" };
    let certain = digest.classes.iter().map(|class| BUILTIN.class(class).name.in_lang(lang).to_owned());
    let open = digest.possible.without(digest.classes);
    let open = open.iter().map(|class| format!("{}{possible}", BUILTIN.class(class).name.in_lang(lang)));
    let names: Vec<String> = certain.chain(open).collect();
    if names.is_empty() {
        return digest.applicability.name(lang).to_owned();
    }
    names.join(if lang == Lang::Zh { "、" } else { ", " })
}

/// A row as it was read.
pub(crate) fn as_read(open: &Open, index: usize, row: &Kept) -> Value {
    let shown = open.rows.shown(row);
    json!({
        "index": index,
        "row": row.at.row,
        "sheet": open.sheets.get(usize::from(row.at.sheet)).cloned().flatten(),
        "name": shown.name,
        "unit": shown.unit,
        "title": shown.title,
        "portfolio": shown.portfolio,
        "region": open.rows.places[row.place as usize].path,
        "read": row.read.id(),
    })
}

/// A row as a line.
fn line(open: &Open, index: u32, lang: Lang) -> Value {
    let row = &open.rows.rows[index as usize];
    let mut line = as_read(open, index as usize, row);
    line["classes"] = classes(row, lang).into();
    line["findings"] = row.findings.into();
    line["worst"] = row.worst.map(|worst| worst.id()).into();
    line
}

/// The answer.
pub(crate) fn answer(open: &mut Open, question: &Question, engine: &Engine) -> Value {
    let key = Question {
        from: String::new(),
        count: String::new(),
        lang: String::new(),
        row: String::new(),
        form: String::new(),
        ..question.clone()
    };
    if open.selected.as_ref().is_none_or(|(known, _)| *known != key) {
        let selected = select(open, question, engine);
        open.selected = Some((key, selected));
    }
    let selected = open.selected.as_ref().map_or(&[][..], |(_, selected)| selected);
    let (from, part) = question.part(selected);
    let items: Vec<Value> = part.iter().map(|index| line(open, *index, question.lang())).collect();
    json!({ "total": selected.len(), "from": from, "items": items })
}
