//! Time in words: moments, periods, and what an item says of them.

use super::{period_of_rule, versions};
use crate::builtin::BUILTIN;
use crate::decide::Tri;
use crate::lookup::{Item, Kind, Line};
use crate::model::{Date, Lang, Text};
use crate::rulebook::{Moment, Period};

/// A point in time in words: the day, the stretch, or that it is open; and whose knowledge it is.
#[must_use]
pub fn moment_in_words(moment: &Moment, lang: Lang) -> String {
    let event = moment.event.name(lang);
    let when = match (lang, moment.day(), moment.earliest, moment.latest) {
        (_, Some(day), ..) => day.to_string(),
        (Lang::Zh, None, Some(earliest), Some(latest)) => format!("{earliest}至{latest}之间,哪一天未定"),
        (Lang::En, None, Some(earliest), Some(latest)) => format!("between {earliest} and {latest}, the day open"),
        (Lang::Zh, None, Some(earliest), None) => format!("不早于{earliest},其余未定"),
        (Lang::En, None, Some(earliest), None) => format!("not before {earliest}, else open"),
        (Lang::Zh, None, None, Some(latest)) => format!("不晚于{latest},其余未定"),
        (Lang::En, None, None, Some(latest)) => format!("not after {latest}, else open"),
        (Lang::Zh, None, None, None) => "未定".to_owned(),
        (Lang::En, None, None, None) => "open".to_owned(),
    };
    match (lang, moment.from_source) {
        (Lang::Zh, true) => format!("{when}({event})"),
        (Lang::Zh, false) => format!("{when}({event};来源未载,本项目所知)"),
        (Lang::En, true) => format!("{when} ({event})"),
        (Lang::En, false) => format!("{when} ({event}; not in the source, known to this project)"),
    }
}

/// A period in words.
#[must_use]
pub fn period_in_words(period: &Period, lang: Lang) -> String {
    let from = moment_in_words(&period.from, lang);
    let until = period.until.as_ref().map(|until| moment_in_words(until, lang));
    match (lang, until) {
        (Lang::Zh, Some(until)) => format!("起:{from};止:{until}"),
        (Lang::Zh, None) => format!("起:{from}"),
        (Lang::En, Some(until)) => format!("from: {from}; until: {until}"),
        (Lang::En, None) => format!("from: {from}"),
    }
}

/// Adds to an item what is known of its time: a rule its period, an instrument its versions with their state on the day.
pub fn add_lines(item: &mut Item, on: Option<Date>, lang: Lang) {
    let text = |zh, en| Text { zh, en }.in_lang(lang);
    match item.kind {
        Kind::Rule => {
            let period = period_of_rule(item.id);
            let state = state_in_words(period.holds(on)).in_lang(lang);
            let words = format!("{state}{}{}", text(";", "; "), period_in_words(period, lang));
            item.lines.push(Line { label: text("时间", "time"), text: words });
        }
        Kind::Instrument => {
            let known = BUILTIN.instruments.iter().filter(|entry| entry.id == item.id).flat_map(|entry| entry.known);
            let later = |date: &str| on.is_some_and(|on| on.to_string().as_str() < date);
            let mut dates = known.map(|fact| fact.date);
            item.lines.retain(|_| dates.next().is_none_or(|date| !later(date)));
            for version in versions(item.id) {
                let holds = version.period.holds(on);
                let state = state_in_words(holds).in_lang(lang);
                let (name, period) = (version.name.in_lang(lang), period_in_words(&version.period, lang));
                let words = format!("{name}: {state}{}{period}", text(";", "; "));
                item.lines.push(Line { label: text("版本", "version"), text: words });
            }
        }
        _ => {}
    }
}

/// Whether something holds, in words.
#[must_use]
pub const fn state_in_words(holds: Tri) -> Text {
    match holds {
        Tri::Yes => Text { zh: "这一天已有", en: "in place" },
        Tri::No => Text { zh: "这一天没有", en: "not in place" },
        Tri::Unknown => Text { zh: "这一天有没有未定", en: "open whether in place" },
    }
}
