//! Matter → who answers for it, as an ordered chain.
//!
//! ```
//! use zeren_core::Engine;
//! use zeren_core::model::{Class, Lang, Level};
//! use zeren_core::rulebook::SectorId;
//! use zeren_core::who::{Subject, who};
//! let chain = who(&Engine::new(), Some(Level::County), &Subject::Sector(SectorId::ENVIRONMENT), Lang::En).chain;
//! assert_eq!(chain[0].class, Class::PartyPrincipal);
//! assert!(chain.iter().all(|link| !link.citations.is_empty()));
//! ```

use crate::Engine;
use crate::answer::{CitationAnswer, FORMAT, NoteAnswer};
use crate::builtin::BUILTIN;
use crate::decide::Tri;
use crate::json::write::{self, Writer};
use crate::local::{Origin, SaidOfSector};
use crate::model::{Applicability, Basis, Class, Lang, Level, Matter, Responsibility, Text, fill};
use crate::rulebook::{Duty, SectorId};
use serde::Serialize;
use std::borrow::Cow;

/// The matter asked about.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A sector of the list; the environment itself by default.
    Sector(SectorId),
    /// A field on no list, by its name.
    Unlisted(&'static str),
    /// Duties.
    Duties(Vec<&'static Duty>),
}

/// Who answers for a matter.
#[derive(Clone, Debug, Serialize)]
pub struct Who {
    /// The contract's number.
    pub format: u32,
    /// The rules' version.
    pub rulebook: &'static str,
    /// The level asked about; none for 县级以上 at large.
    pub level: Option<Level>,
    /// The sector, by its id; none for a duty or a field on no list.
    pub sector: Option<&'static str>,
    /// The name of the matter.
    pub matter: String,
    /// The duties asked about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<&'static str>,
    /// Whether the Provisions apply or are followed by reference.
    pub applicability: Applicability,
    /// Those who answer, in the order of the responsibility.
    pub chain: Vec<WhoLink>,
    /// What else is to be known.
    pub notes: Vec<NoteAnswer<'static>>,
    /// The words it rests on.
    pub citations: Vec<CitationAnswer>,
}

/// One who answers.
#[derive(Clone, Debug, Serialize)]
pub struct WhoLink {
    /// The place in the order, from 1.
    pub order: usize,
    /// The class.
    pub class: Class,
    /// The name of the class.
    pub name: &'static str,
    /// The kind of responsibility.
    pub responsibility: Responsibility,
    /// Whether it is certain, or hangs on whether the department bears important duties.
    pub certain: bool,
    /// Why.
    pub reason: String,
    /// What it rests on.
    pub basis: Basis,
    /// The local rulebook by which it is one of them, if one is.
    #[serde(skip_serializing_if = "Origin::is_builtin")]
    pub layer: Origin,
    /// The paragraphs.
    pub citations: Vec<&'static str>,
}

struct Builder {
    engine: Engine,
    lang: Lang,
    chain: Vec<WhoLink>,
    citations: Vec<CitationAnswer>,
}

impl Builder {
    fn cite(&mut self, cite: &'static [crate::model::Citation], supports: &'static str) -> Vec<&'static str> {
        let mut ids = Vec::new();
        for citation in cite {
            if !ids.contains(&citation.paragraph) {
                ids.push(citation.paragraph);
            }
            let quote = citation.quote.zh;
            match self.citations.iter_mut().find(|known| known.id == citation.paragraph && known.quote == quote) {
                Some(known) if known.supports.contains(&supports) => {}
                Some(known) => known.supports.push(supports),
                None => {
                    let translation = if self.lang == Lang::En { citation.quote.en } else { "" };
                    self.citations.push(CitationAnswer {
                        id: citation.paragraph,
                        quote,
                        translation,
                        supports: vec![supports],
                    });
                }
            }
        }
        ids
    }

    /// Says by which local rulebook the last link holds.
    fn local(&mut self, class: Class, cite: &'static [crate::model::Citation], layer: Origin) {
        let ids = self.cite(cite, class.id());
        if let Some(last) = self.chain.last_mut() {
            last.layer = layer;
            last.citations.extend(ids);
        }
    }

    fn push(
        &mut self,
        class: Class,
        certain: bool,
        reason: String,
        basis: Basis,
        cite: &'static [crate::model::Citation],
    ) {
        let entry = BUILTIN.class(class);
        let citations = self.cite(cite, class.id());
        let order = self.chain.len() + 1;
        self.chain.push(WhoLink {
            order,
            class,
            name: entry.name.in_lang(self.lang),
            responsibility: entry.responsibility,
            certain,
            reason,
            basis,
            layer: Origin::BUILTIN,
            citations,
        });
    }
}

