//! What stands in the cells of a list, the same in every form that people read.

use crate::person::{Digest, DutyLine};
use std::borrow::Cow;
use zeren_core::Engine;
use zeren_core::as_of;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Basis, Date, Lang, Text};

/// A column of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub name: Text,
    /// Its width in a table, in characters of the Latin alphabet.
    pub width: u8,
}

const fn column(zh: &'static str, en: &'static str, width: u8) -> Column {
    Column { name: Text { zh, en }, width }
}

/// The columns of the list: number, name, post, class, responsibility, duties, source, basis, remarks.
#[must_use]
pub const fn columns() -> &'static [Column; 9] {
    const COLUMNS: [Column; 9] = [
        column("序号", "No.", 6),
        column("姓名", "name", 10),
        column("单位及职务", "post", 26),
        column("类别", "class", 22),
        column("责任", "responsibility", 18),
        column("生态环境保护职责", "duties", 42),
        column("来源", "source", 8),
        column("依据", "basis", 14),
        column("备注", "remarks", 24),
    ];
    &COLUMNS
}

/// A text that no spreadsheet takes for a formula: one that begins with = + - @, a tab or a line end gets an apostrophe
/// before it, which spreadsheets take as the mark of a text.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if is_harmful(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a spreadsheet may take a text for a formula.
pub(super) fn is_harmful(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
}

/// Body and post.
pub(super) fn post(unit: &str, title: &str, portfolio: &str, lang: Lang) -> String {
    let mut out = if unit.is_empty() || title.starts_with(unit) { title.to_owned() } else { format!("{unit} {title}") };
    if !portfolio.is_empty() {
        out.push_str(if lang == Lang::Zh { "\n分管:" } else { "\nportfolio: " });
        out.push_str(portfolio);
    }
    out
}

/// The classes, and after them those that are possible.
pub(super) fn classes(digest: &Digest, lang: Lang) -> String {
    let mut lines: Vec<String> =
        digest.classes.iter().map(|class| BUILTIN.class(class).name.in_lang(lang).to_owned()).collect();
    for class in digest.possible.iter() {
        let name = BUILTIN.class(class).name.in_lang(lang);
        lines.push(if lang == Lang::Zh { format!("{name}(可能)") } else { format!("{name} (possible)") });
    }
    if lines.is_empty() {
        lines.push(digest.applicability.name(lang).to_owned());
    }
    lines.join("\n")
}

/// The kinds of responsibility, each once.
pub(super) fn responsibilities(digest: &Digest, lang: Lang) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for one in &digest.responsibilities {
        let name = BUILTIN.responsibility(one.kind).name.in_lang(lang);
        if !lines.contains(&name) {
            lines.push(name);
        }
    }
    lines.join("\n")
}

/// The duties, numbered, each with its paragraph.
pub(super) fn duties(digest: &Digest, lang: Lang) -> Vec<String> {
    let line = |(index, duty): (usize, &DutyLine)| {
        let paragraphs: Vec<&str> = duty.paragraphs().collect();
        // What does not rest on the source alone says so where it stands.
        let basis = if duty.basis == Basis::Source { String::new() } else { format!(" ({})", duty.basis.name(lang)) };
        format!("{}. {} [{}]{basis}", index + 1, duty.duty.name.in_lang(lang), paragraphs.join("] ["))
    };
    digest.duties.iter().enumerate().map(line).collect()
}

/// Every paragraph that responsibilities and duties rest on.
pub(super) fn paragraphs(digest: &Digest) -> Vec<&'static str> {
    let of_responsibilities = digest.responsibilities.iter().flat_map(|one| one.paragraphs.iter().copied());
    let mut all: Vec<&'static str> =
        of_responsibilities.chain(digest.duties.iter().flat_map(DutyLine::paragraphs)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// What the classes rest on.
pub(super) fn basis(digest: &Digest, lang: Lang) -> String {
    let rests = |basis: Basis| digest.responsibilities.iter().any(|one| one.basis == basis);
    let names: Vec<&str> = Basis::ALL.iter().filter(|basis| rests(**basis)).map(|basis| basis.name(lang)).collect();
    names.join("\n")
}

/// What else is to be said: applicability, open questions, notes, words not read.
pub(super) fn remarks(digest: &Digest, partly: bool, lang: Lang) -> Vec<String> {
    use zeren_core::model::Applicability;
    let mut lines = Vec::new();
    if digest.applicability != Applicability::Applies {
        lines.push(digest.applicability.name(lang).to_owned());
    }
    if partly {
        lines.push((if lang == Lang::Zh { "职务只读懂一部分" } else { "the post was read only in part" }).to_owned());
    }
    for &about in &digest.questions {
        if let Some(question) = BUILTIN.question(about) {
            lines.push(question.text.in_lang(lang).to_owned());
        }
    }
    // Notes that every row of their class would repeat stand on the cover.
    const ON_COVER: [&str; 8] = [
        "default-list",
        "assists",
        "by-reference",
        "unified-supervision",
        "no-unified-supervision",
        "person-name",
        "unread",
        "leadership-in-any-case",
    ];
    for code in digest.notes.iter().filter(|code| !ON_COVER.contains(code)) {
        if let Some(note) = BUILTIN.note(code).filter(|note| !note.text.zh.contains("{}")) {
            let text = note.text.in_lang(lang).to_owned();
            if !lines.contains(&text) {
                lines.push(text);
            }
        }
    }
    lines
}

/// The lines of a cover: what the list is, what it rests on, of which day it speaks, how to read it.
pub(super) fn cover(engine: Engine, on: Option<Date>, lang: Lang) -> Vec<String> {
    let t = |zh: &'static str, en: &'static str| Text { zh, en }.in_lang(lang).to_owned();
    let mut lines = vec![
        format!("{}{}", t("规定:", "Provisions: "), BUILTIN.name.in_lang(lang)),
        format!("{}{}", t("来源:", "Source: "), BUILTIN.authority.in_lang(lang)),
        format!("{}{}", t("规则版本:", "Version of the rules: "), engine.rulebook().version),
        t(
            "依据“来源”的,出自上述答记者问,方括号里是段落;依据“本项目默认清单”的,来源没有列出是哪些部门,由本地认定后替换",
            "What rests on `source` is said by the Q&A, the paragraph in brackets; what rests on `this project's default list` concerns departments that the source does not name, and a locality decides in its place",
        ),
        BUILTIN.disclaimer.in_lang(lang).to_owned(),
    ];
    if let Some(on) = on {
        let remark = as_of::remark(Some(on)).map(|remark| remark.in_lang(lang).to_owned());
        let day = format!("{}{on}", t("截至:", "As of: "));
        // Next to the version of the rules, before what explains the list.
        lines.splice(3..3, [Some(day), remark].into_iter().flatten());
    }
    lines
}

/// The title of the list.
pub(super) const fn title(lang: Lang) -> &'static str {
    Text {
        zh: "生态环境保护责任清单", en: "List of responsibilities for ecological and environmental protection"
    }
    .in_lang(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_harmless() {
        for text in ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "\u{ff1d}1"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("县长=正职"), "县长=正职");
    }
}
