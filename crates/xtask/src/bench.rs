//! `cargo xtask bench`: the figures of the program, as ratios where a machine's speed would count.

use crate::command::{Outcome, command, root, run};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Runs the benchmarks and prints the figures.
pub(crate) fn run_all() -> Outcome {
    run(&mut command("cargo", &["bench", "--package", "zeren-core", "--locked"]))?;
    let (program, folder) = prepared()?;
    start(&program, &folder)?;
    batch(&program, &folder)?;
    crate::bench_rosters::all(&program, &folder)
}

/// The figures of rosters alone.
pub(crate) fn rosters() -> Outcome {
    let (program, folder) = prepared()?;
    crate::bench_rosters::all(&program, &folder)
}

/// The program, built, and a folder for what is measured.
fn prepared() -> Outcome<(PathBuf, PathBuf)> {
    run(&mut command("cargo", &["build", "--release", "--package", "zeren", "--locked"]))?;
    let folder = root().join("target/bench");
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let program = root().join("target/release").join(format!("zeren{}", std::env::consts::EXE_SUFFIX));
    Ok((program, folder))
}

/// The comparison with other engines, which has a workspace of its own.
pub(crate) fn peers(options: &[&str]) -> Outcome {
    let manifest = "benches/peers/Cargo.toml";
    let cargo = ["run", "--quiet", "--release", "--locked", "--manifest-path", manifest, "--bin", "peers", "--"];
    run(command("cargo", &cargo).args(options))
}

/// The median of some times.
pub(crate) fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn timed(command: &mut Command) -> Outcome<Duration> {
    let start = Instant::now();
    let status = command.stdout(Stdio::null()).status().map_err(|error| format!("cannot be started: {error}"))?;
    if status.success() { Ok(start.elapsed()) } else { Err(format!("failed ({status})")) }
}

/// One answer as a whole process, beside a program that only prints a line: A B A B.
fn start(program: &Path, folder: &Path) -> Outcome {
    let source = folder.join("line.rs");
    let line = folder.join(format!("line{}", std::env::consts::EXE_SUFFIX));
    std::fs::write(&source, "fn main() {\n    println!(\"适用。\");\n}\n")
        .map_err(|error| format!("{}: {error}", source.display()))?;
    run(command("rustc", &["-O", "-o"]).arg(&line).arg(&source))?;
    let (mut answers, mut lines) = (Vec::new(), Vec::new());
    for _ in 0..200 {
        answers.push(timed(Command::new(program).args(["post", "县委副书记、县长"]))?);
        lines.push(timed(&mut Command::new(&line))?);
    }
    let (answer, line) = (median(answers), median(lines));
    let ratio = answer.as_secs_f64() / line.as_secs_f64();
    println!("\none answer as a process: {answer:.2?}, a printed line: {line:.2?}, ratio {ratio:.2} (goal: at most 2)");
    Ok(())
}

/// A million titles through `zeren batch`, with the most memory the program held.
fn batch(program: &Path, folder: &Path) -> Outcome {
    let input = million(folder)?;
    for (form, arguments, goal) in [("brief", &["batch", "--brief"][..], 300_000), ("full", &["batch"], 100_000)] {
        let file = File::open(&input).map_err(|error| format!("{}: {error}", input.display()))?;
        let (took, most) = watched(Command::new(program).args(arguments).stdin(file))?;
        let rate = 1e6 / took.as_secs_f64();
        println!("batch, {form}: {rate:.0} titles a second (goal {goal}), at most {most} KiB held (goal 65536)");
    }
    Ok(())
}

/// Runs a program quietly: how long it takes, and the most memory it holds, in KiB.
pub(crate) fn watched(command: &mut Command) -> Outcome<(Duration, u64)> {
    let start = Instant::now();
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("cannot be started: {error}"))?;
    let mut most = 0;
    let status = loop {
        most = most.max(held(child.id()));
        match child.try_wait().map_err(|error| format!("cannot be waited for: {error}"))? {
            Some(status) => break status,
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    if status.success() { Ok((start.elapsed(), most)) } else { Err(format!("`{command:?}` failed ({status})")) }
}

/// The most memory a process has held so far, in KiB, where the system tells it.
fn held(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(0)
}

/// A million titles: those of the test sets, over and over.
fn million(folder: &Path) -> Outcome<PathBuf> {
    let sets = root().join("tests/cases/titles");
    let mut titles = Vec::new();
    for set in ["collected.tsv", "held-out.tsv"] {
        let content = std::fs::read_to_string(sets.join(set)).map_err(|error| format!("{set}: {error}"))?;
        let lines = content.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        titles.extend(lines.filter_map(|line| line.split('\t').next()).map(str::to_owned));
    }
    let mut content = String::new();
    for title in titles.iter().cycle().take(1_000_000) {
        content.push_str(title);
        content.push('\n');
    }
    let path = folder.join("million.txt");
    std::fs::write(&path, content).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(path)
}
