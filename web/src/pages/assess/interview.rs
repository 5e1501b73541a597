//! The question that settles most, its answers, and the way back.

use super::{done, to};
use crate::components::{all, cite, el, in_lang, press, said, text as plain_text, with, word};
use crate::hooks::Router;
use crate::prose::typeset;
use crate::route::Assess;
use crate::text;
use yew::prelude::*;
use zeren_core::assess::{Assessment, element, situation_of};
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::Tri;
use zeren_core::model::{Lang, Text};
use zeren_core::rulebook::{Element, ElementId};

/// The answers to a question.
const ANSWERS: [(Tri, Text); 3] = [(Tri::Yes, text::YES), (Tri::No, text::NO), (Tri::Unknown, text::UNKNOWN)];

/// The words of the source that a question is about, always Chinese, with the translation on an English page.
fn words(element: &'static Element, router: &Router, lang: Lang) -> Html {
    let mut out = Vec::new();
    for cite in element.cite {
        out.push(in_lang("span", Lang::Zh, vec![plain_text(typeset(&["“", cite.quote.zh, "”"].concat()))]));
        if lang == Lang::En {
            out.push(plain_text([" ", cite.quote.en, " (", text::UNOFFICIAL.en, ") "].concat()));
        }
    }
    out.push(cite("question", element.cite, router, lang));
    el("div", "grounds", vec![word(text::OPEN_QUOTE, lang), plain_text(" "), all(out)])
}

/// The three answers to an element as buttons; the one given is pressed, and pressed again it is taken back.
pub(super) fn answers(id: ElementId, case: &Assess, router: &Router, lang: Lang) -> Vec<Html> {
    let stated = case.case.facts.stated(id);
    let one = |(value, name): (Tri, Text)| {
        let pressed = stated == Some(value);
        let next = case.with(id, if pressed { None } else { Some(value) });
        press("", if pressed { "true" } else { "false" }, router, to(next), vec![word(name, lang)])
    };
    ANSWERS.map(one).to_vec()
}

fn back(case: &Assess, router: &Router, lang: Lang) -> Html {
    let onclick = {
        let (case, router) = (case.clone(), router.clone());
        // Which one it was takes some working out; so only when it is asked for.
        Callback::from(move |_: MouseEvent| {
            if let Some(last) = case.last() {
                router.push.emit(router.route.to(to(case.with(last, None))));
            }
        })
    };
    html! { <button type="button" class="quiet" {onclick}>{ word(text::BACK, lang) }</button> }
}

/// The question, or that there is none any more.
pub(super) fn view(case: &Assess, assessment: &Assessment, router: &Router, lang: Lang) -> Html {
    let stated = case.case.facts.iter().count();
    let mut row = Vec::new();
    if stated > 0 {
        row.push(back(case, router, lang));
        let anew = case.but(|case| {
            case.case.facts = Default::default();
            case.later.clear();
        });
        row.push(press("quiet", "", router, to(anew), vec![word(text::START_ANEW, lang)]));
    }
    let now = case.now(&assessment.questions).and_then(|id| Some((id, element(id)?)));
    let Some((id, element)) = now else {
        let done = with("h2", &["id"], vec!["question".into()], vec![word(done(assessment), lang)]);
        return ask(vec![done, el("div", "row", row)]);
    };
    let situation = situation_of(id).map_or("", |one| one.id);
    let place = BUILTIN.situations.iter().position(|one| one.id == situation).unwrap_or(0);
    let count = [text::question(stated + 1, assessment.questions.len(), lang), text::situation(place, lang)];
    let mut choices = answers(id, case, router, lang);
    if assessment.questions.len() > 1 {
        let later = case.but(|case| {
            // Once all were put off, they come round again.
            case.later.retain(|one| *one != id);
            case.later.push(id);
            if assessment.questions.iter().all(|one| case.later.contains(one)) {
                case.later = vec![id];
            }
        });
        choices.push(press("quiet", "", router, to(later), vec![word(text::SKIP_QUESTION, lang)]));
    }
    let choices = choices.into_iter().map(|choice| el("li", "", vec![choice])).collect();
    let only_other = if assessment.settled_as_followed() && stated > 0 {
        el("p", "", vec![word(text::OTHER_READINGS_ONLY, lang)])
    } else {
        Html::default()
    };
    ask(vec![
        el("p", "count", vec![plain_text(count.join(" · "))]),
        only_other,
        with("h2", &["id"], vec!["question".into()], vec![said(element.question, lang)]),
        words(element, router, lang),
        el("ul", "", choices),
        el("div", "row", row),
    ])
}

fn ask(content: Vec<Html>) -> Html {
    with("section", &["class", "aria-labelledby"], vec!["ask interview".into(), "question".into()], content)
}
