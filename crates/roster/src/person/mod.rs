//! A row's cells → who this is and what they answer for. Titles are read and decided by the core; here the cells of a
//! row are put together for it, and what many rows have in common is decided once.

mod compose;
mod decide;
mod digest;
mod place;
mod read;

pub use decide::{Decided, Decider, Held, HeldAt, Outcome};
pub use digest::{Digest, DutyLine, ResponsibilityLine};
pub use place::{Places, Trouble, Whereabouts};
pub use read::Town;

use crate::columns::{Plan, Role};
use crate::json::is_plain;
use crate::source::Record;
use std::borrow::Cow;

/// The cells of a row, by what they hold.
#[derive(Clone, Debug, Default)]
pub struct Cells<'r> {
    /// The name.
    pub name: &'r str,
    /// The post.
    pub title: &'r str,
    /// The body.
    pub unit: Cow<'r, str>,
    /// The portfolio.
    pub portfolio: &'r str,
    /// The region, names one after another where they have columns of their own.
    pub region: Cow<'r, str>,
    /// The region's code.
    pub code: &'r str,
    /// The person's number.
    pub person: &'r str,
    /// Whether all of them stand in JSON as they are, as far as that is known.
    pub plain: bool,
}

impl<'r> Cells<'r> {
    /// Takes the cells of a row. `above` holds, for columns whose blank cells take the value above, what stood there.
    #[must_use]
    pub fn take(plan: &Plan, record: Record<'r>, above: &'r Above) -> Self {
        let cell = |role: Role| {
            let own = plan.cell(role, record);
            if own.is_empty() && !plan.fill.is_empty() { above.of(role) } else { own }
        };
        let parts = [cell(Role::Province), cell(Role::Prefecture), cell(Role::County)];
        let region = match (cell(Role::Region), parts) {
            ("", ["", "", ""]) => Cow::Borrowed(""),
            ("", ["", "", only] | ["", only, ""] | [only, "", ""]) => Cow::Borrowed(only),
            ("", parts) => Cow::Owned(parts.concat()),
            (own, _) => Cow::Borrowed(own),
        };
        let unit = match (cell(Role::Township), cell(Role::Unit)) {
            ("", unit) => Cow::Borrowed(unit),
            (town, unit) if unit.contains(town) => Cow::Borrowed(unit),
            (town, unit) => Cow::Owned([town, unit].concat()),
        };
        Self {
            name: cell(Role::Name),
            title: cell(Role::Title),
            unit,
            portfolio: cell(Role::Portfolio),
            region,
            code: cell(Role::Code),
            person: cell(Role::Person),
            plain: plan.fill.is_empty() && is_plain(record.text()),
        }
    }

    /// Whether the row says nothing of a person: neither post nor name, a number or the word for a sum being no name.
    #[must_use]
    pub fn is_no_person(&self) -> bool {
        let is_sum = || {
            let name = self.name.chars().filter(|c| !c.is_whitespace());
            ["合计", "小计", "总计", "共计"].iter().any(|word| name.clone().eq(word.chars()))
        };
        self.title.is_empty() && (!self.name.contains(char::is_alphabetic) || is_sum())
    }
}

/// What stood last in the columns whose blank cells take the value above.
#[derive(Clone, Debug, Default)]
pub struct Above {
    texts: Vec<(Role, String)>,
}

impl Above {
    fn of(&self, role: Role) -> &str {
        self.texts.iter().find(|(known, _)| *known == role).map_or("", |(_, text)| text)
    }

    /// Remembers what stands in a row.
    pub fn remember(&mut self, plan: &Plan, record: Record<'_>) {
        for &role in &plan.fill {
            let text = plan.cell(role, record);
            if text.is_empty() {
                continue;
            }
            match self.texts.iter_mut().find(|(known, _)| *known == role) {
                Some((_, known)) if known == text => {}
                Some((_, known)) => text.clone_into(known),
                None => self.texts.push((role, text.to_owned())),
            }
        }
    }
}
