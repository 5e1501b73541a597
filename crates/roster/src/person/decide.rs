//! Decides rows, what they have in common once.

use super::compose::Composed;
use super::digest::Digest;
use super::read::{Failed, FieldsRead, TitleRead, Town, read_fields, read_title};
use super::{Cells, Whereabouts};
use rustc_hash::FxHashMap as HashMap;
use std::hash::{Hash, Hasher};
use std::rc::Rc;
use std::sync::Arc;
use zeren_core::Engine;
use zeren_core::answer::{Answer, Options};
use zeren_core::decide::Tri;
use zeren_core::determine::{Query, determine};
use zeren_core::model::{Applicability, Class, Classes, Date, Lang, Levels, Organ, Position, Text};
use zeren_core::title::{Post, Sectors, Tenure, Title};

/// Where a post lies.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum HeldAt {
    /// In the row's own region.
    Own,
    /// In another region, by its code.
    Region(u32),
    /// In a township or zone of the row's region, by its name; empty where it is not named.
    Below(Box<str>),
}

/// A post a person holds now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Where.
    pub at: HeldAt,
    /// The levels it may have.
    pub levels: Levels,
    /// The organ.
    pub organ: Organ,
    /// The position.
    pub position: Position,
    /// The sectors.
    pub sectors: Sectors,
    /// Whether the Provisions reach it.
    pub applicability: Applicability,
    /// Its classes.
    pub classes: Classes,
    /// Its possible classes.
    pub possible: Classes,
    /// Whether it is a deputy of government whose portfolio is not known.
    pub open_portfolio: bool,
}

impl Hash for Held {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let Self { at, levels, organ, position, sectors, applicability, classes, possible, open_portfolio } = self;
        (at, organ, position, sectors, applicability, open_portfolio).hash(state);
        [levels.bits(), classes.bits(), possible.bits()].hash(state);
    }
}

/// How far a row was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Whole.
    Read,
    /// Some words were not read.
    Partly,
    /// Nothing was read.
    Unread(Text),
}

/// A row, decided.
#[derive(Clone, Debug)]
pub struct Decided {
    /// How far it was read.
    pub outcome: Outcome,
    /// The posts held now.
    pub posts: Vec<Held>,
    /// What the person answers for.
    pub digest: Arc<Digest>,
    /// The words of the post that were not read.
    pub unread: Vec<String>,
    /// The words of the portfolio that were not read.
    pub unread_fields: Vec<String>,
    /// The region the title names, where it contradicts the row's.
    pub contradicts: Option<String>,
    /// A member of the leadership whose division of work is not stated.
    pub division_unstated: bool,
    /// Whether all posts lie in one place.
    pub(crate) together: bool,
}

impl Decided {
    /// Where all posts lie, if it is one place. Without posts it is the row's own.
    pub(crate) fn lies(&self) -> Option<&HeldAt> {
        if self.together { Some(self.posts.first().map_or(&HeldAt::Own, |post| &post.at)) } else { None }
    }
}

/// How many of each are remembered.
const MOST: usize = 8192;

/// The row before: deputies of one department mostly stand one below the other, alike.
#[derive(Debug, Default)]
struct Last {
    unit: String,
    title: String,
    portfolio: String,
    place: u32,
    code: u32,
    found: Option<(Rc<Decided>, Option<Rc<Town>>)>,
}

impl Last {
    fn is(&self, cells: &Cells<'_>, place: u32, code: u32) -> bool {
        self.place == place
            && self.code == code
            && self.title == cells.title
            && self.unit == cells.unit
            && self.portfolio == cells.portfolio
    }

    fn set(&mut self, cells: &Cells<'_>, place: u32, code: u32) {
        for (own, cell) in [
            (&mut self.unit, cells.unit.as_ref()),
            (&mut self.title, cells.title),
            (&mut self.portfolio, cells.portfolio),
        ] {
            own.clear();
            own.push_str(cell);
        }
        (self.place, self.code) = (place, code);
    }
}

/// What tells rows read whole apart: the place of their digest in memory, whether their division of work is not stated,
/// their posts.
type Alike = (usize, bool, Vec<Held>);

