//! The list as a page of its own, ready to print on A4 across: no script, nothing from elsewhere.

use super::markdown::row;
use super::{Book, cells, columns};
use std::fmt::Write as _;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang, Text};

const STYLE: &str = "
@page { size: A4 landscape; margin: 12mm; }
body { font: 10.5pt/1.5 'Noto Sans CJK SC', 'Source Han Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif; color: #000; background: #fff; margin: 2em; }
h1 { font-size: 20pt; text-align: center; } h2 { font-size: 14pt; break-before: page; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; } thead { display: table-header-group; }
th, td { border: 1px solid #666; padding: 3px 5px; vertical-align: top; text-align: left; overflow-wrap: anywhere; white-space: pre-line; }
th { background: #eee; } tr { break-inside: avoid; } .totals { width: auto; margin: 1em auto; } .number { text-align: right; }
@media print { body { margin: 0; font-size: 9pt; } }
";

fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The list as a page.
#[must_use]
pub fn html(book: &Book, lang: Lang) -> Vec<u8> {
    let t = |zh: &'static str, en: &'static str| Text { zh, en }.in_lang(lang);
    let title = cells::title(lang);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<title>{title}</title>\n<style>{STYLE}</style>\n<h1>{title}</h1>\n",
        t("zh-CN", "en")
    );
    for line in cells::cover(book.engine, book.on, lang) {
        let _ = writeln!(out, "<p>{}</p>", safe(&line));
    }
    let _ = writeln!(
        out,
        "<table class=\"totals\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        t("类别", "class"),
        t("人数", "persons")
    );
    for (class, count) in Class::ALL.iter().zip(book.by_class()) {
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td class=\"number\">{count}</td></tr>",
            safe(BUILTIN.class(*class).name.in_lang(lang))
        );
    }
    let _ = writeln!(
        out,
        "<tr><td>{}</td><td class=\"number\">{}</td></tr></tbody></table>",
        t("未读的行", "rows not read"),
        book.unread()
    );
    let whole: u32 = columns().iter().map(|column| u32::from(column.width)).sum();
    for chapter in &book.chapters {
        let _ = writeln!(out, "<h2>{}</h2>\n<table><colgroup>", safe(chapter.place.shown(lang)));
        for column in columns() {
            let _ = writeln!(out, "<col style=\"width:{}%\">", u32::from(column.width) * 100 / whole);
        }
        out.push_str("</colgroup><thead><tr>");
        for column in columns() {
            let _ = write!(out, "<th scope=\"col\">{}</th>", column.name.in_lang(lang));
        }
        out.push_str("</tr></thead><tbody>\n");
        for (index, entry) in chapter.entries.iter().enumerate() {
            let _ = write!(out, "<tr><td>{}</td>", index + 1);
            for text in row(entry, lang) {
                let _ = write!(out, "<td>{}</td>", safe(&text));
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody></table>\n");
    }
    out.push_str("</html>\n");
    out.into_bytes()
}
