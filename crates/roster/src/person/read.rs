//! Reads the title of a row and its portfolio.

use super::Whereabouts;
use super::compose::Composed;
use zeren_core::Engine;
use zeren_core::determine::{Contradiction, Query};
use zeren_core::model::{Level, Levels, Organ};
use zeren_core::title::{PartKind, Post, Reading, Sectors, Title, TitleError};

/// Why nothing of a title was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Failed {
    Empty,
    TooLong,
    Nothing,
    /// Bytes that the encoding of the file does not know.
    Malformed,
}

/// A title, read.
#[derive(Clone, Debug)]
pub(super) struct TitleRead {
    pub(super) text: String,
    pub(super) reading: Reading,
    pub(super) failed: Option<Failed>,
    /// For each post, the township or zone it belongs to.
    pub(super) below: Vec<String>,
    /// For each post, whether its own name says its division of work: 组织委员.
    pub(super) divided: Vec<bool>,
    /// For each post, whether it names a region itself.
    pub(super) names_region: Vec<bool>,
    /// The region the title names, where it contradicts the row's.
    pub(super) contradicts: Option<String>,
    pub(super) unread: Vec<String>,
}

impl TitleRead {
    /// Whether the reading depends on the region's code, not on its kind alone.
    pub(super) fn is_specific(&self) -> bool {
        self.contradicts.is_some() || self.names_region.contains(&true)
    }
}

fn failure(text: &str, failed: Failed) -> TitleRead {
    TitleRead {
        text: text.to_owned(),
        reading: Reading::default(),
        failed: Some(failed),
        below: Vec::new(),
        divided: Vec::new(),
        names_region: Vec::new(),
        contradicts: None,
        unread: Vec::new(),
    }
}

/// A township or zone that the body of a row names (周市镇人民政府). Rows of different townships have the rest of their
/// text in common, so that the name is taken off before it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Town {
    /// Its name: 周市镇.
    pub name: String,
    /// What of the name stays: 镇.
    pub kind: String,
    /// How many bytes come off.
    pub(super) cut: usize,
}

impl Town {
    /// The township that a body belongs to.
    pub(super) fn of(engine: &Engine, unit: &str) -> Option<Self> {
        let text = format!("{unit}书记");
        let reading = engine.read(&text).ok()?;
        let title = Title::new(engine.lexicon(), &text).ok()?;
        let [post] = reading.posts.as_slice() else { return None };
        if !reading.unread.is_empty() || !is_small(post.levels) || post.levels.contains(Level::Village) {
            return None;
        }
        let (name, from, at) = below_in(&title, post, &Whereabouts::default())?;
        let cut = text.char_indices().nth(at as usize)?.0;
        let kind = name.get(cut..)?.to_owned();
        (from == 0 && cut > 0 && unit.starts_with(&name)).then_some(Self { name, kind, cut })
    }

    /// The name of the township or zone that a post of its row names, itself or by leaving it out.
    #[must_use]
    pub fn name_for<'n>(town: Option<&'n Self>, named: &'n str) -> &'n str {
        match town {
            Some(town) if named.is_empty() || named == town.kind => &town.name,
            _ => named,
        }
    }
}

/// The township or zone a post belongs to, by its words.
fn below(title: &Title<'_>, post: &Post, place: &Whereabouts) -> String {
    below_in(title, post, place).map(|(name, ..)| name).unwrap_or_default()
}

/// The same, with where its name begins and where what kind of place it is.
fn below_in(title: &Title<'_>, post: &Post, place: &Whereabouts) -> Option<(String, u32, u32)> {
    let mut start = None;
    let mut parts = post.parts.clone();
    parts.sort_by_key(|part| part.span);
    for part in &parts {
        let words = title.slice(part.span);
        match part.kind {
            // 平安街道: a word of another sense may be a name before 街道.
            PartKind::Name | PartKind::Region | PartKind::Field => {
                let own = place.regions.iter().any(|region| region.name == words);
                start = if own {
                    None
                } else {
                    Some(start.filter(|_| part.kind == PartKind::Name).unwrap_or(part.span.start))
                };
            }
            PartKind::Place => {
                let from = start.unwrap_or(part.span.start);
                let whole: String =
                    title.text().chars().skip(from as usize).take((part.span.end - from) as usize).collect();
                return Some((whole.trim().to_owned(), from, part.span.start));
            }
            PartKind::Body if start.is_some() => {
                let ending = ["街道", "镇", "乡"].into_iter().find(|ending| words.starts_with(ending));
                if let (Some(from), Some(ending)) = (start, ending) {
                    let name: String =
                        title.text().chars().skip(from as usize).take((part.span.start - from) as usize).collect();
                    return Some((format!("{}{ending}", name.trim()), from, part.span.start));
                }
            }
            _ => start = None,
        }
    }
    None
}

/// How well a reading reads: less unread first, then fewer posts of no known body.
fn worth(reading: &Reading) -> (std::cmp::Reverse<usize>, std::cmp::Reverse<usize>, usize) {
    let unknown = |post: &&Post| {
        matches!(post.organ, Organ::Other) || (post.organ == Organ::Department && post.matters().is_empty())
    };
    let posts = reading.posts.len();
    let lost = if posts == 0 { 100 } else { reading.unread.len() };
    (std::cmp::Reverse(lost), std::cmp::Reverse(reading.posts.iter().filter(unknown).count()), posts)
}

