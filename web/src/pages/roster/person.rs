//! One person: what the row says, what was made of it, and the list of what the person answers for.

use super::answer::use_answer;
use super::findings;
use super::parts::{cited, own, to};
use super::rows::post;
use super::value::Value;
use super::words;
use crate::components::{all, button, el, link, mixed, plain, text as plain_text, with, word};
use crate::hooks::Router;
use crate::route::{Lookup, Page, Roster};
use crate::{browser, route};
use yew::prelude::*;
use zeren_core::model::{Lang, Text};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PersonProps {
    pub(super) state: Roster,
    pub(super) epoch: u32,
    pub(super) router: Router,
    pub(super) lang: Lang,
}

fn answers(answers: &Value, router: &Router, lang: Lang) -> Vec<Html> {
    let mut out = Vec::new();
    let class = |one: &Value| {
        let possible = if one.flag("possible") { words::POSSIBLE.in_lang(lang) } else { "" };
        el("li", "", vec![mixed(&[&one.text("name"), possible].concat(), lang)])
    };
    let classes = answers.list("classes");
    if classes.is_empty() {
        out.push(el("p", "", vec![mixed(&answers.text("applicability_name"), lang)]));
    } else {
        out.push(el("h3", "", vec![word(words::CLASSES, lang)]));
        out.push(plain("plain", classes.iter().map(class).collect()));
    }
    let basis = |one: &Value| el("span", "basis", vec![mixed(&one.text("basis"), lang)]);
    let responsibilities = answers.list("responsibilities");
    if !responsibilities.is_empty() {
        let line = |(at, one): (usize, &Value)| {
            let of = el("span", "of", vec![mixed(&one.text("class"), lang)]);
            let key = ["r", &at.to_string()].concat();
            el(
                "li",
                "",
                vec![mixed(&one.text("name"), lang), of, cited(&key, &one.list("cites"), router, lang), basis(one)],
            )
        };
        out.push(el("h3", "", vec![word(words::RESPONSIBILITY, lang)]));
        out.push(plain("plain", responsibilities.iter().enumerate().map(line).collect()));
    }
    let duties = answers.list("duties");
    if !duties.is_empty() {
        let line = |one: &Value| {
            let mut cells =
                vec![mixed(&one.text("name"), lang), cited(&one.text("id"), &one.list("cites"), router, lang)];
            if !one.flag("from_source") {
                cells.push(basis(one));
            }
            el("li", "", cells)
        };
        out.push(el("h3", "", vec![word(words::DUTIES, lang)]));
        out.push(el("ol", "", duties.iter().map(line).collect()));
    }
    let mut remarks: Vec<Value> = answers.list("questions");
    remarks.extend(answers.list("notes"));
    if !remarks.is_empty() {
        out.push(el("h3", "", vec![word(words::REMARKS, lang)]));
        let line = |one: &Value| el("li", "", vec![mixed(&one.own_text(), lang)]);
        out.push(plain("plain", remarks.iter().map(line).collect()));
    }
    out
}

/// One person.
#[component]
pub(super) fn Person(props: &PersonProps) -> Html {
    let PersonProps { state, epoch, router, lang } = props.clone();
    let question = route::pairs(&[("what", "person"), ("lang", lang.id()), ("row", &state.row)]);
    let answer = use_answer(question, epoch);
    let shown = answer.as_ref().and_then(|answer| answer.as_ref().ok()).map(|answer| answer.digits("index"));
    {
        // What was opened is where one goes on reading.
        let row = state.row.clone();
        use_effect_with((shown, row), |(shown, row)| {
            if shown.as_ref() == Some(row) {
                browser::focus("person");
            }
        });
    }
    let close = {
        let (state, router) = (state.clone(), router.clone());
        move || router.push.emit(router.route.to(to(Roster { row: String::new(), ..state.clone() })))
    };
    let Some(answer) = answer else { return Html::default() };
    let of = match answer {
        Ok(of) => of,
        Err(super::store::Trouble::Problem(said)) => {
            return el("p", "trouble", vec![super::parts::problem(&said, lang)]);
        }
        Err(_) => return Html::default(),
    };
    let name = of.text("name");
    let name = if name.is_empty() { word(words::NO_NAME, lang) } else { own(&name, lang) };
    let heading = with("h2", &["id", "tabindex"], vec!["person".into(), "-1".into()], vec![name]);
    let mut facts = Vec::new();
    let mut fact = |name: Text, value: String| {
        if !value.is_empty() {
            facts.extend([el("dt", "", vec![word(name, lang)]), el("dd", "", vec![own(&value, lang)])]);
        }
    };
    let row = [of.text("sheet"), of.digits("row")].join(" ");
    fact(words::ROW, row.trim().to_owned());
    fact(words::REGION, of.text("region"));
    fact(words::BODY, of.text("unit"));
    fact(words::TITLE_CELL, of.text("title"));
    fact(words::PORTFOLIO, of.text("portfolio"));
    let mut out =
        vec![el("div", "person-head", vec![heading, button("quiet", words::CLOSE, lang, close)]), el("dl", "", facts)];
    let reason = of.text("reason");
    if !reason.is_empty() {
        let stop = if lang == Lang::Zh { "：" } else { ": " };
        out.push(el("p", "trouble", vec![word(words::NOT_READ, lang), plain_text(stop), mixed(&reason, lang)]));
    }
    let found = of.list("findings");
    if !found.is_empty() {
        let line =
            |(at, one): (usize, &Value)| findings::line(&["p", &at.to_string()].concat(), one, &state, &router, lang);
        out.push(el("h3", "", vec![word(words::FINDINGS, lang)]));
        out.push(plain("findings", found.iter().enumerate().map(line).collect()));
    }
    let list = of.get("answers");
    if list.is_some() {
        out.extend(answers(&list, &router, lang));
        let look = Page::Lookup(Lookup::of(post_with(&of)));
        out.push(el("p", "more", vec![link(&router.route, look, word(words::LOOK_UP, lang))]));
    }
    el("section", "person", vec![all(out)])
}

/// The post with its portfolio, as the look-up takes it.
fn post_with(of: &Value) -> String {
    let portfolio = of.text("portfolio");
    if portfolio.is_empty() { post(of) } else { [&post(of), "（", &portfolio, "）"].concat() }
}
