//! Which departments bear important duties, and what they are called.

use super::check::{Checker, quotes};
use super::draft::{Target, Word, text};
use super::fault::{Code, Place};
use super::raw::*;
use super::read::is_han;
use super::{Statement, What, texts};
use crate::builtin::BUILTIN;
use crate::model::{Citation, Class, Said};
use crate::nearest;
use crate::rulebook::SectorId;
use crate::title::Lexicon;
use std::ops::Range;

/// `[[sector]]`: a sector more, which bears important duties.
pub(super) fn sectors(checker: &mut Checker<'_>, sectors: &[RawSector]) {
    for raw in sectors {
        let cite = checker.cite(&raw.cite, raw.id.span());
        let id = checker.full(raw.id.get_ref());
        let taken = checker.draft.sectors.iter().any(|known| known.id == id);
        if taken {
            checker.twice(raw.id.get_ref(), raw.id.span());
            continue;
        }
        let zh = raw.name.zh.get_ref().as_str();
        if checker.draft.sectors.iter().any(|known| known.zh == zh) {
            let what = Said::new(format!("`{zh}` 已经是一个行业"), format!("`{zh}` is a sector already"));
            let help = Said::new(
                "要说明它承担重要职责,用 [[listed]];要加叫法,用 [[name]]",
                "to say that it bears important duties use `[[listed]]`; to add names use `[[name]]`",
            );
            checker.fault(Code::Twice, raw.name.zh.span(), what, help);
            continue;
        }
        let name = text(zh, raw.name.en.as_ref().map(|en| en.get_ref().as_str()));
        let Some(sector) = checker.draft.add_sector(id, name) else {
            too_many(checker, raw.id.span());
            continue;
        };
        words(checker, &raw.words, Target::Sector(sector), true);
        bears(checker, sector, true, cite, raw.id.span());
    }
}

fn too_many(checker: &mut Checker<'_>, span: Range<usize>) {
    let what = Said::new("行业超过 64 个", "more than 64 sectors");
    checker.fault(
        Code::TooMany,
        span,
        what,
        Said::new("合并由同一部门负责的行业", "join sectors that one department holds"),
    );
}

/// `[[name]]`: further names.
pub(super) fn names(checker: &mut Checker<'_>, names: &[RawName]) {
    for raw in names {
        let Some(target) = find(checker, &raw.field) else { continue };
        if raw.words.names.is_empty() && raw.words.whole.is_empty() && raw.words.portfolio.is_empty() {
            let what = Said::new("没有写出任何叫法", "no name is given");
            let help = Said::new("写上 `names`、`whole` 或者 `portfolio`", "give `names`, `whole` or `portfolio`");
            checker.fault(Code::MissingKey, raw.field.span(), what, help);
        }
        words(checker, &raw.words, target, false);
    }
}

/// The sector or department a name means.
fn find(checker: &mut Checker<'_>, name: &Str) -> Option<Target> {
    let word = name.get_ref().trim();
    let found = checker.draft.find(word, &checker.id);
    if found.is_none() {
        let help = nearest(word, checker.draft.fields()).map_or_else(
            || {
                Said::new(
                    "`zeren list sectors` 列出已有的行业;新的部门用 [[sector]] 写",
                    "`zeren list sectors` shows those that are known; a new one is written as `[[sector]]`",
                )
            },
            |near| Said::new(format!("是不是 `{near}`?"), format!("did you mean `{near}`?")),
        );
        let what =
            Said::new(format!("没有 `{word}` 这个行业或者部门"), format!("no sector or department is called `{word}`"));
        checker.fault(Code::UnknownId, name.span(), what, help);
    }
    found
}

