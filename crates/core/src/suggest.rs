//! How a title may go on: the regions, offices and sectors that complete what is being typed.

use crate::Engine;
use crate::builtin::BUILTIN;
use crate::model::{Lang, Level};
use crate::names;
use crate::title::{Region, Sectors};

vocabulary! {
    /// What a suggestion is.
    SuggestionKind {
        /// A region of the gazetteer.
        Region "region" "地区" "region",
        /// An office.
        Office "office" "职务" "office",
        /// A sector, in a portfolio.
        Sector "sector" "行业或者领域" "sector",
    }
}

/// A way a title may go on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is offered.
    pub word: &'static str,
    /// What it is.
    pub kind: SuggestionKind,
    /// What tells it from its namesakes: the regions above it; the sector's name in the reader's language.
    pub hint: String,
    /// The whole title once it is taken.
    pub text: String,
}

/// The longest stretch of what was typed that a word may continue.
const LONGEST: usize = 10;

/// The offices offered, the likeliest first.
fn offices() -> impl Iterator<Item = &'static str> {
    include_str!("../data/suggest/offices.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The ends of the text, the longest first: the byte each begins at, and the text itself.
fn tails(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let count = text.chars().count();
    text.char_indices().skip(count.saturating_sub(LONGEST)).map(|(at, _)| (at, &text[at..]))
}

/// Where the text has its last bracket or 分管 open, if the portfolio is being typed: the byte after it.
fn portfolio(text: &str) -> Option<usize> {
    let opened = ["分管", "主管", "负责"].iter().filter_map(|word| text.rfind(word).map(|at| at + word.len())).max()?;
    (!text[opened..].contains([')', '\u{ff09}', ';', '\u{ff1b}', '。'])).then_some(opened)
}

struct Maker<'a> {
    text: &'a str,
    limit: usize,
    out: Vec<Suggestion>,
}

impl Maker<'_> {
    /// Offers a word in place of what stands from `at` on. Returns whether there is room for more.
    fn offer(&mut self, at: usize, word: &'static str, kind: SuggestionKind, hint: impl FnOnce() -> String) -> bool {
        let known = |known: &Suggestion| known.word == word && (kind != SuggestionKind::Region);
        if self.out.len() < self.limit && !self.out.iter().any(known) {
            let text = format!("{}{word}", &self.text[..at]);
            self.out.push(Suggestion { word, kind, hint: hint(), text });
        }
        self.out.len() < self.limit
    }

    fn sectors(&mut self, from: usize, lang: Lang) {
        let begun = self.text[from..]
            .char_indices()
            .rev()
            .find(|(_, c)| matches!(c, '、' | ',' | '\u{ff0c}' | '和' | '及' | ' '));
        let at = from + begun.map_or(0, |(at, c)| at + c.len_utf8());
        let typed = &self.text[at..];
        let listed = &self.text[from..at];
        let goes_on = |word: &&'static str| word.starts_with(typed) && *word != typed && !listed.contains(*word);
        // The sectors' own names first, then other words for them.
        for sector in BUILTIN.sectors.iter().filter(|sector| goes_on(&sector.zh)) {
            let hint = || if lang == Lang::Zh { String::new() } else { sector.en.to_owned() };
            if !self.offer(at, sector.zh, SuggestionKind::Sector, hint) {
                return;
            }
        }
        if typed.is_empty() {
            return;
        }
        let mut offered = Sectors::default();
        for (sector, word, _) in
            names::of_sectors(crate::title::Lexicon::builtin()).filter(|(_, word, _)| goes_on(word))
        {
            if offered.contains(sector) {
                continue;
            }
            offered.insert(sector);
            let hint = || BUILTIN.sectors[sector.index()].name(lang).to_owned();
            if !self.offer(at, word, SuggestionKind::Sector, hint) {
                return;
            }
        }
    }

    fn regions(&mut self, engine: &Engine) {
        const BEFORE: [char; 11] = ['、', ',', '\u{ff0c}', ' ', '(', '\u{ff08}', '省', '市', '州', '区', '盟'];
        // Where a name may begin: anywhere with two characters, with one only where something else has ended.
        let begins = |(at, tail): &(usize, &str)| {
            *at == 0 || self.text[..*at].ends_with(BEFORE) || tail.chars().nth(1).is_some()
        };
        let tails: Vec<(usize, &str)> = tails(self.text).filter(begins).collect();
        let goes_on = |name: &str, tail: &str| name.len() > tail.len() && name.starts_with(tail);
        let known: Vec<Region> = engine
            .lexicon()
            .all_regions()
            .filter(|(_, name)| tails.iter().any(|(_, tail)| goes_on(name, tail)))
            .map(|(code, name)| Region { code, name })
            .collect();
        for (at, tail) in tails {
            if !known.iter().any(|region| goes_on(region.name, tail)) {
                continue;
            }
            // What the name before says narrows what the name typed may mean.
            let above = if at == 0 { Vec::new() } else { Region::named(engine.lexicon(), &self.text[..at]) };
            let lies_there = |region: &&Region| above.is_empty() || above.iter().any(|above| region.lies_in(*above));
            let found: Vec<&Region> =
                known.iter().filter(|region| goes_on(region.name, tail)).filter(lies_there).collect();
            // The larger first.
            for level in Level::ALL {
                for region in found.iter().filter(|region| region.level() == *level) {
                    let hint = || region.path(engine.lexicon()).strip_suffix(region.name).unwrap_or("").to_owned();
                    if !self.offer(at, region.name, SuggestionKind::Region, hint) {
                        return;
                    }
                }
            }
            if !found.is_empty() {
                return;
            }
        }
    }

    fn offices(&mut self) {
        for (at, tail) in tails(self.text) {
            for office in offices().filter(|office| office.starts_with(tail) && *office != tail) {
                if !self.offer(at, office, SuggestionKind::Office, String::new) {
                    return;
                }
            }
        }
    }
}

