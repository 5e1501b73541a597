//! Text → raw layer: the shape, by the format's own description. Every fault of shape at once.

use super::fault::{Code, Fault, Place};
use super::raw::*;
use super::spec::{self, Field, Kind, Table, Vocabulary};
use crate::model::{Date, Said};
use crate::nearest;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

type Value<'i> = Spanned<DeValue<'i>>;

/// Reads one file.
pub(super) fn read(file: usize, text: &str, faults: &mut Vec<Fault>) -> RawLayer {
    let (root, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { file, text, faults };
    for error in &errors {
        reader.syntax(error);
    }
    // Where the syntax is broken, what is missing may only be unreadable.
    let before = reader.faults.len();
    let raw = reader.layer(root.get_ref());
    if !errors.is_empty() {
        let mut at = 0;
        reader.faults.retain(|fault| {
            at += 1;
            at <= before || fault.code != Code::MissingKey
        });
    }
    raw
}

struct Reader<'a> {
    file: usize,
    text: &'a str,
    faults: &'a mut Vec<Fault>,
}

/// What a value is, in words.
fn kind_name(value: &DeValue<'_>) -> (&'static str, &'static str) {
    match value {
        DeValue::String(_) => ("文字", "a text"),
        DeValue::Integer(_) | DeValue::Float(_) => ("数字", "a number"),
        DeValue::Boolean(_) => ("true 或者 false", "true or false"),
        DeValue::Datetime(_) => ("日期", "a date"),
        DeValue::Array(_) => ("清单", "a list"),
        DeValue::Table(_) => ("表", "a table"),
    }
}

