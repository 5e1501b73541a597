//! One line of a batch: a title, or a JSON object with a title or a post in fields.
//!
//! ```
//! use zeren_core::Engine;
//! use zeren_core::answer::Options;
//! let engine = Engine::new();
//! let mut out = Vec::new();
//! let lines = ["县长", r#"{"level":"county","organ":"government","position":"deputy","sectors":["水利"]}"#, ""];
//! let used = lines.map(|line| engine.line(1, line, Options { brief: true, ..Options::default() }, &mut out));
//! assert_eq!(used, [true, true, false]); // The empty line gives an object with `error` in its place.
//! ```

mod raw;
mod row;

use crate::Engine;
use crate::answer::{Answer, FORMAT, Options};
use crate::builtin::BUILTIN;
use crate::decide::Tri;
use crate::determine::Query;
use crate::engine::PostError;
use crate::json::write::{Writer, decimal};
use crate::model::{Lang, Level, Levels, Matter, Matters, Organ, Position, fill};
use crate::rulebook::Open;
use crate::title::{Field, Post, Region, Sectors, Span, Tenure, Title, TitleError};
use raw::Raw;
pub use row::Row;

/// Why a line cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestError {
    /// A stable code.
    pub code: &'static str,
    /// What is wrong and what to do, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

/// The longest line of a batch, in bytes.
pub const LONGEST_LINE: usize = 64 * 1024;

impl RequestError {
    /// A line longer than [`LONGEST_LINE`].
    #[must_use]
    pub fn line_too_long() -> Self {
        Self::about(
            "line-too-long",
            "这一行超过 {} 字节;一行写一个人的职务",
            "the line is longer than {} bytes; write one person's posts a line",
            &[&decimal(LONGEST_LINE)],
        )
    }

    /// An error under a stable code, told in both languages.
    #[must_use]
    pub fn new(code: &'static str, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { code, zh: zh.into(), en: en.into() }
    }

    /// The same with these words for the `{}`.
    fn about(code: &'static str, zh: &str, en: &str, words: &[&str]) -> Self {
        Self { code, zh: fill(zh, words), en: fill(en, words) }
    }
}

impl From<PostError> for RequestError {
    fn from(error: PostError) -> Self {
        match error {
            PostError::Title(TitleError::Empty) => Self::new(
                "empty-title",
                "职务是空的;写一个职务,如 县长",
                "the title is empty; write a post, such as 县长",
            ),
            PostError::Title(TitleError::TooLong) => Self::about(
                "title-too-long",
                "职务超过 {} 字;一行写一个人的职务",
                "the title is longer than {} characters; write one person's posts a line",
                &[&decimal(Title::MAX_CHARS)],
            ),
            PostError::Contradiction(contradiction) => Self::new(
                contradiction.code(),
                "另外给出的条件与职务不符;二者留其一",
                "what is given besides the title contradicts it; give one of the two",
            ),
        }
    }
}

/// What is known of sectors by their names.
///
/// # Errors
/// If a name is not known.
pub fn sectors<'a>(
    engine: &Engine,
    names: impl Iterator<Item = &'a str>,
    query: &mut Query,
) -> Result<(), RequestError> {
    for name in names {
        match sector(engine, name) {
            Some(Field::Sectors(sectors)) => query.sectors = query.sectors.union(sectors),
            Some(Field::Unlisted(_)) => query.unlisted = true,
            None => {
                return Err(RequestError::about(
                    "unknown-sector",
                    "没有 `{}` 这个行业或者领域;`zeren list sectors` 列出清单",
                    "unknown sector `{}`; `zeren list sectors` shows those on the list",
                    &[name],
                ));
            }
        }
    }
    Ok(())
}

