//! What is wrong with a layer, as data: code, place, what, how to mend it.

use crate::model::{Said, Text};
use std::ops::Range;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $code:literal $slug:literal $zh:literal $en:literal { $why_zh:literal $why_en:literal })+) => {
        /// A kind of fault. Its code is stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Code { $($(#[$doc])* $name,)+ }

        impl Code {
            /// Every code, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// As it is shown.
            #[must_use]
            pub const fn id(self) -> &'static str { match self { $(Self::$name => $code,)+ } }

            /// In words for machines.
            #[must_use]
            pub const fn slug(self) -> &'static str { match self { $(Self::$name => $slug,)+ } }

            /// What it is called.
            #[must_use]
            pub const fn name(self) -> Text { match self { $(Self::$name => Text { zh: $zh, en: $en },)+ } }

            /// Why it is a fault, and what to do in general.
            #[must_use]
            pub const fn why(self) -> Text { match self { $(Self::$name => Text { zh: $why_zh, en: $why_en },)+ } }
        }
    };
}

codes! {
    /// Not TOML.
    Syntax "ZB101" "not-toml" "不是有效的 TOML" "not valid TOML" { "文件要先能按 TOML 读出来,才谈得上内容。引号、括号、等号是最常见的原因。" "The file has to be read as TOML before anything else; quotes, brackets and equals signs are the usual causes." }
    /// A key the format does not have.
    UnknownKey "ZB102" "unknown-key" "没有这个键" "unknown key" { "没有见过的键不会被悄悄略过:它多半是写错了。`zeren rulebook schema` 列出全部的键。" "A key that is not known is never passed over: it is mostly a misspelling. `zeren rulebook schema` lists all of them." }
    /// A key that must be there.
    MissingKey "ZB103" "missing-key" "缺少必填的键" "a required key is missing" { "每项规定都要有名称和依据。" "Every statement needs its name and what it rests on." }
    /// A value of the wrong kind.
    WrongKind "ZB104" "wrong-kind" "值的类型不对" "a value of the wrong kind" { "如该写清单的地方写了文字。" "Such as a text where a list is wanted." }
    /// An id that names nothing.
    UnknownId "ZB105" "unknown-id" "没有这个标识" "unknown id" { "标识是固定的:`zeren list sectors`、`zeren list readings`、`zeren list classes` 列出它们。" "Ids are fixed: `zeren list sectors`, `zeren list readings` and `zeren list classes` show them." }
    /// An id that is not well formed.
    BadId "ZB106" "bad-id" "标识的写法不对" "an id that is not well formed" { "标识由小写英文词组成,用连字符连接;编号和版本可以有数字和点。" "Ids are lower-case English words joined by hyphens; paragraph ids and versions may have figures and points." }
    /// Text in the wrong language, or empty.
    BadText "ZB107" "bad-text" "文字不合要求" "a text that will not do" { "中文一栏要有汉字,英文一栏不能空;部门名称只能由汉字组成。" "Chinese text needs Chinese characters, English text must not be empty; words of titles are Chinese characters only." }
    /// A day that is none, or days out of order.
    BadDay "ZB108" "bad-day" "日期不对" "a bad day" { "日期写作 YYYY-MM-DD;`until` 在 `from` 之后。" "Days are written YYYY-MM-DD; `until` comes after `from`." }
    /// A region that is not in the gazetteer, or shared by several.
    BadRegion "ZB109" "bad-region" "地区不明确" "a region that is not clear" { "用六位代码最稳妥;重名的地区只能用代码。" "The six-digit code is safest; a name that several regions share needs it." }
    /// The same thing twice.
    Twice "ZB110" "twice" "重复" "stands twice" { "标识在一份规则里只能用一次,一个词只能有一个意思。" "An id is used once in a file, and a word has one meaning." }
    /// More sectors than a rulebook holds.
    TooMany "ZB111" "too-many" "太多" "too many" { "一份规则最多 64 个行业,包括内置的。" "A rulebook holds at most 64 sectors, the built-in ones included." }
    /// A paragraph that is not there.
    UnknownParagraph "ZB201" "unknown-paragraph" "没有这一段" "unknown paragraph" { "只能引用本文件的 [[source]] 和官方答记者问的段落。" "Only paragraphs of this file's [[source]] and of the official Q&A can be cited." }
    /// Words that do not stand in the paragraph.
    NotThere "ZB202" "words-not-there" "段落里没有这些字" "the words do not stand there" { "引文与原文逐字相同,标点也一样;没有的话不能引。" "A quote is exact, punctuation included; what does not stand there cannot be quoted." }
    /// A statement that rests on the national source alone.
    NoOwnSource "ZB203" "no-own-source" "没有本地的依据" "no source of its own" { "国家层面的来源没有说的,本地规则要靠本地的文件来说;来源已经说了的,不必重复。" "What the national source does not say needs the locality's own document; what it says needs no repeating." }
    /// A word that already means something else.
    WordTaken "ZB301" "word-taken" "这个词已有所指" "the word has a meaning already" { "一个词只能有一个意思。清单外的部门要列入,用 [[listed]],不用重写它的名称。" "A word has one meaning. To list a department that is known, use [[listed]]; its names need not be written again." }
    /// What only the source states.
    OfTheSource "ZB401" "of-the-source" "这由来源规定" "this is the source's to state" { "类别、责任、适用规则、监督、追责情形由来源规定,本地规则不能增、改、删。" "Classes, responsibilities, rules of application, supervision and situations are the source's; a layer cannot add, change or remove them." }
    /// What contradicts the source.
    Contradicts "ZB402" "contradicts-source" "与来源矛盾" "contradicts the source" { "本地规则可以补充和收窄来源没有说定的,不能改变来源已经说定的。" "A layer may add to and narrow what the source leaves open; it cannot change what the source says." }
    /// What is not open there.
    NotOpen "ZB403" "not-open" "这里没有未定之处" "nothing is open there" { "`[[settled]]` 只能用在判定规则留有余地的地方。" "`[[settled]]` is only for where a rule leaves something open." }
    /// Two statements that cannot both hold.
    Conflict "ZB501" "conflict" "两处规定冲突" "two statements conflict" { "几份本地规则依次叠加,后面的只能再收窄,不能推翻前面的;哪一份说了算,要由人来定。" "Layers apply in order; a later one may narrow further, not overturn an earlier one. Which of the two holds is for people to decide." }
    /// Two layers with one id.
    SameLayer "ZB502" "same-layer" "两份规则用了同一个标识" "two layers have one id" { "每份本地规则的标识都不同,它写下的一切都靠这个标识区分。" "Each layer has an id of its own, by which all it states is told apart." }
}

