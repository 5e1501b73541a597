//! What a person answers for, as far as a list shows it.

use zeren_core::Engine;
use zeren_core::answer::Answer;
use zeren_core::model::{Applicability, Basis, Class, Classes, Responsibility};
use zeren_core::rulebook::{Duty, Open};

/// A kind of responsibility.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponsibilityLine {
    /// Which kind.
    pub kind: Responsibility,
    /// The class that bears it.
    pub class: Class,
    /// What it rests on.
    pub basis: Basis,
    /// The paragraphs.
    pub paragraphs: Vec<&'static str>,
}

/// A duty.
#[derive(Clone, Copy, Debug)]
pub struct DutyLine {
    /// The duty.
    pub duty: &'static Duty,
    /// The class whose duty it is.
    pub class: Class,
    /// What it rests on.
    pub basis: Basis,
}

impl DutyLine {
    /// The paragraphs it rests on, each once.
    pub fn paragraphs(&self) -> impl Iterator<Item = &'static str> {
        let cite = self.duty.cite;
        cite.iter()
            .enumerate()
            .filter(|(index, one)| !cite[..*index].iter().any(|before| before.paragraph == one.paragraph))
            .map(|(_, one)| one.paragraph)
    }
}

/// What a person answers for.
#[derive(Clone, Debug)]
pub struct Digest {
    /// Whether the Provisions reach the person.
    pub applicability: Applicability,
    /// The classes that are certain.
    pub classes: Classes,
    /// The classes an open question may add.
    pub possible: Classes,
    /// The kinds of responsibility.
    pub responsibilities: Vec<ResponsibilityLine>,
    /// The duties.
    pub duties: Vec<DutyLine>,
    /// Codes of notes.
    pub notes: Vec<&'static str>,
    /// What is open.
    pub questions: Vec<Open>,
    /// All of it as members of a JSON object.
    pub json: Vec<u8>,
    /// The same for one who has the classes with their responsibilities and duties already: those by their ids.
    pub line: Vec<u8>,
}

fn list(out: &mut Vec<u8>, name: &str, values: impl Iterator<Item = &'static str>) {
    out.extend_from_slice(b"\"");
    out.extend_from_slice(name.as_bytes());
    out.extend_from_slice(b"\":[");
    for (index, value) in values.enumerate() {
        if index > 0 {
            out.push(b',');
        }
        out.push(b'"');
        out.extend_from_slice(value.as_bytes());
        out.push(b'"');
    }
    out.push(b']');
}

/// A member that holds lists by name, those that are not empty; nothing where all are.
fn lists(out: &mut Vec<u8>, name: &str, values: impl Iterator<Item = (&'static str, Vec<&'static str>)>) {
    let mut any = false;
    for (key, values) in values.filter(|(_, values)| !values.is_empty()) {
        match any {
            false => out.extend_from_slice(format!(",\"{name}\":{{").as_bytes()),
            true => out.push(b','),
        }
        any = true;
        list(out, key, values.into_iter());
    }
    if any {
        out.push(b'}');
    }
}

impl Digest {
    /// What an answer comes to.
    #[must_use]
    pub fn of(engine: &Engine, answer: &Answer<'_>) -> Self {
        let duty =
            |id: &str| engine.rulebook().classes.iter().flat_map(|class| class.duties).find(|duty| duty.id == id);
        let mut digest = Self {
            applicability: answer.applicability,
            classes: answer.classes.iter().copied().collect(),
            possible: answer.possible_classes.iter().copied().collect(),
            responsibilities: answer
                .responsibilities
                .iter()
                .map(|one| {
                    let mut paragraphs: Vec<&'static str> = Vec::new();
                    for cite in &one.cite {
                        if !paragraphs.contains(&cite.paragraph) {
                            paragraphs.push(cite.paragraph);
                        }
                    }
                    ResponsibilityLine { kind: one.kind, class: one.class, basis: one.basis, paragraphs }
                })
                .collect(),
            duties: answer
                .duties
                .iter()
                .filter_map(|one| Some(DutyLine { duty: duty(one.id)?, class: one.class, basis: one.basis }))
                .collect(),
            notes: answer.notes.iter().map(|note| note.code).collect(),
            questions: answer.questions.iter().map(|question| question.about).collect(),
            json: Vec::new(),
            line: Vec::new(),
        };
        digest.notes.dedup();
        digest.json = digest.to_json();
        digest.line = digest.to_line(engine);
        digest
    }

    fn to_json(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(512);
        out.extend_from_slice(b"\"applicability\":\"");
        out.extend_from_slice(self.applicability.id().as_bytes());
        out.extend_from_slice(b"\",");
        list(&mut out, "classes", self.classes.iter().map(|class| class.id()));
        out.push(b',');
        list(&mut out, "possible_classes", self.possible.iter().map(|class| class.id()));
        out.extend_from_slice(b",\"responsibilities\":[");
        for (index, one) in self.responsibilities.iter().enumerate() {
            out.extend_from_slice(if index > 0 { b",{" } else { b"{" });
            for (name, value) in [("kind", one.kind.id()), ("class", one.class.id()), ("basis", one.basis.id())] {
                out.extend_from_slice(format!("\"{name}\":\"{value}\",").as_bytes());
            }
            list(&mut out, "citations", one.paragraphs.iter().copied());
            out.push(b'}');
        }
        out.extend_from_slice(b"],\"duties\":[");
        for (index, one) in self.duties.iter().enumerate() {
            out.extend_from_slice(if index > 0 { b",{" } else { b"{" });
            out.extend_from_slice(format!("\"id\":\"{}\",\"basis\":\"{}\",", one.duty.id, one.basis.id()).as_bytes());
            list(&mut out, "citations", one.paragraphs());
            out.push(b'}');
        }
        out.push(b']');
        self.remarks(&mut out);
        out
    }

    fn to_line(&self, engine: &Engine) -> Vec<u8> {
        let mut out = Vec::with_capacity(256);
        out.extend_from_slice(b"\"applicability\":\"");
        out.extend_from_slice(self.applicability.id().as_bytes());
        out.extend_from_slice(b"\",");
        list(&mut out, "classes", self.classes.iter().map(|class| class.id()));
        if !self.possible.is_empty() {
            out.push(b',');
            list(&mut out, "possible_classes", self.possible.iter().map(|class| class.id()));
        }
        let by_basis = Basis::ALL.iter().map(|basis| {
            let of = move |one: &&DutyLine| one.basis == *basis;
            (basis.id(), self.duties.iter().filter(of).map(|one| one.duty.id).collect())
        });
        lists(&mut out, "duties", by_basis);
        let besides = self.responsibilities.iter().map(|one| {
            let known = engine.rulebook().class(one.class).responsibility_cite;
            let is_new = |paragraph: &&&str| !known.iter().any(|cite| cite.paragraph == **paragraph);
            (one.class.id(), one.paragraphs.iter().filter(is_new).copied().collect())
        });
        lists(&mut out, "citations", besides);
        self.remarks(&mut out);
        out
    }

    fn remarks(&self, out: &mut Vec<u8>) {
        for (name, values) in
            [("notes", self.notes.clone()), ("questions", self.questions.iter().map(|about| about.id()).collect())]
        {
            if !values.is_empty() {
                out.push(b',');
                list(out, name, values.into_iter());
            }
        }
    }
}
