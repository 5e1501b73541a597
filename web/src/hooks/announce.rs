//! What changed, told to screen readers once it rests.

use gloo_timers::callback::Timeout;
use yew::prelude::*;

/// Long enough not to speak between two keystrokes.
const REST: u32 = 700;

/// The text to be spoken: follows `text` once that has rested.
#[hook]
pub(crate) fn use_announcer(text: String) -> String {
    let spoken = use_state_eq(String::new);
    let setter = spoken.setter();
    use_effect_with(text, move |text| {
        let text = text.clone();
        let clock = Timeout::new(REST, move || setter.set(text));
        move || drop(clock)
    });
    (*spoken).clone()
}
