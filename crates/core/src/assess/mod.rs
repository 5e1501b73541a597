//! Facts of a case, half of them known → which of the five situations [Q6.2] the stated facts reach.
//!
//! ```text
//! Case (facts, readings followed, posts, day) ──assess──> Assessment (results, what would settle them, next question)
//!   │  ▲                                                       │
//!   ▼  │ address.rs: a short text                               ├─ view.rs: formulas with what is settled, for drawing
//! an address                                                    ├─ persons.rs: what of a post a situation touches; roster.rs: of many
//!                                                               └─ record.rs: the JSON contract, saved and loaded
//! ```
//!
//! Nothing here judges: it is a checklist on stated facts. Other entry points of the core do not reach this module.
//!
//! ```
//! use zeren_core::assess::{Case, Outcome, assess, named};
//! use zeren_core::decide::Tri;
//! let mut case = Case::default();
//! case.facts.set(named("causation").expect("an element"), Tri::No);
//! let assessment = assess(&case);
//! let damage = assessment.situations.iter().find(|one| one.situation.id == "serious-damage").expect("a situation");
//! assert_eq!(damage.outcome, Outcome::NotReached);
//! ```

mod address;
mod ask;
mod facts;
mod formula;

pub mod persons;
pub mod record;
mod result;
pub mod roster;
mod settle;
mod view;

pub use address::AddressError;
pub use ask::next_questions;
pub use facts::{Contradiction, Facts, all_names, element, element_ids, id_of, named, situation_of, value_named};
pub use formula::{evaluate, in_words};
pub use result::{Assessment, Case, Outcome, ReadingResult, SituationResult, assess, reading_named};
pub use settle::{Settling, settling};
pub use view::{Node, NodeKind, view};

/// Sorts by a key; what is equal keeps its order. For the few items of an assessment: a library's sort, made anew for
/// each type, would be a tenth of the program in the browser.
fn sort_few<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && key(&items[at]) < key(&items[at - 1]) {
            items.swap(at, at - 1);
            at -= 1;
        }
    }
}
