//! The rules as a whole: every combination is decided exactly once, and no rule is unreachable.

use super::{Files, Problems};
use crate::model::{Level, Matter, Organ, Position};
use crate::rulebook::Rulebook;

const PATH: &str = "rulebook/rules.toml";

/// Walks the whole space of posts through the rules, and notes which rule decides each.
pub fn check_space(rulebook: &Rulebook, files: &Files, problems: &mut Problems) -> Vec<u8> {
    let place = |id: &&str| files.place_of(PATH, &format!("id = \"{}\"", id.trim_start_matches("rule/")));
    let mut decided_by = Vec::new();
    let matters = [None, Some(Matter::Environment), Some(Matter::Listed), Some(Matter::Unlisted)];
    let mut used = vec![false; rulebook.rules.len()];
    for &level in Level::ALL {
        for &organ in Organ::ALL {
            for &position in Position::ALL {
                for matter in matters {
                    let holding: Vec<_> = rulebook
                        .rules
                        .iter()
                        .enumerate()
                        .filter(|(_, rule)| rule.condition.holds(level, organ, position, matter))
                        .collect();
                    for (index, _) in &holding {
                        used[*index] = true;
                    }
                    decided_by.push(
                        holding.first().map_or(0, |(index, _)| u8::try_from(*index).expect("fewer than 256 rules")),
                    );
                    if holding.len() != 1 {
                        let matter = matter.map_or("unstated", Matter::id);
                        let post = format!(
                            "level `{}`, organ `{}`, position `{}`, matter `{matter}`",
                            level.id(),
                            organ.id(),
                            position.id()
                        );
                        let rules: Vec<_> = holding.iter().map(|(_, rule)| rule.id).collect();
                        let (what, help) = if rules.is_empty() {
                            (format!("no rule decides {post}"), "add the combination to a rule")
                        } else {
                            (
                                format!("{} rules decide {post}: {}", rules.len(), rules.join(", ")),
                                "narrow one of the rules",
                            )
                        };
                        problems.push(files.error(PATH, rules.last().and_then(place), what, help));
                    }
                }
            }
        }
    }
    for (rule, used) in rulebook.rules.iter().zip(used) {
        if !used {
            problems.push(files.error(
                PATH,
                place(&rule.id),
                format!("no post reaches `{}`", rule.id),
                "mend its conditions or remove it",
            ));
        }
    }
    decided_by
}
