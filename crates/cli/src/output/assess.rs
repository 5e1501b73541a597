//! An assessment: situation by situation, what would settle it, the posts, the instruments.

mod rows;

use super::Screen;
use super::layout::{Layout, Look};
use zeren_core::Engine;
use zeren_core::as_of;
use zeren_core::assess::persons::{Concern, Post, classes_concerned, comes_to_light, concerns};
use zeren_core::assess::record::{Change, Report, Side};
use zeren_core::assess::roster::Roster;
use zeren_core::assess::{Assessment, Outcome, SituationResult, element, id_of};
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::Tri;
use zeren_core::model::{Citation, Lang};
use zeren_core::rulebook::ElementId;

/// How many settling sets of a situation are shown; the JSON holds all.
const SETS: usize = 4;
/// How many rows of a roster that differ are told; the JSON holds all.
const ROWS: usize = 30;

const fn look(outcome: Outcome) -> Look {
    match outcome {
        Outcome::Reached => Look::Lit,
        Outcome::NotReached => Look::Plain,
        Outcome::Open => Look::Open,
    }
}

fn name(id: ElementId, lang: Lang) -> String {
    let name = element(id).map_or("", |element| element.name.in_lang(lang));
    format!("{name} ({})", id_of(id))
}

fn paragraphs<'a>(cite: impl IntoIterator<Item = &'a Citation>) -> String {
    let mut out: Vec<String> = Vec::new();
    for citation in cite {
        let id = format!("[{}]", citation.paragraph);
        if !out.contains(&id) {
            out.push(id);
        }
    }
    out.join(" ")
}

/// Whom the situations are seen beside.
pub(crate) struct Seen<'s> {
    /// What their classes were decided by.
    pub(crate) engine: &'s Engine,
    /// Posts given one by one.
    pub(crate) posts: &'s [Post],
    /// A roster.
    pub(crate) roster: Option<&'s Roster>,
}

/// Renders an assessment.
pub(crate) fn render(report: &Report, assessment: &Assessment, seen: &Seen<'_>, screen: &Screen, out: &mut Vec<u8>) {
    let mut page = Layout::new(screen, out);
    let day = match (&report.as_of, screen.lang()) {
        (Some(day), Lang::Zh) => format!("截至 {day}"),
        (Some(day), Lang::En) => format!("as of {day}"),
        (None, Lang::Zh) => format!("最新状态({})", report.newest_state),
        (None, Lang::En) => format!("newest state ({})", report.newest_state),
    };
    page.text(0, screen.t("所述事实与五种追责情形对照", "The stated facts against the five situations"), Look::Strong);
    page.text(0, &format!("{} {} · {day}", screen.t("规则", "rules"), report.rulebook), Look::Quiet);
    super::layers(seen.engine, screen, &mut page);
    if let Some(remark) = report.time_remark {
        page.hanging(0, "! ", remark, Look::Open);
    }
    facts(report, screen, &mut page);
    page.heading(screen.t("情形", "Situations"));
    for (place, one) in assessment.situations.iter().enumerate() {
        situation(place + 1, one, screen, &mut page);
        if seen.posts.is_empty() && seen.roster.is_none() {
            classes(one, screen, &mut page);
        }
    }
    if let Some(next) = assessment.next_question() {
        page.heading(screen.t("最该先问的", "Best question"));
        if let Some(element) = element(next) {
            page.with_right(
                2,
                "? ",
                element.question.in_lang(screen.lang()),
                Look::Open,
                &format!("--set {}=", element.id),
            );
        }
    }
    for post in seen.posts {
        person(post, assessment, screen, &mut page);
    }
    if let Some(roster) = seen.roster {
        rows::render(roster, assessment, screen, &mut page);
    }
    instruments(report, screen, &mut page);
    page.gap();
    for line in &report.what_this_is {
        page.text(0, &format!("{line}{}", screen.t("。", ".")), Look::Quiet);
    }
    page.text(0, BUILTIN.disclaimer.in_lang(screen.lang()), Look::Quiet);
}

