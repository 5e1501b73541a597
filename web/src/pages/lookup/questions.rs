//! The open questions, answers as buttons; what was chosen, and its undoing.

use crate::components::{mixed, tag};
use crate::hooks::Router;
use crate::route::{Lookup, Page};
use crate::text;
use yew::prelude::*;
use zeren_core::answer::{Answer, QuestionAnswer};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::Lang;
use zeren_core::rulebook::Open;

/// What was answered, then what is to be asked.
pub(super) fn view(answer: &Answer<'_>, lookup: &Lookup, router: &Router) -> Html {
    html! {
        <>
            { for lookup.answers.iter().map(|(about, value)| chosen(*about, value, lookup, router, answer.lang)) }
            { region_chosen(lookup, router, answer.lang) }
            { for answer.questions.iter().map(|question| ask(question, lookup, router, answer.lang)) }
            { regions(answer, lookup, router) }
        </>
    }
}

fn go(router: &Router, to: Lookup) -> Callback<MouseEvent> {
    let (push, route) = (router.push.clone(), router.route.to(Page::Lookup(to)));
    Callback::from(move |_| push.emit(route.clone()))
}

fn ask(question: &QuestionAnswer, lookup: &Lookup, router: &Router, lang: Lang) -> Html {
    let id = format!("question-{}", question.about.id());
    let option = |(option, value): (&&'static str, &&'static str)| {
        let onclick = go(router, lookup.with(question.about, value));
        html! { <li><button type="button" {onclick}>{ mixed(option, lang) }</button></li> }
    };
    html! {
        <section class="ask" aria-labelledby={id.clone()}>
            <h3 {id}>{ mixed(question.text, lang) }</h3>
            <ul>{ for question.options.iter().zip(&question.values).map(option) }</ul>
        </section>
    }
}

/// An answer given, in words, with its undoing.
fn chosen(about: Open, value: &str, lookup: &Lookup, router: &Router, lang: Lang) -> Html {
    let Some(question) = BUILTIN.question(about) else { return Html::default() };
    let choice = question.options.iter().find(|choice| choice.value == value);
    let words = choice.map_or(value, |choice| choice.text.in_lang(lang));
    undoable(question.text.in_lang(lang), words, lookup.without(about), router, lang)
}

fn undoable(question: &str, words: &str, without: Lookup, router: &Router, lang: Lang) -> Html {
    html! {
        <p class="chosen">
            <span>{ mixed(question, lang) }</span>
            <strong>{ mixed(words, lang) }</strong>
            <button type="button" class="quiet" onclick={ go(router, without) }>
                { text::UNDO.in_lang(lang) }<span class="sr">{ " " }{ mixed(words, lang) }</span>
            </button>
        </p>
    }
}

fn region_chosen(lookup: &Lookup, router: &Router, lang: Lang) -> Html {
    if lookup.region.is_empty() {
        return Html::default();
    }
    let name = crate::ask::region_name(&lookup.region);
    let without = Lookup { region: String::new(), ..lookup.clone() };
    undoable(text::REGION.in_lang(lang), &name, without, router, lang)
}

/// Regions that share a name.
fn regions(answer: &Answer<'_>, lookup: &Lookup, router: &Router) -> Html {
    let shared: Vec<_> = answer.posts.iter().flat_map(|post| &post.regions).collect();
    if shared.is_empty() {
        return Html::default();
    }
    let option = |region: &&zeren_core::answer::RegionAnswer| {
        let onclick = go(router, Lookup { region: region.code.to_string(), ..lookup.clone() });
        html! { <li><button type="button" {onclick} lang={ tag(Lang::Zh) }>{ region.path.clone() }</button></li> }
    };
    html! {
        <section class="ask minor" aria-labelledby="question-region">
            <h3 id="question-region">{ text::SEVERAL_REGIONS.in_lang(answer.lang) }</h3>
            <ul>{ for shared.iter().map(option) }</ul>
        </section>
    }
}
