//! The encoding of a text file, found from its bytes, and its text as UTF-8.
//!
//! The rule is small and exact: a byte order mark says it; text that is valid UTF-8 is UTF-8 (hardly any other text of
//! more than a few characters is); zeros in every second byte mean UTF-16; all else is read as GB18030, which contains
//! GBK and GB2312.

use zeren_core::vocabulary;

vocabulary! {
    /// An encoding of text.
    Charset {
        /// UTF-8, with or without byte order mark.
        Utf8 "utf-8" "UTF-8" "UTF-8",
        /// UTF-16, little end first, as Excel saves "Unicode text".
        Utf16Le "utf-16le" "UTF-16LE" "UTF-16LE",
        /// UTF-16, big end first.
        Utf16Be "utf-16be" "UTF-16BE" "UTF-16BE",
        /// GB18030, with GBK and GB2312 in it, as Excel in China saves CSV.
        Gb18030 "gb18030" "GB18030" "GB18030",
    }
}

impl Charset {
    /// The encoding of a text that begins with these bytes; none while they are all ASCII.
    #[must_use]
    pub fn detect(head: &[u8]) -> Option<Self> {
        match head {
            [0xef, 0xbb, 0xbf, ..] => return Some(Self::Utf8),
            [0xff, 0xfe, ..] => return Some(Self::Utf16Le),
            [0xfe, 0xff, ..] => return Some(Self::Utf16Be),
            _ => {}
        }
        let sample = &head[..head.len().min(4096)];
        let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
        let (even, odd) = (zeros(0), zeros(1));
        if even + odd > sample.len() / 20 {
            return Some(if odd >= even { Self::Utf16Le } else { Self::Utf16Be });
        }
        if head.is_ascii() {
            return None;
        }
        match std::str::from_utf8(head) {
            Ok(_) => Some(Self::Utf8),
            // A character cut off at the end of what was read says nothing against it.
            Err(error) if error.error_len().is_none() && error.valid_up_to() + 4 > head.len() => Some(Self::Utf8),
            Err(_) => Some(Self::Gb18030),
        }
    }

    fn decoder(self) -> encoding_rs::Decoder {
        match self {
            Self::Utf8 => encoding_rs::UTF_8.new_decoder_with_bom_removal(),
            Self::Utf16Le => encoding_rs::UTF_16LE.new_decoder_with_bom_removal(),
            Self::Utf16Be => encoding_rs::UTF_16BE.new_decoder_with_bom_removal(),
            Self::Gb18030 => encoding_rs::GB18030.new_decoder_with_bom_removal(),
        }
    }
}

/// Whether this is text as people write it: of signs that no text has, and of what the encoding does not know, there is
/// hardly any in it.
#[must_use]
pub fn is_text(text: &str) -> bool {
    let strange = |c: &char| matches!(c, '\0'..='\x08' | '\x0e'..='\x1a' | '\x1c'..='\x1f' | '\x7f' | '\u{fffd}');
    let (mut all, mut odd) = (0u32, 0u32);
    for c in text.chars().take(4096) {
        all += 1;
        odd += u32::from(strange(&c));
    }
    odd * 50 <= all
}

/// Decodes a text given in pieces.
pub struct Decoder {
    charset: Option<Charset>,
    decoder: encoding_rs::Decoder,
    /// Whether bytes came that the encoding does not know.
    malformed: bool,
    /// Whether the text has ended.
    ended: bool,
}

impl std::fmt::Debug for Decoder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoder").field("charset", &self.charset).finish_non_exhaustive()
    }
}

impl Decoder {
    /// A decoder; without an encoding it finds it as soon as the bytes tell.
    #[must_use]
    pub fn new(charset: Option<Charset>) -> Self {
        Self { charset, decoder: charset.unwrap_or(Charset::Utf8).decoder(), malformed: false, ended: false }
    }

    /// The encoding, if the bytes so far tell it.
    #[must_use]
    pub const fn charset(&self) -> Option<Charset> {
        self.charset
    }

    /// Whether bytes came that the encoding does not know; each stands as U+FFFD in the text.
    #[must_use]
    pub const fn malformed(&self) -> bool {
        self.malformed
    }

    /// Appends the text of these bytes; `last` says that no more will come.
    pub fn feed(&mut self, bytes: &[u8], last: bool, out: &mut String) {
        if self.ended {
            return;
        }
        self.ended = last;
        if self.charset.is_none() {
            self.charset = Charset::detect(bytes);
            if let Some(charset) = self.charset {
                // All before was ASCII, which every encoding found so late has in common.
                self.decoder = charset.decoder();
            }
        }
        let mut rest = bytes;
        loop {
            let needed = self.decoder.max_utf8_buffer_length(rest.len()).unwrap_or(rest.len() * 3 + 16);
            out.reserve(needed);
            let (result, read, replaced) = self.decoder.decode_to_string(rest, out, last);
            self.malformed |= replaced;
            rest = &rest[read..];
            if result == encoding_rs::CoderResult::InputEmpty {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "姓名,职务\n张三,县长\n";

    fn whole(bytes: &[u8], piece: usize) -> (Option<Charset>, String) {
        let mut decoder = Decoder::new(Charset::detect(bytes));
        let mut out = String::new();
        for part in bytes.chunks(piece) {
            decoder.feed(part, false, &mut out);
        }
        decoder.feed(&[], true, &mut out);
        (decoder.charset(), out)
    }

    fn utf16(big: bool, mark: bool) -> Vec<u8> {
        let mark = if mark { "\u{feff}" } else { "" };
        let units = mark.encode_utf16().chain(TEXT.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn every_usual_encoding_is_found_and_read_in_pieces() {
        let gb = encoding_rs::GB18030.encode(TEXT).0.into_owned();
        let with_mark = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
        let all = [
            (TEXT.as_bytes().to_vec(), Charset::Utf8),
            (with_mark, Charset::Utf8),
            (gb, Charset::Gb18030),
            (utf16(false, true), Charset::Utf16Le),
            (utf16(true, true), Charset::Utf16Be),
            (utf16(false, false), Charset::Utf16Le),
            (utf16(true, false), Charset::Utf16Be),
        ];
        for (bytes, charset) in all {
            for piece in [1, 2, 3, 7, 1000] {
                assert_eq!(whole(&bytes, piece), (Some(charset), TEXT.to_owned()), "{charset:?} in pieces of {piece}");
            }
        }
    }

    #[test]
    fn text_is_told_from_what_is_none() {
        assert!(is_text(TEXT) && is_text("") && is_text("name\ttitle\r\n\u{c}张三\u{1b}[0m"));
        // A cell copied from an old system may hold a stray sign.
        assert!(is_text(&format!("{}\u{2}", TEXT.repeat(10))));
        let noise: Vec<u8> = (0u32..4000).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert!(!is_text(&whole(&noise, 4000).1));
        assert!(!is_text("\0\0\0\u{1}姓名"));
    }

    #[test]
    fn what_begins_as_ascii_is_found_later() {
        let gb = encoding_rs::GB18030.encode("张三,县长\n").0.into_owned();
        let mut decoder = Decoder::new(None);
        let mut out = String::new();
        decoder.feed(b"name,title\n", false, &mut out);
        assert_eq!(decoder.charset(), None);
        decoder.feed(&gb, true, &mut out);
        assert_eq!((decoder.charset(), out.as_str()), (Some(Charset::Gb18030), "name,title\n张三,县长\n"));
    }
}