/// Decides rows.
#[derive(Debug)]
pub struct Decider {
    engine: Engine,
    titles: HashMap<String, Option<(u32, Rc<TitleRead>)>>,
    fields: HashMap<String, (u32, Rc<FieldsRead>)>,
    /// The same by what they come to: one portfolio is written in many ways.
    fields_alike: HashMap<Rc<FieldsRead>, u32>,
    decided: HashMap<(u32, u32), Rc<Decided>>,
    /// Rows by their texts and the kind of their region: most are known whole.
    rows: HashMap<Box<[u8]>, Rc<Decided>>,
    towns: HashMap<String, Option<Rc<Town>>>,
    digests: HashMap<Vec<u8>, Arc<Digest>>,
    /// Rows read whole, by what they come to: most differ in their words alone, and what stands once in memory is near.
    alike: HashMap<Alike, Rc<Decided>>,
    last: Last,
    next: u32,
    key: String,
    row_key: Vec<u8>,
    on: Option<Date>,
}

impl Default for Decider {
    fn default() -> Self {
        Self::new(Engine::new(), None)
    }
}

impl Decider {
    /// A decider that has seen no row, as of a day; without one, of the rulebook's newest state.
    #[must_use]
    pub fn new(engine: Engine, on: Option<Date>) -> Self {
        Self {
            engine,
            titles: HashMap::default(),
            fields: HashMap::default(),
            fields_alike: HashMap::default(),
            decided: HashMap::default(),
            rows: HashMap::default(),
            towns: HashMap::default(),
            digests: HashMap::default(),
            alike: HashMap::default(),
            last: Last::default(),
            next: 0,
            key: String::new(),
            row_key: Vec::new(),
            on,
        }
    }
}

impl Failed {
    const fn text(self) -> Text {
        match self {
            Self::Empty => Text { zh: "没有写职务", en: "the post is empty" },
            Self::TooLong => {
                Text { zh: "太长,不像一个人的职务", en: "it is too long for one person's posts" }
            }
            Self::Nothing => Text { zh: "其中没有认得出的职务", en: "no post is recognised in it" },
            Self::Malformed => Text {
                zh: "其中有乱码,文件的编码可能不对",
                en: "it holds characters that are broken; the encoding of the file may be wrong",
            },
        }
    }
}

impl Decider {
    /// The engine.
    #[must_use]
    pub const fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Decides a row. Beside it the township or zone that its body names: it is that of every post that names none.
    pub fn decide(&mut self, cells: &Cells<'_>, place: &Whereabouts) -> (Rc<Decided>, Option<Rc<Town>>) {
        let (kind, code) = (place.kind(), place.region().map_or(0, |region| region.code));
        if let Some((decided, town)) = self.last.found.as_ref().filter(|_| self.last.is(cells, kind, code)) {
            return (Rc::clone(decided), town.clone());
        }
        let short = Composed::short(&cells.unit, cells.title, place);
        let same_body = self.last.place == kind && self.last.code == code && self.last.unit == cells.unit;
        let town = match &self.last.found {
            Some((_, town)) if same_body => town.clone(),
            // Another body of the same township.
            Some((_, Some(town))) if short.unit.starts_with(&town.name) => Some(Rc::clone(town)),
            _ => self.town(short.unit),
        };
        let short = town.as_ref().map_or(short, |town| short.without_town(town));
        let decided = self.decide_row(cells, &short, place);
        self.last.set(cells, kind, code);
        self.last.found = Some((Rc::clone(&decided), town.clone()));
        (decided, town)
    }

    fn town(&mut self, unit: &str) -> Option<Rc<Town>> {
        if unit.is_empty() {
            return None;
        }
        if let Some(known) = self.towns.get(unit) {
            return known.clone();
        }
        let found = Town::of(&self.engine, unit).map(Rc::new);
        if self.towns.len() >= MOST {
            self.towns.clear();
        }
        self.towns.insert(unit.to_owned(), found.clone());
        found
    }

    fn decide_row(&mut self, cells: &Cells<'_>, short: &Composed<'_>, place: &Whereabouts) -> Rc<Decided> {
        self.row_key.clear();
        for text in [short.unit, short.title, cells.portfolio] {
            self.row_key.extend_from_slice(text.as_bytes());
            self.row_key.push(0x1f);
        }
        self.row_key.extend_from_slice(&place.kind().to_le_bytes());
        if let Some(known) = self.rows.get(self.row_key.as_slice()) {
            return Rc::clone(known);
        }
        let (decided, specific) = self.decide_short(cells, short, place);
        if !specific {
            if self.rows.len() >= MOST {
                self.rows.clear();
            }
            self.rows.insert(self.row_key.as_slice().into(), Rc::clone(&decided));
        }
        decided
    }

