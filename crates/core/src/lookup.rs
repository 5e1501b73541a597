//! Every item of the rulebook by its id, in one shape, for lists, single views and search.

use crate::answer::FORMAT;
use crate::builtin::BUILTIN;
use crate::json::write::{self, Writer};
use crate::model::{Citation, Lang, Text};
use crate::names::{self, NameKind};
use crate::rulebook::{Formula, Sector, SectorId};
use serde::Serialize;

vocabulary! {
    /// The kind of an item.
    Kind {
        /// A class.
        Class "classes" "类别" "class",
        /// A duty.
        Duty "duties" "职责" "duty",
        /// A kind of responsibility.
        Responsibility "responsibilities" "责任种类" "kind of responsibility",
        /// A way of supervision.
        Supervision "supervision" "监督方式" "way of supervision",
        /// A situation.
        Situation "situations" "追责情形" "accountability situation",
        /// A principle.
        Principle "principles" "基本原则" "principle",
        /// An aim.
        Aim "aims" "目标" "aim",
        /// A sector.
        Sector "sectors" "行业或者领域" "sector",
        /// A linked instrument.
        Instrument "instruments" "衔接的制度" "linked instrument",
        /// An open reading.
        Reading "readings" "来源的未定之处" "open reading",
        /// A rule.
        Rule "rules" "判定规则" "rule",
        /// A paragraph of the source.
        Paragraph "source" "来源段落" "paragraph of the source",
    }
}

/// A labelled line of an item.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What it is.
    pub label: &'static str,
    /// The text.
    pub text: String,
}

/// An item in one language.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Its id.
    pub id: &'static str,
    /// Its kind.
    pub kind: Kind,
    /// Its name.
    pub name: &'static str,
    /// What else is to be said of it.
    pub lines: Vec<Line>,
    /// The words it rests on.
    pub citations: Vec<Quote>,
}

/// Words of the source.
#[derive(Clone, Debug, Serialize)]
pub struct Quote {
    /// The paragraph.
    pub id: &'static str,
    /// The words.
    pub quote: &'static str,
    /// In English, where English was asked for.
    #[serde(skip_serializing_if = "str::is_empty")]
    pub translation: &'static str,
}

struct Maker {
    lang: Lang,
}

impl Maker {
    fn quotes(&self, cite: &[Citation]) -> Vec<Quote> {
        let translation = |cite: &Citation| if self.lang == Lang::En { cite.quote.en } else { "" };
        cite.iter()
            .map(|cite| Quote { id: cite.paragraph, quote: cite.quote.zh, translation: translation(cite) })
            .collect()
    }

    fn line(&self, zh: &'static str, en: &'static str, text: impl Into<String>) -> Line {
        Line { label: Text { zh, en }.in_lang(self.lang), text: text.into() }
    }

