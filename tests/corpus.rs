//! Every input that is kept in `fuzz/corpus`, through the same functions that `fuzz/` runs.

use zeren_tests::fuzzed::TARGETS;
use zeren_tests::root;

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
