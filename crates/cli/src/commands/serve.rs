//! `zeren serve`: the page, served from the program itself.

use super::{rulebook, wants_json};
use crate::failure::{Failure, input};
use crate::http::bundle::BUNDLE;
use crate::http::server::{Limits, serve};
use crate::output::Screen;
use clap::ArgMatches;
use serde_json::json;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use zeren_core::answer::FORMAT;
use zeren_core::builtin::BUILTIN;
use zeren_core::layer::check;

pub(crate) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    if BUNDLE.files.is_empty() {
        return Err(input(
            "程序里没有网页:编译时网页还没有生成",
            "this program carries no page: it was built before the page was",
            "先运行 `cargo xtask web`,再编译一次",
            "run `cargo xtask web`, then build again",
        ));
    }
    let bind = matches.get_one::<IpAddr>("bind").copied().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let wanted = SocketAddr::new(bind, matches.get_one::<u16>("port").copied().unwrap_or_default());
    let listener = TcpListener::bind(wanted).map_err(|error| cannot_listen(wanted, &error))?;
    let bound = listener.local_addr()?;
    ctrlc::set_handler(|| std::process::exit(0)).map_err(io::Error::other)?;
    if !bind.is_loopback() {
        eprintln!(
            "{}",
            screen.t("注意:网络上的其他机器也能打开这个网页", "note: other machines on the network can open the page")
        );
    }
    let rulebooks = rulebooks(matches, screen)?;
    let query: Vec<String> = rulebooks.iter().map(|(name, _)| format!("rulebook={name}")).collect();
    let start = if query.is_empty() { String::new() } else { format!("#/?{}", query.join("&")) };
    told(bound, &start, matches, screen)?;
    if rulebooks.is_empty() {
        serve(&listener, &BUNDLE, Limits::default())?;
    } else {
        let mut mark = DefaultHasher::new();
        rulebooks.hash(&mut mark);
        serve(&listener, &BUNDLE.with(rulebooks, mark.finish()), Limits::default())?;
    }
    Ok(())
}

/// The local rulebooks, checked, under the addresses at which they are served: `rules/` and the name of the file.
fn rulebooks(matches: &ArgMatches, screen: &Screen) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let paths = rulebook::given(matches);
    let read = paths.iter().map(|path| rulebook::read(path)).collect::<Result<Vec<_>, _>>()?;
    check(&rulebook::files(&read)).map_err(|found| rulebook::told(&read, &found, screen))?;
    let mut out: Vec<(String, Vec<u8>)> = Vec::new();
    for (path, (_, text)) in paths.into_iter().zip(read) {
        let own = Path::new(path).file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        let known = |name: &str| out.iter().any(|(known, _)| known == name);
        let mut name = format!("rules/{own}");
        if !own.chars().all(plain) || !own.ends_with(".toml") || own.starts_with('.') || known(&name) {
            name = format!("rules/local-{}.toml", out.len() + 1);
        }
        out.push((name, text.into_bytes()));
    }
    Ok(out)
}

/// Tells the address; a browser cannot open `0.0.0.0`.
fn told(bound: SocketAddr, start: &str, matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let open =
        if bound.ip().is_unspecified() { SocketAddr::new(Ipv4Addr::LOCALHOST.into(), bound.port()) } else { bound };
    let address = format!("http://{open}/{start}");
    screen.write(|out| {
        let line = if wants_json(matches) {
            json!({ "format": FORMAT, "rulebook": BUILTIN.version, "address": address }).to_string()
        } else {
            format!(
                "{}{address}{}",
                screen.t("网页地址:", "the page is at "),
                screen.t("(按 Ctrl-C 结束)", " (Ctrl-C ends)")
            )
        };
        out.extend_from_slice(line.as_bytes());
        out.push(b'\n');
    })
}

fn cannot_listen(wanted: SocketAddr, error: &io::Error) -> Failure {
    let (zh, en, help_zh, help_en) = match error.kind() {
        ErrorKind::AddrInUse => (
            "端口已被占用",
            "the port is in use",
            "用 `--port` 另选一个,`--port 0` 自动选择",
            "choose another with `--port`; `--port 0` finds a free one",
        ),
        ErrorKind::PermissionDenied => (
            "没有权限使用这个端口",
            "no permission for this port",
            "用 `--port` 选一个 1024 以上的端口",
            "choose a port above 1024 with `--port`",
        ),
        ErrorKind::AddrNotAvailable => (
            "本机没有这个地址",
            "this machine has no such address",
            "用 `--bind` 给出本机的地址",
            "name an address of this machine with `--bind`",
        ),
        _ => ("无法监听", "cannot listen", "换一个地址或者端口", "choose another address or port"),
    };
    input(format!("`{wanted}`: {zh} ({error})"), format!("`{wanted}`: {en} ({error})"), help_zh, help_en)
}
