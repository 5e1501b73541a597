//! Every item of the rulebook by its id, in one shape, for lists, single views and search.
//!
//! ```
//! use zeren_core::Engine;
//! use zeren_core::lookup::{Kind, list, show};
//! use zeren_core::model::Lang;
//! let engine = Engine::new();
//! assert_eq!(list(&engine, Kind::Class, Lang::Zh).len(), 7);
//! assert_eq!(show(&engine, "Q4.2", Lang::Zh)[0].kind, Kind::Paragraph);
//! ```

use crate::Engine;
use crate::answer::FORMAT;
use crate::builtin::BUILTIN;
use crate::json::write::{self, Writer};
use crate::local::Origin;
use crate::model::{Citation, Lang, Text, fill, join};
use crate::names::{self, NameKind};
use crate::rulebook::{
    ClassEntry, Formula, Instrument, Paragraph, Reading, Rule, Sector, SectorId, Situation, Supervision,
};
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

/// Items in the making; every kind goes through the same few functions.
struct Maker {
    engine: Engine,
    lang: Lang,
    kind: Kind,
    /// The lines of the item that comes next.
    lines: Vec<Line>,
    items: Vec<Item>,
}

impl Maker {
    const fn new(engine: Engine, lang: Lang, kind: Kind) -> Self {
        Self { engine, lang, kind, lines: Vec::new(), items: Vec::new() }
    }

