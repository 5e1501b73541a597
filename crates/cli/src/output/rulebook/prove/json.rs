//! Proofs for machines: one object.

use super::paragraphs;
use serde::Serialize;
use zeren_core::answer::FORMAT;
use zeren_core::model::{Lang, Level, Matter, Organ, Position};
use zeren_core::prove::{Law, Proof};
use zeren_core::rulebook::{Open, Rulebook};
use zeren_core::space::{Known, POINTS, STATES};

#[derive(Serialize)]
struct Report<'p> {
    format: u32,
    rulebook: &'p str,
    holds: bool,
    space: Space,
    proofs: Vec<ProofJson<'p>>,
}

#[derive(Serialize)]
struct Space {
    points: usize,
    levels: usize,
    organs: usize,
    positions: usize,
    matters: usize,
    states: usize,
}

#[derive(Serialize)]
struct ProofJson<'p> {
    law: Law,
    name: &'p str,
    holds: bool,
    walked: u64,
    case: &'p str,
    shown: Vec<ShownJson<'p>>,
    against: u64,
    counterexamples: Vec<CounterJson<'p>>,
}

#[derive(Serialize)]
struct ShownJson<'p> {
    id: &'p str,
    name: &'p str,
    count: u64,
    witness: Option<PostJson>,
    citations: Vec<&'p str>,
}

#[derive(Serialize)]
struct CounterJson<'p> {
    post: Option<PostJson>,
    text: &'p str,
}

/// A post as far as it is known.
#[derive(Serialize)]
pub(crate) struct PostJson {
    levels: Vec<Level>,
    organ: Organ,
    position: Position,
    matters: Vec<Matter>,
    importance: &'static str,
    membership: &'static str,
    #[serde(rename = "deputy-head")]
    deputy_head: &'static str,
}

impl From<Known> for PostJson {
    fn from(post: Known) -> Self {
        let fact = |about| post.facts.get(about).id();
        Self {
            levels: post.levels.iter().collect(),
            organ: post.organ,
            position: post.position,
            matters: post.matters.iter().collect(),
            importance: fact(Open::Importance),
            membership: fact(Open::Membership),
            deputy_head: fact(Open::DeputyHead),
        }
    }
}

/// Writes the proofs.
pub(crate) fn json(proofs: &[Proof], rulebook: &Rulebook, lang: Lang, out: &mut Vec<u8>) {
    let report = Report {
        format: FORMAT,
        rulebook: rulebook.version,
        holds: proofs.iter().all(Proof::holds),
        space: Space {
            points: POINTS,
            levels: Level::ALL.len(),
            organs: Organ::ALL.len(),
            positions: Position::ALL.len(),
            matters: 8,
            states: STATES,
        },
        proofs: proofs.iter().map(|proof| proof_json(proof, lang)).collect(),
    };
    // Writing plain data to memory cannot fail.
    let _ = serde_json::to_writer(&mut *out, &report);
    out.push(b'\n');
}

fn proof_json(proof: &Proof, lang: Lang) -> ProofJson<'_> {
    ProofJson {
        law: proof.law,
        name: proof.law.name(lang),
        holds: proof.holds(),
        walked: proof.walked,
        case: proof.case.in_lang(lang),
        shown: proof
            .shown
            .iter()
            .map(|one| ShownJson {
                id: one.id,
                name: one.name.in_lang(lang),
                count: one.count,
                witness: one.witness.map(PostJson::from),
                citations: paragraphs(one),
            })
            .collect(),
        against: proof.against,
        counterexamples: proof
            .counterexamples
            .iter()
            .map(|one| CounterJson { post: one.post.map(PostJson::from), text: one.what.in_lang(lang) })
            .collect(),
    }
}
