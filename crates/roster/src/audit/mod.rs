//! What a roster lacks and where it contradicts itself.

mod catalogue;
mod conflicts;
mod finding;
mod gaps;
mod name;
mod report;
mod sarif;
mod spread;
mod tally;
mod unit;

pub use catalogue::{CATALOGUE, Entry, Ground, Kind, Severity};
pub use finding::{Finding, UnitName, Words};
pub use name::Name;
pub use report::{Counts, Heading, Report, SheetHeading, finding_json, level_of};
pub use sarif::Sarif;
pub use spread::{InTurn, PART, Spread};
pub(crate) use tally::is_at_home;
pub use tally::{Tally, Totals};
pub use unit::{Holder, Part, Unit, UnitKey};

use zeren_core::Engine;
use zeren_core::as_of;
use zeren_core::model::{Date, Said};

/// Where the Provisions did not certainly hold, a roster lacks nothing.
///
/// # Errors
/// Of such a day: that there is nothing to check, and what to do.
pub fn only_where_provisions_hold(on: Option<Date>) -> Result<(), Said> {
    let Some((on, remark)) = on.and_then(|on| Some((on, as_of::remark(Some(on))?))) else { return Ok(()) };
    Err(Said {
        zh: format!("{on}: {},没有可以核对的", remark.zh.trim_end_matches('。')),
        en: format!("{on}: {}; there is nothing to check", remark.en.trim_end_matches('.')),
    })
}

/// The findings about regions as wholes, in order of the regions ([`Tally::units_in_order`]), once every row has been
/// told. They are given out some regions at a time.
///
/// # Errors
/// If `each` fails.
pub fn find<E>(
    units: &[(&UnitKey, &Unit)],
    engine: &Engine,
    spread: &impl Spread,
    mut each: impl FnMut(Vec<Finding>) -> Result<(), E>,
) -> Result<(), E> {
    let of_units = |units: &[(&UnitKey, &Unit)]| {
        let mut findings = Vec::new();
        for (key, unit) in units {
            gaps::of_unit(key, unit, engine, &mut findings);
            conflicts::of_unit(key, unit, engine, &mut findings);
        }
        findings
    };
    spread.over(units, of_units, &mut each)?;
    let mut findings = Vec::new();
    conflicts::between_units(units, engine, &mut findings);
    gaps::absent(units, engine, &mut findings);
    each(findings)
}
