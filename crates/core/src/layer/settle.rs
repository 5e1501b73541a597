//! Open readings settled: only where a rule leaves the thing open, and never twice differently.

use super::check::{Checker, quotes};
use super::fault::Code;
use super::raw::{RawSettled, Str};
use super::{Settled, Statement, What, spec, texts};
use crate::builtin::BUILTIN;
use crate::model::{Level, Levels, Organ, Position, Said, Set};
use crate::rulebook::{Open, Rule};

/// Whether a rule hangs on this reading.
pub(super) fn hangs(rule: &Rule, reading: &str) -> bool {
    match reading {
        "deputy-head" => rule.open == Some(Open::DeputyHead),
        "membership" => rule.open == Some(Open::Membership),
        note => rule.open.is_none() && rule.notes.contains(&note),
    }
}

fn some<T>(texts: Option<&Vec<Str>>, all: impl Fn() -> Vec<T>, of: impl Fn(&str) -> Option<T>) -> Vec<T> {
    texts.map_or_else(all, |texts| texts.iter().filter_map(|text| of(text.get_ref())).collect())
}

impl Settled {
    /// Whether it speaks of such a post.
    pub(super) fn of(&self, level: Level, organ: Organ, position: Position) -> bool {
        self.levels.contains(level) && self.organs & (1 << organ as u16) != 0 && self.positions.contains(position)
    }

    fn meets(&self, other: &Self) -> bool {
        !self.levels.intersection(other.levels).is_empty()
            && self.organs & other.organs != 0
            && !self.positions.intersection(other.positions).is_empty()
    }

    /// Whether the rule's condition and this one's meet.
    fn touches(&self, rule: &Rule) -> bool {
        let condition = &rule.condition;
        !self.levels.intersection(condition.levels).is_empty()
            && self.organs & condition.organs != 0
            && !self.positions.intersection(condition.positions).is_empty()
    }
}

impl Checker<'_> {
    /// `[[settled]]`
    pub(super) fn settled(&mut self, raw: &RawSettled) {
        let cite = self.cite(&raw.cite, raw.reading.span());
        let Some(&reading) = spec::READINGS.iter().find(|known| **known == raw.reading.get_ref()) else { return };
        let answer = match raw.answer.get_ref().as_str() {
            "yes" => true,
            "no" => false,
            _ => return,
        };
        if reading == "membership" && (raw.organ.is_none() || raw.position.is_none()) {
            self.fault(
                Code::MissingKey,
                raw.reading.span(),
                Said::new(
                    "`membership` 问的是各种职务,要写明是哪些",
                    "`membership` asks of posts of many kinds; say which",
                ),
                Said::new(
                    "写上 `organ` 和 `position`,如 organ = [\"discipline\"], position = [\"principal\"]",
                    "give `organ` and `position`, such as organ = [\"discipline\"], position = [\"principal\"]",
                ),
            );
            return;
        }
        let levels = some(raw.level.as_ref(), || Levels::LOCAL.iter().collect(), Level::from_id);
        let organs = some(raw.organ.as_ref(), || Organ::ALL.to_vec(), Organ::from_id);
        let positions = some(raw.position.as_ref(), || Position::ALL.to_vec(), Position::from_id);
        let settled = Settled {
            reading,
            answer,
            levels: levels.iter().copied().collect(),
            organs: organs.iter().fold(0, |bits, organ| bits | 1 << *organ as u16),
            positions: positions.iter().copied().collect::<Set<Position>>(),
        };
        let open = |rule: &&Rule| hangs(rule, reading) && settled.touches(rule);
        if !BUILTIN.rules.iter().any(|rule| open(&rule)) {
            // Nothing is open there: the rules that decide say so, with the source's words.
            // Of the rules that decide there, one of the organs the reading asks about says it best.
            let asked = BUILTIN.rules.iter().filter(|rule| hangs(rule, reading));
            let asked = asked.fold(0, |organs, rule| organs | rule.condition.organs);
            let near = |rule: &&Rule| settled.touches(rule) && rule.condition.organs & asked & settled.organs != 0;
            let certain = |rule: &&Rule| near(rule) && rule.effect.class.is_some() && rule.open.is_none();
            let deciding = BUILTIN.rules.iter().find(certain).or_else(|| BUILTIN.rules.iter().find(near));
            let deciding = deciding.or_else(|| BUILTIN.rules.iter().find(|rule| settled.touches(rule)));
            let (zh, en) = deciding.map_or(("", ""), |rule| (rule.text.zh, rule.text.en));
            let what = Said::new(
                format!("在写明的范围里,`{reading}` 没有未定之处:{zh}"),
                format!("within what is given here `{reading}` is not open: {en}"),
            );
            let help = Said::new(
                format!("`zeren show {reading}` 说明它问的是什么;改 level、organ、position,或者去掉这一项"),
                format!("`zeren show {reading}` says what it asks; change level, organ, position, or remove this"),
            );
            let both = quotes(deciding.map_or(&[], |rule| rule.cite)).into_iter().chain(quotes(cite)).collect();
            self.fault(Code::NotOpen, raw.reading.span(), what, help).quotes = both;
            return;
        }
        let layer = self.layer;
        let against = self.draft.statements.iter().find(|known| {
            matches!(&known.what, What::Settled(other) if other.reading == reading && other.answer != answer && other.meets(&settled))
                && self.draft.meet(layer, known.layer)
        });
        if let Some(known) = against {
            let (place, other) = (known.place.clone(), self.draft.layers[known.layer].id);
            let this = self.draft.layers[layer].id;
            let what = Said::new(
                format!("`{reading}`:`{this}` 和 `{other}` 对同样的职务说法相反"),
                format!("`{reading}`: `{this}` and `{other}` settle it in opposite ways for the same posts"),
            );
            let help = Said::new(
                "以哪一份为准,要由人来定;改其中一份",
                "people have to say which holds; change one of the two",
            );
            let there = Said::new(format!("`{other}` 在这里"), format!("`{other}` says so here"));
            self.fault(Code::Conflict, raw.reading.span(), what, help).beside.push((place, there));
            return;
        }
        let text = texts::settled(self.draft.layers[layer].name, reading, answer);
        let place = self.place(raw.reading.span());
        self.draft.statements.push(Statement { layer, what: What::Settled(settled), text, cite, place });
    }
}
