//! The list as one JSON object: every class used with its duties in words, then the persons by region.

use super::classes::classes;
use super::{Book, OwnEntry};
use crate::json::opening;
use serde_json::{Value, json};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang};

fn person(entry: &OwnEntry, sheets: &[Option<String>], lang: Lang) -> Value {
    let mut value = json!({ "row": entry.at.row, "name": entry.name, "unit": entry.unit, "title": entry.title, "portfolio": entry.portfolio });
    if let Some(sheet) = sheets.get(usize::from(entry.at.sheet)).and_then(Option::as_ref) {
        value["sheet"] = sheet.as_str().into();
    }
    match &entry.digest {
        None => {
            value["read"] = "no".into();
            value["reason"] = entry.reason.map_or("", |reason| reason.in_lang(lang)).into();
        }
        Some(digest) => {
            value["read"] = if entry.partly { "partly" } else { "yes" }.into();
            // The members are the same as in a line of JSONL.
            let whole = [b"{", digest.json.as_slice(), b"}"].concat();
            if let Ok(Value::Object(members)) = serde_json::from_slice(&whole) {
                for (name, member) in members {
                    value[name] = member;
                }
            }
        }
    }
    value
}

/// The list as JSON.
#[must_use]
pub fn json(book: &Book, lang: Lang) -> Vec<u8> {
    let counts = book.by_class();
    let by_class: serde_json::Map<String, Value> =
        Class::ALL.iter().map(|class| (class.id().to_owned(), counts[class.index()].into())).collect();
    let regions: Vec<Value> = book
        .chapters
        .iter()
        .map(|chapter| {
            json!({
                "code": (chapter.place.key.code != 0).then_some(chapter.place.key.code),
                "name": chapter.place.path,
                "persons": chapter.entries.iter().map(|entry| person(entry, &book.sheets, lang)).collect::<Vec<_>>(),
            })
        })
        .collect();
    let totals = json!({ "rows": book.entries().count(), "unread": book.unread(), "regions": regions.len(), "classes": by_class });
    // `format` and `rulebook` come first, as in every object of the contract.
    let mut out = Vec::new();
    opening(&book.engine, book.on, &mut out);
    let members = [
        ("roster", json!(book.file)),
        ("authority", json!(BUILTIN.authority.in_lang(lang))),
        ("classes", classes(&book.engine, lang)),
        ("regions", json!(regions)),
        ("totals", totals),
    ];
    for (name, value) in members {
        out.extend_from_slice(format!(",\"{name}\":{value}").as_bytes());
    }
    out.extend_from_slice(b"}\n");
    out
}
