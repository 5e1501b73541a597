//! The region a row belongs to, from its code and its name.

use rustc_hash::FxHashMap as HashMap;
use std::rc::Rc;
use zeren_core::Engine;
use zeren_core::model::Level;
use zeren_core::title::Region;

/// What is wrong with the region of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// There is no region with this code.
    NoSuchCode(String),
    /// There is no region of this name.
    NoSuchName(String),
    /// The code is that of another region than the name.
    CodeAndName {
        /// The code as written.
        code: String,
        /// The region whose code it is.
        of: String,
        /// The name as written.
        name: String,
    },
}

/// Where a row belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// The regions it may be; mostly one.
    pub regions: Vec<Region>,
    /// The name as written, where it is no known region.
    pub written: String,
    /// What is wrong.
    pub trouble: Option<Trouble>,
    /// The names of the regions that the region lies in, one after another.
    pub(super) above: String,
    /// How many bytes of the region's name come off the front of a title, all but the last character, which tells the
    /// level; 0 where none do.
    pub(super) cut: usize,
    kind: u32,
}

impl Whereabouts {
    /// A known region.
    #[must_use]
    pub fn of(engine: &Engine, region: Region) -> Self {
        let mut found = Self { regions: vec![region], ..Self::default() };
        found.look_above(engine);
        found
    }

    fn look_above(&mut self, engine: &Engine) {
        self.kind = self.kind_of();
        if let Some(region) = self.region() {
            let path = region.path(engine.lexicon());
            self.above = path.strip_suffix(region.name).unwrap_or("").to_owned();
            self.cut = cut(region.name);
        }
    }

    /// The region, if it is known.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        match self.regions.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether nothing is said of it.
    #[must_use]
    pub const fn is_unsaid(&self) -> bool {
        self.regions.is_empty() && self.written.is_empty()
    }

    /// What the reading of a title may depend on: the level and what the name ends in.
    pub(super) const fn kind(&self) -> u32 {
        self.kind
    }

    fn kind_of(&self) -> u32 {
        match self.regions.as_slice() {
            [] => 0,
            [only] if !only.is_apart() => {
                let ending = only.name.chars().next_back().unwrap_or(' ');
                let prefecture = u32::from(only.name.ends_with("地区"));
                (ending as u32) << 4 | (only.level().index() as u32) << 1 | prefecture | 1 << 30
            }
            [first, ..] => first.code | 1 << 31,
        }
    }
}

/// How many bytes of a region's name say which it is, not what kind.
fn cut(name: &str) -> usize {
    // 自治区 and 地区 say their level with more than a character; such regions are few. Of others (西沙群岛,
    // 大柴旦行政委员会) the last character alone says nothing.
    match name.char_indices().next_back() {
        Some((at, end)) if "省市县区旗州盟".contains(end) && !name.ends_with("自治区") && !name.ends_with("地区") => {
            at
        }
        _ => 0,
    }
}

/// How many are remembered.
const MOST: usize = 8192;

/// A row lately seen: code, name, and what was found.
#[derive(Debug, Default)]
struct Seen {
    code: String,
    name: String,
    found: Option<Rc<Whereabouts>>,
}

/// Finds regions, each once.
#[derive(Debug, Default)]
pub struct Places {
    /// The regions by their full names, filled when the first is looked for.
    by_name: HashMap<&'static str, Vec<Region>>,
    known: HashMap<String, Rc<Whereabouts>>,
    key: String,
    /// The last rows that differ: a region is written in two ways at most, row by row.
    last: [Seen; 2],
}

/// Six digits of a code, which may be longer (townships) or written with spaces.
fn code_of(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\'' && *c != '`').collect();
    let whole = digits.strip_suffix(".0").unwrap_or(&digits);
    let fits = matches!(whole.len(), 2 | 4 | 6 | 9 | 12) && whole.bytes().all(|byte| byte.is_ascii_digit());
    let six: String = whole.chars().chain(std::iter::repeat('0')).take(6).collect();
    fits.then(|| six.parse().ok()).flatten()
}

/// Whether a text names a township or zone, which the list of divisions does not hold.
fn is_below(engine: &Engine, name: &str) -> bool {
    engine.read(&format!("{name}党委书记")).is_ok_and(|reading| {
        reading.unread.is_empty()
            && reading.posts.first().is_some_and(|post| matches!(post.level(), Some(Level::Township | Level::Zone)))
    })
}

