//! An assessment as the JSON contract writes it.

use super::Pairs;
use super::rows::{GroupReport, RosterReport};
use crate::Engine;
use crate::answer::{DutyAnswer, FORMAT};
use crate::as_of;
use crate::assess::persons::{Concern, Light, Post, classes_concerned, comes_to_light, concerns};
use crate::assess::{Assessment, Case, Outcome, SituationResult, element, element_ids, id_of, in_words};
use crate::builtin::{ACCOUNTABILITY, BUILTIN};
use crate::model::{Applicability, Citation, Class, Lang, Responsibility};
use crate::rulebook::{ElementId, Instrument, Situation};
use serde::Serialize;

/// An assessment with everything it rests on.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The contract's number.
    pub format: u32,
    /// The rules' version.
    pub rulebook: &'static str,
    /// The local rulebooks it was made with, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<LayerReport>,
    /// The day asked for; absent for the rulebook's newest state.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// The newest day the rulebook knows of.
    pub newest_state: String,
    /// What this is, what it is not, and that the body that decides is left open.
    pub what_this_is: Vec<&'static str>,
    /// What is to be said of the day; absent where the Provisions held.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_remark: Option<&'static str>,
    /// What was stated, by element: `yes`, `no`, `unknown`.
    pub facts: Pairs<&'static str>,
    /// Who said so, by element.
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    pub said_by: Pairs<String>,
    /// The readings followed in place of the default ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub readings: Vec<&'static str>,
    /// The posts concerned, as typed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub posts: Vec<String>,
    /// Each situation.
    pub situations: Vec<SituationReport>,
    /// The best question; none where nothing that could be asked settles anything.
    pub next_question: Option<&'static str>,
    /// All questions that can still settle something, best first.
    pub questions: Vec<&'static str>,
    /// Facts that contradict each other: the yes first, then the noes that rule it out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contradictions: Vec<Vec<&'static str>>,
    /// The roster that posts come from, each row once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roster: Option<RosterReport>,
    /// What the situations touch in each post.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<PersonReport>,
    /// The linked instruments on the day.
    pub instruments: Vec<InstrumentReport>,
    /// The elements in words, so that a later version can tell what changed.
    pub elements: Vec<ElementReport>,
    /// The words it rests on.
    pub citations: Vec<Pairs<&'static str>>,
}

