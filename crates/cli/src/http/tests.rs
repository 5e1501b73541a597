//! The server over real connections, with a page of its own.

use super::bundle::{Bundle, Stored};
use super::server::{Limits, serve};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::OnceLock;
use std::time::Duration;

/// `hello` in gzip, and something that only has to be passed on as brotli.
const GZ: &[u8] =
    &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 7, 0, 0x86, 0xa6, 0x10, 0x36, 5, 0, 0, 0];
static PAGE: Bundle = Bundle {
    release: "r1",
    policy: "default-src 'none'",
    files: &[
        Stored { name: "index.html", plain: None, br: Some(b"brotli"), gz: Some(GZ) },
        Stored { name: "zeren-0123456789abcdef.js", plain: None, br: Some(b"brotli"), gz: Some(GZ) },
        Stored { name: "icon.png", plain: Some(b"picture"), br: None, gz: None },
    ],
};

fn address() -> SocketAddr {
    static ADDRESS: OnceLock<SocketAddr> = OnceLock::new();
    *ADDRESS.get_or_init(|| {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let limits = Limits { request: Duration::from_millis(300), ..Limits::default() };
        #[allow(clippy::disallowed_methods, reason = "the server runs beside the tests")]
        std::thread::spawn(move || serve(&listener, &PAGE, limits));
        address
    })
}

fn send(bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address()).expect("a connection");
    stream.write_all(bytes).expect("sent");
    let mut out = Vec::new();
    stream.read_to_end(&mut out).expect("an answer");
    String::from_utf8(out).expect("text")
}

fn get(path: &str, headers: &str) -> String {
    send(format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n").as_bytes())
}

#[test]
fn the_page_comes_with_its_guards() {
    let answer = get("/", "");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    for header in [
        "Content-Type: text/html; charset=utf-8\r\n",
        "Content-Length: 5\r\n",
        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n",
        "X-Content-Type-Options: nosniff\r\n",
        "Cache-Control: no-cache\r\n",
        "Vary: Accept-Encoding\r\n",
    ] {
        assert!(answer.contains(header), "{header} is missing in {answer}");
    }
    assert!(answer.ends_with("\r\n\r\nhello"), "{answer}");
    assert!(get("/index.html?x=1", "").ends_with("\r\n\r\nhello"));
}

#[test]
fn content_comes_in_the_coding_asked_for() {
    let answer = get("/", "Accept-Encoding: gzip, deflate, br\r\n");
    assert!(answer.contains("Content-Encoding: br\r\n") && answer.ends_with("\r\n\r\nbrotli"), "{answer}");
    assert!(!get("/icon.png", "Accept-Encoding: br\r\n").contains("Content-Encoding"));
}

#[test]
fn what_cannot_change_is_kept_and_what_has_not_changed_is_not_sent() {
    assert!(get("/zeren-0123456789abcdef.js", "").contains("Cache-Control: public, max-age=31536000, immutable\r\n"));
    let answer = get("/", "If-None-Match: \"x\", \"r1-plain\"\r\n");
    assert!(answer.starts_with("HTTP/1.1 304 ") && answer.ends_with("\r\n\r\n"), "{answer}");
}

#[test]
fn head_sends_no_body() {
    let answer = send(b"HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assert!(answer.contains("Content-Length: 5\r\n") && answer.ends_with("\r\n\r\n"), "{answer}");
}

#[test]
fn a_foreign_host_is_refused() {
    for host in ["evil.example", "localhost.evil.example:80", "10.1.2.3"] {
        let answer = send(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes());
        assert!(answer.starts_with("HTTP/1.1 421 "), "{host}: {answer}");
    }
}

#[test]
fn nothing_but_the_bundle_is_read() {
    for path in ["/../Cargo.toml", "/..%2f..%2fetc/passwd", "//etc/passwd", "/index.html/", "/policy.txt", "/%00"] {
        assert!(get(path, "").starts_with("HTTP/1.1 404 "), "{path}");
    }
}

#[test]
fn garbage_gets_a_refusal_and_the_server_lives() {
    for (sent, status) in [
        (&b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"[..], "405"),
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", "400"),
        (b"\r\n\r\n", "400"),
        (b"GET / HTTP/1.1\r\n\r\n", "400"),
        (b"GET / HTTP/3\r\nHost: localhost\r\n\r\n", "505"),
        (b"GET / HTT", "408"),
    ] {
        let answer = send(sent);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{sent:?}: {answer}");
    }
    let long = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(20_000));
    assert!(send(long.as_bytes()).starts_with("HTTP/1.1 431 "));
    assert!(get("/", "").starts_with("HTTP/1.1 200 "));
}

#[test]
fn many_idle_connections_only_delay() {
    let idle: Vec<_> = (0..100).map(|_| TcpStream::connect(address()).expect("a connection")).collect();
    assert!(get("/", "").starts_with("HTTP/1.1 200 "));
    drop(idle);
}
