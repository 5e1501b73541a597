//! The chain as an ordered list, indented by kind of responsibility.

use crate::components::{Cite, item_link, mixed, said};
use crate::route::Route;
use crate::text;
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::lookup::Kind;
use zeren_core::model::{Basis, Citation, Lang, Responsibility};
use zeren_core::who::{Who, WhoLink};

/// How far a kind of responsibility is indented.
const fn depth(kind: Responsibility) -> &'static str {
    match kind {
        Responsibility::Overall => "depth-0",
        Responsibility::Leadership => "depth-1",
        Responsibility::Sector => "depth-2",
        Responsibility::Direct => "depth-3",
    }
}

/// The words a link rests on, as the chain of the rulebook has them.
fn cites(link: &WhoLink, found: &Who) -> Vec<Citation> {
    let at_level = |chain: &&zeren_core::rulebook::Link| found.level.is_none_or(|level| chain.levels.contains(level));
    let links = BUILTIN.chain.iter().filter(|chain| chain.class == link.class).filter(at_level);
    links.take(1).flat_map(|chain| chain.cite).copied().collect()
}

/// The list.
pub(super) fn view(found: &Who, route: &Route, lang: Lang) -> Html {
    let one = |link: &WhoLink| {
        html! {
            <li class={ depth(link.responsibility) }>
                <strong>{ item_link(route, Kind::Class, link.class.id(), mixed(link.name, lang)) }</strong>
                <span class="of">
                    { said(BUILTIN.responsibility(link.responsibility).name, lang) }
                    if !link.certain { { " · " }<b>{ text::MAYBE.in_lang(lang) }</b> }
                </span>
                <span class="reason">{ mixed(&link.reason, lang) }</span>
                if link.basis != Basis::Source {
                    <span class="basis">{ (if link.basis == Basis::Local { text::BY_LOCALITY } else { text::BY_DEFAULT_LIST }).in_lang(lang) }</span>
                }
                <Cite cites={ cites(link, found) } {lang} route={route.clone()} />
            </li>
        }
    };
    html! { <ol class="chain">{ for found.chain.iter().map(one) }</ol> }
}
