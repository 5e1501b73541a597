//! The list as lines of JSON: the first says what each class answers for and where that stands, each further line what
//! a row of the roster comes to.

use super::Entry;
use super::classes::classes;
use crate::audit::Heading;
use crate::json::{number, opening, plain, string};
use crate::person::Outcome;
use zeren_core::answer::FORMAT;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::Lang;

/// Appends the first line, with the day where one was given. A row's line names its classes and duties by the ids given
/// here.
pub fn write_first(heading: &Heading, lang: Lang, out: &mut Vec<u8>) {
    let Heading { engine, on, file, .. } = heading;
    opening(engine, *on, out);
    out.extend_from_slice(b",\"roster\":");
    string(out, file);
    out.extend_from_slice(b",\"authority\":");
    string(out, BUILTIN.authority.in_lang(lang));
    out.extend_from_slice(format!(",\"classes\":{}}}\n", classes(engine, lang)).as_bytes());
}

/// A member whose name stands with its comma and colon; nothing where there is no text.
fn text(out: &mut Vec<u8>, name: &[u8], text: &str) {
    if !text.is_empty() {
        out.extend_from_slice(name);
        string(out, text);
    }
}

/// Appends the line of a row. `read` stands only where a row was not read, or only in part. `sheet` is the name of its
/// sheet, if it has one.
pub fn write_line(entry: &Entry<'_>, sheet: Option<&str>, out: &mut Vec<u8>) {
    const { assert!(FORMAT < 10, "one digit") };
    out.extend_from_slice(b"{\"format\":");
    out.push(b'0' + FORMAT as u8);
    out.extend_from_slice(b",\"rulebook\":\"");
    out.extend_from_slice(entry.rulebook.as_bytes());
    out.extend_from_slice(b"\",\"row\":");
    number(out, entry.at.row);
    if let Some(sheet) = sheet {
        text(out, b",\"sheet\":", sheet);
    }
    out.extend_from_slice(entry.unit.json.as_bytes());
    let cells = entry.cells;
    for (name, cell) in [
        (&b",\"name\":"[..], cells.name),
        (b",\"unit\":", &cells.unit),
        (b",\"title\":", cells.title),
        (b",\"portfolio\":", cells.portfolio),
    ] {
        match (cell.is_empty(), cells.plain) {
            (true, _) => {}
            (false, true) => {
                out.extend_from_slice(name);
                plain(out, cell);
            }
            (false, false) => text(out, name, cell),
        }
    }
    text(out, b",\"text\":", entry.text);
    match entry.decided {
        None => out.extend_from_slice(b",\"read\":\"no\""),
        Some(decided) => {
            match decided.outcome {
                Outcome::Unread(_) => return out.extend_from_slice(b",\"read\":\"no\"}\n"),
                Outcome::Partly => out.extend_from_slice(b",\"read\":\"partly\","),
                Outcome::Read => out.push(b','),
            }
            out.extend_from_slice(&decided.digest.line);
        }
    }
    out.extend_from_slice(b"}\n");
}
