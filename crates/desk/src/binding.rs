//! For JavaScript: text and bytes in, JSON and bytes out.

use crate::{Desk, Problem, Question, Settings};
use js_sys::Function;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use zeren_roster::limits::{Limits, Passed};
use zeren_roster::source::SourceError;

/// A roster on the desk.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Roster {
    desk: Desk,
}

fn answer(result: Result<impl Serialize, Problem>) -> String {
    let value = match result {
        Ok(answer) => serde_json::to_string(&answer),
        Err(problem) => serde_json::to_string(&serde_json::json!({ "problem": problem })),
    };
    value.unwrap_or_default()
}

#[wasm_bindgen]
impl Roster {
    /// An empty desk.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens and audits a roster. `told` is called now and then with the bytes done, the bytes there are (0 if that
    /// cannot be told) and the rows done.
    pub fn open(&mut self, name: &str, bytes: Vec<u8>, settings: &str, told: &Function) -> String {
        let settings: Settings = serde_json::from_str(settings).unwrap_or_default();
        let opened = self.desk.open(name, bytes, settings, &mut |progress| {
            let numbers = [progress.done as f64, progress.of as f64, progress.rows as f64];
            let _ = told.call3(&JsValue::NULL, &numbers[0].into(), &numbers[1].into(), &numbers[2].into());
        });
        answer(opened)
    }

    /// Opens the same roster again, read otherwise.
    pub fn again(&mut self, settings: &str, told: &Function) -> String {
        let (name, bytes) = self.desk.put_away();
        self.open(&name, bytes, settings, told)
    }

    /// Answers a question.
    pub fn ask(&mut self, question: &str) -> String {
        let question: Question = serde_json::from_str(question).unwrap_or_default();
        answer(self.desk.ask(&question))
    }

    /// Makes a file.
    ///
    /// # Errors
    /// JSON with the problem.
    pub fn file(&self, question: &str) -> Result<Vec<u8>, String> {
        let question: Question = serde_json::from_str(question).unwrap_or_default();
        self.desk.file(&question).map_err(|problem| answer(Err::<(), _>(problem)))
    }
}

/// The problem with a file of so many bytes, as JSON; none if it can be opened.
#[wasm_bindgen]
#[must_use]
pub fn refused(bytes: f64) -> Option<String> {
    let limit = Limits::default().file;
    let passed = || Err::<(), _>(Problem::from(SourceError::from(Passed::File(limit))));
    (bytes > limit as f64).then(|| answer(passed()))
}

/// A roster to try: with faults, its persons made up.
#[wasm_bindgen]
#[must_use]
pub fn sample() -> Vec<u8> {
    include_bytes!("../../../examples/roster-faulty.csv").to_vec()
}