impl Reader<'_> {
    fn fault(&mut self, code: Code, span: Range<usize>, what: Said, help: Said) {
        let place = Place { file: self.file, span };
        self.faults.push(Fault { code, place, what, help, beside: Vec::new(), quotes: Vec::new() });
    }

    fn syntax(&mut self, error: &toml::de::Error) {
        let span = error.span().unwrap_or(0..0);
        let message = error.message();
        if let Some(key) = message.strip_prefix("duplicate key") {
            let _ = key;
            return self.fault(
                Code::Twice,
                span,
                Said::new("同一个键写了两次", "a key stands twice"),
                Said::new(
                    "留一个;要写几项的表用 [[…]]",
                    "keep one of them; a table with several entries is written [[…]]",
                ),
            );
        }
        self.fault(
            Code::Syntax,
            span,
            Said::new(format!("这里读不下去(TOML:{message})"), message.to_owned()),
            Said::new(
                "检查这一行和上一行的引号、括号、逗号和等号;文字要用英文引号",
                "look at the quotes, brackets, commas and equals signs of this line and the one before",
            ),
        );
    }

    fn wrong(&mut self, value: &Value<'_>, want: (&str, &str)) {
        let (zh, en) = kind_name(value.get_ref());
        self.fault(
            Code::WrongKind,
            value.span(),
            Said::new(format!("这里应该是{},写成了{zh}", want.0), format!("{} is wanted here, not {en}", want.1)),
            Said::new(format!("写成{}", want.0), format!("write {}", want.1)),
        );
    }

    fn layer(&mut self, root: &DeTable<'_>) -> RawLayer {
        let mut raw = RawLayer::default();
        let mut entries: Vec<(&str, Range<usize>, &Value<'_>)> =
            root.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value)).collect();
        entries.sort_by_key(|(_, span, _)| span.start);
        for (key, span, value) in entries {
            if let Some(table) = spec::table(key) {
                self.table(table, span, value, &mut raw);
            } else if let Some(&table) = spec::OF_THE_SOURCE.iter().find(|table| **table == key) {
                self.forbidden(table, value, &mut raw);
            } else {
                let known = spec::TABLES.iter().map(|table| table.key);
                self.unknown(key, span, nearest(key, known), || {
                    let all: Vec<String> = spec::TABLES.iter().map(Reader::written).collect();
                    all.join("、")
                });
            }
        }
        if raw.head.is_none() && !root.iter().any(|(key, _)| key.get_ref() == "layer") {
            self.fault(
                Code::MissingKey,
                0..0,
                Said::new("缺少 [layer]", "`[layer]` is missing"),
                Said::new(
                    "写上 [layer] 和它的 id、version、zh、authority;`zeren rulebook new` 给出样板",
                    "add `[layer]` with its id, version, zh and authority; `zeren rulebook new` writes a template",
                ),
            );
        }
        raw
    }

    /// A table's key as it is written.
    fn written(table: &Table) -> String {
        if table.many { format!("[[{}]]", table.key) } else { format!("[{}]", table.key) }
    }

    fn unknown(&mut self, key: &str, span: Range<usize>, near: Option<&str>, all: impl Fn() -> String) {
        let help = near.map_or_else(
            || Said::new(format!("可以是:{}", all()), format!("known: {}", all().replace('、', ", "))),
            |near| Said::new(format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
        );
        let what = Said::new(format!("没有 `{key}` 这个键"), format!("unknown key `{key}`"));
        self.fault(Code::UnknownKey, span, what, help);
    }

    /// The entries of a table: one, or several.
    fn entries<'v, 'i>(&mut self, key: &str, many: bool, value: &'v Value<'i>) -> Vec<(&'v DeTable<'i>, Range<usize>)> {
        match value.get_ref() {
            DeValue::Table(table) if !many => vec![(table, value.span())],
            DeValue::Array(array) if many => {
                let mut out = Vec::new();
                for item in array.iter() {
                    match item.get_ref() {
                        DeValue::Table(table) => out.push((table, item.span())),
                        _ => self.wrong(item, ("一个表", "a table")),
                    }
                }
                out
            }
            DeValue::Table(_) => {
                self.fault(
                    Code::WrongKind,
                    value.span(),
                    Said::new(format!("`{key}` 可以有几项"), format!("`{key}` may stand several times")),
                    Said::new(format!("写成 [[{key}]]"), format!("write `[[{key}]]`")),
                );
                Vec::new()
            }
            DeValue::Array(_) => {
                self.fault(
                    Code::WrongKind,
                    value.span(),
                    Said::new(format!("`{key}` 只能有一项"), format!("`{key}` stands once")),
                    Said::new(format!("写成 [{key}]"), format!("write `[{key}]`")),
                );
                Vec::new()
            }
            _ => {
                self.wrong(value, ("一个表", "a table"));
                Vec::new()
            }
        }
    }

    fn table(&mut self, table: &'static Table, span: Range<usize>, value: &Value<'_>, raw: &mut RawLayer) {
        for (fields, at) in self.entries(table.key, table.many, value) {
            let at = if table.many { at } else { span.clone() };
            let entry = self.entry(table.fields, fields, at.clone());
            match table.key {
                "layer" => raw.head = entry.head(),
                "source" => raw.source.extend(entry.paragraph()),
                "sector" => raw.sector.extend(entry.sector()),
                "name" => raw.name.extend(entry.name()),
                "listed" => raw.lists.extend(entry.list(true)),
                "unlisted" => raw.lists.extend(entry.list(false)),
                "exhaustive" => raw.exhaustive = Some(RawExhaustive { span: at, cite: entry.cite }),
                "duty" => raw.duty.extend(entry.duty()),
                "settled" => raw.settled.extend(entry.settled()),
                _ => raw.instrument.extend(entry.instrument()),
            }
        }
    }

    fn forbidden(&mut self, table: &'static str, value: &Value<'_>, raw: &mut RawLayer) {
        let several = matches!(value.get_ref(), DeValue::Array(_));
        for (fields, span) in self.entries(table, several, value) {
            let mut out = RawForbidden { table, span, id: None, cite: Vec::new() };
            for (key, value) in fields {
                match (key.get_ref().as_ref(), value.get_ref()) {
                    ("id", DeValue::String(id)) => out.id = Some(Spanned::new(value.span(), id.to_string())),
                    ("cite", _) => out.cite = self.cites(value),
                    _ => {}
                }
            }
            raw.forbidden.push(out);
        }
    }

    fn entry(&mut self, fields: &'static [Field], table: &DeTable<'_>, at: Range<usize>) -> Entry {
        let mut entry = Entry::default();
        let mut pairs: Vec<(&str, Range<usize>, &Value<'_>)> =
            table.iter().map(|(key, value)| (key.get_ref().as_ref(), key.span(), value)).collect();
        pairs.sort_by_key(|(_, span, _)| span.start);
        for (key, span, value) in &pairs {
            match fields.iter().find(|field| field.key == *key) {
                Some(field) => self.value(field, value, &mut entry),
                None => {
                    let keys = || fields.iter().map(|field| field.key);
                    self.unknown(key, span.clone(), nearest(key, keys()), || keys().collect::<Vec<_>>().join("、"));
                }
            }
        }
        for field in fields.iter().filter(|field| field.required) {
            if !pairs.iter().any(|(key, ..)| *key == field.key) {
                self.fault(
                    Code::MissingKey,
                    at.clone(),
                    Said::new(format!("缺少 `{}`", field.key), format!("`{}` is missing", field.key)),
                    Said::new(
                        format!("写上 `{}`:{}", field.key, field.doc.zh),
                        format!("add `{}`: {}", field.key, field.doc.en),
                    ),
                );
            }
        }
        entry
    }

    fn value(&mut self, field: &'static Field, value: &Value<'_>, entry: &mut Entry) {
        match field.kind {
            Kind::Words | Kind::Fields | Kind::Some(_) => {
                let texts = self.texts(value);
                if let Kind::Some(vocabulary) = field.kind {
                    texts.iter().for_each(|text| self.of(vocabulary, text));
                }
                if texts.is_empty()
                    && matches!(value.get_ref(), DeValue::Array(array) if array.is_empty())
                    && field.required
                {
                    self.empty(value);
                }
                entry.lists.push((field.key, texts));
            }
            Kind::Cites => {
                entry.cite = self.cites(value);
                if matches!(value.get_ref(), DeValue::Array(array) if array.is_empty()) {
                    self.empty(value);
                }
            }
            Kind::Known => {
                for (table, span) in self.entries(field.key, true, value) {
                    let known = self.entry(spec::KNOWN, table, span);
                    if let Some(text) = known.bilingual() {
                        entry.known.push(RawKnown { text, date: known.text("date") });
                    }
                }
            }
            Kind::Bilingual => match value.get_ref() {
                DeValue::Table(table) => {
                    let both = self.entry(spec::BILINGUAL, table, value.span());
                    entry.authority = both.bilingual();
                }
                _ => self.wrong(value, ("{ zh = \"…\", en = \"…\" }", "{ zh = \"…\", en = \"…\" }")),
            },
            kind => {
                let Some(text) = self.one(value, kind) else { return };
                self.form(kind, &text);
                entry.texts.push((field.key, text));
            }
        }
    }

    fn empty(&mut self, value: &Value<'_>) {
        self.fault(
            Code::MissingKey,
            value.span(),
            Said::new("清单是空的", "the list is empty"),
            Said::new("至少写一项", "give at least one"),
        );
    }

    /// A text; a region may be written as a number and a day as a date.
    fn one(&mut self, value: &Value<'_>, kind: Kind) -> Option<Str> {
        match (value.get_ref(), kind) {
            (DeValue::String(text), _) => Some(Spanned::new(value.span(), text.to_string())),
            (
                DeValue::Integer(_) | DeValue::Datetime(_),
                Kind::Region | Kind::Day | Kind::Version | Kind::ParagraphId | Kind::Paragraph,
            ) => {
                let text = self.text.get(value.span()).unwrap_or_default();
                Some(Spanned::new(value.span(), text.to_owned()))
            }
            _ => {
                self.wrong(value, ("文字", "a text"));
                None
            }
        }
    }

    fn texts(&mut self, value: &Value<'_>) -> Vec<Str> {
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong(value, ("清单,如 [\"…\"]", "a list, such as [\"…\"]"));
            return Vec::new();
        };
        array.iter().filter_map(|item| self.one(item, Kind::Zh)).collect()
    }

    fn cites(&mut self, value: &Value<'_>) -> Vec<RawCite> {
        let mut out = Vec::new();
        for (table, span) in self.entries("cite", true, value) {
            let entry = self.entry(spec::CITATION, table, span);
            if let (Some(p), Some(zh)) = (entry.text("p"), entry.text("zh")) {
                out.push(RawCite { p, zh, en: entry.text("en") });
            }
        }
        out
    }

    fn of(&mut self, vocabulary: Vocabulary, text: &Str) {
        let known = vocabulary.ids();
        let id = text.get_ref().as_str();
        if known.contains(&id) {
            return;
        }
        let all = known.join(", ");
        let help = nearest(id, known).map_or_else(
            || Said::new(format!("可以是:{}", all.replace(", ", "、")), format!("known: {all}")),
            |near| Said::new(format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
        );
        let what = Said::new(format!("没有 `{id}` 这个标识"), format!("unknown id `{id}`"));
        self.fault(Code::UnknownId, text.span(), what, help);
    }

    /// The form of a value of this kind.
    fn form(&mut self, kind: Kind, text: &Str) {
        let word = text.get_ref().as_str();
        let span = text.span();
        let bad_id = |zh: &str, en: &str| {
            (Said::new(format!("`{word}` 的写法不对"), format!("`{word}` is not well formed")), Said::new(zh, en))
        };
        match kind {
            Kind::Id if !is_id(word) => {
                let (what, help) =
                    bad_id("用小写英文词,以连字符连接", "use lower-case English words joined by hyphens");
                self.fault(Code::BadId, span, what, help);
            }
            Kind::ParagraphId | Kind::Version if !is_number(word) => {
                let (what, help) = bad_id("用字母、数字、点和连字符", "use letters, figures, points and hyphens");
                self.fault(Code::BadId, span, what, help);
            }
            Kind::One(vocabulary) => self.of(vocabulary, text),
            Kind::Day if Date::parse(word).is_none() => self.fault(
                Code::BadDay,
                span,
                Said::new(format!("`{word}` 不是日期"), format!("`{word}` is no day")),
                Said::new("写作 YYYY-MM-DD", "write a day as YYYY-MM-DD"),
            ),
            Kind::Zh if !word.chars().any(is_han) => self.fault(
                Code::BadText,
                span,
                Said::new("这里要写中文", "Chinese is wanted here"),
                Said::new("写上中文;英文写在 `en`", "write Chinese; English goes into `en`"),
            ),
            Kind::En if word.trim().is_empty() => self.fault(
                Code::BadText,
                span,
                Said::new("英文是空的", "the English is empty"),
                Said::new("写上英文,或者去掉 `en`", "write it, or leave `en` out"),
            ),
            _ => {}
        }
    }
}

/// Whether a character is one of the main CJK block.
pub(super) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Lower-case words joined by hyphens.
fn is_id(word: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    word.starts_with(|c: char| c.is_ascii_lowercase()) && word.split('-').all(part)
}

/// Letters, figures, points, hyphens.
fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
}

