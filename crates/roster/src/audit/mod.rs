//! What a roster lacks and where it contradicts itself.

mod catalogue;
mod conflicts;
mod finding;
mod gaps;
mod name;
mod report;
mod sarif;
mod tally;
mod unit;

pub use catalogue::{CATALOGUE, Entry, Ground, Kind, Severity};
pub use finding::{Finding, UnitName, Words};
pub use name::Name;
pub use report::{Counts, Heading, Report, SheetHeading, finding_json, level_of};
pub use sarif::Sarif;
pub(crate) use tally::is_at_home;
pub use tally::{Tally, Totals};
pub use unit::{Holder, Part, Unit, UnitKey};

use zeren_core::Engine;

/// The findings about regions as wholes, in order of the regions, once every row has been told. They are given out
/// region by region.
///
/// # Errors
/// If `each` fails.
pub fn find<E>(tally: &Tally, engine: &Engine, mut each: impl FnMut(Vec<Finding>) -> Result<(), E>) -> Result<(), E> {
    for (key, unit) in tally.units_in_order() {
        let mut findings = Vec::new();
        gaps::of_unit(key, unit, engine, &mut findings);
        conflicts::of_unit(key, unit, engine, &mut findings);
        if !findings.is_empty() {
            each(findings)?;
        }
    }
    let mut findings = Vec::new();
    conflicts::between_units(tally, engine, &mut findings);
    gaps::absent(tally, engine, &mut findings);
    each(findings)
}
