//! The known word nearest to one that is not known: for every message that asks "did you mean …?".

/// The known word nearest to what was typed, if it is near: no more than a third of the letters differ, one at least may.
/// Two letters in each other's place count as one. Of several the first.
///
/// ```
/// assert_eq!(zeren_core::nearest("picking-and-chosing", ["formalism", "picking-and-choosing"]), Some("picking-and-choosing"));
/// ```
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (typed.chars().count() / 3).max(1);
    let measured = known.into_iter().map(|word| (strsim::osa_distance(typed, word), word));
    measured.filter(|(far, _)| *far <= limit).min_by_key(|(far, _)| *far).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_only_if_near() {
        assert_eq!(nearest("party-principle", ["other", "party-principal"]), Some("party-principal"));
        assert_eq!(nearest("watr", ["waste", "water"]), Some("water"));
        assert_eq!(nearest("depuyt-head", ["deputy-head", "membership"]), Some("deputy-head"));
        assert_eq!(nearest("做选", ["搞变通", "做选择"]), Some("做选择"));
        for typed in ["zebra", "zzz", "", "party"] {
            assert_eq!(nearest(typed, ["water", "waste", "party-principal"]), None, "{typed}");
        }
        assert_eq!(nearest("watex", ["water", "wates"]), Some("water"), "of several the first");
    }
}
