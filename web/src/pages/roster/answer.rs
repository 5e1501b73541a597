//! A question to the worker as a hook: its answer once it has come, the one before until then.

use super::store::{self, Trouble};
use super::value::Value;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The answer to a question about the roster opened as the `epoch`th.
#[hook]
pub(super) fn use_answer(question: String, epoch: u32) -> Option<Result<Value, Trouble>> {
    let answer = use_state(|| None);
    let newest = use_mut_ref(|| 0u32);
    {
        let answer = answer.setter();
        use_effect_with((question, epoch), move |(question, _)| {
            *newest.borrow_mut() += 1;
            let mine = *newest.borrow();
            let question = question.clone();
            spawn_local(async move {
                let found = store::ask(&question).await;
                if *newest.borrow() == mine {
                    answer.set(Some(found));
                }
            });
        });
    }
    (*answer).clone()
}
