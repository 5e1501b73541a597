//! Where an id stands among those of a vocabulary: one look at a table instead of a comparison with each.

/// The largest number of ids.
const MOST: usize = 64;
const SLOTS: usize = 4 * MOST;
const BITS: u32 = SLOTS.trailing_zeros();
/// Odd factors are tried one after another, from this one on, until no two ids share a slot.
const FIRST_FACTOR: u32 = 0x9e37_79b1;
const STEP: u32 = 0x6a09_e668;
/// The place of what is no id.
const NONE: u8 = u8::MAX;

/// A table of places that no two ids share.
#[derive(Debug)]
pub struct Places {
    factor: u32,
    table: [u8; SLOTS],
}

/// The slot of an id: of its length and three of its bytes.
#[inline]
const fn slot(factor: u32, id: &str) -> usize {
    let bytes = id.as_bytes();
    let length = bytes.len();
    if length == 0 {
        return 0;
    }
    let key = bytes[0] as u32 | (bytes[length / 2] as u32) << 8 | (bytes[length - 1] as u32) << 16;
    ((key ^ (length as u32) << 24).wrapping_mul(factor) >> (u32::BITS - BITS)) as usize
}

/// Whether two ids are the same.
#[inline]
fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    match one.len() {
        4..=12 => three(one) == three(other),
        _ => one == other,
    }
}

/// Four bytes of the beginning, of the middle and of the end: together all of a short id, and no branch hangs on its
/// length.
#[inline]
fn three(bytes: &[u8]) -> Option<[u32; 3]> {
    let first = bytes.first_chunk::<4>()?;
    let middle = bytes.get((bytes.len() - 4) / 2..)?.first_chunk::<4>()?;
    let last = bytes.last_chunk::<4>()?;
    Some([first, middle, last].map(|word| u32::from_le_bytes(*word)))
}

impl Places {
    /// The table of these ids. Where no table without shared slots is found, and for more than 64 ids, ids are compared
    /// one after another.
    #[must_use]
    pub const fn of(ids: &[&str]) -> Self {
        let mut factor = FIRST_FACTOR;
        let mut tries = 0;
        while tries < 256 && ids.len() <= MOST {
            let mut table = [NONE; SLOTS];
            let mut at = 0;
            while at < ids.len() {
                let slot = slot(factor, ids[at]);
                if table[slot] != NONE {
                    break;
                }
                table[slot] = at as u8;
                at += 1;
            }
            if at == ids.len() {
                return Self { factor, table };
            }
            factor = factor.wrapping_add(STEP);
            tries += 1;
        }
        Self { factor: 0, table: [NONE; SLOTS] }
    }

    /// The place of an id among those the table was made of.
    #[must_use]
    #[inline]
    pub fn find(&self, ids: &[&str], id: &str) -> Option<usize> {
        // The table and what looks into it take more room than the ids.
        if cfg!(feature = "compact") || self.factor == 0 {
            return ids.iter().position(|known| *known == id);
        }
        let place = usize::from(self.table[slot(self.factor, id)]);
        ids.get(place).is_some_and(|known| same(known, id)).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_id_is_found(ids: &[String], at_once: bool) {
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let places = Places::of(&ids);
        assert_eq!(places.factor != 0, at_once);
        for (at, id) in ids.iter().enumerate() {
            assert_eq!(places.find(&ids, id), Some(at), "{id}");
            assert_eq!(places.find(&ids, &format!("{id}x")), None);
            assert_eq!(places.find(&ids, &id.replace('a', "b")), None, "{id}");
        }
    }

    #[test]
    fn every_id_of_any_length_has_a_place_of_its_own() {
        let ids: Vec<String> = (0..30).map(|length| format!("{}a", "z".repeat(length))).collect();
        every_id_is_found(&ids, true);
        assert_eq!(Places::of(&["", "a"]).find(&["", "a"], ""), Some(0));
        assert_eq!(Places::of(&["a"]).find(&["a"], ""), None);
    }

    #[test]
    fn ids_that_no_table_can_tell_apart_are_found_all_the_same() {
        every_id_is_found(&["acca".to_owned(), "adca".to_owned()], false);
        every_id_is_found(&(100..200).map(|at| format!("a{at}")).collect::<Vec<_>>(), false);
    }
}
