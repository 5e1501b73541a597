//! One text from the body and the post, the name of the row's own region taken off where that changes nothing: rows of
//! different regions then have their text in common.

use super::{Town, Whereabouts};

/// Whether a text begins with a name; mostly a byte tells that it does not.
fn begins(text: &str, name: &str) -> bool {
    text.as_bytes().get(2) == name.as_bytes().get(2) && text.starts_with(name)
}

/// What is left of a text without the region's names but for the last character of its own, which tells the level
/// (昆山市委 → 市委). None if the text does not begin with it.
fn without_region<'t>(text: &'t str, place: &Whereabouts) -> Option<&'t str> {
    let name = place.region().filter(|_| place.cut > 0)?.name;
    let own = |text: &'t str| begins(text, name).then(|| &text[place.cut..]);
    own(text).or_else(|| {
        let text = if begins(text, "中共") { &text["中共".len()..] } else { text };
        let above = place.above.as_str();
        own(text).or_else(|| own(text.strip_prefix(above).filter(|_| !above.is_empty() && begins(text, above))?))
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