    fn text(&self, text: Text) -> &'static str {
        text.in_lang(self.lang)
    }

    fn item(&self, id: &'static str, kind: Kind, name: Text, lines: Vec<Line>, cite: &[Citation]) -> Item {
        Item { id, kind, name: self.text(name), lines, citations: self.quotes(cite) }
    }

    fn class(&self, class: &'static crate::rulebook::ClassEntry) -> Item {
        let mut lines =
            vec![self.line("责任", "responsibility", self.text(BUILTIN.responsibility(class.responsibility).name))];
        lines.extend(class.assists.iter().map(|power| self.line("并", "and", self.text(power.text))));
        lines.extend(class.unified_supervision.iter().map(|power| {
            let levels: Vec<_> = power.levels.iter().map(|level| level.name(self.lang)).collect();
            self.line("另", "besides", format!("{} ({})", self.text(power.text), levels.join("、")))
        }));
        lines.extend(
            class.duties.iter().map(|duty| self.line("职责", "duty", format!("{}  {}", self.text(duty.name), duty.id))),
        );
        let supervision: Vec<_> = BUILTIN
            .supervision
            .iter()
            .filter(|entry| entry.classes.contains(class.class))
            .map(|entry| self.text(entry.name))
            .collect();
        lines.push(self.line("监督", "supervision", supervision.join(if self.lang == Lang::Zh { "、" } else { "; " })));
        let cite: Vec<Citation> = class.cite.iter().chain(class.responsibility_cite).copied().collect();
        self.item(class.class.id(), Kind::Class, class.name, lines, &cite)
    }

    fn sector(&self, sector: &'static Sector) -> Item {
        let mut lines = vec![self.line("依据", "basis", sector.basis.name(self.lang))];
        let id =
            BUILTIN.sectors.iter().position(|known| known.id == sector.id).map_or(SectorId::ENVIRONMENT, SectorId::new);
        let words =
            |kind| names::of_sector(id).filter(|(_, known)| *known == kind).map(|(word, _)| word).collect::<Vec<_>>();
        lines.push(self.line("名称和分管用语", "names and portfolio words", words(NameKind::Field).join("、")));
        let whole = words(NameKind::Whole);
        if !whole.is_empty() {
            lines.push(self.line("部门简称", "short names of departments", whole.join("、")));
        }
        self.item(sector.id, Kind::Sector, Text { zh: sector.zh, en: sector.en }, lines, &[])
    }

    fn situation(&self, situation: &'static crate::rulebook::Situation) -> Item {
        let mut lines: Vec<_> = situation
            .elements
            .iter()
            .map(|element| self.line("要件", "element", format!("{}  {}", self.text(element.name), element.id)))
            .collect();
        for reading in situation.readings {
            let label = if reading.default { ("理解(默认)", "reading (default)") } else { ("理解", "reading") };
            lines.push(self.line(
                label.0,
                label.1,
                format!("{}: {}  {}", self.text(reading.name), formula(&reading.formula), reading.id),
            ));
        }
        if situation.by_authority {
            lines.push(self.line(
                "认定",
                "decided by",
                self.text(Text {
                    zh: "由有权机关认定,不从事实推出",
                    en: "the competent authority; it never follows from facts alone",
                }),
            ));
        }
        self.item(situation.id, Kind::Situation, situation.name, lines, situation.cite)
    }

    fn rule(&self, rule: &'static crate::rulebook::Rule) -> Item {
        let mut lines = vec![self.line("适用", "applicability", rule.effect.applicability.name(self.lang))];
        lines.extend(rule.effect.class.map(|class| self.line("类别", "class", self.text(BUILTIN.class(class).name))));
        lines.extend(rule.open.map(|open| self.line("取决于", "depends on", open.name(self.lang))));
        self.item(rule.id, Kind::Rule, rule.text, lines, rule.cite)
    }

    fn paragraph(&self, paragraph: &'static crate::rulebook::Paragraph) -> Item {
        let mut lines = vec![self.line("原文", "Chinese", paragraph.text.zh)];
        if self.lang == Lang::En {
            lines.push(self.line("译文", "English (unofficial)", paragraph.text.en));
        }
        let citing: Vec<&str> = cited_by(paragraph.id);
        if !citing.is_empty() {
            lines.push(self.line("被引用于", "cited by", citing.join(" ")));
        }
        let name = if paragraph.question.zh.is_empty() { BUILTIN.authority } else { paragraph.question };
        self.item(paragraph.id, Kind::Paragraph, name, lines, &[])
    }

    fn reading(&self, reading: &'static crate::rulebook::Reading) -> Item {
        let mut lines = vec![self.line("问题", "question", self.text(reading.question))];
        lines.extend(reading.sides.iter().map(|side| self.line("一种理解", "one side", self.text(*side))));
        lines.push(self.line("zeren 的做法", "what zeren does", self.text(reading.does)));
        self.item(reading.id, Kind::Reading, reading.name, lines, reading.cite)
    }

    fn instrument(&self, instrument: &'static crate::rulebook::Instrument) -> Item {
        let known = instrument.known.iter().map(|known| {
            let label = match (known.from_source, known.certain) {
                (true, _) => ("来源", "source"),
                (false, true) => ("项目所知", "known to this project"),
                (false, false) => ("项目所知,未定", "known to this project, open"),
            };
            let date = if known.date.is_empty() { String::new() } else { format!("{}  ", known.date) };
            self.line(label.0, label.1, date + self.text(known.text))
        });
        self.item(instrument.id, Kind::Instrument, instrument.name, known.collect(), instrument.cite)
    }

    fn all(&self, kind: Kind) -> Vec<Item> {
        match kind {
            Kind::Class => BUILTIN.classes.iter().map(|entry| self.class(entry)).collect(),
            Kind::Duty => {
                let of_class = |class: &'static crate::rulebook::ClassEntry| {
                    class.duties.iter().map(move |duty| {
                        self.item(
                            duty.id,
                            kind,
                            duty.name,
                            vec![self.line("类别", "class", self.text(class.name))],
                            duty.cite,
                        )
                    })
                };
                BUILTIN.classes.iter().flat_map(of_class).collect()
            }
            Kind::Responsibility => {
                let meaning = |text| vec![self.line("含义", "meaning", self.text(text))];
                BUILTIN
                    .responsibilities
                    .iter()
                    .map(|entry| self.item(entry.kind.id(), kind, entry.name, meaning(entry.meaning), entry.cite))
                    .collect()
            }
            Kind::Supervision => {
                let lines = |entry: &crate::rulebook::Supervision| {
                    let mut lines = vec![self.line("内容", "what happens", self.text(entry.text))];
                    lines.extend(entry.by.map(|by| self.line("由谁", "by whom", self.text(by))));
                    lines
                };
                BUILTIN
                    .supervision
                    .iter()
                    .map(|entry| self.item(entry.id, kind, entry.name, lines(entry), entry.cite))
                    .collect()
            }
            Kind::Situation => BUILTIN.situations.iter().map(|entry| self.situation(entry)).collect(),
            Kind::Principle => BUILTIN
                .principles
                .iter()
                .map(|entry| self.item(entry.id, kind, entry.name, Vec::new(), entry.cite))
                .collect(),
            Kind::Aim => {
                BUILTIN.aims.iter().map(|entry| self.item(entry.id, kind, entry.name, Vec::new(), entry.cite)).collect()
            }
            Kind::Sector => BUILTIN.sectors.iter().map(|entry| self.sector(entry)).collect(),
            Kind::Instrument => BUILTIN.instruments.iter().map(|entry| self.instrument(entry)).collect(),
            Kind::Reading => BUILTIN.readings.iter().map(|entry| self.reading(entry)).collect(),
            Kind::Rule => BUILTIN.rules.iter().map(|entry| self.rule(entry)).collect(),
            Kind::Paragraph => BUILTIN.paragraphs.iter().map(|entry| self.paragraph(entry)).collect(),
        }
    }
}

