//! The tables, printed and put into the documentation.

use crate::{Asked, Found, Run, root};
use std::fmt::Write;

/// What a row is called, in Chinese and English, and what of zeren it is held against.
struct Row {
    engine: &'static str,
    zh: &'static str,
    en: &'static str,
    against: &'static str,
}

const fn row(engine: &'static str, zh: &'static str, en: &'static str, against: &'static str) -> Row {
    Row { engine, zh, en, against }
}

const DECISIONS: [Row; 15] = [
    row("floor", "下限:查一次表", "floor: one table look-up", "zeren"),
    row("zeren", "**zeren**:字段的编号进,判定和职责出", "**zeren**: fields as numbers in; decision and duties out", ""),
    row("zeren-text", "**zeren**:字段的文字进,标识出", "**zeren**: fields as text in; ids out", ""),
    row("zeren-explained", "**zeren**:连同所依据的规则", "**zeren**: with the rules it rests on", ""),
    row(
        "zeren-cited",
        "**zeren**:完整的答复,名称、引文、说明、问题",
        "**zeren**: the full answer with names, quotes, notes, questions",
        "",
    ),
    row(
        "zeren-json",
        "**zeren**:一行 JSON 进,完整的答复一行 JSON 出",
        "**zeren**: a line of JSON in, the full answer as a line of JSON out",
        "",
    ),
    row("openfisca", "OpenFisca,一次模拟全部职务", "OpenFisca, one simulation of all posts", "zeren"),
    row("jsonlogic", "JSONLogic(datalogic-rs)", "JSONLogic (datalogic-rs)", "zeren-text"),
    row(
        "jsonlogic-numbers",
        "JSONLogic(datalogic-rs),字段是编号",
        "JSONLogic (datalogic-rs), fields as numbers",
        "zeren",
    ),
    row("rego", "OPA 的 Rego(regorus,字节码)", "OPA's Rego (regorus, bytecode)", "zeren-text"),
    row("cel", "CEL(cel)", "CEL (cel)", "zeren-text"),
    row("zen", "GoRules ZEN(zen-engine,预编译)", "GoRules ZEN (zen-engine, precompiled)", "zeren-text"),
    row("cedar", "Cedar(cedar-policy)", "Cedar (cedar-policy)", "zeren-text"),
    row("dmn", "DMN(dsntk)", "DMN (dsntk)", "zeren-text"),
    row("openfisca-single", "OpenFisca,一个职务一次模拟", "OpenFisca, one simulation a post", "zeren-text"),
];

const FILES: [Row; 7] = [
    row(
        "csv-read",
        "下限:`csv` 逐行读,什么也不做",
        "floor: the `csv` crate reads row by row, nothing else",
        "zeren-csv-1",
    ),
    row("zeren-csv-1", "**zeren batch**,1 个线程", "**zeren batch**, 1 thread", ""),
    row("polars-1", "Polars 流式,1 个线程", "Polars, streaming, 1 thread", "zeren-csv-1"),
    row("duckdb-1", "DuckDB,1 个线程", "DuckDB, 1 thread", "zeren-csv-1"),
    row("zeren-csv-2", "**zeren batch**,2 个线程", "**zeren batch**, 2 threads", ""),
    row("polars-2", "Polars 流式,2 个线程", "Polars, streaming, 2 threads", "zeren-csv-2"),
    row("duckdb-2", "DuckDB,2 个线程", "DuckDB, 2 threads", "zeren-csv-2"),
];

/// The crates whose versions stand in the lock file.
const CRATES: [(&str, &str); 8] = [
    ("jsonlogic", "datalogic-rs"),
    ("jsonlogic-numbers", "datalogic-rs"),
    ("rego", "regorus"),
    ("cel", "cel"),
    ("zen", "zen-engine"),
    ("cedar", "cedar-policy"),
    ("dmn", "dsntk-model-evaluator"),
    ("csv-read", "csv"),
];

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

fn rate(runs: &[Run]) -> f64 {
    median(runs.iter().map(|run| run.records / run.seconds).collect())
}

/// A number with three digits that count.
fn short(value: f64) -> String {
    let (value, unit) = match value {
        v if v >= 1e6 => (v / 1e6, " M"),
        v if v >= 1e3 => (v / 1e3, " k"),
        v => (v, ""),
    };
    let digits = if value >= 100.0 {
        0
    } else if value >= 10.0 {
        1
    } else {
        2
    };
    format!("{value:.digits$}{unit}")
}

fn version(engine: &str, run: &Run) -> String {
    if !run.version.is_empty() {
        return run.version.clone();
    }
    let Some((_, name)) = CRATES.iter().find(|(known, _)| *known == engine) else { return String::new() };
    let lock = std::fs::read_to_string(root().join("benches/peers/Cargo.lock")).unwrap_or_default();
    let entry = lock.split("[[package]]").find(|entry| entry.contains(&format!("\nname = \"{name}\"\n")));
    let line = entry.and_then(|entry| entry.lines().find_map(|line| line.strip_prefix("version = ")));
    line.unwrap_or("").trim_matches('"').to_owned()
}

