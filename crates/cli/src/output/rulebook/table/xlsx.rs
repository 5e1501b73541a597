//! The table as a workbook: the rows with filters and drop-downs, the known departments, how to read and mark it.

use super::{Column, Table};
use rust_xlsxwriter::{Color, DataValidation, Format, Worksheet, XlsxError};
use zeren_core::model::{Lang, Text};
use zeren_roster::ledger::house::{self, Paper};

struct Formats {
    head: Format,
    own: Format,
    cell: Format,
    mark: Format,
    line: Format,
}

impl Formats {
    fn new() -> Self {
        let (cell, head) = (house::cell(), house::head());
        Self {
            own: head.clone().set_background_color("FFF3CC"),
            mark: cell.clone().set_background_color(Color::RGB(0xFF_FB_EE)),
            line: house::line(),
            head,
            cell,
        }
    }
}

/// How many lines a text takes in a column of this width, a Chinese character two wide.
fn lines(text: &str, width: u8) -> usize {
    let wide = |line: &str| line.chars().map(|c| if (c as u32) < 0x2e80 { 1 } else { 2 }).sum::<usize>();
    text.lines().map(|line| wide(line).div_ceil(usize::from(width).max(2) - 1).max(1)).sum::<usize>().max(1)
}

fn rows(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
    house::set_up(sheet, Paper::A3, table.lang);
    let last = table.rows.len() as u32;
    for (at, column) in (0u16..).zip(Column::ALL) {
        let head = if column.is_content() || *column == Column::Id { &formats.head } else { &formats.own };
        sheet.set_column_width(at, column.width())?;
        sheet.write_string_with_format(0, at, column.header().replace(" / ", "\n"), head)?;
    }
    sheet.set_row_height(0, 60)?;
    for (at, row) in (1u32..).zip(&table.rows) {
        let mut tallest = 1;
        for (place, column) in (0u16..).zip(Column::ALL) {
            let format = if matches!(column, Column::Opinion | Column::Remark) { &formats.mark } else { &formats.cell };
            sheet.write_string_with_format(at, place, row.cell(*column), format)?;
            if *column != Column::Check {
                tallest = tallest.max(lines(row.cell(*column), column.width()));
            }
        }
        sheet.set_row_height(at, (tallest as f64 * 14.5 + 3.0).clamp(18.0, 400.0))?;
    }
    let opinion = Column::Opinion.index() as u16;
    let (agree, disagree) = match table.lang {
        Lang::Zh => ("同意", "不同意"),
        Lang::En => ("agree", "disagree"),
    };
    let choice = DataValidation::new().allow_list_strings(&[agree, disagree])?;
    sheet.add_data_validation(1, opinion, last.max(1), opinion, &choice)?;
    let (check, remark) = (Column::Check.index() as u16, Column::Remark.index() as u16);
    sheet.set_column_hidden(check)?;
    sheet.set_freeze_panes(1, 1)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.autofilter(0, 0, last, remark)?;
    sheet.set_print_area(0, 0, last, remark)?;
    Ok(())
}

fn known(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
    house::set_up(sheet, Paper::A3, table.lang);
    let heads = ["名称\nname", "标识\nid", "算作\ncounts as", "依据\nbasis"];
    for ((at, head), width) in (0u16..).zip(heads).zip([30, 28, 14, 20]) {
        sheet.set_column_width(at, width)?;
        sheet.write_string_with_format(0, at, head, &formats.head)?;
    }
    sheet.set_row_height(0, 32)?;
    for (at, one) in (1u32..).zip(&table.known) {
        for (place, cell) in (0u16..).zip([one.name, one.id, one.kind, one.basis]) {
            sheet.write_string_with_format(at, place, cell, &formats.cell)?;
        }
    }
    sheet.set_freeze_panes(1, 1)?;
    sheet.autofilter(0, 0, table.known.len() as u32, 3)?;
    Ok(())
}

fn guide(sheet: &mut Worksheet, table: &Table, formats: &Formats) -> Result<(), XlsxError> {
    house::set_up(sheet, Paper::A3, table.lang);
    sheet.set_column_width(0, 100)?;
    for (at, line) in (0u32..).zip(table.guide()) {
        sheet.write_string_with_format(at, 0, &line, &formats.line)?;
        sheet.set_row_height(at, lines(&line, 100) as f64 * 16.0)?;
    }
    Ok(())
}

/// The table as a workbook; the same table gives the same bytes.
///
/// # Errors
/// If it holds more than a workbook can.
pub(crate) fn xlsx(table: &Table) -> Result<Vec<u8>, String> {
    let make = || -> Result<Vec<u8>, XlsxError> {
        let t = |zh: &'static str, en: &'static str| Text { zh, en }.in_lang(table.lang);
        let mut workbook = house::workbook(t("规则表", "rulebook table"))?;
        let formats = Formats::new();
        rows(workbook.add_worksheet().set_name(t("规则表", "rulebook"))?, table, &formats)?;
        known(workbook.add_worksheet().set_name(t("行业和部门", "sectors and departments"))?, table, &formats)?;
        guide(workbook.add_worksheet().set_name(t("说明", "guide"))?, table, &formats)?;
        workbook.save_to_buffer()
    };
    make().map_err(|error| error.to_string())
}
