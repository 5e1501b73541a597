//! Proofs as a document, the same each time.

use super::super::thousands;
use super::{counted, paragraphs, space};
use zeren_core::model::{Lang, Text};
use zeren_core::prove::{Law, Proof, Shown};
use zeren_core::rulebook::Rulebook;

/// Text that stands in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}

/// Renders the proofs.
pub(crate) fn markdown(proofs: &[Proof], rulebook: &Rulebook, lang: Lang, out: &mut Vec<u8>) {
    let t = |zh: &'static str, en: &'static str| Text { zh, en }.in_lang(lang);
    let mut lines = vec![
        format!("# {}", t("走遍全部职务的证明", "Proofs by exhaustion")),
        String::new(),
        format!(
            "{} {}{}",
            t("规则版本", "Rulebook"),
            rulebook.version,
            t(
                "。本文由 `zeren rulebook prove --format markdown` 写出,不要手改;`cargo xtask proofs` 重写它,测试核对它。",
                ". This page is written by `zeren rulebook prove --format markdown`, not by hand: `cargo xtask proofs` writes it anew, and a test compares it."
            )
        ),
        String::new(),
        t(
            "职务的空间是有限的,所以规则的性质不必抽查,可以逐点走遍:",
            "The space of posts is finite, so what the rules promise need not be sampled; every point of it is walked:",
        )
        .to_owned(),
        String::new(),
        space(lang),
        String::new(),
        format!("| {} | {} | {} |", t("性质", "law"), t("走过", "walked"), t("结果", "result")),
        "| --- | ---: | --- |".to_owned(),
    ];
    for proof in proofs {
        let walked = format!("{} {}", thousands(proof.walked), proof.case.in_lang(lang));
        lines.push(format!("| {} | {walked} | {} |", proof.law.name(lang), result(proof, lang)));
    }
    for proof in proofs {
        lines.push(String::new());
        lines.push(format!("## {}", capital(proof.law.name(lang))));
        lines.push(String::new());
        lines.push(proof.law.how().in_lang(lang).to_owned());
        table(proof, lang, &mut lines);
        for one in &proof.counterexamples {
            let post = one.post.map(|post| format!("{}: ", post.words(lang))).unwrap_or_default();
            lines.push(format!("- ✗ {post}{}", one.what.in_lang(lang)));
        }
    }
    out.extend_from_slice(lines.join("\n").as_bytes());
    out.push(b'\n');
}

fn result(proof: &Proof, lang: Lang) -> String {
    match (proof.against, lang) {
        (0, Lang::Zh) => "成立".to_owned(),
        (0, Lang::En) => "holds".to_owned(),
        (against, Lang::Zh) => format!("**不成立**:反例 {}", thousands(against)),
        (against, Lang::En) => format!("**does not hold**: {} counterexamples", thousands(against)),
    }
}

/// The first letter in upper case, as a heading has it.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn table(proof: &Proof, lang: Lang, lines: &mut Vec<String>) {
    if proof.shown.is_empty() {
        return;
    }
    let t = |zh: &'static str, en: &'static str| Text { zh, en }.in_lang(lang);
    let of_counts = proof.law == Law::Counts;
    let last = if of_counts { t("来源的文字", "words of the source") } else { t("如", "such as") };
    lines.push(String::new());
    lines.push(format!("| {} | {} | {} | {last} |", t("标识", "id"), t("名称", "name"), counted(proof.law, lang)));
    lines.push("| --- | --- | ---: | --- |".to_owned());
    for one in &proof.shown {
        let witness = one.witness.map(|post| post.words(lang)).unwrap_or_default();
        let last = if of_counts { quotes(one) } else { witness };
        let name = cell(one.name.in_lang(lang));
        lines.push(format!("| `{}` | {name} | {} | {} |", one.id, thousands(one.count), cell(&last)));
    }
}

/// The words a count rests on; a quote stays Chinese.
fn quotes(shown: &Shown) -> String {
    let of = |paragraph: &str| {
        let words: Vec<&str> =
            shown.cite.iter().filter(|cite| cite.paragraph == paragraph).map(|cite| cite.quote.zh).collect();
        format!("[{paragraph}] “{}”", words.join("”“"))
    };
    paragraphs(shown).into_iter().map(of).collect::<Vec<_>>().join(" ")
}
