//! The title sets, a case a line.

use std::path::Path;

/// One line of a title set; see `cases/titles/README.md` for the columns.
#[derive(Debug)]
pub struct Case {
    /// `file:line`.
    pub at: String,
    /// The title, exactly as typed.
    pub title: String,
    /// The applicability expected.
    pub applicability: String,
    /// The classes expected, comma-separated.
    pub classes: String,
    /// The possible classes expected.
    pub possible: String,
    /// The posts expected.
    pub posts: String,
    /// The unread texts expected.
    pub unread: String,
    /// The paragraphs that must be cited.
    pub source: String,
}

/// Reads a title set.
///
/// # Panics
/// If the file cannot be read or a line has not eight columns.
#[must_use]
#[allow(clippy::panic, reason = "a broken test set must stop the tests")]
pub fn cases(file: &Path) -> Vec<Case> {
    let content = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let lines = content.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|(index, line)| {
            let columns: Vec<&str> = line.split('\t').collect();
            let [title, applicability, classes, possible, posts, unread, source, _] = columns.as_slice() else {
                panic!("{name}:{}: {} columns instead of 8", index + 1, columns.len());
            };
            let own = |text: &&str| (*text).to_owned();
            Case {
                at: format!("{name}:{}", index + 1),
                title: own(title),
                applicability: own(applicability),
                classes: own(classes),
                possible: own(possible),
                posts: own(posts),
                unread: own(unread),
                source: own(source),
            }
        })
        .collect()
}
