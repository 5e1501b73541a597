//! Title or post in fields → answer.

use super::{day, language, options, text};
use serde::Deserialize;
use std::collections::BTreeMap;
use zeren_core::Engine;
use zeren_core::answer::{Answer, Options};
use zeren_core::as_of;
use zeren_core::determine::Query;
use zeren_core::model::{Date, Lang, Level};
use zeren_core::request::{self, RequestError};
use zeren_core::rulebook::Open;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    lang: Lang,
    #[serde(default)]
    brief: bool,
    #[serde(default)]
    explain: bool,
    #[serde(default)]
    as_of: Option<String>,
    #[serde(default)]
    answers: BTreeMap<String, String>,
}

/// The part of a line that says what is known of a title.
#[derive(Debug, Deserialize)]
struct Titled {
    title: Option<String>,
    level: Option<Level>,
    region: Option<String>,
    #[serde(default)]
    sectors: Vec<String>,
}

/// Writes an answer as of a day.
fn write(mut answer: Answer<'_>, on: Option<Date>, explain: bool, out: &mut Vec<u8>) {
    let start = out.len();
    if let Some(on) = on {
        as_of::hold(&mut answer, on);
        if !explain {
            answer.trace.clear();
        }
    }
    answer.write_json(out);
    if let Some(on) = on {
        as_of::stamp(out, start, on);
    }
}

pub(super) fn answer(engine: &Engine, line: &str, wanted: &str) -> String {
    text(try_answer(engine, line, wanted), language(wanted))
}

fn try_answer(engine: &Engine, line: &str, wanted: &str) -> Result<Vec<u8>, RequestError> {
    let Wanted { lang, brief, explain, as_of, answers } = options(wanted)?;
    let on = day(as_of.as_deref())?;
    let details = Options { lang, brief, explain: explain || on.is_some() };
    let mut out = Vec::new();
    let usable = engine.line_with(1, line, details, &mut out, &|answer, out| write(answer, on, explain, out));
    if !usable || answers.is_empty() {
        return Ok(out);
    }
    // The line is good; it is read again with what was answered.
    let Titled { title: Some(title), level, region, sectors } = options(line)? else {
        return Err(RequestError::new(
            "answers-without-title",
            "`answers` 只用于 `title`;字段写的职务直接写明 `level`、`sectors`",
            "`answers` goes with a `title`; for a post in fields state `level` and `sectors`",
        ));
    };
    let mut query = Query { level, ..Query::default() };
    request::sectors(engine, sectors.iter().map(String::as_str), &mut query)?;
    if let Some(region) = &region {
        query.regions = request::regions(engine, region)?;
    }
    for (about, value) in &answers {
        let taken = Open::from_id(about).is_some_and(|about| request::answer(&mut query, about, value));
        if !taken {
            return Err(RequestError::new(
                "bad-answer",
                format!("`{about}: {value}` 不是对问题的回答;`questions` 中的 `about` 和 `values` 列出可以回答的"),
                format!(
                    "`{about}: {value}` answers no question; `about` and `values` in `questions` show what can be answered"
                ),
            ));
        }
    }
    out.clear();
    write(engine.post_with(&title, &query, details)?, on, explain, &mut out);
    Ok(out)
}
