//! Raw → draft: a layer checked against the source, the words known, and the layers before it.

use super::cite::is_of_source;
use super::draft::{Draft, keep, keep_str, text};
use super::fault::{Code, Fault, Place};
use super::raw::*;
use super::{Layer, lists};
use crate::builtin::BUILTIN;
use crate::model::{Citation, Class, Date, Said};
use crate::rulebook::{Duty, Instrument, Known, Paragraph};
use crate::title::{Lexicon, Region};
use std::ops::Range;

/// Checks one layer and adds what it states.
pub(super) fn layer(file: usize, raw: &RawLayer, draft: &mut Draft, faults: &mut Vec<Fault>) {
    // Without a head there is nothing to call the rest by; its paragraphs are checked all the same.
    let id = raw.head.as_ref().map_or_else(|| "layer".to_owned(), |head| head.id.get_ref().clone());
    let mut checker = Checker { file, id, layer: draft.layers.len(), draft, faults };
    checker.head(raw.head.as_ref());
    checker.paragraphs(&raw.source);
    checker.forbidden(&raw.forbidden);
    lists::sectors(&mut checker, &raw.sector);
    lists::names(&mut checker, &raw.name);
    lists::lists(&mut checker, &raw.lists);
    lists::exhaustive(&mut checker, raw.exhaustive.as_ref());
    checker.duties(&raw.duty);
    for settled in &raw.settled {
        checker.settled(settled);
    }
    checker.instruments(&raw.instrument);
}

/// A layer being checked.
pub(super) struct Checker<'a> {
    pub(super) file: usize,
    pub(super) id: String,
    pub(super) layer: usize,
    pub(super) draft: &'a mut Draft,
    pub(super) faults: &'a mut Vec<Fault>,
}

/// Paragraph and words of some citations.
pub(super) fn quotes(cites: &[Citation]) -> Vec<(String, String)> {
    cites.iter().map(|cite| (cite.paragraph.to_owned(), cite.quote.zh.to_owned())).collect()
}

