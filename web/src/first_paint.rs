//! What stands in `index.html` before the program has arrived is what the program draws first, in either language.

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
/// Where each stands: what comes before it and what after.
const PLACES: [(Lang, &str, &str); 2] =
    [(Lang::Zh, "<div id=\"app\">\n", "\n</div>\n<"), (Lang::En, "<template id=\"english\">\n", "\n</template>\n<")];

#[derive(Clone, PartialEq, Properties)]
struct FirstProps {
    lang: Lang,
}

#[component]
fn First(props: &FirstProps) -> Html {
    let router = Router {
        route: Route::default(),
        push: Callback::noop(),
        replace: Callback::noop(),
        open: String::new(),
        toggle: Callback::noop(),
    };
    shell(&router.route, props.lang, pages::view(&router, props.lang).content, String::new())
}

fn drawn(lang: Lang) -> String {
    let renderer = yew::LocalServerRenderer::<First>::with_props(FirstProps { lang });
    let mut drawing = pin!(renderer.hydratable(false).render());
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(page) = drawing.as_mut().poll(&mut context) {
            return page;
        }
    }
}

/// The page in pieces: before, the first paint, after.
fn pieces<'a>(page: &'a str, (_, open, close): (Lang, &str, &str)) -> (&'a str, &'a str, &'a str) {
    let start = page.find(open).expect("the app's place") + open.len();
    let end = start + page[start..].find(close).expect("its end");
    (&page[..start], &page[start..end], &page[end..])
}

#[test]
fn the_first_paint_is_what_the_program_draws() {
    let page = std::fs::read_to_string(PAGE).expect("the page");
    for place in PLACES {
        let found = pieces(&page, place).1;
        assert_eq!(found, drawn(place.0), "write it anew: cargo test -p zeren-web write_it -- --ignored");
    }
}

#[test]
#[ignore = "writes index.html"]
fn write_it_anew() {
    let page = std::fs::read_to_string(PAGE).expect("the page");
    let written = PLACES.into_iter().fold(page, |page, place| {
        let (before, _, after) = pieces(&page, place);
        [before, &drawn(place.0), after].concat()
    });
    std::fs::write(PAGE, written).expect("written");
}
