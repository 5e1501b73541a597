//! The answer from top to bottom: verdict, open question, responsibility, duties, supervision, notes, reading.

use super::share_bar::ShareBar;
use super::{duties, parts, questions};
use crate::ask;
use crate::components::{
    all, basis, cite, el, in_lang, item_link, mixed, plain, said, section, text as plain_text, with, word,
};
use crate::hooks::{Router, use_later};
use crate::prose::typeset;
use crate::route::{Lookup, Route};
use crate::text;
use yew::prelude::*;
use zeren_core::answer::{Answer, NoteAnswer, PostAnswer};
use zeren_core::builtin::BUILTIN;
use zeren_core::lookup::Kind;
use zeren_core::model::{Applicability, Citation, Class, Lang, Text};
use zeren_core::rulebook::{Situation, Supervision};

/// How many parts are drawn at once.
const AT_ONCE: usize = 4;

/// The whole answer: what it says at once, the particulars a frame later. Hidden where there is none.
pub(super) fn view(answer: Option<&Answer<'_>>, lookup: &Lookup, router: &Router, lang: Lang) -> Html {
    let sort = answer.map_or(0, sort);
    let asked = Asked { lookup: lookup.clone(), router: router.clone(), lang, sort };
    let at_once: [Html; AT_ONCE] = answer.map_or_else(Default::default, |answer| {
        [
            verdict(answer, router),
            posts(answer),
            questions::view(answer, lookup, router),
            responsibilities(answer, router),
        ]
    });
    let parts = at_once.into_iter().chain([html! { <Later ..asked /> }]).collect();
    // The place of the first answer is kept free: what is below does not move when it comes.
    let is_coming = !router.painted && !lookup.title.trim().is_empty();
    let values = match answer {
        Some(_) => ["answer", ""],
        None if is_coming => ["coming", ""],
        None => ["", "hidden"],
    };
    with("article", &["class", "hidden"], values.map(AttrValue::Static).into(), parts)
}

/// What the particulars hang on.
#[derive(Clone, PartialEq, Properties)]
struct Asked {
    lookup: Lookup,
    router: Router,
    lang: Lang,
    /// The particulars of an answer of another sort are another's.
    sort: usize,
}

/// What the particulars follow from, as a number: whether the Provisions apply, the classes, those that are possible.
fn sort(answer: &Answer<'_>) -> usize {
    let classes = answer.classes.iter().map(|class| class.index());
    let possible = answer.possible_classes.iter().map(|class| class.index() + Class::ALL.len());
    classes.chain(possible).fold(answer.applicability as usize, |sort, at| sort | 4 << at)
}

/// The particulars, once what is above them is painted: on a slow machine each keystroke is answered sooner. Until then
/// those of the answer before stand there, but only if they may still be right.
#[component]
fn Later(props: &Asked) -> Html {
    let asked = use_later(props);
    let class = if asked.sort == props.sort { "rest" } else { "rest stale" };
    el("div", class, vec![html! { <Particulars ..asked /> }])
}

#[component]
fn Particulars(props: &Asked) -> Html {
    let Asked { lookup, router, lang, .. } = props;
    if !router.painted {
        return Html::default();
    }
    let Some(Ok(answer)) = ask::post(lookup, router.route.on(), *lang) else { return Html::default() };
    all(vec![
        duties::view(&answer, router),
        possible(&answer, router),
        supervision(&answer, router),
        situations(&answer, &router.route),
        notes(&answer, router),
        parts::view(&answer),
        html! { <ShareBar lookup={lookup.clone()} route={router.route.clone()} lang={*lang} /> },
        quotes(&answer),
    ])
}

/// A section with a list, or nothing where the list is empty.
fn listed(name: Text, class: &'static str, items: Vec<Html>, lang: Lang) -> Html {
    if items.is_empty() { Html::default() } else { section(name, lang, vec![plain(class, items)]) }
}

/// The sentence, its first words strong; a sign repeats what they say. Under it the words it rests on.
fn verdict(answer: &Answer<'_>, router: &Router) -> Html {
    let class = match answer.applicability {
        Applicability::Applies => "verdict applies",
        Applicability::ByReference => "verdict by-reference",
        Applicability::Undetermined => "verdict undetermined",
        Applicability::Outside => "verdict outside",
    };
    let sentence = answer.verdict.as_str();
    let (first, rest) = sentence.split_at(sentence.find(['。', ',', '.', ';']).unwrap_or(0));
    let strong = el("strong", "", vec![mixed(first, answer.lang)]);
    all(vec![
        el("h2", class, vec![strong, mixed(rest, answer.lang)]),
        el("div", "grounds", vec![cite("verdict", &grounds(answer), router, answer.lang)]),
    ])
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

/// One line a post, where there are several.
fn posts(answer: &Answer<'_>) -> Html {
    if answer.posts.len() < 2 {
        return Html::default();
    }
    let line = |post: &PostAnswer<'_>| {
        let names: Vec<&str> =
            post.classes.iter().map(|class| BUILTIN.class(*class).name.in_lang(answer.lang)).collect();
        let names = names.join(if answer.lang == Lang::Zh { "、" } else { "; " });
        let words = vec![
            in_lang("span", Lang::Zh, vec![plain_text(post.text.unwrap_or("").to_owned())]),
            el("span", "", vec![plain_text(post.applicability.name(answer.lang))]),
            el("span", "", vec![mixed(&names, answer.lang)]),
        ];
        el("li", "", words)
    };
    plain("posts", answer.posts.iter().map(line).collect())
}