impl Checker<'_> {
    /// Reports a fault; what else belongs to it can be added.
    pub(super) fn fault(&mut self, code: Code, span: Range<usize>, what: Said, help: Said) -> &mut Fault {
        let place = Place { file: self.file, span };
        self.faults.push(Fault { code, place, what, help, beside: Vec::new(), quotes: Vec::new() });
        let last = self.faults.len() - 1;
        &mut self.faults[last]
    }

    /// An id as the whole rulebook knows it.
    pub(super) fn full(&self, id: &str) -> &'static str {
        keep_str(&format!("{}:{id}", self.id))
    }

    pub(super) fn place(&self, span: Range<usize>) -> Place {
        Place { file: self.file, span }
    }

    fn head(&mut self, head: Option<&RawHead>) {
        let span = head.map_or(0..0, |head| head.id.span());
        if let Some(known) = self.draft.layers.iter().position(|known| known.id == self.id).filter(|_| head.is_some()) {
            let place = self.draft.places[known].clone();
            let what = Said::new(
                format!("`{}` 已经是另一份规则的标识", self.id),
                format!("`{}` is another layer's id", self.id),
            );
            let help = Said::new("换一个标识,或者不要给出同一份文件两次", "choose another, or give the file once");
            let said = Said::new("先在这里", "first here");
            self.fault(Code::SameLayer, span.clone(), what, help).beside.push((place, said));
        }
        let region = head.and_then(|head| head.region.as_ref()).and_then(|region| self.region(region));
        let day = |text: &Option<Str>| text.as_ref().and_then(|text| Date::parse(text.get_ref()));
        let (from, until) = head.map_or((None, None), |head| (day(&head.from), day(&head.until)));
        if let (Some(from), Some(until), Some(at)) = (from, until, head.and_then(|head| head.until.as_ref()))
            && until <= from
        {
            self.fault(
                Code::BadDay,
                at.span(),
                Said::new("`until` 不在 `from` 之后", "`until` does not come after `from`"),
                Said::new("`until` 这一天不算在内,要晚于 `from`", "`until` is not included; put it after `from`"),
            );
        }
        let named = |raw: &RawText| text(raw.zh.get_ref(), raw.en.as_ref().map(|en| en.get_ref().as_str()));
        let nothing = crate::model::Text { zh: "", en: "" };
        self.draft.places.push(Place { file: self.file, span });
        self.draft.layers.push(Layer {
            id: keep_str(&self.id),
            version: head.map_or("", |head| keep_str(head.version.get_ref())),
            name: head.map_or(nothing, |head| named(&head.name)),
            authority: head.map_or(nothing, |head| named(&head.authority)),
            region,
            from,
            until,
            listed: 0,
            unlisted: 0,
            exhaustive: false,
        });
    }

    fn region(&mut self, region: &Str) -> Option<Region> {
        let lexicon = Lexicon::builtin();
        let name = region.get_ref().trim();
        let found = match name.parse::<u32>() {
            Ok(code) => Region::by_code(lexicon, code).into_iter().collect(),
            Err(_) => Region::named(lexicon, name),
        };
        match found.as_slice() {
            [only] => return Some(*only),
            [] => self.fault(
                Code::BadRegion,
                region.span(),
                Said::new(format!("没有 `{name}` 这个地区"), format!("unknown region `{name}`")),
                Said::new(
                    "用六位代码,如 320500,或者全称,如 苏州市",
                    "give a six-digit code such as 320500, or a full name such as 苏州市",
                ),
            ),
            several => {
                let all: Vec<String> =
                    several.iter().take(6).map(|one| format!("{} {}", one.code, one.path(lexicon))).collect();
                self.fault(
                    Code::BadRegion,
                    region.span(),
                    Said::new(format!("`{name}` 是重名地区"), format!("`{name}` names several regions")),
                    Said::new(format!("用代码:{}", all.join("、")), format!("give the code: {}", all.join(", "))),
                )
            }
        };
        None
    }

    fn paragraphs(&mut self, source: &[RawParagraph]) {
        for raw in source {
            let id = raw.id.get_ref().as_str();
            if is_of_source(id) {
                self.fault(
                    Code::BadId,
                    raw.id.span(),
                    Said::new(
                        format!("`{id}` 是官方答记者问的编号"),
                        format!("`{id}` is how the official Q&A numbers its paragraphs"),
                    ),
                    Said::new("换一个,如条款号 `4-1`", "choose another, such as the article's number, `4-1`"),
                );
                continue;
            }
            let full = self.full(id);
            if self.draft.paragraphs.iter().any(|known| known.id == full) {
                self.twice(id, raw.id.span());
                continue;
            }
            let text = text(raw.text.zh.get_ref(), raw.text.en.as_ref().map(|en| en.get_ref().as_str()));
            let question = self.draft.layers[self.layer].authority;
            self.draft.paragraphs.push(Paragraph { id: full, question, text });
        }
    }

    pub(super) fn twice(&mut self, id: &str, span: Range<usize>) {
        self.fault(
            Code::Twice,
            span,
            Said::new(format!("`{id}` 写了两次"), format!("`{id}` stands twice")),
            Said::new("每一项用自己的标识", "give each an id of its own"),
        );
    }

    /// What only the source states: an error with the words of both.
    fn forbidden(&mut self, forbidden: &[RawForbidden]) {
        for raw in forbidden {
            let id = raw.id.as_ref().map(|id| id.get_ref().as_str());
            let (known, cite) = of_the_source(raw.table, id);
            let own = self.cite(&raw.cite, raw.span.clone());
            let span = raw.id.as_ref().map_or_else(|| raw.span.clone(), Spanned::span);
            let what = match known {
                Some(known) => Said::new(
                    format!("`{known}` 由来源规定,本地规则不能改"),
                    format!("`{known}` is the source's; a layer cannot change it"),
                ),
                None => Said::new(
                    format!("`[[{}]]` 由来源规定,本地规则不能增加", raw.table),
                    format!("`[[{}]]` is the source's to state; a layer cannot add one", raw.table),
                ),
            };
            let help = Said::new(
                "去掉这一项;要补充职责用 [[duty]],要说明哪些部门承担重要职责用 [[listed]]、[[unlisted]],要说定来源未定之处用 [[settled]]",
                "remove it; duties are added with `[[duty]]`, departments with `[[listed]]` and `[[unlisted]]`, open readings settled with `[[settled]]`",
            );
            let both = quotes(cite).into_iter().chain(quotes(own)).collect();
            self.fault(Code::OfTheSource, span, what, help).quotes = both;
        }
    }

    fn duties(&mut self, duties: &[RawDuty]) {
        for raw in duties {
            let cite = self.cite(&raw.cite, raw.id.span());
            let Some(class) = Class::from_id(raw.class.get_ref()) else { continue };
            let slug = raw.id.get_ref().as_str();
            let said = raw.text.zh.get_ref().as_str();
            let same =
                BUILTIN.class(class).duties.iter().find(|duty| {
                    duty.id.split_once('/').is_some_and(|(_, known)| known == slug) || duty.name.zh == said
                });
            if let Some(duty) = same {
                let span = if duty.name.zh == said { raw.text.zh.span() } else { raw.id.span() };
                let what = Said::new(
                    format!("`{}` 是来源列出的职责:{}", duty.id, duty.name.zh),
                    format!("`{}` is a duty of the source: {}", duty.id, duty.name.en),
                );
                let help = Said::new(
                    "来源的职责不能改写;本地的职责用另外的标识和自己的内容",
                    "a duty of the source cannot be reworded; a local duty has an id and words of its own",
                );
                let both = quotes(duty.cite).into_iter().chain(quotes(cite)).collect();
                self.fault(Code::Contradicts, span, what, help).quotes = both;
                continue;
            }
            let id = keep_str(&format!("{}/{}:{slug}", class.id(), self.id));
            if self.draft.duties.iter().any(|(_, known)| known.id == id) {
                self.twice(slug, raw.id.span());
                continue;
            }
            let name = text(said, raw.text.en.as_ref().map(|en| en.get_ref().as_str()));
            self.draft.duties.push((class, Duty { id, name, cite }));
        }
    }

    fn instruments(&mut self, instruments: &[RawInstrument]) {
        for raw in instruments {
            let cite = self.cite(&raw.cite, raw.id.span());
            let id = self.full(raw.id.get_ref());
            if self.draft.instruments.iter().any(|known| known.id == id) {
                self.twice(raw.id.get_ref(), raw.id.span());
                continue;
            }
            let both = |raw: &RawText| text(raw.zh.get_ref(), raw.en.as_ref().map(|en| en.get_ref().as_str()));
            let known = raw.known.iter().map(|known| Known {
                text: both(&known.text),
                date: known.date.as_ref().map_or("", |date| keep_str(date.get_ref())),
                certain: true,
                from_source: false,
            });
            let known = keep(known.collect());
            self.draft.instruments.push(Instrument { id, name: both(&raw.name), cite, known });
        }
    }
}

