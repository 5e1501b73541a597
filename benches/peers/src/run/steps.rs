//! What is done, in order.

use crate::{Asked, Found, Run, root};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The engines in Rust that can be left out one by one.
const PEERS: [&str; 6] = ["jsonlogic", "cel", "rego", "cedar", "dmn", "zen"];
/// What the program `zeren` of this package times.
const OWN: [&str; 6] = ["floor", "zeren", "zeren-text", "zeren-explained", "zeren-cited", "zeren-json"];

struct Bench {
    folder: PathBuf,
    python: PathBuf,
}

fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn program(name: &str) -> PathBuf {
    here().join("target/release").join(name)
}

/// Runs a command; gives what it printed, or the end of what it said was wrong.
fn output(command: &mut Command) -> Result<String, String> {
    let out = command.stdin(Stdio::null()).output().map_err(|error| format!("cannot be started: {error}"))?;
    if out.status.success() {
        return Ok(String::from_utf8_lossy(&out.stdout).into_owned());
    }
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    let mut lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
    lines.drain(..lines.len().saturating_sub(6));
    Err(lines.join(" / "))
}

fn build(arguments: &[&str], folder: &Path) -> Result<(), String> {
    eprintln!("building: cargo {}", arguments.join(" "));
    output(Command::new("cargo").args(arguments).current_dir(folder)).map(drop)
}

/// The environment of the Python scripts, pinned. numpy picks its own way for this processor.
fn venv() -> Result<PathBuf, String> {
    let folder = here().join("target/venv");
    let python = folder.join("bin/python");
    let wanted = std::fs::read_to_string(here().join("python/requirements.txt")).unwrap_or_default();
    let stamp = folder.join("requirements.txt");
    if std::fs::read_to_string(&stamp).is_ok_and(|known| known == wanted) {
        return Ok(python);
    }
    eprintln!("installing the Python packages");
    output(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--requirement", "python/requirements.txt"]);
    output(install.current_dir(here()))?;
    std::fs::write(&stamp, wanted).map_err(|error| error.to_string())?;
    Ok(python)
}

fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or("?").to_owned()
}

impl Found {
    fn take(&mut self, engine: &str, run: Result<String, String>) {
        let parsed = run.and_then(|text| {
            let value: serde_json::Value =
                serde_json::from_str(text.trim()).map_err(|error| format!("{error}: {text}"))?;
            let number = |name: &str| value[name].as_f64().ok_or_else(|| format!("no `{name}` in {text}"));
            Ok(Run {
                records: number("records")?,
                seconds: number("seconds")?,
                peak_kib: number("peak_kib")? as u64,
                version: value["version"].as_str().unwrap_or("").to_owned(),
            })
        });
        match parsed {
            Ok(run) => {
                eprintln!("{engine}: {:.0} a second", run.records / run.seconds);
                self.runs.entry(engine.to_owned()).or_default().push(run);
            }
            Err(reason) => {
                eprintln!("{engine}: {reason}");
                self.missing.insert(engine.to_owned(), reason);
            }
        }
    }
}

impl Bench {
    fn script(&self, name: &str, threads: usize) -> Command {
        let mut command = Command::new(&self.python);
        command.arg(here().join("python").join(name)).arg(&self.folder);
        command.env_remove("OPENBLAS_CORETYPE").env_remove("OPENBLAS_L2_SIZE");
        command.env("POLARS_MAX_THREADS", threads.to_string());
        command
    }

    /// `zeren batch` as a whole process, from CSV to CSV.
    fn batch(&self, threads: usize, out: &Path, records: usize) -> Result<String, String> {
        let start = Instant::now();
        let mut child = Command::new(root().join("target/release/zeren"))
            .arg("batch")
            .arg(self.folder.join("posts.csv"))
            .args(["--threads", &threads.to_string(), "-o"])
            .arg(out)
            .spawn()
            .map_err(|error| error.to_string())?;
        let mut peak = 0;
        let status = loop {
            let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
            peak = line.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok()).unwrap_or(peak);
            match child.try_wait().map_err(|error| error.to_string())? {
                Some(status) => break status,
                None => std::thread::sleep(Duration::from_millis(2)),
            }
        };
        let seconds = start.elapsed().as_secs_f64();
        if !status.success() {
            return Err(format!("`zeren batch` failed ({status})"));
        }
        Ok(serde_json::json!({ "records": records, "seconds": seconds, "peak_kib": peak }).to_string())
    }
}

