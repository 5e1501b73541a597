//! Full-text search over the rulebook: substring first, then words in any order, then shared pairs of characters.
//!
//! ```
//! use zeren_core::Engine;
//! use zeren_core::model::Lang;
//! use zeren_core::search::search;
//! let found = search(&Engine::new(), "环境应急", Lang::Zh);
//! assert_eq!(found.hits[0].id, "government-environment-deputy/environmental-emergency");
//! ```

use crate::Engine;
use crate::answer::FORMAT;
use crate::json::write::{self, Writer};
use crate::lookup::{Item, Kind, all};
use crate::model::Lang;
use serde::Serialize;

/// A place in a text where the query was met, in Unicode scalar values, end exclusive.
pub type Mark = [usize; 2];

/// An item found.
#[derive(Clone, Debug, Serialize)]
pub struct Hit {
    /// Its id.
    pub id: &'static str,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: &'static str,
    /// The text in which it was found.
    pub text: String,
    /// Where in that text.
    pub marks: Vec<Mark>,
    /// How well it fits: 1000 for the whole name.
    pub score: u32,
}

/// What a search found, best first.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// The contract's number.
    pub format: u32,
    /// The rules' version.
    pub rulebook: &'static str,
    /// The words searched for.
    pub query: String,
    /// The hits.
    pub hits: Vec<Hit>,
}

impl Found {
    /// As one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        write::text(|json| {
            json.raw("{\"format\":");
            json.number(self.format.into());
            json.raw(",\"rulebook\":");
            json.plain(self.rulebook);
            json.raw(",\"query\":");
            json.string(&self.query);
            json.raw(",\"hits\":");
            json.list(&self.hits, Writer::hit);
            json.byte(b'}');
        })
    }
}

impl Writer<'_> {
    fn hit(&mut self, hit: &Hit) {
        self.raw("{\"id\":");
        self.plain(hit.id);
        self.raw(",\"kind\":");
        self.plain(hit.kind.id());
        self.raw(",\"name\":");
        self.string(hit.name);
        self.raw(",\"text\":");
        self.string(&hit.text);
        self.raw(",\"marks\":");
        self.list(&hit.marks, |json, mark| json.pair(mark[0] as u64, mark[1] as u64));
        self.raw(",\"score\":");
        self.number(hit.score.into());
        self.byte(b'}');
    }
}

/// Text for comparing: lower case, full width made half, one scalar value for one.
fn fold(text: &str) -> Vec<char> {
    let half = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        other => other,
    };
    text.chars().map(|c| half(c).to_ascii_lowercase()).collect()
}

/// Marks where a word stands in a text, the marks kept in order. Returns whether it does.
fn occurrences(text: &[char], word: &[char], marks: &mut Vec<Mark>) -> bool {
    let before = marks.len();
    for at in 0..text.len() {
        if text[at..].starts_with(word) {
            let mark = [at, at + word.len()];
            marks.insert(marks.partition_point(|known| *known <= mark), mark);
        }
    }
    marks.len() > before
}

/// Marks in order, those that touch joined.
fn merged(marks: Vec<Mark>) -> Vec<Mark> {
    let mut out: Vec<Mark> = Vec::new();
    for mark in marks {
        match out.last_mut() {
            Some(last) if mark[0] <= last[1] => last[1] = last[1].max(mark[1]),
            _ => out.push(mark),
        }
    }
    out
}

/// How well a text fits, from 0 to 700, and where.
fn fit(text: &[char], whole: &[char], words: &[&[char]]) -> (u32, Vec<Mark>) {
    let mut marks = Vec::new();
    if occurrences(text, whole, &mut marks) {
        return (if text == whole { 700 } else { 600 }, marks);
    }
    if words.len() > 1 && words.iter().all(|word| occurrences(text, word, &mut marks)) {
        return (500, merged(marks));
    }
    marks.clear();
    let (mut pairs, mut met) = (0, 0);
    for word in words {
        for pair in word.windows(2) {
            if pair.iter().all(|c| ('\u{4e00}'..='\u{9fff}').contains(c)) {
                pairs += 1;
                met += u32::from(occurrences(text, pair, &mut marks));
            }
        }
    }
    // Two thirds of the pairs must be there, or it is about something else.
    if pairs == 0 || met * 3 < pairs * 2 {
        return (0, Vec::new());
    }
    (400 * met / pairs, merged(marks))
}

