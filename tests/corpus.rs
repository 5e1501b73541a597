//! Every input that is kept in `fuzz/corpus`, and some made from them, through the same functions that `fuzz/` runs.
//! Without a tool: no coverage guides it. SEED=… looks elsewhere, RUNS=… further.

use zeren_tests::country::Random;
use zeren_tests::fuzzed::TARGETS;
use zeren_tests::root;

fn kept(name: &str) -> Vec<Vec<u8>> {
    let folder = root().join("../fuzz/corpus").join(name);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a readable file")).collect()
}

/// The number an environment variable holds.
#[allow(clippy::disallowed_methods, reason = "how far to look is told by the environment alone")]
fn told(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// An input with some places changed: bits and bytes, characters, stretches left out, doubled, or taken from another.
fn changed(random: &mut Random, all: &[Vec<u8>]) -> Vec<u8> {
    const PIECES: &[&[u8]] = &[
        "县长".as_bytes(),
        "、".as_bytes(),
        b"\"",
        b"\\",
        b"\n",
        b"\r\n",
        b",",
        b"[",
        b"]",
        b"{",
        b"}",
        b"=",
        b"&",
        b"%",
        b"#",
        b"0",
        b"-1",
        b"4294967296",
        b"\xef\xbb\xbf",
        b"\xff",
        b"\0",
        "🌳".as_bytes(),
        "\u{200b}".as_bytes(),
        b"true",
        b"null",
    ];
    let mut data = random.one(all).clone();
    for _ in 0..=random.below(4) {
        let at = random.below(data.len() as u32 + 1) as usize;
        let end = (at + random.below(24) as usize).min(data.len());
        match random.below(7) {
            0 if at < data.len() => data[at] ^= 1 << random.below(8),
            1 if at < data.len() => data[at] = random.below(256) as u8,
            2 => drop(data.drain(at..end)),
            3 => {
                let part = data[at..end].to_vec();
                (0..=random.below(40)).for_each(|_| drop(data.splice(at..at, part.iter().copied())));
            }
            4 => {
                let other = random.one(all);
                let from = random.below(other.len() as u32 + 1) as usize;
                let to = (from + random.below(64) as usize).min(other.len());
                data.splice(at..end, other[from..to].iter().copied());
            }
            _ => drop(data.splice(at..at, random.one(PIECES).iter().copied())),
        }
    }
    data
}

#[test]
fn inputs_made_from_the_kept_ones_hold() {
    let (seed, runs) = (told("SEED", 20_250_801), told("RUNS", 300));
    for (name, target) in TARGETS {
        let all = kept(name);
        let mut random = Random::new(seed);
        for run in 0..runs {
            let data = changed(&mut random, &all);
            let outcome = std::panic::catch_unwind(|| target(&data));
            assert!(outcome.is_ok(), "{name}, run {run} of seed {seed}: {:?}", String::from_utf8_lossy(&data));
        }
        println!("{name}: {runs} inputs of seed {seed}");
    }
}

#[test]
fn every_kept_input_holds() {
    for (name, target) in TARGETS {
        let folder = root().join("../fuzz/corpus").join(name);
        let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
        paths.sort();
        assert!(paths.len() >= 4, "only {} inputs for `{name}`", paths.len());
        for path in paths {
            // Said first, so that a failure names its input.
            println!("{}", path.display());
            target(&std::fs::read(&path).expect("a readable file"));
        }
    }
}

#[test]
fn empty_and_broken_inputs_hold_for_every_target() {
    for (_, target) in TARGETS {
        for data in [&b""[..], b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"{", b"\x00\x00PK\x03\x04", b"{}\n[]\n"] {
            target(data);
        }
    }
}
