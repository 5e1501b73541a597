//! A small HTTP/1.1 server for one page: GET and HEAD, one request a connection, nothing but the files it carries.
//!
//! ```text
//! server (connections, limits) ──> request (what is asked) ──> response (what is sent) <── bundle (the files)
//! ```

pub(crate) mod bundle;
mod host;
mod request;
mod response;
pub(crate) mod server;
#[cfg(test)]
mod tests;
