//! What was taken for what, and how to put it right.

use super::parts::{labelled, own, pick, write};
use super::store::{self, Settings};
use super::value::Value;
use super::words;
use crate::components::{all, button, el, mixed, plain, section, text as plain_text, with, word};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use zeren_core::model::Lang;

/// A column as the reader sees it: letters, header, the role it was taken for.
#[derive(Clone, Debug, PartialEq)]
struct Column {
    letters: String,
    header: String,
    role: String,
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReadingProps {
    /// The roster's name.
    pub(super) name: String,
    /// What is said of it; of one that cannot be opened, its problem.
    pub(super) of: Value,
    /// Whether it could be opened.
    pub(super) open: bool,
    pub(super) lang: Lang,
}

/// The letters of a column, from 0.
fn letters(mut column: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, (b'A' + (column % 26) as u8) as char);
        if column < 26 {
            return out;
        }
        column = column / 26 - 1;
    }
}

/// The columns of a sheet, in their order.
fn columns(sheet: &Value) -> Vec<Column> {
    let column = |value: &Value| {
        let mut cells = value.items().into_iter().map(|cell| cell.own_text());
        let mut next = || cells.next().unwrap_or_default();
        Column { letters: next(), header: next(), role: next() }
    };
    let mut out: Vec<Column> = sheet.list("columns").iter().chain(&sheet.list("left_out")).map(column).collect();
    out.sort_by_key(|column| (column.letters.len(), column.letters.clone()));
    out
}

/// How one sheet was read.
fn sheet(
    of: &Value,
    chosen: &[Column],
    change: &Callback<(String, String)>,
    roles: &[(String, String)],
    lang: Lang,
) -> Html {
    let role = |column: &Column| {
        let letters = column.letters.clone();
        let change = change.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                change.emit((letters.clone(), select.value()));
            }
        });
        let label = [words::TAKEN_FOR.in_lang(lang), " ", &column.letters, " ", &column.header].concat();
        let none = (String::new(), words::NOT_TAKEN.in_lang(lang).to_owned());
        let option = |(id, name): &(String, String)| {
            let selected = *id == column.role;
            html! { <option value={id.clone()} {selected}>{ name.clone() }</option> }
        };
        let options: Vec<Html> = std::iter::once(&none).chain(roles).map(option).collect();
        html! { <select aria-label={label} {onchange}>{ all(options) }</select> }
    };
    let line = |column: &Column| {
        let head = with("th", &["scope"], vec!["row".into()], vec![plain_text(column.letters.clone())]);
        let header = own(&column.header.replace('\n', " "), lang);
        el("tr", "", vec![head, el("td", "", vec![header]), el("td", "", vec![role(column)])])
    };
    let heads = [words::COLUMN, words::HEADER, words::TAKEN_FOR]
        .map(|name| with("th", &["scope"], vec!["col".into()], vec![word(name, lang)]));
    let table =
        vec![el("thead", "", vec![el("tr", "", heads.to_vec())]), el("tbody", "", chosen.iter().map(line).collect())];
    let mut out = Vec::new();
    let name = of.text("name");
    if !name.is_empty() {
        out.push(el("h2", "", vec![word(words::SHEET, lang), plain_text(" "), own(&name, lang)]));
    }
    out.push(el("table", "columns", table));
    let filled: Vec<String> = of.list("filled").iter().map(Value::own_text).collect();
    if !filled.is_empty() {
        let name = |id: &String| roles.iter().find(|(known, _)| known == id).map_or("", |(_, name)| name.as_str());
        let names: Vec<&str> = filled.iter().map(name).collect();
        let names = names.join(if lang == Lang::Zh { "、" } else { ", " });
        out.push(el("p", "small", vec![word(words::FILLED, lang), plain_text(names)]));
    }
    let region = of.text("region");
    if !region.is_empty() {
        let colon = if lang == Lang::Zh { "：" } else { ": " };
        out.push(el("p", "small", vec![word(words::OF, lang), plain_text(colon), own(&region, lang)]));
    }
    all(out)
}

fn skipped(sheets: &[Value], lang: Lang) -> Html {
    let line = |sheet: &Value| {
        let why = match sheet.text("skipped").as_str() {
            "empty" => words::EMPTY_SHEET,
            "not-wanted" => words::NOT_WANTED,
            _ => words::NO_POSTS,
        };
        let dash = if lang == Lang::Zh { "：" } else { ": " };
        el("li", "", vec![own(&sheet.text("name"), lang), plain_text(dash), word(why, lang)])
    };
    plain("plain", sheets.iter().map(line).collect())
}