/// Takes the answer to a question, as `--answer ABOUT=VALUE` writes it. Returns whether it is one.
pub fn answer(query: &mut Query, about: Open, value: &str) -> bool {
    let yes_no = || match value {
        "yes" => Some(Tri::Yes),
        "no" => Some(Tri::No),
        "unknown" => Some(Tri::Unknown),
        _ => None,
    };
    match about {
        Open::Level => Level::from_id(value).map(|level| query.level = Some(level)),
        Open::Portfolio | Open::Department => Matter::from_id(value).map(|matter| query.matter = Some(matter)),
        Open::Importance => yes_no().map(|tri| query.facts.importance = tri),
        Open::Membership => yes_no().map(|tri| query.facts.membership = tri),
        Open::DeputyHead => yes_no().map(|tri| query.facts.deputy_head = tri),
    }
    .is_some()
}

/// The sector or department that an id or a name means.
#[must_use]
pub fn sector(engine: &Engine, name: &str) -> Option<Field> {
    let name = name.trim();
    let by_id = || {
        engine
            .rulebook()
            .sectors
            .iter()
            .position(|sector| sector.id == name || sector.en.eq_ignore_ascii_case(name))
            .map(|index| Field::Sectors(std::iter::once(crate::rulebook::SectorId::new(index)).collect()))
    };
    let unlisted = || BUILTIN.departments.iter().find(|department| department.id == name).map(Field::Unlisted);
    engine.lexicon().field(name).or_else(by_id).or_else(unlisted)
}

/// The regions a name or code means.
///
/// # Errors
/// If there is none.
pub fn regions(engine: &Engine, name: &str) -> Result<Vec<Region>, RequestError> {
    let name = name.trim();
    let found = match name.parse::<u32>() {
        Ok(code) => Region::by_code(engine.lexicon(), code).into_iter().collect(),
        Err(_) => Region::named(engine.lexicon(), name),
    };
    if found.is_empty() {
        Err(RequestError::about(
            "unknown-region",
            "没有 `{}` 这个地区;给出名称(如 昆山市)或者六位代码(如 320583)",
            "unknown region `{}`; give a name such as 昆山市 or a six-digit code such as 320583",
            &[name],
        ))
    } else {
        Ok(found)
    }
}

/// A post in fields.
fn fields(raw: &Raw<'_>, query: &Query) -> Result<Post, RequestError> {
    let (Some(organ), Some(position)) = (raw.organ, raw.position) else {
        return Err(RequestError::new(
            "missing-field",
            "给出 `title`,或者用字段写明职务:`organ` 和 `position`,以及已知的 `level`、`sectors`",
            "give a `title`, or a post in fields: `organ` and `position`, with `level` and `sectors` where known",
        ));
    };
    let levels = match (raw.level, organ, query.regions.as_slice()) {
        (Some(level), ..) => Levels::one(level),
        (None, Organ::Central, _) => Levels::one(Level::Central),
        (None, Organ::Village, _) => Levels::one(Level::Village),
        (None, _, []) => Levels::COUNTY_UP,
        (None, _, regions) => regions.iter().map(|region| region.level()).collect(),
    };
    let only_environment = query.sectors.contains(crate::rulebook::SectorId::ENVIRONMENT)
        && !query.sectors.has_listed()
        && !query.unlisted;
    let organ = if organ == Organ::Department && only_environment { Organ::EcologyDepartment } else { organ };
    let membership = if position == Position::Member { Tri::Yes } else { Tri::Unknown };
    Ok(Post {
        span: Span::default(),
        levels,
        regions: query.regions.clone(),
        #[cfg(feature = "layers")]
        within: Vec::new(),
        unit: None,
        organ,
        position,
        sectors: query.sectors,
        unlisted: query.unlisted,
        portfolio_unread: false,
        membership,
        tenure: Tenure::Current,
        party_group: false,
        branch: false,
        remarks: Vec::new(),
        parts: Vec::new(),
    })
}

