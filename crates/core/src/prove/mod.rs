//! Proofs by exhaustion: the space of posts is finite, so what a rulebook promises is shown by walking all of it.
//!
//! Each [`Law`] gives a [`Proof`]: how much was walked, what was shown of each thing, and, where the law does not hold,
//! the posts of which it does not. Nothing of this is reached by the programs for the browser.

mod cite;
mod counts;
mod monotone;
mod rules;
#[cfg(test)]
mod tests;

use crate::Engine;
use crate::decide::{Facts, Outcome};
use crate::model::{Citation, Lang, Said, Text};
use crate::space::{Known, Walk, points, walk};
use crate::table::Fields;

vocabulary! {
    /// What is shown of a rulebook.
    Law {
        /// One rule holds of each post with at most one matter, neither none nor two.
        ExactlyOnce "exactly-once" "每个职务恰好由一条规则决定" "every post is decided by exactly one rule",
        /// Some post has each of the seven classes.
        EveryClass "every-class" "七类中的每一类都有职务属于" "each of the seven classes has a post",
        /// Each rule decides some post.
        NoDeadRule "no-dead-rule" "没有用不上的规则" "no rule is dead",
        /// What the source counts is there, in number and place.
        Counts "counts" "来源写明的数目都符合" "the counts of the source are met",
        /// One look-up gives what the rules give.
        FastIsExplained "fast-is-explained" "查表与逐条推导结果相同" "the fast way and the explained way agree",
        /// What is settled stays settled, whatever else becomes known.
        Monotone "monotone" "多知道一个事实,不会改变已定的结论" "a further known fact never turns a settled answer into another",
        /// Several posts of one person: order does not matter, nothing is lost.
        Join "join" "一人多职:与顺序无关,不丢内容" "several posts of one person: order does not matter and nothing is lost",
        /// Nothing is concluded without words that stand in the source.
        Cited "cited" "每个结论都有出处,引文与来源一致" "every conclusion cites, and the quotes stand in the source",
    }
}

impl Law {
    /// How it is shown.
    #[must_use]
    pub const fn how(self) -> Text {
        match self {
            Self::ExactlyOnce => Text {
                zh: "对层级、机关、职务的每个组合,分管或者所在部门未写明、生态环境、清单内、清单外四种情况,数出条件成立的规则:都恰好一条,与索引所指相同。",
                en: "For every combination of level, organ and position, with the matter not stated, the environment, listed and unlisted, the rules whose condition holds are counted: exactly one each time, and the one that the index names.",
            },
            Self::EveryClass => Text {
                zh: "走遍整个空间,数出确定属于每一类的点,并给出第一个。",
                en: "The whole space is walked; the points that certainly have each class are counted, and the first is named.",
            },
            Self::NoDeadRule => Text {
                zh: "走遍整个空间,数出每条规则参与决定的点,并给出第一个。",
                en: "The whole space is walked; the points that each rule takes part in deciding are counted, and the first is named.",
            },
            Self::Counts => Text {
                zh: "数目从来源的句子里读出(“7类”“4项职责”“6项职责”“5种追责情形”),不取自规则数据。说某一类职责而不写项数的句子,就是一项。来源没有写监督方式有几种:[Q6.1] 的每一句恰好有一种。",
                en: "The numbers are read out of the source's own sentences (7类, 4项职责, 6项职责, 5种追责情形), not taken from the rules' data. A sentence that gives a class its duty without a number states one. The source states no number of the ways of supervision: each sentence of [Q6.1] has exactly one.",
            },
            Self::FastIsExplained => Text {
                zh: "在每一点上把查表的结果与逐条推导的结果相比。",
                en: "At every point the outcome of the table is compared with the outcome of the rules.",
            },
            Self::Monotone => Text {
                zh: "一步就是多知道一点:排除一个可能的层级,写明原来没写明的分管或者所在部门,一个不知道的事实变成是或者否。对可能层级的每一个非空集合,走每一步:已定的适用情况不变,已定的类别仍在,新的类别和新的可能都出自原来的可能。一步一步接起来,就是从知道得少到知道得多的每一条路。写明的分管视为完整:多一个领域就是另一个职务。",
                en: "A step learns one thing: a possible level falls away, a portfolio or department that was not stated is stated, an unknown fact becomes yes or no. Every step is taken from every non-empty set of possible levels: a settled applicability stays, settled classes stay, new classes and new possibilities come from what was possible. Steps compose, so this holds of every way from knowing less to knowing more. A stated portfolio counts as whole: with one field more it is another post.",
            },
            Self::Join => Text {
                zh: "取空间中出现的每个不同结果,对每三个:合并与顺序和括号无关,类别一个不少,适用情况取最强的一个。",
                en: "Of all distinct outcomes in the space, every three are joined: order and grouping do not matter, no class is lost, the strongest applicability stands.",
            },
            Self::Cited => Text {
                zh: "在每一点上:所用规则、每一类(含可能的)及其责任和职责都有引文,引文的中文、英文都在所引的段落里;监督方式、追责情形及其要件、责任链也一样。",
                en: "At every point: the rules used, every class (possible ones too) with its responsibility and duties have quotes, and each quote stands in its paragraph, in Chinese and in English; so do those of supervision, situations and their elements, and the chain.",
            },
        }
    }
}

