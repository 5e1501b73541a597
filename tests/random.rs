//! Prints random titles, one a line: `random SEED COUNT`. The same seed gives the same titles. They are made of the
//! pieces of the lexicon and the gazetteer, of titles of the sets with characters changed, of mixed punctuation and
//! foreign characters, and some are long. `zeren batch` takes them, and so do the browser and the npm package.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use zeren_tests::country::Random;
use zeren_tests::{cases, root};

/// What stands between and around words, and what has no business in a title.
const MARKS: &[&str] = &[
    "、",
    ",",
    "，",
    ";",
    "；",
    ":",
    "：",
    "(",
    ")",
    "（",
    "）",
    "【",
    "】",
    "《",
    "》",
    "“",
    "”",
    "\"",
    "'",
    "\\",
    "/",
    "。",
    ".",
    "-",
    "—",
    "·",
    "…",
    " ",
    "\u{3000}",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{feff}",
    "\u{7}",
    "\u{7f}",
    "\u{2028}",
    "和",
    "的",
    "兼",
    "及",
    "等",
    "1",
    "９",
    "Ⅲ",
    "a",
    "Ｚ",
    "é",
    "ß",
    "е",
    "あ",
    "한",
    "🌳",
    "👨‍👩‍👧",
    "𠮷",
    "\u{301}",
    "\u{202e}",
    "<",
    "&",
    "%",
    "{",
    "}",
    "[",
    "]",
    "\0",
];

/// The Chinese words of the data files: whatever stands in quotes, or before or after a tab.
fn words(files: &[&str]) -> Vec<String> {
    let mut words = BTreeSet::new();
    for file in files {
        let path = root().join("../crates/core/data").join(file);
        let content = std::fs::read_to_string(&path).unwrap_or_default();
        for line in content.lines().filter(|line| !line.starts_with('#')) {
            let parts = line.split(['"', '\t']).map(str::trim);
            words.extend(parts.filter(|part| part.chars().any(is_chinese)).map(str::to_owned));
        }
    }
    words.into_iter().collect()
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

struct Titles {
    random: Random,
    words: Vec<String>,
    places: Vec<String>,
    real: Vec<String>,
}

impl Titles {
    fn word(&mut self) -> String {
        match self.random.below(8) {
            0 => self.random.one(&self.places).clone(),
            1 => (*self.random.one(MARKS)).to_owned(),
            _ => self.random.one(&self.words).clone(),
        }
    }

    fn joined(&mut self, most: u32) -> String {
        (0..=self.random.below(most)).map(|_| self.word()).collect()
    }

    /// A title of the sets with some characters left out, doubled, exchanged or replaced.
    fn changed(&mut self) -> String {
        let mut chars: Vec<char> = self.random.one(&self.real).chars().collect();
        for _ in 0..=self.random.below(3) {
            if chars.is_empty() {
                break;
            }
            let at = self.random.below(chars.len() as u32) as usize;
            match self.random.below(5) {
                0 => drop(chars.remove(at)),
                1 => chars.insert(at, chars[at]),
                2 if at > 0 => chars.swap(at - 1, at),
                3 => chars[at] = char::from_u32(0x4e00 + self.random.below(0x5200)).unwrap_or('县'),
                _ => {
                    let word = self.word();
                    chars.splice(at..at, word.chars());
                }
            }
        }
        chars.into_iter().collect()
    }

    fn marked(&mut self) -> String {
        let real = self.random.one(&self.real).clone();
        let mark = *self.random.one(MARKS);
        let other = self.joined(3);
        [&real, mark, &other].concat()
    }

    fn title(&mut self) -> String {
        match self.random.below(100) {
            0 => self.joined(600),
            1 => (0..self.random.below(40)).map(|_| *self.random.one(MARKS)).collect(),
            2..=49 => self.joined(10),
            50..=79 => self.changed(),
            _ => self.marked(),
        }
    }
}

/// A line that stands for itself: a first `{` would be read as JSON, which is another way in.
fn line(title: &str) -> String {
    let title = title.replace(['\n', '\r'], " ");
    if title.trim_start().starts_with('{') { format!("、{title}") } else { title }
}

fn main() -> io::Result<()> {
    let mut words_given = std::env::args().skip(1).map(|word| word.parse::<u64>());
    let (Some(Ok(seed)), Some(Ok(count))) = (words_given.next(), words_given.next()) else {
        return Err(io::Error::other("usage: random SEED COUNT"));
    };
    let lexicon = ["bodies", "compounds", "departments", "levels", "marks", "roles", "suffixes"];
    let lexicon: Vec<String> = lexicon.iter().map(|name| format!("lexicon/{name}.toml")).collect();
    let mut lexicon: Vec<&str> = lexicon.iter().map(String::as_str).collect();
    lexicon.push("rulebook/sectors.toml");
    let sets = ["collected", "examined-a", "examined-b", "examined-c", "examined-d", "held-out"];
    let sets = sets.iter().map(|name| root().join(format!("cases/titles/{name}.tsv")));
    let mut titles = Titles {
        random: Random::new(seed),
        words: words(&lexicon),
        places: words(&["gazetteer/divisions.tsv"]),
        real: sets.flat_map(|set| cases(&set)).map(|case| case.title).collect(),
    };
    assert!(titles.words.len() > 500 && titles.places.len() > 2000 && titles.real.len() > 2000, "the data moved");
    let mut out = BufWriter::new(io::stdout().lock());
    for _ in 0..count {
        writeln!(out, "{}", line(&titles.title()))?;
    }
    out.flush()
}
