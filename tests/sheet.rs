//! The measure of speed for workbooks. `sheet make FILE.xlsx ROWS` writes the made-up roster as a workbook; `sheet read
//! FILE` reads every cell of a workbook with `calamine` and does nothing else.

use calamine::Reader as _;
use rust_xlsxwriter::Workbook;
use std::error::Error;
use std::io;
use zeren_tests::country::{Options, make as country};

fn make(path: &str, rows: u32) -> Result<(), Box<dyn Error>> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, header) in (0..).zip(["行政区划代码", "地区", "单位", "姓名", "职务", "分管工作"]) {
        sheet.write_string(0, column, header)?;
    }
    let made = country(&Options::default(), |number, row| {
        if number > rows + 1 {
            return Err(io::ErrorKind::QuotaExceeded.into());
        }
        let cells = [&row.code, &row.region, &row.unit, &row.name, &row.title, &row.portfolio];
        for (column, text) in (0..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(number - 1, column, text).map_err(io::Error::other)?;
        }
        Ok(())
    });
    if let Err(error) = made
        && error.kind() != io::ErrorKind::QuotaExceeded
    {
        return Err(error.into());
    }
    Ok(workbook.save(path)?)
}

fn read(path: &str) -> Result<(), Box<dyn Error>> {
    let mut book = calamine::open_workbook_auto(path)?;
    let mut cells = 0;
    for name in book.sheet_names() {
        cells += book.worksheet_range(&name)?.used_cells().count();
    }
    println!("{cells} cells");
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["make", path, rows] => make(path, rows.parse()?),
        ["read", path] => read(path),
        _ => Err("sheet make FILE.xlsx ROWS, or sheet read FILE".into()),
    }
}
