//! A region as a line of the table: how many persons of each class.

use super::answer::use_answer;
use super::lines::{cell, head};
use super::parts::own;
use super::value::Value;
use super::words;
use crate::components::{all, el, mixed, text as plain_text, unseen, with, word};
use crate::route::Roster;
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

/// The name of the region of a line.
fn name(line: &Value, lang: Lang) -> Html {
    let region = line.text("region");
    if region.is_empty() { word(crate::text::ROSTER, lang) } else { own(&region, lang) }
}

/// A number or sign for each class, with its class in the styles.
fn signs(line: &Value) -> Vec<(&'static str, String)> {
    let sign = |count: &Value| {
        let items = count.items();
        let number = |at: usize| items.get(at).and_then(|item| item.0.as_f64()).unwrap_or(0.0) as usize;
        let expected = items.get(2).and_then(|item| item.0.as_bool()).unwrap_or(false);
        match (number(0), number(1)) {
            (0, 0) if expected => ("number gap", "·".to_owned()),
            (0, 0) => ("number", String::new()),
            (0, _) => ("number gap", "?".to_owned()),
            (certain, _) => ("number", certain.to_string()),
        }
    };
    line.list("cells").iter().map(sign).collect()
}

/// The cells.
pub(super) fn cells(line: &Value, lang: Lang) -> Vec<Html> {
    let mut out = vec![cell("region", vec![name(line, lang)]), cell("number", vec![plain_text(line.digits("rows"))])];
    out.extend(signs(line).into_iter().map(|(class, sign)| cell(class, vec![plain_text(sign)])));
    out
}

/// How many regions are printed.
const PRINTED: usize = 400;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OnPaperProps {
    pub(super) state: Roster,
    pub(super) epoch: u32,
    pub(super) lang: Lang,
}

/// The table as it is printed: on the screen there are only the lines in sight.
#[component]
pub(super) fn OnPaper(props: &OnPaperProps) -> Html {
    let OnPaperProps { state, epoch, lang } = props.clone();
    let question = state.question(lang.id(), &[("from", "0"), ("count", &PRINTED.to_string())]);
    let Some(Ok(answer)) = use_answer(question, epoch) else { return Html::default() };
    let head = |class: &'static str, words: Html| {
        with("th", &["scope", "class"], vec!["col".into(), class.into()], vec![words])
    };
    let mut heads = vec![head("", word(words::REGION, lang)), head("number", word(words::ROW, lang))];
    heads.extend(Class::ALL.iter().map(|class| head("number", plain_text((class.index() + 1).to_string()))));
    let items = answer.list("items");
    let row = |line: &Value| {
        let mut out = vec![
            with("th", &["scope"], vec!["row".into()], vec![name(line, lang)]),
            el("td", "number", vec![plain_text(line.digits("rows"))]),
        ];
        out.extend(signs(line).into_iter().map(|(class, sign)| el("td", class, vec![plain_text(sign)])));
        el("tr", "", out)
    };
    let body = el("tbody", "", items.iter().map(row).collect());
    let table = el("table", "coverage", vec![el("thead", "", vec![el("tr", "", heads)]), body]);
    let total = answer.number("total");
    let left = if total > items.len() {
        let (shown, total) = (items.len().to_string(), total.to_string());
        let says = match lang {
            Lang::Zh => ["只印前 ", &shown, " 个地区，共 ", &total, " 个；写上地区再印其余的。"].concat(),
            Lang::En => ["The first ", &shown, " of ", &total, " regions; name a region to print the others."].concat(),
        };
        el("p", "small", vec![mixed(&says, lang)])
    } else {
        Html::default()
    };
    el("div", "paper regions-on-paper", vec![table, left])
}

/// What the numbers of the heads and the signs stand for.
pub(super) fn legend(lang: Lang) -> Html {
    let name =
        |class: &Class| [&(class.index() + 1).to_string(), " ", BUILTIN.class(*class).name.in_lang(lang)].concat();
    let names: Vec<String> = Class::ALL.iter().map(name).collect();
    let names = names.join(if lang == Lang::Zh { "；" } else { "; " });
    let stop = if lang == Lang::Zh { "。" } else { ". " };
    all(vec![el("p", "small legend", vec![mixed(&names, lang), plain_text(stop), word(words::NONE_SIGN, lang)])])
}
