//! Checked data → Rust source of constants, so that nothing is parsed at run time.

use crate::model::{
    Applicability, Basis, Citation, Class, Date, Level, Matter, Organ, Position, Responsibility, Set, Text,
};
use crate::rulebook::*;
use std::fmt::Write;

/// Rust source in the making: the expressions, and the texts they name.
#[derive(Default)]
pub struct Source {
    code: String,
    texts: Vec<&'static str>,
}

impl Source {
    fn push_str(&mut self, code: &str) {
        self.code.push_str(code);
    }

    fn push(&mut self, code: char) {
        self.code.push(code);
    }

    /// The constant that stands for a text.
    fn text(&mut self, text: &'static str) -> usize {
        self.texts.iter().position(|known| *known == text).unwrap_or_else(|| {
            self.texts.push(text);
            self.texts.len() - 1
        })
    }

    /// The expression, its texts before it: one text of all of them, those within others left out, as most quotes are
    /// within their paragraphs, and each a part of it. Like stands beside like (Chinese, ids, English): so they
    /// compress better.
    fn block(&self) -> String {
        let within = |text: &str| self.texts.iter().any(|other| other.len() > text.len() && other.contains(text));
        let mut whole: Vec<&str> = self.texts.iter().copied().filter(|text| !within(text)).collect();
        let is_han = |c| ('\u{4e00}'..='\u{9fff}').contains(&c);
        whole.sort_by_key(|text| (!text.contains(is_han), text.contains(' ')));
        let all = whole.concat();
        let mut out = format!(
            "{{\nstatic TEXTS: &str = {all:?};\n\
             const fn part(from: usize, to: usize) -> &'static str {{ TEXTS.split_at(to).0.split_at(from).1 }}\n"
        );
        for (index, text) in self.texts.iter().enumerate() {
            let from = all.find(text).expect("every text is within all texts");
            writeln!(out, "const T{index}: &str = part({from}, {});", from + text.len()).expect("writing to a string");
        }
        out + &self.code + "\n}"
    }
}

impl Write for Source {
    fn write_str(&mut self, code: &str) -> std::fmt::Result {
        self.code.write_str(code)
    }
}

/// A value that can be written as a Rust expression.
pub trait Emit {
    /// Appends the expression.
    fn emit(&self, out: &mut Source);
}

macro_rules! emit_structs {
    ($($name:ident { $($field:ident),+ $(,)? })+) => {
        $(impl Emit for $name {
            fn emit(&self, out: &mut Source) {
                out.push_str(concat!(stringify!($name), " {"));
                $(out.push_str(concat!(stringify!($field), ": ")); self.$field.emit(out); out.push_str(", ");)+
                out.push('}');
            }
        })+
    };
}

macro_rules! emit_vocabularies {
    ($($name:ident)+) => {
        $(impl Emit for $name {
            fn emit(&self, out: &mut Source) {
                out.push_str(concat!(stringify!($name), "::"));
                out.push_str(self.variant());
            }
        })+
    };
}

emit_vocabularies! { Applicability Basis Class Level Matter Organ Position Responsibility Open Event NodeKind }

emit_structs! {
    Rulebook { version, name, authority, disclaimer, paragraphs, responsibilities, classes, supervision, situations, principles, aims, instruments, sectors, departments, readings, notes, questions, chain, relations, rules, decided_by }
    Paragraph { id, question, text }
    Text { zh, en }
    Citation { paragraph, quote }
    ResponsibilityEntry { kind, name, meaning, cite }
    ClassEntry { class, name, responsibility, cite, responsibility_cite, assists, unified_supervision, duties }
    Power { text, levels, cite }
    Duty { id, name, cite }
    Supervision { id, name, text, by, classes, cite }
    Situation { id, name, by_authority, elements, readings, cite }
    Element { id, name, question, cite }
    Structure { id, name, default, formula }
    Item { id, name, cite }
    Instrument { id, name, cite, known }
    Known { text, date, certain, from_source }
    Reading { id, name, question, sides, does, cite }
    Note { code, text, cite }
    Question { about, text, options }
    Choice { value, text }
    Link { class, levels, matters, possible, reason, cite }
    Relation { from, to, levels, name, cite }
    Rule { id, text, condition, open, effect, otherwise, notes, cite }
    Condition { levels, organs, positions, matters, unstated }
    Effect { applicability, class }
    Accountability { checklist, provisions, rules, versions, presupposed, touches, stages, links }
    Checklist { is, is_not, decides, cite }
    Provisions { period, before, open, after, cite }
    Moment { earliest, latest, event, from_source }
    Period { from, until }
    RulePeriod { rule, period }
    Version { id, instrument, name, period, structure }
    Part { count, name }
    Presupposed { element, formula }
    Touch { situation, responsibilities, duties, from_source, reason, cite }
    Stage { id, name, kinds, cite }
    LoopLink { from, to, name, certain, from_source, period, cite }
}

