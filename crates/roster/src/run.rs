//! Rows, one after another: each read, decided, tallied, its findings and its entry of the list given out.

use crate::audit::{Finding, Kind, Tally, UnitKey, UnitName, Words, is_at_home};
use crate::cell::RowAt;
use crate::columns::{Plan, Role};
use crate::ledger::Entry;
use crate::limits::Limits;
use crate::person::{Above, Cells, Decided, Decider, HeldAt, Outcome, Places, Town, Trouble, Whereabouts};
use crate::source::Record;
use std::rc::Rc;
use zeren_core::Engine;
use zeren_core::model::{Applicability, Date};
use zeren_core::title::Region;

/// Where findings and entries go.
pub trait RowSink {
    /// A finding about a row.
    fn finding(&mut self, finding: Finding);
    /// A row of the list.
    fn entry(&mut self, entry: &Entry<'_>);
}

/// How rows are taken.
#[derive(Clone, Debug, Default)]
pub struct WorkerOptions {
    /// The engine that decides.
    pub engine: Engine,
    /// The region of rows that name none.
    pub otherwise: Whereabouts,
    /// Only rows of this region and those below it.
    pub only: Option<Region>,
    /// The day as of which rows are decided; none for the rulebook's newest state.
    pub on: Option<Date>,
    /// The limits.
    pub limits: Limits,
    /// Whether it takes parts of the roster, the tally of each being taken from it: that of the whole has the limits.
    pub in_parts: bool,
}

/// Takes rows. Several can share a roster between them: the tallies of its parts are joined in order.
#[derive(Debug)]
pub struct Worker {
    decider: Decider,
    places: Places,
    tally: Tally,
    above: Above,
    options: WorkerOptions,
    name: (UnitKey, Rc<UnitName>),
    home: Option<Home>,
}

/// Where the row before belongs, all posts of which lie in one place: the next mostly belongs there too.
#[derive(Debug)]
struct Home {
    place: Rc<Whereabouts>,
    town: Option<Rc<Town>>,
    lies: HeldAt,
    name: Rc<UnitName>,
    /// Its number in the tally.
    index: Option<u32>,
}

impl Home {
    fn is_of(&self, place: &Rc<Whereabouts>, town: Option<&Rc<Town>>, lies: &HeldAt) -> bool {
        let same_town = match (&self.town, town) {
            (None, None) => true,
            (Some(own), Some(other)) => Rc::ptr_eq(own, other),
            _ => false,
        };
        Rc::ptr_eq(&self.place, place) && same_town && self.lies == *lies
    }
}

/// The texts of a row, for a row without a post.
fn whole(record: Record<'_>) -> String {
    const MOST: usize = 60;
    let cells: Vec<&str> = record.iter().map(str::trim).filter(|text| !text.is_empty()).collect();
    let text = cells.join(" ");
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

impl Worker {
    /// A worker that has seen no row.
    #[must_use]
    pub fn new(options: WorkerOptions) -> Self {
        Self {
            decider: Decider::new(options.engine, options.on),
            places: Places::default(),
            tally: Tally::new(if options.in_parts { usize::MAX } else { options.limits.units }),
            above: Above::default(),
            options,
            name: (UnitKey::default(), Rc::default()),
            home: None,
        }
    }

    /// The engine.
    #[must_use]
    pub const fn engine(&self) -> &Engine {
        self.decider.engine()
    }

    /// What the rows come to.
    #[must_use]
    pub fn into_tally(self) -> Tally {
        self.tally
    }

    /// Gives what the rows since the last time come to, for a tally that is wanted no more. That is emptied here, by
    /// whoever takes the rows: where one thread gives back what another has allotted, both wait.
    pub fn swap_tally(&mut self, tally: &mut Tally) {
        self.home = None;
        tally.clear();
        std::mem::swap(&mut self.tally, tally);
    }

    /// Begins another sheet: its own region for rows that name none; nothing is taken over from above.
    pub fn begin_sheet(&mut self, otherwise: Whereabouts) {
        self.options.otherwise = otherwise;
        self.above = Above::default();
        self.places = Places::default();
        self.home = None;
    }

    fn name(&mut self, key: &UnitKey) -> Rc<UnitName> {
        if self.name.0 != *key {
            self.name = (key.clone(), Rc::new(self.name.1.next(self.decider.engine(), key)));
        } else if self.name.1.path.is_empty() && key.code != 0 {
            self.name.1 = Rc::new(UnitName::of(self.decider.engine(), key));
        }
        Rc::clone(&self.name.1)
    }

    fn is_wanted(&self, home: &UnitKey) -> bool {
        self.options
            .only
            .is_none_or(|only| home.code == only.code || Region { code: home.code, name: "" }.lies_in(only))
    }

    /// Takes a row.
    pub fn row(&mut self, at: RowAt, plan: &Plan, record: Record<'_>, sink: &mut impl RowSink) {
        if at.row < plan.first_row || record.is_blank() || plan.repeats_headers(record) {
            return;
        }
        if !plan.fill.is_empty() {
            self.above.remember(plan, record);
        }
        let above = std::mem::take(&mut self.above);
        let cells = Cells::take(plan, record, &above);
        self.cells(at, plan, record, &cells, sink);
        self.above = above;
    }

    fn cells(&mut self, at: RowAt, plan: &Plan, record: Record<'_>, cells: &Cells<'_>, sink: &mut impl RowSink) {
        if cells.is_no_person() {
            if self.options.only.is_some() {
                return;
            }
            self.tally.take_no_person();
            let text = whole(record);
            let words = Words { text: (text.clone(), text.clone()), ..Words::default() };
            sink.finding(Finding::of_row(Kind::NotAPost, at, None, None, words));
            sink.entry(&Entry {
                rulebook: self.engine().rulebook().version,
                at,
                cells,
                unit: &UnitName::default(),
                decided: None,
                text: &text,
            });
            return;
        }
        let place = self.places.find(self.decider.engine(), cells.code, &cells.region, &self.options.otherwise);
        let (decided, town) = self.decider.decide(cells, &place);
        let Some(unit) = self.tally_row(at, cells, &place, town.as_ref(), &decided) else { return };
        findings(at, plan, cells, &place, &decided, &unit, sink);
        sink.entry(&Entry {
            rulebook: self.engine().rulebook().version,
            at,
            cells,
            unit: &unit,
            decided: Some(&decided),
            text: "",
        });
    }

    /// Tallies a row where it belongs, and names the place; none if the row is not wanted.
    fn tally_row(
        &mut self,
        at: RowAt,
        cells: &Cells<'_>,
        place: &Rc<Whereabouts>,
        town: Option<&Rc<Town>>,
        decided: &Decided,
    ) -> Option<Rc<UnitName>> {
        let lies = decided.lies().filter(|_| is_at_home(decided, place));
        if let (Some(home), Some(lies)) = (&self.home, lies)
            && home.is_of(place, town, lies)
        {
            self.tally.take_at_home(at, cells, place, decided, (&home.name.key, home.index));
            return Some(Rc::clone(&home.name));
        }
        let key = Tally::home(place, town.map(Rc::as_ref), &decided.posts);
        if !self.is_wanted(&key) {
            return None;
        }
        self.tally.take(at, cells, place, town.map(Rc::as_ref), decided, &key);
        let name = self.name(&key);
        self.home = lies.map(|lies| Home {
            place: Rc::clone(place),
            town: town.cloned(),
            lies: lies.clone(),
            name: Rc::clone(&name),
            index: self.tally.index(&key),
        });
        Some(name)
    }

    /// Takes a line that is no row, such as one that is no JSON object.
    pub fn broken(&mut self, at: RowAt, what: &str, sink: &mut impl RowSink) {
        self.tally.totals.rows += 1;
        self.tally.totals.unread += 1;
        let text = short(what);
        let words = Words {
            text: (text.clone(), text.clone()),
            reason: ("不是 JSON 对象".into(), "it is no JSON object".into()),
            ..Words::default()
        };
        sink.finding(Finding::of_row(Kind::Unread, at, None, None, words));
        sink.entry(&Entry {
            rulebook: self.engine().rulebook().version,
            at,
            cells: &Cells::default(),
            unit: &UnitName::default(),
            decided: None,
            text: &text,
        });
    }
}

/// A text short enough for a message.
fn short(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

fn findings(
    at: RowAt,
    plan: &Plan,
    cells: &Cells<'_>,
    place: &Whereabouts,
    decided: &Decided,
    unit: &UnitName,
    sink: &mut impl RowSink,
) {
    let mut tell = |kind: Kind, role: Role, words: Words| {
        sink.finding(Finding::of_row(kind, at, plan.column(role), Some(unit.clone()), words));
    };
    let people = || if cells.name.is_empty() { vec![short(cells.title)] } else { vec![cells.name.to_owned()] };
    match &place.trouble {
        None => {}
        Some(Trouble::NoSuchCode(code)) => {
            tell(Kind::UnknownRegion, Role::Code, Words { text: (code.clone(), code.clone()), ..Words::default() });
        }
        Some(Trouble::NoSuchName(name)) => {
            let role = [Role::Region, Role::County, Role::Prefecture, Role::Province]
                .into_iter()
                .find(|role| plan.column(*role).is_some())
                .unwrap_or(Role::Region);
            tell(Kind::UnknownRegion, role, Words { text: (name.clone(), name.clone()), ..Words::default() });
        }
        Some(Trouble::CodeAndName { code, of, name }) => {
            let reason = (
                format!("代码 {code} 是{of},名称写的是{name}"),
                format!("the code {code} is that of {of}, the name is {name}"),
            );
            tell(Kind::RegionMismatch, Role::Code, Words { reason, people: people(), ..Words::default() });
        }
    }
    if let Some(named) = &decided.contradicts {
        let own = unit.path.clone();
        let reason =
            (format!("这一行写的是{own},职务写的是{named}"), format!("the row is of {own}, the post of {named}"));
        tell(Kind::RegionMismatch, Role::Title, Words { reason, people: people(), ..Words::default() });
    }
    match decided.outcome {
        Outcome::Read => {}
        Outcome::Unread(reason) => {
            let text = short(if cells.title.is_empty() { cells.name } else { cells.title });
            let reason = (reason.zh.to_owned(), reason.en.to_owned());
            tell(
                Kind::Unread,
                Role::Title,
                Words { text: (text.clone(), text), reason, people: people(), ..Words::default() },
            );
            return;
        }
        Outcome::Partly => {
            for (role, unread) in [(Role::Title, &decided.unread), (Role::Portfolio, &decided.unread_fields)] {
                if !unread.is_empty() {
                    let parts: Vec<String> = unread.iter().map(|part| short(part)).collect();
                    let words =
                        Words {
                            text: (parts.join("”“"), parts.join("`, `")), people: people(), ..Words::default()
                        };
                    tell(Kind::PartlyRead, role, words);
                }
            }
        }
    }
    let reached = matches!(decided.digest.applicability, Applicability::Applies | Applicability::ByReference);
    if decided.division_unstated && reached {
        tell(Kind::NoDivisionOfWork, Role::Portfolio, Words { people: people(), ..Words::default() });
    }
}
