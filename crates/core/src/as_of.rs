//! The rulebook as of a day: what held then, what did not yet, and what is open. Without a day it is the rulebook's own
//! newest state; the core has no clock. Entry points that take no day do not reach this module.

use crate::answer::{Answer, CitationAnswer, NoteAnswer};
use crate::builtin::{ACCOUNTABILITY, BUILTIN};
use crate::decide::Tri;
use crate::lookup::{Item, Kind, Line};
use crate::model::{Applicability, Date, Lang, Text};
use crate::rulebook::{Moment, Period, Version};
use crate::who::Who;
use std::borrow::Cow;

/// The newest day the rulebook knows of: that of its newest dated fact.
#[must_use]
pub fn newest() -> Option<Date> {
    let periods = ACCOUNTABILITY.versions.iter().map(|version| &version.period);
    let periods = periods.chain(ACCOUNTABILITY.rules.iter().map(|rule| &rule.period));
    let periods = periods.chain(ACCOUNTABILITY.links.iter().filter_map(|link| link.period.as_ref()));
    let periods = periods.chain([&ACCOUNTABILITY.provisions.period]);
    let moments = periods.flat_map(|period| [Some(&period.from), period.until.as_ref()]).flatten();
    moments.flat_map(|moment| [moment.earliest, moment.latest]).flatten().max()
}

/// Whether the Provisions hold on a day, and with them what states no period of its own.
#[must_use]
pub fn provisions(on: Option<Date>) -> Tri {
    ACCOUNTABILITY.provisions.period.holds(on)
}

/// The period of a rule, its own or that of the Provisions.
#[must_use]
pub fn period_of_rule(id: &str) -> &'static Period {
    let own = ACCOUNTABILITY.rules.iter().find(|entry| entry.rule == id).map(|entry| &entry.period);
    own.unwrap_or(&ACCOUNTABILITY.provisions.period)
}

/// The versions of a linked instrument, by time.
pub fn versions(instrument: &str) -> impl Iterator<Item = &'static Version> {
    ACCOUNTABILITY.versions.iter().filter(move |version| version.instrument == instrument)
}

/// Whether some version of a linked instrument holds on a day.
#[must_use]
pub fn instrument(id: &str, on: Option<Date>) -> Tri {
    versions(id).fold(Tri::No, |any, version| any.any(version.period.holds(on)))
}

/// What is to be said of the Provisions on a day; nothing where they held.
#[must_use]
pub fn remark(on: Option<Date>) -> Option<Text> {
    let entry = &ACCOUNTABILITY.provisions;
    let ended = entry.period.until.as_ref().map_or(Tri::No, |until| until.reached(on));
    match (provisions(on), ended) {
        (Tri::Yes, _) => None,
        (Tri::No, Tri::Yes) => Some(entry.after),
        (Tri::No, _) => Some(entry.before),
        (Tri::Unknown, _) => Some(entry.open),
    }
}

/// The code of the note that says so.
const fn code(holds: Tri) -> &'static str {
    match holds {
        Tri::Yes => "in-force",
        Tri::No => "not-in-force",
        Tri::Unknown => "in-force-open",
    }
}

fn note(holds: Tri, on: Date, lang: Lang) -> NoteAnswer<'static> {
    let text = remark(Some(on)).map_or("", |text| text.in_lang(lang));
    NoteAnswer {
        code: code(holds),
        text: Cow::Owned(format!("{on}: {text}")),
        about: None,
        cite: ACCOUNTABILITY.provisions.cite,
    }
}