fn formula(of: &Formula) -> String {
    let join = |parts: &[Formula], by: &str| format!("({})", parts.iter().map(formula).collect::<Vec<_>>().join(by));
    match of {
        Formula::Element(id) => BUILTIN.element(*id).map_or("", |element| element.id).to_owned(),
        Formula::All(parts) => join(parts, " & "),
        Formula::Any(parts) => join(parts, " | "),
    }
}

/// The items that cite a paragraph.
fn cited_by(paragraph: &str) -> Vec<&'static str> {
    let mut out = Vec::new();
    let mut note = |id: &'static str, cite: &[Citation]| {
        if cite.iter().any(|cite| cite.paragraph == paragraph) && !out.contains(&id) {
            out.push(id);
        }
    };
    for class in BUILTIN.classes {
        note(class.class.id(), class.cite);
        note(class.class.id(), class.responsibility_cite);
        class.duties.iter().for_each(|duty| note(duty.id, duty.cite));
    }
    BUILTIN.responsibilities.iter().for_each(|entry| note(entry.kind.id(), entry.cite));
    BUILTIN.supervision.iter().for_each(|entry| note(entry.id, entry.cite));
    BUILTIN.situations.iter().for_each(|entry| note(entry.id, entry.cite));
    BUILTIN.principles.iter().chain(BUILTIN.aims).for_each(|entry| note(entry.id, entry.cite));
    BUILTIN.instruments.iter().for_each(|entry| note(entry.id, entry.cite));
    BUILTIN.readings.iter().for_each(|entry| note(entry.id, entry.cite));
    out
}

