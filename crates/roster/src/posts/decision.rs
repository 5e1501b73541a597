//! An answer as cells of CSV: ids only, lists joined by semicolons. No id needs quotation marks.

use zeren_core::answer::Answer;
use zeren_core::model::Date;

/// The columns written behind those of the input; `as_of` only where a day was given.
pub const COLUMNS: [&str; 13] = [
    "rulebook",
    "as_of",
    "applicability",
    "classes",
    "possible_classes",
    "responsibilities",
    "basis",
    "duties",
    "supervision",
    "notes",
    "questions",
    "citations",
    "error",
];

/// Whether a column is written.
fn is_written(column: &str, on: Option<Date>) -> bool {
    on.is_some() || column != "as_of"
}

/// Appends a comma and the name for each column.
pub(super) fn write_names(on: Option<Date>, out: &mut Vec<u8>) {
    for column in COLUMNS.iter().filter(|column| is_written(column, on)) {
        out.push(b',');
        out.extend_from_slice(column.as_bytes());
    }
}

fn list<'a>(ids: impl Iterator<Item = &'a str>, out: &mut Vec<u8>) {
    out.push(b',');
    for (place, id) in ids.enumerate() {
        if place > 0 {
            out.push(b';');
        }
        out.extend_from_slice(id.as_bytes());
    }
}

/// Appends a comma and the cell for each column, the error blank. `responsibilities` and `basis` have one entry for each
/// of `classes`, in their order.
pub(super) fn write(answer: &Answer<'_>, on: Option<Date>, out: &mut Vec<u8>) {
    list([answer.rulebook].into_iter(), out);
    if let Some(on) = on {
        list([on.to_string().as_str()].into_iter(), out);
    }
    list([answer.applicability.id()].into_iter(), out);
    list(answer.classes.iter().map(|class| class.id()), out);
    list(answer.possible_classes.iter().map(|class| class.id()), out);
    list(answer.responsibilities.iter().map(|one| one.kind.id()), out);
    list(answer.responsibilities.iter().map(|one| one.basis.id()), out);
    list(answer.duties.iter().map(|duty| duty.id), out);
    list(answer.supervision.iter().copied(), out);
    list(answer.notes.iter().map(|note| note.code), out);
    list(answer.questions.iter().map(|question| question.about.id()), out);
    let mut paragraphs: Vec<&str> = Vec::new();
    for cite in &answer.citations {
        if !paragraphs.contains(&cite.id) {
            paragraphs.push(cite.id);
        }
    }
    list(paragraphs.into_iter(), out);
    out.push(b',');
}

/// Appends the cells of a row that cannot be used: all blank but the last.
pub(super) fn write_error(message: &str, on: Option<Date>, out: &mut Vec<u8>) {
    let blank = COLUMNS.iter().filter(|column| is_written(column, on)).count();
    out.extend(std::iter::repeat_n(b',', blank));
    out.push(b'"');
    for part in message.split_inclusive('"') {
        out.extend_from_slice(part.as_bytes());
        if part.ends_with('"') {
            out.push(b'"');
        }
    }
    out.push(b'"');
}
