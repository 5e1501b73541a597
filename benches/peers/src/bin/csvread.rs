//! The floor of CSV to CSV: the `csv` crate reads each row and does nothing with it. `csvread FILE`.

use peers::report;
use std::hint::black_box;
use std::time::Instant;

fn main() {
    let path = std::env::args().nth(1).expect("a file");
    let start = Instant::now();
    let mut reader = csv::ReaderBuilder::new().buffer_capacity(1 << 18).from_path(path).expect("the file");
    let (mut record, mut count) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).expect("a row") {
        black_box(&record);
        count += 1;
    }
    report("csv-read", count, start.elapsed().as_secs_f64());
}
