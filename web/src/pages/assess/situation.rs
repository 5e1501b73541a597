//! One situation: what the facts come to, how it is decided, each fact with its answers, what would settle it.

use super::{diagram, interview::answers, joined, mark, name, outcome, to};
use crate::components::{all, cite, el, mixed, plain, press, said, text as plain_text, unseen, with, word};
use crate::hooks::Router;
use crate::route::Assess;
use crate::text;
use web_sys::HtmlInputElement;
use yew::prelude::*;
use zeren_core::assess::persons::classes_concerned;
use zeren_core::assess::{Assessment, SituationResult, assess, element, element_ids, situation_of};
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::Tri;
use zeren_core::model::Lang;
use zeren_core::rulebook::{ElementId, Situation};

/// How many sets that would settle a situation are shown; the record holds all.
const SETS: usize = 4;

/// The elements of a situation.
fn elements(situation: &Situation) -> impl Iterator<Item = ElementId> {
    element_ids().filter(|id| situation_of(*id).is_some_and(|one| one.id == situation.id))
}

/// The readings, each with what it comes to; the one followed is pressed.
fn readings(one: &SituationResult, case: &Assess, router: &Router, lang: Lang) -> Html {
    if one.by_reading.len() < 2 {
        return Html::default();
    }
    let head = if one.depends_on_reading() { text::DEPENDS } else { text::SAME_BY_ALL };
    let reading = |each: &zeren_core::assess::ReadingResult| {
        let followed = one.followed.is_some_and(|followed| followed.id == each.reading.id);
        let next = case.but(|case| {
            case.case.follow(each.reading.id);
        });
        let pressed = if followed { "true" } else { "false" };
        let mut words = vec![said(each.reading.name, lang)];
        for (is, mark) in [(followed, text::FOLLOWED), (each.reading.default, text::DEFAULT_READING)] {
            if is {
                words.push(el("small", "", vec![plain_text(" · "), word(mark, lang)]));
            }
        }
        let outcome = el("b", "", vec![plain_text(each.outcome.name(lang)), plain_text(" ")]);
        el("li", "", vec![outcome, press("", pressed, router, to(next), words)])
    };
    let class = if one.depends_on_reading() { "depends" } else { "count" };
    all(vec![el("p", class, vec![word(head, lang)]), plain("readings", one.by_reading.iter().map(reading).collect())])
}

/// Who said so.
fn said_by(id: ElementId, case: &Assess, router: &Router, lang: Lang) -> Html {
    let value = case.said_by.iter().find(|(known, _)| *known == id).map_or(String::new(), |(_, who)| who.clone());
    let label = [text::SAID_BY.in_lang(lang), ": ", name(id, lang)].concat();
    let onchange = {
        let (case, router) = (case.clone(), router.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let who = input.value().trim().to_owned();
            let next = case.but(|case| {
                case.said_by.retain(|(known, _)| *known != id);
                if !who.is_empty() {
                    case.said_by.push((id, who));
                }
            });
            router.push.emit(router.route.to(to(next)));
        })
    };
    html! {
        <input key={ id.index() } class="by" type="text" maxlength="200" aria-label={label}
            placeholder={ text::SAID_BY.in_lang(lang) } {value} {onchange} />
    }
}

fn fact(id: ElementId, case: &Assess, router: &Router, lang: Lang) -> Html {
    let Some(element) = element(id) else { return Html::default() };
    let label = ["fact-", element.id].concat();
    let buttons = answers(id, case, router, lang);
    let values = vec!["group".into(), label.clone().into(), "answers".into()];
    let mut out = vec![
        with("span", &["id"], vec![label.into()], vec![said(element.name, lang)]),
        cite(element.id, element.cite, router, lang),
        with("div", &["role", "aria-labelledby", "class"], values, buttons),
    ];
    if case.case.facts.stated(id).is_some() {
        out.push(said_by(id, case, router, lang));
    }
    el("li", "", out)
}

/// What would settle it.
fn settled_by(one: &SituationResult, lang: Lang) -> Html {
    if one.settled_by.is_empty() {
        return Html::default();
    }
    let set = |set: &zeren_core::assess::Settling| {
        let names: Vec<_> = set.elements.iter().map(|id| name(*id, lang)).collect();
        let value = if set.value() == Tri::Yes { text::YES } else { text::NO }.in_lang(lang);
        let outcome = set.outcome.name(lang);
        let several = names.len() > 1;
        let words = match lang {
            Lang::Zh => {
                [joined(&names, lang).as_str(), if several { " 都为" } else { " 为" }, value, " → ", outcome].concat()
            }
            Lang::En => {
                let all = if several { ": all " } else { ": " };
                [names.join("; ").as_str(), all, &value.to_lowercase(), " → ", outcome].concat()
            }
        };
        el("li", "", vec![mixed(&words, lang)])
    };
    let list = plain("sets", one.settled_by.iter().take(SETS).map(set).collect());
    let more = one.settled_by.len().saturating_sub(SETS);
    let more = if more > 0 { el("p", "count", vec![plain_text(text::more_sets(more, lang))]) } else { Html::default() };
    all(vec![el("p", "count", vec![word(text::SETTLED_BY, lang)]), list, more])
}

