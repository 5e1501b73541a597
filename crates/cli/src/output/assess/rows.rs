//! The rows of a roster beside the situations: under each the classes with what it touches, the rows named; then every
//! row once, by class.

use super::{paragraphs, touched};
use crate::output::Screen;
use crate::output::layout::{Layout, Look};
use zeren_core::assess::Assessment;
use zeren_core::assess::roster::{Group, Roster, Row};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang};

/// How many rows of a class are named under a situation.
const NAMED: usize = 8;
/// How many rows of a class are listed, and how many that were not read; the JSON holds all.
const LISTED: usize = 40;

fn count(rows: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{rows}行"),
        Lang::En if rows == 1 => "1 row".to_owned(),
        Lang::En => format!("{rows} rows"),
    }
}

/// A row in a few words: the name and where it stands.
fn short(row: &Row) -> String {
    if row.person.is_empty() {
        format!("[{}] {}", row.at, row.post.name)
    } else {
        format!("[{}] {}", row.at, row.person)
    }
}

/// The first rows, and how many more there are.
fn named(rows: &[&Row], lang: Lang) -> String {
    let mut out: Vec<String> = rows.iter().take(NAMED).map(|row| short(row)).collect();
    if rows.len() > NAMED {
        let more = rows.len() - NAMED;
        out.push(match lang {
            Lang::Zh => format!("另外{more}行见下"),
            Lang::En => format!("{more} more below"),
        });
    }
    out.join(if lang == Lang::Zh { "、" } else { ", " })
}

/// By which supervision it would come to light: as words of the source say, and perhaps.
fn supervisions(group: &Group<'_>, lang: Lang) -> [Vec<&'static str>; 2] {
    [true, false].map(|certain| {
        let lights = group.lights.iter().filter(|light| light.link.certain == certain);
        lights.map(|light| light.supervision.name.in_lang(lang)).collect()
    })
}

