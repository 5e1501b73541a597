//! The format of a layer as data: its tables and their fields, each with what it is in both languages. The reader, the
//! JSON Schema and the reference in `docs/local-rulebooks.md` are made from this one table.

use crate::model::{Class, Level, Organ, Position, Text};

/// A closed list of ids a value is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vocabulary {
    /// [`Level`].
    Level,
    /// [`Organ`].
    Organ,
    /// [`Position`].
    Position,
    /// [`Class`].
    Class,
    /// The readings a layer may settle.
    Reading,
    /// `yes`, `no`.
    YesNo,
}

/// The readings of `readings.toml` that a layer may settle: those by which zeren leaves a post undetermined and that a
/// yes or no settles.
pub const READINGS: [&str; 4] = ["deputy-head", "membership", "internal-unit", "below-county-department"];

impl Vocabulary {
    /// Its ids.
    #[must_use]
    pub fn ids(self) -> Vec<&'static str> {
        match self {
            Self::Level => Level::ALL
                .iter()
                .filter(|level| crate::model::Levels::LOCAL.contains(**level))
                .map(|l| l.id())
                .collect(),
            Self::Organ => Organ::ALL.iter().map(|organ| organ.id()).collect(),
            Self::Position => Position::ALL.iter().map(|position| position.id()).collect(),
            Self::Class => Class::ALL.iter().map(|class| class.id()).collect(),
            Self::Reading => READINGS.to_vec(),
            Self::YesNo => vec!["yes", "no"],
        }
    }
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An id of this layer's own: lower-case English words joined by hyphens.
    Id,
    /// The number of a paragraph of the layer's own source: letters, figures, points, hyphens.
    ParagraphId,
    /// A paragraph cited: of this layer, of an earlier one (`LAYER:2`), or of the official Q&A.
    Paragraph,
    /// A version: letters, figures, points, hyphens.
    Version,
    /// Chinese text.
    Zh,
    /// English text.
    En,
    /// A text in both languages.
    Bilingual,
    /// Chinese words as titles write them.
    Words,
    /// One id of a closed list.
    One(Vocabulary),
    /// Several ids of a closed list.
    Some(Vocabulary),
    /// A sector or department, by id or by one of its Chinese names.
    Field,
    /// Several of them.
    Fields,
    /// A division, by its six-digit code or its Chinese name.
    Region,
    /// A day, YYYY-MM-DD.
    Day,
    /// What a statement rests on: paragraph and words.
    Cites,
    /// What is known of an instrument.
    Known,
}

/// A field of a table.
#[derive(Debug)]
pub struct Field {
    /// Its key.
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// What it is.
    pub doc: Text,
}

/// A table of a layer.
#[derive(Debug)]
pub struct Table {
    /// Its key.
    pub key: &'static str,
    /// Whether it may stand several times (`[[key]]`).
    pub many: bool,
    /// What it is.
    pub doc: Text,
    /// Its fields.
    pub fields: &'static [Field],
}

