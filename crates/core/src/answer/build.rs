//! Determination → answer: names, duties and citations put to the outcome.

use super::ground::Grounds;
use super::notes::Notes;
use super::*;
use crate::builtin::BUILTIN;
use crate::decide::{Decision, Tri};
use crate::determine::{Determination, Query, level_options};
use crate::local::{Local, Situated};
use crate::model::{Classes, Matters};
use crate::rulebook::SectorId;
use crate::title::{Post, Reading, Sectors, Tenure, Title};
use crate::{Engine, answer::trace::trace, answer::verdict::verdict};

/// The rules that decided a post, over the levels it may have.
fn decision(local: Local, post: &Post, query: &Query) -> Decision {
    let at = |place: Situated| {
        let stated = place.matters(post);
        let matters = if stated.is_empty() { query.matter.map_or(Matters::EMPTY, Matters::one) } else { stated };
        place.decide(post, matters, query.facts)
    };
    local.over(post, post.levels, at, Decision::either).unwrap_or_else(|| at(Situated::plain(Level::County)))
}

/// The basis of a class: the environment's own classes and the principals rest on the source, what hangs on the
/// list of sectors on that list.
fn basis(class: Class, posts: &[Post]) -> Basis {
    if !matches!(class, Class::GovernmentSectorDeputy | Class::SectorDepartmentHead) {
        return Basis::Source;
    }
    let listed = |sector: &SectorId| *sector != SectorId::ENVIRONMENT;
    let named = posts.iter().flat_map(|post| post.sectors.iter()).find(listed);
    named.and_then(|sector| BUILTIN.sectors.get(sector.index())).map_or(Basis::Local, |sector| sector.basis)
}

/// Finds few sectors with which a post answers as with many, its own list of them apart: the environment, the first
/// other one, whose basis counts, and one of the default list, which a note tells.
#[derive(Clone, Copy, Debug)]
pub struct Representatives {
    /// For each sector the first one on the same basis.
    alike: [SectorId; 64],
    default_list: Sectors,
    /// Whether each sector counts for itself: a local rulebook may tell any of them from the others.
    each: bool,
}

impl Default for Representatives {
    fn default() -> Self {
        let basis = |sector: SectorId| BUILTIN.sectors.get(sector.index()).map(|sector| sector.basis);
        let listed = || (1..BUILTIN.sectors.len()).map(SectorId::new);
        let alike = std::array::from_fn(|place| {
            let sector = SectorId::new(place);
            listed().find(|one| basis(*one) == basis(sector)).unwrap_or(sector)
        });
        let default_list = listed().filter(|sector| basis(*sector) == Some(Basis::DefaultList)).collect();
        Self { alike, default_list, each: false }
    }
}

impl Representatives {
    /// Those by which this engine answers.
    #[must_use]
    pub fn for_engine(engine: &Engine) -> Self {
        Self { each: !engine.local().is_none(), ..Self::default() }
    }

    /// The representatives of these sectors.
    #[inline]
    #[must_use]
    pub fn of(&self, sectors: Sectors) -> Sectors {
        if self.each {
            return sectors;
        }
        let environment: Sectors = std::iter::once(SectorId::ENVIRONMENT).collect();
        let listed = sectors.without(environment);
        let mut few = sectors.without(listed);
        if let Some(first) = listed.iter().next() {
            few.insert(self.alike[first.index()]);
            let mut noted = listed.without(listed.without(self.default_list)).iter();
            if let Some(noted) = noted.next().filter(|_| !self.default_list.contains(first)) {
                few.insert(noted);
            }
        }
        few
    }
}

struct Quotes {
    brief: bool,
    lang: Lang,
    out: Vec<CitationAnswer>,
}

impl Quotes {
    fn add(&mut self, cite: &Citation, supports: &'static str) {
        let (quote, translation) = match (self.brief, self.lang) {
            (true, _) => ("", ""),
            (false, Lang::Zh) => (cite.quote.zh, ""),
            (false, Lang::En) => (cite.quote.zh, cite.quote.en),
        };
        let supports = (!self.brief).then_some(supports);
        match self
            .out
            .iter_mut()
            .find(|known| same_id(known.id, cite.paragraph) && (self.brief || known.quote == quote))
        {
            Some(known) => {
                if let Some(supports) = supports.filter(|supports| !known.supports.contains(supports)) {
                    known.supports.push(supports);
                }
            }
            None => self.out.push(CitationAnswer {
                id: cite.paragraph,
                quote,
                translation,
                supports: supports.into_iter().collect(),
            }),
        }
    }
}

