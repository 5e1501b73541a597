//! The open questions, answers as buttons; what was chosen, and its undoing.

use crate::components::{all, chinese, el, mixed, plain, press, unseen, with, word};
use crate::hooks::Router;
use crate::route::{Lookup, Page};
use crate::text;
use yew::Html;
use zeren_core::answer::{Answer, QuestionAnswer, RegionAnswer};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::Lang;
use zeren_core::rulebook::Open;

/// What was answered, then what is to be asked.
pub(super) fn view(answer: &Answer<'_>, lookup: &Lookup, router: &Router) -> Html {
    let lang = answer.lang;
    let mut out: Vec<Html> =
        lookup.answers.iter().map(|(about, value)| chosen(*about, value, lookup, router, lang)).collect();
    if !lookup.region.is_empty() {
        let without = Lookup { region: String::new(), ..lookup.clone() };
        let name = crate::ask::region_name(&lookup.region);
        out.push(undoable(text::REGION.in_lang(lang), &name, without, router, lang));
    }
    out.extend(answer.questions.iter().map(|question| ask(question, lookup, router, lang)));
    out.push(regions(answer, lookup, router));
    all(out)
}

/// A button that leads on.
fn button(class: &'static str, router: &Router, to: Lookup, words: Vec<Html>) -> Html {
    press(class, "", router, Page::Lookup(to), words)
}

/// A question and its answers.
fn choice(class: &'static str, id: String, question: Html, options: Vec<Html>) -> Html {
    let items = options.into_iter().map(|option| el("li", "", vec![option])).collect();
    let heading = with("h3", &["id"], vec![id.clone().into()], vec![question]);
    with("section", &["class", "aria-labelledby"], vec![class.into(), id.into()], vec![heading, plain("", items)])
}

fn ask(question: &QuestionAnswer, lookup: &Lookup, router: &Router, lang: Lang) -> Html {
    let option = |(option, value): (&&'static str, &&'static str)| {
        button("", router, lookup.with(question.about, value), vec![mixed(option, lang)])
    };
    let options = question.options.iter().zip(&question.values).map(option).collect();
    choice("ask", ["question-", question.about.id()].concat(), mixed(question.text, lang), options)
}

/// An answer given, in words, with its undoing.
fn chosen(about: Open, value: &str, lookup: &Lookup, router: &Router, lang: Lang) -> Html {
    let Some(question) = BUILTIN.question(about) else { return Html::default() };
    let choice = question.options.iter().find(|choice| choice.value == value);
    let words = choice.map_or(value, |choice| choice.text.in_lang(lang));
    undoable(question.text.in_lang(lang), words, lookup.without(about), router, lang)
}

fn undoable(question: &str, words: &str, without: Lookup, router: &Router, lang: Lang) -> Html {
    let undo = vec![word(text::UNDO, lang), unseen([" ", words].concat())];
    let children = vec![
        el("span", "", vec![mixed(question, lang)]),
        el("strong", "", vec![mixed(words, lang)]),
        button("quiet", router, without, undo),
    ];
    el("p", "chosen", children)
}

/// Regions that share a name.
fn regions(answer: &Answer<'_>, lookup: &Lookup, router: &Router) -> Html {
    let shared: Vec<&RegionAnswer> = answer.posts.iter().flat_map(|post| &post.regions).collect();
    if shared.is_empty() {
        return Html::default();
    }
    let option = |region: &&RegionAnswer| {
        let to = Lookup { region: region.code.to_string(), ..lookup.clone() };
        button("", router, to, vec![chinese(&region.path)])
    };
    let question = word(text::SEVERAL_REGIONS, answer.lang);
    choice("ask minor", "question-region".to_owned(), question, shared.iter().map(option).collect())
}
