//! What stands in the cells of a row.

use super::{Column, Row, codes_of};
use zeren_core::decide::Tri;
use zeren_core::local::Origin;
use zeren_core::model::{Basis, Citation, Lang, Text};
use zeren_core::rulebook::{ClassEntry, Rulebook};
use zeren_core::space::{Area, Axis, Ruling, matters_in_words};

struct Made<'a> {
    rulebook: &'static Rulebook,
    ruling: &'a Ruling<'a>,
    lang: Lang,
}

/// The row of a ruling.
pub(crate) fn row(rulebook: &'static Rulebook, ruling: &Ruling<'_>, lang: Lang) -> Row {
    let made = Made { rulebook, ruling, lang };
    let cells = Column::ALL.iter().map(|column| made.cell(*column)).collect();
    let mut row = Row { area: ruling.area, cells };
    let codes: Vec<String> = codes_of(&row).into_iter().map(|(_, code)| code).collect();
    row.cells[Column::Check.index()] = format!("{} {} {}", lang.id(), rulebook.version, codes.join("-"));
    row
}

/// Values in a row, or that all are meant.
fn any_of(area: Area, axis: Axis, names: &[&str], between: &str, lang: Lang) -> String {
    if area.is_whole(axis) {
        return Text { zh: "都一样", en: "any" }.in_lang(lang).to_owned();
    }
    names.join(between)
}

