//! Names of persons, kept in little room: there may be a million of them.

use std::fmt;

const SHORT: usize = 14;
/// What is longer is no name, and is cut.
const LONGEST: usize = 64;

/// A name. One of up to four Chinese characters stands in its sixteen bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Name(Kept);

#[derive(Clone, PartialEq, Eq)]
enum Kept {
    Short { length: u8, bytes: [u8; SHORT] },
    Long(Box<Box<str>>),
}

impl Name {
    /// A name; its first characters if there are too many.
    #[must_use]
    pub fn new(text: &str) -> Self {
        if text.len() <= SHORT {
            let mut bytes = [0; SHORT];
            bytes[..text.len()].copy_from_slice(text.as_bytes());
            return Self(Kept::Short { length: text.len() as u8, bytes });
        }
        Self(Kept::Long(Box::new(match text.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{}…", &text[..at]).into(),
            None => text.into(),
        })))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            // What was put in is text.
            Kept::Short { length, bytes } => std::str::from_utf8(&bytes[..usize::from(*length)]).unwrap_or_default(),
            Kept::Long(text) => text,
        }
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        matches!(self.0, Kept::Short { length: 0, .. })
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_as_they_were() {
        for text in ["", "丁", "欧阳长青", "买买提·艾合买提", "fourteen bytes", "fifteen bytes!!"] {
            assert_eq!(Name::new(text).as_str(), text);
        }
        assert!(Name::new("").is_empty() && !Name::new("丁").is_empty());
        assert_ne!(Name::new("丁一"), Name::new("丁"));
        assert_eq!(Name::new(&"长".repeat(1000)).as_str(), format!("{}…", "长".repeat(LONGEST)));
        assert_eq!(size_of::<Name>(), 16);
    }
}
