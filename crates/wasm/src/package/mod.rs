//! What the npm package calls: requests as JSON in, the contract's JSON out. The bytes are those of the command line:
//! `zeren post`, `zeren who` and `zeren assess` with `--format json`. What cannot be answered is an object with `error`,
//! as in a batch; the package makes an exception of it.

mod assess;
mod post;
mod who;

use crate::with_engine;
use wasm_bindgen::prelude::wasm_bindgen;
use zeren_core::answer::FORMAT;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Date, Lang};
use zeren_core::request::{RequestError, write_error};

/// What a title, or a post in fields, answers for. `line` is the object of a batch's line; `options` an object with
/// `lang`, `brief`, `explain`, `as_of`, `answers`.
#[wasm_bindgen]
#[must_use]
pub fn post_of(line: &str, options: &str) -> String {
    with_engine(|engine| post::answer(engine, line, options))
}

/// Who answers for a matter: an object with `level`, `sector`, `duty` or `matter` (either), `lang`, `as_of`.
#[wasm_bindgen]
#[must_use]
pub fn who_for(request: &str) -> String {
    with_engine(|engine| who::chain(engine, request))
}

/// What stated facts come to. `stated` is a record or a file of facts, `options` an object with `lang` and `reuse`.
#[wasm_bindgen]
#[must_use]
pub fn assess_of(stated: &str, options: &str) -> String {
    with_engine(|engine| assess::report(engine, stated, options))
}

/// The versions of the package, of the rules and of the contract, as an object.
#[wasm_bindgen]
#[must_use]
pub fn versions() -> String {
    let versions = serde_json::json!({
        "package": env!("CARGO_PKG_VERSION"), "rulebook": BUILTIN.version, "format": FORMAT,
    });
    versions.to_string()
}

/// Options as an object.
fn options<'o, T: serde::Deserialize<'o>>(text: &'o str) -> Result<T, RequestError> {
    serde_json::from_str(text).map_err(|error| {
        RequestError::new(
            "bad-options",
            format!("选项读不懂:{error}"),
            format!("the options are not understood: {error}"),
        )
    })
}

/// A day, where one is given.
fn day(text: Option<&str>) -> Result<Option<Date>, RequestError> {
    let Some(text) = text else { return Ok(None) };
    Date::parse(text.trim()).map(Some).ok_or_else(|| {
        RequestError::new(
            "bad-day",
            format!("`{text}` 不是日期;写成 年-月-日,如 2026-03-01"),
            format!("`{text}` is no day; write YYYY-MM-DD, such as 2026-03-01"),
        )
    })
}

/// The language an options object asks for, however much else in it is wrong.
fn language(options: &str) -> Lang {
    let options: serde_json::Value = serde_json::from_str(options).unwrap_or_default();
    options["lang"].as_str().and_then(Lang::from_id).unwrap_or(Lang::Zh)
}

/// The answer, or the object that says what is wrong.
fn text(answer: Result<Vec<u8>, RequestError>, lang: Lang) -> String {
    let out = answer.unwrap_or_else(|error| {
        let mut out = Vec::new();
        write_error(zeren_core::builtin::BUILTIN.version, 1, &error, lang, &mut out);
        out
    });
    String::from_utf8(out).unwrap_or_default()
}

#[cfg(test)]
mod tests;