/// Whom it could concern, where no post is given.
fn classes(one: &SituationResult, lang: Lang) -> Html {
    let classes = classes_concerned(one.situation);
    let names: Vec<_> = classes.iter().map(|class| class.name(lang)).collect();
    let words = if names.is_empty() {
        word(text::COULD_CONCERN_OPEN, lang)
    } else if names.len() == BUILTIN.classes.len() {
        word(text::COULD_CONCERN_ALL, lang)
    } else {
        let stop = if lang == Lang::Zh { "；" } else { "; " };
        let names = names.join(if lang == Lang::Zh { "、" } else { "; " });
        let rest = text::NO_CLASS_LEFT_OUT.in_lang(lang);
        mixed(&[text::COULD_CONCERN.in_lang(lang), &names, stop, rest].concat(), lang)
    };
    el("p", "count", vec![words])
}

/// What stands under the name of a situation, once it is opened.
fn inside(place: usize, one: &SituationResult, case: &Assess, whole: bool, router: &Router, lang: Lang) -> Html {
    let mut out = Vec::new();
    if whole {
        out.push(readings(one, case, router, lang));
        if let Some(followed) = one.followed {
            out.push(diagram::draw(one.situation.id, &followed.formula, case, lang));
        }
    }
    let facts = elements(one.situation).map(|id| fact(id, case, router, lang)).collect();
    let head = vec![word(text::FACTS, lang), unseen([" ", &text::situation(place, lang)].concat())];
    out.extend([el("h4", "", head), plain("facts", facts)]);
    if whole {
        out.push(settled_by(one, lang));
        if case.case.posts.is_empty() {
            out.push(classes(one, lang));
        }
    }
    el("div", "fold", out)
}

/// What the facts come to; without results where they contradict each other.
fn result(one: &SituationResult, lang: Lang) -> Html {
    let depends = one.depends_on_reading() && !one.situation.by_authority;
    let depends = if depends { [" · ", text::DEPENDS_SHORT.in_lang(lang)].concat() } else { String::new() };
    el("p", mark(one), vec![plain_text(outcome(one, lang)), plain_text(depends)])
}

/// The situation that the question asked now belongs to, or the facts that contradict each other.
fn asked(case: &Assess, assessment: &Assessment) -> Option<usize> {
    let contradicting = assessment.contradictions.first().map(|found| found.element);
    let situation = situation_of(contradicting.or_else(|| case.now(&assessment.questions))?)?;
    BUILTIN.situations.iter().position(|one| one.id == situation.id)
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SituationsProps {
    pub(super) case: Assess,
    pub(super) router: Router,
    pub(super) lang: Lang,
}

/// The five situations, each with its result. One is open at a time: the one chosen, else the one asked about.
#[component]
pub(super) fn Situations(props: &SituationsProps) -> Html {
    let SituationsProps { case, router, lang } = props;
    let assessment = assess(&case.case);
    let whole = assessment.contradictions.is_empty();
    // None as long as nothing is chosen; the place of none where the open one was closed.
    let chosen = use_state_eq(|| None::<Option<usize>>);
    let open = (*chosen).unwrap_or_else(|| asked(case, &assessment));
    let view = |(place, one): (usize, &SituationResult)| {
        let number = plain_text(text::situation(place, *lang));
        let name = vec![said(one.situation.name, *lang), cite(one.situation.id, one.situation.cite, router, *lang)];
        let mut body = Vec::new();
        if whole || one.situation.by_authority {
            body.push(result(one, *lang));
        }
        body.push(el("h3", "", name));
        if one.situation.by_authority {
            return html! { <section class="part situation"><h2>{number}</h2>{ el("div", "", body) }</section> };
        }
        let is_open = open == Some(place);
        body.push(inside(place, one, case, whole, router, *lang));
        let onclick = {
            let chosen = chosen.setter();
            Callback::from(move |_: MouseEvent| chosen.set(Some((!is_open).then_some(place))))
        };
        // What one works in stays open, whichever question comes next.
        let stay = {
            let chosen = chosen.setter();
            Callback::from(move |_: MouseEvent| {
                if is_open {
                    chosen.set(Some(Some(place)))
                }
            })
        };
        let class = if is_open { "part situation" } else { "part situation folded" };
        html! {
            <section {class}>
                <h2><button type="button" class="unfold" aria-expanded={ if is_open { "true" } else { "false" } } {onclick}>{number}</button></h2>
                <div onclick={stay}>{body}</div>
            </section>
        }
    };
    html! { <>{ for assessment.situations.iter().enumerate().map(view) }</> }
}