    /// The row, decided, and whether that depends on its very region.
    fn decide_short(&mut self, cells: &Cells<'_>, short: &Composed<'_>, place: &Whereabouts) -> (Rc<Decided>, bool) {
        let (title_id, title) = self.title(cells, short, place);
        let specific = title.is_specific();
        let (fields_id, fields) = self.portfolio(cells.portfolio);
        if let Some(known) = self.decided.get(&(title_id, fields_id)) {
            return (Rc::clone(known), specific);
        }
        let mut decided = decide(&self.engine, &title, &fields, self.on);
        // Many posts come to the same; it is kept once.
        match self.digests.get(&decided.digest.json) {
            Some(known) => decided.digest = Arc::clone(known),
            None if self.digests.len() < MOST => {
                self.digests.insert(decided.digest.json.clone(), Arc::clone(&decided.digest));
            }
            None => {}
        }
        let decided = self.once(decided);
        if self.decided.len() >= MOST {
            self.decided.clear();
        }
        self.decided.insert((title_id, fields_id), Rc::clone(&decided));
        (decided, specific)
    }

    /// The same as another row before, if there is one.
    fn once(&mut self, decided: Decided) -> Rc<Decided> {
        if decided.outcome != Outcome::Read || decided.contradicts.is_some() || self.alike.len() >= MOST {
            return Rc::new(decided);
        }
        // A digest that stands in this map stays where it is.
        let place = Arc::as_ptr(&decided.digest) as usize;
        let key = (place, decided.division_unstated, decided.posts.clone());
        Rc::clone(self.alike.entry(key).or_insert_with(|| Rc::new(decided)))
    }

    fn title(&mut self, cells: &Cells<'_>, short: &Composed<'_>, place: &Whereabouts) -> (u32, Rc<TitleRead>) {
        let key = |out: &mut String, composed: &Composed<'_>, kind: u32| {
            out.clear();
            out.push_str(composed.unit);
            out.push('\u{1f}');
            out.push_str(composed.title);
            let digits = (0..8).map(|nibble| char::from(b'a' + (kind >> (nibble * 4) & 15) as u8));
            out.extend(digits);
        };
        key(&mut self.key, short, place.kind());
        let specific = match self.titles.get(&self.key) {
            Some(Some((id, known))) => return (*id, Rc::clone(known)),
            Some(None) => true,
            // Where a local rulebook holds for one region, rows of different regions have nothing in common.
            None => self.engine.local().has_regions(),
        };
        let code = place.region().map_or(0, |region| region.code) | 1 << 29;
        let whole = Composed::whole(&cells.unit, cells.title);
        if specific {
            key(&mut self.key, &whole, code);
            if let Some(Some((id, known))) = self.titles.get(&self.key) {
                return (*id, Rc::clone(known));
            }
        }
        let read = Rc::new(read_title(&self.engine, short, &whole, place));
        if self.titles.len() >= MOST {
            self.titles.clear();
        }
        self.next = self.next.wrapping_add(1);
        let known = Some((self.next, Rc::clone(&read)));
        if read.is_specific() && !specific {
            self.titles.insert(self.key.clone(), None);
            key(&mut self.key, &whole, code);
        }
        self.titles.insert(self.key.clone(), known);
        (self.next, read)
    }

    fn portfolio(&mut self, text: &str) -> (u32, Rc<FieldsRead>) {
        if let Some((id, known)) = self.fields.get(text) {
            return (*id, Rc::clone(known));
        }
        let read = Rc::new(read_fields(&self.engine, text));
        if self.fields.len() >= MOST {
            self.fields.clear();
        }
        let known = match self.fields_alike.get_key_value(&read) {
            Some((known, id)) => (*id, Rc::clone(known)),
            None => {
                if self.fields_alike.len() >= MOST {
                    self.fields_alike.clear();
                }
                self.next = self.next.wrapping_add(1);
                self.fields_alike.insert(Rc::clone(&read), self.next);
                (self.next, read)
            }
        };
        self.fields.insert(text.to_owned(), known.clone());
        known
    }
}