/// What of the source a layer tried to state: its id, and the words it rests on.
fn of_the_source(table: &str, id: Option<&str>) -> (Option<&'static str>, &'static [Citation]) {
    let book = &BUILTIN;
    let rule = id.map(|id| format!("rule/{}", id.trim_start_matches("rule/")));
    let all: Vec<(&'static str, &'static [Citation])> = match table {
        "class" => book.classes.iter().map(|entry| (entry.class.id(), entry.cite)).collect(),
        "responsibility" => book.responsibilities.iter().map(|entry| (entry.kind.id(), entry.cite)).collect(),
        "rule" => book.rules.iter().map(|entry| (entry.id, entry.cite)).collect(),
        "supervision" => book.supervision.iter().map(|entry| (entry.id, entry.cite)).collect(),
        "situation" => book.situations.iter().map(|entry| (entry.id, entry.cite)).collect(),
        "principle" => book.principles.iter().map(|entry| (entry.id, entry.cite)).collect(),
        _ => book.aims.iter().map(|entry| (entry.id, entry.cite)).collect(),
    };
    let found = all.iter().find(|(known, _)| Some(*known) == id || Some(*known) == rule.as_deref());
    match found {
        Some((known, cite)) => (Some(known), cite),
        None => (None, all.first().map_or(&[], |(_, cite)| cite)),
    }
}
