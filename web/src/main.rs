//! The page: zeren in the browser, on the same core as the command line.
//!
//! `route` holds the state and `ask` puts it to the core; `pages` show what comes back, `components` are what pages
//! share, `hooks` and `browser` are the browser's services.

#![cfg_attr(
    not(feature = "whole"),
    allow(dead_code, unused_imports, reason = "what only the other pages use is left out with them")
)]

mod app;
mod ask;
mod browser;
mod components;
#[cfg(feature = "whole")]
mod export;
#[cfg(test)]
mod first_paint;
mod hooks;
#[cfg(feature = "layers")]
mod layers;
mod pages;
mod prose;
mod reading;
mod route;
mod share;
#[cfg(not(feature = "layers"))]
mod takeover;
mod text;

#[cfg(feature = "whole")]
pub use export::answer_lines;
#[cfg(feature = "layers")]
pub use export::answer_lines_under;
#[cfg(not(feature = "layers"))]
pub use takeover::leave;

use route::{Lookup, Page, Route};

/// Where the reader begins: at the address; what was typed before the program had arrived is not lost.
fn start(early: Option<&str>) -> Route {
    let mut route = Route::parse(&browser::hash());
    if let (Page::Lookup(lookup), Some(typed)) = (&mut route.page, early.filter(|typed| !typed.is_empty()))
        && lookup.title != typed
    {
        *lookup = Lookup::of(typed);
    }
    route
}

/// Where the page's own script starts the program it says so, and draws once it has paused; `trunk serve` does neither.
fn main() {
    if browser::stage().is_none() {
        draw();
    }
}

/// Draws a part of the page where nobody sees it; whether there is another one. A browser compiles each function of the
/// program when it first runs: so done, drawing the page is no long task.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn prepare(part: u32) -> bool {
    if let Some(root) = browser::aside() {
        let props = app::PartProps { part, route: Route::parse(&browser::hash()), language: browser::language() };
        // It stays as it is, off the page: to end it would cost as much as to draw it.
        drop(yew::Renderer::<app::Part>::with_root_and_props(root, props).render());
    }
    part + 1 < app::PARTS
}

/// Draws the app on the page.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn draw() {
    let Some(root) = browser::by_id::<web_sys::Element>("app") else { return };
    let early = browser::typed_early();
    let start = start(early.as_ref().map(|(typed, _)| typed.as_str()));
    // One program in the place of another has the page drawn already.
    let over = browser::stage().is_some_and(|stage| stage == "growing");
    let props = app::AppProps { start, language: browser::language(), over };
    // The smaller program, if it runs, ends here.
    browser::tell("zeren-start");
    let app = yew::Renderer::<app::App>::with_root_and_props(root, props).render();
    #[cfg(not(feature = "layers"))]
    takeover::keep(app);
    #[cfg(feature = "layers")]
    drop(app);
    browser::at_first_focus(pages::make_ready);
    if early.is_some_and(|(_, focused)| focused) {
        browser::focus("title");
    }
}
