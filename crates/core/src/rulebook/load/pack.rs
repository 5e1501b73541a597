//! Words packed for a small program: one byte for the most frequent characters and senses, two for the others.

use std::collections::BTreeMap;

/// How many characters have one byte.
const SHORT: usize = 192;

/// The characters of a text: the most frequent, then the others, each part in order.
pub fn alphabet(text: &str) -> Vec<char> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    text.chars().for_each(|c| *counts.entry(c).or_default() += 1);
    let mut chars: Vec<char> = counts.keys().copied().collect();
    chars.sort_by_key(|c| std::cmp::Reverse(counts[c]));
    let (short, long) = chars.split_at_mut(SHORT.min(counts.len()));
    short.sort_unstable();
    long.sort_unstable();
    chars
}

/// A text in the numbers of an alphabet.
pub fn text(text: &str, alphabet: &[char]) -> Vec<u8> {
    let places: BTreeMap<char, usize> = alphabet.iter().enumerate().map(|(index, c)| (*c, index)).collect();
    numbers(text.chars().map(|c| places[&c]))
}

/// Numbers, in one byte below 192 and in two from there.
pub fn numbers(numbers: impl Iterator<Item = usize>) -> Vec<u8> {
    let mut out = Vec::new();
    for number in numbers {
        match number.checked_sub(SHORT) {
            None => out.push(number as u8),
            Some(rest) => {
                assert!(rest >> 8 < 256 - SHORT, "the number does not go into two bytes");
                out.extend([(SHORT + (rest >> 8)) as u8, (rest & 255) as u8]);
            }
        }
    }
    out
}
