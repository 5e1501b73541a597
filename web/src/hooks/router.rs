//! The state in the address: typing replaces it, choosing pushes it, back and forward bring it back.

use crate::hooks::use_painted;
use crate::route::Route;
use crate::{browser, pages};
use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// How long typing rests before the address follows: browsers refuse more than a few changes a second.
const REST: u32 = 250;

/// An address still to be written, and the clock that will.
type Pending = Rc<RefCell<Option<(String, Timeout)>>>;

/// Where the reader is, and how to go elsewhere.
#[derive(Clone, PartialEq)]
pub(crate) struct Router {
    pub(crate) route: Route,
    /// To a new entry of the history.
    pub(crate) push: Callback<Route>,
    /// In place of this entry, once typing rests.
    pub(crate) replace: Callback<Route>,
    /// Whether the frame has been painted: the first answer comes after, in a task of its own.
    pub(crate) painted: bool,
    /// The marker whose quote is open, by its key; empty if none is.
    pub(crate) open: String,
    /// Opens the quote of a marker, or closes it.
    pub(crate) toggle: Callback<String>,
}

impl Router {
    /// One that leads nowhere, for what is drawn once and not used.
    pub(crate) fn still(route: Route) -> Self {
        Self {
            route,
            push: Callback::noop(),
            replace: Callback::noop(),
            painted: false,
            open: String::new(),
            toggle: Callback::noop(),
        }
    }
}

fn flush(pending: &Pending) {
    let waiting = pending.borrow_mut().take();
    if let Some((hash, _)) = waiting {
        browser::replace(&hash);
    }
}

/// The state in the address, from `start` on; `painted` tells whether the page stands already.
#[hook]
pub(crate) fn use_router(start: Route, painted: bool) -> Router {
    let painted = use_painted(painted, {
        let start = start.clone();
        move |step| pages::after_first_frame(&start, step)
    });
    let route = use_state_eq(|| start);
    let pending: Pending = use_mut_ref(|| None);
    let began = use_mut_ref(browser::hash);

    let push = {
        let (state, pending) = (route.setter(), pending.clone());
        use_callback((), move |to: Route, ()| {
            flush(&pending);
            browser::push(&to.href());
            state.set(to);
        })
    };
    let replace = {
        let (state, pending) = (route.setter(), pending.clone());
        use_callback((), move |to: Route, ()| {
            let hash = to.href();
            let clock = {
                let pending = pending.clone();
                Timeout::new(REST, move || flush(&pending))
            };
            *pending.borrow_mut() = Some((hash, clock));
            state.set(to);
        })
    };
    {
        let state = route.setter();
        use_effect_with((), move |()| {
            let window = web_sys::window();
            let follow = {
                let pending = pending.clone();
                move || {
                    pending.borrow_mut().take();
                    let hash = browser::hash();
                    // A plain fragment such as `#main` is no address of ours: the page stays.
                    if hash.is_empty() || hash.starts_with("#/") {
                        let to = Route::parse(&hash);
                        if !pages::elsewhere(&to) {
                            state.set(to);
                        }
                    }
                }
            };
            // Whoever went elsewhere before anything listened is not missed.
            if *began.borrow() != browser::hash() {
                follow();
            }
            let moved = window.as_ref().map(|window| EventListener::new(window, "popstate", move |_| follow()));
            // A press may follow a link: what was typed is written before it does.
            let press = window.as_ref().map(|window| {
                let pending = pending.clone();
                let capture = EventListenerOptions::run_in_capture_phase();
                EventListener::new_with_options(window, "click", capture, move |_| flush(&pending))
            });
            let left = window.as_ref().map(|window| EventListener::new(window, "pagehide", move |_| flush(&pending)));
            move || drop((moved, press, left))
        });
    }
    let open = use_state_eq(String::new);
    let toggle =
        use_callback(open.clone(), |key: String, open| open.set(if **open == key { String::new() } else { key }));
    Router { route: (*route).clone(), push, replace, painted, open: (*open).clone(), toggle }
}
