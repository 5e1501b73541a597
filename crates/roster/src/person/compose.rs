//! One text from the body and the post, the name of the row's own region taken off where that changes nothing: rows of
//! different regions then have their text in common.

use super::{Town, Whereabouts};

/// What comes off the front of a text: the region's names but for the last character of its own, which tells the level
/// (昆山市委 → 市委). None if the text does not begin with it.
fn without_region<'t>(text: &'t str, place: &Whereabouts) -> Option<&'t str> {
    let region = place.region()?;
    // 自治区 and 地区 say their level with more than a character; such regions are few.
    if region.name.ends_with("自治区") || region.name.ends_with("地区") {
        return None;
    }
    let end = region.name.chars().next_back()?;
    // 西沙群岛, 大柴旦行政委员会: the last character alone says nothing.
    if !"省市县区旗州盟".contains(end) {
        return None;
    }
    let kept = end.len_utf8();
    let own = |text: &'t str| text.starts_with(region.name).then(|| &text[region.name.len() - kept..]);
    own(text).or_else(|| {
        let text = text.strip_prefix("中共").unwrap_or(text);
        let above = if place.above.is_empty() { "\0" } else { place.above.as_str() };
        own(text).or_else(|| own(text.strip_prefix(above)?))
    })
}

/// The body and the post of a row, as they are put to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Composed<'t> {
    pub(super) unit: &'t str,
    pub(super) title: &'t str,
    /// Whether the region's name came off.
    pub(super) shortened: bool,
}

impl<'t> Composed<'t> {
    /// As written.
    pub(super) const fn whole(unit: &'t str, title: &'t str) -> Self {
        Self { unit, title, shortened: false }
    }

    /// Without the names of the row's own region.
    pub(super) fn short(unit: &'t str, title: &'t str, place: &Whereabouts) -> Self {
        let short_unit = without_region(unit, place);
        let short_title = without_region(title, place);
        Self {
            unit: short_unit.unwrap_or(unit),
            title: short_title.unwrap_or(title),
            shortened: short_unit.is_some() || short_title.is_some(),
        }
    }

    /// Without the name of the township that the body names.
    pub(super) fn without_town(self, town: &Town) -> Self {
        let name = &self.unit[..town.cut.min(self.unit.len())];
        Self {
            unit: &self.unit[name.len()..],
            title: self.title.strip_prefix(name).unwrap_or(self.title),
            shortened: self.shortened,
        }
    }

    /// Body and post as one title. The body is left out where the post already begins with it.
    pub(super) fn text(&self) -> String {
        if self.unit.is_empty() || self.title.starts_with(self.unit) {
            self.title.to_owned()
        } else {
            [self.unit, self.title].concat()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Places;
    use super::*;
    use zeren_core::Engine;

    #[test]
    fn the_level_stays_when_the_region_comes_off() {
        let engine = Engine::new();
        let place =
            |code: u32| (*Places::default().find(&engine, &code.to_string(), "", &Whereabouts::default())).clone();
        let short = |unit, code| Composed::short(unit, "书记", &place(code)).unit;
        assert_eq!(short("昆山市委", 320_583), "市委");
        assert_eq!(short("江苏省苏州市昆山市水利局", 320_583), "市水利局");
        assert_eq!(short("中共昆山市委", 320_583), "市委");
        assert_eq!(short("太仓市委", 320_583), "太仓市委");
        assert_eq!(short("浦东新区区委", 310_115), "区区委");
    }
}