fn words(checker: &mut Checker<'_>, words: &RawWords, target: Target, new: bool) {
    let kinds = [(&words.names, false), (&words.whole, true), (&words.portfolio, false)];
    for (word, whole) in kinds.into_iter().flat_map(|(words, whole)| words.iter().map(move |word| (word, whole))) {
        let lexicon = Lexicon::builtin();
        let written = word.get_ref().trim();
        if written.chars().count() < 2 || !written.chars().all(is_han) {
            let what = Said::new(format!("`{written}` 不能作为名称"), format!("`{written}` will not do as a name"));
            let help = Said::new(
                "至少两个汉字,不带标点、空格和字母",
                "at least two Chinese characters, without punctuation, blanks or letters",
            );
            checker.fault(Code::BadText, word.span(), what, help);
            continue;
        }
        let plain = lexicon.simplify(written);
        let known = checker.draft.words.iter().find(|known| known.text == plain).map(|known| known.target);
        // A new sector may take words of a department on no list; nothing else changes hands.
        let taken = match (known, lexicon.meaning(&plain)) {
            (Some(target), _) => Some(called(checker, checker.draft.now(target))),
            (None, None) => None,
            (None, Some(crate::title::Meaning::Department(_))) if new => None,
            (None, Some(crate::title::Meaning::Department(at))) => {
                Some(called(checker, checker.draft.now(Target::Department(at))))
            }
            (None, Some(crate::title::Meaning::Sector(sector))) => Some(called(checker, Target::Sector(sector))),
            (None, Some(crate::title::Meaning::Other)) => {
                Some(("职务或者单位的用语".into(), "a word of posts or bodies".into()))
            }
        };
        if let Some((zh, en)) = taken {
            let what =
                Said::new(format!("`{plain}` 已经有所指:{zh}"), format!("`{plain}` has a meaning already: {en}"));
            let help = Said::new(
                "去掉这个词;如果是这个部门承担重要职责,用 [[listed]] 写部门",
                "remove the word; if it is that department which bears important duties, name it in `[[listed]]`",
            );
            checker.fault(Code::WordTaken, word.span(), what, help);
            continue;
        }
        checker.draft.words.push(Word { text: plain, target, whole });
    }
}

/// What a sector or department is called, in both languages.
fn called(checker: &Checker<'_>, target: Target) -> (String, String) {
    match target {
        Target::Sector(sector) => {
            let sector = &checker.draft.sectors[sector.index()];
            (format!("{}({})", sector.zh, sector.id), format!("{} (`{}`)", sector.en, sector.id))
        }
        Target::Department(at) => {
            let department = &BUILTIN.departments[at];
            (format!("{}({})", department.zh, department.id), format!("{} (`{}`)", department.en, department.id))
        }
    }
}

/// `[[listed]]`, `[[unlisted]]`.
pub(super) fn lists(checker: &mut Checker<'_>, lists: &[RawList]) {
    for raw in lists {
        let at = raw.fields.first().map_or(0..0, Spanned::span);
        let cite = checker.cite(&raw.cite, at);
        for field in &raw.fields {
            let Some(target) = find(checker, field) else { continue };
            if target == Target::Sector(SectorId::ENVIRONMENT) {
                environment(checker, raw.bears, cite, field.span());
                continue;
            }
            match checker.draft.sector_of(target) {
                Some(sector) => bears(checker, sector, raw.bears, cite, field.span()),
                None => too_many(checker, field.span()),
            }
        }
    }
}

/// The environment itself is the source's: it is on the list by [Q4.2], and cannot be taken off.
fn environment(checker: &mut Checker<'_>, bears: bool, cite: &'static [Citation], span: Range<usize>) {
    let class = BUILTIN.class(Class::EcologyDepartmentHead);
    let both = quotes(class.cite).into_iter().chain(quotes(class.responsibility_cite)).chain(quotes(cite)).collect();
    let (code, what) = if bears {
        let what =
            Said::new("生态环境部门由来源规定,不用再列", "the ecology department is the source's and needs no listing");
        (Code::NotOpen, what)
    } else {
        let what = Said::new(
            "来源规定生态环境部门承担责任,本地规则不能把它排除",
            "the source gives the ecology department its responsibility; a layer cannot take it off",
        );
        (Code::Contradicts, what)
    };
    checker.fault(code, span, what, Said::new("去掉它", "remove it")).quotes = both;
}

