//! Areas of the space: products of sets, with a name that says which.

use super::Known;
use crate::decide::{Facts, Tri};
use crate::model::{Level, Matters, Organ, Position};
use crate::table::Fields;
use std::collections::BTreeMap;

vocabulary! {
    /// What posts differ in.
    Axis {
        /// The level.
        Level "level" "层级" "level",
        /// The organ.
        Organ "organ" "机关" "organ",
        /// The position.
        Position "position" "职务" "position",
        /// What the portfolio or department is about.
        Matters "matters" "分管或者所在部门" "portfolio or department",
        /// Whether the department bears important duties.
        Importance "importance" "是否承担重要生态环境保护职责" "important duties",
        /// Whether the person is a member of the leadership.
        Membership "membership" "是否领导班子成员" "membership of the leadership",
        /// Whether deputies count as 部门负责人.
        DeputyHead "deputy-head" "副职是否属于部门负责人" "deputies as department heads",
    }
}

impl Axis {
    /// How many values there are on it.
    #[must_use]
    pub const fn width(self) -> u32 {
        match self {
            Self::Level => Level::ALL.len() as u32,
            Self::Organ => Organ::ALL.len() as u32,
            Self::Position => Position::ALL.len() as u32,
            Self::Matters => 8,
            Self::Importance | Self::Membership | Self::DeputyHead => Tri::ALL.len() as u32,
        }
    }

    const fn full(self) -> u16 {
        (1 << self.width()) - 1
    }
}

/// A product of sets of values, one an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area {
    sides: [u16; Axis::ALL.len()],
}

/// The letters of a name: without those that look like another.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl Area {
    /// The area of one point.
    #[must_use]
    pub fn of(fields: Fields, facts: Facts) -> Self {
        let Fields { level, organ, position, matters } = fields;
        let places = [
            level.index(),
            organ.index(),
            position.index(),
            usize::from(matters.bits() & 7),
            facts.importance as usize,
            facts.membership as usize,
            facts.deputy_head as usize,
        ];
        Self { sides: places.map(|place| 1 << place) }
    }

    fn places(self, axis: Axis) -> impl Iterator<Item = usize> {
        (0..axis.width() as usize).filter(move |place| self.sides[axis.index()] >> place & 1 == 1)
    }

    /// Whether every value of an axis is in it, so that it does not matter.
    #[must_use]
    pub const fn is_whole(self, axis: Axis) -> bool {
        self.sides[axis.index()] == axis.full()
    }

    /// Its levels.
    pub fn levels(self) -> impl Iterator<Item = Level> {
        self.places(Axis::Level).map(|place| Level::ALL[place])
    }

    /// Its organs.
    pub fn organs(self) -> impl Iterator<Item = Organ> {
        self.places(Axis::Organ).map(|place| Organ::ALL[place])
    }

    /// Its positions.
    pub fn positions(self) -> impl Iterator<Item = Position> {
        self.places(Axis::Position).map(|place| Position::ALL[place])
    }

    /// Its sets of matters.
    pub fn matters(self) -> impl Iterator<Item = Matters> {
        self.places(Axis::Matters).map(|place| Matters::from_bits(place as u8))
    }

    /// Its values of a yes-or-no fact; none for another axis.
    pub fn values(self, axis: Axis) -> impl Iterator<Item = Tri> {
        let is_fact = matches!(axis, Axis::Importance | Axis::Membership | Axis::DeputyHead);
        self.places(axis).filter(move |_| is_fact).map(|place| Tri::ALL[place])
    }

    /// How many points are in it.
    #[must_use]
    pub fn len(self) -> usize {
        self.sides.iter().map(|side| side.count_ones() as usize).product()
    }

    /// Whether no point is in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// What is in this area and in the other.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let mut sides = self.sides;
        sides.iter_mut().zip(other.sides).for_each(|(side, other)| *side &= other);
        Self { sides }
    }

    /// Every point of it.
    pub fn points(self) -> impl Iterator<Item = (Fields, Facts)> {
        let facts = move || {
            self.values(Axis::Importance).flat_map(move |importance| {
                self.values(Axis::Membership).flat_map(move |membership| {
                    self.values(Axis::DeputyHead).map(move |deputy_head| Facts { importance, membership, deputy_head })
                })
            })
        };
        self.levels().flat_map(move |level| {
            self.organs().flat_map(move |organ| {
                self.positions().flat_map(move |position| {
                    self.matters().flat_map(move |matters| {
                        facts().map(move |facts| (Fields { level, organ, position, matters }, facts))
                    })
                })
            })
        })
    }

    /// Its first point.
    #[must_use]
    pub fn first(self) -> Option<Known> {
        self.points().next().map(|(fields, facts)| Known::at(fields, facts))
    }

    /// The name of the area: an R and ten letters that say which it is, whatever is decided there, so that it outlives
    /// every change of the rules. The last letter guards against typing errors, the first keeps spreadsheets from taking
    /// it for a number.
    #[must_use]
    pub fn id(self) -> String {
        let bits =
            Axis::ALL.iter().zip(self.sides).fold(0_u64, |bits, (axis, side)| bits << axis.width() | u64::from(side));
        let digits = std::array::from_fn(|place| (bits >> (5 * (8 - place)) & 31) as u8);
        let letters = digits.iter().copied().chain([guard(&digits)]).map(|digit| char::from(LETTERS[digit as usize]));
        std::iter::once('R').chain(letters).collect()
    }

    /// The area with this name; none where no area has it.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        let digit = |letter: u8| {
            let letter = match letter.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                letter => letter,
            };
            LETTERS.iter().position(|known| *known == letter).map(|place| place as u8)
        };
        let id = id.trim().strip_prefix(['R', 'r'])?;
        let all: Vec<u8> = id.bytes().map(digit).collect::<Option<_>>()?;
        let (digits, last): (&[u8; 9], _) = (all.get(..9)?.try_into().ok()?, all.get(9..)?);
        if last != [guard(digits)] {
            return None;
        }
        let mut bits = digits.iter().fold(0_u64, |bits, digit| bits << 5 | u64::from(*digit));
        let mut sides = [0; Axis::ALL.len()];
        for axis in Axis::ALL.iter().rev() {
            sides[axis.index()] = (bits & u64::from(axis.full())) as u16;
            bits >>= axis.width();
        }
        let area = Self { sides };
        (bits == 0 && !area.is_empty()).then_some(area)
    }
}

