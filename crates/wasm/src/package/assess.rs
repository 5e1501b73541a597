//! Facts → what they come to.

use super::{language, options};
use serde::Deserialize;
use serde_json::{Value, json};
use zeren_core::Engine;
use zeren_core::answer::FORMAT;
use zeren_core::assess::persons::Post;
use zeren_core::assess::record::{Fault, Report, RuleChange, Stated, take};
use zeren_core::assess::{Contradiction, assess, id_of};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::Lang;
use zeren_core::request::RequestError;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Wanted {
    lang: Lang,
    /// Whether a record of other rules gives those answers whose elements still have the same words.
    #[serde(default)]
    reuse: bool,
}

/// What is wrong: each thing with its code, its words, and what it is about.
struct Wrong {
    code: &'static str,
    each: Vec<(&'static str, String, Option<String>)>,
}

impl Wrong {
    fn one(error: RequestError, lang: Lang) -> Self {
        let message = match lang {
            Lang::Zh => error.zh,
            Lang::En => error.en,
        };
        Self { code: error.code, each: vec![(error.code, message, None)] }
    }

    fn json(self) -> Value {
        let messages: Vec<&str> = self.each.iter().map(|(_, message, _)| message.as_str()).collect();
        let message = messages.join("; ");
        let faults: Vec<Value> = self
            .each
            .iter()
            .map(|(code, message, about)| json!({ "code": code, "message": message, "about": about }))
            .collect();
        let error = json!({ "code": self.code, "message": message, "faults": faults });
        json!({ "format": FORMAT, "rulebook": BUILTIN.version, "error": error })
    }
}

pub(super) fn report(engine: &Engine, stated: &str, wanted: &str) -> String {
    let lang = language(wanted);
    try_report(engine, stated, wanted, lang).unwrap_or_else(|wrong| wrong.json().to_string())
}

fn try_report(engine: &Engine, stated: &str, wanted: &str, lang: Lang) -> Result<String, Wrong> {
    let Wanted { lang, reuse } = options(wanted).map_err(|error| Wrong::one(error, lang))?;
    let stated = Stated::from_json(stated)
        .map_err(|broken| Wrong::one(RequestError::new("bad-facts", broken.zh, broken.en), lang))?;
    let loaded = take(engine, &stated, reuse)
        .map_err(|faults| Wrong { code: "bad-facts", each: faults.iter().map(|fault| told(fault, lang)).collect() })?;
    let post = |title: &String| {
        Post::of_title(engine, title, loaded.case.as_of, lang)
            .map_err(|error| Wrong::one(RequestError::from(error), lang))
    };
    let posts = loaded.case.posts.iter().map(post).collect::<Result<Vec<_>, _>>()?;
    let assessment = assess(&loaded.case);
    if !assessment.contradictions.is_empty() {
        let each = assessment.contradictions.iter().map(|one| against(one, lang)).collect();
        return Err(Wrong { code: "contradiction", each });
    }
    Ok(Report::new(engine, &loaded.case, &loaded.said_by, &assessment, &posts, lang).to_json())
}

fn against(one: &Contradiction, lang: Lang) -> (&'static str, String, Option<String>) {
    let noes: Vec<String> = one.against.iter().map(|id| format!("`{}`", id_of(*id))).collect();
    let message = match lang {
        Lang::Zh => format!("`{}` 为是,而 {} 为否;改其中一个", id_of(one.element), noes.join("、")),
        Lang::En => format!("`{}` is yes, while {} is no; change one of them", id_of(one.element), noes.join(", ")),
    };
    ("contradiction", message, Some(id_of(one.element).to_owned()))
}

/// A fault: its code, its words, what it is about.
fn told(fault: &Fault, lang: Lang) -> (&'static str, String, Option<String>) {
    let (code, zh, en, about) = match fault {
        Fault::UnknownField(name) => {
            ("unknown-field", format!("没有 `{name}` 这个字段"), format!("unknown field `{name}`"), name)
        }
        Fault::OtherFormat(format) => {
            let (zh, en) = (
                format!("记录的格式是 {format},不是 {FORMAT}"),
                format!("the record has format {format}, not {FORMAT}"),
            );
            return ("other-format", if lang == Lang::Zh { zh } else { en }, None);
        }
        Fault::UnknownElement(name) => {
            ("unknown-element", format!("没有 `{name}` 这个要件"), format!("unknown element `{name}`"), name)
        }
        Fault::BadValue(name, value) => (
            "bad-value",
            format!("`{name}` 的值 `{value}` 读不懂;值是 yes、no 或者 unknown"),
            format!("the value `{value}` of `{name}` is not understood; a value is yes, no or unknown"),
            name,
        ),
        Fault::Twice(name, first, second) => (
            "stated-twice",
            format!("`{name}` 既是 {first} 又是 {second};只留下一个"),
            format!("`{name}` is {first} and {second}; keep one of the two"),
            name,
        ),
        Fault::UnknownReading(id) => {
            ("unknown-reading", format!("没有 `{id}` 这种理解"), format!("unknown reading `{id}`"), id)
        }
        Fault::TwoReadings(one, other) => (
            "two-readings",
            format!("`{one}` 和 `{other}` 是同一情形的两种理解;只留下一种"),
            format!("`{one}` and `{other}` are two readings of one situation; keep one of the two"),
            other,
        ),
        Fault::BadDay(day) => (
            "bad-day",
            format!("`{day}` 不是日期;写成 年-月-日,如 2026-03-01"),
            format!("`{day}` is no day; write YYYY-MM-DD, such as 2026-03-01"),
            day,
        ),
        Fault::BadRow(at, word) => (
            "bad-row",
            format!("名册第 {at} 行的 `{word}` 既不是类别,也不是适用情况"),
            format!("`{word}` in row {at} of the roster is no class and no applicability"),
            word,
        ),
        Fault::EmptyPost => {
            let (zh, en) = ("有一个职务是空的", "a post is empty");
            return ("empty-title", if lang == Lang::Zh { zh } else { en }.to_owned(), None);
        }
        Fault::SaidOfNothing(name) => (
            "said-of-nothing",
            format!("`said_by` 提到 `{name}`,但没有这一事实"),
            format!("`said_by` names `{name}`, of which nothing is stated"),
            name,
        ),
        Fault::OtherRulebook(version, changes) => (
            "other-rulebook",
            format!(
                "记录来自规则 {version},现在是 {};变化:{};核对后用 `reuse` 沿用要件文字没有变的回答",
                BUILTIN.version,
                changed(changes, "无")
            ),
            format!(
                "the record was made with rules {version}, these are {}; changed: {}; after checking, `reuse` takes over the answers whose elements have the same words",
                BUILTIN.version,
                changed(changes, "nothing")
            ),
            version,
        ),
    };
    (code, if lang == Lang::Zh { zh } else { en }, Some(about.clone()))
}

/// The ids that changed.
fn changed(changes: &[RuleChange], nothing: &str) -> String {
    let ids: Vec<&str> = changes
        .iter()
        .map(|change| match change {
            RuleChange::ElementGone(id)
            | RuleChange::ElementNew(id)
            | RuleChange::ElementWords(id, ..)
            | RuleChange::ReadingGone(id)
            | RuleChange::ReadingNew(id)
            | RuleChange::ReadingStructure(id, ..) => id.as_str(),
            RuleChange::Layers(before, _) => before.as_str(),
            RuleChange::NotRecorded => "?",
        })
        .collect();
    if ids.is_empty() { nothing.to_owned() } else { ids.join(", ") }
}