impl<'t> Answer<'t> {
    /// The answer to a title.
    #[must_use]
    pub fn new(
        engine: &Engine,
        title: &Title<'t>,
        reading: Reading,
        determination: Determination,
        query: &Query,
        options: Options,
    ) -> Self {
        let title_text = Some(title.text()).filter(|_| !options.brief);
        Self::build(engine, Some(title), title_text, reading, determination, query, options)
    }

    /// The answer to a post in fields: no words, no spans.
    #[must_use]
    pub fn of_fields(
        engine: &Engine,
        reading: Reading,
        determination: Determination,
        query: &Query,
        options: Options,
    ) -> Answer<'static> {
        Answer::build(engine, None, None, reading, determination, query, options)
    }

    fn build(
        engine: &Engine,
        title: Option<&Title<'t>>,
        title_text: Option<&'t str>,
        reading: Reading,
        determination: Determination,
        query: &Query,
        options: Options,
    ) -> Self {
        let Options { lang, brief, explain } = options;
        let decisions: Vec<Decision> = reading.posts.iter().map(|post| decision(engine.local(), post, query)).collect();
        let grounds = Grounds::of(engine.local(), &reading.posts, &determination, query);
        let outcome = determination.outcome;
        let mut quotes = Quotes { brief, lang, out: Vec::with_capacity(12) };
        for (post, decision) in reading.posts.iter().zip(&decisions) {
            let held = !matches!(post.tenure, Tenure::Former | Tenure::Designate);
            for &rule in &decision.rules {
                let cites = BUILTIN.rules[rule].cite;
                cites
                    .iter()
                    .filter(|cite| held || cite.paragraph == "Q4.1")
                    .for_each(|cite| quotes.add(cite, "applicability"));
            }
        }
        let unified = determination.posts.iter().any(|post| post.unified == Tri::Yes);
        let name = |text: crate::model::Text| if brief { "" } else { text.in_lang(lang) };
        let mut responsibilities = Vec::new();
        let mut duties = Vec::with_capacity(8);
        for class in outcome.classes.iter() {
            let entry = engine.rulebook().class(class);
            let layer = grounds.layer(class);
            let basis = if layer.is_builtin() { basis(class, &reading.posts) } else { Basis::Local };
            let mut cite: Vec<&'static Citation> = entry.responsibility_cite.iter().collect();
            cite.extend(grounds.cite(class));
            cite.extend(entry.unified_supervision.iter().filter(|_| unified).flat_map(|power| power.cite));
            cite.iter().for_each(|cite| quotes.add(cite, entry.responsibility.id()));
            responsibilities.push(ResponsibilityAnswer {
                kind: entry.responsibility,
                class,
                name: name(BUILTIN.responsibility(entry.responsibility).name),
                basis,
                layer,
                cite,
            });
            for duty in entry.duties {
                let own = Origin::of_id(duty.id);
                let (basis, layer) = if own.is_builtin() { (basis, layer) } else { (Basis::Local, own) };
                if !grounds.has_duty(own, class) {
                    continue;
                }
                duty.cite.iter().for_each(|cite| quotes.add(cite, duty.id));
                duties.push(DutyAnswer { id: duty.id, name: name(duty.name), class, basis, layer, cite: duty.cite });
            }
        }
        for class in outcome.possible.iter() {
            let entry = BUILTIN.class(class);
            entry.responsibility_cite.iter().for_each(|cite| quotes.add(cite, entry.class.id()));
        }
        let may_be_unified = determination
            .posts
            .iter()
            .zip(&reading.posts)
            .any(|(determined, post)| determined.unified == Tri::Unknown && post.organ == Organ::EcologyDepartment);
        if may_be_unified {
            let entry = BUILTIN.class(Class::EcologyDepartmentHead);
            entry
                .unified_supervision
                .iter()
                .flat_map(|power| power.cite)
                .for_each(|cite| quotes.add(cite, entry.class.id()));
        }
        let supervision = supervision(outcome.applicability, outcome.classes, outcome.possible, &mut quotes);
        let notes = Notes::new(title, options).all(&reading, &determination, &decisions, query, &grounds);
        for note in &notes {
            note.cite.iter().for_each(|cite| quotes.add(cite, note.code));
        }
        let questions = determination.questions.iter().map(|&about| question(about, &reading.posts, options)).collect();
        let trace = if explain {
            reading
                .posts
                .iter()
                .zip(&decisions)
                .map(|(post, decision)| trace(engine, title, post, decision, lang))
                .collect()
        } else {
            Vec::new()
        };
        let slice = |span| title.filter(|_| !brief).map(|title| title.slice(span));
        let mut answer = Self {
            format: FORMAT,
            rulebook: engine.rulebook().version,
            title: title_text,
            applicability: outcome.applicability,
            verdict: String::new(),
            posts: reading
                .posts
                .iter()
                .zip(&determination.posts)
                .map(|(post, determined)| post_answer(engine, post, determined.outcome, slice(post.span), brief))
                .collect(),
            classes: outcome.classes.iter().collect(),
            possible_classes: outcome.possible.iter().collect(),
            responsibilities,
            duties,
            supervision,
            notes,
            questions,
            unread: reading.unread.iter().map(|&span| UnreadAnswer { text: slice(span), span }).collect(),
            citations: quotes.out,
            trace,
            lang,
        };
        if !brief {
            answer.verdict = verdict(&determination, &answer, lang);
        }
        answer
    }
}