    const fn text(&self, text: &Text) -> &'static str {
        text.in_lang(self.lang)
    }

    /// A line of the item that comes next.
    fn line(&mut self, label: &Text, text: &str) {
        self.lines.push(Line { label: self.text(label), text: text.to_owned() });
    }

    /// A line that is a text of the rulebook.
    fn says(&mut self, label: &Text, text: &Text) {
        self.line(label, self.text(text));
    }

    /// A line that is a text of the rulebook and what it goes by.
    fn names(&mut self, label: &Text, text: &Text, id: &str) {
        self.line(label, &join(&[self.text(text), id], "  "));
    }

    /// The item of the lines before it.
    fn item(&mut self, id: &'static str, name: &Text, cite: &[Citation]) {
        let item = Item {
            id,
            kind: self.kind,
            name: self.text(name),
            lines: std::mem::take(&mut self.lines),
            citations: Vec::with_capacity(cite.len()),
        };
        self.items.push(item);
        self.cite(cite);
    }

    /// More words on which the last item rests.
    fn cite(&mut self, cite: &[Citation]) {
        let translated = self.lang == Lang::En;
        let Some(item) = self.items.last_mut() else { return };
        for cite in cite {
            item.citations.push(Quote {
                id: cite.paragraph,
                quote: cite.quote.zh,
                translation: if translated { cite.quote.en } else { "" },
            });
        }
    }

    fn class(&mut self, class: &ClassEntry) {
        self.says(&Text { zh: "责任", en: "responsibility" }, &BUILTIN.responsibility(class.responsibility).name);
        if let Some(power) = &class.assists {
            self.says(&Text { zh: "并", en: "and" }, &power.text);
        }
        if let Some(power) = &class.unified_supervision {
            let mut levels = Vec::new();
            for level in power.levels.iter() {
                levels.push(level.name(self.lang));
            }
            let power = fill("{} ({})", &[self.text(&power.text), &join(&levels, "、")]);
            self.line(&Text { zh: "另", en: "besides" }, &power);
        }
        for duty in class.duties {
            self.names(&Text { zh: "职责", en: "duty" }, &duty.name, duty.id);
        }
        let mut supervision = Vec::new();
        for entry in BUILTIN.supervision {
            if entry.classes.contains(class.class) {
                supervision.push(self.text(&entry.name));
            }
        }
        self.line(&Text { zh: "监督", en: "supervision" }, &self.lang.list(&supervision));
        self.item(class.class.id(), &class.name, class.cite);
        self.cite(class.responsibility_cite);
    }

    fn sector(&mut self, id: SectorId, sector: &Sector) {
        self.line(&Text { zh: "依据", en: "basis" }, sector.basis.name(self.lang));
        let (mut fields, mut whole) = (Vec::new(), Vec::new());
        for (word, kind) in names::of_sector(self.engine.lexicon(), id) {
            match kind {
                NameKind::Field => fields.push(word),
                NameKind::Whole => whole.push(word),
            }
        }
        self.line(&Text { zh: "名称和分管用语", en: "names and portfolio words" }, &join(&fields, "、"));
        if !whole.is_empty() {
            self.line(&Text { zh: "部门简称", en: "short names of departments" }, &join(&whole, "、"));
        }
        self.item(sector.id, &Text { zh: sector.zh, en: sector.en }, &[]);
    }

    fn situation(&mut self, situation: &Situation) {
        for element in situation.elements {
            self.names(&Text { zh: "要件", en: "element" }, &element.name, element.id);
        }
        for reading in situation.readings {
            let label = if reading.default {
                &Text { zh: "理解(默认)", en: "reading (default)" }
            } else {
                &Text { zh: "理解", en: "reading" }
            };
            let mut joined = String::new();
            formula(&reading.formula, &mut joined);
            self.line(label, &fill("{}: {}  {}", &[self.text(&reading.name), &joined, reading.id]));
        }
        if situation.by_authority {
            let decided = &Text {
                zh: "由有权机关认定,不从事实推出",
                en: "the competent authority; it never follows from facts alone",
            };
            self.says(&Text { zh: "认定", en: "decided by" }, decided);
        }
        self.item(situation.id, &situation.name, situation.cite);
    }

    fn rule(&mut self, rule: &Rule) {
        self.line(&Text { zh: "适用", en: "applicability" }, rule.effect.applicability.name(self.lang));
        if let Some(class) = rule.effect.class {
            self.says(&Text { zh: "类别", en: "class" }, &BUILTIN.class(class).name);
        }
        if let Some(open) = rule.open {
            self.line(&Text { zh: "取决于", en: "depends on" }, open.name(self.lang));
        }
        self.item(rule.id, &rule.text, rule.cite);
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.line(&Text { zh: "原文", en: "Chinese" }, paragraph.text.zh);
        if self.lang == Lang::En {
            self.line(&Text { zh: "译文", en: "English (unofficial)" }, paragraph.text.en);
        }
        let citing = cited_by(self.engine, paragraph.id);
        if !citing.is_empty() {
            self.line(&Text { zh: "被引用于", en: "cited by" }, &join(&citing, " "));
        }
        let name = if paragraph.question.zh.is_empty() { &BUILTIN.authority } else { &paragraph.question };
        self.item(paragraph.id, name, &[]);
    }

    fn reading(&mut self, reading: &Reading) {
        self.says(&Text { zh: "问题", en: "question" }, &reading.question);
        for side in reading.sides {
            self.says(&Text { zh: "一种理解", en: "one side" }, side);
        }
        self.says(&Text { zh: "zeren 的做法", en: "what zeren does" }, &reading.does);
        self.item(reading.id, &reading.name, reading.cite);
    }

    fn instrument(&mut self, instrument: &Instrument) {
        for known in instrument.known {
            let label = match (known.from_source, known.certain) {
                _ if !Origin::of_id(instrument.id).is_builtin() => &Text { zh: "本地规则", en: "local rulebook" },
                (true, _) => &Text { zh: "来源", en: "source" },
                (false, true) => &Text { zh: "项目所知", en: "known to this project" },
                (false, false) => &Text { zh: "项目所知,未定", en: "known to this project, open" },
            };
            let template = if known.date.is_empty() { "{}{}" } else { "{}  {}" };
            self.line(label, &fill(template, &[known.date, self.text(&known.text)]));
        }
        self.item(instrument.id, &instrument.name, instrument.cite);
    }

    fn supervision(&mut self, supervision: &Supervision) {
        self.says(&Text { zh: "内容", en: "what happens" }, &supervision.text);
        if let Some(by) = &supervision.by {
            self.says(&Text { zh: "由谁", en: "by whom" }, by);
        }
        self.item(supervision.id, &supervision.name, supervision.cite);
    }

    /// All items of the kind.
    fn all(&mut self) {
        match self.kind {
            Kind::Class => self.engine.rulebook().classes.iter().for_each(|entry| self.class(entry)),
            Kind::Duty => {
                for class in self.engine.rulebook().classes {
                    for duty in class.duties {
                        self.says(&Text { zh: "类别", en: "class" }, &class.name);
                        self.item(duty.id, &duty.name, duty.cite);
                    }
                }
            }
            Kind::Responsibility => {
                for entry in BUILTIN.responsibilities {
                    self.says(&Text { zh: "含义", en: "meaning" }, &entry.meaning);
                    self.item(entry.kind.id(), &entry.name, entry.cite);
                }
            }
            Kind::Supervision => BUILTIN.supervision.iter().for_each(|entry| self.supervision(entry)),
            Kind::Situation => BUILTIN.situations.iter().for_each(|entry| self.situation(entry)),
            Kind::Principle => BUILTIN.principles.iter().for_each(|entry| self.item(entry.id, &entry.name, entry.cite)),
            Kind::Aim => BUILTIN.aims.iter().for_each(|entry| self.item(entry.id, &entry.name, entry.cite)),
            Kind::Sector => {
                for (index, entry) in self.engine.rulebook().sectors.iter().enumerate() {
                    self.sector(SectorId::new(index), entry);
                }
            }
            Kind::Instrument => self.engine.rulebook().instruments.iter().for_each(|entry| self.instrument(entry)),
            Kind::Reading => BUILTIN.readings.iter().for_each(|entry| self.reading(entry)),
            Kind::Rule => BUILTIN.rules.iter().for_each(|entry| self.rule(entry)),
            Kind::Paragraph => self.engine.rulebook().paragraphs.iter().for_each(|entry| self.paragraph(entry)),
        }
    }
}

