//! The paragraphs of the source, in both languages: all that may be cited.

use super::{Files, Problems, keep_str};
use crate::model::Text;
use crate::rulebook::Paragraph;

const ZH: &str = "source/qa-2025-08-01.zh.md";
const EN: &str = "source/qa-2025-08-01.en.md";

struct Plain {
    id: String,
    question: String,
    text: String,
}

fn read(content: &str) -> Vec<Plain> {
    let mut question = String::new();
    let mut out = Vec::new();
    for line in content.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            question = heading.split_once(". ").map_or(heading, |(_, rest)| rest).trim().to_owned();
        } else if let Some((id, text)) = line.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
            out.push(Plain { id: id.to_owned(), question: question.clone(), text: text.trim().to_owned() });
        }
    }
    out
}

/// Reads the paragraphs; both languages must hold the same ids in the same order.
pub fn paragraphs(files: &Files, problems: &mut Problems) -> Vec<Paragraph> {
    let (Some(zh), Some(en)) = (files.get(ZH, problems), files.get(EN, problems)) else { return Vec::new() };
    let (zh, en) = (read(zh), read(en));
    if zh.is_empty() {
        problems.push(files.error(
            ZH,
            None,
            "no paragraph found",
            "paragraphs begin with `[Qn.m] ` at the start of a line",
        ));
    }
    if zh.iter().map(|p| &p.id).ne(en.iter().map(|p| &p.id)) {
        let what = "the English file does not hold the same paragraphs in the same order as the Chinese one";
        problems.push(files.error(
            EN,
            None,
            what,
            "give every `[Qn.m]` of the Chinese file its translation, in its order",
        ));
    }
    zh.iter()
        .zip(&en)
        .map(|(zh, en)| Paragraph {
            id: keep_str(&zh.id),
            question: Text { zh: keep_str(&zh.question), en: keep_str(&en.question) },
            text: Text { zh: keep_str(&zh.text), en: keep_str(&en.text) },
        })
        .collect()
}