/// A class by its name.
fn class_link(class: Class, route: &Route, lang: Lang) -> Html {
    item_link(route, Kind::Class, class.id(), said(BUILTIN.class(class).name, lang))
}

fn responsibilities(answer: &Answer<'_>, router: &Router) -> Html {
    let route = &router.route;
    let lang = answer.lang;
    let one = |one: &zeren_core::answer::ResponsibilityAnswer| {
        let name = item_link(route, Kind::Responsibility, one.kind.id(), mixed(one.name, lang));
        let cites: Vec<Citation> = one.cite.iter().map(|cite| **cite).collect();
        let mut words = vec![el("strong", "", vec![name]), el("span", "of", vec![class_link(one.class, route, lang)])];
        if !one.layer.is_builtin() {
            words.extend(basis(one.basis, one.layer, text::BY_LOCAL, lang));
        }
        words.push(cite(one.class.id(), &cites, router, lang));
        el("li", "", words)
    };
    listed(text::RESPONSIBILITY, "plain", answer.responsibilities.iter().map(one).collect(), lang)
}

fn possible(answer: &Answer<'_>, router: &Router) -> Html {
    let route = &router.route;
    let lang = answer.lang;
    let one = |class: &Class| {
        let entry = BUILTIN.class(*class);
        let kind = el("span", "of", vec![said(BUILTIN.responsibility(entry.responsibility).name, lang)]);
        let cites = entry.cite.get(..1).unwrap_or_default();
        el("li", "", vec![class_link(*class, route, lang), kind, cite(class.id(), cites, router, lang)])
    };
    listed(text::POSSIBLE, "plain", answer.possible_classes.iter().map(one).collect(), lang)
}

/// A section that is drawn once and hidden where it says nothing: it is the same for nearly every post.
fn lasting(name: Text, class: &'static str, items: Vec<Html>, shown: bool, lang: Lang) -> Html {
    let heading = el("h2", "", vec![word(name, lang)]);
    let hidden = AttrValue::Static(if shown { "" } else { "hidden" });
    let list = el("div", "", vec![plain(class, items)]);
    with("section", &["class", "hidden"], vec![AttrValue::Static("part"), hidden], vec![heading, list])
}

fn supervision(answer: &Answer<'_>, router: &Router) -> Html {
    let lang = answer.lang;
    let shown = |entry: &Supervision| answer.supervision.is_empty() || answer.supervision.contains(&entry.id);
    let one = |entry: &Supervision| {
        let name = item_link(&router.route, Kind::Supervision, entry.id, said(entry.name, lang));
        el("li", "", vec![name, cite(entry.id, entry.cite, router, lang)])
    };
    let items = BUILTIN.supervision.iter().filter(|entry| shown(entry)).map(one).collect();
    lasting(text::SUPERVISION, "plain", items, !answer.supervision.is_empty(), lang)
}

/// When one is held to account: the same for all whom the Provisions reach.
fn situations(answer: &Answer<'_>, route: &Route) -> Html {
    let one = |entry: &Situation| {
        el("li", "", vec![item_link(route, Kind::Situation, entry.id, said(entry.name, answer.lang))])
    };
    let items = BUILTIN.situations.iter().map(one).collect();
    let reached = matches!(answer.applicability, Applicability::Applies | Applicability::ByReference);
    lasting(text::SITUATIONS, "plain small", items, reached, answer.lang)
}

fn notes(answer: &Answer<'_>, router: &Router) -> Html {
    let notes = answer.notes.iter().filter(|note| note.code != "unread" && !repeats(answer, note));
    let one = |note: &NoteAnswer<'_>| {
        el("li", "", vec![mixed(&note.text, answer.lang), cite(note.code, note.cite, router, answer.lang)])
    };
    listed(text::NOTES, "plain", notes.map(one).collect(), answer.lang)
}

/// On paper nothing can be opened: the words of the source stand at the end.
fn quotes(answer: &Answer<'_>) -> Html {
    let one = |citation: &zeren_core::answer::CitationAnswer| {
        in_lang("li", Lang::Zh, vec![plain_text(typeset(&["[", citation.id, "] ", citation.quote].concat()))])
    };
    let list = listed(text::QUOTES, "plain small", answer.citations.iter().map(one).collect(), answer.lang);
    el("div", "paper", vec![list])
}