/// What was taken for what.
#[component]
pub(super) fn Reading(props: &ReadingProps) -> Html {
    let ReadingProps { name, of, open, lang } = props.clone();
    let settings = use_state_eq(store::settings);
    let roles: Vec<(String, String)> =
        of.list("roles").iter().map(|role| (role.text("id"), role.both("name", lang))).collect();
    let (read, left): (Vec<Value>, Vec<Value>) =
        of.list("sheets").into_iter().partition(|sheet| !sheet.get("skipped").is_some());
    let found: Vec<Column> = match (open, read.first()) {
        (true, Some(sheet)) => columns(sheet),
        _ => {
            let headers = of.list("headers").into_iter().enumerate();
            headers
                .map(|(at, header)| Column { letters: letters(at), header: header.own_text(), role: String::new() })
                .collect()
        }
    };
    let chosen = use_state_eq(|| found.clone());
    let change = {
        let chosen = chosen.clone();
        Callback::from(move |(letters, role): (String, String)| {
            let mut next = (*chosen).clone();
            for column in &mut next {
                // A role has one column.
                if column.letters == letters {
                    column.role.clone_from(&role);
                } else if column.role == role {
                    column.role.clear();
                }
            }
            chosen.set(next);
        })
    };
    let set = |apply: fn(&mut Settings, String)| {
        let settings = settings.clone();
        Callback::from(move |value: String| {
            let mut next = (*settings).clone();
            apply(&mut next, value);
            settings.set(next);
        })
    };
    let again = {
        let (name, settings, chosen, roles, found) =
            (name.clone(), settings.clone(), chosen.clone(), roles.clone(), found.clone());
        move || {
            let mut next = (*settings).clone();
            // What was left as it was found is found again.
            if *chosen != found {
                let column = |(id, _): &(String, String)| {
                    let column = chosen.iter().find(|column| column.role == *id).map_or("", |column| &column.letters);
                    [id, "=", column].concat()
                };
                next.columns = roles.iter().map(column).collect();
            }
            store::again(name.clone(), next);
        }
    };
    let encodings = ["utf-8", "gb18030", "utf-16le", "utf-16be"].map(|id| (id.to_owned(), id.to_uppercase())).to_vec();
    let onfill = {
        let settings = settings.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                settings.set(Settings { no_fill: !input.checked(), ..(*settings).clone() });
            }
        })
    };
    let checked = !settings.no_fill;
    let fill = html! {
        <p class="tick"><input id="fill" type="checkbox" {checked} onchange={onfill} /><label for="fill">{ word(words::FILL, lang) }</label></p>
    };
    let row = read.first().map(|sheet| sheet.digits("header_row")).unwrap_or_default();
    let row = if settings.header_row.is_empty() && row != "0" { row } else { settings.header_row.clone() };
    let mut content = Vec::new();
    if open {
        let encoding = of.text("encoding").to_uppercase();
        let form = of.both("form", lang);
        let line = [form.as_str(), if encoding.is_empty() { "" } else { " · " }, encoding.as_str()].concat();
        content.push(el("p", "", vec![mixed(&line, lang)]));
        if of.flag("malformed") {
            content.push(el("p", "trouble", vec![word(words::MALFORMED, lang)]));
        }
    }
    let empty = Value(wasm_bindgen::JsValue::UNDEFINED);
    content.push(sheet(read.first().unwrap_or(&empty), &chosen, &change, &roles, lang));
    for other in read.iter().skip(1) {
        let taken: Vec<String> = columns(other)
            .into_iter()
            .filter(|column| !column.role.is_empty())
            .map(|column| [column.letters.as_str(), " ", &column.header].concat())
            .collect();
        let colon = if lang == Lang::Zh { "：" } else { ": " };
        let line = [&other.text("name"), colon, &taken.join(if lang == Lang::Zh { "、" } else { ", " })].concat();
        content.push(el("p", "small", vec![word(words::SHEET, lang), plain_text(" "), own(&line, lang)]));
    }
    content.push(skipped(&left, lang));
    let number = {
        let set = set(|settings, value| settings.header_row = value);
        let oninput = Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                set.emit(input.value());
            }
        });
        html! { <input id="header-row" type="number" min="1" inputmode="numeric" value={row} {oninput} /> }
    };
    content.push(el(
        "div",
        "fields",
        vec![
            labelled("header-row", words::HEADER_ROW, lang, number),
            pick(
                "encoding",
                words::ENCODING,
                words::FOUND,
                encodings,
                &settings.encoding,
                lang,
                set(|settings, value| settings.encoding = value),
            ),
            write("of", words::OF, &settings.of, words::REGION_SAYS, lang, set(|settings, value| settings.of = value)),
        ],
    ));
    content.push(fill);
    let mut buttons = vec![button("", words::READ_AGAIN, lang, again)];
    if open {
        let save = move || {
            let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
            let file = [stem, ".zeren.toml"].concat();
            spawn_local(async move {
                let _ = store::save("form=beside.toml", &file, "application/toml").await;
            });
        };
        buttons.push(button("quiet", words::SAVE_COLUMNS, lang, save));
    }
    content.push(el("div", "ways", buttons));
    content.push(el("p", "small", vec![word(words::SAVE_COLUMNS_SAYS, lang)]));
    section(words::READING, lang, content)
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_are_named_as_a_spreadsheet_names_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(super::letters(column), name);
        }
    }
}
