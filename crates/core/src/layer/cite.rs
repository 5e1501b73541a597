//! What a layer's statements rest on: its own paragraphs and the source's, quoted exactly.

use super::check::Checker;
use super::draft::{keep, keep_str};
use super::fault::Code;
use super::raw::RawCite;
use crate::builtin::BUILTIN;
use crate::model::{Citation, Said, Text};
use crate::nearest;
use crate::rulebook::Paragraph;
use std::ops::Range;

/// Whether an id looks like one of the official Q&A.
pub(super) fn is_of_source(id: &str) -> bool {
    id.strip_prefix('Q').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// A character as it is compared where only punctuation differs; none where it is passed over.
fn folded(c: char) -> Option<char> {
    match c {
        // The full-width form of an ASCII character.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        '“' | '”' | '‘' | '’' | '\'' => Some('"'),
        c if c.is_whitespace() => None,
        c => Some(c),
    }
}

/// The words of a text that are these but for width of punctuation and blanks.
fn nearly<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let wanted: Vec<char> = words.chars().filter_map(folded).collect();
    let chars: Vec<(usize, char)> = text.char_indices().filter_map(|(at, c)| Some((at, folded(c)?))).collect();
    let at = chars
        .windows(wanted.len().max(1))
        .position(|window| window.iter().map(|(_, c)| *c).eq(wanted.iter().copied()))?;
    let end = chars.get(at + wanted.len()).map_or(text.len(), |(end, _)| *end);
    text.get(chars[at].0..end).map(str::trim_end)
}

impl Checker<'_> {
    /// The paragraph an id means: of this layer, of one before it, or of the official Q&A.
    fn paragraph(&self, id: &str) -> Option<(&Paragraph, bool)> {
        let own = format!("{}:{id}", self.id);
        let known = |id: &str| self.draft.paragraphs.iter().find(|paragraph| paragraph.id == id);
        known(&own).map(|paragraph| (paragraph, true)).or_else(|| {
            let full = id.strip_prefix(self.id.as_str()).is_some_and(|rest| rest.starts_with(':'));
            known(id).or_else(|| BUILTIN.paragraph(id)).map(|paragraph| (paragraph, full))
        })
    }

    /// What a statement rests on. It needs words of the layer's own source.
    pub(super) fn cite(&mut self, cites: &[RawCite], at: Range<usize>) -> &'static [Citation] {
        let mut out = Vec::new();
        let mut has_own = false;
        let mut sound = true;
        for cite in cites {
            match self.one(cite) {
                Some((citation, own)) => {
                    has_own |= own;
                    out.push(citation);
                }
                None => sound = false,
            }
        }
        if sound && !has_own && !cites.is_empty() {
            let quotes = out.iter().map(|cite| (cite.paragraph.to_owned(), cite.quote.zh.to_owned())).collect();
            self.fault(
                Code::NoOwnSource,
                at,
                Said::new(
                    "这一项只引用了官方答记者问,没有本地的依据",
                    "this rests on the official Q&A alone, with no source of the locality's own",
                ),
                Said::new(
                    "把本地文件的有关段落写成 [[source]],再引用它",
                    "write the locality's paragraph as a `[[source]]` and cite it",
                ),
            )
            .quotes = quotes;
        }
        keep(out)
    }

    fn one(&mut self, cite: &RawCite) -> Option<(Citation, bool)> {
        let id = cite.p.get_ref().as_str();
        let Some((paragraph, own)) = self.paragraph(id) else {
            let own = self.draft.paragraphs.iter().filter_map(|paragraph| paragraph.id.strip_prefix(self.id.as_str()));
            let own = own.filter_map(|rest| rest.strip_prefix(':'));
            let known: Vec<&str> = own.chain(BUILTIN.paragraphs.iter().map(|paragraph| paragraph.id)).collect();
            let help = nearest(id, known.iter().copied()).map_or_else(
                || {
                    Said::new(
                        "在 [[source]] 里写上这一段,或者引用已有的段落",
                        "write it as a `[[source]]`, or cite a paragraph that is there",
                    )
                },
                |near| Said::new(format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
            );
            let what = Said::new(format!("没有 `{id}` 这一段"), format!("there is no paragraph `{id}`"));
            self.fault(Code::UnknownParagraph, cite.p.span(), what, help);
            return None;
        };
        let (name, text) = (paragraph.id, paragraph.text);
        let zh = cite.zh.get_ref().as_str();
        if !text.zh.contains(zh) || zh.trim().is_empty() {
            self.not_there(name, text.zh, zh, cite.zh.span());
            return None;
        }
        let en = match &cite.en {
            None => None,
            Some(_) if text.en == text.zh => {
                self.fault(
                    Code::NotThere,
                    cite.en.as_ref().map_or(0..0, |en| en.span()),
                    Said::new(format!("[{name}] 没有英文"), format!("[{name}] has no English")),
                    Said::new(
                        "去掉 `en`,或者给那一段写上译文",
                        "leave `en` out, or give the paragraph its translation",
                    ),
                );
                return None;
            }
            Some(en) if !text.en.contains(en.get_ref().as_str()) || en.get_ref().trim().is_empty() => {
                self.not_there(name, text.en, en.get_ref(), en.span());
                return None;
            }
            Some(en) => Some(en.get_ref().as_str()),
        };
        let zh = keep_str(zh);
        Some((Citation { paragraph: name, quote: Text { zh, en: en.map_or(zh, keep_str) } }, own))
    }

    fn not_there(&mut self, name: &'static str, text: &'static str, words: &str, span: Range<usize>) {
        let help = match nearly(text, words) {
            Some(exact) if !exact.is_empty() => Said::new(
                format!("只有标点或者空格不同;原文是 `{exact}`"),
                format!("only punctuation or blanks differ; it reads `{exact}`"),
            ),
            _ => Said::new(
                format!("从该段逐字抄下,标点也一样;全段是:{text}"),
                format!("copy the words exactly, punctuation included; the paragraph reads: {text}"),
            ),
        };
        let what = Said::new(
            format!("[{name}] 里没有这些字:`{words}`"),
            format!("these words do not stand in [{name}]: `{words}`"),
        );
        self.fault(Code::NotThere, span, what, help);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_in_punctuation_alone_are_found() {
        assert_eq!(nearly("甲、乙,丙。", "乙\u{ff0c}丙"), Some("乙,丙"));
        assert_eq!(nearly("甲、乙, 丙。", "乙,丙"), Some("乙, 丙"));
        assert_eq!(nearly("甲、乙。", "丁"), None);
        assert_eq!(nearly("甲", ""), None);
    }

    #[test]
    fn ids_of_the_source_are_known_by_their_form() {
        assert!(is_of_source("Q4.1") && is_of_source("Q9"));
        assert!(!is_of_source("Quality") && !is_of_source("4.1"));
    }
}
