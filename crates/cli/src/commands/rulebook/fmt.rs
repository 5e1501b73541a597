//! `zeren rulebook fmt`: the one canonical form. Comments stay; what the file says does not change.

use crate::failure::{Failure, input, meaning};
use crate::output::{Screen, faults};
use clap::ArgMatches;
use toml_edit::{Array, Decor, DocumentMut, InlineTable, Item, RawString, Table, Value};
use zeren_core::layer::spec;

/// The widest a line with a list is set, in columns.
const WIDEST: usize = 100;

pub(super) fn run(matches: &ArgMatches, screen: &Screen) -> Result<(), Failure> {
    let only_check = matches.get_flag("check");
    let paths: Vec<&String> = matches.get_many("files").into_iter().flatten().collect();
    let mut differ = Vec::new();
    for path in paths {
        let (name, text) = super::read(path)?;
        let Ok(formed) = canonical(&text) else {
            // What is no TOML cannot be put in form; the check says where.
            let read = [(name, text)];
            let found = zeren_core::layer::check(&super::files(&read)).err().unwrap_or_default();
            eprint!("{}", faults::text(&read, &found, screen));
            return Err(Failure::Told);
        };
        if path == "-" && !only_check {
            screen.write(|out| out.extend_from_slice(formed.as_bytes()))?;
        } else if formed != text {
            if !only_check {
                replace(path, &formed)?;
            }
            differ.push(path.as_str());
        }
    }
    let said = match (only_check, differ.is_empty()) {
        (_, true) => return Ok(()),
        (true, false) => screen.t("不是统一的写法", "not in the canonical form"),
        (false, false) => screen.t("已改成统一的写法", "written in the canonical form"),
    };
    differ.iter().for_each(|path| eprintln!("{path}: {said}"));
    if only_check { Err(Failure::Findings) } else { Ok(()) }
}

/// Writes a file anew, whole or not at all.
fn replace(path: &str, text: &str) -> Result<(), Failure> {
    let target = std::fs::canonicalize(path)?;
    let beside = target.with_extension("toml.new");
    let write = || -> std::io::Result<()> {
        std::fs::write(&beside, text)?;
        std::fs::set_permissions(&beside, std::fs::metadata(&target)?.permissions())?;
        std::fs::rename(&beside, &target)
    };
    write().map_err(|error| {
        let _ = std::fs::remove_file(&beside);
        let (what, help) = meaning(&error);
        input(format!("写不了 `{path}`:{}", what.zh), format!("cannot write `{path}`: {}", what.en), help.zh, help.en)
    })
}

/// The text in the canonical form.
pub(super) fn canonical(text: &str) -> Result<String, toml_edit::TomlError> {
    let mut document: DocumentMut = text.replace("\r\n", "\n").parse()?;
    let first = document.iter().filter_map(|(_, item)| position(item)).min();
    let keys: Vec<String> = document.iter().map(|(key, _)| key.to_owned()).collect();
    for key in keys {
        let fields = spec::table(&key).map(|table| table.fields);
        match document.get_mut(&key) {
            Some(Item::Table(one)) => table(one, fields, first),
            Some(Item::ArrayOfTables(many)) => many.iter_mut().for_each(|one| table(one, fields, first)),
            _ => {}
        }
    }
    let trailing = comments(document.trailing().as_str().unwrap_or_default());
    document.set_trailing(if trailing.is_empty() { String::new() } else { format!("\n{trailing}") });
    let out = document.to_string();
    Ok(out.trim_start_matches('\n').trim_end().to_owned() + "\n")
}

fn position(item: &Item) -> Option<isize> {
    match item {
        Item::Table(table) => table.position(),
        Item::ArrayOfTables(many) => many.iter().filter_map(Table::position).min(),
        _ => None,
    }
}

/// The comments before something, each on a line of its own; groups of them stay apart.
fn comments(before: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for line in before.lines().map(str::trim) {
        if line.is_empty() {
            gap = !out.is_empty();
        } else {
            if std::mem::take(&mut gap) {
                out.push('\n');
            }
            out.push_str(line);
            out.push('\n');
        }
    }
    if gap && !out.is_empty() {
        out.push('\n');
    }
    out
}

fn prefix(decor: &Decor) -> &str {
    decor.prefix().and_then(RawString::as_str).unwrap_or_default()
}

/// What stands behind a value on its line: a comment, or nothing.
fn behind(decor: &Decor) -> String {
    let text = decor.suffix().and_then(RawString::as_str).unwrap_or_default().trim();
    if text.is_empty() { String::new() } else { format!(" {text}") }
}

