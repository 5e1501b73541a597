//! What stands beside the rulebook for holding to account: time, presuppositions, what a situation touches, and the
//! links of the closed loop. Kept apart from [`super::Rulebook`], so that a program that does not ask for it does not
//! carry it.

use super::{ElementId, Formula};
use crate::decide::Tri;
use crate::model::{Citation, Date, Responsibility, Set, Text};

/// Everything of accountability that the rulebook itself does not hold.
#[derive(Debug)]
pub struct Accountability {
    /// What an assessment is and is not.
    pub checklist: Checklist,
    /// When the Provisions hold, and with them every rule and link that states no period of its own.
    pub provisions: Provisions,
    /// The rules that state a period of their own, by id.
    pub rules: &'static [RulePeriod],
    /// The versions of the linked instruments [Q2.2], by time.
    pub versions: &'static [Version],
    /// What an element, answered yes, takes for granted.
    pub presupposed: &'static [Presupposed],
    /// Which responsibilities and duties a situation touches.
    pub touches: &'static [Touch],
    /// The four words of the loop: 知责、明责、履责、尽责 [Q2.3].
    pub stages: &'static [Stage],
    /// The links of the loop that the rulebook's other tables do not hold.
    pub links: &'static [LoopLink],
}

/// What is said under every assessment.
#[derive(Debug)]
pub struct Checklist {
    /// What it is.
    pub is: Text,
    /// What it is not.
    pub is_not: Text,
    /// Which body decides: left open.
    pub decides: Text,
    /// Where the situations stand.
    pub cite: &'static [Citation],
}

/// When the Provisions hold.
#[derive(Debug)]
pub struct Provisions {
    /// From when, until when.
    pub period: Period,
    /// What is said of a day on which they certainly did not hold yet.
    pub before: Text,
    /// What is said of a day of which it is open.
    pub open: Text,
    /// What is said of a day after they ended.
    pub after: Text,
    /// Where it stands.
    pub cite: &'static [Citation],
}

vocabulary! {
    /// What happened on the day from which, or until which, something holds.
    Event {
        /// It bears this date.
        Dated "dated" "所署日期" "dated",
        /// It was issued.
        Issued "issued" "印发" "issued",
        /// It was published.
        Published "published" "公布" "published",
        /// It entered into force.
        InForce "in-force" "施行" "in force",
        /// Another took its place.
        Replaced "replaced" "被取代" "replaced",
    }
}

/// A point in time as far as it is known: not before `earliest`, not after `latest`.
#[derive(Debug)]
pub struct Moment {
    /// The first day on which it can have been; open if none.
    pub earliest: Option<Date>,
    /// The last day on which it can have been; open if none.
    pub latest: Option<Date>,
    /// What happened then.
    pub event: Event,
    /// Whether the source says so; otherwise this project states it.
    pub from_source: bool,
}

impl Moment {
    /// The day, where it is known.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.earliest.filter(|_| self.earliest == self.latest)
    }

    /// Whether it has come on this day; without a day, on the newest one the rulebook knows of.
    #[must_use]
    pub fn reached(&self, on: Option<Date>) -> Tri {
        match (on, self.earliest, self.latest) {
            (None, _, Some(_)) => Tri::Yes,
            (Some(on), _, Some(latest)) if on >= latest => Tri::Yes,
            (Some(on), Some(earliest), _) if on < earliest => Tri::No,
            _ => Tri::Unknown,
        }
    }
}

/// From when and until when something holds.
#[derive(Debug)]
pub struct Period {
    /// From when.
    pub from: Moment,
    /// Until when, this day not included; none where no end is known.
    pub until: Option<Moment>,
}

impl Period {
    /// Whether it holds on this day; without a day, on the newest one the rulebook knows of.
    #[must_use]
    pub fn holds(&self, on: Option<Date>) -> Tri {
        let ended = self.until.as_ref().map_or(Tri::No, |until| until.reached(on));
        self.from.reached(on).and(ended.negated())
    }
}

/// A rule with a period of its own.
#[derive(Debug)]
pub struct RulePeriod {
    /// The rule's id.
    pub rule: &'static str,
    /// When it holds.
    pub period: Period,
}

/// A version of a linked instrument.
#[derive(Debug)]
pub struct Version {
    /// Its id.
    pub id: &'static str,
    /// The instrument's id.
    pub instrument: &'static str,
    /// Its name.
    pub name: Text,
    /// When it holds.
    pub period: Period,
    /// How it is built, by count and kind.
    pub structure: &'static [Part],
}

/// So many situations of a kind.
#[derive(Debug)]
pub struct Part {
    /// How many.
    pub count: u8,
    /// Of which kind.
    pub name: Text,
}

/// An element that, answered yes, takes something for granted.
#[derive(Debug)]
pub struct Presupposed {
    /// The element.
    pub element: ElementId,
    /// What must not be ruled out.
    pub formula: Formula,
}

/// What a situation touches.
#[derive(Debug)]
pub struct Touch {
    /// The situation's id.
    pub situation: &'static str,
    /// The kinds of responsibility.
    pub responsibilities: Set<Responsibility>,
    /// The duties, by id.
    pub duties: &'static [&'static str],
    /// Whether the source says so; otherwise this project reads it so.
    pub from_source: bool,
    /// Why.
    pub reason: Text,
    /// Where it stands.
    pub cite: &'static [Citation],
}

/// One of the four words of the loop, with the kinds of things that stand under it.
#[derive(Debug)]
pub struct Stage {
    /// Its id.
    pub id: &'static str,
    /// The word.
    pub name: Text,
    /// The kinds of things that this project puts under it.
    pub kinds: &'static [NodeKind],
    /// Where the word stands.
    pub cite: &'static [Citation],
}

vocabulary! {
    /// A kind of node of the loop.
    NodeKind {
        /// A class.
        Class "class" "类别" "class",
        /// A duty.
        Duty "duty" "职责" "duty",
        /// A way of supervision.
        Supervision "supervision" "监督方式" "way of supervision",
        /// A situation.
        Situation "situation" "追责情形" "accountability situation",
        /// A linked instrument.
        Instrument "instrument" "衔接的制度" "linked instrument",
    }
}

/// A link of the loop.
#[derive(Debug)]
pub struct LoopLink {
    /// From where, by id.
    pub from: &'static [&'static str],
    /// To where, by id.
    pub to: &'static [&'static str],
    /// What it is.
    pub name: Text,
    /// Whether the words of the source join the two; otherwise it is open.
    pub certain: bool,
    /// Whether the source states the link itself; otherwise this project draws it from the words on both sides.
    pub from_source: bool,
    /// When it holds, where it states so itself.
    pub period: Option<Period>,
    /// Where it stands.
    pub cite: &'static [Citation],
}
