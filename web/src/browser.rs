//! Every call of the browser, in one place; nothing here decides anything.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Document, HtmlElement, HtmlInputElement, Window};
use zeren_core::model::Lang;

fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}

pub(crate) fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// An element that is no part of the page.
pub(crate) fn aside() -> Option<web_sys::Element> {
    document()?.create_element("div").ok()
}

/// Calls back when the reader first turns to something, as before typing.
pub(crate) fn at_first_focus(then: impl Fn() + 'static) {
    if let Some(document) = document() {
        let options = gloo_events::EventListenerOptions::run_in_capture_phase();
        gloo_events::EventListener::once_with_options(&document, "focus", options, move |_| then()).forget();
    }
}

/// Calls back in the next frame.
pub(crate) fn in_frame(then: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let _ = window.request_animation_frame(Closure::once_into_js(then).unchecked_ref());
    }
}

/// What the page's own script says of the program: `starting`, `growing` (into the whole one), `running`.
pub(crate) fn stage() -> Option<String> {
    document()?.document_element()?.get_attribute("data-app")
}

/// Tells the page's own script something, at once.
pub(crate) fn tell(what: &str) {
    if let (Some(document), Ok(event)) = (document(), web_sys::Event::new(what)) {
        let _ = document.dispatch_event(&event);
    }
}

/// What stands behind the `#`, the `#` included.
pub(crate) fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The whole address.
pub(crate) fn address(hash: &str) -> String {
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let base = href.split('#').next().unwrap_or("");
    format!("{base}{hash}")
}

/// The language the browser asks for.
pub(crate) fn language() -> Lang {
    let language = window().and_then(|window| window.navigator().language()).unwrap_or_default();
    if language.is_empty() || language.starts_with("zh") { Lang::Zh } else { Lang::En }
}

/// A mark on entries of the history that were shown before; a link followed for the first time has none.
const SEEN: i32 = 1;

pub(crate) fn push(hash: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::from(SEEN), "", Some(hash));
    }
}

pub(crate) fn replace(hash: &str) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.replace_state_with_url(&JsValue::from(SEEN), "", Some(hash));
    }
}

/// Whether this entry of the history is new; from now on it is not.
pub(crate) fn first_sight() -> bool {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return false };
    let new = history.state().is_ok_and(|state| state.as_f64() != Some(f64::from(SEEN)));
    if new {
        let _ = history.replace_state(&JsValue::from(SEEN), "");
    }
    new
}

/// To the top of a new page, with the focus at its beginning.
pub(crate) fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(main) = by_id::<HtmlElement>("main") {
        let _ = main.focus();
    }
}

pub(crate) fn focus(id: &str) {
    if let Some(element) = by_id::<HtmlElement>(id) {
        let _ = element.focus();
    }
}

/// Names the page: its title, its language.
pub(crate) fn name_page(title: &str, lang: Lang) {
    if let Some(document) = document() {
        document.set_title(title);
        if let Some(root) = document.document_element() {
            let _ = root.set_attribute("lang", crate::components::tag(lang));
        }
    }
}

/// What was typed before the program had arrived, beyond what the first paint took from the address, and whether the box
/// has the focus.
pub(crate) fn typed_early() -> Option<(String, bool)> {
    let input: HtmlInputElement = by_id("title")?;
    let typed = if input.value() == input.default_value() { String::new() } else { input.value() };
    let focused = document()?.active_element().is_some_and(|active| active == *input.unchecked_ref());
    Some((typed, focused))
}

/// Copies a text, then tells whether it could.
pub(crate) fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    // Without a secure address there is no clipboard.
    let clipboard = window().map(|window| window.navigator()).and_then(|navigator| {
        let has = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|value| value.is_object());
        has.then(|| navigator.clipboard())
    });
    let Some(clipboard) = clipboard else { return then(false) };
    let promise = clipboard.write_text(text);
    spawn_local(async move { then(JsFuture::from(promise).await.is_ok()) });
}

#[wasm_bindgen]
extern "C" {
    /// Takes files for local rulebooks; without any, gives those that were dropped and not taken yet
    /// (`web/boot/rules.js`).
    #[wasm_bindgen(js_name = zerenRules, catch)]
    fn rules(files: Option<&js_sys::Array>) -> Result<Option<js_sys::Array>, JsValue>;
}

/// Takes several, in order.
#[cfg(feature = "layers")]
pub(crate) fn lay_all(files: &web_sys::FileList) {
    let _ = rules(Some(&js_sys::Array::from(files)));
}

/// Takes a file for a local rulebook, as if it were dropped.
pub(crate) fn lay(file: &web_sys::File) {
    let _ = rules(Some(&js_sys::Array::of1(file)));
}

/// The files for local rulebooks that were dropped and not taken yet.
#[cfg(feature = "layers")]
pub(crate) fn dropped_rules() -> Vec<web_sys::File> {
    let files = rules(None).ok().flatten().unwrap_or_default();
    files.iter().filter_map(|file| file.dyn_into().ok()).collect()
}

pub(crate) fn print() {
    if let Some(window) = window() {
        let _ = window.print();
    }
}

/// Gives the reader a file to keep: nothing leaves the machine.
pub(crate) fn save(name: &str, kind: &str, text: &str) {
    let link = document().and_then(|document| document.create_element("a").ok());
    let Some(link) = link.and_then(|link| link.dyn_into::<HtmlElement>().ok()) else { return };
    let content = String::from(js_sys::encode_uri_component(text));
    let _ = link.set_attribute("href", &["data:", kind, ";charset=utf-8,", &content].concat());
    let _ = link.set_attribute("download", name);
    link.click();
}

/// No file of facts is larger.
const LARGEST: f64 = 1_048_576.0;

/// Reads the file that was chosen, then hands over its name and its text; no text where it is too large or cannot be read.
pub(crate) fn read_chosen(input: &HtmlInputElement, then: impl FnOnce(String, Option<String>) + 'static) {
    let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
    let name = file.name();
    if file.size() > LARGEST {
        return then(name, None);
    }
    let promise = file.text();
    // The same file may be chosen again.
    input.set_value("");
    spawn_local(async move {
        let text = JsFuture::from(promise).await.ok().and_then(|text| text.as_string());
        then(name, text);
    });
}
