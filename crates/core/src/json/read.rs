//! Reading JSON: what a line of a batch may hold, which is objects, lists, strings and null. Nothing nests, so nothing
//! recurses.

use crate::model::{Text, fill};
use std::borrow::Cow;

/// What is wrong with a text, and where.
pub(crate) struct Fault {
    /// The byte at which it was noticed.
    pub(crate) at: usize,
    /// What, in Chinese.
    pub(crate) zh: String,
    /// The same in English.
    pub(crate) en: String,
}

impl Fault {
    /// A fault at a byte, told in both languages, with these words for the `{}`.
    pub(crate) fn new(at: usize, text: &Text, words: &[&str]) -> Self {
        Self { at, zh: fill(text.zh, words), en: fill(text.en, words) }
    }
}

/// A text read from its beginning to its end.
pub(crate) struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The beginning of a text.
    pub(crate) const fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// The next place that is not blank.
    pub(crate) fn place(&mut self) -> usize {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.at
    }

    /// Goes past a byte and the blanks before it, if it comes next.
    fn skip(&mut self, byte: u8) -> bool {
        self.place();
        let next = self.byte() == Some(byte);
        self.at += usize::from(next);
        next
    }

    /// Goes past a byte that must come next.
    pub(crate) fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        if self.skip(byte) { Ok(()) } else { Err(self.expected(char::from(byte))) }
    }

    fn expected(&self, what: char) -> Fault {
        Fault::new(self.at, &Text { zh: "此处应为 `{}`", en: "expected `{}`" }, &[what.encode_utf8(&mut [0; 4])])
    }

    /// Whether another member comes, inside an object or list that ends with `close`.
    pub(crate) fn more(&mut self, first: bool, close: u8) -> Result<bool, Fault> {
        if self.skip(close) {
            Ok(false)
        } else if first || self.skip(b',') {
            Ok(true)
        } else {
            let expected = Text { zh: "此处应为 `,` 或者 `{}`", en: "expected `,` or `{}`" };
            Err(Fault::new(self.at, &expected, &[char::from(close).encode_utf8(&mut [0; 4])]))
        }
    }

    /// Nothing but blanks may be left.
    pub(crate) fn end(&mut self) -> Result<(), Fault> {
        if self.place() == self.text.len() {
            Ok(())
        } else {
            Err(Fault::new(self.at, &Text { zh: "对象之后还有文字", en: "there is text after the object" }, &[]))
        }
    }

    /// The byte that comes next, behind blanks.
    pub(crate) fn peek(&mut self) -> Option<u8> {
        self.place();
        self.byte()
    }

    /// A number, `true`, `false` or `null`, as it is written.
    pub(crate) fn bare(&mut self) -> Result<&'a str, Fault> {
        let start = self.place();
        while matches!(self.byte(), Some(b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'+' | b'-' | b'.')) {
            self.at += 1;
        }
        let word = self.text.get(start..self.at).unwrap_or_default();
        if matches!(word, "true" | "false" | "null") || is_number(word) {
            return Ok(word);
        }
        Err(Fault::new(start, &Text { zh: "此处应为一个值", en: "expected a value" }, &[]))
    }

    /// Goes past `null`, if it comes next.
    pub(crate) fn null(&mut self) -> bool {
        let at = self.place();
        let null = self.text.as_bytes().get(at..at + 4) == Some(b"null");
        self.at += if null { 4 } else { 0 };
        null
    }

    /// A string, borrowed unless it holds escapes.
    pub(crate) fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        if !self.skip(b'"') {
            return Err(Fault::new(self.at, &Text { zh: "此处应为字符串", en: "expected a string" }, &[]));
        }
        let mut done: Option<String> = None;
        let mut from = self.at;
        loop {
            match self.byte() {
                None => {
                    return Err(Fault::new(
                        self.at,
                        &Text { zh: "字符串没有结束", en: "the string does not end" },
                        &[],
                    ));
                }
                Some(b'"' | b'\\') => {
                    let part = self.text.get(from..self.at).unwrap_or_default();
                    if self.byte() == Some(b'"') {
                        self.at += 1;
                        return Ok(done.map_or(Cow::Borrowed(part), |done| Cow::Owned(done + part)));
                    }
                    let text = done.get_or_insert_default();
                    text.push_str(part);
                    text.push(self.escape()?);
                    from = self.at;
                }
                Some(..0x20) => {
                    return Err(Fault::new(
                        self.at,
                        &Text {
                            zh: "字符串里有控制字符;写作 \\u",
                            en: "a control character in a string; write it as \\u",
                        },
                        &[],
                    ));
                }
                Some(_) => self.at += 1,
            }
        }
    }

    /// The character that an escape stands for.
    fn escape(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 2;
        let found = match self.text.as_bytes().get(start + 1) {
            Some(b'b') => Some('\u{8}'),
            Some(b'f') => Some('\u{c}'),
            Some(b'n') => Some('\n'),
            Some(b'r') => Some('\r'),
            Some(b't') => Some('\t'),
            Some(&byte @ (b'"' | b'\\' | b'/')) => Some(char::from(byte)),
            Some(b'u') => self.unicode(),
            _ => None,
        };
        found.ok_or_else(|| Fault::new(start, &Text { zh: "这个转义不成字符", en: "this escape is no character" }, &[]))
    }

    /// What follows `\u`: one character, written as one unit of UTF-16 or two.
    fn unicode(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        if self.text.as_bytes().get(self.at..self.at + 2) != Some(b"\\u") {
            return None;
        }
        self.at += 2;
        let second = self.unit().filter(|unit| (0xdc00..0xe000).contains(unit))?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00))
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.text.as_bytes().get(self.at..self.at + 4)?;
        self.at += 4;
        digits.iter().try_fold(0, |value, &digit| Some(value * 16 + char::from(digit).to_digit(16)?))
    }
}

/// Whether a word is a number as JSON writes one.
fn is_number(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let word = word.strip_prefix('-').unwrap_or(word);
    let (rest, power) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, "0"));
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    digits(whole) && (whole == "0" || !whole.starts_with('0')) && digits(fraction) && digits(power)
}