/// The last letter of a name: another digit, or two that changed places, give another letter.
fn guard(digits: &[u8; 9]) -> u8 {
    let sum: u32 = (1..).zip(digits).map(|(weight, digit)| weight * u32::from(*digit)).sum();
    (sum % 31) as u8
}

/// Puts areas together that differ on one axis only and mean the same, axis by axis, the facts first. What comes out
/// covers the same points, each as often as before; the order follows the table.
#[must_use]
pub fn tile<K: Copy + Ord>(pieces: impl IntoIterator<Item = (Area, K)>) -> Vec<(Area, K)> {
    let mut tiles: Vec<(Area, K)> = pieces.into_iter().collect();
    for axis in Axis::ALL.iter().rev() {
        let mut places: BTreeMap<(Area, K), usize> = BTreeMap::new();
        let mut merged: Vec<(Area, K)> = Vec::new();
        for (area, key) in tiles {
            let side = area.sides[axis.index()];
            let mut rest = area;
            rest.sides[axis.index()] = 0;
            let place = *places.entry((rest, key)).or_insert_with(|| {
                merged.push((rest, key));
                merged.len() - 1
            });
            merged[place].0.sides[axis.index()] |= side;
        }
        tiles = merged;
    }
    tiles.sort_by_key(|(area, _)| area.sides.map(u16::trailing_zeros));
    tiles
}

#[cfg(test)]
mod tests {
    use super::super::points;
    use super::*;

    #[test]
    fn a_name_says_which_area_it_is() {
        let all = Area { sides: Axis::ALL.iter().map(|axis| axis.full()).collect::<Vec<_>>().try_into().unwrap() };
        assert_eq!(all.len(), super::super::POINTS);
        for area in points().map(|(fields, facts)| Area::of(fields, facts)).step_by(997).chain([all]) {
            let id = area.id();
            assert_eq!(id.len(), 11);
            assert_eq!(Area::from_id(&id), Some(area));
            assert_eq!(Area::from_id(&format!(" {} ", id.to_lowercase())), Some(area));
            for place in 0..11 {
                let mut typo = id.clone().into_bytes();
                typo[place] = if typo[place] == b'7' { b'8' } else { b'7' };
                assert_ne!(Area::from_id(&String::from_utf8(typo).unwrap()), Some(area), "{id}");
            }
        }
        assert_eq!(Area::from_id(""), None);
        assert_eq!(Area::from_id("乙乙乙乙乙乙乙乙乙乙"), None);
    }

    #[test]
    fn tiles_cover_every_point_once_with_its_own_key() {
        let key = |fields: Fields, facts: Facts| {
            (fields.level.index() + fields.organ.index() * fields.matters.len() + facts.membership as usize) % 5
        };
        let tiles = tile(points().map(|(fields, facts)| (Area::of(fields, facts), key(fields, facts))));
        let mut seen = std::collections::BTreeSet::new();
        for (area, wanted) in &tiles {
            for (fields, facts) in area.points() {
                assert_eq!(key(fields, facts), *wanted);
                assert!(seen.insert(Area::of(fields, facts)), "covered twice: {fields:?} {facts:?}");
            }
        }
        assert_eq!(seen.len(), super::super::POINTS);
        assert!(tiles.len() < 2000, "{} tiles", tiles.len());
    }
}
