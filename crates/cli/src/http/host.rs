//! Whose name a request may come under. A foreign name that leads here is a page that tries to read this one.

use std::net::IpAddr;

/// Whether a Host header names this machine: `localhost`, a loopback address, the bound address, or any address if
/// all are bound. The port does not matter.
pub(super) fn is_ours(host: &str, bound: IpAddr) -> bool {
    let (name, port) = match host.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((name, rest)) => (name, rest.strip_prefix(':').unwrap_or(rest)),
        None => host.split_once(':').unwrap_or((host, "")),
    };
    let is_address = |address: IpAddr| address == bound || address.is_loopback() || bound.is_unspecified();
    port.bytes().all(|byte| byte.is_ascii_digit())
        && (name.eq_ignore_ascii_case("localhost") || name.parse().is_ok_and(is_address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_and_no_other() {
        let loopback = "127.0.0.1".parse().unwrap();
        for host in ["localhost", "LocalHost:8125", "127.0.0.1", "127.0.0.1:1", "[::1]", "[::1]:8125"] {
            assert!(is_ours(host, loopback), "{host}");
        }
        for host in [
            "",
            "example.org",
            "localhost.example.org",
            "127.0.0.1.example.org",
            "192.168.1.2",
            "[::1",
            "a:b:c",
            "localhost:80x",
            "10.0.0.1:80",
            "[::1]x",
        ] {
            assert!(!is_ours(host, loopback), "{host}");
        }
        assert!(is_ours("192.168.1.2:80", "192.168.1.2".parse().unwrap()));
        assert!(is_ours("192.168.1.2:80", "0.0.0.0".parse().unwrap()));
        assert!(!is_ours("example.org", "0.0.0.0".parse().unwrap()));
    }
}
