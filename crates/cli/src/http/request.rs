//! The head of a request, read strictly: what is not plainly right is refused.

use super::bundle::Coding;

/// What is asked for.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Request<'a> {
    /// GET or HEAD; nothing else is taken.
    pub(super) is_head: bool,
    pub(super) path: &'a str,
    pub(super) host: &'a str,
    accept_encoding: String,
    pub(super) if_none_match: Option<&'a str>,
}

/// Why a request is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    BadRequest,
    MethodNotAllowed,
    VersionNotSupported,
}

impl<'a> Request<'a> {
    /// Reads a head, without the empty line that ends it.
    pub(super) fn read(head: &'a [u8]) -> Result<Self, Refusal> {
        let head = std::str::from_utf8(head).map_err(|_| Refusal::BadRequest)?;
        let mut lines = head.split("\r\n");
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (words.next(), words.next(), words.next(), words.next())
        else {
            return Err(Refusal::BadRequest);
        };
        match version {
            "HTTP/1.1" | "HTTP/1.0" => {}
            _ if version.starts_with("HTTP/") => return Err(Refusal::VersionNotSupported),
            _ => return Err(Refusal::BadRequest),
        }
        let is_head = match method {
            "GET" => false,
            "HEAD" => true,
            _ => return Err(Refusal::MethodNotAllowed),
        };
        if !target.starts_with('/') || !target.bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(Refusal::BadRequest);
        }
        let path = target.split_once('?').map_or(target, |(path, _)| path);
        let mut request = Request { is_head, path, ..Request::default() };
        request.headers(lines)?;
        Ok(request)
    }

    fn headers(&mut self, lines: impl Iterator<Item = &'a str>) -> Result<(), Refusal> {
        let mut host = None;
        for line in lines {
            let (name, value) = line.split_once(':').ok_or(Refusal::BadRequest)?;
            if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(Refusal::BadRequest);
            }
            let value = value.trim_matches([' ', '\t']);
            if name.eq_ignore_ascii_case("host") {
                if host.replace(value).is_some() {
                    return Err(Refusal::BadRequest);
                }
            } else if name.eq_ignore_ascii_case("accept-encoding") {
                self.accept_encoding.push(',');
                self.accept_encoding.push_str(value);
            } else if name.eq_ignore_ascii_case("if-none-match") {
                self.if_none_match = Some(value);
            }
        }
        self.host = host.ok_or(Refusal::BadRequest)?;
        Ok(())
    }

    /// Whether the other side takes a coding; `q=0` refuses it.
    pub(super) fn takes(&self, coding: Coding) -> bool {
        let Some(wanted) = coding.name() else { return true };
        self.accept_encoding.split(',').any(|part| {
            let mut parts = part.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(wanted));
            let refused = |part: &str| {
                let weight = part.strip_prefix("q=").or_else(|| part.strip_prefix("Q="));
                weight.is_some_and(|weight| !weight.bytes().any(|byte| matches!(byte, b'1'..=b'9')))
            };
            named && !parts.any(refused)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str) -> Result<Request<'_>, Refusal> {
        Request::read(head.as_bytes())
    }

    #[test]
    fn a_plain_request_is_read() {
        let request = read("HEAD /a.js?x=1 HTTP/1.1\r\nhost: localhost:1\r\nIf-None-Match: \"x\"").unwrap();
        assert_eq!(
            (request.is_head, request.path, request.host, request.if_none_match),
            (true, "/a.js", "localhost:1", Some("\"x\""))
        );
    }

    #[test]
    fn what_is_not_plainly_right_is_refused() {
        for head in [
            "",
            "GET",
            "GET / HTTP/1.1",
            "GET  / HTTP/1.1\r\nHost: a",
            "GET / HTTP/1.1 x\r\nHost: a",
            "GET / FTP/1.1\r\nHost: a",
            "GET x HTTP/1.1\r\nHost: a",
            "GET http://a/ HTTP/1.1\r\nHost: a",
            "GET /\u{7f}\u{1} HTTP/1.1\r\nHost: a",
            "GET /责 HTTP/1.1\r\nHost: a",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: a",
            "GET / HTTP/1.1\r\nHost : a",
            "GET / HTTP/1.1\r\nHost: a\r\n folded",
            "GET / HTTP/1.1\nHost: a",
        ] {
            assert_eq!(read(head), Err(Refusal::BadRequest), "{head:?}");
        }
        assert_eq!(read("POST / HTTP/1.1\r\nHost: a"), Err(Refusal::MethodNotAllowed));
        assert_eq!(read("GET / HTTP/2.0\r\nHost: a"), Err(Refusal::VersionNotSupported));
        assert_eq!(Request::read(b"GET /\xff HTTP/1.1\r\nHost: a"), Err(Refusal::BadRequest));
    }

    #[test]
    fn codings_are_taken_as_the_header_says() {
        let takes = |value: &str, coding| {
            read(&format!("GET / HTTP/1.1\r\nHost: a\r\nAccept-Encoding: {value}")).unwrap().takes(coding)
        };
        assert!(takes("gzip, deflate, br", Coding::Br) && takes("gzip;q=0.5", Coding::Gzip));
        assert!(!takes("gzip, br;q=0", Coding::Br) && !takes("br;q=0.000", Coding::Br) && !takes("", Coding::Gzip));
    }
}
