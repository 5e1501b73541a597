//! The way an answer was found: what was read as what, which rules gave the conclusion, which came near.

use crate::Engine;
use crate::builtin::BUILTIN;
use crate::decide::Decision;
use crate::model::{Applicability, Class, Lang, Matters};
use crate::rulebook::{Open, Rule};
use crate::title::sense::{FIRST_UNLISTED, Sense};
use crate::title::{Part, PartKind, Post, Span, Title};
use serde::Serialize;

/// How one post was decided.
#[derive(Clone, Debug, Serialize)]
pub struct PostTrace<'t> {
    /// Its words.
    pub text: &'t str,
    /// What was read.
    pub read: Vec<ReadPart<'t>>,
    /// The rules that gave the conclusion.
    pub rules: Vec<TraceRule>,
    /// The rules that came near: all but one condition held.
    pub near: Vec<NearRule>,
}

/// A part of a title and what it was read as.
#[derive(Clone, Debug, Serialize)]
pub struct ReadPart<'t> {
    /// The words.
    pub text: &'t str,
    /// Where.
    pub span: Span,
    /// The kind of part.
    pub kind: PartKind,
    /// What it was read as, in words.
    #[serde(rename = "as")]
    pub read_as: &'static str,
}

/// A rule and what it gave.
#[derive(Clone, Debug, Serialize)]
pub struct TraceRule {
    /// Its id.
    pub id: &'static str,
    /// What it says.
    pub text: &'static str,
    /// Whether the Provisions reach what it decides.
    pub applicability: Applicability,
    /// The class it gives.
    pub class: Option<Class>,
    /// The fact it hangs on.
    pub open: Option<Open>,
    /// The paragraphs.
    pub citations: Vec<&'static str>,
}

/// A rule that came near.
#[derive(Clone, Debug, Serialize)]
pub struct NearRule {
    /// Its id.
    pub id: &'static str,
    /// What it says.
    pub text: &'static str,
    /// The condition that did not hold.
    pub lacks: Lacking,
}

vocabulary! {
    /// The condition that a near rule lacked, the nearest kind first.
    Lacking {
        /// Another portfolio or department.
        Matter "matter" "分管或者主管的领域" "another field",
        /// Another position.
        Position "position" "职务" "another position",
        /// Another level.
        Level "level" "层级" "another level",
        /// Another organ.
        Organ "organ" "单位" "another organ",
    }
}

fn read_as(engine: &Engine, part: &Part, lang: Lang) -> &'static str {
    let sectors = engine.rulebook().sectors;
    match part.sense {
        Some(Sense::Field(field) | Sense::Fused(field)) if field < FIRST_UNLISTED => sectors[field as usize].name(lang),
        Some(Sense::Field(field) | Sense::Fused(field)) => {
            let department = &BUILTIN.departments[(field - FIRST_UNLISTED) as usize];
            if lang == Lang::Zh { department.zh } else { department.en }
        }
        Some(Sense::Several(compound)) => {
            engine.lexicon().compound(compound).first().map_or("", |field| sectors[*field as usize].name(lang))
        }
        Some(Sense::Body(body, _)) => body.name(lang),
        Some(Sense::Role(role, _)) => role.name(lang),
        Some(Sense::Mark(mark)) => mark.name(lang),
        Some(Sense::Place(level)) => level.name(lang),
        Some(Sense::Level(levels)) => levels.single().map_or(part.kind.name(lang), |level| level.name(lang)),
        Some(Sense::Suffix(_) | Sense::Branch | Sense::Unit) | None => part.kind.name(lang),
    }
}

/// The condition a rule lacks, if it is only one.
fn lacks(rule: &Rule, post: &Post, matters: Matters) -> Option<Lacking> {
    let condition = &rule.condition;
    let checks = [
        (Lacking::Level, post.levels.iter().any(|level| condition.levels.contains(level))),
        (Lacking::Organ, condition.has_organ(post.organ)),
        (Lacking::Position, condition.positions.contains(post.position)),
        (
            Lacking::Matter,
            if matters.is_empty() {
                condition.has_matter(None)
            } else {
                matters.iter().any(|matter| condition.has_matter(Some(matter)))
            },
        ),
    ];
    let mut failing = checks.iter().filter(|(_, holds)| !holds);
    match (failing.next(), failing.next()) {
        (Some((lacking, _)), None) => Some(*lacking),
        _ => None,
    }
}

/// The trace of a post.
pub(super) fn trace<'t>(
    engine: &Engine,
    title: Option<&Title<'t>>,
    post: &Post,
    decision: &Decision,
    lang: Lang,
) -> PostTrace<'t> {
    let slice = |span| title.map_or("", |title| title.slice(span));
    let mut parts: Vec<&Part> = Vec::new();
    for part in &post.parts {
        let at = parts.partition_point(|before| before.span <= part.span);
        if at == 0 || parts[at - 1] != part {
            parts.insert(at, part);
        }
    }
    let mut read = Vec::new();
    for part in parts {
        let read_as = read_as(engine, part, lang);
        read.push(ReadPart { text: slice(part.span), span: part.span, kind: part.kind, read_as });
    }
    let mut rules = Vec::new();
    let mut near: Vec<NearRule> = Vec::new();
    let matters = post.matters();
    for &index in &decision.rules {
        let rule = &BUILTIN.rules[index];
        let mut citations: Vec<_> = rule.cite.iter().map(|citation| citation.paragraph).collect();
        citations.dedup();
        rules.push(TraceRule {
            id: rule.id,
            text: rule.text.in_lang(lang),
            applicability: rule.effect.applicability,
            class: rule.effect.class,
            open: rule.open,
            citations,
        });
    }
    for (index, rule) in BUILTIN.rules.iter().enumerate() {
        if decision.rules.contains(&index) {
            continue;
        }
        if let Some(lacks) = lacks(rule, post, matters) {
            let at = near.partition_point(|before| before.lacks <= lacks);
            near.insert(at, NearRule { id: rule.id, text: rule.text.in_lang(lang), lacks });
        }
    }
    PostTrace { text: slice(post.span), read, rules, near }
}
