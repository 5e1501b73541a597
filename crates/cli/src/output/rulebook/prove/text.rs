//! Proofs on a terminal.

use super::super::thousands;
use super::{counted, paragraphs, space};
use crate::output::{Layout, Look, Screen};
use zeren_core::prove::{Law, Proof};
use zeren_core::rulebook::Rulebook;

/// Renders the proofs; `all` lists every rule too.
pub(crate) fn text(proofs: &[Proof], rulebook: &Rulebook, all: bool, screen: &Screen, out: &mut Vec<u8>) {
    let lang = screen.lang();
    let mut page = Layout::new(screen, out);
    page.text(0, &format!("{} {}", screen.t("规则", "Rulebook"), rulebook.version), Look::Strong);
    page.text(0, &space(lang), Look::Quiet);
    for proof in proofs {
        let (mark, look) = if proof.holds() { ("✓ ", Look::Strong) } else { ("✗ ", Look::Open) };
        page.gap();
        page.hanging(0, mark, proof.law.name(lang), look);
        page.text(2, &format!("{} {}", thousands(proof.walked), proof.case.in_lang(lang)), Look::Quiet);
        shown(&mut page, proof, all, screen);
        for one in &proof.counterexamples {
            if let Some(post) = one.post {
                page.hanging(2, screen.t("反例:", "counterexample: "), &post.words(lang), Look::Open);
            }
            page.text(4, one.what.in_lang(lang), Look::Plain);
        }
        let more = proof.against - proof.counterexamples.len() as u64;
        if more > 0 {
            page.text(
                2,
                &format!("{} {}", screen.t("反例还有", "counterexamples besides:"), thousands(more)),
                Look::Open,
            );
        }
    }
    let broken = proofs.iter().filter(|proof| !proof.holds()).count();
    page.gap();
    let (line, look) = match broken {
        0 => (format!("{} {}", proofs.len(), screen.t("条全部成立", "laws, all hold")), Look::Strong),
        broken => (
            format!("{} {}, {broken} {}", proofs.len(), screen.t("条", "laws"), screen.t("条不成立", "do not hold")),
            Look::Open,
        ),
    };
    page.text(0, &line, look);
}

fn shown(page: &mut Layout<'_>, proof: &Proof, all: bool, screen: &Screen) {
    let lang = screen.lang();
    if proof.law == Law::NoDeadRule && !all {
        let least = proof.shown.iter().map(|shown| shown.count).min().unwrap_or(0);
        let line = format!(
            "{} {} {} {}",
            proof.shown.len(),
            screen.t("条规则,每条至少决定", "rules; each decides at least"),
            thousands(least),
            screen.t("点", "points")
        );
        page.text(2, &line, Look::Plain);
        return;
    }
    for one in &proof.shown {
        let mut right = format!("{} {}", thousands(one.count), counted(proof.law, lang));
        if proof.law == Law::Counts {
            right.push_str(&format!(" [{}]", paragraphs(one).join("] [")));
        }
        page.with_right(2, "", one.name.in_lang(lang), Look::Plain, &right);
        if let Some(post) = one.witness {
            page.hanging(4, screen.t("如:", "such as: "), &post.words(lang), Look::Quiet);
        }
    }
}
