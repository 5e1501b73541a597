//! One person: what was read, and the list of what they answer for, each line with its source.

use crate::desk::Open;
use crate::findings;
use crate::kept::Read;
use crate::problem::Problem;
use crate::question::Question;
use crate::rows;
use serde_json::{Value, json};
use zeren_core::builtin::BUILTIN;
use zeren_core::model::Lang;
use zeren_roster::person::Digest;

fn answers_for(digest: &Digest, lang: Lang) -> Value {
    let class = |class, possible: bool| json!({ "id": zeren_core::model::Class::id(class), "name": BUILTIN.class(class).name.in_lang(lang), "possible": possible });
    let open = digest.possible.without(digest.classes);
    let classes: Vec<Value> =
        digest.classes.iter().map(|one| class(one, false)).chain(open.iter().map(|one| class(one, true))).collect();
    let responsibilities: Vec<Value> = digest
        .responsibilities
        .iter()
        .map(|one| {
            json!({
                "name": BUILTIN.responsibility(one.kind).name.in_lang(lang),
                "class": BUILTIN.class(one.class).name.in_lang(lang),
                "basis": one.basis.name(lang),
                "cites": findings::cites(BUILTIN.class(one.class).responsibility_cite),
                "paragraphs": one.paragraphs,
            })
        })
        .collect();
    let duties: Vec<Value> = digest
        .duties
        .iter()
        .map(|one| {
            json!({
                "id": one.duty.id,
                "name": one.duty.name.in_lang(lang),
                "basis": one.basis.name(lang),
                "from_source": one.basis == zeren_core::model::Basis::Source,
                "cites": findings::cites(one.duty.cite),
            })
        })
        .collect();
    let notes = digest.notes.iter().filter_map(|code| BUILTIN.note(code)).filter(|note| !note.text.zh.contains("{}"));
    let questions = digest.questions.iter().filter_map(|about| BUILTIN.question(*about));
    json!({
        "applicability": digest.applicability.id(),
        "applicability_name": digest.applicability.name(lang),
        "classes": classes,
        "responsibilities": responsibilities,
        "duties": duties,
        "notes": notes.map(|note| note.text.in_lang(lang)).collect::<Vec<_>>(),
        "questions": questions.map(|question| question.text.in_lang(lang)).collect::<Vec<_>>(),
    })
}

/// The answer.
pub(crate) fn answer(open: &Open, question: &Question) -> Result<Value, Problem> {
    let lang = question.lang();
    let index: Option<usize> = question.row.parse().ok();
    let Some((index, row)) = index.and_then(|index| Some((index, open.rows.rows.get(index)?))) else {
        return Err(Problem::new(
            ("名册里没有这一行", "the roster has no such row"),
            ("从列表里选一行", "choose a row of the list"),
        ));
    };
    let reason = match row.read {
        Read::Not(reason) => Some(reason.in_lang(lang)),
        _ => None,
    };
    let found: Vec<Value> = open
        .findings
        .iter()
        .filter(|found| found.finding.rows.contains(&row.at))
        .map(|found| findings::line(found, open, lang))
        .collect();
    let mut person = rows::as_read(open, index, row);
    person["reason"] = reason.into();
    person["answers"] = row.digest.as_ref().map(|digest| answers_for(digest, lang)).into();
    person["findings"] = found.into();
    Ok(person)
}
