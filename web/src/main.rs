//! The page: starts the app in the browser.

use yew::prelude::*;
use wasm_bindgen::prelude::*;

#[component]
fn App() -> Html {
    html! { <p>{ "hi" }</p> }
}

/// Lines.
#[wasm_bindgen(js_name = answerLines)]
#[must_use]
pub fn answer_lines(text: &str, lang: &str, brief: bool) -> String {
    let engine = zeren_core::Engine::new();
    let mut out = Vec::new();
    let options = zeren_core::answer::Options { lang: zeren_core::model::Lang::from_id(lang).unwrap_or(zeren_core::model::Lang::Zh), brief, explain: false };
    for line in text.lines() { engine.line(1, line, options, &mut out); }
    String::from_utf8(out).unwrap_or_default()
}

fn main() {
    yew::Renderer::<App>::new().render();
}
