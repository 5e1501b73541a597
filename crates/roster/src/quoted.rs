//! Where a quoted cell of a delimited text ends.

use memchr::memchr;

/// Goes on through a quoted cell from a place within it. Gives where to go on, and whether the cell is closed before
/// that; if it is not, one begins again there once more bytes have come. A doubled quotation mark does not close it.
pub(crate) fn through(bytes: &[u8], mut at: usize) -> (usize, bool) {
    while let Some(found) = memchr(b'"', &bytes[at..]) {
        at += found;
        match bytes.get(at + 1) {
            // The next byte tells whether it closes; it may not be here yet.
            None => return (at, false),
            Some(b'"') => at += 2,
            Some(_) => return (at + 1, true),
        }
    }
    (bytes.len(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubled_mark_does_not_close_and_the_last_byte_cannot_tell() {
        assert_eq!(through(b"ab\",c", 0), (3, true));
        assert_eq!(through(b"a\"\"b\"\n", 0), (5, true));
        assert_eq!(through(b"a\"\"", 0), (3, false));
        assert_eq!(through(b"a\"", 0), (1, false));
        assert_eq!(through(b"ab", 0), (2, false));
        assert_eq!(through(b"ab", 2), (2, false));
    }
}
