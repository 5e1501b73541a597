//! Matter → who answers for it.

use super::{day, language, options, text};
use serde::Deserialize;
use zeren_core::Engine;
use zeren_core::as_of;
use zeren_core::model::{Lang, Level};
use zeren_core::request::{RequestError, sector};
use zeren_core::rulebook::SectorId;
use zeren_core::title::Field;
use zeren_core::who::{Subject, find_duties, who};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    lang: Lang,
    #[serde(default)]
    level: Option<String>,
    /// A sector, or else a duty.
    #[serde(default)]
    matter: Option<String>,
    #[serde(default)]
    sector: Option<String>,
    #[serde(default)]
    duty: Option<String>,
    #[serde(default)]
    as_of: Option<String>,
}

pub(super) fn chain(engine: &Engine, wanted: &str) -> String {
    text(try_chain(engine, wanted), language(wanted))
}

fn try_chain(engine: &Engine, wanted: &str) -> Result<Vec<u8>, RequestError> {
    let wanted: Wanted = options(wanted)?;
    let level = wanted.level.as_deref().map(level).transpose()?;
    let on = day(wanted.as_of.as_deref())?;
    let mut found = who(engine, level, &subject(engine, &wanted)?, wanted.lang);
    if let Some(on) = on {
        as_of::hold_chain(&mut found, on, wanted.lang);
    }
    let mut out = found.to_json().into_bytes();
    if let Some(on) = on {
        as_of::stamp(&mut out, 0, on);
    }
    Ok(out)
}

fn level(id: &str) -> Result<Level, RequestError> {
    Level::from_id(id).ok_or_else(|| {
        let known: Vec<_> = Level::ALL.iter().map(|level| level.id()).collect();
        RequestError::new(
            "unknown-level",
            format!("没有 `{id}` 这个层级;可以是:{}", known.join("、")),
            format!("unknown level `{id}`; one of: {}", known.join(", ")),
        )
    })
}

fn subject(engine: &Engine, wanted: &Wanted) -> Result<Subject, RequestError> {
    match (&wanted.matter, &wanted.sector, &wanted.duty) {
        (None, None, None) => Ok(Subject::Sector(SectorId::ENVIRONMENT)),
        (Some(words), None, None) => of_sector(engine, words).or_else(|| of_duty(engine, words)).ok_or_else(|| {
            RequestError::new(
                "unknown-matter",
                format!("`{words}` 不是行业、领域或者职责"),
                format!("`{words}` is no sector and no duty"),
            )
        }),
        (None, Some(name), None) => of_sector(engine, name).ok_or_else(|| {
            RequestError::new(
                "unknown-sector",
                format!("没有 `{name}` 这个行业或者领域"),
                format!("unknown sector `{name}`"),
            )
        }),
        (None, None, Some(words)) => of_duty(engine, words).ok_or_else(|| {
            RequestError::new(
                "unknown-duty",
                format!("没有 `{words}` 这项职责"),
                format!("no duty is called `{words}`"),
            )
        }),
        _ => Err(RequestError::new("two-matters", "行业和职责只能给一样", "give a sector or a duty, not both")),
    }
}

fn of_sector(engine: &Engine, name: &str) -> Option<Subject> {
    match sector(engine, name)? {
        Field::Sectors(sectors) => sectors.iter().next().map(Subject::Sector),
        Field::Unlisted(department) => Some(Subject::Unlisted(department.zh)),
    }
}

fn of_duty(engine: &Engine, words: &str) -> Option<Subject> {
    let duties = find_duties(engine, words);
    (!duties.is_empty()).then_some(Subject::Duties(duties))
}