impl Emit for Date {
    fn emit(&self, out: &mut Source) {
        let (year, month, day) = self.parts();
        write!(out, "Date::from_parts({year}, {month}, {day})").expect("writing to a string");
    }
}

impl Emit for ElementId {
    fn emit(&self, out: &mut Source) {
        write!(out, "ElementId::new({})", self.index()).expect("writing to a string");
    }
}

/// The words of a sector go into the lexicon alone (`WORDS`): twice they would be a fifth of the program.
impl Emit for Sector {
    fn emit(&self, out: &mut Source) {
        out.push_str("Sector {id: ");
        self.id.emit(out);
        out.push_str(", zh: ");
        self.zh.emit(out);
        out.push_str(", en: ");
        self.en.emit(out);
        out.push_str(", basis: ");
        self.basis.emit(out);
        out.push_str(", names: &[], whole: &[], portfolio: &[]}");
    }
}

/// As for a sector.
impl Emit for Department {
    fn emit(&self, out: &mut Source) {
        out.push_str("Department {id: ");
        self.id.emit(out);
        out.push_str(", zh: ");
        self.zh.emit(out);
        out.push_str(", en: ");
        self.en.emit(out);
        out.push_str(", names: &[], whole: &[], portfolio: &[]}");
    }
}

impl Emit for Formula {
    fn emit(&self, out: &mut Source) {
        match self {
            Self::Element(id) => {
                out.push_str("Formula::Element(");
                id.emit(out);
            }
            Self::All(parts) => {
                out.push_str("Formula::All(");
                parts.emit(out);
            }
            Self::Any(parts) => {
                out.push_str("Formula::Any(");
                parts.emit(out);
            }
        }
        out.push(')');
    }
}

impl Emit for &'static str {
    fn emit(&self, out: &mut Source) {
        let index = out.text(self);
        write!(out, "T{index}").expect("writing to a string");
    }
}

impl Emit for bool {
    fn emit(&self, out: &mut Source) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl Emit for u8 {
    fn emit(&self, out: &mut Source) {
        write!(out, "{self}").expect("writing to a string");
    }
}

impl Emit for u16 {
    fn emit(&self, out: &mut Source) {
        write!(out, "{self}").expect("writing to a string");
    }
}

impl<T> Emit for Set<T> {
    fn emit(&self, out: &mut Source) {
        write!(out, "Set::from_bits({})", self.bits()).expect("writing to a string");
    }
}

impl<T: Emit> Emit for Option<T> {
    fn emit(&self, out: &mut Source) {
        match self {
            Some(value) => {
                out.push_str("Some(");
                value.emit(out);
                out.push(')');
            }
            None => out.push_str("None"),
        }
    }
}

impl<T: Emit> Emit for &'static [T] {
    fn emit(&self, out: &mut Source) {
        out.push_str("&[");
        for value in *self {
            value.emit(out);
            out.push_str(", ");
        }
        out.push(']');
    }
}

/// The rulebook as the constant `BUILTIN`.
#[must_use]
pub fn emit_rulebook(rulebook: &Rulebook) -> String {
    let mut out = Source::default();
    rulebook.emit(&mut out);
    format!("/// The built-in rulebook.\npub static BUILTIN: Rulebook = {};\n", out.block())
}

/// What stands beside it as the constant `ACCOUNTABILITY`.
#[must_use]
pub fn emit_accountability(accountability: &Accountability) -> String {
    let mut out = Source::default();
    accountability.emit(&mut out);
    format!(
        "/// What stands beside the built-in rulebook for holding to account.\npub static ACCOUNTABILITY: Accountability = {};\n",
        out.block()
    )
}
