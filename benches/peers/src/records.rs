//! The posts that are decided.

use crate::{About, Post, rules};
use std::collections::BTreeMap;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Level, Organ, Position};

/// Every post.
pub fn space() -> Vec<Post> {
    let mut out = Vec::new();
    for &level in Level::ALL {
        for &organ in Organ::ALL {
            for &position in Position::ALL {
                out.extend(About::ALL.iter().map(|&about| Post { level, organ, position, about }));
            }
        }
    }
    out
}

/// A sequence that is the same on every machine (SplitMix64).
pub struct AtRandom(u64);

/// The sequence with this seed.
pub fn at_random(seed: u64) -> AtRandom {
    AtRandom(seed)
}

impl AtRandom {
    /// The next number below a limit.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit as u64) as usize
    }
}

/// Posts as places in [`space`]: every rule as often as every other, within a rule every post.
pub fn records(count: usize) -> Vec<u16> {
    let mut by_rule: BTreeMap<usize, Vec<u16>> = BTreeMap::new();
    for (place, post) in space().into_iter().enumerate() {
        by_rule.entry(rules::rule(post)).or_default().push(place as u16);
    }
    let by_rule: Vec<Vec<u16>> = by_rule.into_values().collect();
    let mut random = at_random(2025_08_01);
    (0..count)
        .map(|_| {
            let posts = &by_rule[random.below(by_rule.len())];
            posts[random.below(posts.len())]
        })
        .collect()
}

/// The same posts as rows of CSV, sectors by id: a matter is one to three sectors of its kind.
pub fn csv_of(records: &[u16]) -> String {
    let space = space();
    let mut random = at_random(20);
    let mut out = String::from("level,organ,position,sectors\n");
    for &place in records {
        let post = space[usize::from(place)];
        let [organ, position, level, _] = post.ids();
        let mut sectors: Vec<&str> = Vec::new();
        if matches!(post.about, About::Environment | About::Both) {
            sectors.push(BUILTIN.sectors[0].id);
        }
        let (from, count) = match post.about {
            About::Listed | About::Both => (1, 1 + random.below(3)),
            About::Unlisted => (0, 1 + random.below(2)),
            About::Unstated | About::Environment => (0, 0),
        };
        for _ in 0..count {
            sectors.push(if post.about == About::Unlisted {
                BUILTIN.departments[random.below(BUILTIN.departments.len())].id
            } else {
                BUILTIN.sectors[from + random.below(BUILTIN.sectors.len() - from)].id
            });
        }
        out.push_str(&format!("{level},{organ},{position},{}\n", sectors.join(";")));
    }
    out
}