/// Whether both files hold the same lines, `in_order` or in any.
fn same(one: &Path, other: &Path, in_order: bool) -> Result<(), String> {
    let read = |path: &Path| std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()));
    let (one, other) = (read(one)?, read(other)?);
    let lines = |text| {
        let mut lines: Vec<&[u8]> = <[u8]>::split(text, |byte| *byte == b'\n').collect();
        if !in_order {
            lines.sort_unstable();
        }
        lines
    };
    let (one, other) = (lines(&one), lines(&other));
    if one == other {
        return Ok(());
    }
    let line = one.iter().zip(&other).position(|(one, other)| one != other);
    Err(format!("its output differs from zeren's in line {}", line.map_or(0, |line| line + 1)))
}

/// Everything.
pub fn run(asked: &Asked) -> Result<Found, String> {
    let mut found = Found::default();
    let wants = |engine: &str| asked.only.is_empty() || asked.only.iter().any(|only| only == engine);
    build(&["build", "--release", "--locked", "--package", "zeren"], &root())?;
    build(&["build", "--release", "--locked", "--bin", "data", "--bin", "zeren", "--bin", "csvread"], &here())?;
    let mut peers = Vec::new();
    for peer in PEERS.into_iter().filter(|peer| wants(peer)) {
        match build(&["build", "--release", "--locked", "--bin", peer, "--features", peer], &here()) {
            Ok(()) => peers.push(peer),
            Err(reason) => {
                found.missing.insert(peer.to_owned(), format!("cannot be built: {reason}"));
            }
        }
    }
    let python = if wants("openfisca") || wants("csv") { venv() } else { Ok(PathBuf::new()) };
    let bench = Bench { folder: here().join("target/data"), python: python.clone().unwrap_or_default() };
    output(Command::new(program("data")).arg(&bench.folder).arg(asked.records.to_string()))?;
    let (keys, decisions) = (bench.folder.join("keys.csv"), bench.folder.join("decisions.csv"));
    output(Command::new(root().join("target/release/zeren")).arg("batch").arg(keys).arg("-o").arg(decisions))?;

    let records = asked.records.to_string();
    found.load[0] = load();
    // In rounds, so that what else the machine does falls on all alike.
    for _ in 0..asked.rounds {
        for engine in OWN.into_iter().filter(|engine| wants(engine.split('-').next().unwrap_or(engine))) {
            found.take(engine, output(Command::new(program("zeren")).args([&records, engine])));
        }
        for peer in &peers {
            found.take(peer, output(Command::new(program(peer)).arg(&records)));
        }
        if peers.contains(&"jsonlogic") {
            let run = output(Command::new(program("jsonlogic")).args([&records, "numbers"]));
            found.take("jsonlogic-numbers", run);
        }
        if wants("openfisca") {
            match &python {
                Ok(_) => {
                    found.take("openfisca", output(&mut bench.script("openfisca.py", 1)));
                    found.take("openfisca-single", output(bench.script("openfisca.py", 1).arg("single")));
                }
                Err(reason) => drop(found.missing.insert("openfisca".to_owned(), reason.clone())),
            }
        }
        if wants("csv") {
            let out = |name: &str| bench.folder.join(format!("{name}.csv"));
            let posts = bench.folder.join("posts.csv");
            found.take("csv-read", output(Command::new(program("csvread")).arg(posts)));
            for threads in [1, 2] {
                found.take(&format!("zeren-csv-{threads}"), bench.batch(threads, &out("zeren"), asked.records));
                for (engine, script) in [("duckdb", "sql_duckdb.py"), ("polars", "sql_polars.py")] {
                    let name = format!("{engine}-{threads}");
                    let run = python.clone().and_then(|_| {
                        let line = output(bench.script(script, threads).arg(threads.to_string()).arg(out(engine)))?;
                        // With several threads DuckDB gives the lines as they come, which spares it to put them in order.
                        let in_order = engine != "duckdb" || threads == 1;
                        same(&out("zeren"), &out(engine), in_order).map(|()| line)
                    });
                    found.take(&name, run);
                }
            }
        }
    }
    found.load[1] = load();
    Ok(found)
}