/// One thing of which a law was shown: a class, a rule, a count.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its id in the rulebook.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// How many posts, or how many items, as the law counts.
    pub count: u64,
    /// A post of which it holds.
    pub witness: Option<Known>,
    /// The words of the source that say so.
    pub cite: Vec<Citation>,
}

/// Where a law does not hold.
#[derive(Clone, Debug)]
pub struct Counterexample {
    /// The post, where it is one.
    pub post: Option<Known>,
    /// What is wrong with it.
    pub what: Said,
}

/// A law, walked.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Which.
    pub law: Law,
    /// How many cases were looked at.
    pub walked: u64,
    /// What one case is.
    pub case: Text,
    /// What was shown, thing by thing.
    pub shown: Vec<Shown>,
    /// How many cases are against it.
    pub against: u64,
    /// The first of them.
    pub counterexamples: Vec<Counterexample>,
}

/// No more counterexamples than these are kept of one law.
const KEPT: usize = 5;

impl Proof {
    const fn new(law: Law, case: Text) -> Self {
        Self { law, walked: 0, case, shown: Vec::new(), against: 0, counterexamples: Vec::new() }
    }

    /// Whether the law holds.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.against == 0
    }

    fn fail(&mut self, post: Option<Known>, what: impl FnOnce() -> Said) {
        self.against += 1;
        if self.counterexamples.len() < KEPT {
            self.counterexamples.push(Counterexample { post, what: what() });
        }
    }
}

/// The fast way to decide.
type Fast<'f> = &'f dyn Fn(Fields, Facts) -> Outcome;

/// Walks the whole space once for every law, by what an engine decides: the built-in rulebook, or local ones over it.
#[must_use]
pub fn prove(engine: &Engine) -> Vec<Proof> {
    let local = engine.local();
    let fast = |fields: Fields, facts| {
        let post = walk::post(fields);
        let at = |place: crate::local::Situated| place.outcome(&post, fields.matters, facts);
        local.over(&post, crate::model::Levels::one(fields.level), at, Outcome::either)
    };
    let fast = |fields: Fields, facts| match fast(fields, facts) {
        Some(outcome) => outcome,
        None => crate::table::decide(fields, facts),
    };
    laws(&Walk::of(engine), &fast)
}

fn laws(walk: &Walk, fast: Fast<'_>) -> Vec<Proof> {
    let of = |law: &Law| match law {
        Law::ExactlyOnce => rules::exactly_once(walk.rulebook),
        Law::EveryClass => rules::every_class(walk),
        Law::NoDeadRule => rules::no_dead_rule(walk),
        Law::Counts => counts::counts(walk.rulebook),
        Law::FastIsExplained => fast_is_explained(walk, fast),
        Law::Monotone => monotone::monotone(walk),
        Law::Join => monotone::join(walk),
        Law::Cited => cite::cited(walk),
    };
    Law::ALL.iter().map(of).collect()
}

const POST: Text = Text { zh: "点(职务与已知情况)", en: "posts under a state of knowledge" };

fn fast_is_explained(walk: &Walk, fast: Fast<'_>) -> Proof {
    let mut proof = Proof::new(Law::FastIsExplained, POST);
    for (fields, facts) in points() {
        proof.walked += 1;
        let (explained, fast) = (walk.decision(fields, facts).outcome, fast(fields, facts));
        if explained != fast {
            proof.fail(Some(Known::at(fields, facts)), || {
                let (zh, en) = (Lang::Zh, Lang::En);
                Said::new(
                    format!("查表得到{};规则得到{}", outcome_in_words(fast, zh), outcome_in_words(explained, zh)),
                    format!(
                        "the table says {}; the rules say {}",
                        outcome_in_words(fast, en),
                        outcome_in_words(explained, en)
                    ),
                )
            });
        }
    }
    proof
}

/// An outcome in words: applicability, classes, possible classes by their ids.
#[must_use]
pub fn outcome_in_words(outcome: Outcome, lang: Lang) -> String {
    let ids =
        |classes: crate::model::Classes| classes.iter().map(crate::model::Class::id).collect::<Vec<_>>().join(", ");
    let mut out = outcome.applicability.name(lang).to_owned();
    if !outcome.classes.is_empty() {
        out.push_str(&format!(" {}", ids(outcome.classes)));
    }
    if !outcome.possible.is_empty() {
        out.push_str(&match lang {
            Lang::Zh => format!("(可能:{})", ids(outcome.possible)),
            Lang::En => format!(" (possible: {})", ids(outcome.possible)),
        });
    }
    out
}
