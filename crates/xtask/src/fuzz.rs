//! `cargo xtask fuzz` and `cargo xtask mutants`: inputs that are made up, and faults that are put in.

use crate::command::{Outcome, command, output, root, run};

/// What no input may need: memory in MB, a single allocation in MB, seconds. The whole table of words and divisions and
/// the sanitizer's own bookkeeping are in it.
const BOUNDS: [&str; 3] = ["-rss_limit_mb=1024", "-malloc_limit_mb=256", "-timeout=10"];

/// Seconds for each target in `cargo xtask test`.
const SHORT: u32 = 8;

fn has(tool: &str) -> bool {
    output(&mut command("cargo", &[tool, "--version"])).is_ok()
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

/// Runs each target, or the one named, for so many seconds. What is found new stays out of `fuzz/corpus`: it goes to
/// `fuzz/target/found`, from where `cargo fuzz cmin` takes over what adds something.
pub(crate) fn run_for(seconds: u32, only: Option<&str>) -> Outcome {
    if !has("fuzz") {
        return Err("cargo-fuzz is needed: `cargo install --locked cargo-fuzz`".into());
    }
    for target in targets()?.iter().filter(|target| only.is_none_or(|only| *target == only)) {
        let found = root().join("fuzz/target/found").join(target);
        std::fs::create_dir_all(&found).map_err(|error| format!("`{}`: {error}", found.display()))?;
        let kept = root().join("fuzz/corpus").join(target);
        // A loaded rulebook lives as long as the program, so each input leaves some memory behind.
        let stays = ["layer", "rulebook"].contains(&target.as_str());
        let kept_for_good: &[&str] = if stays { &["-rss_limit_mb=4096"] } else { &[] };
        // libFuzzer needs flags of the compiler that are not stable.
        run(command("cargo", &["fuzz", "run", target])
            .args([&found, &kept])
            .args(["--", &format!("-max_total_time={seconds}"), "-print_final_stats=1"])
            .args(BOUNDS)
            .args(kept_for_good)
            .env("ASAN_OPTIONS", if stays { "detect_leaks=0" } else { "detect_leaks=1" })
            .env("RUSTC_BOOTSTRAP", "1"))?;
    }
    Ok(())
}

/// A short run, where the tool is there; otherwise the targets are compiled, without what libFuzzer adds. The kept inputs
/// have run as an ordinary test in any case.
pub(crate) fn short() -> Outcome {
    if has("fuzz") {
        return run_for(SHORT, None);
    }
    eprintln!("note: cargo-fuzz is not installed; the kept inputs have run as a test, no new ones are made up");
    if output(&mut command("c++", &["--version"])).is_err() {
        eprintln!("note: without a C++ compiler the fuzz targets are not compiled: `apt-get install g++`");
        return Ok(());
    }
    run(command("cargo", &["check", "--bins", "--locked", "--manifest-path", "fuzz/Cargo.toml"])
        .args(["--target-dir", "target/fuzz-check"]))
}

/// `cargo mutants` over the deciding code; further words are passed on. `.cargo/mutants.toml` says what is mutated.
pub(crate) fn mutants(further: &[&str]) -> Outcome {
    if !has("mutants") {
        return Err("cargo-mutants is needed: `cargo install --locked cargo-mutants`".into());
    }
    // Each mutant is compiled, and most fail at the first test: what is compiled soonest is tested soonest.
    let plain = ["DEV", "TEST"].map(|profile| format!("CARGO_PROFILE_{profile}_DEBUG"));
    run(command("cargo", &["mutants", "--package", "zeren-core", "--output", "target"])
        .args(further)
        .envs(plain.map(|name| (name, "none"))))
}
