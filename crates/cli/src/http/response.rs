//! What is sent: a file or a short word of refusal, always with the headers that guard the page.

use super::bundle::{Bundle, Coding};
use super::host;
use super::request::{Refusal, Request};
use std::borrow::Cow;
use std::fmt::Write;
use std::net::IpAddr;

/// A response, whole.
#[derive(Debug)]
pub(super) struct Response {
    status: &'static str,
    headers: String,
    body: Cow<'static, [u8]>,
    is_head: bool,
}

const GUARDS: &str = "X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
    Cross-Origin-Opener-Policy: same-origin\r\nCross-Origin-Resource-Policy: same-origin\r\nX-Frame-Options: DENY\r\n";

impl Response {
    /// The answer to the head of a request.
    pub(super) fn to(head: &[u8], bundle: &Bundle, bound: IpAddr) -> Self {
        match Request::read(head) {
            Ok(request) if !host::is_ours(request.host, bound) => {
                Self { is_head: request.is_head, ..Self::refusal("421 Misdirected Request") }
            }
            Ok(request) => Self { is_head: request.is_head, ..Self::found(&request, bundle) },
            Err(Refusal::BadRequest) => Self::refusal("400 Bad Request"),
            Err(Refusal::VersionNotSupported) => Self::refusal("505 HTTP Version Not Supported"),
            Err(Refusal::MethodNotAllowed) => {
                let mut response = Self::refusal("405 Method Not Allowed");
                response.headers.push_str("Allow: GET, HEAD\r\n");
                response
            }
        }
    }

    fn found(request: &Request<'_>, bundle: &Bundle) -> Self {
        let Some(file) = bundle.file(request.path) else { return Self::refusal("404 Not Found") };
        let (coding, body) = file.content(|coding| request.takes(coding));
        let mark = format!("\"{}-{}\"", bundle.release, coding.name().unwrap_or("plain"));
        let lasting = if file.lasts() { "public, max-age=31536000, immutable" } else { "no-cache" };
        let mut headers = format!("Vary: Accept-Encoding\r\nETag: {mark}\r\nCache-Control: {lasting}\r\n");
        if request.if_none_match.is_some_and(|marks| marks.split(',').any(|one| one.trim() == mark)) {
            return Self { status: "304 Not Modified", headers, body: Cow::default(), is_head: false };
        }
        if let Some(name) = coding.name() {
            let _ = write!(headers, "Content-Encoding: {name}\r\n");
        }
        let kind = file.content_type();
        let _ = write!(headers, "Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len());
        if kind.starts_with("text/html") {
            let _ = write!(headers, "Content-Security-Policy: {}; frame-ancestors 'none'\r\n", bundle.policy);
        }
        debug_assert!(coding != Coding::Identity || !headers.contains("Content-Encoding"));
        Self { status: "200 OK", headers, body, is_head: false }
    }

    /// A refusal: its status is all it says.
    pub(super) fn refusal(status: &'static str) -> Self {
        let body = format!("{status}\n").into_bytes();
        let headers = format!(
            "Cache-Control: no-store\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\
            Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n",
            body.len()
        );
        Self { status, headers, body: body.into(), is_head: false }
    }

    /// The bytes to send.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut out =
            format!("HTTP/1.1 {}\r\n{}{GUARDS}Connection: close\r\n\r\n", self.status, self.headers).into_bytes();
        if !self.is_head {
            out.extend_from_slice(&self.body);
        }
        out
    }
}
