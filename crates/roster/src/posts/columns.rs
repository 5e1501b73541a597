//! Which column holds which field.

use super::cells;
use super::decision::COLUMNS;
use zeren_core::model::fill;

/// The fields a row may state, each by its place here.
pub(super) const FIELDS: [&str; 5] = ["level", "organ", "position", "sectors", "region"];

/// The columns of a table of posts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    /// The header as it was, without byte order mark and line end.
    pub(super) header: Vec<u8>,
    /// Whether a byte order mark stood before it.
    pub(super) marked: bool,
    /// How many columns there are.
    pub(super) width: usize,
    /// The field that each column holds.
    pub(super) fields: Vec<Option<usize>>,
}

/// Why a table of posts cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderError {
    /// What is wrong, in Chinese and English.
    pub what: (String, String),
    /// What to do.
    pub help: (String, String),
}

impl HeaderError {
    fn new(what: (&str, &str), help: (&str, &str), words: &[&str]) -> Self {
        Self { what: (fill(what.0, words), fill(what.1, words)), help: (help.0.to_owned(), help.1.to_owned()) }
    }
}

impl Columns {
    /// Reads the header: the first row of the table, with or without its line end.
    ///
    /// # Errors
    /// If it is no text, or lacks a column, or has one twice.
    pub fn read(row: &[u8]) -> Result<Self, HeaderError> {
        const NAMES: (&str, &str) = (
            "第一行写列名:level、organ、position、sectors;organ 和 position 必须有。职务写成文字的表用 `zeren ledger`",
            "name the columns in the first row: level, organ, position, sectors; organ and position must be there. \
             A table of titles goes to `zeren ledger`",
        );
        let unmarked = row.strip_prefix(b"\xef\xbb\xbf");
        let header = cells::trimmed(unmarked.unwrap_or(row));
        let Ok(text) = std::str::from_utf8(header) else {
            return Err(HeaderError::new(
                ("第 1 行不是有效的 UTF-8", "line 1 is not valid UTF-8"),
                ("把文件另存为 UTF-8 的 CSV", "save the file as CSV in UTF-8"),
                &[],
            ));
        };
        let mut names = Vec::new();
        cells::each(text, |name| names.push(name.trim().to_lowercase()));
        let mut fields: Vec<Option<usize>> = Vec::new();
        for name in &names {
            let field = FIELDS.iter().position(|field| field == name);
            if field.is_some() && fields.contains(&field) {
                return Err(HeaderError::new(
                    ("第 1 行有两个 `{}` 列", "line 1 has two columns `{}`"),
                    ("留下一个", "keep one of them"),
                    &[name],
                ));
            }
            fields.push(field);
            if COLUMNS.contains(&name.as_str()) {
                return Err(HeaderError::new(
                    (
                        "第 1 行已有 `{}` 列,结果也要写这一列",
                        "line 1 has a column `{}`, which the output would write again",
                    ),
                    ("改名或者去掉这一列", "rename or remove it"),
                    &[name],
                ));
            }
        }
        for field in ["organ", "position"] {
            if !names.iter().any(|name| name == field) {
                return Err(HeaderError::new(("第 1 行没有 `{}` 列", "line 1 has no column `{}`"), NAMES, &[field]));
            }
        }
        Ok(Self { header: header.to_vec(), marked: unmarked.is_some(), width: names.len(), fields })
    }
}
