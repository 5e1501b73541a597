//! What the reader sees if the program fails: a message and a way back, which stand ready in the page.

use crate::browser;

/// Shows the message whenever the program panics.
pub(crate) fn install() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line())).unwrap_or_default();
        browser::show_failure(&place);
    }));
}
