//! The matrix: class, kind of responsibility, duties, supervision.

use crate::ask::rulebook;
use crate::components::{all, el, item_link, said, text as plain_text, with, word};
use crate::route::Route;
use crate::text;
use yew::Html;
use zeren_core::builtin::BUILTIN;
use zeren_core::lookup::Kind;
use zeren_core::model::{Lang, Text};
use zeren_core::rulebook::{ClassEntry, Duty, Supervision};

fn class(entry: &ClassEntry, route: &Route, lang: Lang) -> Html {
    item_link(route, Kind::Class, entry.class.id(), said(entry.name, lang))
}

fn responsibility(entry: &ClassEntry, route: &Route, lang: Lang) -> Html {
    let name = said(BUILTIN.responsibility(entry.responsibility).name, lang);
    item_link(route, Kind::Responsibility, entry.responsibility.id(), name)
}

fn duties(entry: &ClassEntry, route: &Route, lang: Lang) -> Html {
    let duty = |duty: &Duty| el("li", "", vec![item_link(route, Kind::Duty, duty.id, said(duty.name, lang))]);
    all(vec![
        el("p", "count", vec![plain_text(text::duties(entry.duties.len(), lang))]),
        el("ol", "", entry.duties.iter().map(duty).collect()),
    ])
}

fn supervision(entry: &ClassEntry, route: &Route, lang: Lang) -> Html {
    let reaching = BUILTIN.supervision.iter().filter(|way| way.classes.contains(entry.class));
    let way = |way: &Supervision| el("li", "", vec![item_link(route, Kind::Supervision, way.id, said(way.name, lang))]);
    el("ul", "", reaching.map(way).collect())
}

/// All classes, where there is room.
pub(super) fn table(route: &Route, lang: Lang) -> Html {
    let row = |entry: &ClassEntry| {
        let name = with("th", &["scope"], vec!["row".into()], vec![class(entry, route, lang)]);
        let cells = [responsibility(entry, route, lang), duties(entry, route, lang), supervision(entry, route, lang)];
        let cells = cells.into_iter().map(|cell| el("td", "", vec![cell]));
        el("tr", "", std::iter::once(name).chain(cells).collect())
    };
    let head = |name: &Text| with("th", &["scope"], vec!["col".into()], vec![word(*name, lang)]);
    let names = [text::CLASS, text::RESPONSIBILITY, text::DUTIES, text::SUPERVISION];
    let parts = vec![
        el("caption", "sr", vec![word(text::GLANCE_TITLE, lang)]),
        el("thead", "", vec![el("tr", "", names.iter().map(head).collect())]),
        el("tbody", "", rulebook().classes.iter().map(row).collect()),
    ];
    el("table", "matrix", parts)
}

/// One class.
pub(super) fn card(entry: &ClassEntry, route: &Route, lang: Lang) -> Html {
    let name = |name: Text| el("h3", "", vec![word(name, lang)]);
    let parts = vec![
        el("h2", "", vec![class(entry, route, lang)]),
        name(text::RESPONSIBILITY),
        el("p", "", vec![responsibility(entry, route, lang)]),
        name(text::DUTIES),
        duties(entry, route, lang),
        name(text::SUPERVISION),
        supervision(entry, route, lang),
    ];
    el("article", "", parts)
}