fn formula(of: &Formula, out: &mut String) {
    let (parts, by) = match of {
        Formula::Element(id) => return out.push_str(BUILTIN.element(*id).map_or("", |element| element.id)),
        Formula::All(parts) => (parts, " & "),
        Formula::Any(parts) => (parts, " | "),
    };
    let mut before = "";
    out.push('(');
    for part in *parts {
        out.push_str(before);
        formula(part, out);
        before = by;
    }
    out.push(')');
}

/// The items that cite a paragraph.
fn cited_by(engine: Engine, paragraph: &str) -> Vec<&'static str> {
    let mut out = Vec::new();
    let mut note = |id: &'static str, cite: &[Citation]| {
        if cite.iter().any(|cite| cite.paragraph == paragraph) && !out.contains(&id) {
            out.push(id);
        }
    };
    for class in engine.rulebook().classes {
        note(class.class.id(), class.cite);
        note(class.class.id(), class.responsibility_cite);
        class.duties.iter().for_each(|duty| note(duty.id, duty.cite));
    }
    BUILTIN.responsibilities.iter().for_each(|entry| note(entry.kind.id(), entry.cite));
    BUILTIN.supervision.iter().for_each(|entry| note(entry.id, entry.cite));
    BUILTIN.situations.iter().for_each(|entry| note(entry.id, entry.cite));
    BUILTIN.principles.iter().for_each(|entry| note(entry.id, entry.cite));
    BUILTIN.aims.iter().for_each(|entry| note(entry.id, entry.cite));
    engine.rulebook().instruments.iter().for_each(|entry| note(entry.id, entry.cite));
    BUILTIN.readings.iter().for_each(|entry| note(entry.id, entry.cite));
    out
}

/// The items that cite a paragraph, in the order of [`Kind::ALL`].
#[must_use]
pub fn citing(engine: &Engine, paragraph: &str, lang: Lang) -> Vec<Item> {
    all(engine, lang).into_iter().filter(|item| item.citations.iter().any(|quote| quote.id == paragraph)).collect()
}

/// All items of a kind, in the rulebook's order.
#[must_use]
pub fn list(engine: &Engine, kind: Kind, lang: Lang) -> Vec<Item> {
    let mut maker = Maker::new(*engine, lang, kind);
    maker.all();
    maker.items
}

/// Every item, in the order of [`Kind::ALL`].
#[must_use]
pub fn all(engine: &Engine, lang: Lang) -> Vec<Item> {
    let mut maker = Maker::new(*engine, lang, Kind::Class);
    for &kind in Kind::ALL {
        maker.kind = kind;
        maker.all();
    }
    maker.items
}

/// The items with this id: mostly one; a rule may be named without `rule/`, an element gives its situation.
#[must_use]
pub fn show(engine: &Engine, id: &str, lang: Lang) -> Vec<Item> {
    let same = |item: &Item| {
        item.id.eq_ignore_ascii_case(id)
            || item.id.strip_prefix("rule/").is_some_and(|rule| rule == id && item.kind == Kind::Rule)
    };
    let found: Vec<_> = all(engine, lang).into_iter().filter(same).collect();
    if !found.is_empty() {
        return found;
    }
    let holds = |situation: &&Situation| {
        situation.elements.iter().any(|element| element.id == id)
            || situation.readings.iter().any(|reading| reading.id == id)
    };
    let mut maker = Maker::new(*engine, lang, Kind::Situation);
    BUILTIN.situations.iter().filter(holds).for_each(|situation| maker.situation(situation));
    maker.items
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
    pub fn new(engine: &Engine, items: Vec<Item>) -> Self {
        Self { format: FORMAT, rulebook: engine.rulebook().version, items }
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
            let listing = Listing::new(&Engine::new(), all(&Engine::new(), lang));
            assert_eq!(listing.to_json(), serde_json::to_string(&listing).expect("plain data"));
        }
    }

    #[test]
    fn what_cites_a_paragraph_is_found() {
        let of_kind = |kind| citing(&Engine::new(), "Q6.2", Lang::Zh).iter().filter(|item| item.kind == kind).count();
        assert_eq!(of_kind(Kind::Situation), 5);
        assert_eq!(of_kind(Kind::Class), 0);
        assert!(citing(&Engine::new(), "Q9.9", Lang::Zh).is_empty());
    }
}
