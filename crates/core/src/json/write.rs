//! Writing JSON, straight to bytes. What each value looks like stands with its type; the shape is the one `Serialize`
//! gives (tests hold the two together), written out because a batch spends most of its time on it.

use crate::title::Span;

/// Appends JSON to bytes.
pub(crate) struct Writer<'a> {
    out: &'a mut Vec<u8>,
}

/// What one `value` writes, as text.
pub(crate) fn text(value: impl FnOnce(&mut Writer<'_>)) -> String {
    let mut out = Vec::with_capacity(4096);
    value(&mut Writer::new(&mut out));
    String::from_utf8(out).unwrap_or_default()
}

/// A whole number as text, without the machinery of formatting, which nothing else in the browser needs.
pub(crate) fn decimal(number: usize) -> String {
    let mut out = Vec::new();
    Writer::new(&mut out).number(number as u64);
    String::from_utf8(out).unwrap_or_default()
}

impl<'a> Writer<'a> {
    /// Appends to these bytes.
    pub(crate) const fn new(out: &'a mut Vec<u8>) -> Self {
        Self { out }
    }

    /// JSON as it stands.
    pub(crate) fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// One byte of JSON.
    pub(crate) fn byte(&mut self, byte: u8) {
        self.out.push(byte);
    }

    /// A string that needs no escaping: an id or words of the rulebook's own, which hold no quote or backslash.
    pub(crate) fn plain(&mut self, text: &str) {
        self.byte(b'"');
        self.raw(text);
        self.byte(b'"');
    }

    /// Any string.
    pub(crate) fn string(&mut self, text: &str) {
        let needs_escape = |byte: &u8| *byte < 0x20 || *byte == b'"' || *byte == b'\\';
        if !text.as_bytes().iter().any(needs_escape) {
            return self.plain(text);
        }
        self.byte(b'"');
        for &byte in text.as_bytes() {
            let short = match byte {
                b'"' | b'\\' => byte,
                0x08 => b'b',
                b'\t' => b't',
                b'\n' => b'n',
                0x0c => b'f',
                b'\r' => b'r',
                0..0x20 => {
                    self.raw(if byte < 0x10 { "\\u000" } else { "\\u001" });
                    self.byte(b"0123456789abcdef"[usize::from(byte & 15)]);
                    continue;
                }
                _ => {
                    self.byte(byte);
                    continue;
                }
            };
            self.byte(b'\\');
            self.byte(short);
        }
        self.byte(b'"');
    }

    /// A whole number.
    pub(crate) fn number(&mut self, number: u64) {
        let mut digits = [0u8; 20];
        let mut at = digits.len();
        let mut rest = number;
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.out.extend_from_slice(&digits[at..]);
    }

    /// `true` or `false`.
    pub(crate) fn truth(&mut self, truth: bool) {
        self.raw(if truth { "true" } else { "false" });
    }

    /// An id, or null for none.
    pub(crate) fn plain_or_null(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.plain(text),
            None => self.raw("null"),
        }
    }

    /// A stretch of the title.
    pub(crate) fn span(&mut self, span: Span) {
        self.pair(span.start.into(), span.end.into());
    }

    /// Two numbers.
    pub(crate) fn pair(&mut self, first: u64, second: u64) {
        self.byte(b'[');
        self.number(first);
        self.byte(b',');
        self.number(second);
        self.byte(b']');
    }

    /// A list, each value written by `one`.
    pub(crate) fn list<T>(&mut self, values: impl IntoIterator<Item = T>, mut one: impl FnMut(&mut Self, T)) {
        self.byte(b'[');
        for (index, value) in values.into_iter().enumerate() {
            if index > 0 {
                self.byte(b',');
            }
            one(self, value);
        }
        self.byte(b']');
    }

    /// A list of ids.
    pub(crate) fn ids(&mut self, ids: &[&str]) {
        self.list(ids, |json, id| json.plain(id));
    }

    /// `"name":"text",`, or nothing for an empty text.
    pub(crate) fn optional(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.raw(name);
            self.string(text);
            self.byte(b',');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_numbers_are_those_of_a_library() {
        let every: String = (0..0x250).filter_map(char::from_u32).chain("县\u{2028}😀".chars()).collect();
        assert_eq!(text(|json| json.string(&every)), serde_json::to_string(&every).expect("a string"));
        for number in [0, 9, 10, u64::from(u32::MAX), u64::MAX] {
            assert_eq!(text(|json| json.number(number)), number.to_string());
        }
    }
}
