//! Connections: a fixed number of workers, each with one connection at a time, and limits on size and time.

use super::bundle::Bundle;
use super::response::Response;
use std::io::{self, Read, Write};
use std::net::{IpAddr, Shutdown, TcpListener, TcpStream};
use std::time::{Duration, Instant};

/// How many connections are served at a time; more wait.
const WORKERS: usize = 32;
/// The longest head of a request taken.
const LONGEST: usize = 8 * 1024;

/// How long the other side may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    /// For the head of its request.
    pub(crate) request: Duration,
    /// For taking the response.
    pub(crate) response: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { request: Duration::from_secs(5), response: Duration::from_secs(30) }
    }
}

/// Serves until the process ends.
pub(crate) fn serve(listener: &TcpListener, bundle: &Bundle, limits: Limits) -> io::Result<()> {
    let bound = listener.local_addr()?.ip();
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                loop {
                    match listener.accept() {
                        // A connection that breaks is the other side's affair.
                        Ok((stream, _)) => drop(answer(&stream, bundle, bound, limits)),
                        // Out of files or memory: give it time to pass.
                        Err(_) => std::thread::sleep(Duration::from_millis(50)),
                    }
                }
            });
        }
    });
    Ok(())
}

fn answer(mut stream: &TcpStream, bundle: &Bundle, bound: IpAddr, limits: Limits) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(limits.response))?;
    let response = match head(stream, limits.request)? {
        Head::Whole(head) => Response::to(&head, bundle, bound),
        Head::TooLong => Response::refusal("431 Request Header Fields Too Large"),
        Head::TooSlow => Response::refusal("408 Request Timeout"),
        Head::Nothing => return Ok(()),
    };
    stream.write_all(&response.bytes())?;
    stream.shutdown(Shutdown::Write)?;
    drain(stream)
}

enum Head {
    /// Up to the empty line.
    Whole(Vec<u8>),
    TooLong,
    TooSlow,
    Nothing,
}

#[allow(clippy::disallowed_methods, reason = "the other side must not take for ever")]
fn now() -> Instant {
    Instant::now()
}

fn head(mut stream: &TcpStream, limit: Duration) -> io::Result<Head> {
    const END: &[u8] = b"\r\n\r\n";
    let start = now();
    let mut head = Vec::new();
    let mut part = [0; 1024];
    loop {
        let left = limit.saturating_sub(now() - start);
        if left.is_zero() {
            return Ok(if head.is_empty() { Head::Nothing } else { Head::TooSlow });
        }
        stream.set_read_timeout(Some(left))?;
        let read = match stream.read(&mut part) {
            Ok(0) => return Ok(Head::Nothing),
            Ok(read) => read,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut | io::ErrorKind::Interrupted
                ) =>
            {
                continue;
            }
            Err(error) => return Err(error),
        };
        let from = head.len().saturating_sub(END.len() - 1);
        head.extend(part.iter().take(read));
        if let Some(end) = head.windows(END.len()).skip(from).position(|window| window == END) {
            head.truncate(from + end);
            return Ok(if head.len() > LONGEST { Head::TooLong } else { Head::Whole(head) });
        }
        if head.len() > LONGEST {
            return Ok(Head::TooLong);
        }
    }
}

/// Takes in a little of what still comes, so that closing does not cut off the response.
fn drain(mut stream: &TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_millis(200)))?;
    let mut part = [0; 1024];
    for _ in 0..64 {
        if stream.read(&mut part)? == 0 {
            break;
        }
    }
    Ok(())
}
