//! A finding, as data before it is text.

use super::catalogue::{Kind, Severity};
use super::unit::{Unit, UnitKey};
use crate::cell::RowAt;
use crate::json::{number, string};
use zeren_core::Engine;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang, Text};
use zeren_core::rulebook::SectorId;
use zeren_core::title::Region;

/// A region, township or zone, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitName {
    /// Which.
    pub key: UnitKey,
    /// Its name with those above it; empty where the roster names no region at all.
    pub path: String,
    /// Both as members of a JSON object, each with a comma before it.
    pub json: String,
}

impl UnitName {
    /// The name of a place.
    #[must_use]
    pub fn of(engine: &Engine, key: &UnitKey) -> Self {
        let region = Region::by_code(engine.lexicon(), key.code);
        let above = region.map(|region| region.path(engine.lexicon())).unwrap_or_default();
        Self::below(&above, key)
    }

    /// The name of a place that mostly lies in the same region as this one.
    #[must_use]
    pub fn next(&self, engine: &Engine, key: &UnitKey) -> Self {
        let above = self.path.len() - self.key.below.len();
        if self.key.code == key.code && above > 0 {
            return Self::below(&self.path[..above], key);
        }
        Self::of(engine, key)
    }

    fn below(above: &str, key: &UnitKey) -> Self {
        let path = [above, &key.below].concat();
        let mut json = Vec::with_capacity(path.len() + 40);
        if !path.is_empty() {
            json.extend_from_slice(b",\"region\":");
            string(&mut json, &path);
        }
        if key.code != 0 {
            json.extend_from_slice(b",\"region_code\":");
            number(&mut json, key.code);
        }
        // Pieces of UTF-8 are UTF-8.
        let json = String::from_utf8(json).unwrap_or_default();
        Self { key: key.clone(), path, json }
    }

    /// The name a reader sees.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> &str {
        match (self.path.as_str(), lang) {
            ("", Lang::Zh) => "名册",
            ("", Lang::En) => "the roster",
            (path, _) => path,
        }
    }
}

/// What the words of a message stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Persons.
    pub people: Vec<String>,
    /// A sector.
    pub sector: Option<SectorId>,
    /// Its id and name.
    pub named: Option<(&'static str, Text)>,
    /// A class.
    pub class: Option<Class>,
    /// Words of the roster, or names of duties: Chinese, English.
    pub text: (String, String),
    /// Why, in Chinese and English.
    pub reason: (String, String),
    /// A number.
    pub count: u32,
    /// Whether somebody with no stated division of work may be meant.
    pub open: bool,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was found.
    pub kind: Kind,
    /// How much it weighs here.
    pub severity: Severity,
    /// The rows concerned.
    pub rows: Vec<RowAt>,
    /// The column it speaks of, from 0.
    pub column: Option<u32>,
    /// The place concerned.
    pub unit: Option<UnitName>,
    /// What the message names.
    pub words: Words,
}

impl Finding {
    /// A finding about a place.
    pub(super) fn of_unit(
        kind: Kind,
        engine: &Engine,
        key: &UnitKey,
        unit: &Unit,
        rows: Vec<RowAt>,
        words: Words,
    ) -> Self {
        let severity = kind.entry().severity;
        let severity = if unit.is_by_reference() && severity == Severity::Error { Severity::Warning } else { severity };
        let severity = if words.open { severity.less() } else { severity };
        let mut rows = rows;
        rows.sort_unstable();
        rows.dedup();
        Self { kind, severity, rows, column: None, unit: Some(UnitName::of(engine, key)), words }
    }

    /// A finding about a row.
    #[must_use]
    pub fn of_row(kind: Kind, at: RowAt, column: Option<u32>, unit: Option<UnitName>, words: Words) -> Self {
        Self { kind, severity: kind.entry().severity, rows: vec![at], column, unit, words }
    }

    /// The message.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let entry = self.kind.entry();
        let mut out = self.fill(entry.message.in_lang(lang), lang);
        if let Some(open) = entry.open.filter(|_| self.words.open) {
            out.push_str(&self.fill(open.in_lang(lang), lang));
        }
        out
    }

    fn fill(&self, template: &str, lang: Lang) -> String {
        const MOST_NAMED: usize = 5;
        let words = &self.words;
        let pick = |pair: &(String, String)| if lang == Lang::Zh { pair.0.clone() } else { pair.1.clone() };
        let mut out = String::with_capacity(template.len() + 64);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((word, behind)) = after.split_once('}') else { break };
            match word {
                "region" => out.push_str(self.unit.as_ref().map_or("", |unit| unit.shown(lang))),
                "people" => {
                    let unnamed = if lang == Lang::Zh { "(没有姓名)" } else { "(no name)" };
                    let name = |name: &String| if name.is_empty() { unnamed.to_owned() } else { name.clone() };
                    let named: Vec<String> = words.people.iter().take(MOST_NAMED).map(name).collect();
                    out.push_str(&named.join(if lang == Lang::Zh { "、" } else { ", " }));
                    if words.people.len() > MOST_NAMED {
                        out.push_str(if lang == Lang::Zh { "等" } else { " and others" });
                    }
                }
                "sector" => {
                    out.push_str(words.named.map_or("", |(_, name)| name.in_lang(lang)));
                }
                "class" => out.push_str(words.class.map_or("", |class| BUILTIN.class(class).name.in_lang(lang))),
                "text" => out.push_str(&pick(&words.text)),
                "reason" => out.push_str(&pick(&words.reason)),
                "count" => out.push_str(&words.count.to_string()),
                _ => {}
            }
            rest = behind;
        }
        out.push_str(rest);
        out
    }
}
