//! Errors in data files, as data.

use std::fmt;

/// One error in a data file.
#[derive(Debug)]
pub struct DataError {
    /// The file, relative to the crate.
    pub file: String,
    /// Line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub help: String,
}

impl fmt::Display for DataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: ", self.file)?,
            line => write!(f, "{}:{line}:{}: ", self.file, self.column)?,
        }
        write!(f, "{}\n  help: {}", self.what, self.help)
    }
}

/// Every error found so far.
#[derive(Debug, Default)]
pub struct Problems(Vec<DataError>);

impl Problems {
    /// Adds one.
    pub fn push(&mut self, error: DataError) {
        self.0.push(error);
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The errors, in the order found.
    #[must_use]
    pub fn errors(&self) -> &[DataError] {
        &self.0
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.0 {
            writeln!(f, "error: {error}")?;
        }
        write!(f, "{} error(s) in the data", self.0.len())
    }
}
