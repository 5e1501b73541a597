//! Pieces of JSON written straight to bytes, where there are millions of them.

/// Appends a number.
pub(crate) fn number(out: &mut Vec<u8>, number: u32) {
    out.extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
}

/// Whether a text stands in JSON as it is. It looks at every byte in any case, which is faster than to stop at the first.
fn is_plain(text: &str) -> bool {
    text.bytes().fold(true, |plain, byte| plain & (byte >= 0x20) & (byte != b'"') & (byte != b'\\'))
}

/// Appends a text in quotation marks.
pub(crate) fn string(out: &mut Vec<u8>, text: &str) {
    if is_plain(text) {
        out.reserve(text.len() + 2);
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else {
        // Writing a text to memory cannot fail.
        let _ = serde_json::to_writer(&mut *out, text);
    }
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
