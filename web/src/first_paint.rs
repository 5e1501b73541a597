//! What stands in `index.html` before the program has arrived is what the program draws first.

use crate::app::shell;
use crate::hooks::Router;
use crate::pages;
use crate::route::Route;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use yew::prelude::*;
use zeren_core::model::Lang;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/index.html");
const OPEN: &str = "<div id=\"app\">\n";
const CLOSE: &str = "\n</div>\n</body>";

#[component]
fn First() -> Html {
    let router = Router {
        route: Route::default(),
        push: Callback::noop(),
        replace: Callback::noop(),
        open: String::new(),
        toggle: Callback::noop(),
    };
    shell(&router.route, Lang::Zh, pages::view(&router, Lang::Zh).content, String::new())
}

fn drawn() -> String {
    let mut drawing = pin!(yew::LocalServerRenderer::<First>::new().hydratable(false).render());
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(page) = drawing.as_mut().poll(&mut context) {
            return page;
        }
    }
}

/// The page in pieces: before, the first paint, after.
fn pieces(page: &str) -> (&str, &str, &str) {
    let (before, rest) = page.split_once(OPEN).expect("the app's place");
    let (paint, after) = rest.split_once(CLOSE).expect("its end");
    (before, paint, after)
}

#[test]
fn the_first_paint_is_what_the_program_draws() {
    let page = std::fs::read_to_string(PAGE).expect("the page");
    assert_eq!(pieces(&page).1, drawn(), "write it anew: cargo test -p zeren-web first_paint -- --ignored");
}

#[test]
#[ignore = "writes index.html"]
fn write_it_anew() {
    let page = std::fs::read_to_string(PAGE).expect("the page");
    let (before, _, after) = pieces(&page);
    std::fs::write(PAGE, [before, OPEN, &drawn(), CLOSE, after].concat()).expect("written");
}
