//! The answer to a title: verdict first, then responsibility, duties, supervision, what is open, what was read.

use super::Screen;
use super::layout::{Layout, Look};
use zeren_core::Engine;
use zeren_core::answer::{Answer, PostAnswer, ResponsibilityAnswer};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Basis, Citation, Lang};
use zeren_core::rulebook::Open;

/// Renders an answer.
pub(crate) fn render(engine: &Engine, answer: &Answer<'_>, screen: &Screen, out: &mut Vec<u8>) {
    let mut page = Layout::new(screen, out);
    page.text(0, &answer.verdict, Look::Strong);
    posts(engine, answer, screen, &mut page);
    responsibilities(answer, screen, &mut page);
    duties(engine, answer, screen, &mut page);
    supervision(answer, screen, &mut page);
    questions(answer, screen, &mut page);
    possible(answer, screen, &mut page);
    notes(answer, screen, &mut page);
    unread(answer, screen, &mut page);
    trace(answer, screen, &mut page);
    foot(engine, screen, &mut page);
}

fn paragraphs<'a>(cite: impl Iterator<Item = &'a Citation>) -> String {
    let mut ids: Vec<&str> = Vec::new();
    for citation in cite {
        if !ids.contains(&citation.paragraph) {
            ids.push(citation.paragraph);
        }
    }
    ids.iter().map(|id| format!("[{id}]")).collect::<Vec<_>>().join(" ")
}

/// The source's words, as a quote; in English with the original under it.
fn quote(page: &mut Layout<'_>, screen: &Screen, indent: usize, cite: &Citation) {
    if screen.lang() == Lang::En && cite.quote.en != cite.quote.zh {
        page.hanging(indent, "“", &format!("{}” ({})", cite.quote.en, cite.quote.zh), Look::Quiet);
    } else {
        page.hanging(indent, "“", &format!("{}”", cite.quote.zh), Look::Quiet);
    }
}

fn where_it_stands(engine: &Engine, post: &PostAnswer<'_>, lang: Lang) -> String {
    let mut words = Vec::new();
    match &post.region {
        Some(region) => words.push(region.path.clone()),
        None if post.regions.len() > 1 => {
            words.push(post.regions.iter().map(|region| region.path.as_str()).collect::<Vec<_>>().join("/"))
        }
        None => {}
    }
    let levels: Vec<_> = post.levels.iter().map(|level| level.name(lang)).collect();
    words.push(levels.join("/"));
    words.push(post.organ.name(lang).to_owned());
    words.push(post.position.name(lang).to_owned());
    if !post.sectors.is_empty() {
        let names: Vec<_> = post
            .sectors
            .iter()
            .filter_map(|id| engine.rulebook().sectors.iter().find(|sector| sector.id == *id))
            .map(|sector| sector.name(lang))
            .collect();
        words.push(names.join("、"));
    }
    words.join(" · ")
}

fn posts(engine: &Engine, answer: &Answer<'_>, screen: &Screen, page: &mut Layout<'_>) {
    if answer.posts.is_empty() {
        return;
    }
    page.gap();
    let lang = screen.lang();
    let rows: Vec<_> = answer
        .posts
        .iter()
        .map(|post| {
            vec![
                (post.text.unwrap_or("").to_owned(), Look::Strong),
                (post.applicability.name(lang).to_owned(), Look::Lit),
                (where_it_stands(engine, post, lang), Look::Quiet),
            ]
        })
        .collect();
    page.table(2, &rows);
}

fn questions(answer: &Answer<'_>, screen: &Screen, page: &mut Layout<'_>) {
    if answer.questions.is_empty() {
        return;
    }
    page.heading(screen.t("要问的", "Open questions"));
    for question in &answer.questions {
        page.hanging(2, "? ", question.text, Look::Open);
        for (option, value) in question.options.iter().zip(&question.values) {
            let flag = match question.about {
                Open::Level => format!("--level {value}"),
                about => format!("--answer {}={value}", about.id()),
            };
            page.with_right(4, "- ", option, Look::Plain, &flag);
        }
    }
}

fn responsibilities(answer: &Answer<'_>, screen: &Screen, page: &mut Layout<'_>) {
    if answer.responsibilities.is_empty() {
        return;
    }
    page.heading(screen.t("责任", "Responsibility"));
    // Classes that bear the same kind on the same words stand together.
    let same = |a: &ResponsibilityAnswer, b: &ResponsibilityAnswer| a.kind == b.kind && a.cite == b.cite;
    for group in answer.responsibilities.chunk_by(same) {
        let Some(first) = group.first() else { continue };
        let classes: Vec<_> = group.iter().map(|one| BUILTIN.class(one.class).name.in_lang(screen.lang())).collect();
        page.with_right(
            2,
            "",
            &format!("{} — {}", first.name, classes.join(screen.t("、", "; "))),
            Look::Plain,
            &paragraphs(first.cite.iter().copied()),
        );
        for cite in &first.cite {
            quote(page, screen, 4, cite);
        }
    }
}