impl Code {
    /// The code with this id or slug.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(word) || code.slug() == word)
    }
}

/// A stretch of one of the files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Which file, in the order given.
    pub file: usize,
    /// The bytes.
    pub span: Range<usize>,
}

/// Something wrong in a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What kind.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub what: Said,
    /// What to do.
    pub help: Said,
    /// Other places that belong to it, such as the statement it conflicts with.
    pub beside: Vec<(Place, Said)>,
    /// Words on either side: paragraph and quote, the source's first.
    pub quotes: Vec<(String, String)>,
}

impl Fault {
    /// Line and column in characters, both from 1, of a place in its file's text.
    #[must_use]
    pub fn position(text: &str, at: usize) -> (usize, usize) {
        let before = text.get(..at).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

/// A stretch that a mark can be put under: within one line, and not empty where the line is not.
#[must_use]
pub fn within(text: &str, span: &Range<usize>) -> Range<usize> {
    let mut start = span.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let rest = &text[start..];
    let line_end = start + rest.find(['\n', '\r']).unwrap_or(rest.len());
    let mut end = span.end.clamp(start, line_end);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    if end > start {
        return start..end;
    }
    start..rest.chars().next().filter(|_| line_end > start).map_or(start, |c| start + c.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stays_within_its_line() {
        let text = "甲 = 1\n乙 = 2\n";
        assert_eq!(within(text, &(0..100)), 0..7);
        assert_eq!(within(text, &(8..8)), 8..11);
        assert_eq!(within(text, &(500..600)), text.len()..text.len());
        assert_eq!(within("", &(0..0)), 0..0);
        assert_eq!(within(text, &(1..2)), 0..3);
    }

    #[test]
    fn codes_are_unique_and_in_order() {
        assert!(Code::ALL.windows(2).all(|pair| pair[0].id() < pair[1].id()));
        assert_eq!(Code::from_word("zb402"), Some(Code::Contradicts));
        assert_eq!(Code::from_word("conflict"), Some(Code::Conflict));
    }
}
