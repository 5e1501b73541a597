//! The answer from top to bottom: verdict, open question, responsibility, duties, supervision, notes, reading.

use super::share_bar::ShareBar;
use super::{duties, parts, questions};
use crate::components::{Cite, item_link, mixed, section};
use crate::hooks::Router;
use crate::route::Lookup;
use crate::text;
use yew::prelude::*;
use zeren_core::answer::{Answer, PostAnswer};
use zeren_core::builtin::BUILTIN;
use zeren_core::lookup::Kind;
use zeren_core::model::{Applicability, Citation, Lang};

/// The whole answer.
pub(super) fn view(answer: &Answer<'_>, lookup: &Lookup, router: &Router) -> Html {
    let lang = answer.lang;
    html! {
        <article class="answer">
            { verdict(answer) }
            if answer.posts.len() > 1 { { posts(answer) } }
            { questions::view(answer, lookup, router) }
            { responsibilities(answer, router) }
            { duties::view(answer, router) }
            { possible(answer, router) }
            { supervision(answer, router) }
            { situations(answer, router) }
            { notes(answer, router) }
            { parts::view(answer, router) }
            <ShareBar lookup={lookup.clone()} {lang} />
            { quotes(answer) }
        </article>
    }
}

/// The sentence, its first words strong; a sign repeats what they say.
fn verdict(answer: &Answer<'_>) -> Html {
    let class = classes!("verdict", answer.applicability.id());
    let said = answer.verdict.as_str();
    let end = said.find(['。', ',', '.', ';']).unwrap_or(0);
    let (word, rest) = said.split_at(end);
    html! { <h2 {class}><strong>{ mixed(word, answer.lang) }</strong>{ mixed(rest, answer.lang) }</h2> }
}

/// One line a post.
fn posts(answer: &Answer<'_>) -> Html {
    let line = |post: &PostAnswer<'_>| {
        let classes: Vec<&str> =
            post.classes.iter().map(|class| BUILTIN.class(*class).name.in_lang(answer.lang)).collect();
        html! {
            <li>
                <span lang="zh-CN">{ post.text.unwrap_or("").to_owned() }</span>
                <span>{ post.applicability.name(answer.lang) }</span>
                <span>{ classes.join(if answer.lang == Lang::Zh { "、" } else { "; " }) }</span>
            </li>
        }
    };
    html! { <ul class="posts">{ for answer.posts.iter().map(line) }</ul> }
}

fn cite(cites: Vec<&'static Citation>, router: &Router, lang: Lang) -> Html {
    if cites.is_empty() {
        return Html::default();
    }
    html! { <Cite {cites} {lang} route={ super::links(router) } /> }
}

fn responsibilities(answer: &Answer<'_>, router: &Router) -> Html {
    if answer.responsibilities.is_empty() {
        return Html::default();
    }
    let one = |one: &zeren_core::answer::ResponsibilityAnswer| {
        let entry = BUILTIN.class(one.class);
        html! {
            <li>
                <strong>{ item_link(&router.route, Kind::Responsibility, one.kind.id(), Html::from(one.name)) }</strong>
                <span class="of">
                    { item_link(&router.route, Kind::Class, entry.class.id(), Html::from(entry.name.in_lang(answer.lang))) }
                </span>
                { cite(one.cite.clone(), router, answer.lang) }
            </li>
        }
    };
    section(
        text::RESPONSIBILITY,
        answer.lang,
        html! { <ul class="plain">{ for answer.responsibilities.iter().map(one) }</ul> },
    )
}

fn possible(answer: &Answer<'_>, router: &Router) -> Html {
    if answer.possible_classes.is_empty() {
        return Html::default();
    }
    let one = |class: &zeren_core::model::Class| {
        let entry = BUILTIN.class(*class);
        html! {
            <li>
                { item_link(&router.route, Kind::Class, class.id(), Html::from(entry.name.in_lang(answer.lang))) }
                <span class="of">{ BUILTIN.responsibility(entry.responsibility).name.in_lang(answer.lang) }</span>
                { cite(entry.cite.iter().take(1).collect(), router, answer.lang) }
            </li>
        }
    };
    section(
        text::POSSIBLE,
        answer.lang,
        html! { <ul class="plain">{ for answer.possible_classes.iter().map(one) }</ul> },
    )
}

fn supervision(answer: &Answer<'_>, router: &Router) -> Html {
    if answer.supervision.is_empty() {
        return Html::default();
    }
    let entries = BUILTIN.supervision.iter().filter(|entry| answer.supervision.contains(&entry.id));
    let one = |entry: &zeren_core::rulebook::Supervision| {
        html! {
            <li>
                { item_link(&router.route, Kind::Supervision, entry.id, Html::from(entry.name.in_lang(answer.lang))) }
                { cite(entry.cite.iter().collect(), router, answer.lang) }
            </li>
        }
    };
    section(text::SUPERVISION, answer.lang, html! { <ul class="plain">{ for entries.map(one) }</ul> })
}

/// When one is held to account: the same for all whom the Provisions reach.
fn situations(answer: &Answer<'_>, router: &Router) -> Html {
    if !matches!(answer.applicability, Applicability::Applies | Applicability::ByReference) {
        return Html::default();
    }
    let one = |entry: &zeren_core::rulebook::Situation| {
        html! { <li>{ item_link(&router.route, Kind::Situation, entry.id, Html::from(entry.name.in_lang(answer.lang))) }</li> }
    };
    let list = html! { <ul class="plain small">{ for BUILTIN.situations.iter().map(one) }</ul> };
    section(text::SITUATIONS, answer.lang, list)
}

fn notes(answer: &Answer<'_>, router: &Router) -> Html {
    let notes: Vec<_> = answer.notes.iter().filter(|note| note.code != "unread").collect();
    if notes.is_empty() {
        return Html::default();
    }
    let one = |note: &&zeren_core::answer::NoteAnswer<'_>| {
        html! { <li>{ mixed(&note.text, answer.lang) }{ cite(note.cite.iter().collect(), router, answer.lang) }</li> }
    };
    section(text::NOTES, answer.lang, html! { <ul class="plain">{ for notes.iter().map(one) }</ul> })
}

/// On paper nothing can be opened: the words of the source stand at the end.
fn quotes(answer: &Answer<'_>) -> Html {
    let one = |citation: &zeren_core::answer::CitationAnswer| {
        html! { <li><span class="mark">{ citation.id }</span><span lang="zh-CN">{ citation.quote }</span></li> }
    };
    html! {
        <div class="paper">
            { section(text::QUOTES, answer.lang, html! { <ul class="plain small">{ for answer.citations.iter().map(one) }</ul> }) }
        </div>
    }
}
