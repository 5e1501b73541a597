//! The core for JavaScript: text in, the contract's JSON out. It has no thoughts of its own.
//!
//! The feature `package` adds what the npm package (`npm/`, `cargo xtask npm`) offers beside.

#[cfg(feature = "package")]
pub mod package;

use std::cell::OnceCell;
use wasm_bindgen::prelude::wasm_bindgen;
use zeren_core::Engine;
use zeren_core::answer::Options;
use zeren_core::model::{Lang, Level};
use zeren_core::request::sector;
use zeren_core::title::Field;
use zeren_core::who::Subject;

thread_local! {
    static ENGINE: OnceCell<Engine> = const { OnceCell::new() };
}

fn with_engine<T>(ask: impl FnOnce(&Engine) -> T) -> T {
    ENGINE.with(|engine| ask(engine.get_or_init(Engine::new)))
}

fn language(lang: &str) -> Lang {
    Lang::from_id(lang).unwrap_or(Lang::Zh)
}

/// What a title, or a post in fields as a JSON object, answers for: one line of JSON, as `zeren batch` prints it.
#[wasm_bindgen]
#[must_use]
pub fn determine(line: &str, lang: &str, explain: bool) -> String {
    let mut out = Vec::new();
    let options = Options { lang: language(lang), brief: false, explain };
    with_engine(|engine| engine.line(1, line, options, &mut out));
    String::from_utf8(out).unwrap_or_default()
}

/// Who answers for a sector, by id or name, at a level (empty for 县级以上 at large): one line of JSON; nothing if
/// the sector is not known.
#[wasm_bindgen]
#[must_use]
pub fn who(level: &str, name: &str, lang: &str) -> Option<String> {
    let subject = match with_engine(|engine| sector(engine, name))? {
        Field::Sectors(sectors) => Subject::Sector(sectors.iter().next()?),
        Field::Unlisted(department) => Subject::Unlisted(department.zh),
    };
    Some(with_engine(|engine| zeren_core::who::who(engine, Level::from_id(level), &subject, language(lang)).to_json()))
}

/// What a search of the rulebook finds: one line of JSON, as `zeren search` prints it.
#[wasm_bindgen]
#[must_use]
pub fn search(words: &str, lang: &str) -> String {
    with_engine(|engine| zeren_core::search::search(engine, words, language(lang)).to_json())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_are_those_of_the_core() {
        assert!(determine("县长", "zh", false).contains("\"classes\":[\"government-principal\"]"));
        assert!(determine("", "en", false).contains("\"code\":\"empty-title\""));
        assert!(who("county", "水务", "zh").is_some_and(|chain| chain.contains("\"sector\":\"water\"")));
        assert!(who("county", "饕餮", "zh").is_none());
        assert!(search("环境应急", "zh").contains("government-environment-deputy/environmental-emergency"));
    }
}