/// The duties that an id or some words name: by id, by whole name, else all whose name holds every word.
#[must_use]
pub fn find_duties(engine: &Engine, words: &str) -> Vec<&'static Duty> {
    let all = || engine.rulebook().classes.iter().flat_map(|class| class.duties);
    let exact: Vec<_> = all()
        .filter(|duty| duty.id == words || duty.name.zh == words || duty.name.en.eq_ignore_ascii_case(words))
        .collect();
    if !exact.is_empty() {
        return exact;
    }
    let words: Vec<String> = words.split_whitespace().map(str::to_ascii_lowercase).collect();
    let holds = |duty: &&Duty| {
        words.iter().all(|word| {
            duty.name.zh.contains(word.as_str()) || duty.name.en.to_ascii_lowercase().contains(word.as_str())
        })
    };
    if words.is_empty() { Vec::new() } else { all().filter(holds).collect() }
}

/// Who answers for a matter at a level.
#[must_use]
pub fn who(engine: &Engine, level: Option<Level>, subject: &Subject, lang: Lang) -> Who {
    let mut builder = Builder { engine: *engine, lang, chain: Vec::new(), citations: Vec::new() };
    let by_reference = matches!(level, Some(Level::Township | Level::Zone));
    let said = match subject {
        Subject::Sector(sector) => engine.local().says_of(Some(*sector), level),
        Subject::Unlisted(_) => engine.local().says_of(None, level),
        Subject::Duties(_) => SaidOfSector::NOTHING,
    };
    let (matter, matter_name, sector, basis) = match subject {
        Subject::Sector(sector) => {
            let entry = &engine.rulebook().sectors[sector.index()];
            let known = BUILTIN.sectors.get(sector.index());
            let matter = match said.bears {
                _ if *sector == SectorId::ENVIRONMENT => Matter::Environment,
                Tri::No => Matter::Unlisted,
                Tri::Unknown if known.is_none() => Matter::Unlisted,
                Tri::Yes | Tri::Unknown => Matter::Listed,
            };
            let basis =
                if said.layer.is_builtin() { known.map_or(Basis::Source, |known| known.basis) } else { Basis::Local };
            (matter, entry.name(lang).to_owned(), Some(entry.id), basis)
        }
        Subject::Unlisted(name) => (Matter::Unlisted, (*name).to_owned(), None, Basis::Source),
        Subject::Duties(duties) => {
            let names: Vec<_> = duties.iter().map(|duty| duty.name.in_lang(lang)).collect();
            (Matter::Environment, lang.list(&names), None, Basis::Source)
        }
    };
    if matches!(level, Some(Level::Central | Level::Village)) {
        let code = if level == Some(Level::Central) { "not-local" } else { "not-listed-organ" };
        return finish(builder, level, sector, matter_name, subject, Applicability::Outside, &[code]);
    }
    let at_level = |levels: crate::model::Levels| level.is_none_or(|level| levels.contains(level));
    for link in BUILTIN.chain {
        let certain = link.matters.contains(matter);
        if !at_level(link.levels)
            || !(certain || (said.bears != Tri::No && link.possible.contains(matter)))
            || builder.chain.iter().any(|known| known.class == link.class)
        {
            continue;
        }
        if let Subject::Duties(duties) = subject {
            duty_link(&mut builder, link, duties);
            continue;
        }
        let listed = matches!(link.class, Class::GovernmentSectorDeputy | Class::SectorDepartmentHead);
        let basis = if listed { basis } else { Basis::Source };
        let (cite, layer) = if listed { (said.cite, said.layer) } else { (&[][..], Origin::BUILTIN) };
        builder.push(link.class, certain, fill(link.reason.in_lang(lang), &[&matter_name]), basis, link.cite);
        builder.local(link.class, cite, layer);
    }
    let mut notes = Vec::new();
    if by_reference {
        notes.push("by-reference");
    }
    if !by_reference && level.is_none() && matter != Matter::Unlisted {
        notes.push("unified-supervision");
    }
    match matter {
        _ if !said.layer.is_builtin() => {}
        Matter::Listed => notes.push("default-list"),
        Matter::Unlisted => notes.push("unlisted-department"),
        Matter::Environment => {}
    }
    if by_reference && matter != Matter::Environment {
        notes.push("below-county-department");
    }
    let applicability = if by_reference { Applicability::ByReference } else { Applicability::Applies };
    let mut out = finish(builder, level, sector, matter_name, subject, applicability, &notes);
    if !said.layer.is_builtin() {
        let text = Cow::Borrowed(said.text.in_lang(lang));
        out.notes.insert(0, NoteAnswer { code: "local-list", text, about: None, layer: said.layer, cite: said.cite });
    }
    out
}

