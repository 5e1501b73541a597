//! `zeren rulebook schema`: the format as a JSON Schema, draft 4, which TOML editors read. It is made from the
//! description by which files are read, so that the two cannot differ.

use crate::failure::Failure;
use crate::output::Screen;
use clap::ArgMatches;
use serde_json::{Map, Value, json};
use zeren_core::builtin::BUILTIN;
use zeren_core::layer::spec::{self, Field, Kind};
use zeren_core::model::Text;

pub(super) fn run(_: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(&schema()).unwrap_or_default();
    screen.write(|out| {
        out.extend_from_slice(text.as_bytes());
        out.push(b'\n');
    })
}

fn described(mut value: Value, doc: Text) -> Value {
    value["description"] = format!("{}\n{}", doc.zh, doc.en).into();
    value
}

fn object(fields: &'static [Field]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|field| (field.key.to_owned(), described(kind(field.kind), field.doc))).collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    let mut value = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    // Draft 4 wants at least one.
    if !required.is_empty() {
        value["required"] = json!(required);
    }
    value
}

/// The ids and names of sectors and departments.
fn fields() -> Value {
    let sectors = BUILTIN.sectors.iter().skip(1).flat_map(|sector| [sector.id, sector.zh]);
    let departments = BUILTIN.departments.iter().flat_map(|department| [department.id, department.zh]);
    let mut known: Vec<&str> = sectors.chain(departments).collect();
    known.sort_unstable();
    known.dedup();
    // Other names of theirs, and ids of this file's own sectors, are allowed too.
    json!({ "anyOf": [{ "enum": known }, { "type": "string", "pattern": "[\u{4e00}-\u{9fff}]|^[a-z][a-z0-9:-]*$" }] })
}

fn kind(kind: Kind) -> Value {
    let list = |items: Value| json!({ "type": "array", "items": items });
    let own = "^[A-Za-z0-9.-]+$";
    match kind {
        Kind::Id => json!({ "type": "string", "pattern": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" }),
        Kind::ParagraphId | Kind::Version => {
            json!({ "anyOf": [{ "type": "string", "pattern": own }, { "type": "number" }] })
        }
        Kind::Paragraph => json!({ "anyOf": [
            { "enum": BUILTIN.paragraphs.iter().map(|paragraph| paragraph.id).collect::<Vec<_>>() },
            { "type": "string", "pattern": "^([a-z0-9-]+:)?[A-Za-z0-9.-]+$" },
            { "type": "number" },
        ] }),
        Kind::Zh => json!({ "type": "string", "pattern": "[\u{4e00}-\u{9fff}]" }),
        Kind::En => json!({ "type": "string", "minLength": 1 }),
        Kind::Bilingual => object(spec::BILINGUAL),
        Kind::Words => list(json!({ "type": "string", "pattern": "^[\u{4e00}-\u{9fff}]{2,}$" })),
        Kind::One(vocabulary) => json!({ "enum": vocabulary.ids() }),
        Kind::Some(vocabulary) => list(json!({ "enum": vocabulary.ids() })),
        Kind::Field => fields(),
        Kind::Fields => {
            let mut value = list(fields());
            value["minItems"] = 1.into();
            value
        }
        Kind::Region => json!({ "anyOf": [
            { "type": "integer", "minimum": 100_000, "maximum": 999_999 },
            { "type": "string", "pattern": "^[0-9]{6}$|[\u{4e00}-\u{9fff}]" },
        ] }),
        Kind::Day => json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
        Kind::Cites => {
            let mut value = list(object(spec::CITATION));
            value["minItems"] = 1.into();
            value
        }
        Kind::Known => list(object(spec::KNOWN)),
    }
}

/// The schema.
pub(super) fn schema() -> Value {
    let table = |table: &'static spec::Table| {
        let one = object(table.fields);
        let value = if table.many { json!({ "type": "array", "items": one }) } else { one };
        (table.key.to_owned(), described(value, table.doc))
    };
    let properties: Map<String, Value> = spec::TABLES.iter().map(table).collect();
    json!({
        "$schema": "http://json-schema.org/draft-04/schema#",
        "title": "zeren 本地规则 · local rulebook",
        "description": "docs/local-rulebooks.md",
        "type": "object",
        "properties": properties,
        "required": ["layer"],
        "additionalProperties": false,
    })
}
