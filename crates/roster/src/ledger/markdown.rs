//! The list as Markdown.

use super::{Book, OwnEntry, cells, columns};
use std::fmt::Write as _;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang, Text};

/// A text as it may stand in a cell of a table: nothing in it is taken for markup.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            '|' | '\\' | '*' | '_' | '`' | '[' | ']' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The cells of a row in the order of [`columns`], without its number.
pub(super) fn row(entry: &OwnEntry, lang: Lang) -> [String; 8] {
    let post = cells::post(&entry.unit, &entry.title, &entry.portfolio, lang);
    match &entry.digest {
        None => {
            let unread = Text { zh: "未读:", en: "not read: " }.in_lang(lang);
            let reason = entry.reason.map_or("", |reason| reason.in_lang(lang));
            let none = String::new;
            [entry.name.to_string(), post, none(), none(), none(), none(), none(), format!("{unread}{reason}")]
        }
        Some(digest) => [
            entry.name.to_string(),
            post,
            cells::classes(digest, lang),
            cells::responsibilities(digest, lang),
            cells::duties(digest, lang).join("\n"),
            cells::paragraphs(digest).join("\n"),
            cells::basis(digest, lang),
            cells::remarks(digest, entry.partly, lang).join("\n"),
        ],
    }
}

/// The list as Markdown.
#[must_use]
pub fn markdown(book: &Book, lang: Lang) -> Vec<u8> {
    let mut out = format!("# {}\n\n", cells::title(lang));
    for line in cells::cover(book.engine, book.on, lang) {
        let _ = writeln!(out, "- {}", cell(&line));
    }
    let t = |zh: &'static str, en: &'static str| Text { zh, en }.in_lang(lang);
    let _ = write!(out, "\n| {} | {} |\n| --- | ---: |\n", t("类别", "class"), t("人数", "persons"));
    for (class, count) in Class::ALL.iter().zip(book.by_class()) {
        let _ = writeln!(out, "| {} | {count} |", BUILTIN.class(*class).name.in_lang(lang));
    }
    let _ = writeln!(out, "| {} | {} |", t("未读的行", "rows not read"), book.unread());
    let headers: Vec<&str> = columns().iter().map(|column| column.name.in_lang(lang)).collect();
    for chapter in &book.chapters {
        let _ = write!(
            out,
            "\n## {}\n\n| {} |\n|{}\n",
            cell(chapter.place.shown(lang)),
            headers.join(" | "),
            " --- |".repeat(headers.len())
        );
        for (index, entry) in chapter.entries.iter().enumerate() {
            let cells: Vec<String> = row(entry, lang).iter().map(|text| cell(text)).collect();
            let _ = writeln!(out, "| {} | {} |", index + 1, cells.join(" | "));
        }
    }
    out.into_bytes()
}