fn facts(report: &Report, screen: &Screen, page: &mut Layout<'_>) {
    page.heading(screen.t("所述事实", "Stated facts"));
    if report.facts.is_empty() {
        page.text(2, screen.t("没有", "none"), Look::Quiet);
    }
    for (id, value) in &report.facts.0 {
        let Some(id) = zeren_core::assess::named(id) else { continue };
        let value = match *value {
            "yes" => screen.t("是", "yes"),
            "no" => screen.t("否", "no"),
            _ => screen.t("不知道", "not known"),
        };
        let who = report.said_by.get(id_of(id)).map_or_else(String::new, |who| format!(" — {who}"));
        page.hanging(2, "· ", &format!("{}: {value}{who}", name(id, screen.lang())), Look::Plain);
    }
}

fn situation(place: usize, one: &SituationResult, screen: &Screen, page: &mut Layout<'_>) {
    let lang = screen.lang();
    page.with_right(
        2,
        &format!("{place}. "),
        one.situation.name.in_lang(lang),
        Look::Strong,
        &paragraphs(one.situation.cite),
    );
    if one.situation.by_authority {
        page.text(
            5,
            screen.t(
                "由有权机关认定,从不由事实推出",
                "a matter for the competent authority; it never follows from facts",
            ),
            Look::Open,
        );
        return;
    }
    page.text(5, one.outcome.name(lang), look(one.outcome));
    readings(one, screen, page);
    if one.settled_by.is_empty() {
        return;
    }
    page.text(5, screen.t("弄清以下任何一组即可确定:", "any one of these would settle it:"), Look::Plain);
    for set in one.settled_by.iter().take(SETS) {
        let names: Vec<_> = set.elements.iter().map(|id| name(*id, lang)).collect();
        let (value, becomes) = (
            if set.value() == Tri::Yes { screen.t("是", "yes") } else { screen.t("否", "no") },
            set.outcome.name(lang),
        );
        let all = if names.len() > 1 { screen.t("都", "all ") } else { "" };
        let text = match lang {
            Lang::Zh => format!("{}{all}为{value} → {becomes}", names.join("、")),
            Lang::En => format!("{}: {all}{value} → {becomes}", names.join("; ")),
        };
        page.hanging(7, "- ", &text, Look::Plain);
    }
    if one.settled_by.len() > SETS {
        let more = one.settled_by.len() - SETS;
        page.text(
            9,
            &match lang {
                Lang::Zh => format!("另有 {more} 组,见 --format json"),
                Lang::En => format!("{more} more, see --format json"),
            },
            Look::Quiet,
        );
    }
}

fn readings(one: &SituationResult, screen: &Screen, page: &mut Layout<'_>) {
    let lang = screen.lang();
    if one.by_reading.len() < 2 {
        return;
    }
    if !one.depends_on_reading() {
        let names = one.by_reading.iter().map(|each| match each.reading.default {
            true => format!("{}{}", each.reading.id, screen.t("(默认)", " (default)")),
            false => each.reading.id.to_owned(),
        });
        let names = names.collect::<Vec<_>>().join(screen.t("、", ", "));
        let text = format!("{}{names}", screen.t("各种理解结果相同:", "the same by every reading: "));
        return page.text(5, &text, Look::Quiet);
    }
    page.text(5, screen.t("结果取决于怎样理解原文:", "the result depends on how the words are read:"), Look::Open);
    for each in &one.by_reading {
        let followed = one.followed.is_some_and(|followed| followed.id == each.reading.id);
        let mark = match (followed, each.reading.default) {
            (true, true) => screen.t("默认,", "default, "),
            (true, false) => screen.t("所循,", "followed, "),
            (false, true) => screen.t("默认,未循,", "default, not followed, "),
            (false, false) => "",
        };
        page.with_right(
            7,
            "- ",
            &format!("{mark}{}: {}", each.outcome.name(lang), each.reading.name.in_lang(lang)),
            if followed { Look::Plain } else { Look::Quiet },
            each.reading.id,
        );
    }
}