impl Places {
    /// The region of a row: its code and its name as written.
    pub fn find(&mut self, engine: &Engine, code: &str, name: &str, otherwise: &Whereabouts) -> Rc<Whereabouts> {
        for seen in &self.last {
            if let Some(found) = seen.found.as_ref().filter(|_| seen.code == code && seen.name == name) {
                return Rc::clone(found);
            }
        }
        self.key.clear();
        self.key.push_str(code);
        self.key.push('\u{1f}');
        self.key.push_str(name);
        let found = match self.known.get(&self.key) {
            Some(found) => Rc::clone(found),
            None => {
                let mut found = self.look_up(engine, code, name, otherwise);
                found.look_above(engine);
                let found = Rc::new(found);
                if self.known.len() >= MOST {
                    self.known.clear();
                }
                self.known.insert(self.key.clone(), Rc::clone(&found));
                found
            }
        };
        self.last.swap(0, 1);
        let seen = &mut self.last[0];
        code.clone_into(&mut seen.code);
        name.clone_into(&mut seen.name);
        seen.found = Some(Rc::clone(&found));
        found
    }

    /// The regions a text names.
    fn named(&mut self, engine: &Engine, name: &str) -> Vec<Region> {
        let plain: String = name.chars().filter(|c| !c.is_whitespace() && !"-—/>、,".contains(*c)).collect();
        if plain.is_empty() {
            return Vec::new();
        }
        if self.by_name.is_empty() {
            for (code, _) in engine.lexicon().all_regions() {
                if let Some(region) = Region::by_code(engine.lexicon(), code) {
                    self.by_name.entry(region.name).or_default().push(region);
                }
            }
        }
        // Full names, alone or behind those above; what is written otherwise is looked for the long way.
        if let Some(found) = self.by_name.get(plain.as_str()) {
            return found.clone();
        }
        let ends = plain.char_indices().skip(2).filter_map(|(at, _)| self.by_name.get(&plain[at..]));
        let whole = ends.flatten().find(|region| region.path(engine.lexicon()) == plain);
        whole.map_or_else(|| Region::named(engine.lexicon(), &plain), |region| vec![*region])
    }

    fn look_up(&mut self, engine: &Engine, code: &str, name: &str, otherwise: &Whereabouts) -> Whereabouts {
        if code.is_empty() && name.is_empty() {
            return otherwise.clone();
        }
        let by_code = code_of(code).and_then(|code| Region::by_code(engine.lexicon(), code));
        let by_name = self.named(engine, name);
        let no_code = || (!code.is_empty()).then(|| Trouble::NoSuchCode(code.to_owned()));
        match (by_code, by_name.as_slice()) {
            (Some(region), _) if name.is_empty() || by_name.contains(&region) => {
                Whereabouts { regions: vec![region], ..Whereabouts::default() }
            }
            // A township's or zone's name beside the code of its county.
            (Some(region), []) if is_below(engine, name) => {
                Whereabouts { regions: vec![region], written: name.to_owned(), ..Whereabouts::default() }
            }
            (Some(region), named) => {
                let of = region.path(engine.lexicon());
                let trouble = Trouble::CodeAndName { code: code.to_owned(), of, name: name.to_owned() };
                let regions = if named.is_empty() { vec![region] } else { named.to_vec() };
                Whereabouts { regions, trouble: Some(trouble), ..Whereabouts::default() }
            }
            (None, []) => {
                let trouble = if name.is_empty() {
                    no_code()
                } else if is_below(engine, name) {
                    None
                } else {
                    Some(Trouble::NoSuchName(name.to_owned()))
                };
                let written = if name.is_empty() { code } else { name };
                Whereabouts { written: written.to_owned(), trouble, ..Whereabouts::default() }
            }
            (None, named) => Whereabouts { regions: named.to_vec(), trouble: no_code(), ..Whereabouts::default() },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(code: &str, name: &str) -> Whereabouts {
        (*Places::default().find(&Engine::new(), code, name, &Whereabouts::default())).clone()
    }

    #[test]
    fn code_and_name_are_checked_against_each_other() {
        let kunshan = |found: &Whereabouts| found.region().map(|region| region.code) == Some(320_583);
        assert!(kunshan(&find("320583", "昆山市")));
        assert!(kunshan(&find("320583", "江苏省苏州市昆山市")));
        assert!(kunshan(&find("320583.0", "昆山")));
        assert!(kunshan(&find("320583100000", "")));
        assert!(kunshan(&find("", "江苏省 苏州市 昆山市")));
        assert!(matches!(find("320585", "昆山市").trouble, Some(Trouble::CodeAndName { .. })));
        assert!(matches!(find("320599", "昆山市").trouble, Some(Trouble::NoSuchCode(_))));
        assert!(matches!(find("", "不存在市").trouble, Some(Trouble::NoSuchName(_))));
        assert_eq!(find("320583", "周市镇").trouble, None);
        assert!(find("", "朝阳区").regions.len() > 1);
        assert_eq!(find("110105", "朝阳区").region().map(|region| region.code), Some(110_105));
    }
}
