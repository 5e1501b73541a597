//! Raw → checked: every quote stands where it says, every id is unique and resolves, counts are met,
//! both languages are there.

use super::raw::{self, Raw, RawCite, RawCount, RawFormula, RawItem, RawMatter, RawPower, RawText, Str};
use super::{Files, Problems, keep, keep_str};
use crate::model::{Basis, Citation, Level, Levels, Text};
use crate::rulebook::*;
use std::collections::BTreeMap;
use std::ops::Range;

/// Checks raw tables and turns them into a rulebook.
pub struct Checker<'a> {
    files: &'a Files,
    paragraphs: &'a [Paragraph],
    problems: &'a mut Problems,
    pub(super) path: &'static str,
    pub(super) ids: BTreeMap<String, &'static str>,
}

impl<'a> Checker<'a> {
    /// A checker that may cite these paragraphs.
    pub fn new(files: &'a Files, paragraphs: &'a [Paragraph], problems: &'a mut Problems) -> Self {
        Self { files, paragraphs, problems, path: "", ids: BTreeMap::new() }
    }

    pub(super) fn problem(&mut self, span: Range<usize>, what: String, help: &str) {
        self.problems.push(self.files.error(self.path, Some(span), what, help));
    }

    /// An id: lower case words joined by hyphens, unique in the whole rulebook.
    pub(super) fn id(&mut self, id: &str, span: Range<usize>) -> &'static str {
        let well_formed = !id.is_empty()
            && id.split('/').all(|part| {
                part.split('-')
                    .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
            });
        if !well_formed {
            self.problem(
                span.clone(),
                format!("id `{id}` is not well formed"),
                "use lower-case English words joined by hyphens",
            );
        }
        if let Some(other) = self.ids.insert(id.to_owned(), self.path) {
            self.problem(
                span,
                format!("id `{id}` stands twice (also in data/{other})"),
                "give each item an id of its own",
            );
        }
        keep_str(id)
    }

    fn str(&mut self, text: &Str) -> &'static str {
        if text.get_ref().trim().is_empty() {
            self.problem(
                text.span(),
                "the text is empty".to_owned(),
                "every text stands in both languages, `zh` and `en`",
            );
        }
        keep_str(text.get_ref())
    }

    pub(super) fn text(&mut self, zh: &Str, en: &Str) -> Text {
        let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        if !zh.get_ref().chars().any(is_han) {
            self.problem(zh.span(), "`zh` holds no Chinese".to_owned(), "write the Chinese text here");
        }
        if !en.get_ref().chars().any(|c| c.is_ascii_alphabetic()) {
            self.problem(en.span(), "`en` holds no English".to_owned(), "write the English text here");
        }
        Text { zh: self.str(zh), en: self.str(en) }
    }

    pub(super) fn raw_text(&mut self, text: &RawText) -> Text {
        self.text(&text.zh, &text.en)
    }

    fn cite(&mut self, cites: &[RawCite]) -> &'static [Citation] {
        let mut out = Vec::new();
        for cite in cites {
            let id = cite.p.get_ref();
            let Some(paragraph) = self.paragraphs.iter().find(|paragraph| paragraph.id == id) else {
                self.problem(
                    cite.p.span(),
                    format!("the source has no paragraph `{id}`"),
                    "cite a paragraph of data/source, such as `Q4.2`",
                );
                continue;
            };
            for (quote, whole, name) in [(&cite.zh, paragraph.text.zh, "zh"), (&cite.en, paragraph.text.en, "en")] {
                if quote.get_ref().is_empty() || !whole.contains(quote.get_ref().as_str()) {
                    let what = format!("the words of `{name}` do not stand in [{id}]: `{}`", quote.get_ref());
                    self.problem(
                        quote.span(),
                        what,
                        "copy the words exactly, punctuation included, from the cited paragraph in data/source",
                    );
                }
            }
            out.push(Citation {
                paragraph: paragraph.id,
                quote: Text { zh: self.str(&cite.zh), en: self.str(&cite.en) },
            });
        }
        keep(out)
    }

    pub(super) fn must_cite(&mut self, cites: &[RawCite], span: Range<usize>) -> &'static [Citation] {
        if cites.is_empty() {
            self.problem(
                span,
                "nothing is cited".to_owned(),
                "add `cite = [{ p = \"Q4.2\", zh = \"…\", en = \"…\" }]`",
            );
        }
        self.cite(cites)
    }

    fn count(&mut self, declared: &RawCount, found: usize, of: &str) {
        let span = declared.cite.span();
        self.must_cite(declared.cite.get_ref(), span.clone());
        if declared.count != found {
            let what = format!("the source states {} {of}, the file holds {found}", declared.count);
            self.problem(span, what, "list each one the source names, once");
        }
    }

    fn items(&mut self, items: &[RawItem]) -> &'static [Item] {
        let mut out = Vec::new();
        for item in items {
            let id = self.id(item.id.get_ref(), item.id.span());
            out.push(Item {
                id,
                name: self.text(&item.zh, &item.en),
                cite: self.must_cite(&item.cite, item.id.span()),
            });
        }
        keep(out)
    }

    fn power(&mut self, power: &RawPower) -> Power {
        let levels = power.levels.as_ref().map_or(Levels::COUNTY_UP, |levels| levels.iter().copied().collect());
        Power { text: self.text(&power.zh, &power.en), levels, cite: self.must_cite(&power.cite, power.zh.span()) }
    }

    fn words(&mut self, words: &[Str]) -> &'static [&'static str] {
        keep(words.iter().map(|word| self.str(word)).collect())
    }

    fn in_order<T: Copy + PartialEq>(&mut self, found: &[(T, Range<usize>)], all: &[T], what: &str) -> bool {
        if found.iter().map(|(value, _)| value).eq(all) {
            return true;
        }
        let at =
            found.iter().zip(all).find(|((value, _), expected)| value != *expected).map(|((_, span), _)| span.clone());
        let help = "each stands exactly once, in the order of the contract's table";
        self.problem(at.unwrap_or(0..0), format!("{what} are not complete and in order"), help);
        false
    }

    /// Turns raw tables into a rulebook; `None` where tables are too incomplete to index.
    pub fn rulebook(&mut self, raw: &Raw) -> Option<Rulebook> {
        self.path = raw::HEAD;
        let version = self.str(&raw.head.version);
        let name = self.text(&raw.head.zh, &raw.head.en);
        let authority = self.raw_text(&raw.head.authority);
        let disclaimer = self.raw_text(&raw.head.disclaimer);
        let responsibilities = self.responsibilities(&raw.responsibilities)?;
        let classes = self.classes(&raw.classes)?;
        let supervision = self.supervision(&raw.supervision);
        let situations = self.situations(&raw.situations);
        self.path = raw::Principles::PATH;
        let principles = self.items(&raw.principles.principle);
        self.path = raw::Aims::PATH;
        let aims = self.items(&raw.aims.aim);
        let instruments = self.instruments(&raw.instruments);
        let sectors = self.sectors(&raw.sectors);
        let departments = self.departments(&raw.departments);
        let readings = self.readings(&raw.readings);
        let notes = self.notes(&raw.notes);
        let questions = self.questions(&raw.questions)?;
        let chain = self.chain(&raw.chain);
        let relations = self.relations(&raw.relations);
        let rules = self.rules(&raw.rules, notes);
        Some(Rulebook {
            version,
            name,
            authority,
            disclaimer,
            paragraphs: keep(self.paragraphs.iter().map(|paragraph| Paragraph { ..*paragraph }).collect()),
            responsibilities,
            classes,
            supervision,
            situations,
            principles,
            aims,
            instruments,
            sectors,
            departments,
            readings,
            notes,
            questions,
            chain,
            relations,
            rules,
            decided_by: &[],
        })
    }

    fn responsibilities(&mut self, table: &raw::Responsibilities) -> Option<&'static [ResponsibilityEntry]> {
        self.path = raw::Responsibilities::PATH;
        let mut out = Vec::new();
        for entry in &table.responsibility {
            out.push(ResponsibilityEntry {
                kind: *entry.id.get_ref(),
                name: self.text(&entry.zh, &entry.en),
                meaning: self.raw_text(&entry.meaning),
                cite: self.must_cite(&entry.cite, entry.id.span()),
            });
        }
        let found: Vec<_> = table.responsibility.iter().map(|entry| (*entry.id.get_ref(), entry.id.span())).collect();
        self.in_order(&found, crate::model::Responsibility::ALL, "the kinds of responsibility").then(|| keep(out))
    }

    fn classes(&mut self, table: &raw::ClassTable) -> Option<&'static [ClassEntry]> {
        self.path = raw::ClassTable::PATH;
        self.count(&table.declared, table.class.len(), "classes");
        let mut out = Vec::new();
        for entry in &table.class {
            let class = *entry.id.get_ref();
            if let Some(declared) = &entry.declared_duties {
                self.count(declared, entry.duty.len(), &format!("duties of `{}`", class.id()));
            } else if entry.duty.len() != 1 {
                let what = format!("`{}` has {} duties and the source states no count", class.id(), entry.duty.len());
                self.problem(entry.id.span(), what, "state the source's count in `declared-duties`, or list one duty");
            }
            let mut duties = Vec::new();
            for duty in &entry.duty {
                let id = self.id(&format!("{}/{}", class.id(), duty.slug.get_ref()), duty.slug.span());
                duties.push(Duty {
                    id,
                    name: self.text(&duty.zh, &duty.en),
                    cite: self.must_cite(&duty.cite, duty.slug.span()),
                });
            }
            self.id(class.id(), entry.id.span());
            out.push(ClassEntry {
                class,
                name: self.text(&entry.zh, &entry.en),
                responsibility: entry.responsibility,
                cite: self.must_cite(&entry.cite, entry.id.span()),
                responsibility_cite: self.must_cite(&entry.responsibility_cite, entry.id.span()),
                assists: entry.assists.as_ref().map(|power| self.power(power)),
                unified_supervision: entry.unified_supervision.as_ref().map(|power| self.power(power)),
                duties: keep(duties),
            });
        }
        let found: Vec<_> = table.class.iter().map(|entry| (*entry.id.get_ref(), entry.id.span())).collect();
        self.in_order(&found, crate::model::Class::ALL, "the classes").then(|| keep(out))
    }

    fn supervision(&mut self, table: &raw::SupervisionTable) -> &'static [Supervision] {
        self.path = raw::SupervisionTable::PATH;
        let mut out = Vec::new();
        for entry in &table.supervision {
            out.push(Supervision {
                id: self.id(entry.id.get_ref(), entry.id.span()),
                name: self.text(&entry.zh, &entry.en),
                text: self.raw_text(&entry.text),
                by: entry.by.as_ref().map(|by| self.raw_text(by)),
                classes: entry.classes.iter().copied().collect(),
                cite: self.must_cite(&entry.cite, entry.id.span()),
            });
        }
        keep(out)
    }

    fn situations(&mut self, table: &raw::Situations) -> &'static [Situation] {
        self.path = raw::Situations::PATH;
        self.count(&table.declared, table.situation.len(), "situations");
        let mut out = Vec::new();
        let mut before = 0;
        for entry in &table.situation {
            let mut elements = Vec::new();
            for element in &entry.element {
                elements.push(Element {
                    id: self.id(element.id.get_ref(), element.id.span()),
                    name: self.text(&element.zh, &element.en),
                    question: self.raw_text(&element.question),
                    cite: self.must_cite(&element.cite, element.id.span()),
                });
            }
            let mut readings = Vec::new();
            for reading in &entry.reading {
                let formula = self.formula(&reading.formula, &elements, before, reading.id.span());
                readings.push(Structure {
                    id: self.id(reading.id.get_ref(), reading.id.span()),
                    name: self.text(&reading.zh, &reading.en),
                    default: reading.default,
                    formula,
                });
            }
            let defaults = entry.reading.iter().filter(|reading| reading.default).count();
            if entry.by_authority != entry.reading.is_empty() || (!entry.by_authority && defaults != 1) {
                let what = format!(
                    "`{}` has {} readings, {defaults} of them default",
                    entry.id.get_ref(),
                    entry.reading.len()
                );
                self.problem(
                    entry.id.span(),
                    what,
                    "give exactly one reading `default = true`, or set `by-authority = true` and list none",
                );
            }
            before += elements.len();
            if elements.len() > 12 || before > 64 {
                let what = format!("`{}` has {} elements, {before} so far in all", entry.id.get_ref(), elements.len());
                self.problem(entry.id.span(), what, "a situation has at most 12 elements, all together at most 64");
            }
            out.push(Situation {
                id: self.id(entry.id.get_ref(), entry.id.span()),
                name: self.text(&entry.zh, &entry.en),
                by_authority: entry.by_authority,
                elements: keep(elements),
                readings: keep(readings),
                cite: self.must_cite(&entry.cite, entry.id.span()),
            });
        }
        keep(out)
    }

    /// A formula over the elements of one situation; `before` elements stand in the situations before it.
    pub(super) fn formula(
        &mut self,
        raw: &RawFormula,
        elements: &[Element],
        before: usize,
        span: Range<usize>,
    ) -> Formula {
        let mut parts = |parts: &[RawFormula]| {
            if parts.is_empty() {
                self.problem(span.clone(), "`all` or `any` of nothing".to_owned(), "name the elements it joins");
            }
            keep(parts.iter().map(|part| self.formula(part, elements, before, span.clone())).collect())
        };
        match raw {
            RawFormula::Element(id) => {
                let place = elements.iter().position(|element| element.id == id);
                if place.is_none() {
                    self.problem(
                        span,
                        format!("the formula names `{id}`, which is no element of this situation"),
                        "name an element listed above it",
                    );
                }
                Formula::Element(ElementId::new(before + place.unwrap_or(0)))
            }
            RawFormula::All { all } => Formula::All(parts(all)),
            RawFormula::Any { any } => Formula::Any(parts(any)),
        }
    }

    fn instruments(&mut self, table: &raw::Instruments) -> &'static [Instrument] {
        self.path = raw::Instruments::PATH;
        let mut out = Vec::new();
        for entry in &table.instrument {
            let mut known = Vec::new();
            for fact in &entry.known {
                known.push(Known {
                    text: self.text(&fact.zh, &fact.en),
                    date: keep_str(fact.date.as_deref().unwrap_or("")),
                    certain: fact.certain,
                    from_source: fact.basis == raw::RawKnownBasis::Source,
                });
            }
            let id = self.id(entry.id.get_ref(), entry.id.span());
            out.push(Instrument {
                id,
                name: self.text(&entry.zh, &entry.en),
                cite: self.must_cite(&entry.cite, entry.id.span()),
                known: keep(known),
            });
        }
        keep(out)
    }

    fn sectors(&mut self, table: &raw::Sectors) -> &'static [Sector] {
        self.path = raw::Sectors::PATH;
        let mut out = Vec::new();
        for (place, entry) in table.sector.iter().enumerate() {
            let expected = if place == 0 { Basis::Source } else { Basis::DefaultList };
            if entry.basis != expected || (place == 0 && entry.id.get_ref() != "environment") {
                let help = "`environment` comes first with basis `source`; all others have basis `default-list`";
                self.problem(
                    entry.id.span(),
                    format!("`{}` has basis `{}`", entry.id.get_ref(), entry.basis.id()),
                    help,
                );
            }
            let text = self.text(&entry.zh, &entry.en);
            out.push(Sector {
                id: self.id(entry.id.get_ref(), entry.id.span()),
                zh: text.zh,
                en: text.en,
                basis: entry.basis,
                names: self.words(&entry.names),
                whole: self.words(&entry.whole),
                portfolio: self.words(&entry.portfolio),
            });
        }
        if out.len() > 64 {
            self.problem(
                0..0,
                format!("{} sectors; a rulebook holds at most 64", out.len()),
                "join sectors that one department holds",
            );
        }
        keep(out)
    }

    fn departments(&mut self, table: &raw::Departments) -> &'static [Department] {
        self.path = raw::Departments::PATH;
        let mut out = Vec::new();
        for entry in &table.department {
            let text = self.text(&entry.zh, &entry.en);
            out.push(Department {
                id: self.id(entry.id.get_ref(), entry.id.span()),
                zh: text.zh,
                en: text.en,
                names: self.words(&entry.names),
                whole: self.words(&entry.whole),
                portfolio: self.words(&entry.portfolio),
            });
        }
        keep(out)
    }

    fn readings(&mut self, table: &raw::Readings) -> &'static [Reading] {
        self.path = raw::Readings::PATH;
        let mut seen = BTreeMap::new();
        let mut out = Vec::new();
        for entry in &table.reading {
            if seen.insert(entry.id.get_ref().clone(), ()).is_some() {
                self.problem(
                    entry.id.span(),
                    format!("reading `{}` stands twice", entry.id.get_ref()),
                    "give each reading an id of its own",
                );
            }
            out.push(Reading {
                id: keep_str(entry.id.get_ref()),
                name: self.text(&entry.zh, &entry.en),
                question: self.raw_text(&entry.question),
                sides: keep(entry.sides.iter().map(|side| self.raw_text(side)).collect()),
                does: self.raw_text(&entry.does),
                cite: self.must_cite(&entry.cite, entry.id.span()),
            });
        }
        keep(out)
    }

    fn notes(&mut self, table: &raw::Notes) -> &'static [Note] {
        self.path = raw::Notes::PATH;
        let mut out: Vec<Note> = Vec::new();
        for entry in &table.note {
            if out.iter().any(|note| note.code == entry.code.get_ref()) {
                self.problem(
                    entry.code.span(),
                    format!("note `{}` stands twice", entry.code.get_ref()),
                    "give each note a code of its own",
                );
            }
            out.push(Note {
                code: keep_str(entry.code.get_ref()),
                text: self.text(&entry.zh, &entry.en),
                cite: self.cite(&entry.cite),
            });
        }
        keep(out)
    }

    fn questions(&mut self, table: &raw::Questions) -> Option<&'static [Question]> {
        self.path = raw::Questions::PATH;
        let mut out = Vec::new();
        for entry in &table.question {
            let options = entry.options.iter().map(|choice| Choice {
                value: keep_str(choice.value.get_ref()),
                text: self.text(&choice.zh, &choice.en),
            });
            let options = keep(options.collect());
            for (choice, raw) in options.iter().zip(&entry.options) {
                let known = match entry.about.get_ref() {
                    Open::Level => Level::from_id(choice.value).is_some(),
                    Open::Portfolio | Open::Department => crate::model::Matter::from_id(choice.value).is_some(),
                    Open::Importance | Open::Membership | Open::DeputyHead => matches!(choice.value, "yes" | "no"),
                };
                if !known {
                    let what = format!("`{}` is no answer to `{}`", choice.value, entry.about.get_ref().id());
                    self.problem(raw.value.span(), what, "use a level id, a matter id, or `yes` and `no`");
                }
            }
            out.push(Question { about: *entry.about.get_ref(), text: self.text(&entry.zh, &entry.en), options });
        }
        let found: Vec<_> = table.question.iter().map(|entry| (*entry.about.get_ref(), entry.about.span())).collect();
        self.in_order(&found, Open::ALL, "the questions").then(|| keep(out))
    }

    fn chain(&mut self, table: &raw::Chain) -> &'static [Link] {
        self.path = raw::Chain::PATH;
        let mut out = Vec::new();
        for entry in &table.link {
            out.push(Link {
                class: *entry.class.get_ref(),
                levels: entry.level.iter().copied().collect(),
                matters: entry.matter.iter().copied().collect(),
                possible: entry.possible.iter().copied().collect(),
                reason: self.text(&entry.zh, &entry.en),
                cite: self.must_cite(&entry.cite, entry.class.span()),
            });
        }
        keep(out)
    }

    fn relations(&mut self, table: &raw::Relations) -> &'static [Relation] {
        self.path = raw::Relations::PATH;
        let mut out = Vec::new();
        for entry in &table.relation {
            let from = *entry.from.get_ref();
            if entry.to.is_empty() || entry.to.contains(&from) {
                let what = format!("`{}` acts upon nobody or upon itself", from.id());
                self.problem(entry.from.span(), what, "name the other classes it acts upon in `to`");
            }
            out.push(Relation {
                from,
                to: entry.to.iter().copied().collect(),
                levels: entry.level.iter().copied().collect(),
                name: self.text(&entry.zh, &entry.en),
                cite: self.must_cite(&entry.cite, entry.from.span()),
            });
        }
        keep(out)
    }

    fn rules(&mut self, table: &raw::Rules, notes: &[Note]) -> &'static [Rule] {
        self.path = raw::Rules::PATH;
        let mut out = Vec::new();
        for entry in &table.rule {
            for note in &entry.notes {
                if !notes.iter().any(|known| known.code == note.get_ref()) {
                    self.problem(
                        note.span(),
                        format!("there is no note `{}`", note.get_ref()),
                        "add it to data/rulebook/notes.toml",
                    );
                }
            }
            let matters = entry.matter.as_ref().map_or(crate::model::Matters::all(), |matters| {
                matters
                    .iter()
                    .filter_map(|matter| match matter {
                        RawMatter::Stated(matter) => Some(*matter),
                        RawMatter::Other(_) => None,
                    })
                    .collect()
            });
            let unstated = entry.matter.as_ref().is_none_or(|matters| {
                matters.iter().any(|matter| matches!(matter, RawMatter::Other(raw::RawUnstated::Unstated)))
            });
            let effect = Effect { applicability: entry.applicability, class: entry.class };
            let asks_yes_no = matches!(entry.open, Some(Open::Importance | Open::Membership | Open::DeputyHead));
            if asks_yes_no != entry.otherwise.is_some() {
                let help = "a rule that hangs on a yes-or-no fact says `otherwise = { applicability = … }`, and only such a rule";
                self.problem(
                    entry.id.span(),
                    format!("rule `{}`: `open` and `otherwise` do not fit", entry.id.get_ref()),
                    help,
                );
            }
            let otherwise = entry
                .otherwise
                .as_ref()
                .map_or(effect, |other| Effect { applicability: other.applicability, class: other.class });
            out.push(Rule {
                id: self.id(&format!("rule/{}", entry.id.get_ref()), entry.id.span()),
                text: self.text(&entry.zh, &entry.en),
                condition: Condition {
                    levels: entry.level.iter().copied().collect(),
                    organs: entry.organ.iter().fold(0, |bits, organ| bits | 1 << *organ as u16),
                    positions: entry.position.iter().copied().collect(),
                    matters,
                    unstated,
                },
                open: entry.open,
                effect,
                otherwise,
                notes: keep(entry.notes.iter().map(|note| keep_str(note.get_ref())).collect()),
                cite: self.must_cite(&entry.cite, entry.id.span()),
            });
        }
        keep(out)
    }
}
