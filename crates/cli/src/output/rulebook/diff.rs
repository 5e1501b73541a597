//! What two rulebooks decide differently, for people and for machines.

use super::thousands;
use crate::output::{Layout, Look, Screen};
use serde_json::json;
use zeren_core::answer::FORMAT;
use zeren_core::decide::{Outcome, Tri};
use zeren_core::model::{Class, Lang, Text};
use zeren_core::prove::outcome_in_words;
use zeren_core::space::{Area, Axis, Change, Comparison, Group, matters_in_words};

/// One of the two rulebooks.
pub(crate) struct Side {
    /// What it was called.
    pub(crate) name: String,
    /// Its version.
    pub(crate) version: &'static str,
}

/// Something a rulebook holds.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Thing {
    /// What kind.
    pub(crate) kind: Text,
    /// Its id.
    pub(crate) id: &'static str,
    /// Its name or text.
    pub(crate) name: Text,
    /// What else may differ: what it rests on.
    pub(crate) more: String,
}

/// Everything that differs.
pub(crate) struct Diff {
    /// The first.
    pub(crate) a: Side,
    /// The second.
    pub(crate) b: Side,
    /// Decisions.
    pub(crate) decided: Comparison,
    /// What only the second holds.
    pub(crate) added: Vec<Thing>,
    /// What only the first holds.
    pub(crate) removed: Vec<Thing>,
    /// What both hold differently.
    pub(crate) changed: Vec<(Thing, Thing)>,
}

impl Diff {
    /// Whether anything differs.
    pub(crate) fn differs(&self) -> bool {
        self.decided.differ > 0 || !self.added.is_empty() || !self.removed.is_empty() || !self.changed.is_empty()
    }
}

/// The posts of an area in words; what does not matter is left out.
fn posts(area: Area, with_matters: bool, lang: Lang) -> String {
    let comma = Text { zh: "、", en: ", " }.in_lang(lang);
    let or = Text { zh: "或者", en: " or " }.in_lang(lang);
    let mut parts = Vec::new();
    let mut add = |axis: Axis, names: Vec<String>, between: &str| {
        if !area.is_whole(axis) {
            parts.push(names.join(between));
        }
    };
    add(Axis::Level, area.levels().map(|one| one.name(lang).to_owned()).collect(), comma);
    add(Axis::Organ, area.organs().map(|one| one.name(lang).to_owned()).collect(), comma);
    add(Axis::Position, area.positions().map(|one| one.name(lang).to_owned()).collect(), comma);
    if with_matters {
        add(Axis::Matters, area.matters().map(|one| matters_in_words(one, lang)).collect(), " / ");
    }
    for axis in [Axis::Importance, Axis::Membership, Axis::DeputyHead] {
        let name = |value| match (value, lang) {
            (Tri::Yes, Lang::Zh) => "是",
            (Tri::No, Lang::Zh) => "否",
            (Tri::Unknown, Lang::Zh) => "不知道",
            (value, Lang::En) => value.id(),
        };
        let names: Vec<&str> = area.values(axis).map(name).collect();
        let between = if lang == Lang::Zh { ":" } else { ": " };
        add(axis, vec![format!("{}{between}{}", axis.name(lang), names.join(or))], "");
    }
    parts.join(" · ")
}

/// Renders what differs.
pub(crate) fn text(diff: &Diff, screen: &Screen, out: &mut Vec<u8>) {
    let lang = screen.lang();
    let mut page = Layout::new(screen, out);
    page.hanging(0, "- ", &format!("{} ({})", diff.a.name, diff.a.version), Look::Quiet);
    page.hanging(0, "+ ", &format!("{} ({})", diff.b.name, diff.b.version), Look::Lit);
    for group in &diff.decided.groups {
        let names: Vec<&str> = group.fields.iter().map(|name| name.in_lang(lang)).collect();
        let heading = if names.is_empty() {
            screen.t("全部职务,按分管或者所在部门的种类", "all posts, by kind of portfolio or department").to_owned()
        } else {
            lang.list(&names)
        };
        page.heading(&heading);
        for change in &group.changes {
            page.text(2, &posts(change.area, group.fields.is_empty(), lang), Look::Plain);
            page.hanging(4, "- ", &outcome_in_words(change.before, lang), Look::Quiet);
            page.hanging(4, "+ ", &outcome_in_words(change.after, lang), Look::Lit);
        }
    }
    things(&mut page, screen.t("增加", "added"), "+ ", Look::Lit, &diff.added, lang);
    things(&mut page, screen.t("减少", "removed"), "- ", Look::Quiet, &diff.removed, lang);
    if !diff.changed.is_empty() {
        page.heading(screen.t("改动", "changed"));
        for (before, after) in &diff.changed {
            page.text(2, &format!("{} {}", before.kind.in_lang(lang), before.id), Look::Plain);
            page.hanging(4, "- ", &named(before, lang), Look::Quiet);
            page.hanging(4, "+ ", &named(after, lang), Look::Lit);
        }
    }
    page.gap();
    let (walked, differ) = (thousands(diff.decided.walked), thousands(diff.decided.differ));
    let line = match (diff.differs(), lang) {
        (false, Lang::Zh) => format!("没有不同:走过 {walked} 种职务与已知情况"),
        (false, Lang::En) => format!("no difference: {walked} posts under a state of knowledge walked"),
        (true, Lang::Zh) => format!("走过 {walked} 种职务与已知情况,{differ} 种决定不同"),
        (true, Lang::En) => format!("{walked} posts under a state of knowledge walked, {differ} decided differently"),
    };
    page.text(0, &line, Look::Strong);
}

