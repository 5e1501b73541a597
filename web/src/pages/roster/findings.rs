//! What was found, a page at a time; on paper all of it.

use super::answer::use_answer;
use super::filters;
use super::parts::{cited, own, to};
use super::value::Value;
use super::words;
use crate::components::{all, button, el, mixed, plain, text as plain_text, with, word};
use crate::hooks::Router;
use crate::route::Roster;
use crate::{browser, route, text};
use yew::prelude::*;
use zeren_core::model::Lang;

/// How many stand on a page.
const PAGE: usize = 50;
/// How many are printed.
const PRINTED: usize = 2_000;

/// The class of a severity; the word beside it says the same.
pub(super) fn severity_class(id: &str) -> &'static str {
    match id {
        "error" => "finding error",
        "warning" => "finding warning",
        _ => "finding note",
    }
}

/// A finding.
pub(super) fn line(key: &str, found: &Value, state: &Roster, router: &Router, lang: Lang) -> Html {
    let head = [&found.text("severity_name"), " ", &found.text("code")].concat();
    let mut place = Vec::new();
    let rows = found.list("rows");
    let words = found.text("place");
    match rows.as_slice() {
        [only] => place.push(filters::row_link(&only.digits("index"), &words, state, router)),
        [] => place.push(own(&words, lang)),
        several => {
            place.push(own(&words, lang));
            place.push(plain_text(if lang == Lang::Zh { "：" } else { ": " }));
            for (at, row) in several.iter().enumerate() {
                if at > 0 {
                    place.push(plain_text(if lang == Lang::Zh { "、" } else { ", " }));
                }
                place.push(filters::row_link(&row.digits("index"), &row.digits("row"), state, router));
            }
        }
    }
    place.push(cited(key, &found.list("cites"), router, lang));
    place.push(el("span", "basis", vec![mixed(&found.text("basis"), lang)]));
    let mut out = vec![
        el(
            "p",
            "message",
            vec![el("strong", "", vec![plain_text(head)]), plain_text(" "), mixed(&found.text("message"), lang)],
        ),
        el("div", "place", place),
        el("p", "todo", vec![word(words::TODO, lang), mixed(&found.text("todo"), lang)]),
    ];
    let accepted = found.text("accepted");
    if !accepted.is_empty() {
        out.push(el("p", "todo", vec![word(words::ACCEPTED_BECAUSE, lang), own(&accepted, lang)]));
    }
    el("li", severity_class(&found.text("severity")), out)
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FindingsProps {
    pub(super) state: Roster,
    pub(super) epoch: u32,
    pub(super) router: Router,
    pub(super) lang: Lang,
}

/// What was found.
#[component]
pub(super) fn Findings(props: &FindingsProps) -> Html {
    let FindingsProps { state, epoch, router, lang } = props.clone();
    let printing = use_state_eq(|| false);
    let (from, count) = if *printing { (0, PRINTED) } else { (state.from, PAGE) };
    let question = state.question(lang.id(), &[("from", &from.to_string()), ("count", &count.to_string())]);
    let answer = use_answer(question, epoch);
    {
        // Printed once all of it stands there.
        let (printing, whole) = (printing.clone(), is_whole(answer.as_ref()));
        use_effect_with((*printing, whole), move |(asked, whole)| {
            if *asked && *whole {
                browser::print();
                printing.set(false);
            }
        });
    }
    let Some(Ok(answer)) = answer else { return el("p", "count", vec![word(words::LOADING, lang)]) };
    let (total, first) = (answer.number("total"), answer.number("from"));
    if total == 0 {
        let said = if state.is_filtered() { words::NOTHING } else { words::NO_FINDINGS };
        return with("p", &["role"], vec!["status".into()], vec![word(said, lang)]);
    }
    let items = answer.list("items");
    let last = first + items.len();
    let one = |(at, found): (usize, &Value)| {
        let key = ["f", &(first + at).to_string()].concat();
        line(&key, found, &state, &router, lang)
    };
    // Under the name of their region, where they are in order of the regions.
    let by_region = matches!(state.sort.as_str(), "" | "-");
    let mut out = Vec::new();
    let mut group: Vec<Html> = Vec::new();
    let mut region: Option<String> = None;
    for (at, found) in items.iter().enumerate() {
        let own_region = found.text("region");
        if by_region && region.as_ref() != Some(&own_region) {
            if !group.is_empty() {
                out.push(plain("findings", std::mem::take(&mut group)));
            }
            let name = if own_region.is_empty() { text::ROSTER.in_lang(lang).to_owned() } else { own_region.clone() };
            let name = if own_region.is_empty() { mixed(&name, lang) } else { own(&name, lang) };
            out.push(el("h2", "", vec![name]));
            region = Some(own_region);
        }
        group.push(one((at, found)));
    }
    out.push(plain("findings", group));
    let says = match lang {
        Lang::Zh => {
            ["第 ", &(first + 1).to_string(), "–", &last.to_string(), " 个，共 ", &total.to_string(), " 个"].concat()
        }
        Lang::En => [&(first + 1).to_string(), "–", &last.to_string(), " of ", &total.to_string()].concat(),
    };
    let mut pager =
        vec![with("p", &["role", "class"], vec!["status".into(), "count".into()], vec![mixed(&says, lang)])];
    let turn = |name, from: usize| {
        let next = Roster { from, ..state.clone() };
        crate::components::link(&router.route, to(next), word(name, lang))
    };
    if first > 0 {
        pager.push(turn(words::PREVIOUS, first.saturating_sub(PAGE)));
    }
    if last < total {
        pager.push(turn(words::NEXT, last));
    }
    pager.push(button("quiet", words::PRINT, lang, move || printing.set(true)));
    out.insert(0, el("div", "pager", pager.clone()));
    if items.len() > 10 {
        out.push(el("div", "pager", pager));
    }
    all(out)
}

/// Whether an answer holds as much as is printed.
fn is_whole(answer: Option<&Result<Value, super::store::Trouble>>) -> bool {
    matches!(answer, Some(Ok(answer)) if answer.number("from") == 0 && answer.list("items").len() == answer.number("total").min(PRINTED))
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ExplainedProps {
    pub(super) code: String,
    pub(super) router: Router,
    pub(super) lang: Lang,
}

/// A kind of finding explained.
#[component]
pub(super) fn Explained(props: &ExplainedProps) -> Html {
    let ExplainedProps { code, router, lang } = props.clone();
    let question = route::pairs(&[("what", "explain"), ("lang", lang.id()), ("code", &code)]);
    let Some(Ok(answer)) = use_answer(question, 0) else { return Html::default() };
    let line =
        |name, content: Html| el("div", "", vec![el("dt", "", vec![word(name, lang)]), el("dd", "", vec![content])]);
    let rests = all(vec![mixed(&answer.text("basis"), lang), cited("explained", &answer.list("cites"), &router, lang)]);
    let accept = all(vec![
        word(words::TO_ACCEPT_SAYS, lang),
        el("pre", "", vec![el("code", "", vec![plain_text(answer.text("accept"))])]),
    ]);
    let head = [&answer.text("code"), " ", &answer.text("name")].concat();
    let lines = vec![
        line(words::WHY, mixed(&answer.text("why"), lang)),
        line(words::WHAT_TO_DO, mixed(&answer.text("todo"), lang)),
        line(words::RESTS_ON, rests),
        line(words::TO_ACCEPT, accept),
    ];
    el("section", "explained", vec![el("h2", "", vec![mixed(&head, lang)]), el("dl", "lines", lines)])
}