impl Table {
    /// The field with this key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

const fn field(key: &'static str, kind: Kind, required: bool, zh: &'static str, en: &'static str) -> Field {
    Field { key, kind, required, doc: Text { zh, en } }
}

const ZH: Field = field("zh", Kind::Zh, true, "中文名称", "its name in Chinese");
const EN: Field =
    field("en", Kind::En, false, "英文名称;不写就用中文", "its name in English; the Chinese one if left out");
const CITE: Field = field(
    "cite",
    Kind::Cites,
    true,
    "依据:段落和其中的原文",
    "what it rests on: a paragraph, and words that stand in it",
);

/// The fields of a citation.
pub const CITATION: &[Field] = &[
    field(
        "p",
        Kind::Paragraph,
        true,
        "段落:本规则 [[source]] 的编号,或者官方答记者问的段落(如 Q4.1)",
        "the paragraph: the id of a [[source]] of this file, or one of the official Q&A (such as Q4.1)",
    ),
    field("zh", Kind::Zh, true, "原文,逐字相同", "the words, exactly as they stand there"),
    field("en", Kind::En, false, "英文译文中的原文", "the words of the paragraph's English, exactly"),
];

/// The fields of something known of an instrument.
pub const KNOWN: &[Field] = &[
    field("zh", Kind::Zh, true, "中文", "in Chinese"),
    field("en", Kind::En, false, "英文;不写就用中文", "in English; the Chinese if left out"),
    field("date", Kind::Day, false, "日期", "its day"),
];

/// The fields of a text in both languages.
pub const BILINGUAL: &[Field] = &[
    field("zh", Kind::Zh, true, "中文", "in Chinese"),
    field("en", Kind::En, false, "英文;不写就用中文", "in English; the Chinese if left out"),
];

/// The tables of a layer.
pub const TABLES: &[Table] = &[
    Table {
        key: "layer",
        many: false,
        doc: Text {
            zh: "这份本地规则是什么、依据什么、管哪里、管何时",
            en: "what this layer is, what it rests on, where and when it holds",
        },
        fields: &[
            field(
                "id",
                Kind::Id,
                true,
                "标识;它写下的一切都以它开头(如 LAYER:2)",
                "its id; everything it states goes by it (LAYER:2)",
            ),
            field("version", Kind::Version, true, "版本;每次修改都要换", "its version; another one with every change"),
            ZH,
            EN,
            field(
                "authority",
                Kind::Bilingual,
                true,
                "所依据的文件:名称、机关、日期",
                "the document it rests on: name, body, date",
            ),
            field(
                "region",
                Kind::Region,
                false,
                "适用的地区:六位代码或者名称;不写就不限地区",
                "the region it holds for, by six-digit code or name; everywhere if left out",
            ),
            field("from", Kind::Day, false, "从哪一天起", "from which day"),
            field("until", Kind::Day, false, "到哪一天止,这一天不算在内", "until which day, this day not included"),
        ],
    },
    Table {
        key: "source",
        many: true,
        doc: Text {
            zh: "所依据文件的一段,下面各项引用它",
            en: "a paragraph of the document, which what follows cites",
        },
        fields: &[
            field(
                "id",
                Kind::ParagraphId,
                true,
                "编号,如条款号;不能像 Q4.1 那样写",
                "its id, such as an article's number; not one like Q4.1",
            ),
            field("zh", Kind::Zh, true, "原文", "its words"),
            field("en", Kind::En, false, "英文译文", "a translation"),
        ],
    },
    Table {
        key: "sector",
        many: true,
        doc: Text {
            zh: "新增一个承担重要生态环境保护职责的行业或者领域,以及它的部门叫什么",
            en: "a sector more that bears important duties, with what its departments are called",
        },
        fields: &[
            field("id", Kind::Id, true, "标识", "its id"),
            ZH,
            EN,
            field(
                "names",
                Kind::Words,
                true,
                "部门名称,不带最后的厅、局、委、办",
                "names of its departments, without the final 厅 局 委 办",
            ),
            field(
                "whole",
                Kind::Words,
                false,
                "完整的部门简称(如 发改委)",
                "complete abbreviations of departments (such as 发改委)",
            ),
            field("portfolio", Kind::Words, false, "分管时的写法,不是部门名称", "fields of work as written after 分管"),
            CITE,
        ],
    },
    Table {
        key: "name",
        many: true,
        doc: Text {
            zh: "已有行业或者部门的其他叫法", en: "further names of a sector or department that is known"
        },
        fields: &[
            field(
                "field",
                Kind::Field,
                true,
                "哪个行业或者部门:标识或者名称",
                "which sector or department: its id or a name",
            ),
            field(
                "names",
                Kind::Words,
                false,
                "部门名称,不带最后的厅、局、委、办",
                "names of departments, without the final 厅 局 委 办",
            ),
            field("whole", Kind::Words, false, "完整的部门简称", "complete abbreviations of departments"),
            field("portfolio", Kind::Words, false, "分管时的写法", "fields of work as written after 分管"),
        ],
    },
    Table {
        key: "listed",
        many: true,
        doc: Text {
            zh: "这些部门承担重要生态环境保护职责",
            en: "these departments bear important ecological and environmental protection duties",
        },
        fields: &[field("fields", Kind::Fields, true, "哪些:标识或者名称", "which: ids or names"), CITE],
    },
    Table {
        key: "unlisted",
        many: true,
        doc: Text {
            zh: "这些部门不承担重要生态环境保护职责",
            en: "these departments do not bear important ecological and environmental protection duties",
        },
        fields: &[field("fields", Kind::Fields, true, "哪些:标识或者名称", "which: ids or names"), CITE],
    },
    Table {
        key: "exhaustive",
        many: false,
        doc: Text {
            zh: "清单是全的:没有列出的部门都不承担重要生态环境保护职责",
            en: "the list is complete: departments that are not listed do not bear important duties",
        },
        fields: &[CITE],
    },
    Table {
        key: "duty",
        many: true,
        doc: Text {
            zh: "一类人员的一项职责,在来源所列之外", en: "a duty of a class, besides those of the source"
        },
        fields: &[
            field("class", Kind::One(Vocabulary::Class), true, "哪一类", "which class"),
            field("id", Kind::Id, true, "标识", "its id"),
            field("zh", Kind::Zh, true, "职责的内容", "what it says"),
            field("en", Kind::En, false, "英文;不写就用中文", "in English; the Chinese if left out"),
            CITE,
        ],
    },
    Table {
        key: "settled",
        many: true,
        doc: Text {
            zh: "来源未定之处,本地有了规定", en: "what the source leaves open and the locality has settled"
        },
        fields: &[
            field(
                "reading",
                Kind::One(Vocabulary::Reading),
                true,
                "哪一处未定(zeren list readings)",
                "which open reading (zeren list readings)",
            ),
            field(
                "answer",
                Kind::One(Vocabulary::YesNo),
                true,
                "yes:属于;no:不属于",
                "yes: they are reached; no: they are not",
            ),
            field(
                "level",
                Kind::Some(Vocabulary::Level),
                false,
                "只在这些层级;不写就是全部",
                "at these levels only; all if left out",
            ),
            field(
                "organ",
                Kind::Some(Vocabulary::Organ),
                false,
                "只对这些单位;不写就是全部",
                "of these organs only; all if left out",
            ),
            field(
                "position",
                Kind::Some(Vocabulary::Position),
                false,
                "只对这些职务;不写就是全部",
                "in these positions only; all if left out",
            ),
            CITE,
        ],
    },
    Table {
        key: "instrument",
        many: true,
        doc: Text { zh: "衔接的本地制度", en: "a linked instrument of the locality" },
        fields: &[
            field("id", Kind::Id, true, "标识", "its id"),
            ZH,
            EN,
            field("known", Kind::Known, false, "关于它已知的", "what is known of it"),
            CITE,
        ],
    },
];

/// What only the source states: tables that a layer cannot hold. Each with what `zeren list` calls it.
pub const OF_THE_SOURCE: [&str; 7] =
    ["class", "responsibility", "rule", "supervision", "situation", "principle", "aim"];

/// The table with this key.
#[must_use]
pub fn table(key: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.key == key)
}
