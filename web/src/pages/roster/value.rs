//! What the worker answers: plain objects, read member by member.

use wasm_bindgen::{JsCast, JsValue};
use zeren_core::model::Lang;

/// A value of an answer. What is not there reads as empty.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Value(pub(super) JsValue);

impl Value {
    /// A member.
    pub(super) fn get(&self, key: &str) -> Self {
        Self(js_sys::Reflect::get(&self.0, &key.into()).unwrap_or(JsValue::UNDEFINED))
    }

    /// Whether it is there.
    pub(super) fn is_some(&self) -> bool {
        !self.0.is_undefined() && !self.0.is_null()
    }

    /// A text.
    pub(super) fn text(&self, key: &str) -> String {
        self.get(key).own_text()
    }

    /// A number, as a text; numbers are shown, not reckoned with.
    pub(super) fn digits(&self, key: &str) -> String {
        self.number(key).to_string()
    }

    /// A number.
    pub(super) fn number(&self, key: &str) -> usize {
        self.get(key).0.as_f64().unwrap_or(0.0) as usize
    }

    /// Whether a member is true.
    pub(super) fn flag(&self, key: &str) -> bool {
        self.get(key).0.as_bool().unwrap_or(false)
    }

    /// The values of a list.
    pub(super) fn list(&self, key: &str) -> Vec<Self> {
        self.get(key).items()
    }

    /// The values of this list.
    pub(super) fn items(&self) -> Vec<Self> {
        self.0.dyn_ref::<js_sys::Array>().map(|list| list.iter().map(Self).collect()).unwrap_or_default()
    }

    /// This text.
    pub(super) fn own_text(&self) -> String {
        self.0.as_string().unwrap_or_default()
    }

    /// A text that stands in both languages.
    pub(super) fn both(&self, key: &str, lang: Lang) -> String {
        self.get(key).text(lang.id())
    }
}
