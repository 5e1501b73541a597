//! A row of the roster as a line of the table.

use super::lines::{cell, head, second};
use super::parts::own;
use super::value::Value;
use super::words;
use crate::components::{mixed, text as plain_text, word};
use yew::prelude::*;
use zeren_core::model::Lang;

/// The heads of the columns.
pub(super) fn heads(lang: Lang) -> Vec<Html> {
    [
        ("row", words::ROW),
        ("name", words::NAME),
        ("post", words::POST),
        ("classes", words::CLASSES),
        ("region", words::REGION),
        ("found", words::FINDINGS),
    ]
    .map(|(class, name)| head(class, word(name, lang)))
    .to_vec()
}

/// Body and post, one after the other unless the post begins with the body.
pub(super) fn post(of: &Value) -> String {
    let (unit, title) = (of.text("unit"), of.text("title"));
    if unit.is_empty() || title.starts_with(&unit) { title } else { [&unit, " ", &title].concat() }
}

/// The cells.
pub(super) fn cells(line: &Value, lang: Lang) -> Vec<Html> {
    let number = match line.text("sheet") {
        sheet if sheet.is_empty() => line.digits("row"),
        sheet => [&sheet, " ", &line.digits("row")].concat(),
    };
    let mut posts = vec![own(&post(line), lang)];
    let portfolio = line.text("portfolio");
    if !portfolio.is_empty() {
        posts.push(second(vec![own(&portfolio, lang)]));
    }
    let found = match line.text("worst").as_str() {
        "" => Vec::new(),
        worst => {
            let name = match worst {
                "error" => ("错误", "error"),
                "warning" => ("警告", "warning"),
                _ => ("提示", "note"),
            };
            let name = if lang == Lang::Zh { name.0 } else { name.1 };
            vec![plain_text([name, " ", &line.digits("findings")].concat())]
        }
    };
    let class = match line.text("worst").as_str() {
        "error" => "found error",
        "warning" => "found warning",
        _ => "found",
    };
    vec![
        cell("row", vec![plain_text(number)]),
        cell("name", vec![own(&line.text("name"), lang)]),
        cell("post", posts),
        cell("classes", vec![mixed(&line.text("classes"), lang)]),
        cell("region", vec![own(&line.text("region"), lang)]),
        cell(class, found),
    ]
}