fn weight(kind: Kind) -> u32 {
    match kind {
        Kind::Duty | Kind::Class => 60,
        Kind::Sector | Kind::Situation | Kind::Supervision => 50,
        Kind::Responsibility | Kind::Principle | Kind::Aim | Kind::Instrument => 40,
        Kind::Paragraph => 30,
        Kind::Reading => 20,
        Kind::Rule => 0,
    }
}

/// The best place of an item: its name counts most, then its lines, then its quotes.
fn best(item: &Item, whole: &[char], words: &[&[char]]) -> Option<Hit> {
    let mut hit: Option<Hit> = None;
    let mut look = |text: &str, bonus: u32| {
        let (score, marks) = fit(&fold(text), whole, words);
        let score = if score == 0 { 0 } else { score + bonus + weight(item.kind) };
        if score > hit.as_ref().map_or(0, |hit| hit.score) {
            hit = Some(Hit { id: item.id, kind: item.kind, name: item.name, text: text.to_owned(), marks, score });
        }
    };
    look(item.name, 240);
    look(item.id, 100);
    item.lines.iter().for_each(|line| look(&line.text, 100));
    for quote in &item.citations {
        look(quote.quote, 50);
        look(quote.translation, 40);
    }
    hit
}

/// Searches the rulebook.
#[must_use]
pub fn search(engine: &Engine, query: &str, lang: Lang) -> Found {
    let whole = fold(query.trim());
    let mut words = Vec::new();
    for word in whole.split(|c| c.is_whitespace() || matches!(c, ',' | '、' | ';')) {
        if !word.is_empty() {
            words.push(word);
        }
    }
    let mut hits: Vec<Hit> = Vec::new();
    if !words.is_empty() {
        for item in all(engine, lang) {
            if let Some(hit) = best(&item, &whole, &words) {
                hits.insert(hits.partition_point(|better| better.score >= hit.score), hit);
            }
        }
    }
    Found { format: FORMAT, rulebook: engine.rulebook().version, query: query.to_owned(), hits }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writer_and_the_derived_shape_are_the_same() {
        for (query, lang) in [("环境", Lang::Zh), ("emergency", Lang::En), ("\"\\\n", Lang::En)] {
            let found = search(&Engine::new(), query, lang);
            assert_eq!(found.to_json(), serde_json::to_string(&found).expect("plain data"));
        }
    }

    #[test]
    fn a_whole_name_comes_first() {
        let found = search(&Engine::new(), "环境应急", Lang::Zh);
        assert_eq!(found.hits[0].id, "government-environment-deputy/environmental-emergency");
        assert_eq!(found.hits[0].marks, [[0, 4]]);
    }

    #[test]
    fn the_order_of_words_does_not_matter() {
        let ids = |query| search(&Engine::new(), query, Lang::Zh).hits.iter().map(|hit| hit.id).collect::<Vec<_>>();
        assert_eq!(ids("规划 生态环境")[0], ids("生态环境 规划")[0]);
        assert!(ids("规划保护生态环境").contains(&"government-principal/protection-planning"));
    }

    #[test]
    fn nothing_is_found_for_nonsense() {
        assert!(search(&Engine::new(), "量子色动力学", Lang::Zh).hits.is_empty());
        assert!(search(&Engine::new(), "   ", Lang::Zh).hits.is_empty());
    }

    #[test]
    fn english_is_searched_too() {
        assert_eq!(
            search(&Engine::new(), "environmental emergency", Lang::En).hits[0].id,
            "government-environment-deputy/environmental-emergency"
        );
    }
}