/// The answer to a title as of a day. It must have been asked for with `explain`, so that the rules are known.
///
/// Where the rules that decided a post did not hold yet, the post is outside; where that is open, it is undetermined.
pub fn hold(answer: &mut Answer<'_>, on: Date) {
    let holds_of = |place: usize| {
        let rules = answer.trace.get(place).into_iter().flat_map(|trace| &trace.rules);
        rules.fold(provisions(Some(on)), |all, rule| all.and(period_of_rule(rule.id).holds(Some(on))))
    };
    let held: Vec<Tri> = (0..answer.posts.len()).map(holds_of).collect();
    let Some(worst) = held.iter().copied().find(|holds| *holds != Tri::Yes) else { return };
    for (post, holds) in answer.posts.iter_mut().zip(&held) {
        match holds {
            Tri::Yes => {}
            Tri::No => {
                post.applicability = Applicability::Outside;
                post.classes.clear();
                post.possible_classes.clear();
            }
            Tri::Unknown if post.applicability != Applicability::Outside => {
                post.applicability = Applicability::Undetermined;
                let classes = std::mem::take(&mut post.classes);
                post.possible_classes = [classes, std::mem::take(&mut post.possible_classes)].concat();
                post.possible_classes.sort();
                post.possible_classes.dedup();
            }
            Tri::Unknown => {}
        }
    }
    let rank = |one: Applicability| match one {
        Applicability::Applies => 0,
        Applicability::ByReference => 1,
        Applicability::Undetermined => 2,
        Applicability::Outside => 3,
    };
    answer.applicability =
        answer.posts.iter().map(|post| post.applicability).min_by_key(|one| rank(*one)).unwrap_or(answer.applicability);
    let kept = |class: &crate::model::Class| answer.posts.iter().any(|post| post.classes.contains(class));
    let possible: Vec<_> = crate::model::Class::ALL
        .iter()
        .copied()
        .filter(|class| !kept(class) && answer.posts.iter().any(|post| post.possible_classes.contains(class)))
        .collect();
    answer.classes.retain(|class| answer.posts.iter().any(|post| post.classes.contains(class)));
    answer.possible_classes = possible;
    let classes = answer.classes.clone();
    answer.responsibilities.retain(|one| classes.contains(&one.class));
    answer.duties.retain(|one| classes.contains(&one.class));
    if classes.is_empty() {
        answer.supervision.clear();
        answer.questions.clear();
    }
    let brief = answer.verdict.is_empty();
    let mut note = note(worst, on, answer.lang);
    if held.iter().all(|holds| *holds == Tri::No) {
        answer.citations.clear();
        answer.notes.clear();
    }
    for cite in note.cite.iter().filter(|_| !brief) {
        let translation = if answer.lang == Lang::En { cite.quote.en } else { "" };
        let supports = vec![note.code];
        answer.citations.push(CitationAnswer { id: cite.paragraph, quote: cite.quote.zh, translation, supports });
    }
    if brief {
        note.text = Cow::Borrowed("");
    }
    answer.notes.insert(0, note);
    if !brief {
        answer.verdict_from_notes();
    }
}

/// Who answers for a matter, as of a day.
pub fn hold_chain(who: &mut Who, on: Date, lang: Lang) {
    let holds = provisions(Some(on));
    match holds {
        Tri::Yes => return,
        Tri::No => {
            who.applicability = Applicability::Outside;
            who.chain.clear();
        }
        Tri::Unknown => {
            who.applicability = Applicability::Undetermined;
            who.chain.iter_mut().for_each(|link| link.certain = false);
        }
    }
    who.notes.insert(0, note(holds, on, lang));
}

