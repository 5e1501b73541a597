//! Posts that contradict: two persons in one, one person in two.

use super::catalogue::Kind;
use super::finding::{Finding, Words};
use super::unit::{Holder, Part, Unit, UnitKey};
use std::collections::BTreeMap;
use zeren_core::Engine;
use zeren_core::model::{Class, Lang};

/// Posts that one person does not hold at once, each in a row of its own.
const APART: [(Part, Part); 7] = [
    (Part::PartyPrincipal, Part::GovernmentPrincipal),
    (Part::GovernmentPrincipal, Part::GovernmentDeputy),
    (Part::GovernmentPrincipal, Part::Congress),
    (Part::GovernmentDeputy, Part::Congress),
    (Part::GovernmentPrincipal, Part::Justice),
    (Part::GovernmentDeputy, Part::Justice),
    (Part::GovernmentPrincipal, Part::EcologyHead),
];

const fn name(part: Part, lang: Lang) -> &'static str {
    match (part, lang) {
        (Part::PartyPrincipal, Lang::Zh) => "党委主要负责人",
        (Part::PartyPrincipal, Lang::En) => "Party principal",
        (Part::GovernmentPrincipal, Lang::Zh) => "政府主要负责人",
        (Part::GovernmentPrincipal, Lang::En) => "government principal",
        (Part::GovernmentDeputy, Lang::Zh) => "政府副职",
        (Part::GovernmentDeputy, Lang::En) => "deputy head of government",
        (Part::Congress, Lang::Zh) => "人大负责人",
        (Part::Congress, Lang::En) => "leader of the people's congress",
        (Part::Justice, Lang::Zh) => "法院、检察院负责人",
        (Part::Justice, Lang::En) => "head of a court or procuratorate",
        (Part::EcologyHead, Lang::Zh) => "生态环境部门负责人",
        (Part::EcologyHead, Lang::En) => "ecology department head",
    }
}

fn both(first: (Part, &str), second: (Part, &str)) -> (String, String) {
    let one = |(part, of): (Part, &str), lang| match (of, lang) {
        ("", lang) => name(part, lang).to_owned(),
        (of, Lang::Zh) => format!("{of}{}", name(part, lang)),
        (of, Lang::En) => format!("{} of {of}", name(part, lang)),
    };
    let in_lang = |lang| (one(first, lang), one(second, lang));
    let ((a, b), (c, d)) = (in_lang(Lang::Zh), in_lang(Lang::En));
    (format!("{a}和{b}"), format!("{c} and {d}"))
}

/// The contradictions within one place.
pub(super) fn of_unit(key: &UnitKey, unit: &Unit, engine: &Engine, findings: &mut Vec<Finding>) {
    if unit.is_outside() {
        return;
    }
    for (part, class) in
        [(Part::PartyPrincipal, Class::PartyPrincipal), (Part::GovernmentPrincipal, Class::GovernmentPrincipal)]
    {
        let holders: Vec<&Holder> = unit.holders.iter().filter(|holder| holder.holds(part)).collect();
        // One person a group, in order of appearance.
        let mut persons: Vec<Vec<&Holder>> = Vec::new();
        for holder in holders {
            match persons.iter_mut().find(|person| person[0].is_same(holder)) {
                Some(person) => person.push(holder),
                None => persons.push(vec![holder]),
            }
        }
        let mut add = |kind, of: &[&Holder], count: usize| {
            let mut people: Vec<String> = Vec::new();
            for holder in of {
                if kind == Kind::TwoPrincipals || people.is_empty() {
                    people.push(holder.name.as_str().to_owned());
                }
            }
            let rows = of.iter().map(|holder| holder.at()).collect();
            let words = Words { people, class: Some(class), count: count as u32, ..Words::default() };
            findings.push(Finding::of_unit(kind, engine, key, unit, rows, words));
        };
        if persons.len() > 1 {
            let each: Vec<&Holder> = persons.iter().map(|person| person[0]).collect();
            add(Kind::TwoPrincipals, &each, persons.len());
        }
        for person in persons.iter().filter(|person| person.len() > 1) {
            add(Kind::DuplicateRow, person, person.len());
        }
    }
    for (index, first) in unit.holders.iter().enumerate() {
        for second in unit.holders[index + 1..].iter().filter(|second| first.is_same(second)) {
            let apart = APART.iter().find_map(|(a, b)| {
                let one_way = first.holds(*a) && second.holds(*b);
                let other_way = first.holds(*b) && second.holds(*a);
                // What a row says of both posts itself is no contradiction of rows.
                let same = |holder: &Holder| holder.holds(*a) && holder.holds(*b);
                ((one_way || other_way) && !same(first) && !same(second)).then_some(if one_way {
                    (*a, *b)
                } else {
                    (*b, *a)
                })
            });
            let Some((a, b)) = apart else { continue };
            let name = if first.name.is_empty() { &second.name } else { &first.name };
            let words =
                Words { people: vec![name.as_str().to_owned()], text: both((a, ""), (b, "")), ..Words::default() };
            let rows = vec![first.at(), second.at()];
            findings.push(Finding::of_unit(Kind::PersonConflict, engine, key, unit, rows, words));
        }
    }
}

/// One person, by number, at the head of two places of the same level.
pub(super) fn between_units(units: &[(&UnitKey, &Unit)], engine: &Engine, findings: &mut Vec<Finding>) {
    let mut heads: BTreeMap<u64, Vec<(&UnitKey, &Unit, &Holder)>> = BTreeMap::new();
    for &(key, unit) in units {
        for holder in &unit.holders {
            let Some(person) = holder.person() else { continue };
            if holder.holds(Part::PartyPrincipal) || holder.holds(Part::GovernmentPrincipal) {
                heads.entry(person).or_default().push((key, unit, holder));
            }
        }
    }
    for posts in heads.values().filter(|posts| posts.len() > 1) {
        for pair in posts.windows(2) {
            let [(key, unit, first), (other, other_unit, second)] = pair else { continue };
            let level = |key: &UnitKey, unit: &Unit| (key.level(engine), unit.is_by_reference());
            if key == other || level(key, unit) != level(other, other_unit) {
                continue;
            }
            let part = |holder: &Holder| {
                if holder.holds(Part::PartyPrincipal) { Part::PartyPrincipal } else { Part::GovernmentPrincipal }
            };
            let path = |key: &UnitKey| super::UnitName::of(engine, key).path;
            let text = both((part(first), &path(key)), (part(second), &path(other)));
            let words = Words { people: vec![first.name.as_str().to_owned()], text, ..Words::default() };
            let rows = vec![first.at(), second.at()];
            findings.push(Finding::of_unit(Kind::PersonConflict, engine, key, unit, rows, words));
        }
    }
}
