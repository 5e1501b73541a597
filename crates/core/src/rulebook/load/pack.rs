//! Numbers packed for a small program: one byte for the most frequent, two for all others.

use std::collections::BTreeMap;

/// How many values have one byte.
const SHORT: usize = 192;

/// The values that occur most, at most 192 of them, in order.
pub fn most_frequent<'a>(numbers: impl Iterator<Item = &'a usize>) -> Vec<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    numbers.for_each(|number| *counts.entry(*number).or_default() += 1);
    let mut values: Vec<usize> = counts.keys().copied().collect();
    values.sort_by_key(|value| std::cmp::Reverse(counts[value]));
    values.truncate(SHORT);
    values.sort_unstable();
    values
}

/// Numbers as bytes.
pub fn pack(numbers: &[usize], short: &[usize]) -> Vec<u8> {
    let mut out = Vec::new();
    for number in numbers {
        match short.binary_search(number) {
            Ok(place) => out.push(place as u8),
            Err(_) => {
                assert!(number >> 8 < 256 - SHORT, "the number does not go into two bytes");
                out.extend([(SHORT + (number >> 8)) as u8, (number & 255) as u8]);
            }
        }
    }
    out
}