fn named(thing: &Thing, lang: Lang) -> String {
    let name = thing.name.in_lang(lang);
    if thing.more.is_empty() { name.to_owned() } else { format!("{name} [{}]", thing.more) }
}

fn things(page: &mut Layout<'_>, heading: &str, mark: &str, look: Look, things: &[Thing], lang: Lang) {
    if things.is_empty() {
        return;
    }
    page.heading(heading);
    for thing in things {
        page.hanging(2, mark, &format!("{} {} {}", thing.kind.in_lang(lang), thing.id, named(thing, lang)), look);
    }
}

fn of_outcome(outcome: Outcome) -> serde_json::Value {
    let ids = |classes: zeren_core::model::Classes| classes.iter().map(Class::id).collect::<Vec<_>>();
    json!({
        "applicability": outcome.applicability.id(),
        "classes": ids(outcome.classes),
        "possible_classes": ids(outcome.possible),
    })
}

fn of_change(change: &Change, with_matters: bool) -> serde_json::Value {
    let area = change.area;
    let fact = |axis| area.values(axis).map(Tri::id).collect::<Vec<_>>();
    let matters: Option<Vec<Vec<&str>>> = with_matters
        .then(|| area.matters().map(|set| set.iter().map(zeren_core::model::Matter::id).collect()).collect());
    json!({
        "levels": area.levels().map(|one| one.id()).collect::<Vec<_>>(),
        "organs": area.organs().map(|one| one.id()).collect::<Vec<_>>(),
        "positions": area.positions().map(|one| one.id()).collect::<Vec<_>>(),
        "matters": matters,
        "importance": fact(Axis::Importance),
        "membership": fact(Axis::Membership),
        "deputy-head": fact(Axis::DeputyHead),
        "before": of_outcome(change.before),
        "after": of_outcome(change.after),
    })
}

fn of_group(group: &Group, lang: Lang) -> serde_json::Value {
    let names: Vec<&str> = group.fields.iter().map(|name| name.in_lang(lang)).collect();
    let changes: Vec<_> = group.changes.iter().map(|change| of_change(change, names.is_empty())).collect();
    json!({ "fields": names, "changes": changes })
}

/// Writes what differs for machines: one object.
pub(crate) fn json(diff: &Diff, lang: Lang, out: &mut Vec<u8>) {
    let thing = |thing: &Thing| json!({ "kind": thing.kind.en, "id": thing.id, "name": thing.name.in_lang(lang), "rests_on": thing.more });
    let side = |side: &Side| json!({ "name": side.name, "rulebook": side.version });
    let rest = json!({
        "a": side(&diff.a),
        "b": side(&diff.b),
        "differs": diff.differs(),
        "walked": diff.decided.walked,
        "differ": diff.decided.differ,
        "groups": diff.decided.groups.iter().map(|group| of_group(group, lang)).collect::<Vec<_>>(),
        "added": diff.added.iter().map(thing).collect::<Vec<_>>(),
        "removed": diff.removed.iter().map(thing).collect::<Vec<_>>(),
        "changed": diff.changed.iter().map(|(a, b)| json!({ "from": thing(a), "to": thing(b) })).collect::<Vec<_>>(),
    })
    .to_string();
    let head = format!("{{\"format\":{FORMAT},\"rulebook\":\"{}\",", diff.b.version);
    out.extend_from_slice(head.as_bytes());
    out.extend_from_slice(rest.get(1..).unwrap_or("}").as_bytes());
    out.push(b'\n');
}