/// The values of an entry, by key.
#[derive(Default)]
struct Entry {
    texts: Vec<(&'static str, Str)>,
    lists: Vec<(&'static str, Vec<Str>)>,
    cite: Vec<RawCite>,
    known: Vec<RawKnown>,
    authority: Option<RawText>,
}

impl Entry {
    fn text(&self, key: &str) -> Option<Str> {
        self.texts.iter().find(|(known, _)| *known == key).map(|(_, text)| text.clone())
    }

    fn list(&self, bears: bool) -> Option<RawList> {
        Some(RawList { bears, fields: self.texts_of("fields")?, cite: self.cite.clone() })
    }

    fn texts_of(&self, key: &str) -> Option<Vec<Str>> {
        self.lists.iter().find(|(known, _)| *known == key).map(|(_, texts)| texts.clone())
    }

    fn bilingual(&self) -> Option<RawText> {
        Some(RawText { zh: self.text("zh")?, en: self.text("en") })
    }

    fn words(&self) -> RawWords {
        let of = |key| self.texts_of(key).unwrap_or_default();
        RawWords { names: of("names"), whole: of("whole"), portfolio: of("portfolio") }
    }

    fn head(&self) -> Option<RawHead> {
        Some(RawHead {
            id: self.text("id")?,
            version: self.text("version")?,
            name: self.bilingual()?,
            authority: self.authority.clone()?,
            region: self.text("region"),
            from: self.text("from"),
            until: self.text("until"),
        })
    }

    fn paragraph(&self) -> Option<RawParagraph> {
        Some(RawParagraph { id: self.text("id")?, text: self.bilingual()? })
    }

    fn sector(&self) -> Option<RawSector> {
        Some(RawSector { id: self.text("id")?, name: self.bilingual()?, words: self.words(), cite: self.cite.clone() })
    }

    fn name(&self) -> Option<RawName> {
        Some(RawName { field: self.text("field")?, words: self.words() })
    }

    fn duty(&self) -> Option<RawDuty> {
        let (class, id, text) = (self.text("class")?, self.text("id")?, self.bilingual()?);
        Some(RawDuty { class, id, text, cite: self.cite.clone() })
    }

    fn settled(&self) -> Option<RawSettled> {
        Some(RawSettled {
            reading: self.text("reading")?,
            answer: self.text("answer")?,
            level: self.texts_of("level"),
            organ: self.texts_of("organ"),
            position: self.texts_of("position"),
            cite: self.cite.clone(),
        })
    }

    fn instrument(&self) -> Option<RawInstrument> {
        let (id, name) = (self.text("id")?, self.bilingual()?);
        Some(RawInstrument { id, name, known: self.known.clone(), cite: self.cite.clone() })
    }
}
