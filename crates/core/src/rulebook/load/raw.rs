//! The rulebook as it stands in its files: one type a table, nothing checked but the shape.

use super::{Files, Problems};
use crate::model::{Applicability, Class, Level, Matter, Organ, Position, Responsibility};
use crate::rulebook::Open;
use serde::Deserialize;
pub use toml::Spanned;

pub type Str = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawText {
    pub zh: Str,
    pub en: Str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCite {
    pub p: Str,
    pub zh: Str,
    pub en: Str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCount {
    pub count: usize,
    pub cite: Spanned<Vec<RawCite>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawHead {
    pub version: Str,
    pub zh: Str,
    pub en: Str,
    pub authority: RawText,
    pub disclaimer: RawText,
    pub holds: RawProvisions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawResponsibility {
    pub id: Spanned<Responsibility>,
    pub zh: Str,
    pub en: Str,
    pub meaning: RawText,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawClass {
    pub id: Spanned<Class>,
    pub zh: Str,
    pub en: Str,
    pub responsibility: Responsibility,
    pub cite: Vec<RawCite>,
    pub responsibility_cite: Vec<RawCite>,
    pub declared_duties: Option<RawCount>,
    pub assists: Option<RawPower>,
    pub unified_supervision: Option<RawPower>,
    #[serde(default)]
    pub duty: Vec<RawDuty>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPower {
    pub zh: Str,
    pub en: Str,
    pub levels: Option<Vec<Level>>,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDuty {
    pub slug: Str,
    pub zh: Str,
    pub en: Str,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSupervision {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    pub text: RawText,
    pub by: Option<RawText>,
    pub classes: Vec<Class>,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawSituation {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    #[serde(default)]
    pub by_authority: bool,
    pub cite: Vec<RawCite>,
    #[serde(default)]
    pub element: Vec<RawElement>,
    #[serde(default)]
    pub reading: Vec<RawStructure>,
    #[serde(default)]
    pub touches: Vec<RawTouch>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawElement {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    pub question: RawText,
    pub presupposes: Option<RawFormula>,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStructure {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    #[serde(default)]
    pub default: bool,
    pub formula: RawFormula,
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum RawFormula {
    Element(String),
    All { all: Vec<RawFormula> },
    Any { any: Vec<RawFormula> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawItem {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawInstrument {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    pub cite: Vec<RawCite>,
    #[serde(default)]
    pub known: Vec<RawKnown>,
    #[serde(default)]
    pub version: Vec<RawVersion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawKnown {
    pub zh: Str,
    pub en: Str,
    pub date: Option<String>,
    pub basis: RawKnownBasis,
    pub certain: bool,
}

#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub enum RawKnownBasis {
    Source,
    Project,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSector {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    pub basis: crate::model::Basis,
    pub names: Vec<Str>,
    #[serde(default)]
    pub whole: Vec<Str>,
    #[serde(default)]
    pub portfolio: Vec<Str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawDepartment {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    #[serde(default)]
    pub names: Vec<Str>,
    #[serde(default)]
    pub whole: Vec<Str>,
    #[serde(default)]
    pub portfolio: Vec<Str>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawReading {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    pub question: RawText,
    pub sides: Vec<RawText>,
    pub does: RawText,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawNote {
    pub code: Str,
    pub zh: Str,
    pub en: Str,
    #[serde(default)]
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawQuestion {
    pub about: Spanned<Open>,
    pub zh: Str,
    pub en: Str,
    pub options: Vec<RawChoice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawChoice {
    pub value: Str,
    pub zh: Str,
    pub en: Str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLink {
    pub class: Spanned<Class>,
    pub level: Vec<Level>,
    pub matter: Vec<Matter>,
    #[serde(default)]
    pub possible: Vec<Matter>,
    pub zh: Str,
    pub en: Str,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    pub level: Vec<Level>,
    pub organ: Vec<Organ>,
    pub position: Vec<Position>,
    pub matter: Option<Vec<RawMatter>>,
    pub open: Option<Open>,
    pub applicability: Applicability,
    pub class: Option<Class>,
    pub otherwise: Option<RawEffect>,
    #[serde(default)]
    pub notes: Vec<Str>,
    pub holds: Option<RawPeriod>,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawEffect {
    pub applicability: Applicability,
    pub class: Option<Class>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRelation {
    pub from: Spanned<Class>,
    pub to: Vec<Class>,
    pub level: Vec<Level>,
    pub zh: Str,
    pub en: Str,
    pub cite: Vec<RawCite>,
}

/// A matter, or the absence of one.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum RawMatter {
    Stated(Matter),
    Other(RawUnstated),
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RawUnstated {
    Unstated,
}

macro_rules! tables {
    ($($raw:ident { $($field:ident: $of:ty),+ $(,)? } in $path:literal),+ $(,)?) => {
        $(#[derive(Deserialize)] #[serde(deny_unknown_fields)] pub struct $raw { $(pub $field: $of),+ }
          impl $raw { pub const PATH: &'static str = $path; })+
    };
}

tables! {
    Responsibilities { responsibility: Vec<RawResponsibility> } in "rulebook/responsibilities.toml",
    ClassTable { declared: RawCount, class: Vec<RawClass> } in "rulebook/classes.toml",
    SupervisionTable { supervision: Vec<RawSupervision> } in "rulebook/supervision.toml",
    Situations { declared: RawCount, checklist: RawChecklist, situation: Vec<RawSituation> } in "rulebook/situations.toml",
    Principles { principle: Vec<RawItem> } in "rulebook/principles.toml",
    Aims { aim: Vec<RawItem> } in "rulebook/aims.toml",
    Instruments { instrument: Vec<RawInstrument> } in "rulebook/instruments.toml",
    Sectors { sector: Vec<RawSector> } in "rulebook/sectors.toml",
    Departments { department: Vec<RawDepartment> } in "lexicon/departments.toml",
    Readings { reading: Vec<RawReading> } in "rulebook/readings.toml",
    Notes { note: Vec<RawNote> } in "rulebook/notes.toml",
    Questions { question: Vec<RawQuestion> } in "rulebook/questions.toml",
    Chain { link: Vec<RawLink> } in "rulebook/chain.toml",
    Relations { relation: Vec<RawRelation> } in "rulebook/relations.toml",
    Loop { stage: Vec<RawStage>, link: Vec<RawLoopLink> } in "rulebook/loop.toml",
    Rules { rule: Vec<RawRule> } in "rulebook/rules.toml",
}

pub const HEAD: &str = "rulebook/rulebook.toml";

/// All tables.
pub struct Raw {
    pub head: RawHead,
    pub responsibilities: Responsibilities,
    pub classes: ClassTable,
    pub supervision: SupervisionTable,
    pub situations: Situations,
    pub principles: Principles,
    pub aims: Aims,
    pub instruments: Instruments,
    pub sectors: Sectors,
    pub departments: Departments,
    pub readings: Readings,
    pub notes: Notes,
    pub questions: Questions,
    pub chain: Chain,
    pub relations: Relations,
    pub closed_loop: Loop,
    pub rules: Rules,
}

impl Raw {
    /// Reads every file, so that all problems of shape are told at once.
    pub fn read(files: &Files, problems: &mut Problems) -> Option<Self> {
        let head = files.toml(HEAD, problems);
        let responsibilities = files.toml(Responsibilities::PATH, problems);
        let classes = files.toml(ClassTable::PATH, problems);
        let supervision = files.toml(SupervisionTable::PATH, problems);
        let situations = files.toml(Situations::PATH, problems);
        let principles = files.toml(Principles::PATH, problems);
        let aims = files.toml(Aims::PATH, problems);
        let instruments = files.toml(Instruments::PATH, problems);
        let sectors = files.toml(Sectors::PATH, problems);
        let departments = files.toml(Departments::PATH, problems);
        let readings = files.toml(Readings::PATH, problems);
        let notes = files.toml(Notes::PATH, problems);
        let questions = files.toml(Questions::PATH, problems);
        let chain = files.toml(Chain::PATH, problems);
        let relations = files.toml(Relations::PATH, problems);
        let closed_loop = files.toml(Loop::PATH, problems);
        let rules = files.toml(Rules::PATH, problems);
        Some(Self {
            head: head?,
            responsibilities: responsibilities?,
            classes: classes?,
            supervision: supervision?,
            situations: situations?,
            principles: principles?,
            aims: aims?,
            instruments: instruments?,
            sectors: sectors?,
            departments: departments?,
            readings: readings?,
            notes: notes?,
            questions: questions?,
            chain: chain?,
            relations: relations?,
            closed_loop: closed_loop?,
            rules: rules?,
        })
    }
}

/// As `holds`, of a rule or link.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPeriod {
    pub from: Spanned<RawMoment>,
    pub until: Option<Spanned<RawMoment>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMoment {
    pub date: Option<Str>,
    pub earliest: Option<Str>,
    pub latest: Option<Str>,
    pub event: crate::rulebook::Event,
    pub basis: RawKnownBasis,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawProvisions {
    pub from: Spanned<RawMoment>,
    pub until: Option<Spanned<RawMoment>>,
    pub before: RawText,
    pub open: RawText,
    pub after: RawText,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawVersion {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    pub from: Spanned<RawMoment>,
    pub until: Option<Spanned<RawMoment>>,
    #[serde(default)]
    pub structure: Vec<RawPart>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPart {
    pub count: u8,
    pub zh: Str,
    pub en: Str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawTouch {
    #[serde(default)]
    pub all: bool,
    #[serde(default)]
    pub responsibilities: Vec<Responsibility>,
    #[serde(default)]
    pub duties: Vec<Str>,
    pub basis: RawKnownBasis,
    pub zh: Str,
    pub en: Str,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStage {
    pub id: Str,
    pub zh: Str,
    pub en: Str,
    pub kinds: Vec<crate::rulebook::NodeKind>,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLoopLink {
    pub from: Vec<Str>,
    pub to: Vec<Str>,
    pub zh: Str,
    pub en: Str,
    pub certain: bool,
    pub basis: RawKnownBasis,
    pub holds: Option<RawPeriod>,
    pub cite: Vec<RawCite>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct RawChecklist {
    pub is: RawText,
    pub is_not: RawText,
    pub decides: RawText,
    pub cite: Vec<RawCite>,
}
