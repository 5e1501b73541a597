//! A case as a short text, such as an address carries: `yes=formalism,neglect-of-duty&no=causation&post=县长`.

use super::facts::{id_of, named};
use super::result::Case;
use crate::decide::Tri;
use crate::model::Date;

/// What in a text is not understood. The rest of the text was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// No element, reading or field is called so.
    Unknown(String),
    /// An element has two values.
    Twice(String),
    /// This is no day.
    Day(String),
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '&' => out.push_str("%26"),
            '=' => out.push_str("%3D"),
            '+' => out.push_str("%2B"),
            '#' => out.push_str("%23"),
            c if c.is_control() || c == ' ' => {
                let mut buffer = [0; 4];
                c.encode_utf8(&mut buffer).bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}")));
            }
            c => out.push(c),
        }
    }
    out
}

/// Undoes percent signs; a sequence that is none stays as it stands.
fn plain(text: &str) -> String {
    let bytes = text.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match (byte, hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                out.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

impl Case {
    /// The case as a short text; empty for a case of which nothing is stated.
    #[must_use]
    pub fn to_address(&self) -> String {
        let mut fields = Vec::new();
        for value in [Tri::Yes, Tri::No, Tri::Unknown] {
            let ids: Vec<_> = self.facts.iter().filter(|(_, known)| *known == value).map(|(id, _)| id_of(id)).collect();
            if !ids.is_empty() {
                fields.push(format!("{}={}", value.id(), ids.join(",")));
            }
        }
        if !self.readings.is_empty() {
            fields.push(format!("reading={}", self.readings.join(",")));
        }
        fields.extend(self.as_of.map(|day| format!("as-of={day}")));
        fields.extend(self.posts.iter().map(|post| format!("post={}", escaped(post))));
        fields.join("&")
    }

    /// The case a text stands for, with what in it was not understood.
    #[must_use]
    pub fn from_address(text: &str) -> (Self, Vec<AddressError>) {
        let mut case = Self::default();
        let mut errors = Vec::new();
        for field in text.trim_start_matches('?').split('&').filter(|field| !field.is_empty()) {
            let (name, value) = field.split_once('=').unwrap_or((field, ""));
            let value = plain(value);
            let tri = match name {
                "yes" => Some(Tri::Yes),
                "no" => Some(Tri::No),
                "unknown" => Some(Tri::Unknown),
                _ => None,
            };
            let ids = || value.split(',').filter(|id| !id.is_empty());
            match (name, tri) {
                (_, Some(tri)) => ids().for_each(|id| match named(id) {
                    Some(element) if case.facts.stated(element).is_some_and(|known| known != tri) => {
                        errors.push(AddressError::Twice(id.to_owned()));
                    }
                    Some(element) => case.facts.set(element, tri),
                    None => errors.push(AddressError::Unknown(id.to_owned())),
                }),
                ("reading", _) => ids().for_each(|id| {
                    if !case.follow(id) {
                        errors.push(AddressError::Unknown(id.to_owned()));
                    }
                }),
                ("as-of", _) => match Date::parse(&value) {
                    Some(day) => case.as_of = Some(day),
                    None => errors.push(AddressError::Day(value)),
                },
                ("post", _) if !value.is_empty() => case.posts.push(value),
                _ => errors.push(AddressError::Unknown(name.to_owned())),
            }
        }
        (case, errors)
    }
}
