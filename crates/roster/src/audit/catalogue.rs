//! The findings and their texts: `data/findings.toml`, compiled in.

use zeren_core::model::{Citation, Lang, Text};
use zeren_core::vocabulary;

vocabulary! {
    /// How much a finding weighs, the heaviest first.
    Severity {
        /// A responsibility has no bearer, or a row is lost to the audit.
        Error "error" "错误" "error",
        /// Something is likely wrong or cannot be told.
        Warning "warning" "警告" "warning",
        /// Worth a look.
        Note "note" "提示" "note",
    }
}

impl Severity {
    /// One step less.
    #[must_use]
    pub const fn less(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Note => Self::Note,
        }
    }
}

vocabulary! {
    /// What a finding rests on.
    Ground {
        /// The Q&A.
        Source "source" "来源" "source",
        /// The Q&A, and this project's list of the departments it speaks of.
        DefaultList "default-list" "本项目默认清单" "this project's default list",
        /// This project alone.
        Project "project" "本项目的检查" "this project's own check",
    }
}

/// A kind of finding with its texts.
#[derive(Debug)]
pub struct Entry {
    /// Which.
    pub kind: Kind,
    /// Its code.
    pub code: &'static str,
    /// Its slug, as the contract names it.
    pub slug: &'static str,
    /// How much it weighs, unless something makes it less certain.
    pub severity: Severity,
    /// What it is, in a few words.
    pub name: Text,
    /// The line of a report.
    pub message: Text,
    /// What is added where somebody with no stated division of work may be meant.
    pub open: Option<Text>,
    /// Why it matters.
    pub why: Text,
    /// What to do.
    pub todo: Text,
    /// What it rests on.
    pub basis: Ground,
    /// The words it rests on.
    pub cite: &'static [Citation],
}

include!(concat!(env!("OUT_DIR"), "/findings.rs"));

impl Kind {
    /// Its entry in the catalogue.
    #[must_use]
    pub fn entry(self) -> &'static Entry {
        &CATALOGUE[self as usize]
    }

    /// The kind with this code or slug.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let named = |entry: &&Entry| entry.code.eq_ignore_ascii_case(word) || entry.slug.eq_ignore_ascii_case(word);
        CATALOGUE.iter().find(named).map(|entry| entry.kind)
    }
}

impl Entry {
    /// The paragraphs it rests on, each once.
    pub fn paragraphs(&self) -> impl Iterator<Item = &'static str> {
        let cite = self.cite;
        let first = move |(index, one): &(usize, &'static Citation)| {
            !cite[..*index].iter().any(|before| before.paragraph == one.paragraph)
        };
        cite.iter().enumerate().filter(first).map(|(_, one)| one.paragraph)
    }

    /// Its name.
    #[must_use]
    pub const fn title(&self, lang: Lang) -> &'static str {
        self.name.in_lang(lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zeren_core::builtin::BUILTIN;

    #[test]
    fn every_citation_stands_in_the_source() {
        for entry in CATALOGUE {
            assert_eq!(CATALOGUE[entry.kind as usize].code, entry.code);
            for cite in entry.cite {
                let paragraph = BUILTIN.paragraph(cite.paragraph).expect("a paragraph of the source");
                assert!(paragraph.text.zh.contains(cite.quote.zh), "{}: {}", entry.code, cite.quote.zh);
                assert!(paragraph.text.en.contains(cite.quote.en), "{}: {}", entry.code, cite.quote.en);
            }
        }
    }

    #[test]
    fn the_slugs_of_the_contract_are_there() {
        for slug in [
            "no-party-principal",
            "no-government-principal",
            "no-environment-deputy",
            "no-ecology-head",
            "two-principals",
            "sector-without-deputy",
            "deputy-without-department",
            "no-division-of-work",
            "orphan-duty",
            "unread",
            "region-mismatch",
            "person-conflict",
        ] {
            assert!(Kind::from_word(slug).is_some(), "{slug}");
        }
        assert_eq!(Kind::from_word("zr103"), Some(Kind::NoEnvironmentDeputy));
    }
}
