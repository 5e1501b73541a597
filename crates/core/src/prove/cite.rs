//! Every conclusion cites, and every quote stands in the source, in both languages.

use super::{Law, POST, Proof};
use crate::model::{Citation, Class, Said};
use crate::rulebook::Rulebook;
use crate::space::{Known, Walk, points};

/// What is wrong with the citations of one thing, if anything.
fn wrong(rulebook: &Rulebook, what: &str, cite: &[Citation]) -> Option<Said> {
    if cite.is_empty() {
        return Some(Said::new(format!("`{what}` 没有出处"), format!("`{what}` cites nothing")));
    }
    cite.iter().find_map(|one| {
        let Some(paragraph) = rulebook.paragraph(one.paragraph) else {
            return Some(Said::new(
                format!("`{what}` 引用的 [{}] 不存在", one.paragraph),
                format!("`{what}` cites [{}], which does not exist", one.paragraph),
            ));
        };
        let stands = |text: &str, quote: &str| !quote.is_empty() && text.contains(quote);
        let (zh, en) = (stands(paragraph.text.zh, one.quote.zh), stands(paragraph.text.en, one.quote.en));
        (!zh || !en).then(|| {
            let quote = if zh { one.quote.en } else { one.quote.zh };
            Said::new(
                format!("`{what}` 的引文不在 [{}] 里:`{quote}`", one.paragraph),
                format!("the quote of `{what}` does not stand in [{}]: `{quote}`", one.paragraph),
            )
        })
    })
}

/// What a class concludes: itself, its responsibility, each of its duties, what comes with it.
fn of_class(rulebook: &Rulebook, class: Class) -> Vec<(&'static str, &'static [Citation])> {
    let entry = rulebook.class(class);
    let powers = [entry.assists.as_ref(), entry.unified_supervision.as_ref()];
    let mut all = vec![
        (class.id(), entry.cite),
        (class.id(), entry.responsibility_cite),
        (entry.responsibility.id(), rulebook.responsibility(entry.responsibility).cite),
    ];
    all.extend(entry.duties.iter().map(|duty| (duty.id, duty.cite)));
    all.extend(powers.into_iter().flatten().map(|power| (class.id(), power.cite)));
    all
}

pub(super) fn cited(walk: &Walk) -> Proof {
    let rulebook = walk.rulebook;
    let mut proof = Proof::new(Law::Cited, POST);
    let check = |things: &[(&'static str, &'static [Citation])]| {
        things.iter().find_map(|(what, cite)| wrong(rulebook, what, cite))
    };
    let rules: Vec<Option<Said>> = rulebook.rules.iter().map(|rule| check(&[(rule.id, rule.cite)])).collect();
    let classes: Vec<Option<Said>> = Class::ALL.iter().map(|class| check(&of_class(rulebook, *class))).collect();
    for (fields, facts) in points() {
        proof.walked += 1;
        let decision = walk.decision(fields, facts);
        let post = Some(Known::at(fields, facts));
        if decision.rules.is_empty() {
            proof.fail(post, || Said::new("没有规则可引", "there is no rule to cite"));
        }
        let concluded = decision.outcome.classes.union(decision.outcome.possible);
        let of_rules = decision.rules.iter().filter_map(|rule| rules[*rule].as_ref());
        let of_classes = concluded.iter().filter_map(|class| classes[class.index()].as_ref());
        if let Some(words) = of_rules.chain(of_classes).next() {
            proof.fail(post, || words.clone());
        }
    }
    // What is concluded besides posts.
    let supervision = rulebook.supervision.iter().map(|one| (one.id, one.cite));
    let situations = rulebook.situations.iter().flat_map(|one| {
        let elements = one.elements.iter().map(|element| (element.id, element.cite));
        std::iter::once((one.id, one.cite)).chain(elements)
    });
    let chain = rulebook.chain.iter().map(|link| (link.class.id(), link.cite));
    for (what, cite) in supervision.chain(situations).chain(chain) {
        if let Some(words) = wrong(rulebook, what, cite) {
            proof.fail(None, || words);
        }
    }
    proof
}