/// Whom a situation could concern, where no post is given.
fn classes(one: &SituationResult, screen: &Screen, page: &mut Layout<'_>) {
    let classes = classes_concerned(one.situation);
    let lang = screen.lang();
    let names: Vec<_> = classes.iter().map(|class| BUILTIN.class(*class).name.in_lang(lang)).collect();
    let text = match (classes.len() == BUILTIN.classes.len(), names.is_empty()) {
        (true, _) => screen.t("可能涉及:全部七类", "could concern: all seven classes").to_owned(),
        (_, true) => {
            screen.t("可能涉及哪一类:来源没有说明", "which class it could concern: the source does not say").to_owned()
        }
        _ => format!(
            "{}{}{}",
            screen.t("按词语可能涉及:", "by its words could concern: "),
            names.join(screen.t("、", "; ")),
            screen.t(";来源没有排除其他类别", "; the source leaves out no other class")
        ),
    };
    page.text(5, &text, Look::Quiet);
}

fn concern(concern: &Concern, screen: &Screen, page: &mut Layout<'_>) {
    let lang = screen.lang();
    let open = if concern.certain { "" } else { screen.t("(可能)", " (possible)") };
    let class = format!("{}{open}", concern.class.name.in_lang(lang));
    if concern.touches.is_empty() {
        let text = match lang {
            Lang::Zh => format!("{class}:来源没有说明触及哪项职责"),
            Lang::En => format!("{class}: the source does not say which duty it touches"),
        };
        return page.hanging(6, "- ", &text, Look::Quiet);
    }
    let cite = paragraphs(concern.touches.iter().flat_map(|touch| touch.cite));
    let what = touched(concern, screen).unwrap_or_default();
    page.with_right(6, "- ", &format!("{class} — {what}"), Look::Plain, &cite);
    for touch in concern.touches.iter().filter(|touch| !touch.from_source) {
        page.text(8, touch.reason.in_lang(lang), Look::Quiet);
    }
}

/// The responsibility and the duties that are touched; none where the source names nothing.
fn touched(concern: &Concern, screen: &Screen) -> Option<String> {
    let lang = screen.lang();
    let mut parts = Vec::new();
    if let Some(kind) = concern.responsibility {
        parts.push(format!(
            "{}{}",
            screen.t("责任:", "responsibility: "),
            BUILTIN.responsibility(kind).name.in_lang(lang)
        ));
    }
    if !concern.duties.is_empty() {
        let names: Vec<_> = concern.duties.iter().map(|duty| duty.name.in_lang(lang)).collect();
        parts.push(format!("{}{}", screen.t("职责:", "duties: "), names.join(screen.t("、", ", "))));
    }
    if parts.is_empty() { None } else { Some(parts.join(screen.t(";", "; "))) }
}

/// What the facts come to, in words.
const fn outcome(one: &SituationResult, lang: Lang) -> &'static str {
    if one.situation.by_authority {
        match lang {
            Lang::Zh => "由有权机关认定",
            Lang::En => "a matter for the authority",
        }
    } else {
        one.outcome.name(lang)
    }
}

fn person(post: &Post, assessment: &Assessment, screen: &Screen, page: &mut Layout<'_>) {
    let lang = screen.lang();
    page.heading(&format!("{}{}", screen.t("职务:", "Post: "), post.name));
    page.text(2, &post.verdict, Look::Plain);
    if !post.local.is_empty() {
        let names: Vec<_> = post.local.iter().map(|duty| duty.name).collect();
        let label = screen.t("本地规则另加的职责", "duties that local rulebooks add");
        let open = screen
            .t("所列情形是否及于这些职责,来源没有说明", "whether the situations reach them, the source does not say");
        let colon = screen.t(":", ": ");
        let text = [label, colon, &lang.list(&names), screen.t("。", "; "), open].concat();
        page.with_right(2, "· ", &text, Look::Plain, &paragraphs(post.local.iter().flat_map(|duty| duty.cite)));
    }
    let classes: Vec<_> = post.classes.iter().chain(&post.possible).copied().collect();
    if classes.is_empty() {
        return page.text(2, screen.t("没有触及的类别", "no class is touched"), Look::Quiet);
    }
    for (place, one) in assessment.situations.iter().enumerate() {
        let outcome = outcome(one, lang);
        page.text(
            2,
            &match lang {
                Lang::Zh => format!("情形 {}:{outcome}", place + 1),
                Lang::En => format!("Situation {}: {outcome}", place + 1),
            },
            Look::Plain,
        );
        let touched = concerns(post, one.situation);
        if touched.iter().all(|each| each.touches.is_empty()) {
            let none = screen.t("来源没有说明触及哪项职责", "the source does not say which duty it touches");
            page.hanging(6, "- ", none, Look::Quiet);
        } else {
            touched.iter().for_each(|each| concern(each, screen, page));
        }
        let (certain, open): (Vec<_>, Vec<_>) =
            comes_to_light(one.situation, &classes).into_iter().partition(|light| light.link.certain);
        let names = |lights: &[zeren_core::assess::persons::Light]| {
            lights
                .iter()
                .map(|light| light.supervision.name.in_lang(lang))
                .collect::<Vec<_>>()
                .join(screen.t("、", "; "))
        };
        if !certain.is_empty() {
            let cite = paragraphs(certain.iter().flat_map(|light| light.link.cite));
            let text = format!("{}{}", screen.t("由此发现:", "would come to light by: "), names(&certain));
            page.with_right(6, "- ", &text, Look::Plain, &cite);
        }
        if !open.is_empty() {
            let label = screen.t("也可能由此发现(来源没有说明):", "perhaps by (the source does not say): ");
            page.hanging(6, "- ", &format!("{label}{}", names(&open)), Look::Quiet);
        }
    }
}

