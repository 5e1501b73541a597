//! Local rulebooks on the page: dropped, or fetched from this site; checked, laid over the built-in one, taken off.
//!
//! The address names them in order. `store` holds their texts, and the engines made of them, for as long as the tab is
//! open; nothing of a file that was dropped is sent or kept elsewhere.

mod bar;
mod faults;
mod fetch;
mod key;
mod page;
mod store;
mod words;

pub(crate) use page::page;
pub(crate) use store::{engine, texts};
pub(crate) use words::{BY_LAYER, DUTIES};

use crate::components::{all, el, mixed, with, word};
use crate::hooks::Router;
use crate::pages::View;
use crate::route::{Page, Route};
use crate::text;
use gloo_events::EventListener;
use store::State;
use yew::prelude::*;
use zeren_core::layer::Layer;
use zeren_core::local::Origin;
use zeren_core::model::{Lang, fill};

/// Draws anew when a rulebook has come, and takes those that are dropped.
#[hook]
pub(crate) fn use_layers(router: &Router) {
    store::here(router);
    let draw = use_force_update();
    use_effect_with((), move |()| {
        store::watch(Callback::from(move |()| draw.force_update()));
        let document = web_sys::window().and_then(|window| window.document());
        let dropped = document.map(|document| EventListener::new(&document, "zeren-rules", |_| store::take_waiting()));
        store::take_waiting();
        move || drop(dropped)
    });
}

/// The layers that are laid over now, in order.
fn layers() -> &'static [Layer] {
    engine().and_then(|engine| engine.local().layered()).map_or(&[], |layered| layered.layers())
}

/// The name of the local rulebook that something comes from.
pub(crate) fn name_of(origin: Origin, lang: Lang) -> Option<&'static str> {
    let id = origin.id()?;
    layers().iter().find(|layer| layer.id == id).map(|layer| layer.name.in_lang(lang))
}

/// The address without the rulebook at a place.
fn without(route: &Route, at: usize) -> String {
    let mut next = route.clone();
    next.rulebooks.remove(at);
    next.href()
}

/// A layer by its name, id and version.
fn in_full(layer: &Layer, lang: Lang) -> String {
    [layer.name.in_lang(lang), " (", layer.id, "@", layer.version, ")"].concat()
}

/// The layers that are laid over, a line each.
pub(crate) fn in_words(lang: Lang) -> Vec<String> {
    layers().iter().map(|layer| fill(words::LAID.in_lang(lang), &[&in_full(layer, lang)])).collect()
}

/// What stands in place of a page's own heading.
fn heading(lang: Lang) -> Html {
    el("h1", "", vec![word(text::LOCAL, lang)])
}

/// A page under the local rulebooks of the address: which they are, and the page decided with them. Where one of them is
/// not at hand, nothing is decided in its stead.
pub(crate) fn over(router: &Router, lang: Lang, page: impl FnOnce() -> View) -> View {
    let refused = store::refused(&router.route).map_or_else(Html::default, |refused| faults::refused(&refused, lang));
    let route = &router.route;
    let (bar, shown) = match store::settle(route) {
        State::Laid => {
            let mut shown = page();
            let names = in_words(lang);
            if !names.is_empty() {
                shown.spoken = [&shown.spoken, " ", &names.join(" ")].concat();
            }
            (bar::view(route, lang), shown)
        }
        State::Coming => {
            let said = words::COMING.in_lang(lang);
            let line = with("p", &["class", "role"], vec!["lede".into(), "status".into()], vec![mixed(said, lang)]);
            (Html::default(), View { content: all(vec![heading(lang), line]), spoken: said.to_owned() })
        }
        State::Stopped(troubles) => {
            let content = faults::stopped(&troubles, route, lang);
            let own = route.page == Page::Local;
            let content = all(if own { vec![content, page().content] } else { vec![heading(lang), content] });
            (Html::default(), View { content, spoken: String::new() })
        }
    };
    View { content: all(vec![refused, el("div", "", vec![bar]), shown.content]), spoken: shown.spoken }
}
