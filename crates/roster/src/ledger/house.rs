//! How the workbooks of this program look, whatever is in them.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};
use zeren_core::model::{Lang, Text};

/// The paper of a sheet, by Excel's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A3.
    A3 = 8,
    /// A4.
    A4 = 9,
}

/// A cell of a table.
#[must_use]
pub fn cell() -> Format {
    Format::new()
        .set_text_wrap()
        .set_align(FormatAlign::Top)
        .set_border(FormatBorder::Thin)
        .set_font_name("宋体")
        .set_font_size(10)
}

/// The head of a column.
#[must_use]
pub fn head() -> Format {
    cell()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color("E7EEE9")
}

/// A line of text beside tables.
#[must_use]
pub fn line() -> Format {
    Format::new().set_text_wrap().set_align(FormatAlign::Top).set_font_name("宋体").set_font_size(11)
}

/// Lays a sheet out for paper, across.
pub fn set_up(sheet: &mut Worksheet, paper: Paper, lang: Lang) {
    let footer = Text { zh: "&C第 &P 页,共 &N 页", en: "&Cpage &P of &N" }.in_lang(lang);
    sheet
        .set_landscape()
        .set_paper_size(paper as u8)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3)
        .set_footer(footer);
}

/// An empty workbook with this title. The day the source was published stands for the day it was made: the same content
/// gives the same bytes.
///
/// # Errors
/// Never in fact: the day is one.
pub fn workbook(title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2025, 8, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
    Ok(workbook)
}