/// A statement that a sector bears important duties or does not, held against those before it.
fn bears(checker: &mut Checker<'_>, sector: SectorId, yes: bool, cite: &'static [Citation], span: Range<usize>) {
    let layer = checker.layer;
    let mut against: Option<(Place, usize, bool)> = None;
    for known in &checker.draft.statements {
        if !checker.draft.meet(layer, known.layer) {
            continue;
        }
        match known.what {
            What::Bears(other, bore) if other == sector && bore != yes => {
                against = Some((known.place.clone(), known.layer, false));
            }
            What::Exhaustive if yes && known.layer != layer && !listed_before(checker, sector, known.layer) => {
                against = Some((known.place.clone(), known.layer, true));
            }
            _ => {}
        }
    }
    let name = &checker.draft.sectors[sector.index()];
    let (zh, en) = (name.zh, name.en);
    if let Some((place, other, by_exhaustive)) = against {
        let (this, other) = (checker.draft.layers[layer].id, checker.draft.layers[other].id);
        let what = match (yes, by_exhaustive) {
            (_, true) => Said::new(
                format!("`{this}` 把{zh}列入,而 `{other}` 说它的清单是全的"),
                format!("`{this}` lists {en}, and `{other}` says that its list is complete"),
            ),
            (true, false) => Said::new(
                format!("`{this}` 说{zh}承担重要职责,`{other}` 说不承担"),
                format!("`{this}` says that {en} bears important duties, `{other}` that it does not"),
            ),
            (false, false) => Said::new(
                format!("`{this}` 说{zh}不承担重要职责,`{other}` 说承担"),
                format!("`{this}` says that {en} does not bear important duties, `{other}` that it does"),
            ),
        };
        let help =
            Said::new("以哪一份为准,要由人来定;改其中一份", "people have to say which holds; change one of the two");
        let there = Said::new(format!("`{other}` 在这里"), format!("`{other}` says so here"));
        checker.fault(Code::Conflict, span, what, help).beside.push((place, there));
        return;
    }
    let bit = 1 << sector.index();
    let known = &mut checker.draft.layers[layer];
    if yes {
        known.listed |= bit;
    } else {
        known.unlisted |= bit;
    }
    let text = texts::bears(known.name, yes, zh, en);
    let place = checker.place(span);
    checker.draft.statements.push(Statement { layer, what: What::Bears(sector, yes), text, cite, place });
}

/// Whether a layer up to this one lists the sector.
fn listed_before(checker: &Checker<'_>, sector: SectorId, layer: usize) -> bool {
    checker.draft.statements.iter().any(|known| {
        known.layer <= layer
            && checker.draft.meet(known.layer, layer)
            && matches!(known.what, What::Bears(other, true) if other == sector)
    })
}

/// `[exhaustive]`
pub(super) fn exhaustive(checker: &mut Checker<'_>, raw: Option<&RawExhaustive>) {
    let Some(raw) = raw else { return };
    let cite = checker.cite(&raw.cite, raw.span.clone());
    let layer = checker.layer;
    if checker.draft.layers[layer].listed == 0 {
        let what = Said::new("说清单是全的,却什么也没有列", "the list is said to be complete, and nothing is listed");
        let help =
            Said::new("用 [[listed]] 或者 [[sector]] 写出清单", "write the list with `[[listed]]` or `[[sector]]`");
        checker.fault(Code::MissingKey, raw.span.clone(), what, help);
    }
    checker.draft.layers[layer].exhaustive = true;
    let text = texts::exhaustive(checker.draft.layers[layer].name);
    let place = checker.place(raw.span.clone());
    checker.draft.statements.push(Statement { layer, what: What::Exhaustive, text, cite, place });
}