impl Post {
    /// A post in fields, without a text; the fields decide it alone.
    #[must_use]
    pub fn of_fields(level: Level, organ: Organ, position: Position, matters: Matters) -> Self {
        let mut sectors = Sectors::default();
        for (matter, place) in [(Matter::Environment, 0), (Matter::Listed, 1)] {
            if matters.contains(matter) {
                sectors.insert(crate::rulebook::SectorId::new(place));
            }
        }
        Self {
            span: Span::default(),
            levels: Levels::one(level),
            regions: Vec::new(),
            #[cfg(feature = "layers")]
            within: Vec::new(),
            unit: None,
            organ,
            position,
            sectors,
            unlisted: matters.contains(Matter::Unlisted),
            portfolio_unread: false,
            membership: Tri::Unknown,
            tenure: Tenure::Current,
            party_group: false,
            branch: false,
            remarks: Vec::new(),
            parts: Vec::new(),
        }
    }
}

impl Engine {
    /// Answers one line of a batch, appending one line of JSON without line end. Returns whether it could be used.
    pub fn line(&self, number: u64, line: &str, options: Options, out: &mut Vec<u8>) -> bool {
        self.line_with(number, line, options, out, &|answer, out| answer.write_json(out))
    }

    /// As [`Engine::line`], each answer written by `write`.
    pub fn line_with(
        &self,
        number: u64,
        line: &str,
        options: Options,
        out: &mut Vec<u8>,
        write: &dyn Fn(Answer<'_>, &mut Vec<u8>),
    ) -> bool {
        let start = out.len();
        match self.try_line(line, options, out, write) {
            Ok(()) => true,
            Err(error) => {
                out.truncate(start);
                write_error(self.rulebook().version, number, &error, options.lang, out);
                false
            }
        }
    }

    fn try_line(
        &self,
        line: &str,
        options: Options,
        out: &mut Vec<u8>,
        write: &dyn Fn(Answer<'_>, &mut Vec<u8>),
    ) -> Result<(), RequestError> {
        if line.len() > LONGEST_LINE {
            return Err(RequestError::line_too_long());
        }
        if !line.trim_start().starts_with('{') {
            write(self.post_with(line, &Query::default(), options)?, out);
            return Ok(());
        }
        let raw = Raw::read(line)?;
        let mut query = Query { level: raw.level, ..Query::default() };
        sectors(self, raw.sectors.iter().map(AsRef::as_ref), &mut query)?;
        if let Some(region) = &raw.region {
            query.regions = regions(self, region)?;
        }
        match &raw.title {
            Some(title) if raw.organ.is_none() && raw.position.is_none() => {
                let answer: Answer<'_> = self.post_with(title, &query, options)?;
                write(answer, out);
            }
            Some(_) => {
                return Err(RequestError::new(
                    "title-and-fields",
                    "`title` 与字段只能给一样",
                    "give a `title` or a post in fields, not both",
                ));
            }
            None => {
                let post = fields(&raw, &query)?;
                write(self.fields(post, &Query::default(), options), out);
            }
        }
        Ok(())
    }
}

/// Appends the line that stands in the place of one that cannot be used.
pub fn write_error(rulebook: &str, line: u64, error: &RequestError, lang: Lang, out: &mut Vec<u8>) {
    let message = match lang {
        Lang::Zh => &error.zh,
        Lang::En => &error.en,
    };
    let mut json = Writer::new(out);
    json.raw("{\"format\":");
    json.number(FORMAT.into());
    json.raw(",\"rulebook\":");
    json.plain(rulebook);
    json.raw(",\"line\":");
    json.number(line);
    json.raw(",\"error\":{\"code\":");
    json.plain(error.code);
    json.raw(",\"message\":");
    json.string(message);
    json.raw("}}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offered_answer_is_one() {
        for question in BUILTIN.questions {
            for choice in question.options {
                let mut query = Query::default();
                assert!(answer(&mut query, question.about, choice.value), "{} {}", question.about.id(), choice.value);
                assert_ne!(query, Query::default());
            }
            assert!(!answer(&mut Query::default(), question.about, "perhaps"));
        }
    }
}
