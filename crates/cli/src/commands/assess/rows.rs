//! The posts of a case from a roster, read as `zeren audit` reads one.

use crate::commands::audit::threads_of;
use crate::commands::roster::{Lines, drive, open};
use crate::failure::{Failure, input};
use crate::output::{Screen, nearest};
use clap::ArgMatches;
use zeren_core::Engine;
use zeren_core::assess::persons::Post;
use zeren_core::assess::roster::{Roster, Row, Unread};
use zeren_core::model::Date;
use zeren_roster::ledger::OwnEntry;

/// The rows of the roster named, as of a day; only those asked for.
pub(super) fn read(engine: Engine, matches: &ArgMatches, on: Option<Date>, screen: &Screen) -> Result<Roster, Failure> {
    let mut opened = open(engine, matches, screen)?;
    opened.on = on;
    let heading = opened.heading().clone();
    let taken = heading.sheets.iter().filter(|sheet| sheet.skipped.is_none()).count();
    let mut entries = Vec::new();
    drive(opened, Lines::Kept, false, threads_of(None), &mut |part| {
        entries.extend(std::mem::take(&mut part.entries));
        Ok(())
    })?;
    let names: Vec<&String> = matches.get_many("name").into_iter().flatten().collect();
    only_named(&mut entries, &names, &heading.file)?;
    if entries.is_empty() {
        return Err(input(
            format!("`{}` 里没有要看的行", heading.file),
            format!("`{}` has no row to look at", heading.file),
            "检查 --region 和 --sheet,或者用 zeren audit 看名册读成了什么",
            "check --region and --sheet, or see with zeren audit how the roster is read",
        ));
    }
    let at = |entry: &OwnEntry| {
        let sheet = heading.sheets.get(usize::from(entry.at.sheet)).and_then(|sheet| sheet.name.as_ref());
        match sheet.filter(|_| taken > 1) {
            Some(sheet) => format!("{sheet}!{}", entry.at.row),
            None => entry.at.row.to_string(),
        }
    };
    let mut roster = Roster { file: heading.file.clone(), ..Roster::default() };
    for entry in &entries {
        let at = at(entry);
        match (&entry.digest, entry.reason) {
            (Some(digest), None) => roster.rows.push(Row {
                at,
                person: entry.name.to_string(),
                unit: if entry.unit.is_empty() { entry.place.path.clone() } else { entry.unit.to_string() },
                post: Post::of_classes(
                    post_in_words(entry, screen),
                    digest.applicability,
                    digest.classes.iter().collect(),
                    digest.possible.iter().collect(),
                    String::new(),
                ),
                partly: entry.partly,
            }),
            (_, reason) => roster.unread.push(Unread {
                at,
                text: [&entry.name, &entry.title].map(|text| text.trim()).join(" ").trim().to_owned(),
                reason: reason.map_or("", |reason| reason.in_lang(screen.lang())).to_owned(),
            }),
        }
    }
    Ok(roster)
}

/// The post, and behind it the portfolio of a column of its own.
fn post_in_words(entry: &OwnEntry, screen: &Screen) -> String {
    if entry.portfolio.is_empty() {
        return entry.title.to_string();
    }
    format!("{}({}{})", entry.title, screen.t("分管工作:", "portfolio: "), entry.portfolio)
}

/// Only rows with these names; each must be there.
fn only_named(entries: &mut Vec<OwnEntry>, names: &[&String], file: &str) -> Result<(), Failure> {
    if names.is_empty() {
        return Ok(());
    }
    // 张 三 is 张三.
    let plain = |name: &str| name.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let there: Vec<String> = entries.iter().map(|entry| plain(&entry.name)).collect();
    if let Some(missing) = names.iter().find(|name| !there.contains(&plain(name))) {
        let near = nearest(missing, there.iter().map(String::as_str).filter(|name| !name.is_empty()));
        let (zh, en) = near.map_or_else(
            || ("检查姓名,或者去掉 --name".to_owned(), "check the name, or leave out --name".to_owned()),
            |near| (format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
        );
        return Err(input(
            format!("`{file}` 里没有叫 `{missing}` 的行"),
            format!("`{file}` has no row with the name `{missing}`"),
            zh,
            en,
        ));
    }
    let wanted: Vec<String> = names.iter().map(|name| plain(name)).collect();
    entries.retain(|entry| wanted.contains(&plain(&entry.name)));
    Ok(())
}

/// The arguments that read the same roster again, quoted for a shell.
pub(super) fn arguments(matches: &ArgMatches, quoted: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut add = |id: &str, value: &str| out.push_str(&format!(" --{id} {}", quoted(value)));
    for id in ["roster", "sheet", "of", "region", "form", "encoding", "beside"] {
        if let Some(value) = matches.get_one::<String>(id) {
            add(id, value);
        }
    }
    for id in ["name", "column"] {
        matches.get_many::<String>(id).into_iter().flatten().for_each(|value| add(id, value));
    }
    if let Some(row) = matches.get_one::<u32>("header-row") {
        add("header-row", &row.to_string());
    }
    if matches.get_flag("no-fill") {
        out.push_str(" --no-fill");
    }
    out
}
