//! What a search found, the hits marked.

use crate::components::{all, el, in_lang, item_link, mixed, text as plain_text};
use crate::prose::typeset;
use crate::route::Route;
use crate::text;
use yew::Html;
use zeren_core::model::Lang;
use zeren_core::search::{Found, Hit};

/// How many are shown.
const SHOWN: usize = 30;
/// How much of a long text stands before the first mark, and in all.
const BEFORE: usize = 24;
const LENGTH: usize = 120;

/// A stretch of text, marked or not.
type Piece = (bool, String);

/// The text around its first mark, in pieces.
fn pieces(text: &str, marks: &[[usize; 2]]) -> Vec<Piece> {
    let chars: Vec<char> = text.chars().collect();
    let first = marks.first().map_or(0, |mark| mark[0]);
    let from = if chars.len() <= LENGTH { 0 } else { first.saturating_sub(BEFORE) };
    let to = (from + LENGTH).min(chars.len());
    let cut = |from: usize, to: usize| chars.get(from..to).unwrap_or(&[]).iter().collect::<String>();
    let mut out = Vec::new();
    let mut at = from;
    if from > 0 {
        out.push((false, "…".to_owned()));
    }
    for mark in marks.iter().filter(|mark| mark[0] >= from && mark[1] <= to) {
        out.push((false, cut(at, mark[0])));
        out.push((true, cut(mark[0], mark[1])));
        at = mark[1];
    }
    out.push((false, cut(at, to)));
    if to < chars.len() {
        out.push((false, "…".to_owned()));
    }
    out.retain(|(_, text)| !text.is_empty());
    out
}

fn hit(hit: &Hit, route: &Route, lang: Lang) -> Html {
    // Some texts name an item behind their words, by its id.
    let words = hit.text.rsplit_once("  ").map_or(hit.text.as_str(), |(words, _)| words);
    let piece = |(marked, piece): Piece| {
        let piece = plain_text(typeset(&piece));
        if marked { el("mark", "", vec![piece]) } else { piece }
    };
    let found: Vec<Html> = pieces(words, &hit.marks).into_iter().map(piece).collect();
    let kind = el("span", "kind", vec![plain_text(hit.kind.name(lang))]);
    if hit.text == hit.name {
        return el("li", "", vec![kind, item_link(route, hit.kind, hit.id, all(found))]);
    }
    let chinese = hit.text.chars().next().is_some_and(|c| c > '\u{2e7f}');
    let found = in_lang("p", if chinese { Lang::Zh } else { Lang::En }, found);
    el("li", "", vec![kind, item_link(route, hit.kind, hit.id, mixed(hit.name, lang)), found])
}

/// The hits, and how many there are.
pub(super) fn view(found: &Found, route: &Route, lang: Lang) -> (Html, String) {
    if found.query.trim().is_empty() {
        return (Html::default(), String::new());
    }
    let count = found.hits.len();
    let said = match (lang, count) {
        (_, 0) => text::FOUND_NONE.in_lang(lang).to_owned(),
        (Lang::Zh, _) => ["找到", &count.to_string(), "条"].concat(),
        (Lang::En, _) => [&count.to_string(), " found"].concat(),
    };
    let hits = found.hits.iter().take(SHOWN).map(|one| hit(one, route, lang)).collect();
    (all(vec![el("p", "found", vec![plain_text(said.clone())]), el("ol", "hits", hits)]), said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_around_the_mark() {
        let text = "甲".repeat(200) + "乙" + &"丙".repeat(200);
        let pieces = pieces(&text, &[[200, 201]]);
        assert_eq!(pieces[0].1, "…");
        assert_eq!(pieces[2], (true, "乙".to_owned()));
        assert_eq!(pieces.iter().map(|(_, text)| text.chars().count()).sum::<usize>(), LENGTH + 2);
    }

    #[test]
    fn a_short_text_stands_whole() {
        assert_eq!(pieces("环境应急", &[[0, 2]]), [(true, "环境".to_owned()), (false, "应急".to_owned())]);
    }
}
