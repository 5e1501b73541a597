//! What can wait until the frame is painted.

use crate::browser;
use gloo_timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use yew::prelude::*;

/// Follows `value`, once the frame that is drawn with its change has been painted: what hangs on it comes a frame after
/// what hangs on `value` itself. A value that changes again in the meantime is passed over.
#[hook]
pub(crate) fn use_later<T: Clone + PartialEq + 'static>(value: &T) -> T {
    let followed = use_state_eq(|| value.clone());
    let setter = followed.setter();
    use_effect_with(value.clone(), move |value| {
        let value = value.clone();
        after_painting(move || setter.set(value))
    });
    (*followed).clone()
}

/// Whether the first frame has been painted, or was before, and what follows it is `ready`: that is called for one step
/// after the other, each in a task of its own, as long as it says that there is another.
#[hook]
pub(crate) fn use_painted(before: bool, ready: impl FnMut(u32) -> bool + 'static) -> bool {
    let painted = use_state_eq(|| before);
    let setter = painted.setter();
    use_effect_with((), move |()| after_painting(move || in_turn(0, ready, move || setter.set(true))));
    *painted
}

fn in_turn(step: u32, mut ready: impl FnMut(u32) -> bool + 'static, then: impl FnOnce() + 'static) {
    if ready(step) {
        Timeout::new(0, move || in_turn(step + 1, ready, then)).forget();
    } else {
        Timeout::new(0, then).forget();
    }
}

/// Something to be done once, if it is not given up.
type Wish = Cell<Option<Box<dyn FnOnce()>>>;

thread_local! {
    /// What waits for the next frame; what nobody holds any more has been given up.
    static WAITING: RefCell<Vec<Weak<Wish>>> = const { RefCell::new(Vec::new()) };
}

/// Calls back once the next frame has been painted; what is given ends that. All who wait share one frame and one task.
fn after_painting(then: impl FnOnce() + 'static) -> impl FnOnce() {
    let held: Rc<Wish> = Rc::new(Cell::new(Some(Box::new(then))));
    let first = WAITING.with_borrow_mut(|waiting| {
        waiting.push(Rc::downgrade(&held));
        waiting.len() == 1
    });
    if first {
        // In the frame, before it is painted; what is put off there comes after.
        browser::in_frame(|| {
            let waiting = WAITING.take();
            Timeout::new(0, move || waiting.iter().filter_map(|held| held.upgrade()?.take()).for_each(|then| then()))
                .forget();
        });
    }
    move || drop(held)
}
