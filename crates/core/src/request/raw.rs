//! The JSON object of a line, as far as its form goes.

use super::RequestError;
use crate::json::read::{Fault, Reader};
use crate::json::write::decimal;
use crate::model::{Level, Organ, Position, Text, fill};
use std::borrow::Cow;

/// The fields an object may have.
const FIELDS: [&str; 6] = ["title", "level", "region", "organ", "position", "sectors"];

/// The fields of an object.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Raw<'a> {
    pub(super) title: Option<Cow<'a, str>>,
    pub(super) level: Option<Level>,
    pub(super) region: Option<Cow<'a, str>>,
    pub(super) organ: Option<Organ>,
    pub(super) position: Option<Position>,
    pub(super) sectors: Vec<Cow<'a, str>>,
}

impl<'a> Raw<'a> {
    /// Reads an object.
    pub(super) fn read(line: &'a str) -> Result<Self, RequestError> {
        object(&mut Reader::new(line)).map_err(|Fault { at, zh, en }| {
            let column = line.as_bytes().iter().take(at).filter(|&&byte| byte & 0xc0 != 0x80).count() + 1;
            let column = decimal(column);
            RequestError {
                code: "bad-json",
                zh: fill("不是可用的 JSON 对象,第 {} 字:{}", &[&column, &zh]),
                en: fill("not a usable JSON object, at character {}: {}", &[&column, &en]),
            }
        })
    }
}

fn object<'a>(reader: &mut Reader<'a>) -> Result<Raw<'a>, Fault> {
    let mut raw = Raw::default();
    let mut seen = [false; FIELDS.len()];
    reader.expect(b'{')?;
    let mut first = true;
    while reader.more(first, b'}')? {
        first = false;
        let at = reader.place();
        let name = reader.string()?;
        let Some(field) = FIELDS.iter().position(|field| *field == name) else {
            return Err(unknown(at, ("字段", "field"), &name, &mut FIELDS.iter().copied()));
        };
        if std::mem::replace(&mut seen[field], true) {
            let twice = Text { zh: "字段 `{}` 出现了两次", en: "the field `{}` comes twice" };
            return Err(Fault::new(at, &twice, &[&name]));
        }
        reader.expect(b':')?;
        match field {
            0 => raw.title = text(reader)?,
            1 => raw.level = id(reader, Level::from_id, &mut Level::ALL.iter().map(|level| level.id()))?,
            2 => raw.region = text(reader)?,
            3 => raw.organ = id(reader, Organ::from_id, &mut Organ::ALL.iter().map(|organ| organ.id()))?,
            4 => raw.position = id(reader, Position::from_id, &mut Position::ALL.iter().map(|one| one.id()))?,
            _ => raw.sectors = list(reader)?,
        }
    }
    reader.end()?;
    Ok(raw)
}

/// A string, or null for none.
fn text<'a>(reader: &mut Reader<'a>) -> Result<Option<Cow<'a, str>>, Fault> {
    if reader.null() { Ok(None) } else { reader.string().map(Some) }
}

/// A list of strings.
fn list<'a>(reader: &mut Reader<'a>) -> Result<Vec<Cow<'a, str>>, Fault> {
    let mut out = Vec::new();
    reader.expect(b'[')?;
    while reader.more(out.is_empty(), b']')? {
        out.push(reader.string()?);
    }
    Ok(out)
}

/// An id of a vocabulary, or null for none.
fn id<T>(
    reader: &mut Reader<'_>,
    from_id: fn(&str) -> Option<T>,
    known: &mut dyn Iterator<Item = &'static str>,
) -> Result<Option<T>, Fault> {
    let at = reader.place();
    match text(reader)? {
        None => Ok(None),
        Some(id) => from_id(&id).map(Some).ok_or_else(|| unknown(at, ("标识", "id"), &id, known)),
    }
}

