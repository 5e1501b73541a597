//! A case and a roster in the address, for the program without their pages: kept as they stand.

/// The query of a case.
pub(crate) type Assess = Elsewhere;
/// The query of a roster.
pub(crate) type Roster = Elsewhere;

/// The query of a page that stands in the whole program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Elsewhere(String);

impl Elsewhere {
    pub(super) fn parse(query: &str) -> Self {
        Self(
            query
                .split('&')
                .filter(|field| !["lang=", "as-of=", "rulebook="].iter().any(|key| field.starts_with(key)))
                .collect::<Vec<_>>()
                .join("&"),
        )
    }

    pub(super) fn query(&self) -> String {
        self.0.clone()
    }
}
