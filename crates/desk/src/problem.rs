//! Why something could not be done, in both languages.

use serde::Serialize;
use zeren_core::model::{Lang, Text};
use zeren_roster::OpenError;
use zeren_roster::beside::BesideError;
use zeren_roster::columns::{NoHeader, Role};
use zeren_roster::source::SourceError;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Both {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl From<(String, String)> for Both {
    fn from((zh, en): (String, String)) -> Self {
        Self { zh, en }
    }
}

impl From<(&str, &str)> for Both {
    fn from((zh, en): (&str, &str)) -> Self {
        Self { zh: zh.to_owned(), en: en.to_owned() }
    }
}

impl From<Text> for Both {
    fn from(text: Text) -> Self {
        (text.zh, text.en).into()
    }
}

/// What is wrong and what to do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What.
    pub what: Box<Both>,
    /// What to do.
    pub help: Box<Both>,
    /// The headers among which the reader can say which column holds the posts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<String>,
    /// The kinds of columns there are, beside the headers.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<RoleName>,
}

/// A kind of column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RoleName {
    id: &'static str,
    name: Both,
}

/// The kinds of columns.
pub(crate) fn roles() -> Vec<RoleName> {
    let name = |role: Role| RoleName { id: role.id(), name: (role.name(Lang::Zh), role.name(Lang::En)).into() };
    Role::all().map(name).collect()
}

impl Problem {
    pub(crate) fn new(what: impl Into<Both>, help: impl Into<Both>) -> Self {
        Self { what: Box::new(what.into()), help: Box::new(help.into()), headers: Vec::new(), roles: Vec::new() }
    }

    /// Nothing is open.
    pub(crate) fn nothing_open() -> Self {
        Self::new(("还没有打开名册", "no roster is open"), ("先打开一份名册", "open a roster first"))
    }

    /// Of the file beside the roster.
    pub(crate) fn beside(error: BesideError) -> Self {
        let (zh, en) = error.what;
        let line = error.line;
        Self::new(
            (
                format!("旁边的 .zeren.toml 第 {line} 行:{zh}"),
                format!("line {line} of the .zeren.toml beside it: {en}"),
            ),
            error.help,
        )
    }
}

impl From<SourceError> for Problem {
    fn from(error: SourceError) -> Self {
        Self::new(error.what(), error.help())
    }
}

impl From<OpenError> for Problem {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Source(error) => error.into(),
            OpenError::NoSheet(wanted, there) => Self::new(
                (format!("没有工作表 `{wanted}`"), format!("there is no sheet `{wanted}`")),
                (format!("有:{}", there.join("、")), format!("there are: {}", there.join(", "))),
            ),
            OpenError::Columns(NoHeader::NoTitle(headers)) => Self {
                headers,
                roles: roles(),
                ..Self::new(
                    ("找不到“职务”一列", "no column of posts is found"),
                    (
                        "在下面指明哪一列是职务,或者写明表头在第几行",
                        "say below which column holds the posts, or which row holds the headers",
                    ),
                )
            },
            OpenError::Columns(NoHeader::NoColumn(choice, headers)) => Self {
                headers,
                roles: roles(),
                ..Self::new(
                    (
                        format!("没有 `{}` 这一列({})", choice.column, choice.role.name(Lang::Zh)),
                        format!("there is no column `{}` ({})", choice.column, choice.role.name(Lang::En)),
                    ),
                    ("在下面重新指明", "choose again below"),
                )
            },
        }
    }
}
