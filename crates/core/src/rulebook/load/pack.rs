//! Numbers and words packed for a small program; `title/tables.rs` unpacks them.

use crate::title::packed::SHORT;
use std::collections::BTreeMap;

/// The values that occur most, at most 192 of them, in order.
pub fn most_frequent<'a>(numbers: impl Iterator<Item = &'a u16>) -> Vec<u16> {
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    numbers.for_each(|number| *counts.entry(*number).or_default() += 1);
    let mut values: Vec<u16> = counts.keys().copied().collect();
    values.sort_by_key(|value| std::cmp::Reverse(counts[value]));
    values.truncate(SHORT);
    values.sort_unstable();
    values
}

/// Numbers as bytes.
pub fn pack(numbers: &[u16], short: &[u16]) -> Vec<u8> {
    let mut out = Vec::new();
    for number in numbers {
        match short.binary_search(number) {
            Ok(place) => out.push(place as u8),
            Err(_) => {
                assert!(usize::from(number >> 8) < 256 - SHORT, "the number does not go into two bytes");
                out.extend([SHORT as u8 + (number >> 8) as u8, (number & 255) as u8]);
            }
        }
    }
    out
}

/// Growing numbers as the steps from each to the next: seven bits a byte, the lowest first.
pub fn steps(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let (mut out, mut last) = (Vec::new(), 0);
    for number in numbers {
        let mut step: u32 = number - last;
        last = number;
        while step >= 128 {
            out.push((step & 127 | 128) as u8);
            step >>= 7;
        }
        out.push(step as u8);
    }
    out
}

/// Of words in order: with how many characters of the word before each begins, the first left out; and what is left
/// of each, a line each.
pub fn front(words: &[&str]) -> (Vec<u8>, String) {
    let mut prefixes = Vec::new();
    let mut rest = String::new();
    let mut last = "";
    for word in words {
        let shared: String =
            word.chars().zip(last.chars()).take_while(|(one, other)| one == other).map(|(c, _)| c).collect();
        prefixes.push(shared.chars().count() as u8);
        rest.push_str(&word[shared.len()..]);
        rest.push('\n');
        last = word;
    }
    (prefixes.split_off(1), rest)
}
