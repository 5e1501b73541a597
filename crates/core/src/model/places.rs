//! Where an id stands among those of a vocabulary: one look at a table instead of a comparison with each.

/// The largest number of ids.
const MOST: usize = 64;
const SLOTS: usize = 4 * MOST;
const BITS: u32 = SLOTS.trailing_zeros();
/// Odd factors are tried one after another, from this one on, until no two ids share a slot.
const FIRST_FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
const STEP: u64 = 0x6a09_e667_f3bc_c908;
/// How many bytes are compared at once.
const PIECE: usize = 4;
/// The place of what is no id.
const NONE: u8 = u8::MAX;

/// The values of a vocabulary by their ids.
#[derive(Debug)]
pub struct Places<T: 'static, const COUNT: usize> {
    values: [Known<T>; COUNT],
    /// Where it is 0, no factor tells all ids apart, or one has fewer bytes than a key needs: they are compared one after
    /// another then.
    factor: u64,
    table: [u8; SLOTS],
}

#[derive(Clone, Copy, Debug)]
struct Known<T> {
    id: &'static str,
    key: u64,
    value: T,
}

/// The first four bytes of an id and its last four, if it has as many.
#[inline]
const fn key(id: &[u8]) -> Option<u64> {
    match (id.first_chunk(), id.last_chunk()) {
        (Some(first), Some(last)) => {
            Some(u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << u32::BITS)
        }
        _ => None,
    }
}

#[inline]
const fn slot(factor: u64, key: u64, length: usize) -> usize {
    ((key ^ length as u64).wrapping_mul(factor) >> (u64::BITS - BITS)) as usize
}

/// Whether two ids of one length and with one key are the same. Most have at most twelve bytes: the four in the middle
/// are compared then, whatever the length, so that no branch hangs on it.
#[inline]
fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() > 3 * PIECE {
        return one == other;
    }
    let at = (one.len() - PIECE) / 2;
    one.get(at..at + PIECE) == other.get(at..at + PIECE)
}

impl<T: Copy, const COUNT: usize> Places<T, COUNT> {
    /// The table of these ids, which has a slot of its own for each where that can be found.
    #[must_use]
    pub const fn of(all: [(&'static str, T); COUNT]) -> Self {
        let mut values = [Known { id: "", key: 0, value: all[0].1 }; COUNT];
        let mut factor = if COUNT > MOST { 0 } else { FIRST_FACTOR };
        let mut at = 0;
        while at < COUNT {
            let (id, value) = all[at];
            let key = match key(id.as_bytes()) {
                Some(key) => key,
                None => {
                    factor = 0;
                    0
                }
            };
            values[at] = Known { id, key, value };
            at += 1;
        }
        let mut tries = 0;
        while tries < 256 && factor != 0 {
            let mut table = [NONE; SLOTS];
            let mut at = 0;
            while at < COUNT {
                let slot = slot(factor, values[at].key, values[at].id.len());
                if table[slot] != NONE {
                    break;
                }
                table[slot] = at as u8;
                at += 1;
            }
            if at == COUNT {
                return Self { values, factor, table };
            }
            factor = factor.wrapping_add(STEP);
            tries += 1;
        }
        Self { values, factor: 0, table: [NONE; SLOTS] }
    }

    /// The one of `all`, of which the table was made, that has this id.
    #[must_use]
    #[inline]
    pub fn find(&self, all: &[T], id_of: impl Fn(T) -> &'static str, id: &str) -> Option<T> {
        // The table and what looks into it take more room than the ids.
        if cfg!(feature = "compact") || self.factor == 0 {
            return all.iter().copied().find(|value| id_of(*value) == id);
        }
        let key = key(id.as_bytes())?;
        let place = usize::from(self.table[slot(self.factor, key, id.len())]);
        let known = self.values.get(place)?;
        let found = known.key == key && known.id.len() == id.len() && same(known.id.as_bytes(), id.as_bytes());
        found.then_some(known.value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_id_is_found<const COUNT: usize>(ids: [String; COUNT], at_once: bool) {
        let ids: [&'static str; COUNT] = ids.map(|id| &*id.leak());
        let places = Places::of(ids.map(|id| (id, id)));
        assert_eq!(places.factor != 0, at_once);
        let find = |id: &str| places.find(&ids, |id| id, id);
        for id in ids {
            assert_eq!(find(id), Some(id));
            assert_eq!(find(&format!("{id}x")), None);
            for at in 0..id.len() {
                let mut other = id.to_owned();
                other.replace_range(at..=at, "#");
                assert_eq!(find(&other), None);
            }
        }
        assert_eq!(find("y"), None);
    }

    #[test]
    fn every_id_of_four_bytes_or_more_has_a_place_of_its_own() {
        every_id_is_found::<30>(std::array::from_fn(|length| format!("{}a", "z".repeat(length + 3))), true);
    }

    #[test]
    fn ids_that_no_table_can_tell_apart_are_found_all_the_same() {
        every_id_is_found::<5>(std::array::from_fn(|length| "z".repeat(length)), false);
        every_id_is_found(["acca.acca", "acca-acca"].map(str::to_owned), false);
        every_id_is_found::<100>(std::array::from_fn(|at| format!("a{at}")), false);
    }
}
