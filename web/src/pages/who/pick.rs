//! Level and matter, to be picked from lists.

use crate::ask::rulebook;
use crate::components::{el, text as plain_text, with, word};
use crate::hooks::Router;
use crate::route::{Matter, Page};
use crate::text;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Lang, Level, Text};
use zeren_core::rulebook::Sector;
use zeren_core::who::Who;

/// The levels that can be picked.
const LEVELS: [Level; 5] = [Level::Province, Level::Prefecture, Level::County, Level::Township, Level::Zone];

/// A list to pick from; each pick is a new entry of the history.
fn select(
    id: &'static str,
    name: Text,
    lang: Lang,
    router: &Router,
    pick: fn(&Matter, String) -> Matter,
    content: Vec<Html>,
) -> Html {
    let Router { route, push, .. } = router.clone();
    let picked = Callback::from(move |event: Event| {
        if let (Page::Who(now), Some(select)) = (&route.page, event.target_dyn_into::<HtmlSelectElement>()) {
            push.emit(route.to(Page::Who(pick(now, select.value()))));
        }
    });
    let label = with("label", &["for"], vec![id.into()], vec![word(name, lang)]);
    el("p", "field", vec![label, html! { <select {id} onchange={picked}>{ content }</select> }])
}

/// An option; the one selected is told by `selected`, which the browser keeps as a property.
fn option(value: String, selected: bool, words: String) -> Html {
    html! { <option key={value.clone()} {value} {selected}>{ words }</option> }
}

/// The two lists.
pub(super) fn fields(matter: &Matter, found: &Who, router: &Router, lang: Lang) -> Html {
    let at_large = option(String::new(), matter.level.is_none(), text::COUNTY_UP.in_lang(lang).to_owned());
    let level =
        |level: &Level| option(level.id().to_owned(), matter.level == Some(*level), level.name(lang).to_owned());
    let levels = std::iter::once(at_large).chain(LEVELS.iter().map(level)).collect();
    let sector =
        |sector: &Sector| option(sector.id.to_owned(), found.sector == Some(sector.id), sector.name(lang).to_owned());
    let mut sectors = Vec::new();
    // What no list holds, a duty or another department, stands by itself.
    if found.sector.is_none() {
        sectors.push(option(matter.sector.clone(), true, found.matter.clone()));
    }
    let (own, added) = rulebook().sectors.split_at(BUILTIN.sectors.len());
    sectors.extend(own.iter().take(1).map(sector));
    let mut group = |name: Text, listed: &[Sector]| {
        let listed: Vec<Html> = listed.iter().map(sector).collect();
        if !listed.is_empty() {
            sectors.push(with("optgroup", &["label"], vec![name.in_lang(lang).into()], listed));
        }
    };
    group(text::DEFAULT_SECTORS, &own[1..]);
    group(text::LOCAL, added);
    let to_level = |now: &Matter, value: String| Matter { level: Level::from_id(&value), ..now.clone() };
    let to_sector = |now: &Matter, sector: String| Matter { sector, duty: String::new(), ..now.clone() };
    let fields = vec![
        select("level", text::LEVEL, lang, router, to_level, levels),
        plain_text(" "),
        select("sector", text::MATTER, lang, router, to_sector, sectors),
    ];
    el("div", "fields", fields)
}