fn is_current(post: &Post) -> bool {
    !matches!(post.tenure, Tenure::Former | Tenure::Designate)
}

/// A member of the leadership, other than its head, whose division of work no post and no portfolio states.
fn division_unstated(posts: &[Post], fields: &FieldsRead) -> bool {
    let held = || posts.iter().filter(|post| is_current(post));
    let leads = |post: &&Post| match (post.organ, post.position) {
        (Organ::Party, Position::Deputy) | (Organ::Government, Position::Deputy) => true,
        (Organ::Party | Organ::Government, Position::Member) => post.membership == Tri::Yes && !post.party_group,
        _ => false,
    };
    let says = |post: &Post| {
        !post.matters().is_empty()
            || post.portfolio_unread
            || match post.organ {
                Organ::Party => matches!(
                    post.position,
                    Position::Principal | Position::Head | Position::DeputyHead | Position::Other
                ),
                Organ::Government => matches!(post.position, Position::Principal | Position::Head | Position::Other),
                _ => true,
            }
    };
    !fields.stated && held().any(|post| leads(&post)) && !held().any(says)
}

fn decide(engine: &Engine, title: &TitleRead, fields: &FieldsRead, on: Option<Date>) -> Decided {
    let mut reading = title.reading.clone();
    for post in reading.posts.iter_mut().filter(|post| post.takes_portfolio()) {
        post.sectors = post.sectors.union(fields.sectors);
        post.unlisted |= fields.unlisted;
        post.portfolio_unread |= !fields.unread.is_empty();
    }
    let query = Query::default();
    let determination = determine(engine.local(), &reading.posts, &query);
    let division_unstated = !title.divided.contains(&true) && division_unstated(&reading.posts, fields);
    let held = reading.posts.iter().zip(&determination.posts).enumerate().filter(|(_, (post, _))| is_current(post));
    let mut posts: Vec<(usize, Held)> = held
        .map(|(index, (post, determined))| {
            let small = post.levels.iter().all(|level| !Levels::COUNTY_UP.contains(level));
            let named = title.names_region.get(index).copied().unwrap_or(false);
            let at = match (post.regions.as_slice(), small) {
                ([only], _) if named => HeldAt::Region(only.code),
                (_, true) => HeldAt::Below(title.below.get(index).map_or("", String::as_str).into()),
                _ => HeldAt::Own,
            };
            let held = Held {
                at,
                levels: post.levels,
                organ: post.organ,
                position: post.position,
                sectors: engine.local().listed(post),
                applicability: determined.outcome.applicability,
                classes: determined.outcome.classes,
                possible: determined.outcome.possible,
                open_portfolio: post.takes_portfolio()
                    && determined.outcome.possible.contains(Class::GovernmentEnvironmentDeputy),
            };
            (index, held)
        })
        .collect();
    let outcome = match title.failed {
        Some(failed) => Outcome::Unread(failed.text()),
        None if title.unread.is_empty() && fields.unread.is_empty() => Outcome::Read,
        None => Outcome::Partly,
    };
    // Which rules decided is asked for only where it matters whether they held on the day.
    let options = Options { lang: Lang::Zh, brief: true, explain: on.is_some() };
    let mut answer = match Title::new(engine.lexicon(), &title.text) {
        Ok(text) => Answer::new(engine, &text, reading, determination, &query, options),
        Err(_) => Answer::of_fields(engine, reading, determination, &query, options),
    };
    if let Some(on) = on {
        zeren_core::as_of::hold(&mut answer, on);
        for (index, held) in &mut posts {
            let Some(post) = answer.posts.get(*index) else { continue };
            held.applicability = post.applicability;
            held.classes = post.classes.iter().copied().collect();
            held.possible = post.possible_classes.iter().copied().collect();
        }
    }
    Decided {
        outcome,
        together: posts.windows(2).all(|pair| pair[0].1.at == pair[1].1.at),
        posts: posts.into_iter().map(|(_, held)| held).collect(),
        digest: Arc::new(Digest::of(engine, &answer)),
        unread: title.unread.clone(),
        unread_fields: fields.unread.clone(),
        contradicts: title.contradicts.clone(),
        division_unstated,
    }
}