fn lights(found: &[Vec<&'static str>; 2], indent: usize, screen: &Screen, page: &mut Layout<'_>) {
    let labels = [
        (screen.t("由此发现:", "would come to light by: "), Look::Plain),
        (screen.t("也可能由此发现(来源没有说明):", "perhaps by (the source does not say): "), Look::Quiet),
    ];
    for (names, (label, look)) in found.iter().zip(labels) {
        if !names.is_empty() {
            page.text(indent, &format!("{label}{}", names.join(screen.t("、", "; "))), look);
        }
    }
}

fn rows(group: &Group<'_>, screen: &Screen, page: &mut Layout<'_>) {
    if !group.certain.is_empty() {
        page.text(6, &named(&group.certain, screen.lang()), Look::Plain);
    }
    if !group.possible.is_empty() {
        page.hanging(6, screen.t("可能:", "possible: "), &named(&group.possible, screen.lang()), Look::Open);
    }
}

fn head(group: &Group<'_>, lang: Lang) -> String {
    let class = group.concern.class.name.in_lang(lang);
    format!("{class} ({})", count(group.certain.len() + group.possible.len(), lang))
}

/// The classes under one situation: those that it touches, each with what it touches; then the others.
fn groups(groups: &[Group<'_>], screen: &Screen, page: &mut Layout<'_>) {
    let lang = screen.lang();
    let Some(first) = groups.first() else { return };
    // What brings it to light is mostly the same for every class, and then said once.
    let common = supervisions(first, lang);
    let is_common = groups.iter().all(|group| supervisions(group, lang) == common);
    let (touching, others): (Vec<_>, Vec<_>) = groups.iter().partition(|group| !group.concern.touches.is_empty());
    for group in &touching {
        let what = touched(&group.concern, screen).unwrap_or_default();
        let cite = paragraphs(group.concern.touches.iter().flat_map(|touch| touch.cite));
        page.with_right(4, "- ", &format!("{} — {what}", head(group, lang)), Look::Plain, &cite);
        for touch in group.concern.touches.iter().filter(|touch| !touch.from_source) {
            page.text(6, touch.reason.in_lang(lang), Look::Quiet);
        }
        rows(group, screen, page);
        if !is_common {
            lights(&supervisions(group, lang), 6, screen, page);
        }
    }
    if !others.is_empty() {
        let text = match touching.is_empty() {
            true => screen.t(
                "来源没有说明触及哪项职责,也没有排除哪一类;各行见下",
                "the source does not say which duty it touches, and leaves no class out; the rows stand below",
            ),
            false => screen.t(
                "来源没有说明触及以下各类的哪项职责:",
                "of the classes that follow the source does not say which duty it touches:",
            ),
        };
        page.text(4, text, Look::Quiet);
        for group in others.iter().filter(|_| !touching.is_empty() || !is_common) {
            page.hanging(4, "- ", &head(group, lang), Look::Quiet);
            if !touching.is_empty() {
                rows(group, screen, page);
            }
            if !is_common {
                lights(&supervisions(group, lang), 6, screen, page);
            }
        }
    }
    if is_common {
        lights(&common, 4, screen, page);
    }
}

fn row(row: &Row, maybe: bool, screen: &Screen, page: &mut Layout<'_>) {
    let marks = [(maybe, screen.t("可能", "possible")), (row.partly, screen.t("只读懂一部分", "read in part"))];
    let marks: Vec<&str> = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| mark).collect();
    let parts = [row.person.as_str(), &row.unit, &row.post.name];
    let mut text = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    if !marks.is_empty() {
        text.push_str(&format!(" ({})", marks.join(screen.t("、", ", "))));
    }
    page.hanging(4, &format!("[{}] ", row.at), &text, if maybe { Look::Open } else { Look::Plain });
}

fn more(rows: usize, screen: &Screen, page: &mut Layout<'_>) {
    if rows > LISTED {
        let more = rows - LISTED;
        page.text(
            4,
            &match screen.lang() {
                Lang::Zh => format!("另有{more}行;用 --region、--name 缩小,或者看 --format json"),
                Lang::En => format!("{more} more; narrow it with --region or --name, or see --format json"),
            },
            Look::Quiet,
        );
    }
}

/// Every row once, by class; then those of none, and those not read.
fn listed(roster: &Roster, screen: &Screen, page: &mut Layout<'_>) {
    for class in Class::ALL {
        let (certain, possible) = roster.of_class(*class);
        let all: Vec<(&Row, bool)> =
            certain.into_iter().map(|row| (row, false)).chain(possible.into_iter().map(|row| (row, true))).collect();
        if all.is_empty() {
            continue;
        }
        let name = BUILTIN.class(*class).name.in_lang(screen.lang());
        page.text(2, &format!("{name} ({})", count(all.len(), screen.lang())), Look::Strong);
        all.iter().take(LISTED).for_each(|(one, maybe)| row(one, *maybe, screen, page));
        more(all.len(), screen, page);
    }
    let none: Vec<&Row> = roster.of_none().collect();
    if !none.is_empty() {
        let head = screen.t("没有触及的类别", "no class is touched");
        page.text(2, &format!("{head} ({})", count(none.len(), screen.lang())), Look::Strong);
        none.iter().take(LISTED).for_each(|one| row(one, false, screen, page));
        more(none.len(), screen, page);
    }
    if !roster.unread.is_empty() {
        let head = screen.t("没有读懂", "not read");
        page.text(2, &format!("{head} ({})", count(roster.unread.len(), screen.lang())), Look::Open);
        for one in roster.unread.iter().take(LISTED) {
            let why = if one.reason.is_empty() { String::new() } else { format!(" — {}", one.reason) };
            page.hanging(4, &format!("[{}] ", one.at), &format!("{}{why}", one.text), Look::Open);
        }
        more(roster.unread.len(), screen, page);
    }
}

/// The rows of a roster beside the situations.
pub(super) fn render(roster: &Roster, assessment: &Assessment, screen: &Screen, page: &mut Layout<'_>) {
    let lang = screen.lang();
    page.heading(&format!("{}{}", screen.t("名册:", "Roster: "), roster.file));
    let (read, unread) = (roster.rows.len(), roster.unread.len());
    let counts = match (lang, unread) {
        (Lang::Zh, 0) => format!("读懂 {read} 行"),
        (Lang::Zh, _) => format!("读懂 {read} 行,没有读懂 {unread} 行"),
        (Lang::En, 0) => format!("{} read", count(read, lang)),
        (Lang::En, _) => format!("{} read, {unread} not read", count(read, lang)),
    };
    let legend =
        screen.t("方括号里是行号。说的是职务,不是人", "Row numbers in brackets. It speaks of posts, not of persons");
    page.text(2, &format!("{counts}。{legend}").replace('。', screen.t("。", ". ")), Look::Quiet);
    for (place, one) in assessment.situations.iter().enumerate() {
        let outcome = super::outcome(one, lang);
        page.text(
            2,
            &match lang {
                Lang::Zh => format!("情形 {}:{outcome}", place + 1),
                Lang::En => format!("Situation {}: {outcome}", place + 1),
            },
            Look::Strong,
        );
        groups(&roster.beside(one.situation), screen, page);
    }
    page.heading(screen.t("名册各行,按类别", "The rows of the roster, by class"));
    listed(roster, screen, page);
}
