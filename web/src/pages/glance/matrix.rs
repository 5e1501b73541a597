//! The matrix: class, kind of responsibility, duties, supervision.

use crate::components::{item_link, said};
use crate::route::Route;
use crate::text;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::lookup::Kind;
use zeren_core::model::{Lang, Text};
use zeren_core::rulebook::ClassEntry;

fn responsibility(entry: &ClassEntry, route: &Route, lang: Lang) -> Html {
    let name = BUILTIN.responsibility(entry.responsibility).name;
    item_link(route, Kind::Responsibility, entry.responsibility.id(), said(name, lang))
}

fn duties(entry: &ClassEntry, route: &Route, lang: Lang) -> Html {
    let duty = |duty: &zeren_core::rulebook::Duty| {
        html! { <li>{ item_link(route, Kind::Duty, duty.id, said(duty.name, lang)) }</li> }
    };
    html! {
        <>
            <p class="count">{ text::duties(entry.duties.len(), lang) }</p>
            <ol>{ for entry.duties.iter().map(duty) }</ol>
        </>
    }
}

fn supervision(entry: &ClassEntry, route: &Route, lang: Lang) -> Html {
    let reaching = BUILTIN.supervision.iter().filter(|way| way.classes.contains(entry.class));
    let way = |way: &zeren_core::rulebook::Supervision| {
        html! { <li>{ item_link(route, Kind::Supervision, way.id, said(way.name, lang)) }</li> }
    };
    html! { <ul>{ for reaching.map(way) }</ul> }
}

/// All classes, where there is room.
pub(super) fn table(route: &Route, lang: Lang) -> Html {
    let row = |entry: &ClassEntry| {
        html! {
            <tr>
                <th scope="row">{ item_link(route, Kind::Class, entry.class.id(), said(entry.name, lang)) }</th>
                <td>{ responsibility(entry, route, lang) }</td>
                <td>{ duties(entry, route, lang) }</td>
                <td>{ supervision(entry, route, lang) }</td>
            </tr>
        }
    };
    let head = |name: Text| html! { <th scope="col">{ name.in_lang(lang) }</th> };
    html! {
        <table class="matrix">
            <caption class="sr">{ text::GLANCE_TITLE.in_lang(lang) }</caption>
            <thead><tr>
                { head(text::CLASS) }{ head(text::RESPONSIBILITY) }{ head(text::DUTIES) }{ head(text::SUPERVISION) }
            </tr></thead>
            <tbody>{ for BUILTIN.classes.iter().map(row) }</tbody>
        </table>
    }
}

/// One class.
pub(super) fn card(entry: &ClassEntry, route: &Route, lang: Lang) -> Html {
    html! {
        <article>
            <h2>{ item_link(route, Kind::Class, entry.class.id(), said(entry.name, lang)) }</h2>
            <h3>{ text::RESPONSIBILITY.in_lang(lang) }</h3>
            <p>{ responsibility(entry, route, lang) }</p>
            <h3>{ text::DUTIES.in_lang(lang) }</h3>
            { duties(entry, route, lang) }
            <h3>{ text::SUPERVISION.in_lang(lang) }</h3>
            { supervision(entry, route, lang) }
        </article>
    }
}