fn is_small(levels: Levels) -> bool {
    !levels.is_empty() && levels.iter().all(|level| matches!(level, Level::Township | Level::Zone | Level::Village))
}

/// Reads a composed title for a row of this place; none if shortening it lost the region.
fn read_as(engine: &Engine, composed: &Composed<'_>, place: &Whereabouts) -> Option<TitleRead> {
    let whole = composed.text();
    if whole.contains('\u{fffd}') {
        return Some(failure(&whole, Failed::Malformed));
    }
    let reading = match engine.read(&whole) {
        Ok(reading) => reading,
        Err(TitleError::Empty) => return Some(failure(&whole, Failed::Empty)),
        Err(TitleError::TooLong) => return Some(failure(&whole, Failed::TooLong)),
    };
    let mut best = (whole, reading);
    let is_whole = |reading: &Reading| worth(reading).0.0 == 0 && worth(reading).1.0 == 0;
    if !composed.unit.is_empty() && !is_whole(&best.1) {
        // What a row calls its unit may be no part of the title: 四套班子, 第三组.
        if let Ok(alone) = engine.read(composed.title)
            && worth(&alone) > worth(&best.1)
        {
            best = (composed.title.to_owned(), alone);
        }
    }
    let (text, mut reading) = best;
    if reading.posts.is_empty() {
        let failed = if composed.title.is_empty() { Failed::Empty } else { Failed::Nothing };
        return Some(failure(&text, failed));
    }
    let names_region: Vec<bool> = reading.posts.iter().map(|post| !post.regions.is_empty()).collect();
    let title = Title::new(engine.lexicon(), &text).ok()?;
    let mut names: Vec<String> = reading.posts.iter().map(|post| below(&title, post, place)).collect();
    // 周市镇党委副书记、镇长: the second post lies where the first does.
    for index in 1..names.len() {
        if names[index].is_empty() && is_small(reading.posts[index].levels) {
            names[index] = names[index - 1].clone();
        }
    }
    let says = |words: &str| words.ends_with("委员") && words != "常务委员" && words.chars().count() > 2;
    let divided =
        |post: &Post| post.parts.iter().any(|part| part.kind == PartKind::Position && says(title.slice(part.span)));
    let divided = reading.posts.iter().map(divided).collect();
    let unread = reading.unread.iter().map(|span| title.slice(*span).to_owned()).collect();
    let query = Query { regions: place.regions.clone(), ..Query::default() };
    let mut contradicts = None;
    if !query.regions.is_empty() {
        match query.apply(&mut reading) {
            Ok(()) => {
                let lost = |(post, named): (&Post, &bool)| {
                    !named && post.regions.is_empty() && !is_small(post.levels) && post.organ != Organ::Central
                };
                if composed.shortened && reading.posts.iter().zip(&names_region).any(lost) {
                    return None;
                }
            }
            Err(Contradiction::Region) if composed.shortened => return None,
            Err(Contradiction::Region) => {
                let named = reading.posts.iter().flat_map(|post| post.regions.first()).next();
                contradicts = named.map(|region| region.path(engine.lexicon()));
            }
            Err(_) => {}
        }
    }
    Some(TitleRead { text, reading, failed: None, below: names, divided, names_region, contradicts, unread })
}

/// Reads the title of a row.
pub(super) fn read_title(
    engine: &Engine,
    short: &Composed<'_>,
    whole: &Composed<'_>,
    place: &Whereabouts,
) -> TitleRead {
    read_as(engine, short, place)
        .or_else(|| read_as(engine, whole, place))
        .unwrap_or_else(|| failure(&whole.text(), Failed::Nothing))
}

/// A portfolio, read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct FieldsRead {
    pub(super) sectors: Sectors,
    pub(super) unlisted: bool,
    pub(super) unread: Vec<String>,
    /// Whether anything is said at all.
    pub(super) stated: bool,
}

/// Reads a portfolio, as it stands in a column of its own.
pub(super) fn read_fields(engine: &Engine, text: &str) -> FieldsRead {
    const NOTHING: [&str; 9] = ["", "无", "-", "--", "—", "——", "/", "暂无", "待定"];
    const OPENS: [&str; 8] = ["分管", "负责", "主管", "协助", "联系", "主持", "牵头", "协管"];
    if NOTHING.contains(&text) {
        return FieldsRead::default();
    }
    let opens = OPENS.iter().any(|word| text.starts_with(word));
    // Any deputy takes a portfolio; which one makes no difference.
    let whole = if opens { format!("副县长({text})") } else { format!("副县长(分管{text})") };
    let unread = || FieldsRead { unread: vec![text.to_owned()], stated: true, ..FieldsRead::default() };
    let Ok(reading) = engine.read(&whole) else { return unread() };
    let Ok(title) = Title::new(engine.lexicon(), &whole) else { return unread() };
    let Some(post) = reading.posts.first() else { return unread() };
    FieldsRead {
        sectors: post.sectors,
        unlisted: post.unlisted,
        unread: reading.unread.iter().map(|span| title.slice(*span).to_owned()).collect(),
        stated: true,
    }
}
