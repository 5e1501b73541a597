//! The figures of rosters: a whole country's rows beside the `csv` crate that only copies them, a workbook beside
//! `calamine` that only reads it. What is compared runs in turn, A B A B, and the ratio is taken pair by pair.

use crate::bench::watched;
use crate::command::{Outcome, command, root, run};
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PAIRS: usize = 5;
const ROWS: [u32; 4] = [500_000, 1_500_000, 4_500_000, 13_500_000];

/// Measures and prints all of it.
pub(crate) fn all(program: &Path, folder: &Path) -> Outcome {
    run(&mut command("cargo", &["build", "--release", "--package", "zeren-tests", "--locked"]))?;
    let tool = |name: &str| root().join("target/release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    let whole = folder.join("country.csv");
    run(Command::new(tool("country")).arg(&whole).args(["--towns", "17"]))?;
    println!();
    let roster = |rows: u32| folder.join(format!("country-{rows}.csv"));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    // To write over a file that is there makes the system bring the new one to the disk at once; that is not timed.
    let fresh = |names: &[&str]| {
        for name in names {
            let _ = std::fs::remove_file(folder.join(name));
        }
    };
    let made_as = |number: usize, rows: u32, threads: usize| {
        let (list, audit) = (format!("list-{number}.jsonl"), format!("audit-{number}.jsonl"));
        fresh(&[&list, &audit]);
        let mut made = Command::new(program);
        made.arg("ledger").arg(roster(rows)).args(["--threads", &threads.to_string(), "-o"]);
        made.arg(folder.join(list)).arg("--audit").arg(folder.join(audit));
        made
    };
    let made = |rows: u32, threads: usize| made_as(0, rows, threads);
    let copied = |rows: u32| {
        fresh(&["copy.csv"]);
        let mut copied = Command::new(tool("copy"));
        copied.arg(roster(rows)).arg(folder.join("copy.csv"));
        copied
    };
    rows_of(&whole, &roster(ROWS[1]), ROWS[1])?;
    let row = pairs(|| made(ROWS[1], 1), || copied(ROWS[1]))?;
    row.print("1.5 million rows, audit and list, one thread, beside the csv crate's copy", "at most 3");
    let scaling = pairs(|| made(ROWS[1], 1), || made(ROWS[1], cores))?;
    scaling.print(&format!("the same, one thread beside {cores}"), &format!("near {cores}"));
    at_once(cores, |number| made_as(number, ROWS[1], 1))?;
    for rows in ROWS {
        rows_of(&whole, &roster(rows), rows)?;
        let (took, most) = watched(&mut made(rows, 1))?;
        println!("{rows} rows, one thread: {took:.2?}, at most {} MB held (goal: below 100)", most * 1024 / 1_000_000);
    }
    fresh(&["list-0.jsonl", "audit-0.jsonl", &format!("country-{}.csv", ROWS[3])]);
    let book = folder.join("country.xlsx");
    run(Command::new(tool("sheet")).arg("make").arg(&book).arg("50000"))?;
    println!();
    let audited = || {
        let mut audited = Command::new(program);
        audited.arg("audit").arg(&book).args(["--format", "jsonl", "--fail-on", "never"]);
        audited
    };
    let read = || {
        let mut read = Command::new(tool("sheet"));
        read.arg("read").arg(&book);
        read
    };
    pairs(audited, read)?.print("a workbook of 50,000 rows, audit, beside calamine that reads it", "at most 1.5");
    Ok(())
}

/// How much more so many programs at once get through than one alone: what threads can reach on this machine, whose
/// processors may share what they compute with.
fn at_once(count: usize, program: impl Fn(usize) -> Command) -> Outcome {
    let told = |error: std::io::Error| format!("the program does not run: {error}");
    let mut ratios = Vec::new();
    for _ in 0..PAIRS {
        let (alone, _) = watched(&mut program(0))?;
        let mut programs: Vec<Command> = (0..count).map(&program).collect();
        let begun = Instant::now();
        let running: Vec<Child> =
            programs.iter_mut().map(|one| one.stderr(Stdio::null()).spawn()).collect::<Result<_, _>>().map_err(told)?;
        for mut one in running {
            one.wait().map_err(told)?;
        }
        ratios.push(count as f64 * alone.as_secs_f64() / begun.elapsed().as_secs_f64());
    }
    ratios.sort_by(f64::total_cmp);
    let (least, most) = (ratios[0], ratios[PAIRS - 1]);
    println!(
        "what this machine allows: {count} programs at once get through {:.2} times as much as one ({least:.2} to {most:.2})",
        ratios[PAIRS / 2]
    );
    Ok(())
}

/// The first rows of a roster; those of the whole over and over where it has fewer.
fn rows_of(whole: &Path, to: &Path, rows: u32) -> Outcome {
    let told = |error: std::io::Error| format!("{}: {error}", to.display());
    let mut out = BufWriter::with_capacity(1 << 20, File::create(to).map_err(told)?);
    let mut left = rows + 1;
    let mut skip = 0;
    while left > 0 {
        let lines = BufReader::new(File::open(whole).map_err(told)?).split(b'\n');
        for line in lines.skip(skip).take(left as usize) {
            let mut line = line.map_err(told)?;
            line.push(b'\n');
            out.write_all(&line).map_err(told)?;
            left -= 1;
        }
        skip = 1;
    }
    // What the system has still to bring to the disk would be timed with what comes next.
    out.into_inner().map_err(|error| told(error.into_error()))?.sync_all().map_err(told)
}

/// Two programs run in turn.
struct Pairs {
    first: Duration,
    second: Duration,
    /// The time of the first over that of the second, pair by pair, sorted.
    ratios: Vec<f64>,
    /// The processor's time of the first over that of the second, over all pairs, where the system tells it.
    of_processor: Option<f64>,
}

fn pairs(first: impl Fn() -> Command, second: impl Fn() -> Command) -> Outcome<Pairs> {
    let (mut firsts, mut seconds, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    let mut used = [0; 2];
    for round in 0..=PAIRS {
        let before = processor();
        let (one, _) = watched(&mut first())?;
        let between = processor();
        let (other, _) = watched(&mut second())?;
        let after = processor();
        // The first round only fills the caches.
        if round > 0 {
            firsts.push(one);
            seconds.push(other);
            ratios.push(one.as_secs_f64() / other.as_secs_f64());
            used[0] += between - before;
            used[1] += after - between;
        }
    }
    ratios.sort_by(f64::total_cmp);
    let of_processor = (used[1] > 0).then(|| used[0] as f64 / used[1] as f64);
    Ok(Pairs { first: crate::bench::median(firsts), second: crate::bench::median(seconds), ratios, of_processor })
}

/// The time that this process's ended children took of the processor, in ticks, where the system tells it.
fn processor() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
    fields.skip(13).take(2).filter_map(|field| field.parse::<u64>().ok()).sum()
}

impl Pairs {
    fn print(&self, what: &str, goal: &str) {
        let median = self.ratios.get(self.ratios.len() / 2).copied().unwrap_or_default();
        let (least, most) = (self.ratios.first().copied(), self.ratios.last().copied());
        let range = format!("{:.2} to {:.2}", least.unwrap_or_default(), most.unwrap_or_default());
        let processor =
            self.of_processor.map(|ratio| format!(", of the processor's time {ratio:.2}")).unwrap_or_default();
        println!(
            "{what}: {:.2?} and {:.2?}, ratio {median:.2} ({range}){processor} (goal: {goal})",
            self.first, self.second
        );
    }
}
