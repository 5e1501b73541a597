//! Who answers for a matter: drawn, and as a list.

mod chain_list;

use crate::ask;
use crate::components::{Cite, diagram, mixed, section};
use crate::hooks::{Router, use_announcer};
use crate::route::{Matter, Page};
use crate::text;
use web_sys::HtmlSelectElement;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Applicability, Lang, Level, Text};
use zeren_core::who::Who;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct WhoProps {
    pub(crate) matter: Matter,
    pub(crate) router: Router,
    pub(crate) lang: Lang,
}

/// The levels that can be picked.
const LEVELS: [Level; 5] = [Level::Province, Level::Prefecture, Level::County, Level::Township, Level::Zone];

/// A list to pick from; each pick is a new entry of the history.
fn select(id: &'static str, name: Text, lang: Lang, router: &Router, to: fn(String) -> Matter, content: Html) -> Html {
    let Router { route, push, .. } = router.clone();
    let picked = Callback::from(move |event: Event| {
        let Page::Who(now) = &route.page else { return };
        let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
        let new = to(select.value());
        let matter = if id == "level" {
            Matter { level: new.level, ..now.clone() }
        } else {
            Matter { sector: new.sector, duty: String::new(), ..now.clone() }
        };
        push.emit(route.to(Page::Who(matter)));
    });
    html! {
        <p class="field">
            <label for={id}>{ name.in_lang(lang) }</label>
            <select {id} onchange={picked}>{ content }</select>
        </p>
    }
}

fn fields(matter: &Matter, found: &Who, router: &Router, lang: Lang) -> Html {
    let level = |level: &Level| {
        html! { <option value={level.id()} selected={matter.level == Some(*level)}>{ level.name(lang) }</option> }
    };
    let levels = html! {
        <>
            <option value="" selected={matter.level.is_none()}>{ text::COUNTY_UP.in_lang(lang) }</option>
            { for LEVELS.iter().map(level) }
        </>
    };
    let sector = |sector: &zeren_core::rulebook::Sector| {
        html! { <option value={sector.id} selected={found.sector == Some(sector.id)}>{ sector.name(lang) }</option> }
    };
    // What no list holds, a duty or another department, stands by itself.
    let other = found.sector.is_none().then(|| {
        let value = if matter.duty.is_empty() { matter.sector.clone() } else { String::new() };
        html! { <option {value} selected=true>{ found.matter.clone() }</option> }
    });
    let sectors = html! {
        <>
            { other.unwrap_or_default() }
            { for BUILTIN.sectors.iter().take(1).map(sector) }
            <optgroup label={ text::DEFAULT_SECTORS.in_lang(lang) }>{ for BUILTIN.sectors.iter().skip(1).map(sector) }</optgroup>
        </>
    };
    html! {
        <div class="fields">
            { select("level", text::LEVEL, lang, router, |value| Matter { level: Level::from_id(&value), ..Matter::default() }, levels) }
            { select("sector", text::MATTER, lang, router, |sector| Matter { sector, ..Matter::default() }, sectors) }
        </div>
    }
}

/// What is drawn, in a sentence.
fn sentence(found: &Who, lang: Lang) -> String {
    let level = found.level.map_or(text::COUNTY_UP.in_lang(lang), |level| level.name(lang));
    let applies = found.applicability.name(lang);
    match lang {
        Lang::Zh => ["“", &found.matter, "”由谁负责：", level, "，", applies].concat(),
        Lang::En => ["Who answers for \u{201c}", &found.matter, "\u{201d}: ", level, ", ", applies].concat(),
    }
}

/// The page.
#[component]
pub(crate) fn WhoPage(props: &WhoProps) -> Html {
    let WhoProps { matter, router, lang } = props;
    let found = ask::chain(matter, *lang);
    let title = sentence(&found, *lang);
    let spoken = use_announcer(title.clone());
    let outside = found.applicability == Applicability::Outside;
    let lit: Vec<_> = found.chain.iter().map(|link| link.class).collect();
    let links = router.route.to(Page::About);
    let note = |note: &zeren_core::answer::NoteAnswer<'_>| {
        let cites = note.cite.to_vec();
        html! {
            <li>
                { mixed(&note.text, *lang) }
                if !cites.is_empty() { <Cite {cites} lang={*lang} route={links.clone()} /> }
            </li>
        }
    };
    html! {
        <>
            <h1>{ text::WHO_TITLE.in_lang(*lang) }</h1>
            { fields(matter, &found, router, *lang) }
            <p class="sr" role="status">{ spoken }</p>
            if outside {
                <p class="trouble">{ text::OUTSIDE.in_lang(*lang) }</p>
            } else {
                <>
                    <h2 class="said">{ mixed(&title, *lang) }</h2>
                    <div class="wide">{ diagram(&lit, &title, &links, *lang) }</div>
                    { section(text::LIST, *lang, chain_list::view(&found, &links, *lang)) }
                </>
            }
            if !found.notes.is_empty() {
                { section(text::NOTES, *lang, html! { <ul class="plain">{ for found.notes.iter().map(note) }</ul> }) }
            }
        </>
    }
}
