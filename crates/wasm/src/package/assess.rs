//! Facts → what they come to.

use super::{language, options};
use serde::Deserialize;
use serde_json::{Value, json};
use zeren_core::Engine;
use zeren_core::answer::FORMAT;
use zeren_core::assess::persons::Post;
use zeren_core::assess::record::{Fault, Report, Stated, Told, take};
use zeren_core::assess::{Contradiction, assess, id_of};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Lang, Text};
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

/// A fault: its code, its words as the core has them, what it is about.
fn told(fault: &Fault, lang: Lang) -> (&'static str, String, Option<String>) {
    let Told { what, help } = fault.told(lang);
    let join = if lang == Lang::Zh { ";" } else { "; " };
    let mut parts = vec![what];
    if let Fault::OtherRulebook(_, changes) = fault {
        parts.extend(changes.iter().map(|change| change.told(lang)));
        parts.push(REUSE.in_lang(lang).to_owned());
    }
    parts.extend(Some(help).filter(|help| !help.is_empty()));
    let about = match fault {
        Fault::OtherRulebook(version, _) => Some(version.as_str()),
        other => other.about(),
    };
    (fault.code(), parts.join(join), about.map(str::to_owned))
}

/// What to do about a record of other rules, where there is an option for it.
const REUSE: Text = Text {
    zh: "核对后用 `reuse` 沿用要件文字没有变的回答",
    en: "after checking, `reuse` takes over the answers whose elements have the same words",
};