/// Puts the day into an object of the contract, behind the version of the rules.
pub fn stamp(json: &mut Vec<u8>, from: usize, on: Date) {
    let head = format!("\"rulebook\":\"{}\"", BUILTIN.version);
    let rest = json.get(from..).unwrap_or_default();
    if let Some(at) = rest.windows(head.len()).position(|window| window == head.as_bytes()) {
        let at = from + at + head.len();
        json.splice(at..at, format!(",\"as_of\":\"{on}\"").into_bytes());
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Engine;
    use crate::answer::Options;

    fn on(text: &str) -> Option<Date> {
        Some(Date::parse(text).expect("a day"))
    }

    #[test]
    fn the_provisions_were_not_there_are_open_then_hold() {
        assert_eq!(provisions(on("2020-01-01")), Tri::No);
        assert_eq!(provisions(on("2024-05-01")), Tri::Unknown);
        assert_eq!(provisions(on("2025-08-01")), Tri::Yes);
        assert_eq!(provisions(None), Tri::Yes);
    }

    #[test]
    fn versions_follow_each_other() {
        let holding = |id: &str, day: Option<Date>| {
            versions(id).filter(|version| version.period.holds(day) == Tri::Yes).map(|version| version.id).collect()
        };
        let of = |id, day| -> Vec<&str> { holding(id, day) };
        assert_eq!(of("inspection-regulations", on("2025-04-27")), ["inspection-provisions-2019"]);
        assert_eq!(of("inspection-regulations", on("2025-04-28")), ["inspection-regulations-2025"]);
        assert_eq!(of("damage-accountability-measures", on("2026-08-20")), ["damage-measures-trial"]);
        assert!(of("damage-accountability-measures", on("2026-08-25")).is_empty());
        assert_eq!(of("damage-accountability-measures", None), ["damage-measures-2026"]);
        assert_eq!(instrument("ecological-environmental-code", None), Tri::Unknown);
        assert_eq!(instrument("damage-accountability-measures", on("2010-01-01")), Tri::No);
    }

    #[test]
    fn the_trial_version_has_25_situations() {
        let trial =
            versions("damage-accountability-measures").find(|one| !one.structure.is_empty()).expect("a structure");
        assert_eq!(trial.structure.iter().map(|part| part.count).collect::<Vec<_>>(), [8, 5, 7, 5]);
    }

    #[test]
    fn a_post_of_a_day_before_is_outside_and_of_an_open_day_undetermined() {
        let ask = |day: &str| {
            let options = Options { explain: true, ..Options::default() };
            let mut answer =
                Engine::new().post_with("县委副书记、县长", &Default::default(), options).expect("a title");
            hold(&mut answer, on(day).expect("a day"));
            answer
        };
        let before = ask("2020-01-01");
        assert_eq!((before.applicability, before.classes.len(), before.duties.len()), (Applicability::Outside, 0, 0));
        assert!(before.verdict.contains("尚未制定"), "{}", before.verdict);
        let open = ask("2024-01-01");
        assert_eq!(open.applicability, Applicability::Undetermined);
        assert_eq!((open.classes.len(), open.possible_classes.len()), (0, 2));
        let after = ask("2025-08-01");
        assert_eq!(after.applicability, Applicability::Applies);
        assert!(after.notes.iter().all(|note| !note.code.starts_with("in-force")));
    }

    #[test]
    fn what_is_known_agrees_with_the_versions() {
        for entry in BUILTIN.instruments {
            let moments =
                versions(entry.id).flat_map(|version| [Some(&version.period.from), version.period.until.as_ref()]);
            let days: Vec<_> = moments.flatten().flat_map(|one| [one.earliest, one.latest]).flatten().collect();
            for fact in entry.known.iter().filter(|fact| !fact.date.is_empty()) {
                assert!(days.iter().any(|day| day.to_string().starts_with(fact.date)), "{}: {}", entry.id, fact.date);
            }
            for version in versions(entry.id).filter(|version| !version.structure.is_empty()) {
                let counts: Vec<_> = version.structure.iter().map(|part| part.count.to_string()).collect();
                let told = entry.known.iter().any(|fact| counts.iter().all(|count| fact.text.zh.contains(count)));
                assert!(told, "{}: what is known says nothing of {counts:?}", version.id);
            }
        }
    }

    #[test]
    fn what_happened_later_is_not_told_of_an_earlier_day() {
        let lines = |day: Option<Date>| {
            let mut item = crate::lookup::show("damage-accountability-measures", Lang::Zh).remove(0);
            add_lines(&mut item, day, Lang::Zh);
            item.lines.iter().map(|line| line.text.clone()).collect::<Vec<_>>().join("\n")
        };
        assert!(!lines(on("2024-05-05")).contains("2026年8月下旬公布"));
        assert!(lines(on("2024-05-05")).contains("25种情形"));
        assert!(lines(None).contains("2026年8月下旬公布"));
    }

    #[test]
    fn what_has_no_day_says_so() {
        let periods = ACCOUNTABILITY.versions.iter().map(|version| &version.period);
        for period in periods.chain([&ACCOUNTABILITY.provisions.period]) {
            let words = period_in_words(period, Lang::Zh);
            for moment in [Some(&period.from), period.until.as_ref()].into_iter().flatten() {
                assert_eq!(moment.from_source, !words.contains("来源未载"), "{words}");
                assert!(moment.day().is_some() || words.contains("未定"), "{words}");
            }
        }
    }

    #[test]
    fn the_day_stands_behind_the_version() {
        let mut json = crate::who::who(None, &crate::who::Subject::Duties(Vec::new()), Lang::Zh).to_json().into_bytes();
        stamp(&mut json, 0, on("2026-01-01").expect("a day"));
        let value: serde_json::Value = serde_json::from_slice(&json).expect("JSON");
        assert_eq!(value["as_of"], "2026-01-01");
    }
}
