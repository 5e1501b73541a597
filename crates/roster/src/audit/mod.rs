//! What a roster lacks and where it contradicts itself.

mod catalogue;
mod conflicts;
mod finding;
mod gaps;
mod report;
mod sarif;
mod tally;
mod unit;

pub use catalogue::{CATALOGUE, Entry, Ground, Kind, Severity};
pub use finding::{Finding, UnitName, Words};
pub use report::{Counts, Heading, Report, SheetHeading, finding_json, level_of};
pub use sarif::Sarif;
pub use tally::{Tally, Totals};
pub use unit::{Holder, Part, Unit, UnitKey};

use zeren_core::Engine;

/// The findings about regions as wholes, in order of the regions, once every row has been told.
#[must_use]
pub fn find(tally: &Tally, engine: &Engine) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, unit) in tally.units_in_order() {
        gaps::of_unit(key, unit, engine, &mut findings);
        conflicts::of_unit(key, unit, engine, &mut findings);
    }
    conflicts::between_units(tally, engine, &mut findings);
    gaps::absent(tally, engine, &mut findings);
    findings
}