fn unknown(at: usize, (zh, en): (&str, &str), name: &str, known: &mut dyn Iterator<Item = &'static str>) -> Fault {
    let mut names = String::new();
    for known in known {
        names.push_str(if names.is_empty() { "" } else { ", " });
        names.push_str(known);
    }
    Fault {
        at,
        zh: fill("没有 `{}` 这个{};已有:{}", &[name, zh, &names]),
        en: fill("unknown {} `{}`; known: {}", &[en, name, &names]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde::Deserialize;

    /// The same object as a library reads it.
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Model {
        title: Option<String>,
        level: Option<Level>,
        region: Option<String>,
        organ: Option<Organ>,
        position: Option<Position>,
        #[serde(default)]
        sectors: Vec<String>,
    }

    fn assert_same(line: &str) {
        let model = serde_json::from_str::<Model>(line).ok().map(|model| Raw {
            title: model.title.map(Cow::Owned),
            level: model.level,
            region: model.region.map(Cow::Owned),
            organ: model.organ,
            position: model.position,
            sectors: model.sectors.into_iter().map(Cow::Owned).collect(),
        });
        assert_eq!(Raw::read(line).ok(), model, "{line}");
    }

    #[test]
    fn the_forms_of_json_are_read_as_a_library_reads_them() {
        for value in [
            r#""""#,
            r#""县长""#,
            r#""\"\\\/\b\f\n\r\t""#,
            r#""\u53bF长""#,
            r#""\ud83d\uDE00!""#,
            "null",
            "nul",
            "nullx",
            r#""\ud83d""#,
            r#""\ud83d\n""#,
            r#""\ud83dx""#,
            r#""\ude00""#,
            r#""\ud83d\ud83d""#,
            r#""\u12""#,
            r#""\u+123""#,
            r#""\x""#,
            r#""\"#,
            "\"\u{7f}\"",
            "\"\t\"",
            "1",
            "-0.5e3",
            "true",
            "[]",
            "{}",
            r#"["县长"]"#,
            "",
        ] {
            for line in ["{\"title\":%}", "{ \"title\" : % , \"region\" : % } \r", "{\"sectors\":[%]}", "{\"level\":%}"]
            {
                assert_same(&line.replace('%', value));
            }
        }
        for line in [
            "{}",
            " {\t}",
            "{",
            "{}}",
            "{}x",
            "{,}",
            "{\"title\":\"\",}",
            "{\"title\"}",
            "{\"title\":\"a\" \"b\"}",
            "{\"title\":null,\"title\":null}",
            "{\"tit\\u006ce\":\"a\"}",
            "{\"a\":1}",
            "{\"sectors\":null}",
            "{\"sectors\":[\"a\",]}",
            "{\"sectors\":[,]}",
            "{\"sectors\":[\"a\"\"b\"]}",
            "{\"sectors\":[null]}",
            "{\"sectors\":[\"a\",\"b\\n\"]}",
            "{\"level\":\"county\",\"organ\":\"party\",\"position\":\"head\"}",
            "\u{3000}{}",
            "{}\u{a0}",
            "{\u{b}}",
            "",
            "[",
            "[null,null,null,null,null,[]]x",
        ] {
            assert_same(line);
        }
        assert_same(&"{\"sectors\":[".repeat(10_000));
    }

    #[test]
    fn a_fault_says_what_and_where() {
        let error = |line| Raw::read(line).expect_err("unusable");
        let one = error("{\"region\":\"苏州\",\"levle\":\"county\"}");
        assert_eq!(one.code, "bad-json");
        assert_eq!(
            one.en,
            "not a usable JSON object, at character 16: unknown field `levle`; known: title, level, region, organ, \
             position, sectors"
        );
        let two = error("{\"organ\":\"parti\"}");
        assert!(two.en.contains("at character 10: unknown id `parti`; known: party, "), "{}", two.en);
        assert_eq!(error("{\"title\":1}").zh, "不是可用的 JSON 对象,第 10 字:此处应为字符串");
        assert_eq!(error("{\"title\":\"a\"]").en, "not a usable JSON object, at character 13: expected `,` or `}`");
    }

    fn value() -> impl Strategy<Value = String> {
        let words = prop::sample::select(vec!["county", "party", "head", "县长", "a\"b\\c", "\n\u{1}", "😀", "x"]);
        let string = words.prop_map(|word| serde_json::to_string(word).expect("a string"));
        prop_oneof![
            4 => string.clone(),
            1 => Just("null".to_owned()),
            1 => Just("\"\\ud83d\\ude00\\u53bf\"".to_owned()),
            2 => prop::collection::vec(string, 0..3).prop_map(|all| format!("[{}]", all.join(" , "))),
        ]
    }

    proptest! {
        #[test]
        fn any_object_is_read_as_a_library_reads_it(
            members in prop::collection::vec((prop::sample::select(FIELDS.to_vec()), value()), 0..5),
            change in prop::option::of((any::<prop::sample::Index>(), 0..3, prop::sample::select("{}[]\",:\\u n1县".chars().collect::<Vec<_>>()))),
        ) {
            let members: Vec<_> = members.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
            let mut line: Vec<char> = format!("{{{}}}", members.join(",")).chars().collect();
            if let Some((place, how, with)) = change {
                let place = place.index(line.len());
                match how {
                    0 => line[place] = with,
                    1 => line.insert(place, with),
                    _ => { line.remove(place); }
                }
            }
            assert_same(&line.into_iter().collect::<String>());
        }
    }
}