/// A local rulebook.
#[derive(Clone, Debug, Serialize)]
pub struct LayerReport {
    /// Its id.
    pub id: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// A situation.
#[derive(Clone, Debug, Serialize)]
pub struct SituationReport {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What the facts come to by the reading followed.
    pub result: Outcome,
    /// The reading followed; none where only the authority can say.
    pub reading: Option<&'static str>,
    /// What they come to by each reading.
    pub by_reading: Pairs<Outcome>,
    /// Whether another reading comes to something else.
    pub depends_on_reading: bool,
    /// Whether only the competent authority can say.
    pub by_authority: bool,
    /// The smallest sets of facts that would settle the result, the smallest first, in each the best question first.
    pub settled_by: Vec<Vec<&'static str>>,
    /// What each of these sets settles it as: reached if all are yes, not reached if all are no.
    pub settled_as: Vec<Outcome>,
    /// The classes it concerns by its words; the source leaves none of the seven out.
    pub classes: Vec<Class>,
    /// How each reading joins the elements.
    pub structure: Pairs<String>,
    /// The paragraphs.
    pub citations: Vec<&'static str>,
    /// What it touches in the rows of a roster, by class.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roster: Vec<GroupReport>,
}

/// An element in words.
#[derive(Clone, Debug, Serialize)]
pub struct ElementReport {
    /// Its id.
    pub id: &'static str,
    /// Its words in the source, always Chinese.
    pub words: &'static str,
}

/// A post and what the situations touch in it.
#[derive(Clone, Debug, Serialize)]
pub struct PersonReport {
    /// The post, as typed.
    pub post: String,
    /// Whether the Provisions reach it.
    pub applicability: Applicability,
    /// The classes it certainly is.
    pub classes: Vec<Class>,
    /// The classes an open question may add.
    pub possible_classes: Vec<Class>,
    /// What is to be said of it, in words.
    pub verdict: String,
    /// The duties that local rulebooks add to it. The source does not say whether a situation reaches them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub local_duties: Vec<DutyAnswer>,
    /// Each situation.
    pub situations: Vec<PersonSituation>,
}

/// What a situation touches in a post.
#[derive(Clone, Debug, Serialize)]
pub struct PersonSituation {
    /// The situation.
    pub id: &'static str,
    /// What the facts come to; it says nothing of the person.
    pub result: Outcome,
    /// What it touches, class by class.
    pub touches: Vec<ConcernReport>,
    /// By which supervision it would come to light.
    pub comes_to_light: Vec<LightReport>,
}

/// What a situation touches in a class.
#[derive(Clone, Debug, Serialize)]
pub struct ConcernReport {
    /// The class.
    pub class: Class,
    /// Whether the post certainly is of it.
    pub certain: bool,
    /// Its kind of responsibility, where touched.
    pub responsibility: Option<Responsibility>,
    /// Its duties, where touched.
    pub duties: Vec<&'static str>,
    /// Whether the source or this project says so.
    pub basis: Vec<&'static str>,
    /// The paragraphs.
    pub citations: Vec<&'static str>,
}

/// A way of supervision.
#[derive(Clone, Debug, Serialize)]
pub struct LightReport {
    /// Its id.
    pub id: &'static str,
    /// Whether words of the source join it to the situation; otherwise the source does not say.
    pub certain: bool,
}

/// A linked instrument.
#[derive(Clone, Debug, Serialize)]
pub struct InstrumentReport {
    /// Its id.
    pub id: &'static str,
    /// Its name in the source.
    pub name: &'static str,
    /// Whether some version of it was there on the day.
    pub holds: &'static str,
    /// The versions that were there, or of which it is open.
    pub versions: Vec<VersionReport>,
}

/// A version of a linked instrument.
#[derive(Clone, Debug, Serialize)]
pub struct VersionReport {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Whether it was there on the day.
    pub holds: &'static str,
    /// From when, until when, with what certainty.
    pub period: String,
    /// How it is built, by count and kind; only for a day on which it certainly was there.
    #[serde(skip_serializing_if = "Pairs::is_empty")]
    pub structure: Pairs<u8>,
}

pub(super) fn paragraphs<'a>(cite: impl IntoIterator<Item = &'a Citation>) -> Vec<&'static str> {
    let mut out = Vec::new();
    for citation in cite {
        if !out.contains(&citation.paragraph) {
            out.push(citation.paragraph);
        }
    }
    out
}

fn ids(elements: &[ElementId]) -> Vec<&'static str> {
    elements.iter().map(|id| id_of(*id)).collect()
}

fn situation(one: &SituationResult, lang: Lang) -> SituationReport {
    let by_reading = one.by_reading.iter().map(|each| (each.reading.id.to_owned(), each.outcome));
    let structure = one.situation.readings.iter().map(|each| (each.id.to_owned(), in_words(&each.formula)));
    SituationReport {
        id: one.situation.id,
        name: one.situation.name.in_lang(lang),
        result: one.outcome,
        reading: one.followed.map(|reading| reading.id),
        by_reading: Pairs(by_reading.collect()),
        depends_on_reading: one.depends_on_reading(),
        by_authority: one.situation.by_authority,
        settled_by: one.settled_by.iter().map(|set| ids(&set.elements)).collect(),
        settled_as: one.settled_by.iter().map(|set| set.outcome).collect(),
        classes: classes_concerned(one.situation),
        structure: Pairs(structure.collect()),
        citations: paragraphs(one.situation.cite),
        roster: Vec::new(),
    }
}

fn concern(concern: &Concern) -> ConcernReport {
    let basis = |from_source| if from_source { "source" } else { "project" };
    ConcernReport {
        class: concern.class.class,
        certain: concern.certain,
        responsibility: concern.responsibility,
        duties: concern.duties.iter().map(|duty| duty.id).collect(),
        basis: concern.touches.iter().map(|touch| basis(touch.from_source)).collect(),
        citations: paragraphs(concern.touches.iter().flat_map(|touch| touch.cite)),
    }
}

