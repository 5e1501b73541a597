//! `cargo xtask fuzz` and `cargo xtask mutants`: inputs that are made up, and faults that are put in.

use crate::command::{Outcome, command, output, root, run, tool};

/// What no input may need: memory in MB, a single allocation in MB, seconds. The whole table of words and divisions and
/// the sanitizer's own bookkeeping are in it.
const BOUNDS: [&str; 3] = ["-rss_limit_mb=1024", "-malloc_limit_mb=256", "-timeout=10"];

/// Seconds for each target in `cargo xtask test`, and where chance begins there, so that it fails for what was changed.
const SHORT: u32 = 8;
const SEED: &str = "-seed=1";

/// The version that is installed where there is none.
const CARGO_FUZZ: &str = "0.13.2";

/// cargo-fuzz, of any version.
fn cargo_fuzz() -> Outcome<String> {
    let there = |program: &str| output(&mut command(program, &["--version"])).is_ok();
    if !there("c++") {
        return Err("made-up inputs need a C++ compiler: `apt-get install g++`".into());
    }
    tool("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, there)
}

/// The targets, by the files of `fuzz/targets`.
fn targets() -> Outcome<Vec<String>> {
    let folder = root().join("fuzz/targets");
    let entries = std::fs::read_dir(&folder).map_err(|error| format!("`{}`: {error}", folder.display()))?;
    let mut names: Vec<String> = entries
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().strip_suffix(".rs")?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}

/// Runs each target, or the one named, for so many seconds.
pub(crate) fn run_for(seconds: u32, only: Option<&str>) -> Outcome {
    let tool = cargo_fuzz()?;
    targets()?
        .iter()
        .filter(|target| only.is_none_or(|only| *target == only))
        .try_for_each(|target| one(&tool, target, seconds, &[]))
}

/// A short run. Where it cannot be, a line says so; the kept inputs have run as an ordinary test in any case.
pub(crate) fn short() -> Outcome {
    if !cfg!(target_os = "linux") {
        eprintln!("note: no inputs are made up on this system; the kept ones have run as a test");
        return Ok(());
    }
    match cargo_fuzz() {
        Ok(tool) => targets()?.iter().try_for_each(|target| one(&tool, target, SHORT, &[SEED])),
        Err(reason) => {
            eprintln!("note: {reason}; the kept inputs have run as a test, no new ones are made up");
            Ok(())
        }
    }
}

/// Runs a target. What is found new stays out of `fuzz/corpus`: it goes to `fuzz/target/found`, from where
/// `cargo fuzz cmin` takes over what adds something.
fn one(tool: &str, target: &str, seconds: u32, further: &[&str]) -> Outcome {
    let found = root().join("fuzz/target/found").join(target);
    std::fs::create_dir_all(&found).map_err(|error| format!("`{}`: {error}", found.display()))?;
    let kept = root().join("fuzz/corpus").join(target);
    // A loaded rulebook lives as long as the program, so each input leaves some memory behind.
    let stays = ["layer", "rulebook"].contains(&target);
    let (memory, leaks): (&[&str], _) =
        if stays { (&["-rss_limit_mb=4096"], "detect_leaks=0") } else { (&[], "detect_leaks=1") };
    // libFuzzer needs flags of the compiler that are not stable.
    run(command(tool, &["fuzz", "run", target])
        .args([&found, &kept])
        .args(["--", &format!("-max_total_time={seconds}"), "-print_final_stats=1"])
        .args(BOUNDS)
        .args(memory)
        .args(further)
        .env("ASAN_OPTIONS", leaks)
        .env("RUSTC_BOOTSTRAP", "1"))
}

/// `cargo mutants` over the deciding code; further words are passed on. `.cargo/mutants.toml` says what is mutated.
pub(crate) fn mutants(further: &[&str]) -> Outcome {
    if output(&mut command("cargo", &["mutants", "--version"])).is_err() {
        return Err("cargo-mutants is needed: `cargo install --locked cargo-mutants`".into());
    }
    // Each mutant is compiled, and most fail at the first test: what is compiled soonest is tested soonest.
    let plain = ["DEV", "TEST"].map(|profile| format!("CARGO_PROFILE_{profile}_DEBUG"));
    run(command("cargo", &["mutants", "--package", "zeren-core", "--output", "target"])
        .args(further)
        .envs(plain.map(|name| (name, "none"))))
}
