//! Levels of administration.

use super::Set;

vocabulary! {
    /// The level of the region or body a post belongs to.
    Level {
        /// Provinces, autonomous regions, municipalities.
        Province "province" "省级" "provincial level",
        /// Cities with districts, prefectures, leagues.
        Prefecture "prefecture" "市级" "prefecture level",
        /// Counties, banners, districts, county-level cities.
        County "county" "县级" "county level",
        /// Townships, towns, sub-districts.
        Township "township" "乡镇(街道)" "township or sub-district",
        /// Development zones of every kind.
        Zone "zone" "各类开发区" "development zone",
        /// Central organs; not local.
        Central "central" "中央" "central level",
        /// Villages and communities.
        Village "village" "村(社区)" "village or community",
    }
}

/// A set of levels: those a post may have, as far as is known.
pub type Levels = Set<Level>;

impl Levels {
    /// 县级以上: county, prefecture, province.
    pub const COUNTY_UP: Self = Self::from_bits(0b0000_0111);
    /// Every local level at which there is a leadership: 县级以上, townships, zones.
    pub const LOCAL: Self = Self::from_bits(0b0001_1111);
}