fn duties(engine: &Engine, answer: &Answer<'_>, screen: &Screen, page: &mut Layout<'_>) {
    if answer.duties.is_empty() {
        return;
    }
    page.heading(screen.t("职责", "Duties"));
    for &class in &answer.classes {
        let entry = BUILTIN.class(class);
        let own: Vec<_> = answer.duties.iter().filter(|duty| duty.class == class).collect();
        let count = match screen.lang() {
            Lang::Zh => format!("{}({}项)", entry.name.zh, own.len()),
            Lang::En => format!("{} ({})", entry.name.en, own.len()),
        };
        page.text(2, &count, Look::Plain);
        for (number, duty) in own.iter().enumerate() {
            let basis = if duty.basis == Basis::Source {
                String::new()
            } else {
                let layer = duty.layer.id().map_or_else(String::new, |id| format!(" {id}"));
                format!("  ({}{}{layer})", screen.t("依据:", "basis: "), duty.basis.name(screen.lang()))
            };
            page.with_right(
                4,
                &format!("{}. ", number + 1),
                &format!("{}{basis}", duty.name),
                Look::Plain,
                &paragraphs(duty.cite.iter()),
            );
            for cite in duty.cite {
                // The words of a duty are mostly the duty itself; what says more is quoted.
                if cite.quote.zh
                    != engine
                        .rulebook()
                        .class(class)
                        .duties
                        .iter()
                        .find(|known| known.id == duty.id)
                        .map_or("", |known| known.name.zh)
                {
                    quote(page, screen, 7, cite);
                }
            }
        }
    }
}

fn supervision(answer: &Answer<'_>, screen: &Screen, page: &mut Layout<'_>) {
    if answer.supervision.is_empty() {
        return;
    }
    page.heading(screen.t("监督", "Supervision"));
    for entry in BUILTIN.supervision.iter().filter(|entry| answer.supervision.contains(&entry.id)) {
        page.with_right(2, "· ", entry.name.in_lang(screen.lang()), Look::Plain, &paragraphs(entry.cite.iter()));
        for cite in entry.cite {
            quote(page, screen, 4, cite);
        }
    }
}

fn possible(answer: &Answer<'_>, screen: &Screen, page: &mut Layout<'_>) {
    if answer.possible_classes.is_empty() {
        return;
    }
    page.heading(screen.t("可能的类别", "Possible classes"));
    for &class in &answer.possible_classes {
        let entry = BUILTIN.class(class);
        page.with_right(
            2,
            "· ",
            &format!(
                "{} — {}",
                entry.name.in_lang(screen.lang()),
                BUILTIN.responsibility(entry.responsibility).name.in_lang(screen.lang())
            ),
            Look::Plain,
            &paragraphs(entry.cite.iter().take(1)),
        );
    }
}

fn notes(answer: &Answer<'_>, screen: &Screen, page: &mut Layout<'_>) {
    let notes: Vec<_> = answer.notes.iter().filter(|note| note.code != "unread").collect();
    if notes.is_empty() {
        return;
    }
    page.heading(screen.t("说明", "Notes"));
    for note in notes {
        page.with_right(2, "· ", &note.text, Look::Plain, &paragraphs(note.cite.iter()));
    }
}

fn unread(answer: &Answer<'_>, screen: &Screen, page: &mut Layout<'_>) {
    if answer.unread.is_empty() {
        return;
    }
    page.heading(screen.t("没有读懂", "Not read"));
    for unread in &answer.unread {
        let place = format!("{} {}-{}", screen.t("第", "characters"), unread.span.start + 1, unread.span.end);
        page.with_right(2, "~ ", unread.text.unwrap_or(""), Look::Open, &format!("{place}{}", screen.t(" 字", "")));
    }
}

/// How many of the rules that came near are shown; the JSON holds all.
const NEAR: usize = 5;

fn trace(answer: &Answer<'_>, screen: &Screen, page: &mut Layout<'_>) {
    let lang = screen.lang();
    for post in &answer.trace {
        page.heading(&format!("{}{}", screen.t("怎样得出:", "How it was found: "), post.text));
        let read: Vec<_> = post.read.iter().map(|part| format!("{} = {}", part.text, part.read_as)).collect();
        page.hanging(
            2,
            "1. ",
            &format!("{}{}", screen.t("读作 ", "read as "), read.join(screen.t(",", ", "))),
            Look::Plain,
        );
        let mut number = 1;
        for rule in &post.rules {
            number += 1;
            let gives = rule.class.map_or_else(
                || rule.applicability.name(lang).to_owned(),
                |class| format!("{} → {}", rule.applicability.name(lang), BUILTIN.class(class).name.in_lang(lang)),
            );
            let open = rule.open.map_or_else(String::new, |open| {
                format!("{}{}", screen.t(";取决于:", "; depends on: "), open.name(lang))
            });
            page.with_right(
                2,
                &format!("{number}. "),
                &format!("{}: {} ({gives}{open})", rule.id, rule.text),
                Look::Plain,
                &rule.citations.iter().map(|id| format!("[{id}]")).collect::<Vec<_>>().join(" "),
            );
        }
        for near in post.near.iter().take(NEAR) {
            number += 1;
            page.hanging(
                2,
                &format!("{number}. "),
                &format!(
                    "{}{}: {} ({}{})",
                    screen.t("没有用上 ", "near, not met: "),
                    near.id,
                    near.text,
                    screen.t("不同的是:", "but for: "),
                    near.lacks.name(lang)
                ),
                Look::Quiet,
            );
        }
        if post.near.len() > NEAR {
            page.text(
                5,
                &format!(
                    "{} {} {}",
                    screen.t("另有", "and"),
                    post.near.len() - NEAR,
                    screen.t("条相近的规则,见 --format json", "more near rules, see --format json")
                ),
                Look::Quiet,
            );
        }
    }
}

fn foot(engine: &Engine, screen: &Screen, page: &mut Layout<'_>) {
    page.gap();
    super::layers(engine, screen, page);
    page.text(0, BUILTIN.disclaimer.in_lang(screen.lang()), Look::Quiet);
}
