//! The list as a workbook: a cover with totals and source, then a sheet a region, laid out for A4 across.

use super::house::{self, Paper};
use super::markdown::row;
use super::{Book, Chapter, cells, columns};
use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};
use std::collections::HashSet;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang, Text};

struct Formats {
    title: Format,
    head: Format,
    cell: Format,
    number: Format,
    /// Text that a spreadsheet might take for a formula: marked as text for good.
    quoted: Format,
    line: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = house::cell();
        Self {
            title: Format::new()
                .set_bold()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_font_name("黑体")
                .set_font_size(18),
            head: house::head(),
            number: cell.clone().set_align(FormatAlign::Center),
            quoted: cell.clone().set_quote_prefix(),
            line: house::line(),
            cell,
        }
    }
}

/// A cell of a workbook holds no more.
const MOST: usize = 32_000;

fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, formats: &Formats) -> Result<(), XlsxError> {
    let cut: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).take(MOST).collect();
    let format = if cells::is_harmful(&cut) { &formats.quoted } else { &formats.cell };
    sheet.write_string_with_format(row, column, cut, format)?;
    Ok(())
}

/// A name that a sheet may bear and that no other bears yet.
fn sheet_name(path: &str, taken: &mut HashSet<String>) -> String {
    let plain: String = path.chars().filter(|c| !c.is_control() && !"[]:*?/\\'".contains(*c)).collect();
    // The end of the path says most: 江苏省苏州市昆山市.
    let length = plain.chars().count();
    let base: String = plain.chars().skip(length.saturating_sub(26)).collect();
    let base = if base.is_empty() { "清单".to_owned() } else { base };
    let mut name = base.clone();
    let mut number = 2;
    while !taken.insert(name.to_lowercase()) {
        name = format!("{base} {number}");
        number += 1;
    }
    name
}

/// How many lines a text takes in a column of this width, a Chinese character two wide. Words are not broken, so that a
/// line of them is not filled to its end.
fn lines(text: &str, width: u8) -> usize {
    let width = usize::from(width).max(4) - 1;
    let of_line = |line: &str| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split_inclusive(' ') {
            if word.is_ascii() {
                if used > 0 && used + word.trim_end().len() > width {
                    (lines, used) = (lines + 1, 0);
                }
                lines += word.len().saturating_sub(1) / width;
                used = (used + word.len()) % (width + 1);
            } else {
                used += word.chars().map(|c| if (c as u32) < 0x2e80 { 1 } else { 2 }).sum::<usize>();
                lines += used.saturating_sub(1) / width;
                used %= width;
            }
        }
        lines
    };
    text.lines().map(of_line).sum::<usize>().max(1)
}

fn chapter(sheet: &mut Worksheet, chapter: &Chapter, lang: Lang, formats: &Formats) -> Result<(), XlsxError> {
    const HEAD: u32 = 1;
    house::set_up(sheet, Paper::A4, lang);
    let last = (columns().len() - 1) as u16;
    let title = match lang {
        Lang::Zh => format!("{}{}", chapter.place.path, cells::title(lang)),
        Lang::En => format!("{}: {}", chapter.place.shown(lang), cells::title(lang)),
    };
    sheet.merge_range(0, 0, 0, last, &title, &formats.title)?;
    sheet.set_row_height(0, 32)?;
    for (column, of) in (0u16..).zip(columns()) {
        sheet.set_column_width(column, of.width)?;
        sheet.write_string_with_format(HEAD, column, of.name.in_lang(lang), &formats.head)?;
    }
    sheet.set_freeze_panes(HEAD + 1, 2)?;
    sheet.set_repeat_rows(HEAD, HEAD)?;
    let mut at = HEAD + 1;
    for (index, entry) in chapter.entries.iter().enumerate() {
        sheet.write_number_with_format(at, 0, (index + 1) as f64, &formats.number)?;
        let mut tallest = 1;
        for (column, cell) in (1u16..).zip(row(entry, lang)) {
            text(sheet, at, column, &cell, formats)?;
            tallest = tallest.max(lines(&cell, columns()[usize::from(column)].width));
        }
        sheet.set_row_height(at, (tallest as f64 * 13.5).clamp(18.0, 400.0))?;
        at += 1;
    }
    sheet.autofilter(HEAD, 0, at - 1, last)?;
    sheet.set_print_area(0, 0, at - 1, last)?;
    Ok(())
}

fn cover(sheet: &mut Worksheet, book: &Book, lang: Lang, formats: &Formats) -> Result<(), XlsxError> {
    let t = |zh: &'static str, en: &'static str| Text { zh, en }.in_lang(lang);
    house::set_up(sheet, Paper::A4, lang);
    sheet.set_column_width(0, 60)?.set_column_width(1, 16)?.set_column_width(2, 40)?;
    sheet.merge_range(0, 0, 0, 2, cells::title(lang), &formats.title)?;
    sheet.set_row_height(0, 36)?;
    let mut at = 2;
    for line in cells::cover(book.engine, book.on, lang) {
        sheet.merge_range(at, 0, at, 2, &line, &formats.line)?;
        sheet.set_row_height(at, lines(&line, 112) as f64 * 16.0)?;
        at += 1;
    }
    at += 1;
    sheet.write_string_with_format(at, 0, t("类别", "class"), &formats.head)?;
    sheet.write_string_with_format(at, 1, t("人数", "persons"), &formats.head)?;
    for (class, count) in Class::ALL.iter().zip(book.by_class()) {
        at += 1;
        let name = BUILTIN.class(*class).name.in_lang(lang);
        text(sheet, at, 0, name, formats)?;
        sheet.set_row_height(at, (lines(name, 60) as f64 * 13.5).max(18.0))?;
        sheet.write_number_with_format(at, 1, count, &formats.number)?;
    }
    for (name, count) in [
        (t("名册的行", "rows of the roster"), book.entries().count()),
        (t("未读的行", "rows not read"), book.unread()),
        (t("地区", "regions"), book.chapters.len()),
    ] {
        at += 1;
        text(sheet, at, 0, name, formats)?;
        sheet.write_number_with_format(at, 1, count as f64, &formats.number)?;
    }
    sheet.set_print_area(0, 0, at, 2)?;
    Ok(())
}

/// The list as a workbook; the same list gives the same bytes.
///
/// # Errors
/// If it holds more than a workbook can.
pub fn xlsx(book: &Book, lang: Lang) -> Result<Vec<u8>, String> {
    let make = || -> Result<Vec<u8>, XlsxError> {
        let mut workbook = house::workbook(cells::title(lang))?;
        let formats = Formats::new();
        let mut taken = HashSet::new();
        let name = sheet_name(Text { zh: "封面", en: "Cover" }.in_lang(lang), &mut taken);
        cover(workbook.add_worksheet().set_name(name)?, book, lang, &formats)?;
        for one in &book.chapters {
            let name = sheet_name(one.place.shown(lang), &mut taken);
            chapter(workbook.add_worksheet().set_name(name)?, one, lang, &formats)?;
        }
        workbook.save_to_buffer()
    };
    make().map_err(|error| error.to_string())
}
