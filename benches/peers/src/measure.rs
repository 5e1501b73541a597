//! The clock: first every answer is compared, then the same decisions are timed.

use crate::{Answer, Post, expected, records, space};
use std::hint::black_box;
use std::time::Instant;

/// A clock that counts only while this thread runs, so that a busy machine falls less on what is measured; where the
/// system has none, one that always runs.
struct Clock {
    start: Instant,
    ran: Option<u64>,
}

fn ran() -> Option<u64> {
    std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok()
}

impl Clock {
    /// Begins to count.
    fn start() -> Self {
        let ran = ran();
        Self { start: Instant::now(), ran }
    }

    /// How many seconds so far.
    fn seconds(&self) -> f64 {
        match (self.ran, ran()) {
            (Some(from), Some(to)) if to > from => (to - from) as f64 / 1e9,
            _ => self.start.elapsed().as_secs_f64(),
        }
    }
}

/// An engine with the rules in the form in which it runs fastest.
pub trait Peer {
    /// A post in the engine's own form, made beforehand and not timed.
    type Input;
    /// Decides; the answer, in the engine's own form, goes into a black box.
    fn decide(&mut self, input: &Self::Input);
    /// A post in the engine's own form.
    fn input(&self, post: Post) -> Self::Input;
    /// The same decision as ids.
    fn answer(&mut self, input: &Self::Input) -> Answer;
}

/// Compares, times, and prints one line of JSON. The only argument is how many records.
///
/// # Panics
/// If an answer is not that of zeren.
pub fn measure<P: Peer>(engine: &str, mut peer: P) {
    let count = asked();
    let posts = space();
    let inputs: Vec<P::Input> = posts.iter().map(|post| peer.input(*post)).collect();
    for (post, input) in posts.iter().zip(&inputs) {
        assert_eq!(peer.answer(input), expected(*post), "{engine}: {post:?}");
    }
    let records = records(count);
    // The whole space has been compared, and with it every record; the caches are warm.
    timed(engine, count, || {
        for &place in &records {
            peer.decide(black_box(&inputs[usize::from(place)]));
        }
    });
}

/// How many decisions are asked for: the first argument.
pub fn asked() -> usize {
    std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(100_000)
}

/// How many seconds are timed at least: a single pass of the fastest takes a thousandth, which says little.
const LEAST: f64 = 0.2;

/// Times passes over all records, as many as it takes, and prints what was measured.
pub fn timed(engine: &str, count: usize, mut pass: impl FnMut()) {
    let clock = Clock::start();
    let mut passes = 0;
    while passes == 0 || clock.seconds() < LEAST {
        pass();
        passes += 1;
    }
    report(engine, count * passes, clock.seconds());
}

/// Prints what was measured.
pub fn report(engine: &str, count: usize, seconds: f64) {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak: u64 = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0);
    println!(
        "{}",
        serde_json::json!({ "engine": engine, "records": count, "seconds": seconds, "peak_kib": peak, "compared": space().len() })
    );
}
