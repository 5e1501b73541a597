//! `zeren rulebook table`: the whole rulebook as a spreadsheet for those who approve it.

use crate::commands::roster::Out;
use crate::failure::{Failure, input};
use crate::output::Screen;
use crate::output::rulebook::table::{Table, csv, xlsx};
use clap::ArgMatches;
use std::io::Write;
use zeren_core::space::Walk;

pub(super) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let lang = screen.lang();
    let path = matches.get_one::<String>("output");
    let name = path.map_or("", String::as_str);
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if !matches!(ending.as_str(), "xlsx" | "csv") {
        return Err(input(
            format!("看不出 `{name}` 是什么形式"),
            format!("`{name}` does not say its form"),
            "扩展名可以是:xlsx、csv",
            "end it in xlsx or csv",
        ));
    }
    let engine = super::engine(matches, screen)?;
    let walk = Walk::of(&engine);
    let table = Table::new(&walk, &engine, lang);
    let bytes = if ending == "csv" {
        csv(&table)
    } else {
        xlsx(&table).map_err(|what| {
            input(
                format!("写不成工作簿:{what}"),
                format!("a workbook cannot be made of it: {what}"),
                "改写成 csv",
                "write it as csv",
            )
        })?
    };
    let mut out = Out::to(path)?;
    out.write_all(&bytes)?;
    out.finish()?;
    eprintln!("{}", table.summary(name));
    Ok(())
}
