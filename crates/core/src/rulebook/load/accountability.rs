//! Raw → checked: time, presuppositions, what situations touch, and the closed loop.

use super::check::Checker;
use super::raw::{self, Raw, RawKnownBasis, RawMoment, RawPeriod, Spanned, Str};
use super::{keep, keep_str};
use crate::model::{Class, Date, Responsibility, Set};
use crate::rulebook::*;

fn from_source(basis: &RawKnownBasis) -> bool {
    *basis == RawKnownBasis::Source
}

impl Checker<'_> {
    /// What stands beside the rulebook for holding to account.
    pub fn accountability(&mut self, raw: &Raw, rulebook: &Rulebook) -> Accountability {
        self.path = raw::HEAD;
        let holds = &raw.head.holds;
        let provisions = Provisions {
            period: self.period_of(&holds.from, holds.until.as_ref()),
            before: self.raw_text(&holds.before),
            open: self.raw_text(&holds.open),
            after: self.raw_text(&holds.after),
            cite: self.must_cite(&holds.cite, holds.from.span()),
        };
        self.path = raw::Rules::PATH;
        let mut rules = Vec::new();
        for (entry, rule) in raw.rules.rule.iter().zip(rulebook.rules) {
            if let Some(period) = &entry.holds {
                rules.push(RulePeriod { rule: rule.id, period: self.period(period) });
            }
        }
        self.path = raw::Situations::PATH;
        let said = &raw.situations.checklist;
        let checklist = Checklist {
            is: self.raw_text(&said.is),
            is_not: self.raw_text(&said.is_not),
            decides: self.raw_text(&said.decides),
            cite: self.must_cite(&said.cite, said.is.zh.span()),
        };
        Accountability {
            checklist,
            provisions,
            rules: keep(rules),
            versions: self.versions(&raw.instruments),
            presupposed: self.presupposed(&raw.situations, rulebook),
            touches: self.touches(&raw.situations, rulebook),
            stages: self.stages(&raw.closed_loop),
            links: self.links(&raw.closed_loop, rulebook),
        }
    }

    fn date(&mut self, text: Option<&Str>) -> Option<Date> {
        let text = text?;
        let date = Date::parse(text.get_ref());
        if date.is_none() {
            self.problem(text.span(), format!("`{}` is no day", text.get_ref()), "write a day as YYYY-MM-DD");
        }
        date
    }

    fn moment(&mut self, raw: &Spanned<RawMoment>) -> Moment {
        let RawMoment { date, earliest, latest, event, basis } = raw.get_ref();
        let day = self.date(date.as_ref());
        let (earliest, latest) = (self.date(earliest.as_ref()), self.date(latest.as_ref()));
        if date.is_some() && (earliest.is_some() || latest.is_some()) {
            self.problem(raw.span(), "`date` beside `earliest` or `latest`".to_owned(), "give the day, or the stretch");
        }
        if earliest.zip(latest).is_some_and(|(earliest, latest)| earliest > latest) {
            self.problem(raw.span(), "`earliest` comes after `latest`".to_owned(), "put them in order");
        }
        Moment { earliest: day.or(earliest), latest: day.or(latest), event: *event, from_source: from_source(basis) }
    }

    fn period(&mut self, raw: &RawPeriod) -> Period {
        self.period_of(&raw.from, raw.until.as_ref())
    }

    fn period_of(&mut self, from: &Spanned<RawMoment>, until: Option<&Spanned<RawMoment>>) -> Period {
        let period = Period { from: self.moment(from), until: until.map(|until| self.moment(until)) };
        let end = period.until.as_ref().and_then(|until| until.latest.or(until.earliest));
        if period.from.earliest.zip(end).is_some_and(|(start, end)| end < start) {
            self.problem(from.span(), "`until` comes before `from`".to_owned(), "put them in order");
        }
        period
    }

    fn versions(&mut self, table: &raw::Instruments) -> &'static [Version] {
        self.path = raw::Instruments::PATH;
        let mut out = Vec::new();
        for instrument in &table.instrument {
            if instrument.version.is_empty() {
                let what = format!("`{}` has no version", instrument.id.get_ref());
                self.problem(instrument.id.span(), what, "add one; what is not known of its time is left out");
            }
            for entry in &instrument.version {
                let structure = entry.structure.iter();
                out.push(Version {
                    id: self.id(entry.id.get_ref(), entry.id.span()),
                    instrument: keep_str(instrument.id.get_ref()),
                    name: self.text(&entry.zh, &entry.en),
                    period: self.period_of(&entry.from, entry.until.as_ref()),
                    structure: keep(
                        structure.map(|part| Part { count: part.count, name: self.text(&part.zh, &part.en) }).collect(),
                    ),
                });
            }
        }
        keep(out)
    }

    fn presupposed(&mut self, table: &raw::Situations, rulebook: &Rulebook) -> &'static [Presupposed] {
        self.path = raw::Situations::PATH;
        let mut out = Vec::new();
        let mut before = 0;
        for (entry, situation) in table.situation.iter().zip(rulebook.situations) {
            for (place, element) in entry.element.iter().enumerate() {
                if let Some(formula) = &element.presupposes {
                    let formula = self.formula(formula, situation.elements, before, element.id.span());
                    out.push(Presupposed { element: ElementId::new(before + place), formula });
                }
            }
            before += situation.elements.len();
        }
        keep(out)
    }

    fn touches(&mut self, table: &raw::Situations, rulebook: &Rulebook) -> &'static [Touch] {
        self.path = raw::Situations::PATH;
        let all: Vec<&'static str> =
            rulebook.classes.iter().flat_map(|class| class.duties).map(|duty| duty.id).collect();
        let mut out = Vec::new();
        for (entry, situation) in table.situation.iter().zip(rulebook.situations) {
            for touch in &entry.touches {
                let listed = !touch.responsibilities.is_empty() || !touch.duties.is_empty();
                if touch.all == listed {
                    let help = "set `all = true`, or list `responsibilities` and `duties`";
                    self.problem(touch.zh.span(), "nothing is touched, or all and a part".to_owned(), help);
                }
                let mut duties = if touch.all { all.clone() } else { Vec::new() };
                for duty in &touch.duties {
                    match all.iter().find(|id| **id == duty.get_ref()) {
                        Some(id) => duties.push(id),
                        None => self.problem(
                            duty.span(),
                            format!("there is no duty `{}`", duty.get_ref()),
                            "name a duty of classes.toml, as CLASS/slug",
                        ),
                    }
                }
                let responsibilities: Set<Responsibility> =
                    if touch.all { Set::all() } else { touch.responsibilities.iter().copied().collect() };
                out.push(Touch {
                    situation: situation.id,
                    responsibilities,
                    duties: keep(duties),
                    from_source: from_source(&touch.basis),
                    reason: self.text(&touch.zh, &touch.en),
                    cite: self.must_cite(&touch.cite, touch.zh.span()),
                });
            }
        }
        keep(out)
    }

    fn stages(&mut self, table: &raw::Loop) -> &'static [Stage] {
        self.path = raw::Loop::PATH;
        let mut out = Vec::new();
        for entry in &table.stage {
            out.push(Stage {
                id: self.id(entry.id.get_ref(), entry.id.span()),
                name: self.text(&entry.zh, &entry.en),
                kinds: keep(entry.kinds.clone()),
                cite: self.must_cite(&entry.cite, entry.id.span()),
            });
        }
        for kind in NodeKind::ALL {
            if out.iter().filter(|stage| stage.kinds.contains(kind)).count() != 1 {
                let what = format!("`{}` does not stand under exactly one word", kind.id());
                self.problem(0..0, what, "put each kind under one stage");
            }
        }
        keep(out)
    }

    fn links(&mut self, table: &raw::Loop, rulebook: &Rulebook) -> &'static [LoopLink] {
        self.path = raw::Loop::PATH;
        let mut known: Vec<&'static str> = Class::ALL.iter().map(|class| class.id()).collect();
        known.extend(rulebook.supervision.iter().map(|entry| entry.id));
        known.extend(rulebook.situations.iter().map(|entry| entry.id));
        known.extend(rulebook.instruments.iter().map(|entry| entry.id));
        known.extend(table.stage.iter().map(|stage| keep_str(stage.id.get_ref())));
        let mut pairs = Vec::new();
        let mut out = Vec::new();
        for entry in &table.link {
            let mut ends = [Vec::new(), Vec::new()];
            for (names, ids) in [&entry.from, &entry.to].into_iter().zip(&mut ends) {
                for name in names {
                    match known.iter().find(|id| **id == name.get_ref()) {
                        Some(id) => ids.push(*id),
                        None => self.problem(
                            name.span(),
                            format!("there is no `{}` in the loop", name.get_ref()),
                            "name a class, supervision, situation, instrument or stage",
                        ),
                    }
                }
            }
            let [from, to] = ends;
            for pair in from.iter().flat_map(|from| to.iter().map(move |to| (*from, *to))) {
                if pairs.contains(&pair) {
                    let what = format!("`{}` → `{}` stands twice", pair.0, pair.1);
                    self.problem(entry.zh.span(), what, "give each link once");
                }
                pairs.push(pair);
            }
            out.push(LoopLink {
                from: keep(from),
                to: keep(to),
                name: self.text(&entry.zh, &entry.en),
                certain: entry.certain,
                from_source: from_source(&entry.basis),
                period: entry.holds.as_ref().map(|period| self.period(period)),
                cite: self.must_cite(&entry.cite, entry.zh.span()),
            });
        }
        let situations = || rulebook.situations.iter().map(|situation| situation.id);
        let every =
            rulebook.supervision.iter().flat_map(|entry| situations().map(move |situation| (entry.id, situation)));
        let linked =
            rulebook.instruments.iter().flat_map(|entry| situations().map(move |situation| (situation, entry.id)));
        for (from, to) in every.chain(linked).filter(|pair| !pairs.contains(pair)) {
            let help = "say whether the words join the two, or that it is open";
            self.problem(0..0, format!("`{from}` → `{to}` is missing"), help);
        }
        keep(out)
    }
}
