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
/// The address of each, its language, and where it stands: what comes before it and what after.
const PLACES: [(&str, Lang, &str, &str); 4] = [
    ("", Lang::Zh, "<div id=\"app\">\n", "\n</div>\n<"),
    ("", Lang::En, "<template id=\"lookup-en\">\n", "\n</template>\n<"),
    ("#/glance", Lang::Zh, "<template id=\"glance-zh\">\n", "\n</template>\n<"),
    ("#/glance", Lang::En, "<template id=\"glance-en\">\n", "\n</template>\n<"),
];

#[derive(Clone, PartialEq, Properties)]
struct FirstProps {
    address: &'static str,
    lang: Lang,
}

#[component]
fn First(props: &FirstProps) -> Html {
    let router = Router::still(Route::parse(props.address));
    shell(&router.route, props.lang, pages::page(&router, props.lang).content, String::new())
}

fn drawn(address: &'static str, lang: Lang) -> String {
    let renderer = yew::LocalServerRenderer::<First>::with_props(FirstProps { address, lang });
    let mut drawing = pin!(renderer.hydratable(false).render());
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(page) = drawing.as_mut().poll(&mut context) {
            return page;
        }
    }
}

/// The page in pieces: before, the first paint, after.
fn pieces<'a>(page: &'a str, (_, _, open, close): (&str, Lang, &str, &str)) -> (&'a str, &'a str, &'a str) {
    let start = page.find(open).expect("the app's place") + open.len();
    let end = start + page[start..].find(close).expect("its end");
    (&page[..start], &page[start..end], &page[end..])
}

#[test]
fn the_first_paint_is_what_the_program_draws() {
    let page = std::fs::read_to_string(PAGE).expect("the page");
    for place in PLACES {
        let found = pieces(&page, place).1;
        assert_eq!(found, drawn(place.0, place.1), "write it anew: cargo test -p zeren-web first_paint -- --ignored");
    }
}

#[test]
#[ignore = "writes index.html"]
fn write_it_anew() {
    let page = std::fs::read_to_string(PAGE).expect("the page");
    let written = PLACES.into_iter().fold(page, |page, place| {
        let (before, _, after) = pieces(&page, place);
        [before, &drawn(place.0, place.1), after].concat()
    });
    std::fs::write(PAGE, written).expect("written");
}
