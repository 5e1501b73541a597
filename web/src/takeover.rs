//! The end of this program, when the whole one takes its place on the page.

use crate::app::App;
use std::cell::RefCell;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::AppHandle;

thread_local! {
    static RUNNING: RefCell<Option<AppHandle<App>>> = const { RefCell::new(None) };
}

/// Keeps what runs, to be ended.
pub(crate) fn keep(app: AppHandle<App>) {
    RUNNING.set(Some(app));
}

/// Ends the app: it draws nothing more and listens to nothing more.
#[wasm_bindgen]
pub fn leave() {
    if let Some(app) = RUNNING.take() {
        app.destroy();
    }
}
