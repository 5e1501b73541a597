//! From the state in the address to the core's answer.

use crate::route::{Lookup, Matter};
use std::cell::OnceCell;
use zeren_core::answer::{Answer, Options};
use zeren_core::determine::Query;
use zeren_core::model::Lang;
use zeren_core::rulebook::SectorId;
use zeren_core::title::Field;
use zeren_core::who::{Subject, Who, find_duties, who};
use zeren_core::{Engine, PostError, request};

/// The engine, made once.
pub(crate) fn engine() -> &'static Engine {
    thread_local! {
        static ENGINE: OnceCell<&'static Engine> = const { OnceCell::new() };
    }
    ENGINE.with(|engine| *engine.get_or_init(|| Box::leak(Box::new(Engine::new()))))
}

/// What a title answers for; none while nothing is typed.
pub(crate) fn post(lookup: &Lookup, lang: Lang) -> Option<Result<Answer<'_>, PostError>> {
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
    Some(engine().post_with(&lookup.title, &query, Options { lang, brief: false, explain: true }))
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

/// Who answers for a matter.
pub(crate) fn chain(matter: &Matter, lang: Lang) -> Who {
    who(engine(), matter.level, &subject(matter), lang)
}

#[cfg(test)]
mod tests {
    use super::*;
    use zeren_core::model::{Applicability, Class};
    use zeren_core::rulebook::Open;

    #[test]
    fn an_answer_to_a_question_refines() {
        let open = Lookup::of("副县长");
        let answer = post(&open, Lang::Zh).expect("typed").expect("readable");
        assert_eq!(answer.questions[0].about, Open::Portfolio);
        let refined = open.with(Open::Portfolio, "listed");
        let answer = post(&refined, Lang::Zh).expect("typed").expect("readable");
        assert_eq!(answer.classes, [Class::GovernmentSectorDeputy]);
        assert!(answer.questions.is_empty());
    }

    #[test]
    fn nothing_typed_is_nothing_asked() {
        assert!(post(&Lookup::of("  "), Lang::Zh).is_none());
    }

    #[test]
    fn a_matter_is_found_by_id_and_by_name() {
        let matter = |sector: &str| Matter { sector: sector.into(), ..Matter::default() };
        assert_eq!(chain(&matter("water"), Lang::Zh).sector, chain(&matter("水利"), Lang::Zh).sector);
        assert_eq!(chain(&matter("民政"), Lang::Zh).sector, None);
        assert_eq!(chain(&matter("what?"), Lang::Zh).applicability, Applicability::Applies);
    }
}
