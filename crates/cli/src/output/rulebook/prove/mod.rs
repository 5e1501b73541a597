//! Proofs, for people, for documents, for machines.

mod json;
mod markdown;
mod text;

pub(crate) use json::json;
pub(crate) use markdown::markdown;
pub(crate) use text::text;

use zeren_core::model::{Lang, Level, Organ, Position};
use zeren_core::prove::{Law, Shown};
use zeren_core::space::{POINTS, STATES};

/// How the space is made up.
fn space(lang: Lang) -> String {
    let (levels, organs, positions) = (Level::ALL.len(), Organ::ALL.len(), Position::ALL.len());
    let points = super::thousands(POINTS as u64);
    match lang {
        Lang::Zh => format!(
            "{levels} 个层级 × {organs} 种机关 × {positions} 种职务 × 8 种分管或者所在部门(未写明,或者生态环境、清单内、清单外的任意组合)× {STATES} 种已知情况(是否承担重要职责、是否领导班子成员、副职是否属于部门负责人,各为是、否或者不知道)= {points} 点"
        ),
        Lang::En => format!(
            "{levels} levels × {organs} organs × {positions} positions × 8 portfolios or departments (not stated, or any of environment, listed and unlisted together) × {STATES} states of knowledge (important duties, membership of the leadership, deputies as department heads: each yes, no or unknown) = {points} points"
        ),
    }
}

/// What the count beside a thing counts.
const fn counted(law: Law, lang: Lang) -> &'static str {
    match (law, lang) {
        (Law::Counts, Lang::Zh) => "项",
        (Law::Counts, Lang::En) => "items",
        (_, Lang::Zh) => "点",
        (_, Lang::En) => "points",
    }
}

/// The paragraphs that a thing rests on, each once.
fn paragraphs(shown: &Shown) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = shown.cite.iter().map(|cite| cite.paragraph).collect();
    all.dedup();
    all.sort_unstable();
    all.dedup();
    all
}
