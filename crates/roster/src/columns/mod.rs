//! Which column holds what: found from the headers as offices write them, or stated by the user.

mod find;
mod words;

pub use find::{Found, NoHeader, find};
pub use words::{ROLES, Role, RoleEntry, role_of};

use crate::cell::{column_of, letters};
use crate::source::{Record, trimmed};
use zeren_core::model::Lang;

impl Role {
    /// Every role.
    pub fn all() -> impl Iterator<Item = Self> {
        ROLES.iter().map(|entry| entry.role)
    }

    /// Its id and words.
    #[must_use]
    pub fn entry(self) -> &'static RoleEntry {
        &ROLES[self as usize]
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        self.entry().name.in_lang(lang)
    }

    /// The role with this id, or this name in either language.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.trim();
        let named = |entry: &&RoleEntry| entry.id == word || entry.name.zh == word || entry.name.en == word;
        ROLES.iter().find(named).map(|entry| entry.role)
    }
}

/// How many roles there are.
pub const ROLE_COUNT: usize = 12;

/// A column as a user names it: its header, its letters or its number from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it holds.
    pub role: Role,
    /// The column as named.
    pub column: String,
}

impl Choice {
    /// `ROLE=COLUMN`; an empty column leaves the role out.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (role, column) = text.split_once('=')?;
        Some(Self { role: Role::from_word(role)?, column: column.trim().to_owned() })
    }

    /// Whether it names one of these headers as written.
    fn is_header(&self, headers: &[String]) -> bool {
        let bare = words::bare(&self.column);
        !bare.is_empty() && headers.iter().any(|header| words::bare(header) == bare)
    }

    /// The column it names among these headers: the header as written, else letters, else a number from 1.
    #[must_use]
    pub fn among(&self, headers: &[String]) -> Option<u32> {
        let bare = words::bare(&self.column);
        let by_header = headers.iter().position(|header| words::bare(header) == bare).map(|at| at as u32);
        let by_number = || self.column.parse::<u32>().ok().and_then(|number| number.checked_sub(1));
        by_header.or_else(|| column_of(&self.column)).or_else(by_number)
    }
}

/// How the rows of a sheet are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The column of each role, in the order of [`Role`].
    pub columns: [Option<u32>; ROLE_COUNT],
    /// The header of each column.
    pub headers: Vec<String>,
    /// The row with the headers; 0 if there is none.
    pub header_row: u32,
    /// The first row that may hold a person.
    pub first_row: u32,
    /// The columns whose blank cells take the value above.
    pub fill: Vec<Role>,
    /// What stands above the headers.
    pub above: Vec<String>,
}

impl Plan {
    /// The column of a role.
    #[must_use]
    pub const fn column(&self, role: Role) -> Option<u32> {
        self.columns[role as usize]
    }

    /// The cell of a role.
    #[must_use]
    pub fn cell<'r>(&self, role: Role, record: Record<'r>) -> &'r str {
        self.column(role).and_then(|column| record.get(column as usize)).map_or("", trimmed)
    }

    /// The columns that hold a role, in their order: letters, header, role.
    pub fn taken(&self) -> impl Iterator<Item = (String, &str, Role)> {
        let mut taken: Vec<_> = Role::all().filter_map(|role| Some((self.column(role)?, role))).collect();
        taken.sort_unstable();
        taken
            .into_iter()
            .map(|(column, role)| (letters(column), self.headers.get(column as usize).map_or("", String::as_str), role))
    }

    /// The columns with a header that hold no role: letters, header.
    pub fn left_out(&self) -> impl Iterator<Item = (String, &str)> {
        let is_taken = |column: u32| self.columns.contains(&Some(column));
        (0u32..)
            .zip(&self.headers)
            .filter(move |(column, header)| !is_taken(*column) && !header.trim().is_empty())
            .map(|(column, header)| (letters(column), header.as_str()))
    }

    /// Whether a row repeats the headers, as printed pages do.
    #[must_use]
    pub fn repeats_headers(&self, record: Record<'_>) -> bool {
        let Some(title) = self.column(Role::Title) else { return false };
        let header = self.headers.get(title as usize).map_or("", String::as_str);
        !header.is_empty()
            && record.get(title as usize).map(trimmed) == Some(header)
            && Role::all().all(|role| {
                self.column(role).is_none_or(|column| {
                    record.get(column as usize).unwrap_or("").trim()
                        == self.headers.get(column as usize).map_or("", String::as_str)
                })
            })
    }
}