impl Made<'_> {
    fn t(&self, zh: &'static str, en: &'static str) -> &'static str {
        Text { zh, en }.in_lang(self.lang)
    }

    fn cell(&self, column: Column) -> String {
        let area = self.ruling.area;
        let comma = self.t("、", ", ");
        match column {
            Column::Id => area.id(),
            Column::Level => {
                let names: Vec<&str> = area.levels().map(|level| level.name(self.lang)).collect();
                any_of(area, Axis::Level, &names, comma, self.lang)
            }
            Column::Organ => {
                let names: Vec<&str> = area.organs().map(|organ| organ.name(self.lang)).collect();
                any_of(area, Axis::Organ, &names, comma, self.lang)
            }
            Column::Position => {
                let names: Vec<&str> = area.positions().map(|position| position.name(self.lang)).collect();
                any_of(area, Axis::Position, &names, comma, self.lang)
            }
            Column::Matters => {
                let names: Vec<String> = area.matters().map(|matters| matters_in_words(matters, self.lang)).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                any_of(area, Axis::Matters, &names, " / ", self.lang)
            }
            Column::Importance => self.fact(Axis::Importance),
            Column::Membership => self.fact(Axis::Membership),
            Column::DeputyHead => self.fact(Axis::DeputyHead),
            Column::Applicability => self.ruling.decision.outcome.applicability.name(self.lang).to_owned(),
            Column::Class => self.classes().map(|class| class.name.in_lang(self.lang)).collect::<Vec<_>>().join("\n"),
            Column::Possible => self.possible(),
            Column::Responsibility => self.responsibilities(),
            Column::Duties => self.duties(),
            Column::Basis => self.basis(),
            Column::Paragraph => self.paragraphs(),
            Column::Quote => self.quotes(),
            Column::Rule => self.rules(),
            Column::Opinion | Column::Remark | Column::Check => String::new(),
        }
    }

    fn fact(&self, axis: Axis) -> String {
        let name = |value: Tri| match value {
            Tri::Yes => self.t("是", "yes"),
            Tri::No => self.t("否", "no"),
            Tri::Unknown => self.t("不知道", "unknown"),
        };
        let names: Vec<&str> = self.ruling.area.values(axis).map(name).collect();
        any_of(self.ruling.area, axis, &names, self.t("或者", " or "), self.lang)
    }

    fn classes(&self) -> impl Iterator<Item = &'static ClassEntry> {
        let rulebook = self.rulebook;
        self.ruling.decision.outcome.classes.iter().map(move |class| rulebook.class(class))
    }

    fn possible(&self) -> String {
        let classes = self.ruling.decision.outcome.possible;
        let names = classes.iter().map(|class| self.rulebook.class(class).name.in_lang(self.lang));
        names.collect::<Vec<_>>().join("\n")
    }

    fn responsibilities(&self) -> String {
        let mut names: Vec<&str> = Vec::new();
        for class in self.classes() {
            let name = self.rulebook.responsibility(class.responsibility).name.in_lang(self.lang);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join("\n")
    }

    fn duties(&self) -> String {
        let several = self.classes().count() > 1;
        let mut lines = Vec::new();
        for class in self.classes() {
            if several {
                lines.push(format!("{}{}", class.name.in_lang(self.lang), self.t(":", ":")));
            }
            for (number, duty) in (1..).zip(class.duties) {
                let local = if Origin::of_id(duty.id).is_builtin() {
                    ""
                } else {
                    self.t("(本地规则)", " (local rulebook)")
                };
                lines.push(format!("{number}. {} {}{local}", duty.name.in_lang(self.lang), places(duty.cite)));
            }
            let unified = class.unified_supervision.iter().filter(|_| self.ruling.rests.unified_supervision);
            for power in class.assists.iter().chain(unified) {
                lines.push(format!(
                    "{}{} {}",
                    self.t("另:", "besides: "),
                    power.text.in_lang(self.lang),
                    places(power.cite)
                ));
            }
        }
        lines.join("\n")
    }

    fn basis(&self) -> String {
        let rests = self.ruling.rests;
        let mut all = Vec::new();
        // The list alone carries the classes that hang on it; everything else rests on the source.
        if rests.list.is_none() || self.classes().count() > 1 {
            all.push(Basis::Source);
        }
        all.extend(rests.list);
        if rests.local.is_some() && !all.contains(&Basis::Local) {
            all.push(Basis::Local);
        }
        all.iter().map(|basis| basis.name(self.lang)).collect::<Vec<_>>().join("\n")
    }

    /// What the row rests on: the rules, the responsibility of its classes, unified supervision.
    fn citations(&self) -> Vec<Citation> {
        let rules = self.ruling.decision.rules.iter().flat_map(|rule| self.rulebook.rules[*rule].cite);
        let classes = self.classes().flat_map(|class| {
            let unified = class.unified_supervision.iter().filter(|_| self.ruling.rests.unified_supervision);
            class.responsibility_cite.iter().chain(unified.flat_map(|power| power.cite))
        });
        let mut all: Vec<Citation> = Vec::new();
        for cite in rules.chain(classes).chain(self.ruling.local) {
            if !all.contains(cite) {
                all.push(*cite);
            }
        }
        all
    }

    fn paragraphs(&self) -> String {
        let duties = self.classes().flat_map(|class| class.duties).flat_map(|duty| duty.cite);
        let mut all: Vec<&str> = self.citations().iter().chain(duties).map(|cite| cite.paragraph).collect();
        all.sort_unstable();
        all.dedup();
        all.join("\n")
    }

    fn quotes(&self) -> String {
        let line = |cite: Citation| match self.lang {
            Lang::Zh => format!("[{}] “{}”", cite.paragraph, cite.quote.zh),
            Lang::En => format!("[{}] “{}” ({})", cite.paragraph, cite.quote.zh, cite.quote.en),
        };
        self.citations().into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    fn rules(&self) -> String {
        let rule = |place: &usize| {
            let rule = &self.rulebook.rules[*place];
            format!("{} {}", rule.id, rule.text.in_lang(self.lang))
        };
        self.ruling.decision.rules.iter().map(rule).collect::<Vec<_>>().join("\n")
    }
}

fn places(cite: &[Citation]) -> String {
    let mut all: Vec<String> = cite.iter().map(|cite| format!("[{}]", cite.paragraph)).collect();
    all.dedup();
    all.join(" ")
}