/// The supervision that reaches the person whichever of the possible classes is true.
fn supervision(
    applicability: Applicability,
    classes: Classes,
    possible: Classes,
    quotes: &mut Quotes,
) -> Vec<&'static str> {
    if !matches!(applicability, Applicability::Applies | Applicability::ByReference) {
        return Vec::new();
    }
    let reaches = |entry: &&crate::rulebook::Supervision| {
        if classes.is_empty() {
            !possible.is_empty() && possible.without(entry.classes).is_empty()
        } else {
            !classes.intersection(entry.classes).is_empty()
        }
    };
    BUILTIN
        .supervision
        .iter()
        .filter(reaches)
        .map(|entry| {
            entry.cite.iter().for_each(|cite| quotes.add(cite, entry.id));
            entry.id
        })
        .collect()
}

fn question(about: Open, posts: &[Post], options: Options) -> QuestionAnswer {
    let Options { lang, brief, .. } = options;
    let Some(entry) = BUILTIN.question(about).filter(|_| !brief) else {
        return QuestionAnswer { about, text: "", options: Vec::new(), values: Vec::new() };
    };
    let possible = level_options(posts);
    let offered = || {
        entry.options.iter().filter(|choice| {
            about != Open::Level || Level::from_id(choice.value).is_some_and(|level| possible.contains(level))
        })
    };
    QuestionAnswer {
        about,
        text: entry.text.in_lang(lang),
        options: offered().map(|choice| choice.text.in_lang(lang)).collect(),
        values: offered().map(|choice| choice.value).collect(),
    }
}

fn region(engine: &Engine, region: Region, brief: bool) -> RegionAnswer {
    if brief {
        RegionAnswer { code: region.code, name: "", path: String::new() }
    } else {
        RegionAnswer { code: region.code, name: region.name, path: region.path(engine.lexicon()) }
    }
}

fn post_answer<'t>(
    engine: &Engine,
    post: &Post,
    outcome: crate::decide::Outcome,
    text: Option<&'t str>,
    brief: bool,
) -> PostAnswer<'t> {
    let several = post.regions.len() > 1;
    PostAnswer {
        text,
        span: post.span,
        level: post.level(),
        levels: post.levels,
        region: post.regions.first().filter(|_| !several).map(|only| region(engine, *only, brief)),
        regions: if several {
            post.regions.iter().map(|one| region(engine, *one, brief)).collect()
        } else {
            Vec::new()
        },
        organ: post.organ,
        position: post.position,
        sectors: post.sectors.iter().map(|sector| engine.rulebook().sectors[sector.index()].id).collect(),
        tenure: post.tenure.id(),
        applicability: outcome.applicability,
        classes: outcome.classes.iter().collect(),
        possible_classes: outcome.possible.iter().collect(),
    }
}
