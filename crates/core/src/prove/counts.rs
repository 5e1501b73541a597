//! The counts are read out of the source's own sentences, not out of the rulebook that is to be held against them.

use super::{Law, Proof, Shown};
use crate::local::Origin;
use crate::model::{Citation, Said, Text};
use crate::rulebook::{ClassEntry, Rulebook};

/// The number right before these words.
fn number_before(text: &str, words: &str) -> Option<u64> {
    let before = text.get(..text.find(words)?)?;
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    before.get(before.len() - digits..)?.parse().ok()
}

/// The sentences of a paragraph.
fn sentences(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split('。').filter(|sentence| !sentence.trim().is_empty())
}

struct Counter<'r> {
    rulebook: &'r Rulebook,
    proof: Proof,
}

impl Counter<'_> {
    fn paragraph(&self, id: &str) -> &'static str {
        self.rulebook.paragraph(id).map_or("", |paragraph| paragraph.text.zh)
    }

    fn item(&mut self, id: &'static str, name: Text, held: usize, stated: Option<u64>, at: &str, cite: Vec<Citation>) {
        self.proof.walked += 1;
        if stated != Some(held as u64) {
            self.proof.fail(None, || match stated {
                Some(stated) => Said::new(
                    format!("[{at}] 写明 {}:{stated};规则里有 {held}", name.zh),
                    format!("[{at}] states {}: {stated}; the rulebook holds {held}", name.en),
                ),
                None => Said::new(
                    format!("[{at}] 没有读出 {} 的数目;规则里有 {held}", name.zh),
                    format!("[{at}] does not show how many there are of {}; the rulebook holds {held}", name.en),
                ),
            });
        }
        self.proof.shown.push(Shown { id, name, count: held as u64, witness: None, cite });
    }

    /// The sentence of the source in which a class has its duties.
    fn sentence_of(&self, class: &ClassEntry) -> Option<(&'static str, Citation)> {
        class.cite.iter().find_map(|cite| {
            let found = sentences(self.paragraph(cite.paragraph)).find(|sentence| sentence.contains(cite.quote.zh))?;
            Some((found, *cite))
        })
    }

    fn duties(&mut self, class: &'static ClassEntry) {
        let id = class.class.id();
        let Some((sentence, cite)) = self.sentence_of(class) else {
            self.item(id, class.name, class.duties.len(), None, "Q5", Vec::new());
            return;
        };
        // A sentence that counts says 等N项职责; one that does not states a single duty.
        let stated = number_before(sentence, "项职责").unwrap_or(1);
        // What a local rulebook adds does not count as the source's.
        let own = class.duties.iter().filter(|duty| Origin::of_id(duty.id).is_builtin());
        let held = own.count();
        let strays = class
            .duties
            .iter()
            .flat_map(|duty| duty.cite.iter().take(1))
            .find(|one| one.paragraph == cite.paragraph && !sentence.contains(one.quote.zh));
        if let Some(stray) = strays.copied() {
            self.proof.fail(None, || {
                Said::new(
                    format!("`{}` 不在说 {} 的那一句里", stray.quote.zh, class.name.zh),
                    format!("`{}` does not stand in the sentence about {}", stray.quote.zh, class.name.en),
                )
            });
        }
        self.item(id, class.name, held, Some(stated), cite.paragraph, vec![cite]);
    }
}

pub(super) fn counts(rulebook: &'static Rulebook) -> Proof {
    let case = Text { zh: "个数目", en: "counts of the source" };
    let mut counter = Counter { rulebook, proof: Proof::new(Law::Counts, case) };
    let classes = number_before(counter.paragraph("Q5.1"), "类地方党政领导干部的生态环境保护职责");
    let name = Text { zh: "地方党政领导干部的类别", en: "classes of leading cadres" };
    let cite =
        |id: &'static str, zh: &'static str, en: &'static str| vec![Citation { paragraph: id, quote: Text { zh, en } }];
    let words = cite(
        "Q5.1",
        "7类地方党政领导干部的生态环境保护职责",
        "ecological and environmental protection duties of 7 classes of local leading Party and government cadres",
    );
    counter.item("classes", name, rulebook.classes.len(), classes, "Q5.1", words);
    for class in rulebook.classes {
        counter.duties(class);
    }
    supervision(&mut counter);
    let situations = number_before(counter.paragraph("Q6.2"), "种追责情形");
    let name = Text { zh: "追责情形", en: "accountability situations" };
    let words = cite("Q6.2", "5种追责情形", "5 situations");
    counter.item("situations", name, rulebook.situations.len(), situations, "Q6.2", words);
    counter.proof
}

/// The source states no number of the ways of supervision: each of the sentences of [Q6.1] has exactly one.
fn supervision(counter: &mut Counter<'_>) {
    let text = counter.paragraph("Q6.1");
    let held = counter.rulebook.supervision;
    for sentence in sentences(text) {
        let of: Vec<&str> = held
            .iter()
            .filter(|one| one.cite.iter().any(|cite| cite.paragraph == "Q6.1" && sentence.contains(cite.quote.zh)))
            .map(|one| one.id)
            .collect();
        if of.len() != 1 {
            counter.proof.fail(None, || {
                Said::new(
                    format!("[Q6.1] 的一句里有 {} 种监督方式:{sentence}", of.len()),
                    format!("a sentence of [Q6.1] has {} ways of supervision: {sentence}", of.len()),
                )
            });
        }
    }
    let name = Text { zh: "监督方式([Q6.1] 一句一种)", en: "ways of supervision (one a sentence of [Q6.1])" };
    let cite = held.iter().filter_map(|one| one.cite.first().copied()).collect();
    let stated = sentences(text).count() as u64;
    counter.item("supervision", name, held.len(), Some(stated), "Q6.1", cite);
}
