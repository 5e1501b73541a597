//! Full-text search over the rulebook.
