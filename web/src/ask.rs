//! From the state in the address to the core's answer.

use crate::route::{Lookup, Matter};
use std::cell::OnceCell;
use zeren_core::answer::{Answer, Options};
use zeren_core::as_of;
use zeren_core::builtin::BUILTIN;
use zeren_core::determine::Query;
use zeren_core::model::{Date, Lang};
use zeren_core::rulebook::{Rulebook, SectorId};
use zeren_core::title::Field;
use zeren_core::who::{Subject, Who, find_duties, who};
use zeren_core::{Engine, PostError, request};

/// The engine, made once; that of the local rulebooks where some are laid over.
pub(crate) fn engine() -> &'static Engine {
    #[cfg(feature = "layers")]
    if let Some(engine) = crate::layers::engine() {
        return engine;
    }
    thread_local! {
        static ENGINE: OnceCell<&'static Engine> = const { OnceCell::new() };
    }
    ENGINE.with(|engine| *engine.get_or_init(|| Box::leak(Box::new(Engine::new()))))
}

/// The rulebook, with what local rulebooks add; to ask for it makes nothing.
pub(crate) fn rulebook() -> &'static Rulebook {
    #[cfg(feature = "layers")]
    if let Some(engine) = crate::layers::engine() {
        return engine.rulebook();
    }
    &BUILTIN
}

/// Names and texts of the local rulebooks of an address, in order.
#[cfg(feature = "whole")]
pub(crate) fn local_rulebooks(route: &crate::route::Route) -> Vec<(String, std::rc::Rc<str>)> {
    #[cfg(feature = "layers")]
    return crate::layers::texts(route);
    #[cfg(not(feature = "layers"))]
    {
        let _ = route;
        Vec::new()
    }
}

/// What a title answers for, as of a day; none while nothing is typed.
pub(crate) fn post(lookup: &Lookup, on: Option<Date>, lang: Lang) -> Option<Result<Answer<'_>, PostError>> {
    if lookup.title.trim().is_empty() {
        return None;
    }
    let mut query = Query::default();
    for (about, value) in &lookup.answers {
        request::answer(&mut query, *about, value);
    }
    if !lookup.region.is_empty() {
        query.regions = request::regions(engine(), &lookup.region).unwrap_or_default();
    }
    let mut answer = engine().post_with(&lookup.title, &query, Options { lang, brief: false, explain: true });
    if cfg!(feature = "whole")
        && let (Ok(answer), Some(on)) = (&mut answer, on)
    {
        as_of::hold(answer, on);
    }
    Some(answer)
}

/// The name of a region given by name or code.
pub(crate) fn region_name(region: &str) -> String {
    match request::regions(engine(), region).unwrap_or_default().as_slice() {
        [only] => only.path(engine().lexicon()),
        _ => region.to_owned(),
    }
}

/// The matter meant: the environment where nothing known is named.
pub(crate) fn subject(matter: &Matter) -> Subject {
    if !matter.duty.is_empty() {
        let duties = find_duties(engine(), &matter.duty);
        if !duties.is_empty() {
            return Subject::Duties(duties);
        }
    }
    match request::sector(engine(), &matter.sector) {
        Some(Field::Sectors(sectors)) => Subject::Sector(sectors.iter().next().unwrap_or(SectorId::ENVIRONMENT)),
        Some(Field::Unlisted(department)) => Subject::Unlisted(department.zh),
        None => Subject::Sector(SectorId::ENVIRONMENT),
    }
}

/// Who answers for a matter, as of a day.
pub(crate) fn chain(matter: &Matter, on: Option<Date>, lang: Lang) -> Who {
    let mut found = who(engine(), matter.level, &subject(matter), lang);
    if cfg!(feature = "whole")
        && let Some(on) = on
    {
        as_of::hold_chain(&mut found, on, lang);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use zeren_core::model::{Applicability, Class};
    use zeren_core::rulebook::Open;

    #[test]
    fn an_answer_to_a_question_refines() {
        let open = Lookup::of("副县长");
        let answer = post(&open, None, Lang::Zh).expect("typed").expect("readable");
        assert_eq!(answer.questions[0].about, Open::Portfolio);
        let refined = open.with(Open::Portfolio, "listed");
        let answer = post(&refined, None, Lang::Zh).expect("typed").expect("readable");
        assert_eq!(answer.classes, [Class::GovernmentSectorDeputy]);
        assert!(answer.questions.is_empty());
    }

    #[test]
    fn nothing_typed_is_nothing_asked() {
        assert!(post(&Lookup::of("  "), None, Lang::Zh).is_none());
    }

    #[test]
    fn a_matter_is_found_by_id_and_by_name() {
        let matter = |sector: &str| Matter { sector: sector.into(), ..Matter::default() };
        assert_eq!(chain(&matter("water"), None, Lang::Zh).sector, chain(&matter("水利"), None, Lang::Zh).sector);
        assert_eq!(chain(&matter("民政"), None, Lang::Zh).sector, None);
        assert_eq!(chain(&matter("what?"), None, Lang::Zh).applicability, Applicability::Applies);
    }

    #[test]
    fn an_answer_is_that_of_the_day() {
        let of = |day: &str| {
            let lookup = Lookup::of("县长");
            let answer = post(&lookup, Date::parse(day), Lang::Zh).expect("typed").expect("readable");
            (answer.applicability, answer.classes.len())
        };
        assert_eq!(of("2020-01-01"), (Applicability::Outside, 0));
        assert_eq!(of("2024-06-30"), (Applicability::Undetermined, 0));
        assert_eq!(of("2025-08-01"), (Applicability::Applies, 1));
        assert!(chain(&Matter::default(), Date::parse("2020-01-01"), Lang::Zh).chain.is_empty());
    }
}
