//! The data files, by their path.

use super::{DataError, Problems};
use std::collections::BTreeMap;
use std::ops::Range;

/// The data files: path relative to `data/`, and content.
#[derive(Clone, Debug, Default)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// Adds a file.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<String>) {
        self.0.insert(path.into(), content.into());
    }

    /// The content of a file; a missing one is a problem.
    pub fn get(&self, path: &str, problems: &mut Problems) -> Option<&str> {
        let content = self.0.get(path).map(String::as_str);
        if content.is_none() {
            problems.push(self.error(path, None, "the file is missing", "restore it from the repository"));
        }
        content
    }

    /// The paths in a folder.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.keys().map(String::as_str).filter(move |path| path.starts_with(folder))
    }

    /// Where the last occurrence of some words stands in a file.
    #[must_use]
    pub fn place_of(&self, path: &str, words: &str) -> Option<Range<usize>> {
        self.0.get(path)?.rfind(words).map(|at| at..at + words.len())
    }

    /// An error at a place of a file.
    #[must_use]
    pub fn error(
        &self,
        path: &str,
        span: Option<Range<usize>>,
        what: impl Into<String>,
        help: impl Into<String>,
    ) -> DataError {
        let (line, column) = match (span, self.0.get(path)) {
            (Some(span), Some(content)) => {
                let before = content.get(..span.start).unwrap_or(content);
                let line_start = before.rfind('\n').map_or(0, |at| at + 1);
                (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
            }
            _ => (0, 0),
        };
        DataError { file: format!("data/{path}"), line, column, what: what.into(), help: help.into() }
    }

    /// Parses a TOML file into its raw form.
    pub fn toml<T: serde::de::DeserializeOwned>(&self, path: &str, problems: &mut Problems) -> Option<T> {
        let content = self.get(path, problems)?;
        match toml::from_str(content) {
            Ok(value) => Some(value),
            Err(error) => {
                let help = "see the head of the file and docs/rulebook.md for the format";
                problems.push(self.error(path, error.span(), error.message(), help));
                None
            }
        }
    }
}
