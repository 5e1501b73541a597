//! Writes the made-up roster of the whole country: `country OUT.csv [FAULTS.tsv] [--every N] [--faults N] [--towns N]`.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use zeren_tests::country::{Options, write};

fn main() -> io::Result<()> {
    let mut options = Options::default();
    let mut files = Vec::new();
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut number = || {
            words
                .next()
                .and_then(|word| word.parse().ok())
                .ok_or_else(|| io::Error::other(format!("{word} wants a number")))
        };
        match word.as_str() {
            "--every" => options.every = number()?,
            "--faults" => options.faults = number()?,
            "--towns" => options.towns = number()?,
            _ => files.push(word),
        }
    }
    let path = files.first().ok_or_else(|| io::Error::other("name a file"))?;
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let (expected, rows) = write(&options, &mut out)?;
    out.flush()?;
    if let Some(path) = files.get(1) {
        let mut out = BufWriter::new(File::create(path)?);
        for one in &expected {
            let rows: Vec<String> = one.rows.iter().map(u32::to_string).collect();
            writeln!(out, "{}\t{}\t{}\t{}", one.code, one.region, one.sector, rows.join(","))?;
        }
        out.flush()?;
    }
    println!("{rows} rows, {} faults to be found", expected.len());
    Ok(())
}