fn instruments(report: &Report, screen: &Screen, page: &mut Layout<'_>) {
    page.heading(screen.t("衔接的制度", "Linked instruments"));
    for instrument in &report.instruments {
        let holds = match instrument.holds {
            "yes" => Tri::Yes,
            "no" => Tri::No,
            _ => Tri::Unknown,
        };
        let state = as_of::state_in_words(holds).in_lang(screen.lang());
        page.with_right(2, "· ", &format!("{}: {state}", instrument.name), Look::Plain, "[Q2.2]");
        for version in &instrument.versions {
            let open = if version.holds == "unknown" { screen.t("(未定)", " (open)") } else { "" };
            page.hanging(4, "- ", &format!("{}{open}: {}", version.name, version.period), Look::Quiet);
            if !version.structure.is_empty() {
                let total: u32 = version.structure.0.iter().map(|(_, count)| u32::from(*count)).sum();
                let parts: Vec<_> = version.structure.0.iter().map(|(name, count)| format!("{name} {count}")).collect();
                let text = match screen.lang() {
                    Lang::Zh => format!("{total}种情形:{}(只记数目和种类)", parts.join("、")),
                    Lang::En => format!("{total} situations: {} (count and kind only)", parts.join(", ")),
                };
                page.text(6, &text, Look::Quiet);
            }
        }
    }
}

/// What differs from a record.
pub(crate) fn changes(changes: &[Change], screen: &Screen, out: &mut Vec<u8>) {
    let mut page = Layout::new(screen, out);
    page.heading(screen.t("与记录相比", "Compared with the record"));
    if changes.is_empty() {
        page.text(2, screen.t("没有差别", "nothing differs"), Look::Plain);
    }
    let (rows, others): (Vec<_>, Vec<_>) = changes.iter().partition(|change| matches!(change.about, Side::Row(_)));
    for change in others.into_iter().chain(rows.iter().copied().take(ROWS)) {
        page.hanging(2, "· ", &change.told(screen.lang()), Look::Plain);
    }
    if rows.len() > ROWS {
        let more = rows.len() - ROWS;
        page.text(
            2,
            &match screen.lang() {
                Lang::Zh => format!("名册另有 {more} 行不同,见 --format json"),
                Lang::En => format!("{more} more rows of the roster differ, see --format json"),
            },
            Look::Quiet,
        );
    }
}

/// One line of JSON, with what differs from a record where one was given.
pub(crate) fn json(report: &Report, changes: Option<&[Change]>) -> String {
    let mut out = report.to_json();
    if let Some(changes) = changes {
        let each = changes.iter().map(|change| {
            serde_json::json!({ "about": change.about.told(Lang::En), "before": change.before, "now": change.now })
        });
        let list = serde_json::Value::from_iter(each);
        out.truncate(out.len() - 1);
        out.push_str(&format!(",\"changes\":{list}}}"));
    }
    out
}
