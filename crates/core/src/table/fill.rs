//! The decision table: every post in fields under every state of knowledge, decided once at build time.

use crate::decide::{Facts, Outcome, decide_at};
use crate::model::{Level, Matters, Organ, Position};
use crate::rulebook::Rulebook;
use std::fmt::Write;

/// The table as constants: the distinct outcomes, and which combination has which.
#[must_use]
pub fn emit_table(rulebook: &Rulebook) -> String {
    let mut outcomes: Vec<Outcome> = Vec::new();
    let mut table = Vec::new();
    for facts in Facts::all() {
        for &level in Level::ALL {
            for &organ in Organ::ALL {
                for &position in Position::ALL {
                    for bits in 0..8 {
                        let outcome =
                            decide_at(rulebook, level, organ, position, Matters::from_bits(bits), facts).outcome;
                        let index = outcomes.iter().position(|known| *known == outcome).unwrap_or_else(|| {
                            outcomes.push(outcome);
                            outcomes.len() - 1
                        });
                        table.push(u8::try_from(index).expect("fewer than 256 distinct outcomes"));
                    }
                }
            }
        }
    }
    let mut out = String::from("/// The distinct outcomes.\npub static OUTCOMES: &[Outcome] = &[");
    for outcome in outcomes {
        let Outcome { applicability, classes, possible } = outcome;
        write!(out, "Outcome {{ applicability: Applicability::{}, classes: Set::from_bits({}), possible: Set::from_bits({}) }}, ", applicability.variant(), classes.bits(), possible.bits()).expect("writing to a string");
    }
    let bytes: Vec<String> = table.iter().map(u8::to_string).collect();
    write!(
        out,
        "];\n/// Which combination has which outcome.\npub static TABLE: &[u8; {}] = &[{}];\n",
        table.len(),
        bytes.join(",")
    )
    .expect("writing to a string");
    out
}