/// A link as far as duties go: those that carry one, and above them the principals.
fn duty_link(builder: &mut Builder, link: &'static crate::rulebook::Link, duties: &[&'static Duty]) {
    let entry = builder.engine.rulebook().class(link.class);
    let carried: Vec<_> = duties.iter().filter(|duty| entry.duties.iter().any(|own| own.id == duty.id)).collect();
    if let [first, ..] = carried.as_slice() {
        let names: Vec<_> = carried.iter().map(|duty| duty.name.in_lang(builder.lang)).collect();
        let reason = Text { zh: "承担的职责:{}", en: "bears the duty: {}" };
        let reason = fill(reason.in_lang(builder.lang), &[&builder.lang.list(&names)]);
        let layer = carried.iter().map(|duty| Origin::of_id(duty.id)).find(|layer| !layer.is_builtin());
        let basis = if layer.is_some() {
            Basis::Local
        } else if matches!(link.class, Class::GovernmentSectorDeputy | Class::SectorDepartmentHead) {
            Basis::DefaultList
        } else {
            Basis::Source
        };
        builder.push(link.class, true, reason, basis, first.cite);
        builder.local(link.class, &[], layer.unwrap_or_default());
        for duty in &carried[1..] {
            builder.cite(duty.cite, link.class.id());
        }
    } else if entry.responsibility == Responsibility::Overall {
        builder.push(link.class, true, link.reason.in_lang(builder.lang).to_owned(), Basis::Source, link.cite);
    }
}

fn finish(
    mut builder: Builder,
    level: Option<Level>,
    sector: Option<&'static str>,
    matter: String,
    subject: &Subject,
    applicability: Applicability,
    notes: &[&'static str],
) -> Who {
    let notes = notes
        .iter()
        .filter_map(|code| BUILTIN.note(code))
        .map(|note| {
            builder.cite(note.cite, note.code);
            NoteAnswer {
                code: note.code,
                text: Cow::Borrowed(note.text.in_lang(builder.lang)),
                about: None,
                layer: Origin::BUILTIN,
                cite: note.cite,
            }
        })
        .collect();
    let duties =
        if let Subject::Duties(duties) = subject { duties.iter().map(|duty| duty.id).collect() } else { Vec::new() };
    Who {
        format: FORMAT,
        rulebook: builder.engine.rulebook().version,
        level,
        sector,
        matter,
        duties,
        applicability,
        chain: builder.chain,
        notes,
        citations: builder.citations,
    }
}

impl Who {
    /// As one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        write::text(|json| {
            json.raw("{\"format\":");
            json.number(self.format.into());
            json.raw(",\"rulebook\":");
            json.plain(self.rulebook);
            json.raw(",\"level\":");
            json.plain_or_null(self.level.map(|level| level.id()));
            json.raw(",\"sector\":");
            json.plain_or_null(self.sector);
            json.raw(",\"matter\":");
            json.string(&self.matter);
            if !self.duties.is_empty() {
                json.raw(",\"duties\":");
                json.ids(&self.duties);
            }
            json.raw(",\"applicability\":");
            json.plain(self.applicability.id());
            json.raw(",\"chain\":");
            json.list(&self.chain, Writer::link);
            json.raw(",\"notes\":");
            json.list(&self.notes, Writer::note);
            json.raw(",\"citations\":");
            json.list(&self.citations, Writer::citation);
            json.byte(b'}');
        })
    }
}

impl Writer<'_> {
    fn link(&mut self, link: &WhoLink) {
        self.raw("{\"order\":");
        self.number(link.order as u64);
        self.raw(",\"class\":");
        self.plain(link.class.id());
        self.raw(",\"name\":");
        self.string(link.name);
        self.raw(",\"responsibility\":");
        self.plain(link.responsibility.id());
        self.raw(",\"certain\":");
        self.truth(link.certain);
        self.raw(",\"reason\":");
        self.string(&link.reason);
        self.raw(",\"basis\":");
        self.plain(link.basis.id());
        self.origin(link.layer);
        self.raw(",\"citations\":");
        self.ids(&link.citations);
        self.byte(b'}');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_writer_and_the_derived_shape_are_the_same() {
        let subjects = [
            Subject::Sector(SectorId::ENVIRONMENT),
            Subject::Sector(SectorId::new(1)),
            Subject::Unlisted("\"民政\""),
            Subject::Duties(find_duties(&Engine::new(), "规划")),
        ];
        for subject in &subjects {
            for level in [None, Some(Level::County), Some(Level::Township), Some(Level::Central)] {
                for &lang in Lang::ALL {
                    let who = who(&Engine::new(), level, subject, lang);
                    assert_eq!(who.to_json(), serde_json::to_string(&who).expect("plain data"));
                }
            }
        }
    }
}
