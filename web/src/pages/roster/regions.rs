//! A region as a line of the table: how many persons of each class.

use super::lines::{cell, head};
use super::parts::own;
use super::value::Value;
use super::words;
use crate::components::{all, mixed, text as plain_text, unseen, with, word};
use yew::prelude::*;
use zeren_core::builtin::BUILTIN;
use zeren_core::model::{Class, Lang};

/// The heads of the columns: the classes by their number, with their names.
pub(super) fn heads(lang: Lang) -> Vec<Html> {
    let class = |class: &Class| {
        let name = BUILTIN.class(*class).name.in_lang(lang);
        let number = (class.index() + 1).to_string();
        let words = with(
            "abbr",
            &["title"],
            vec![name.to_owned().into()],
            vec![plain_text(number), unseen([" ", name].concat())],
        );
        head("number", words)
    };
    let mut out = vec![head("region", word(words::REGION, lang)), head("number", word(words::ROW, lang))];
    out.extend(Class::ALL.iter().map(class));
    out
}

/// The cells.
pub(super) fn cells(line: &Value, lang: Lang) -> Vec<Html> {
    let region = line.text("region");
    let region = if region.is_empty() { word(crate::text::ROSTER, lang) } else { own(&region, lang) };
    let mut out = vec![cell("region", vec![region]), cell("number", vec![plain_text(line.digits("rows"))])];
    for count in line.list("cells") {
        let items = count.items();
        let number = |at: usize| items.get(at).and_then(|item| item.0.as_f64()).unwrap_or(0.0) as usize;
        let expected = items.get(2).and_then(|item| item.0.as_bool()).unwrap_or(false);
        let (class, sign) = match (number(0), number(1)) {
            (0, 0) if expected => ("number gap", "·".to_owned()),
            (0, 0) => ("number", String::new()),
            (0, _) => ("number gap", "?".to_owned()),
            (certain, _) => ("number", certain.to_string()),
        };
        out.push(cell(class, vec![plain_text(sign)]));
    }
    out
}

/// What the numbers of the heads and the signs stand for.
pub(super) fn legend(lang: Lang) -> Html {
    let name =
        |class: &Class| [&(class.index() + 1).to_string(), " ", BUILTIN.class(*class).name.in_lang(lang)].concat();
    let names: Vec<String> = Class::ALL.iter().map(name).collect();
    let names = names.join(if lang == Lang::Zh { "；" } else { "; " });
    let stop = if lang == Lang::Zh { "。" } else { ". " };
    all(vec![crate::components::el(
        "p",
        "small legend",
        vec![mixed(&names, lang), plain_text(stop), word(words::NONE_SIGN, lang)],
    )])
}
