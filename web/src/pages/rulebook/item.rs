//! One item: what is said of it, the words it rests on, and for a paragraph what cites it.

use super::trail;
use crate::components::{item_link, link, mixed, section, tag};
use crate::prose::typeset;
use crate::route::{Matter, Page, Route};
use crate::text;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::lookup::{self, Item, Kind, Line, Quote};
use zeren_core::model::Lang;

/// The page of an item.
pub(crate) fn item_page(kind: Kind, id: &str, route: &Route, lang: Lang) -> Html {
    let Some(item) = lookup::list(kind, lang).into_iter().find(|item| item.id == id) else {
        return html! { <>{ trail(route, Some(kind), lang) }<h1>{ text::NO_ITEM.in_lang(lang) }</h1></> };
    };
    let body = if kind == Kind::Paragraph { paragraph(&item, route, lang) } else { other(&item, route, lang) };
    html! {
        <>
            { trail(route, Some(kind), lang) }
            <h1>{ mixed(item.name, lang) }</h1>
            <p class="id">{ text::ID.in_lang(lang) }{ " " }<code>{ item.id }</code></p>
            { body }
        </>
    }
}

/// What a line names besides its words: an item by its id, behind two blanks.
fn target(line: &Line) -> Option<(Kind, &str, &str)> {
    let (words, id) = line.text.rsplit_once("  ")?;
    let duty = BUILTIN.classes.iter().flat_map(|class| class.duties).any(|duty| duty.id == id);
    duty.then_some((Kind::Duty, words, id))
}

/// The item a line names by its words alone.
fn named(line: &Line, lang: Lang) -> Option<(Kind, &'static str)> {
    let text = line.text.as_str();
    let class = BUILTIN.classes.iter().find(|class| class.name.in_lang(lang) == text);
    let responsibility = BUILTIN.responsibilities.iter().find(|entry| entry.name.in_lang(lang) == text);
    class
        .map(|class| (Kind::Class, class.class.id()))
        .or_else(|| responsibility.map(|entry| (Kind::Responsibility, entry.kind.id())))
}

fn line(line: &Line, route: &Route, lang: Lang) -> Html {
    let content = match (target(line), named(line, lang)) {
        (Some((kind, words, id)), _) => item_link(route, kind, id, mixed(words, lang)),
        (None, Some((kind, id))) => item_link(route, kind, id, mixed(&line.text, lang)),
        (None, None) => mixed(&line.text, lang),
    };
    html! { <div><dt>{ line.label }</dt><dd>{ content }</dd></div> }
}

fn quote(quote: &Quote, route: &Route, lang: Lang) -> Html {
    let whole = link_to_paragraph(quote.id, route);
    html! {
        <blockquote>
            <p lang={ tag(Lang::Zh) }>{ typeset(quote.quote) }</p>
            if lang == Lang::En { <p>{ quote.translation }{ " (" }{ text::UNOFFICIAL.en }{ ")" }</p> }
            <p class="more">{ whole }</p>
        </blockquote>
    }
}

fn link_to_paragraph(id: &str, route: &Route) -> Html {
    item_link(route, Kind::Paragraph, id, html! { <span class="mark">{ id.to_owned() }</span> })
}

/// Who answers for a sector.
fn who(sector: &str) -> Page {
    Page::Who(Matter { sector: sector.to_owned(), ..Matter::default() })
}

fn other(item: &Item, route: &Route, lang: Lang) -> Html {
    html! {
        <>
            if !item.lines.is_empty() {
                <dl class="lines">{ for item.lines.iter().map(|one| line(one, route, lang)) }</dl>
            }
            if item.kind == Kind::Sector {
                <p class="more">{ link(route, who(item.id), Html::from(text::WHO.in_lang(lang))) }</p>
            }
            if !item.citations.is_empty() {
                { section(text::SOURCE, lang, html! { <>{ for item.citations.iter().map(|one| quote(one, route, lang)) }</> }) }
            }
        </>
    }
}

fn paragraph(item: &Item, route: &Route, lang: Lang) -> Html {
    let Some(paragraph) = BUILTIN.paragraph(item.id) else { return Html::default() };
    let citing = lookup::citing(item.id, lang);
    let of_kind = |kind: &Kind| {
        let items: Vec<_> = citing.iter().filter(|item| item.kind == *kind).collect();
        if items.is_empty() {
            return Html::default();
        }
        let one = |item: &&Item| html! { <li>{ item_link(route, *kind, item.id, mixed(item.name, lang)) }</li> };
        html! { <><h3>{ super::kind_name(*kind, lang) }</h3><ul class="plain">{ for items.iter().map(one) }</ul></> }
    };
    html! {
        <>
            { section(text::PARAGRAPH, lang, html! { <p class="source" lang={ tag(Lang::Zh) }>{ typeset(paragraph.text.zh) }</p> }) }
            if lang == Lang::En {
                { section(text::TRANSLATION, lang, html! { <p class="source">{ paragraph.text.en }</p> }) }
            }
            if !citing.is_empty() {
                { section(text::CITED_BY, lang, html! { <>{ for Kind::ALL.iter().map(of_kind) }</> }) }
            }
        </>
    }
}