fn table(rows: &[Row], found: &Found, zh: bool, unit: (&str, &str)) -> String {
    let pick = |texts: (&'static str, &'static str)| if zh { texts.0 } else { texts.1 };
    let mut out = String::new();
    let unit = if zh { unit.0 } else { unit.1 };
    let head = [
        unit,
        pick(("最慢 – 最快", "slowest – fastest")),
        pick(("zeren 快几倍", "zeren is faster by")),
        pick(("内存峰值 MiB", "peak MiB")),
        pick(("版本", "version")),
    ];
    let _ = writeln!(out, "| | {} |\n| --- | ---: | ---: | ---: | ---: | --- |", head.join(" | "));
    for row in rows {
        let name = pick((row.zh, row.en));
        let Some(runs) = found.runs.get(row.engine).filter(|runs| !runs.is_empty()) else {
            if let Some(reason) = found.missing.get(row.engine) {
                let _ = writeln!(
                    out,
                    "| {name} | {}: {} | | | | |",
                    pick(("没有测", "not measured")),
                    reason.replace('|', "/")
                );
            }
            continue;
        };
        let rates: Vec<f64> = runs.iter().map(|run| run.records / run.seconds).collect();
        let (least, most) =
            rates.iter().fold((f64::MAX, 0f64), |(least, most), rate| (least.min(*rate), most.max(*rate)));
        let ratio = found.runs.get(row.against).map(|own| rate(own) / rate(runs));
        let ratio = ratio.map_or(String::new(), |ratio| {
            format!("{}×", if ratio >= 10.0 { format!("{ratio:.0}") } else { format!("{ratio:.2}") })
        });
        let peak = runs.iter().map(|run| run.peak_kib).max().unwrap_or(0) / 1024;
        let _ = writeln!(
            out,
            "| {name} | {} | {} – {} | {ratio} | {peak} | {} |",
            short(rate(runs)),
            short(least),
            short(most),
            version(row.engine, &runs[0])
        );
    }
    out
}

fn machine(asked: &Asked, found: &Found, zh: bool) -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let after = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.starts_with(key)).unwrap_or("");
        line.split(':').nth(1).unwrap_or("?").trim().to_owned()
    };
    let cpuinfo = read("/proc/cpuinfo");
    let cores = cpuinfo.lines().filter(|line| line.starts_with("processor")).count();
    let memory =
        after(&read("/proc/meminfo"), "MemTotal").trim_end_matches(" kB").parse::<u64>().unwrap_or(0) / (1 << 20);
    let said = |program: &str, argument: &str| {
        let out = std::process::Command::new(program).arg(argument).output();
        out.map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned()).unwrap_or_default()
    };
    let (rustc, python, day) = (said("rustc", "--version"), said("python3", "--version"), said("date", "+%Y-%m-%d"));
    let (kernel, model) = (read("/proc/sys/kernel/osrelease").trim().to_owned(), after(&cpuinfo, "model name"));
    let Asked { records, rounds, .. } = asked;
    let [before, behind] = &found.load;
    if zh {
        format!(
            "{day};{model},{cores} 核,内存 {memory} GiB,Linux {kernel};{rustc},{python};{records} 个职务,每个引擎测 {rounds} 次,轮流进行,取中位数;测之前和之后的系统负载 {before}、{behind}。\n"
        )
    } else {
        format!(
            "{day}; {model}, {cores} cores, {memory} GiB of memory, Linux {kernel}; {rustc}, {python}; {records} posts, each engine timed {rounds} times, in turns, the median counting; load of the system before and after {before} and {behind}.\n"
        )
    }
}

/// The text between these marks is the run's.
const MARKS: (&str, &str) = ("<!-- begin: run -->\n", "<!-- end: run -->");

/// Prints the tables, and puts them into the documentation where that is asked for.
pub fn show(asked: &Asked, found: &Found) -> Result<(), String> {
    for (zh, path) in [(false, "docs/peers.md"), (true, "docs/peers.zh-CN.md")] {
        let title = |zh_text: &'static str, en: &'static str| if zh { zh_text } else { en };
        let text = format!(
            "{}\n### {}\n\n{}\n### {}\n\n{}",
            machine(asked, found, zh),
            title("一次判定", "A decision"),
            table(&DECISIONS, found, zh, ("每秒判定", "decisions a second")),
            title("从 CSV 到 CSV", "From CSV to CSV"),
            table(&FILES, found, zh, ("每秒行数", "rows a second")),
        );
        if !zh {
            println!("{text}");
        }
        if asked.write {
            let path = root().join(path);
            let whole = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let marked = whole.split_once(MARKS.0).and_then(|(head, rest)| Some((head, rest.split_once(MARKS.1)?.1)));
            let (head, tail) = marked.ok_or_else(|| format!("{} has lost its marks", path.display()))?;
            let whole = format!("{head}{}\n{text}\n{}{tail}", MARKS.0, MARKS.1);
            std::fs::write(&path, whole).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}
