//! The classes with their responsibilities and duties, as a list gives them once for all its rows.

use serde_json::{Value, json};
use zeren_core::Engine;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Citation, Class, Lang};

fn citations(cite: &[Citation], lang: Lang) -> Vec<Value> {
    cite.iter()
        .map(|cite| match lang {
            Lang::Zh => json!({ "id": cite.paragraph, "quote": cite.quote.zh }),
            Lang::En => json!({ "id": cite.paragraph, "quote": cite.quote.zh, "translation": cite.quote.en }),
        })
        .collect()
}

fn class(engine: &Engine, class: Class, lang: Lang) -> Value {
    let entry = engine.rulebook().class(class);
    let duties: Vec<Value> = entry
        .duties
        .iter()
        .map(|duty| json!({ "id": duty.id, "name": duty.name.in_lang(lang), "citations": citations(duty.cite, lang) }))
        .collect();
    json!({
        "id": class.id(),
        "name": entry.name.in_lang(lang),
        "responsibility": entry.responsibility.id(),
        "responsibility_name": BUILTIN.responsibility(entry.responsibility).name.in_lang(lang),
        "responsibility_citations": citations(entry.responsibility_cite, lang),
        "duties": duties,
    })
}

/// Every class with its responsibility and its duties, the words of the source under each.
pub(super) fn classes(engine: &Engine, lang: Lang) -> Value {
    Class::ALL.iter().map(|one| class(engine, *one, lang)).collect()
}
