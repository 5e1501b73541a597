//! `--as-of DATE`, for every command.

use crate::failure::{Failure, input};
use crate::output::{Layout, Look, Screen};
use clap::ArgMatches;
use zeren_core::as_of;
use zeren_core::model::Date;
use zeren_roster::audit;

/// A day, or what is wrong with it.
pub(super) fn day(text: &str) -> Result<Date, Failure> {
    Date::parse(text.trim()).ok_or_else(|| {
        input(
            format!("`{text}` 不是日期"),
            format!("`{text}` is no day"),
            "写成 年-月-日,如 2026-03-01",
            "write YYYY-MM-DD, such as 2026-03-01",
        )
    })
}

/// The day asked for; none for the rulebook's newest state.
pub(super) fn asked(matches: &ArgMatches) -> Result<Option<Date>, Failure> {
    matches.get_one::<String>("as-of").map(|text| day(text)).transpose()
}

/// A day says nothing to commands that answer nothing about the rules.
pub(super) fn only_where_it_matters(name: &str, matches: &ArgMatches) -> Result<(), Failure> {
    let matters = !matches!(name, "serve" | "explain" | "completions" | "man");
    if matters || asked(matches)?.is_none() {
        return Ok(());
    }
    Err(input(
        format!("`--as-of` 对 `zeren {name}` 没有意义"),
        format!("`--as-of` means nothing to `zeren {name}`"),
        if name == "serve" { "去掉它;日期在网页上选" } else { "去掉它" },
        if name == "serve" { "leave it out; the day is chosen on the page" } else { "leave it out" },
    ))
}

/// Where the Provisions did not certainly hold, a roster lacks nothing.
pub(super) fn only_where_provisions_hold(on: Option<Date>) -> Result<(), Failure> {
    audit::only_where_provisions_hold(on).map_err(|what| {
        input(what.zh, what.en, "换一个日期,或者去掉 --as-of", "give another day, or leave out --as-of")
    })
}

/// Puts the day into the JSON that was written from a place on.
pub(super) fn stamp(out: &mut Vec<u8>, from: usize, on: Option<Date>) {
    if let Some(on) = on {
        as_of::stamp(out, from, on);
    }
}

/// Says of which day the text speaks; nothing without a day.
pub(super) fn day_line(on: Option<Date>, screen: &Screen, out: &mut Vec<u8>) {
    if let Some(on) = on {
        Layout::new(screen, out).text(0, &format!("{} {on}", screen.t("截至", "As of")), Look::Quiet);
    }
}

/// As [`day_line`], and what is to be said of the Provisions on the day.
pub(super) fn head(on: Option<Date>, screen: &Screen, out: &mut Vec<u8>) {
    day_line(on, screen, out);
    if on.is_some() {
        let mut page = Layout::new(screen, out);
        if let Some(remark) = as_of::remark(on) {
            page.hanging(0, "! ", remark.in_lang(screen.lang()), Look::Open);
        }
        page.gap();
    }
}
