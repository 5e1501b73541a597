//! A record from its JSON without a general library, which would be a tenth of the program in the browser. What it
//! takes and what it refuses is what [`Stated`]'s `Deserialize` does (tests hold the two together), but with the place.

use super::Pairs;
use super::load::{Stated, StatedElement, StatedSituation, Value};
use super::rows::{StatedRoster, StatedRow, UnreadReport};
use crate::json::read::{Fault, Reader};
use crate::model::Text;
use serde::de::IgnoredAny;

/// No record nests deeper; its own deepest place is five.
const DEEPEST: usize = 32;

/// A text that is no record, and where it breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// Why, in Chinese.
    pub zh: String,
    /// The same in English.
    pub en: String,
}

/// A value with the byte at which it begins.
struct Json {
    at: usize,
    of: Of,
}

enum Of {
    /// A string.
    Text(String),
    /// A number, true, false or null.
    Bare(String),
    List(Vec<Json>),
    Object(Vec<(usize, String, Json)>),
}

fn value(reader: &mut Reader<'_>, depth: usize) -> Result<Json, Fault> {
    let at = reader.place();
    if depth > DEEPEST {
        return Err(Fault::new(at, &Text { zh: "嵌套太深", en: "nested too deeply" }, &[]));
    }
    let of = match reader.peek() {
        Some(b'"') => Of::Text(reader.string()?.into_owned()),
        Some(b'[') => {
            reader.expect(b'[')?;
            let mut items = Vec::new();
            while reader.more(items.is_empty(), b']')? {
                items.push(value(reader, depth + 1)?);
            }
            Of::List(items)
        }
        Some(b'{') => {
            reader.expect(b'{')?;
            let mut members = Vec::new();
            while reader.more(members.is_empty(), b'}')? {
                let at = reader.place();
                let name = reader.string()?.into_owned();
                reader.expect(b':')?;
                members.push((at, name, value(reader, depth + 1)?));
            }
            Of::Object(members)
        }
        _ => Of::Bare(reader.bare()?.to_owned()),
    };
    Ok(Json { at, of })
}

impl Json {
    fn wrong(&self, zh: &'static str, en: &'static str) -> Fault {
        Fault::new(self.at, &Text { zh, en }, &[])
    }

    fn text(self) -> Result<String, Fault> {
        match self.of {
            Of::Text(text) => Ok(text),
            _ => Err(self.wrong("此处应为字符串", "expected a string")),
        }
    }

    fn optional(self) -> Result<Option<String>, Fault> {
        if matches!(&self.of, Of::Bare(word) if word == "null") { Ok(None) } else { self.text().map(Some) }
    }

    fn number(self) -> Result<Option<u32>, Fault> {
        match &self.of {
            Of::Bare(word) if word == "null" => Ok(None),
            Of::Bare(word) => word.parse().map(Some).map_err(|_| self.wrong("此处应为整数", "expected a whole number")),
            _ => Err(self.wrong("此处应为整数", "expected a whole number")),
        }
    }

    fn list<T>(self, one: impl Fn(Self) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        match self.of {
            Of::List(items) => items.into_iter().map(one).collect(),
            _ => Err(self.wrong("此处应为列表", "expected a list")),
        }
    }

    fn members(self) -> Result<Vec<(usize, String, Self)>, Fault> {
        match self.of {
            Of::Object(members) => Ok(members),
            _ => Err(self.wrong("此处应为对象", "expected an object")),
        }
    }

    fn pairs<V>(self, one: impl Fn(Self) -> Result<V, Fault>) -> Result<Pairs<V>, Fault> {
        let members = self.members()?.into_iter();
        members.map(|(_, name, value)| Ok((name, one(value)?))).collect::<Result<_, _>>().map(Pairs)
    }

    fn truth(self) -> Result<bool, Fault> {
        match &self.of {
            Of::Bare(word) if word == "true" || word == "false" => Ok(word == "true"),
            _ => Err(self.wrong("此处应为 true 或者 false", "expected true or false")),
        }
    }

