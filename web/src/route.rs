//! Addresses: every state of the page has one, behind the `#`, so that any host serves it and any link reproduces it.
//!
//! A router of our own instead of yew-router's `HashRouter`: that one panics at a plain fragment such as `#main`,
//! which skip links and hand-typed addresses have.

// The paths are said, since `tests/fuzzed` takes this module too.
#[cfg(feature = "whole")]
#[path = "route/assess.rs"]
mod assess;
#[cfg(not(feature = "whole"))]
#[path = "route/elsewhere.rs"]
mod assess;
#[cfg(feature = "whole")]
#[path = "route/roster.rs"]
mod roster;

pub(crate) use assess::Assess;
#[cfg(not(feature = "whole"))]
pub(crate) use assess::Roster;
#[cfg(feature = "whole")]
pub(crate) use roster::{Roster, Tab, pairs};

use zeren_core::lookup::Kind;
use zeren_core::model::{Class, Date, Lang, Level};
use zeren_core::rulebook::Open;

/// Where the reader is, and in which language if one was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Route {
    pub(crate) page: Page,
    pub(crate) lang: Option<Lang>,
    /// The day asked for, as written; empty while it is still to be chosen. None for the rulebook's newest state.
    pub(crate) as_of: Option<String>,
    /// The local rulebooks laid over the built-in one, in order: an address on this site, or the mark of a file.
    pub(crate) rulebooks: Vec<String>,
}

/// A page with its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    /// What a title answers for.
    Lookup(Lookup),
    /// Who answers for a matter.
    Who(Matter),
    /// The whole system; on a narrow screen one class at a time.
    Glance(Option<Class>),
    /// The rulebook, with the words searched for.
    Rulebook(String),
    /// All items of a kind.
    Kind(Kind),
    /// One item, by its id.
    Item(Kind, String),
    /// The facts of a case against the five situations.
    Assess(Box<Assess>),
    /// The closed loop: the node one stands at, or all of it.
    Loop(String),
    /// A roster: which part of it, and which of its lines.
    Roster(Box<Roster>),
    /// What this is.
    About,
    /// Local rulebooks.
    Local,
    /// An address that leads nowhere.
    Lost,
}

impl Default for Page {
    fn default() -> Self {
        Self::Lookup(Lookup::default())
    }
}

/// A title and what is known besides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lookup {
    pub(crate) title: String,
    /// A name or a code.
    pub(crate) region: String,
    /// The answers given to questions.
    pub(crate) answers: Vec<(Open, String)>,
}

/// A matter at a level.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Matter {
    pub(crate) level: Option<Level>,
    /// A sector, by id or name; empty for the environment.
    pub(crate) sector: String,
    /// A duty, by id or words.
    pub(crate) duty: String,
}

impl Lookup {
    /// The same with an answer, in place of an earlier one to the same question.
    pub(crate) fn with(&self, about: Open, value: &str) -> Self {
        let mut next = self.without(about);
        next.answers.push((about, value.to_owned()));
        next
    }

    /// The same without the answer to a question.
    pub(crate) fn without(&self, about: Open) -> Self {
        let answers = self.answers.iter().filter(|(known, _)| *known != about).cloned().collect();
        Self { answers, ..self.clone() }
    }

    /// Another title; what was known of the old one is forgotten.
    pub(crate) fn of(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }
}

impl Route {
    /// The page in the language, as of the day and under the local rulebooks chosen so far.
    pub(crate) fn to(&self, page: Page) -> Self {
        Self { page, ..self.clone() }
    }

    /// The day, if it is one. Only the whole program can tell what held on a day.
    pub(crate) fn on(&self) -> Option<Date> {
        if cfg!(feature = "whole") { self.as_of.as_deref().and_then(Date::parse) } else { None }
    }

    /// Reads what stands behind the `#`. Whatever it is, it leads somewhere.
    pub(crate) fn parse(hash: &str) -> Self {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let fields: Vec<(&str, String)> = query
            .split('&')
            .map(|field| field.split_once('=').unwrap_or((field, "")))
            .map(|(key, value)| (key, decode(value)))
            .collect();
        let get = |key: &str| fields.iter().find(|(known, _)| *known == key).map_or("", |(_, value)| value);
        let page = match path.strip_prefix('/') {
            None | Some("") => Page::Lookup(Lookup {
                title: get("t").to_owned(),
                region: get("region").to_owned(),
                answers: answers(&fields),
            }),
            Some("who") => Page::Who(Matter {
                level: Level::from_id(get("level")),
                sector: get("sector").to_owned(),
                duty: get("duty").to_owned(),
            }),
            Some("glance") => Page::Glance(Class::from_id(get("class"))),
            Some("rulebook") => Page::Rulebook(get("q").to_owned()),
            Some("assess") => Page::Assess(Box::new(Assess::parse(query))),
            Some("loop") => Page::Loop(get("at").to_owned()),
            Some("roster") => Page::Roster(Box::new(Roster::parse(query))),
            Some("about") => Page::About,
            Some("local") => Page::Local,
            Some(path) => path.strip_prefix("rulebook/").and_then(rulebook).unwrap_or(Page::Lost),
        };
        let as_of = fields.iter().find(|(key, _)| *key == "as-of").map(|(_, day)| day.clone());
        let rulebooks = fields.iter().filter(|(key, value)| *key == "rulebook" && !value.is_empty());
        let rulebooks = rulebooks.map(|(_, value)| value.clone()).collect();
        Self { page, lang: Lang::from_id(get("lang")), as_of, rulebooks }
    }