/// How the text may go on, the likeliest first, at most `limit`.
#[must_use]
pub fn suggest(engine: &Engine, text: &str, lang: Lang, limit: usize) -> Vec<Suggestion> {
    if text.trim().is_empty() || text.len() > 400 {
        return Vec::new();
    }
    let mut maker = Maker { text, limit, out: Vec::new() };
    if let Some(from) = portfolio(text) {
        maker.sectors(from, lang);
        return maker.out;
    }
    // Regions first where a name is being typed, but never so many that no office is seen.
    maker.limit = limit.saturating_sub(2);
    maker.regions(engine);
    maker.limit = limit;
    maker.offices();
    maker.out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&'static str> {
        suggest(&Engine::new(), text, Lang::Zh, 6).iter().map(|one| one.word).collect()
    }

    #[test]
    fn every_office_is_read_whole() {
        let engine = Engine::new();
        for office in offices() {
            let reading = engine.read(office).expect("a title");
            assert!(!reading.posts.is_empty() && reading.unread.is_empty(), "{office}");
        }
    }

    #[test]
    fn a_region_is_completed_from_its_beginning() {
        assert!(words("昆").contains(&"昆山市"), "{:?}", words("昆"));
        let of_suzhou = suggest(&Engine::new(), "江苏省苏州市昆", Lang::Zh, 6);
        assert_eq!(of_suzhou[0].text, "江苏省苏州市昆山市");
        assert_eq!(of_suzhou[0].hint, "江苏省苏州市");
    }

    #[test]
    fn an_office_is_completed_behind_a_region() {
        let found = suggest(&Engine::new(), "昆山市委", Lang::Zh, 6);
        assert!(found.iter().any(|one| one.text == "昆山市委书记" && one.kind == SuggestionKind::Office), "{found:?}");
        assert_eq!(words("县")[..3], ["县委书记", "县长", "县委副书记、县长"]);
    }

    #[test]
    fn a_portfolio_is_completed_by_sectors() {
        let found = suggest(&Engine::new(), "副市长(分管生态环境、水", Lang::Zh, 6);
        assert_eq!(found[0].text, "副市长(分管生态环境、水利");
        assert!(words("副市长(分管").contains(&"生态环境"));
        assert!(words("副市长(分管水利)").is_empty());
    }

    #[test]
    fn a_whole_office_is_left_alone() {
        assert!(words("县长").is_empty());
        assert!(words("  ").is_empty());
        assert!(words("ab").is_empty());
    }
}