/// The items that cite a paragraph, in the order of [`Kind::ALL`].
#[must_use]
pub fn citing(paragraph: &str, lang: Lang) -> Vec<Item> {
    all(lang).into_iter().filter(|item| item.citations.iter().any(|quote| quote.id == paragraph)).collect()
}

/// All items of a kind, in the rulebook's order.
#[must_use]
pub fn list(kind: Kind, lang: Lang) -> Vec<Item> {
    Maker { lang }.all(kind)
}

/// Every item, in the order of [`Kind::ALL`].
#[must_use]
pub fn all(lang: Lang) -> Vec<Item> {
    Kind::ALL.iter().flat_map(|&kind| list(kind, lang)).collect()
}

/// The items with this id: mostly one; a rule may be named without `rule/`, an element gives its situation.
#[must_use]
pub fn show(id: &str, lang: Lang) -> Vec<Item> {
    let same = |item: &Item| {
        item.id.eq_ignore_ascii_case(id)
            || item.id.strip_prefix("rule/").is_some_and(|rule| rule == id && item.kind == Kind::Rule)
    };
    let found: Vec<_> = all(lang).into_iter().filter(same).collect();
    if !found.is_empty() {
        return found;
    }
    let holds = |situation: &&crate::rulebook::Situation| {
        situation.elements.iter().any(|element| element.id == id)
            || situation.readings.iter().any(|reading| reading.id == id)
    };
    BUILTIN.situations.iter().filter(holds).map(|situation| Maker { lang }.situation(situation)).collect()
}

/// A list as the JSON contract gives it.
#[derive(Debug, Serialize)]
pub struct Listing {
    /// The contract's number.
    pub format: u32,
    /// The rules' version.
    pub rulebook: &'static str,
    /// The items.
    pub items: Vec<Item>,
}

impl Listing {
    /// A list of items.
    #[must_use]
    pub const fn new(items: Vec<Item>) -> Self {
        Self { format: FORMAT, rulebook: BUILTIN.version, items }
    }

    /// As one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        write::text(|json| {
            json.raw("{\"format\":");
            json.number(self.format.into());
            json.raw(",\"rulebook\":");
            json.plain(self.rulebook);
            json.raw(",\"items\":");
            json.list(&self.items, Writer::item);
            json.byte(b'}');
        })
    }
}

impl Writer<'_> {
    fn item(&mut self, item: &Item) {
        self.raw("{\"id\":");
        self.plain(item.id);
        self.raw(",\"kind\":");
        self.plain(item.kind.id());
        self.raw(",\"name\":");
        self.string(item.name);
        self.raw(",\"lines\":");
        self.list(&item.lines, |json, line| {
            json.raw("{\"label\":");
            json.string(line.label);
            json.raw(",\"text\":");
            json.string(&line.text);
            json.byte(b'}');
        });
        self.raw(",\"citations\":");
        self.list(&item.citations, |json, quote| {
            json.raw("{\"id\":");
            json.plain(quote.id);
            json.raw(",\"quote\":");
            json.string(quote.quote);
            if !quote.translation.is_empty() {
                json.raw(",\"translation\":");
                json.string(quote.translation);
            }
            json.byte(b'}');
        });
        self.byte(b'}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writer_and_the_derived_shape_are_the_same() {
        for &lang in Lang::ALL {
            let listing = Listing::new(all(lang));
            assert_eq!(listing.to_json(), serde_json::to_string(&listing).expect("plain data"));
        }
    }

    #[test]
    fn what_cites_a_paragraph_is_found() {
        let of_kind = |kind| citing("Q6.2", Lang::Zh).iter().filter(|item| item.kind == kind).count();
        assert_eq!(of_kind(Kind::Situation), 5);
        assert_eq!(of_kind(Kind::Class), 0);
        assert!(citing("Q9.9", Lang::Zh).is_empty());
    }
}
