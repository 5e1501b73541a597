//! What is shown of the roster, and in which order.

use super::parts::{pick, to, write};
use super::value::Value;
use super::words;
use crate::components::{button, el, link, plain, with, word};
use crate::hooks::Router;
use crate::route::{Roster, Tab};
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang, Text};

/// Chooses a state that comes with a choice: it can be gone back from.
fn choose(state: &Roster, router: &Router, set: fn(&mut Roster, String)) -> Callback<String> {
    let (state, router) = (state.clone(), router.clone());
    Callback::from(move |value| router.push.emit(router.route.to(to(state.but(|next| set(next, value))))))
}

/// Follows what is typed.
fn follow(state: &Roster, router: &Router, set: fn(&mut Roster, String)) -> Callback<String> {
    let (state, router) = (state.clone(), router.clone());
    Callback::from(move |value| router.replace.emit(router.route.to(to(state.but(|next| set(next, value))))))
}

fn named(options: &[(&str, Text)], lang: Lang) -> Vec<(String, String)> {
    options.iter().map(|(id, name)| ((*id).to_owned(), name.in_lang(lang).to_owned())).collect()
}

/// The parts of the roster, as links.
pub(super) fn tabs(state: &Roster, summary: &Value, router: &Router, lang: Lang) -> Html {
    let totals = summary.get("totals");
    let found: usize = summary.list("severities").iter().map(|one| one.number("count")).sum();
    let tab = |tab: Tab| {
        let (name, count) = match tab {
            Tab::Findings => (words::FINDINGS, found),
            Tab::Regions => (words::REGIONS, totals.number("regions")),
            Tab::Rows => (words::ROWS, totals.number("rows")),
        };
        let href = router.route.to(to(state.on(tab))).href();
        let current = if state.tab == tab { "page" } else { "" };
        let number = el("span", "count", vec![crate::components::text(count.to_string())]);
        let words = vec![word(name, lang), number];
        el("li", "", vec![with("a", &["href", "aria-current"], vec![href.into(), current.into()], words)])
    };
    let list = plain("tabs", Tab::ALL.map(tab).to_vec());
    with("nav", &["aria-label"], vec![words::PARTS.in_lang(lang).into()], vec![list])
}

/// The fields.
pub(super) fn view(state: &Roster, summary: &Value, router: &Router, lang: Lang) -> Html {
    let class = |class: &Class| (class.id().to_owned(), BUILTIN.class(*class).name.in_lang(lang).to_owned());
    let classes: Vec<(String, String)> = Class::ALL.iter().map(class).collect();
    let codes: Vec<(String, String)> = summary
        .list("codes")
        .iter()
        .map(|one| (one.text("code"), [&one.text("code"), " ", &one.both("name", lang)].concat()))
        .collect();
    let region = write(
        "region",
        words::REGION,
        &state.region,
        words::REGION_SAYS,
        lang,
        follow(state, router, |next, value| next.region = value),
    );
    let by_class = |name: Text| {
        pick(
            "class",
            name,
            words::ALL,
            classes.clone(),
            &state.class,
            lang,
            choose(state, router, |next, value| next.class = value),
        )
    };
    let by_state = |options: &[(&str, Text)]| {
        let set = choose(state, router, |next, value| next.state = value);
        pick("state", words::STATE, words::ALL, named(options, lang), &state.state, lang, set)
    };
    let by_code = || {
        let set = choose(state, router, |next, value| next.code = value);
        pick("code", words::FINDINGS, words::ALL, codes.clone(), &state.code, lang, set)
    };
    let holds = || {
        let set = follow(state, router, |next, value| next.words = value);
        write("words", words::WORDS, &state.words, words::ALL, lang, set)
    };
    let sorted = |first: Text, options: &[(&str, Text)]| {
        let set = choose(state, router, |next, value| next.sort = value);
        pick("sort", words::SORT, first, named(options, lang), &state.sort, lang, set)
    };
    let fields = match state.tab {
        Tab::Findings => {
            let of = |one: &Value| (one.text("id"), one.both("name", lang));
            let severities = summary.list("severities").iter().map(of).collect();
            let set = choose(state, router, |next, value| next.severity = value);
            let mut fields = vec![
                region,
                pick("severity", words::SEVERITY, words::ALL, severities, &state.severity, lang, set),
                by_class(words::CLASS),
                holds(),
                sorted(
                    words::BY_REGION,
                    &[("severity", words::BY_SEVERITY), ("code", words::BY_CODE), ("row", words::BY_ROW)],
                ),
            ];
            if summary.number("accepted") > 0 {
                fields.push(by_state(&[("accepted", words::ACCEPTED)]));
            }
            fields
        }
        Tab::Regions => vec![
            region,
            by_state(&[("gaps", words::ONLY_GAPS)]),
            by_class(words::CLASS),
            sorted(words::BY_REGION, &[("gaps", words::BY_GAPS), ("rows", words::BY_ROWS)]),
        ],
        Tab::Rows => {
            let applicability = zeren_core::model::Applicability::ALL.iter();
            let mut states: Vec<(&str, Text)> = vec![
                ("found", words::WITH_FINDINGS),
                ("partly", words::PARTLY),
                ("unread", words::NOT_READ),
                ("no-person", words::NO_PERSON),
            ];
            states.extend(applicability.map(|one| (one.id(), Text { zh: one.name(Lang::Zh), en: one.name(Lang::En) })));
            vec![
                region,
                by_class(words::CLASS),
                by_state(&states),
                by_code(),
                holds(),
                sorted(
                    words::BY_ROW,
                    &[
                        ("region", words::BY_REGION),
                        ("class", words::BY_CLASS),
                        ("name", words::BY_NAME),
                        ("findings", words::BY_FINDINGS),
                    ],
                ),
            ]
        }
    };
    let mut out = vec![el("div", "filters", fields)];
    if state.is_filtered() {
        let (clear, router) =
            (Roster { sort: state.sort.clone(), ..Roster { tab: state.tab, ..Roster::default() } }, router.clone());
        out.push(button("quiet", words::CLEAR, lang, move || router.push.emit(router.route.to(to(clear.clone())))));
    }
    el("div", "filtering", out)
}

/// What was found, by kind; a press shows one kind alone.
pub(super) fn codes(state: &Roster, summary: &Value, router: &Router, lang: Lang) -> Html {
    let line = |one: &Value| {
        let code = one.text("code");
        let chosen = state.code == code;
        let next = state.but(|next| next.code = if chosen { String::new() } else { code.clone() });
        let words = vec![
            el("span", "code", vec![crate::components::text(code.clone())]),
            crate::components::mixed(&one.both("name", lang), lang),
            el("span", "count", vec![crate::components::text(one.digits("count"))]),
        ];
        let severity = super::findings::severity_class(&one.text("severity"));
        let pressed = if chosen { "true" } else { "false" };
        el("li", severity, vec![crate::components::press("", pressed, router, to(next), words)])
    };
    plain("codes", summary.list("codes").iter().map(line).collect())
}

/// A link to the rows that a finding speaks of.
pub(super) fn row_link(index: &str, row: &str, state: &Roster, router: &Router) -> Html {
    let next = Roster { row: index.to_owned(), ..state.on(Tab::Rows) };
    let next = Roster { region: String::new(), ..next };
    link(&router.route, to(next), crate::components::text(row.to_owned()))
}
