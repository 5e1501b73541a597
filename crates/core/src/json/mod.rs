//! JSON, as much of it as the contract needs: objects of strings in, answers out. A general library would be a fifth
//! of the app's code in the browser.

pub(crate) mod read;
pub(crate) mod write;
