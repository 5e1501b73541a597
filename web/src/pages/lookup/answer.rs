//! The answer from top to bottom: verdict, open question, responsibility, duties, supervision, notes, reading.

use super::share_bar::ShareBar;
use super::{duties, parts, questions};
use crate::components::{Cite, item_link, mixed, said, section};
use crate::hooks::Router;
use crate::prose::typeset;
use crate::route::Lookup;
use crate::text;
use yew::prelude::*;
use zeren_core::answer::{Answer, NoteAnswer, PostAnswer};
use zeren_core::builtin::BUILTIN;
use zeren_core::lookup::Kind;
use zeren_core::model::{Applicability, Citation, Lang, Text};

/// The whole answer.
pub(super) fn view(answer: &Answer<'_>, lookup: &Lookup, router: &Router) -> Html {
    let lang = answer.lang;
    html! {
        <article class="answer">
            { verdict(answer, router) }
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
fn verdict(answer: &Answer<'_>, router: &Router) -> Html {
    let class = classes!("verdict", answer.applicability.id());
    let sentence = answer.verdict.as_str();
    let end = sentence.find(['。', ',', '.', ';']).unwrap_or(0);
    let (word, rest) = sentence.split_at(end);
    html! {
        <>
            <h2 {class}><strong>{ mixed(word, answer.lang) }</strong>{ mixed(rest, answer.lang) }</h2>
            <div class="grounds">{ cite(grounds(answer), router, answer.lang) }</div>
        </>
    }
}

/// The words the verdict rests on: those of the scope, and those of a note that the verdict repeats.
fn grounds(answer: &Answer<'_>) -> Vec<Citation> {
    let scope = answer.citations.iter().filter(|citation| citation.supports.contains(&"applicability"));
    let scope = scope.map(|citation| Citation {
        paragraph: citation.id,
        quote: Text { zh: citation.quote, en: citation.translation },
    });
    let notes = answer.notes.iter().filter(|note| repeats(answer, note)).flat_map(|note| note.cite).copied();
    scope.chain(notes).collect()
}

/// Whether the verdict says already what a note says.
fn repeats(answer: &Answer<'_>, note: &NoteAnswer<'_>) -> bool {
    answer.verdict.contains(note.text.as_ref())
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

fn cite(cites: Vec<Citation>, router: &Router, lang: Lang) -> Html {
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
                <strong>{ item_link(&router.route, Kind::Responsibility, one.kind.id(), mixed(one.name, answer.lang)) }</strong>
                <span class="of">
                    { item_link(&router.route, Kind::Class, entry.class.id(), said(entry.name, answer.lang)) }
                </span>
                { cite(one.cite.iter().map(|cite| **cite).collect(), router, answer.lang) }
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
                { item_link(&router.route, Kind::Class, class.id(), said(entry.name, answer.lang)) }
                <span class="of">{ said(BUILTIN.responsibility(entry.responsibility).name, answer.lang) }</span>
                { cite(entry.cite.iter().take(1).copied().collect(), router, answer.lang) }
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
                { item_link(&router.route, Kind::Supervision, entry.id, said(entry.name, answer.lang)) }
                { cite(entry.cite.to_vec(), router, answer.lang) }
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
        html! { <li>{ item_link(&router.route, Kind::Situation, entry.id, said(entry.name, answer.lang)) }</li> }
    };
    let list = html! { <ul class="plain small">{ for BUILTIN.situations.iter().map(one) }</ul> };
    section(text::SITUATIONS, answer.lang, list)
}

fn notes(answer: &Answer<'_>, router: &Router) -> Html {
    let notes: Vec<_> = answer.notes.iter().filter(|note| note.code != "unread" && !repeats(answer, note)).collect();
    if notes.is_empty() {
        return Html::default();
    }
    let one = |note: &&NoteAnswer<'_>| {
        html! { <li>{ mixed(&note.text, answer.lang) }{ cite(note.cite.to_vec(), router, answer.lang) }</li> }
    };
    section(text::NOTES, answer.lang, html! { <ul class="plain">{ for notes.iter().map(one) }</ul> })
}

/// On paper nothing can be opened: the words of the source stand at the end.
fn quotes(answer: &Answer<'_>) -> Html {
    let one = |citation: &zeren_core::answer::CitationAnswer| {
        html! { <li><span class="mark">{ citation.id }</span><span lang="zh-CN">{ typeset(citation.quote) }</span></li> }
    };
    html! {
        <div class="paper">
            { section(text::QUOTES, answer.lang, html! { <ul class="plain small">{ for answer.citations.iter().map(one) }</ul> }) }
        </div>
    }
}
