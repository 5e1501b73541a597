//! Pieces of JSON written straight to bytes, where there are millions of them.

use zeren_core::Engine;
use zeren_core::answer::FORMAT;
use zeren_core::model::Date;

/// Begins an object of the contract: its form, the version of the rules, the day where one was given.
pub(crate) fn opening(engine: &Engine, on: Option<Date>, out: &mut Vec<u8>) {
    out.extend_from_slice(format!("{{\"format\":{FORMAT},\"rulebook\":\"{}\"", engine.rulebook().version).as_bytes());
    if let Some(on) = on {
        out.extend_from_slice(format!(",\"as_of\":\"{on}\"").as_bytes());
    }
}

/// Appends a number.
pub(crate) fn number(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

const EACH: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = EACH << 7;

/// Whether none of eight bytes is a control character, a quotation mark or a backslash.
fn are_plain(bytes: [u8; 8]) -> bool {
    let word = u64::from_le_bytes(bytes);
    // A byte of zero gives its highest bit; one above it may give its own too, but then there is one in any case.
    let below = |least: u8| word.wrapping_sub(EACH * least as u64) & !word & HIGH;
    let quotes = word ^ (EACH * b'"' as u64);
    let slashes = word ^ (EACH * b'\\' as u64);
    let zeros = (quotes.wrapping_sub(EACH) & !quotes | slashes.wrapping_sub(EACH) & !slashes) & HIGH;
    below(0x20) | zeros == 0
}

/// Whether a text stands in JSON as it is. Eight bytes are looked at together, the last ones twice if need be.
pub(crate) fn is_plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(last) = bytes.last_chunk::<8>() else {
        return bytes.iter().fold(true, |plain, byte| plain & (*byte >= 0x20) & (*byte != b'"') & (*byte != b'\\'));
    };
    let (whole, _) = bytes.as_chunks::<8>();
    whole.iter().fold(are_plain(*last), |plain, chunk| plain & are_plain(*chunk))
}

/// Appends a text in quotation marks.
pub(crate) fn string(out: &mut Vec<u8>, text: &str) {
    if is_plain(text) {
        plain(out, text);
    } else {
        // Writing a text to memory cannot fail.
        let _ = serde_json::to_writer(&mut *out, text);
    }
}

/// Appends in quotation marks a text that stands in JSON as it is.
pub(crate) fn plain(out: &mut Vec<u8>, text: &str) {
    out.reserve(text.len() + 2);
    out.push(b'"');
    out.extend_from_slice(text.as_bytes());
    out.push(b'"');
}

/// Appends a list of texts.
pub(crate) fn list<'t>(out: &mut Vec<u8>, texts: impl Iterator<Item = &'t str>) {
    out.push(b'[');
    for (index, text) in texts.enumerate() {
        if index > 0 {
            out.push(b',');
        }
        string(out, text);
    }
    out.push(b']');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_as_the_library_writes_them() {
        for text in [
            "",
            "昆山市",
            "a\"b",
            "a\\b",
            "a\nb",
            "a\u{7f}b",
            "\u{1}",
            "a long text without anything in it, 32 bytes and more",
        ] {
            let mut out = Vec::new();
            string(&mut out, text);
            assert_eq!(String::from_utf8_lossy(&out), serde_json::Value::from(text).to_string());
        }
        for place in 0..20 {
            for byte in 0..=0x7f_u8 {
                // Beside every kind of byte, at every place among eight.
                let text = format!("{}{}{}!", "x".repeat(place), char::from(byte), "长".repeat(place % 4));
                let mut out = Vec::new();
                string(&mut out, &text);
                assert_eq!(String::from_utf8_lossy(&out), serde_json::Value::from(text).to_string());
            }
        }
        for value in [0, 9, 10, 4_294_967_295] {
            let mut out = Vec::new();
            number(&mut out, value);
            assert_eq!(String::from_utf8_lossy(&out), value.to_string());
        }
        let mut out = Vec::new();
        list(&mut out, ["a", "b"].into_iter());
        assert_eq!(out, b"[\"a\",\"b\"]");
    }
}