fn person(post: &Post, assessment: &Assessment) -> PersonReport {
    let all: Vec<Class> = post.classes.iter().chain(&post.possible).copied().collect();
    let light = |light: Light| LightReport { id: light.supervision.id, certain: light.link.certain };
    let one = |result: &SituationResult| PersonSituation {
        id: result.situation.id,
        result: result.outcome,
        touches: concerns(post, result.situation).iter().map(concern).collect(),
        comes_to_light: comes_to_light(result.situation, &all).into_iter().map(light).collect(),
    };
    PersonReport {
        post: post.name.clone(),
        applicability: post.applicability,
        classes: post.classes.clone(),
        possible_classes: post.possible.clone(),
        verdict: post.verdict.clone(),
        local_duties: post.local.clone(),
        situations: assessment.situations.iter().map(one).collect(),
    }
}

fn instrument(entry: &Instrument, case: &Case, lang: Lang) -> InstrumentReport {
    let shown = as_of::versions(entry.id).filter(|version| version.period.holds(case.as_of) != crate::decide::Tri::No);
    InstrumentReport {
        id: entry.id,
        name: entry.name.in_lang(lang),
        holds: as_of::instrument(entry.id, case.as_of).id(),
        versions: shown
            .map(|version| {
                let holds = version.period.holds(case.as_of);
                let structure = version.structure.iter().filter(|_| holds == crate::decide::Tri::Yes);
                VersionReport {
                    id: version.id,
                    name: version.name.in_lang(lang),
                    holds: holds.id(),
                    period: as_of::period_in_words(&version.period, lang),
                    structure: Pairs(structure.map(|part| (part.name.in_lang(lang).to_owned(), part.count)).collect()),
                }
            })
            .collect(),
    }
}

fn quotes(situation: &Situation) -> impl Iterator<Item = &'static Citation> {
    situation.cite.iter()
}

/// The local rulebooks of an engine.
#[cfg(feature = "layers")]
fn layers(engine: &Engine, lang: Lang) -> Vec<LayerReport> {
    let report = |layer: &crate::layer::Layer| LayerReport {
        id: layer.id,
        version: layer.version,
        name: layer.name.in_lang(lang),
    };
    engine.local().layered().map_or_else(Vec::new, |layered| layered.layers().iter().map(report).collect())
}

#[cfg(not(feature = "layers"))]
const fn layers(_: &Engine, _: Lang) -> Vec<LayerReport> {
    Vec::new()
}

impl Report {
    /// The report of an assessment; the posts were decided by the engine.
    #[must_use]
    pub fn new(
        engine: &Engine,
        case: &Case,
        said_by: &[(ElementId, String)],
        assessment: &Assessment,
        posts: &[Post],
        lang: Lang,
    ) -> Self {
        let checklist = &ACCOUNTABILITY.checklist;
        let citation = |cite: &Citation| {
            let mut fields = vec![("id".to_owned(), cite.paragraph), ("quote".to_owned(), cite.quote.zh)];
            if lang == Lang::En {
                fields.push(("translation".to_owned(), cite.quote.en));
            }
            Pairs(fields)
        };
        Self {
            format: FORMAT,
            rulebook: engine.rulebook().version,
            layers: layers(engine, lang),
            as_of: case.as_of.map(|day| day.to_string()),
            newest_state: as_of::newest().map_or_else(String::new, |day| day.to_string()),
            what_this_is: [checklist.is, checklist.is_not, checklist.decides].map(|text| text.in_lang(lang)).to_vec(),
            time_remark: as_of::remark(case.as_of).map(|text| text.in_lang(lang)),
            facts: Pairs(case.facts.iter().map(|(id, value)| (id_of(id).to_owned(), value.id())).collect()),
            said_by: Pairs(said_by.iter().map(|(id, who)| (id_of(*id).to_owned(), who.clone())).collect()),
            readings: case.readings.clone(),
            posts: case.posts.clone(),
            situations: assessment.situations.iter().map(|one| situation(one, lang)).collect(),
            next_question: assessment.next_question().map(id_of),
            questions: ids(&assessment.questions),
            contradictions: assessment
                .contradictions
                .iter()
                .map(|one| [vec![id_of(one.element)], ids(&one.against)].concat())
                .collect(),
            roster: None,
            persons: posts.iter().map(|post| person(post, assessment)).collect(),
            instruments: engine.rulebook().instruments.iter().map(|entry| instrument(entry, case, lang)).collect(),
            elements: element_ids()
                .filter_map(element)
                .map(|entry| ElementReport { id: entry.id, words: entry.name.zh })
                .collect(),
            citations: BUILTIN.situations.iter().flat_map(quotes).map(citation).collect(),
        }
    }

    /// The report as one line of JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