    /// The address, `#` included.
    pub(crate) fn href(&self) -> String {
        let mut fields: Vec<(&str, &str)> = Vec::new();
        let mut path = String::from("#/");
        let given: Vec<String>;
        let mut sign = '?';
        match &self.page {
            Page::Lookup(lookup) => {
                fields.push(("t", &lookup.title));
                fields.push(("region", &lookup.region));
                given = lookup.answers.iter().map(|(about, value)| [about.id(), ":", value].concat()).collect();
                fields.extend(given.iter().map(|answer| ("a", answer.as_str())));
            }
            Page::Who(matter) => {
                path.push_str("who");
                fields.push(("level", matter.level.map_or("", Level::id)));
                fields.push(("sector", &matter.sector));
                fields.push(("duty", &matter.duty));
            }
            Page::Glance(class) => {
                path.push_str("glance");
                fields.push(("class", class.map_or("", Class::id)));
            }
            Page::Rulebook(words) => {
                path.push_str("rulebook");
                fields.push(("q", words));
            }
            Page::Kind(kind) => {
                path.push_str("rulebook/");
                path.push_str(kind.id());
            }
            Page::Item(kind, id) => {
                path.push_str("rulebook/");
                path.push_str(kind.id());
                path.push('/');
                encode(id, &mut path);
            }
            Page::Assess(assess) => sign = with_query("assess", &assess.query(), &mut path),
            Page::Roster(roster) => sign = with_query("roster", &roster.query(), &mut path),
            Page::Loop(at) => {
                path.push_str("loop");
                fields.push(("at", at));
            }
            Page::About => path.push_str("about"),
            Page::Local => path.push_str("local"),
            Page::Lost => path.push_str("lost"),
        }
        fields.push(("lang", self.lang.map_or("", Lang::id)));
        let given = |(key, value): &(&str, &str)| !value.is_empty() || *key == "as-of";
        fields.extend(self.as_of.as_deref().map(|day| ("as-of", day)));
        fields.extend(self.rulebooks.iter().map(|one| ("rulebook", one.as_str())));
        for (key, value) in fields.into_iter().filter(given) {
            path.push(sign);
            path.push_str(key);
            path.push('=');
            encode(value, &mut path);
            sign = '&';
        }
        path
    }
}

/// Appends a page with a query of its own; gives the sign before the next field.
fn with_query(page: &str, query: &str, path: &mut String) -> char {
    path.push_str(page);
    if query.is_empty() {
        return '?';
    }
    path.push('?');
    path.push_str(query);
    '&'
}

/// `kind` or `kind/id`.
fn rulebook(path: &str) -> Option<Page> {
    let (kind, id) = path.split_once('/').unwrap_or((path, ""));
    let kind = Kind::from_id(kind)?;
    Some(if id.is_empty() { Page::Kind(kind) } else { Page::Item(kind, decode(id)) })
}

/// The answers: `a=ABOUT:VALUE`, and `level=LEVEL` for short.
fn answers(fields: &[(&str, String)]) -> Vec<(Open, String)> {
    let answer = |(key, value): &(&str, String)| match *key {
        "a" => value.split_once(':').and_then(|(about, value)| Some((Open::from_id(about)?, value.to_owned()))),
        "level" => Some((Open::Level, value.clone())),
        _ => None,
    };
    fields.iter().filter_map(answer).collect()
}

/// Percent signs for what has a meaning in an address; the browser does the rest.
fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for c in text.chars() {
        if c.is_ascii()
            && !c.is_ascii_alphanumeric()
            && !matches!(c, '-' | '_' | '.' | '~' | ':' | '/' | '(' | ')' | ',')
        {
            out.push('%');
            out.push(HEX[(c as usize) >> 4] as char);
            out.push(HEX[(c as usize) & 15] as char);
        } else {
            out.push(c);
        }
    }
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    let digit = |byte: u8| (byte as char).to_digit(16);
    while let [first, tail @ ..] = rest {
        match (first, tail) {
            (b'%', [high, low, tail @ ..]) if digit(*high).is_some() && digit(*low).is_some() => {
                bytes.push((digit(*high).unwrap_or(0) * 16 + digit(*low).unwrap_or(0)) as u8);
                rest = tail;
            }
            (b'+', tail) => {
                bytes.push(b' ');
                rest = tail;
            }
            (byte, tail) => {
                bytes.push(*byte);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
#[path = "route/tests.rs"]
mod tests;