fn table(table: &mut Table, fields: Option<&'static [spec::Field]>, first: Option<isize>) {
    let raw = prefix(table.decor()).to_owned();
    let before = comments(&raw);
    let head = behind(table.decor());
    // Comments right behind the table before, with a blank line after them, belong to that one.
    let belongs_above = raw.trim_start_matches([' ', '\t']).starts_with('#') && before.trim_end().contains("\n\n");
    let gap = if table.position() == first || belongs_above { "" } else { "\n" };
    *table.decor_mut() = Decor::new(format!("{gap}{before}"), head);
    if let Some(fields) = fields {
        let place = |key: &str| fields.iter().position(|field| field.key == key).unwrap_or(fields.len());
        table.sort_values_by(|one, _, other, _| place(one.get()).cmp(&place(other.get())));
    }
    for (mut key, item) in table.iter_mut() {
        let before = comments(prefix(key.leaf_decor()));
        *key.leaf_decor_mut() = Decor::new(before.trim_start_matches('\n'), " ");
        let width = key.get().len() + 3;
        if let Some(one) = item.as_value_mut() {
            let after = behind(one.decor());
            value(one, width);
            *one.decor_mut() = Decor::new(" ", after);
        }
    }
}

fn value(one: &mut Value, before: usize) {
    match one {
        Value::Array(list) => array(list, before),
        Value::InlineTable(table) => inline(table),
        // One kind of quotation marks.
        Value::String(text)
            if text.to_string().trim().starts_with('\'') && !text.value().contains(['"', '\\', '\n']) =>
        {
            *text = toml_edit::Formatted::new(text.value().clone());
        }
        _ => {}
    }
}

fn inline(table: &mut InlineTable) {
    for (mut key, one) in table.iter_mut() {
        *key.leaf_decor_mut() = Decor::new(" ", " ");
        value(one, 0);
        *one.decor_mut() = Decor::new(" ", "");
    }
    if let Some((_, last)) = table.iter_mut().last() {
        *last.decor_mut() = Decor::new(" ", " ");
    }
    table.set_trailing("");
    table.set_trailing_comma(false);
}

/// A list on one line where it fits and holds no comment, else an entry a line.
fn array(list: &mut Array, before: usize) {
    let noted = |text: &str| text.contains('#');
    let has_comments = list.iter().any(|one| {
        noted(prefix(one.decor())) || noted(one.decor().suffix().and_then(RawString::as_str).unwrap_or_default())
    }) || noted(list.trailing().as_str().unwrap_or_default());
    let kept: Vec<(String, String)> =
        list.iter().map(|one| (comments(prefix(one.decor())), behind(one.decor()))).collect();
    for one in list.iter_mut() {
        value(one, 0);
        *one.decor_mut() = Decor::new("", "");
    }
    let flat: usize = list.iter().map(|one| width(&one.to_string()) + 2).sum();
    let trailing = comments(list.trailing().as_str().unwrap_or_default());
    if !has_comments && before + flat <= WIDEST {
        for (index, one) in list.iter_mut().enumerate() {
            *one.decor_mut() = Decor::new(if index == 0 { "" } else { " " }, "");
        }
        list.set_trailing("");
        list.set_trailing_comma(false);
        return;
    }
    let indent = |text: &str| text.lines().map(|line| format!("\n  {line}")).collect::<String>();
    for (one, (comment, after)) in list.iter_mut().zip(kept) {
        let after = if after.is_empty() { after } else { format!("{after}\n ") };
        *one.decor_mut() = Decor::new(format!("{}\n  ", indent(comment.trim_end())), after);
    }
    list.set_trailing(format!("{}\n", indent(trailing.trim_end())));
    list.set_trailing_comma(true);
}

fn width(text: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_blanks_and_quotes_of_lists_are_one_comments_stay() {
        let text = "# 头\n\n\n[layer]   # 尾\nversion='1'\nid   =  \"a\"\n# 名\nzh=\"甲\"\n[[listed]]\ncite=[ {p=\"1\" , zh=\"甲\"},\n  # 二\n  {zh=\"乙\",p=\"2\"} ]\nfields=[\"water\",'民政',]\n\n# 末\n";
        let formed = canonical(text).expect("valid TOML");
        insta::assert_snapshot!(formed);
        assert_eq!(canonical(&formed).expect("valid TOML"), formed);
        for comment in ["# 头", "# 尾", "# 名", "# 二", "# 末"] {
            assert!(formed.contains(comment), "{comment}");
        }
    }

    #[test]
    fn comments_behind_a_table_stay_with_it() {
        let text = "[layer]\nid = \"a\"\n#from = \"2026-01-01\"\n\n# 段落\n[[source]]\nid = \"1\"\n";
        assert_eq!(canonical(text).expect("valid TOML"), text);
        let close = "[layer]\nid = \"a\"\n# 段落\n[[source]]\nid = \"1\"\n";
        assert_eq!(canonical(close).expect("valid TOML"), close.replace("# 段落", "\n# 段落"));
    }

    #[test]
    fn the_form_changes_nothing_of_what_is_said() {
        let text = "[layer]\nid='a'\nauthority={zh=\"甲\"}\n[[listed]]\nfields=[\n'a',\n'b']\n";
        let formed = canonical(text).expect("valid TOML");
        let read = |text: &str| toml::from_str::<toml::Table>(text).expect("valid TOML");
        assert_eq!(read(text), read(&formed));
    }
}
