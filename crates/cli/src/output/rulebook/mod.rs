//! What the commands on rulebooks show: one folder or file a command.

pub(crate) mod diff;
pub(crate) mod prove;
pub(crate) mod review;
pub(crate) mod table;
pub(crate) mod test;

/// A number with its thousands apart.
pub(crate) fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn numbers_are_easy_to_read() {
        assert_eq!(
            ["0", "999", "1,000", "15,845,193"],
            [0, 999, 1000, 15_845_193].map(thousands).each_ref().map(String::as_str)
        );
    }
}
