//! What is shown of a roster, in the address; the roster itself is not.

use super::{decode, encode};

/// A part of the page of a roster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tab {
    /// What was found.
    #[default]
    Findings,
    /// Regions by classes.
    Regions,
    /// Every row, with what the person answers for.
    Rows,
}

impl Tab {
    pub(crate) const ALL: [Self; 3] = [Self::Findings, Self::Regions, Self::Rows];

    /// Its name in the address, which is the question's as well.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::Regions => "regions",
            Self::Rows => "rows",
        }
    }
}

/// What is shown of a roster.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Roster {
    /// The part.
    pub(crate) tab: Tab,
    /// A division or words of a region's name.
    pub(crate) region: String,
    /// A class, by id.
    pub(crate) class: String,
    /// A severity, by id.
    pub(crate) severity: String,
    /// A finding, by code.
    pub(crate) code: String,
    /// How a row was read and decided; `gaps` for regions, `accepted` for findings.
    pub(crate) state: String,
    /// Words that are to stand in it.
    pub(crate) words: String,
    /// The order, as the question writes it.
    pub(crate) sort: String,
    /// The first line shown, of the findings.
    pub(crate) from: usize,
    /// The row whose list is open.
    pub(crate) row: String,
}

impl Roster {
    /// The state of a query.
    pub(super) fn parse(query: &str) -> Self {
        let mut out = Self::default();
        for field in query.split('&') {
            let (key, value) = field.split_once('=').unwrap_or((field, ""));
            let value = decode(value);
            match key {
                "tab" => out.tab = Tab::ALL.into_iter().find(|tab| tab.id() == value).unwrap_or_default(),
                "from" => out.from = value.parse().unwrap_or(0),
                key => {
                    if let Some((_, own)) = out.fields_mut().into_iter().find(|(name, _)| *name == key) {
                        *own = value;
                    }
                }
            }
        }
        out
    }

    const fn fields_mut(&mut self) -> [(&'static str, &mut String); 8] {
        [
            ("region", &mut self.region),
            ("class", &mut self.class),
            ("severity", &mut self.severity),
            ("code", &mut self.code),
            ("state", &mut self.state),
            ("words", &mut self.words),
            ("sort", &mut self.sort),
            ("row", &mut self.row),
        ]
    }

    /// What is filtered by and ordered by: the members of a question.
    pub(crate) fn filters(&self) -> [(&'static str, &str); 7] {
        [
            ("region", &self.region),
            ("class", &self.class),
            ("severity", &self.severity),
            ("code", &self.code),
            ("state", &self.state),
            ("words", &self.words),
            ("sort", &self.sort),
        ]
    }

    /// The query of a state.
    pub(super) fn query(&self) -> String {
        let mut fields: Vec<(&str, &str)> = Vec::new();
        if self.tab != Tab::default() {
            fields.push(("tab", self.tab.id()));
        }
        fields.extend(self.filters());
        let from = if self.from > 0 { self.from.to_string() } else { String::new() };
        fields.extend([("from", from.as_str()), ("row", &self.row)]);
        pairs(&fields)
    }

    /// The question for this part; `more` is asked besides.
    pub(crate) fn question(&self, lang: &str, more: &[(&str, &str)]) -> String {
        let mut fields = vec![("what", self.tab.id()), ("lang", lang)];
        fields.extend(self.filters());
        fields.extend(more);
        pairs(&fields)
    }

    /// The same but for a change; it begins at the first line again.
    pub(crate) fn but(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut next = Self { from: 0, row: String::new(), ..self.clone() };
        change(&mut next);
        next
    }

    /// Another part, with the region kept.
    pub(crate) fn on(&self, tab: Tab) -> Self {
        Self { tab, region: self.region.clone(), ..Self::default() }
    }

    /// Whether anything is filtered.
    pub(crate) fn is_filtered(&self) -> bool {
        self.filters().iter().any(|(name, value)| *name != "sort" && !value.is_empty())
    }
}

/// A query of the fields that hold something.
pub(crate) fn pairs(fields: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (key, value) in fields.iter().filter(|(_, value)| !value.is_empty()) {
        if !out.is_empty() {
            out.push('&');
        }
        out.push_str(key);
        out.push('=');
        encode(value, &mut out);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_comes_back_from_its_address() {
        let state = Roster {
            tab: Tab::Rows,
            region: "昆山市".into(),
            words: "a&b=c +%".into(),
            sort: "-name".into(),
            row: "17".into(),
            ..Roster::default()
        };
        assert_eq!(Roster::parse(&state.query()), state);
        assert_eq!(Roster::parse("tab=nowhere&foo=1&from=x"), Roster::default());
        assert_eq!(Roster::default().query(), "");
    }
}
