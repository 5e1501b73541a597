//! Which of the five situations the stated facts reach: one question at a time, and everything stated in sight.

mod diagram;
mod interview;
mod persons;
mod record;
mod situation;

use super::View;
use crate::ask::rulebook;
use crate::components::{all, el, link, mixed, press, said, text as plain_text, word};
use crate::hooks::Router;
use crate::route::{Assess, Page};
use crate::text;
use yew::prelude::*;
use zeren_core::assess::{AddressError, Assessment, Outcome, SituationResult, assess, element};
use zeren_core::builtin::ACCOUNTABILITY;
use zeren_core::model::{Lang, Text};
use zeren_core::rulebook::ElementId;

/// A case as a page.
fn to(mut case: Assess) -> Page {
    // The day stands in the address for every page alike.
    case.case.as_of = None;
    Page::Assess(Box::new(case))
}

/// The words of an element.
fn name(id: ElementId, lang: Lang) -> &'static str {
    element(id).map_or("", |element| element.name.in_lang(lang))
}

/// Names one after the other.
fn joined(names: &[&str], lang: Lang) -> String {
    names.join(if lang == Lang::Zh { "、" } else { ", " })
}

/// What the facts of a situation come to, in words.
fn outcome(one: &SituationResult, lang: Lang) -> &'static str {
    if one.situation.by_authority { text::BY_AUTHORITY.in_lang(lang) } else { one.outcome.name(lang) }
}

/// A class for each outcome; the words beside it say the same.
const fn mark(one: &SituationResult) -> &'static str {
    match one.outcome {
        Outcome::Reached => "outcome reached",
        Outcome::NotReached => "outcome not-reached",
        Outcome::Open => "outcome open",
    }
}

/// Facts that contradict each other, each to be taken back.
fn contradictions(case: &Assess, assessment: &Assessment, router: &Router, lang: Lang) -> Vec<Html> {
    let one = |found: &zeren_core::assess::Contradiction| {
        let quoted = |id: &ElementId| ["“", name(*id, lang), "”"].concat();
        let against = found.against.iter().map(quoted).collect::<Vec<_>>().join("、");
        let told = match lang {
            Lang::Zh => [&quoted(&found.element), "为是，而", &against, "为否。"].concat(),
            Lang::En => [&quoted(&found.element), " is yes, while ", &against, " is no."].concat(),
        };
        let mut out = vec![word(text::CONTRADICTION, lang), mixed(&told, lang)];
        for id in std::iter::once(found.element).chain(found.against.iter().copied()) {
            let words = vec![word(text::TAKE_BACK, lang), mixed(&quoted(&id), lang)];
            out.extend([plain_text(" "), press("quiet", "", router, to(case.with(id, None)), words)]);
        }
        el("p", "trouble", out)
    };
    assessment.contradictions.iter().map(one).collect()
}

/// What in the address was not understood.
fn wrong(case: &Assess, lang: Lang) -> Html {
    if case.wrong.is_empty() {
        return Html::default();
    }
    let one = |error: &AddressError| match error {
        AddressError::Unknown(what) | AddressError::Twice(what) | AddressError::Day(what) => ["`", what, "`"].concat(),
    };
    let list = case.wrong.iter().map(one).collect::<Vec<_>>();
    let list = joined(&list.iter().map(String::as_str).collect::<Vec<_>>(), lang);
    el("p", "trouble", vec![word(text::NOT_UNDERSTOOD, lang), plain_text(list)])
}

/// What a screen reader is told: the results, then what is asked.
fn spoken(case: &Assess, assessment: &Assessment, lang: Lang) -> String {
    if case.case.facts.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    for (place, one) in assessment.situations.iter().enumerate().filter(|(_, one)| !one.situation.by_authority) {
        out.push_str(&[&text::situation(place, lang), ": ", one.outcome.name(lang), "; "].concat());
    }
    let question = case.now(&assessment.questions).and_then(element).map(|element| element.question);
    out.push_str(question.unwrap_or(done(assessment)).in_lang(lang));
    out
}

/// What is said where nothing is left to ask.
fn done(assessment: &Assessment) -> Text {
    if assessment.settled() { text::ALL_SETTLED } else { text::NO_MORE }
}

/// What this is, what it is not, and that the body that decides is left open.
fn checklist(lang: Lang) -> Html {
    let list = &ACCOUNTABILITY.checklist;
    let stop = if lang == Lang::Zh { "。" } else { ". " };
    let one = |text: Text| all(vec![said(text, lang), plain_text(stop)]);
    el("p", "checklist", [list.is, list.is_not, list.decides].map(one).to_vec())
}

/// The page.
pub(crate) fn page(case: &Assess, router: &Router, lang: Lang) -> View {
    let mut case = case.clone();
    case.case.as_of = router.route.on();
    let case = &case;
    let assessment = assess(&case.case);
    let mut out = vec![el("h1", "", vec![word(text::ASSESS_TITLE, lang)]), checklist(lang), wrong(case, lang)];
    let whole = assessment.contradictions.is_empty();
    if whole {
        out.push(interview::view(case, &assessment, router, lang));
    } else {
        out.push(el("div", "", contradictions(case, &assessment, router, lang)));
    }
    out.push(html! { <situation::Situations case={ case.clone() } router={ router.clone() } {lang} /> });
    out.push(persons::view(case, &assessment, whole, router, lang));
    out.push(persons::day(case, router, lang));
    out.push(html! { <record::RecordBar case={ case.clone() } router={ router.clone() } {lang} /> });
    let on_loop = Page::Loop(String::new());
    out.push(el("p", "more", vec![link(&router.route, on_loop, word(text::LOOP_TITLE, lang))]));
    let version = [text::RULES.in_lang(lang), " ", rulebook().version].concat();
    out.push(el("p", "id", vec![plain_text(version)]));
    let spoken = if whole { spoken(case, &assessment, lang) } else { text::CONTRADICTION.in_lang(lang).to_owned() };
    View { content: el("div", "assess", out), spoken }
}