    /// The members that a thing has, each with its place in `names`; others are passed over. The first `needed` of them
    /// must be there.
    fn fields(
        self,
        needed: usize,
        names: &[&str],
        mut take: impl FnMut(usize, Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let at = self.at;
        let mut seen = vec![false; names.len()];
        for (at, name, value) in self.members()? {
            let Some(place) = names.iter().position(|known| *known == name) else { continue };
            if std::mem::replace(&mut seen[place], true) {
                return Err(twice(at, &name));
            }
            take(place, value)?;
        }
        match seen.iter().take(needed).position(|seen| !seen) {
            None => Ok(()),
            Some(place) => {
                let name = names[place];
                Err(Fault::new(at, &Text { zh: "缺少 `{}`", en: "`{}` is missing" }, &[name]))
            }
        }
    }
}

fn twice(at: usize, name: &str) -> Fault {
    Fault::new(at, &Text { zh: "`{}` 出现两次", en: "`{}` stands twice" }, &[name])
}

fn fact(json: Json) -> Result<Value, Fault> {
    Ok(match json.of {
        Of::Text(word) => Value::Word(word),
        Of::Bare(word) if word == "true" || word == "false" => Value::Truth(word == "true"),
        _ => Value::Other(IgnoredAny),
    })
}

fn element(json: Json) -> Result<StatedElement, Fault> {
    let mut out = StatedElement { id: String::new(), words: String::new() };
    json.fields(2, &["id", "words"], |place, value| {
        *(if place == 0 { &mut out.id } else { &mut out.words }) = value.text()?;
        Ok(())
    })?;
    Ok(out)
}

fn situation(json: Json) -> Result<StatedSituation, Fault> {
    let mut out = StatedSituation {
        id: String::new(),
        result: String::new(),
        by_reading: Pairs::default(),
        structure: Pairs::default(),
    };
    json.fields(2, &["id", "result", "by_reading", "structure"], |place, value| {
        match place {
            0 => out.id = value.text()?,
            1 => out.result = value.text()?,
            2 => out.by_reading = value.pairs(Json::text)?,
            _ => out.structure = value.pairs(Json::text)?,
        }
        Ok(())
    })?;
    Ok(out)
}

fn row(json: Json) -> Result<StatedRow, Fault> {
    const NAMES: [&str; 8] =
        ["at", "post", "applicability", "classes", "possible_classes", "name", "unit", "partly_read"];
    let mut out = StatedRow::default();
    json.fields(4, &NAMES, |place, value| {
        match place {
            0 => out.at = value.text()?,
            1 => out.post = value.text()?,
            2 => out.applicability = value.text()?,
            3 => out.classes = value.list(Json::text)?,
            4 => out.possible_classes = value.list(Json::text)?,
            5 => out.name = value.text()?,
            6 => out.unit = value.text()?,
            _ => out.partly_read = value.truth()?,
        }
        Ok(())
    })?;
    Ok(out)
}

fn unread(json: Json) -> Result<UnreadReport, Fault> {
    let mut out = UnreadReport { at: String::new(), text: String::new(), reason: String::new() };
    json.fields(3, &["at", "text", "reason"], |place, value| {
        *(match place {
            0 => &mut out.at,
            1 => &mut out.text,
            _ => &mut out.reason,
        }) = value.text()?;
        Ok(())
    })?;
    Ok(out)
}

fn roster(json: Json) -> Result<Option<StatedRoster>, Fault> {
    if matches!(&json.of, Of::Bare(word) if word == "null") {
        return Ok(None);
    }
    let mut out = StatedRoster::default();
    json.fields(2, &["file", "rows", "unread"], |place, value| {
        match place {
            0 => out.file = value.text()?,
            1 => out.rows = value.list(row)?,
            _ => out.unread = value.list(unread)?,
        }
        Ok(())
    })?;
    Ok(Some(out))
}

fn stated(text: &str) -> Result<Stated, Fault> {
    let mut reader = Reader::new(text);
    let json = value(&mut reader, 0)?;
    reader.end()?;
    let mut out = Stated::default();
    let mut seen: Vec<String> = Vec::new();
    for (at, name, value) in json.members()? {
        let known = match name.as_str() {
            "as-of" => "as_of",
            "said-by" => "said_by",
            name => name,
        };
        if seen.iter().any(|one| one == known) {
            return Err(twice(at, &name));
        }
        match known {
            "format" => out.format = value.number()?,
            "rulebook" => out.rulebook = value.optional()?,
            "as_of" => out.as_of = value.optional()?,
            "posts" => out.posts = value.list(Json::text)?,
            "readings" => out.readings = value.list(Json::text)?,
            "facts" => out.facts = value.pairs(fact)?,
            "said_by" => out.said_by = value.pairs(Json::text)?,
            "situations" => out.situations = value.list(situation)?,
            "roster" => out.roster = roster(value)?,
            "elements" => out.elements = value.list(element)?,
            // What nobody knows may stand twice: it is told either way.
            known => {
                if !Stated::PASSED_OVER.contains(&known) {
                    out.not_known(known.to_owned());
                    continue;
                }
            }
        }
        seen.push(known.to_owned());
    }
    Ok(out)
}

impl Stated {
    /// Reads a record, or a file of facts, from JSON.
    ///
    /// # Errors
    /// If the text is no JSON object of this shape: where it breaks, and why.
    pub fn from_json(text: &str) -> Result<Self, Broken> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        stated(text).map_err(|fault| {
            let before = text.get(..fault.at).unwrap_or(text);
            let start = before.rfind('\n').map_or(0, |at| at + 1);
            let line = before.matches('\n').count() + 1;
            let column = before.get(start..).unwrap_or("").chars().count() + 1;
            Broken { line, column, zh: fault.zh, en: fault.en }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::record::Report;
    use crate::assess::{Case, assess, named};
    use crate::decide::Tri;
    use crate::model::Lang;

    /// Read by hand and by the library: the same, or both refuse.
    fn assert_same(text: &str) {
        let by_hand = Stated::from_json(text).map(|stated| format!("{stated:?}"));
        let by_library = serde_json::from_str::<Stated>(text).map(|stated| format!("{stated:?}"));
        assert_eq!(by_hand.as_ref().ok(), by_library.as_ref().ok(), "{text}\n{by_hand:?}\n{by_library:?}");
    }

    fn record() -> String {
        let mut case = Case::default();
        case.facts.set(named("causation").expect("an element"), Tri::Yes);
        case.facts.set(named("formalism").expect("an element"), Tri::Unknown);
        case.follow("any-result");
        case.posts.push("县长 \"甲\"\n".to_owned());
        let said_by = [(named("causation").expect("an element"), "巡察组".to_owned())];
        let roster = crate::assess::roster::tests::roster(&["县委副书记、县长", "副县长"]);
        let assessment = assess(&case);
        Report::new(&crate::Engine::new(), &case, &said_by, &assessment, &[], Lang::En)
            .with_roster(&roster, &assessment)
            .to_json()
    }

    #[test]
    fn a_record_is_read_as_a_library_reads_it() {
        assert_same(&record());
        for text in [
            "",
            "[]",
            "{}",
            "{} x",
            "{\"facts\":{}}",
            "{\"facts\":{\"causation\":\"yes\",\"causation\":\"no\"}}",
            "{\"facts\":{\"causation\":true,\"x\":1.5e3,\"y\":null,\"z\":[{}]}}",
            "{\"facts\":[]}",
            "{\"facts\":{},\"facts\":{}}",
            "{\"as-of\":\"2025-01-01\",\"as_of\":\"x\"}",
            "{\"as_of\":null,\"format\":null,\"rulebook\":null}",
            "{\"format\":1,\"format\":1}",
            "{\"format\":-1}",
            "{\"format\":\"1\"}",
            "{\"posts\":[\"县长\",1]}",
            "{\"posts\":[\"\\u53bf\\ud83d\\ude00\"]}",
            "{\"what\":1,\"persons\":[[],{\"a\":false}]}",
            "{\"elements\":[{\"id\":\"a\",\"words\":\"b\",\"more\":1}]}",
            "{\"elements\":[{\"id\":\"a\"}]}",
            "{\"elements\":[{\"id\":\"a\",\"id\":\"a\",\"words\":\"b\"}]}",
            "{\"situations\":[{\"id\":\"a\",\"result\":\"open\"}]}",
            "{\"situations\":[{\"id\":\"a\",\"result\":\"open\",\"structure\":{\"x\":1}}]}",
            "{\"roster\":null}",
            "{\"roster\":{\"file\":\"a\"}}",
            "{\"roster\":{\"file\":\"a\",\"rows\":[],\"more\":1}}",
            "{\"roster\":{\"file\":\"a\",\"rows\":[{\"at\":\"1\",\"post\":\"b\",\"applicability\":\"c\"}]}}",
            "{\"roster\":{\"file\":\"a\",\"rows\":[{\"at\":\"1\",\"post\":\"b\",\"applicability\":\"c\",\"classes\":[]}]}}",
            "{\"roster\":{\"file\":\"a\",\"rows\":[],\"unread\":[{\"at\":\"1\",\"text\":\"b\"}]}}",
            "{\"facts\":{\"a\":tru}}",
            "{\"facts\":{\"a\":01}}",
            "{\"facts\":{\"a\":1.}}",
            "{\"facts\":{\"a\":-}}",
            "{\"facts\":{\"a\":\"\n\"}}",
            "{\"facts\":{\"a\":\"yes\",}}",
        ] {
            assert_same(text);
        }
    }

    #[test]
    fn no_cut_of_a_record_is_a_record_and_none_is_read_otherwise() {
        let record = record();
        for (at, _) in record.char_indices().step_by(11) {
            assert_same(&record[..at]);
        }
    }

    /// JSON sets no bound to a number. The library stops at one that no float holds; here none becomes a float, and the
    /// only number of a record is its format.
    #[test]
    fn a_number_of_any_size_is_json_but_says_nothing() {
        let read = |text: &str| Stated::from_json(text).map(|stated| format!("{stated:?}"));
        let small = read("{\"x\":1}");
        for large in ["1e999", "777777773E7777661242000", "-1E+400"] {
            let unknown = format!("{{\"x\":{large}}}");
            assert!(serde_json::from_str::<Stated>(&unknown).is_err());
            assert_eq!(read(&unknown), small);
            for known in ["format", "posts", "facts", "as_of"] {
                assert!(read(&format!("{{\"{known}\":{large}}}")).is_err(), "{known}");
            }
        }
    }

    #[test]
    fn the_place_is_told() {
        let broken = Stated::from_json("{\n  \"facts\": {\n    \"致使\": yes\n  }\n}").expect_err("broken");
        assert_eq!((broken.line, broken.column), (3, 11));
        assert!(Stated::from_json(&"[".repeat(100_000)).is_err());
    }
}
