//! The text of a title, made plain: width, variants and blanks evened out, every character still knowing its place.

use super::tables::Unit;
use super::words::Lexicon;
use serde::Serialize;
use std::fmt;

/// A stretch of the title as typed, in Unicode scalar values, end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First character.
    pub start: u32,
    /// After the last.
    pub end: u32,
}

impl Span {
    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl Serialize for Span {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end].serialize(serializer)
    }
}

/// A character of the title, made plain.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plain {
    pub(super) c: char,
    /// Its number in the alphabet of the lexicon.
    pub(super) unit: Unit,
    /// Its place in the text as typed.
    pub(super) at: u32,
    /// Whether blanks stood before it.
    pub(super) gap: bool,
}

/// A text that can be read as a title: not empty, not too long.
#[derive(Clone, Debug)]
pub struct Title<'a> {
    text: &'a str,
    pub(super) plain: Vec<Plain>,
}

/// Why a text is no title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TitleError {
    /// Nothing but blanks.
    Empty,
    /// Longer than [`Title::MAX_CHARS`].
    TooLong,
}

impl fmt::Display for TitleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the title is empty"),
            Self::TooLong => write!(f, "the title is longer than {} characters", Title::MAX_CHARS),
        }
    }
}

impl std::error::Error for TitleError {}

/// Characters without width, and controls other than blanks, which nobody typed on purpose.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}' | '\u{fe00}'..='\u{fe0f}')
}

const fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{3000}' | '\u{b}' | '\u{c}' | '\u{85}'
    )
}

/// Half width for full-width forms.
const fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => match char::from_u32(c as u32 - 0xfee0) {
            Some(half) => half,
            None => c,
        },
        _ => c,
    }
}

/// One sign for each kind of bracket and separator: ( ) 、 ; and " for quotation marks, which are dropped.
const fn even(c: char) -> char {
    match half_width(c) {
        '[' | '{' | '<' | '\u{3008}' | '\u{300a}' | '\u{300c}' | '\u{300e}' | '\u{3010}' | '\u{3014}' | '\u{3016}' => {
            '('
        }
        ']' | '}' | '>' | '\u{3009}' | '\u{300b}' | '\u{300d}' | '\u{300f}' | '\u{3011}' | '\u{3015}' | '\u{3017}' => {
            ')'
        }
        '.' | '|' | '\\' | '/' | '!' | '?' | '\u{3002}' | '\u{ff61}' | '\u{2026}' | '\u{2013}'..='\u{2015}' => ';',
        '&' | '+' | '\u{b7}' | '\u{2022}' | '\u{30fb}' | '\u{fe51}' | '\u{ff64}' => '、',
        '"' | '\'' | '`' | '\u{2018}'..='\u{201f}' => '"',
        other => other,
    }
}

impl<'a> Title<'a> {
    /// The longest text taken as a title, in characters.
    pub const MAX_CHARS: usize = 2000;

    /// Takes a text as a title.
    ///
    /// # Errors
    /// If it is empty or too long.
    pub fn new(lexicon: &Lexicon, text: &'a str) -> Result<Self, TitleError> {
        // A character has at most four bytes, so a text this long need not be counted.
        if text.len() > Self::MAX_CHARS * 4 {
            return Err(TitleError::TooLong);
        }
        let mut plain = Vec::with_capacity(text.len() / 3 + 1);
        let mut gap = false;
        for (at, c) in (0u32..).zip(text.chars()) {
            if at as usize >= Self::MAX_CHARS {
                return Err(TitleError::TooLong);
            }
            if is_blank(c) {
                gap = true;
            } else if !is_invisible(c) {
                let c = even(c);
                if c == '"' {
                    continue;
                }
                let (c, unit) = lexicon.simplified(c);
                plain.push(Plain { c, unit, at, gap });
                gap = false;
            }
        }
        if plain.is_empty() { Err(TitleError::Empty) } else { Ok(Self { text, plain }) }
    }

    /// The text as typed.
    #[must_use]
    pub const fn text(&self) -> &'a str {
        self.text
    }

    /// The words of a span as typed.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        let mut ends = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]).skip(span.start as usize);
        let start = ends.next().unwrap_or(self.text.len());
        if span.end <= span.start {
            return &self.text[start..start];
        }
        let end = ends.nth((span.end - span.start - 1) as usize).unwrap_or(self.text.len());
        &self.text[start..end]
    }

    /// The span as typed of plain characters `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.plain.get(from).map_or(0, |plain| plain.at);
        let end = to.checked_sub(1).and_then(|last| self.plain.get(last)).map_or(start, |plain| plain.at + 1);
        Span { start, end: end.max(start) }
    }
}
