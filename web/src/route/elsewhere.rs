//! A case in the address, for the program without the pages of a case: kept as it stands.

/// The query of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Assess(String);

impl Assess {
    pub(super) fn parse(query: &str) -> Self {
        Self(
            query
                .split('&')
                .filter(|field| !field.starts_with("lang=") && !field.starts_with("as-of="))
                .collect::<Vec<_>>()
                .join("&"),
        )
    }

    pub(super) fn query(&self) -> String {
        self.0.clone()
    }
}
