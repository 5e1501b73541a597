//! Every address there and back.

use super::*;

fn there_and_back(page: Page) {
    for lang in [None, Some(Lang::Zh), Some(Lang::En)] {
        for as_of in [None, Some(String::new()), Some("2025-08-01".to_owned()), Some("no day".to_owned())] {
            for rulebooks in [vec![], vec!["rules/a b.toml".to_owned(), "file:here:1.0:12ab".to_owned()]] {
                let route = Route { page: page.clone(), lang, as_of: as_of.clone(), rulebooks };
                assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
            }
        }
    }
}

#[test]
fn every_state_has_an_address() {
    there_and_back(Page::default());
    there_and_back(Page::Lookup(Lookup::of("副市长(分管生态环境、住建)").with(Open::Portfolio, "listed")));
    there_and_back(Page::Lookup(Lookup {
        title: "100% & a=b #1+1".into(), region: "昆山市".into(), answers: vec![]
    }));
    there_and_back(Page::Who(Matter { level: Some(Level::County), sector: "water".into(), duty: String::new() }));
    there_and_back(Page::Glance(Some(Class::LeadershipMember)));
    there_and_back(Page::Rulebook("环境 应急".into()));
    there_and_back(Page::Kind(Kind::Paragraph));
    there_and_back(Page::Item(Kind::Duty, "government-principal/protection-planning".into()));
    there_and_back(Page::Loop("government-principal/protection-planning".into()));
    there_and_back(Page::Item(Kind::Duty, "no such?id=1#2%26".into()));
    there_and_back(Page::Assess(Box::default()));
    let address = "#/assess?yes=causation,formalism&no=severe-harm&unknown=against-law&reading=any-result\
                   &as-of=2025-08-01&post=100%25 %26 县长&later=deterioration&said=causation:a%26b";
    there_and_back(Route::parse(address).page);
    there_and_back(Page::About);
    there_and_back(Page::Local);
    there_and_back(Page::Lost);
}

#[test]
fn the_address_of_the_contract_is_read() {
    let route = Route::parse("#/?t=%E5%8E%BF%E9%95%BF&a=portfolio:listed&lang=en");
    assert_eq!(route.lang, Some(Lang::En));
    assert_eq!(route.page, Page::Lookup(Lookup::of("县长").with(Open::Portfolio, "listed")));
    assert_eq!(
        Route::parse("#/?t=镇长&level=township").page,
        Page::Lookup(Lookup::of("镇长").with(Open::Level, "township"))
    );
}

#[test]
fn whatever_stands_there_leads_somewhere() {
    assert_eq!(Route::parse(""), Route::default());
    assert_eq!(Route::parse("#main"), Route::default());
    assert_eq!(Route::parse("#/nowhere").page, Page::Lost);
    assert_eq!(Route::parse("#/rulebook/nothing/x").page, Page::Lost);
    assert_eq!(Route::parse("#/?t=%E5%8").page, Page::Lookup(Lookup::of("\u{fffd}%8")));
}

#[test]
fn an_answer_takes_the_place_of_the_earlier_one() {
    let lookup = Lookup::of("副县长").with(Open::Portfolio, "listed").with(Open::Portfolio, "environment");
    assert_eq!(lookup.answers, [(Open::Portfolio, "environment".to_owned())]);
    assert_eq!(lookup.without(Open::Portfolio), Lookup::of("副县长"));
}

fn assess(address: &str) -> Assess {
    match Route::parse(address).page {
        Page::Assess(assess) => *assess,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_case_is_read_and_what_is_not_understood_is_kept_apart() {
    let read =
        assess("#/assess?yes=causation&no=causation,nothing&said=causation:a:b&later=causation,formalism&lang=en");
    assert_eq!(read.case.facts.iter().count(), 1);
    assert_eq!(read.said_by.iter().map(|(_, who)| who.as_str()).collect::<Vec<_>>(), ["a:b"]);
    assert_eq!(read.later.len(), 1, "what is stated is not put off");
    assert_eq!(read.wrong.len(), 2);
    let without = read.with(read.said_by[0].0, None);
    assert_eq!(without, Assess { later: read.later, ..Assess::default() });
}

#[test]
fn back_goes_the_way_the_questions_came() {
    let mut read = Assess::default();
    let mut asked = Vec::new();
    loop {
        let questions = zeren_core::assess::assess(&read.case).questions;
        assert_eq!(read.last(), asked.last().copied());
        let Some(next) = read.now(&questions) else { break };
        asked.push(next);
        read = read.with(next, Some(zeren_core::decide::Tri::No));
    }
    assert!(asked.len() >= 4);
}
