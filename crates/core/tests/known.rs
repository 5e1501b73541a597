//! What is known besides a title: region, level, sectors, answers. Expectations are worked out from the source and
//! `docs/readings.md`, each naming what it shows.

use zeren_core::Engine;
use zeren_core::builtin::BUILTIN;
use zeren_core::decide::{Facts, Tri, decide_at};
use zeren_core::determine::{Contradiction, Determination, Query, determine, level_options};
use zeren_core::local::Local;
use zeren_core::model::{Applicability, Class, Level, Levels, Matter, Matters, Organ, Position};
use zeren_core::request::{answer, regions, sectors};
use zeren_core::rulebook::Open;
use zeren_core::table::{Fields, decide};
use zeren_core::title::{Post, Reading};

fn query(region: &str, level: Option<Level>, names: &[&str]) -> Query {
    let engine = Engine::new();
    let mut query = Query { level, ..Query::default() };
    if !region.is_empty() {
        query.regions = regions(&engine, region).expect("a region");
    }
    sectors(&engine, names.iter().copied(), &mut query).expect("sectors");
    query
}

fn applied(title: &str, query: &Query) -> Result<Reading, Contradiction> {
    let mut reading = Engine::new().read(title).expect("a title");
    query.apply(&mut reading).map(|()| reading)
}

fn decided(title: &str, query: &Query) -> Determination {
    determine(Local::NONE, &applied(title, query).expect("no contradiction").posts, query)
}

fn classes(title: &str, query: &Query) -> Vec<Class> {
    decided(title, query).outcome.classes.iter().collect()
}

#[test]
fn a_contradiction_has_a_code_of_its_own() {
    let all = [
        (Contradiction::Level(Level::County), "level-contradicts"),
        (Contradiction::Region, "region-contradicts"),
        (Contradiction::LevelAndRegion, "level-and-region-contradict"),
        (Contradiction::Sector, "sector-without-post"),
    ];
    for (contradiction, code) in all {
        assert_eq!(contradiction.code(), code);
    }
}

#[test]
fn a_level_above_the_region_contradicts_it() {
    let both = |title, region, level| applied(title, &query(region, Some(level), &[])).map(drop);
    assert_eq!(both("市长", "昆山市", Level::Province), Err(Contradiction::LevelAndRegion));
    assert_eq!(both("市长", "昆山市", Level::County), Ok(()));
    assert_eq!(both("镇长", "昆山市", Level::Township), Ok(()));
    assert_eq!(both("县长", "", Level::County), Ok(()));
    // A zone's code stands below a county's, a township beside it.
    assert_ne!(both("镇长", "130171", Level::Township), Err(Contradiction::LevelAndRegion));
}

#[test]
fn a_region_is_taken_where_it_can_be_the_posts_own() {
    let kunshan = applied("市长", &query("昆山市", None, &[])).expect("fits");
    assert_eq!(kunshan.posts[0].levels, Levels::one(Level::County));
    assert_eq!(kunshan.posts[0].regions[0].name, "昆山市");
    // Not called 县; and nothing of county level lies below a county.
    assert_eq!(applied("县长", &query("昆山市", None, &[])).map(drop), Err(Contradiction::Region));
    // A region above the post: what is not below it falls away.
    let below = applied("县长", &query("苏州市", None, &[])).expect("fits");
    assert_eq!(below.posts[0].levels, Levels::one(Level::County));
    assert!(below.posts[0].regions.is_empty());
    assert!(applied("村党支部书记", &query("昆山市", None, &[])).is_ok());
}

#[test]
fn a_region_agrees_with_the_titles_own_or_contradicts_it() {
    let of =
        |title: &str, region: &str| applied(title, &query(region, None, &[])).map(|reading| reading.posts[0].clone());
    for region in ["昆山市", "江苏省"] {
        let post = of("昆山市市长", region).expect("the same, or above it");
        assert_eq!((post.regions[0].name, post.levels), ("昆山市", Levels::one(Level::County)));
    }
    assert_eq!(of("昆山市市长", "太仓市").map(drop), Err(Contradiction::Region));
    // A higher post of one who is asked about in a county.
    assert!(of("江苏省省长", "昆山市").is_ok());
    assert_eq!(of("江苏省省长", "成都市").map(drop), Err(Contradiction::Region));
    // Of several posts one is enough.
    assert!(applied("县长、昆山市市委书记", &query("昆山市", None, &[])).is_ok());
}

#[test]
fn a_level_is_taken_or_contradicts() {
    let at = |title: &str, level| applied(title, &query("", Some(level), &[])).map(|reading| reading.posts[0].clone());
    let post = at("市生态环境局局长", Level::Prefecture).expect("fits");
    assert_eq!(post.levels, Levels::one(Level::Prefecture));
    assert_eq!(at("县长", Level::Province).map(drop), Err(Contradiction::Level(Level::Province)));
    // The regions of that level stay, others go.
    let suzhou = at("苏州市市长", Level::Prefecture).expect("fits");
    assert_eq!(suzhou.regions.iter().map(|region| region.name).collect::<Vec<_>>(), ["苏州市"]);
    // Nothing was read: nothing is contradicted.
    assert!(applied("🌳", &query("昆山市", Some(Level::County), &["水利"])).is_ok());
}

#[test]
fn sectors_are_given_to_whom_they_can_belong() {
    let environment = query("", None, &["生态环境"]);
    let water = query("", None, &["水利"]);
    assert_eq!(classes("副县长", &environment), [Class::GovernmentEnvironmentDeputy]);
    assert_eq!(classes("副县长", &water), [Class::GovernmentSectorDeputy]);
    // Beside a stated portfolio it is one more.
    assert_eq!(
        classes("副县长(分管水利)", &environment),
        [Class::GovernmentEnvironmentDeputy, Class::GovernmentSectorDeputy]
    );
    // Where a post states none, it is that post's alone.
    let reading = applied("某县副县长(分管水利)、某市副市长", &environment).expect("a deputy");
    assert!(!reading.posts[0].matters().contains(Matter::Environment));
    assert!(reading.posts[1].matters().contains(Matter::Environment));
    assert_eq!(applied("县长", &water).map(drop), Err(Contradiction::Sector));
    // The head of a department that is not named.
    let organ = |query: &Query| applied("县局局长", query).expect("a department").posts[0].organ;
    assert_eq!(organ(&environment), Organ::EcologyDepartment);
    assert_eq!(organ(&water), Organ::Department);
    assert_eq!(classes("县局局长", &environment), [Class::EcologyDepartmentHead]);
    assert_eq!(classes("县局局长", &water), [Class::SectorDepartmentHead]);
}

#[test]
fn a_field_on_no_list_leaves_two_classes_possible() {
    let unlisted = query("", None, &["民政"]);
    assert!(unlisted.sectors.is_empty() && unlisted.unlisted);
    let found = decided("副县长", &unlisted);
    assert_eq!(found.outcome.applicability, Applicability::Applies);
    let possible: Vec<Class> = found.outcome.possible.iter().collect();
    assert_eq!(possible, [Class::GovernmentSectorDeputy, Class::LeadershipMember]);
    assert_eq!(found.questions, [Open::Importance]);
}

#[test]
fn what_is_nowhere_reached_is_undetermined() {
    assert_eq!(decided("🌳", &Query::default()).outcome.applicability, Applicability::Undetermined);
    // No divisions of these are known, and no level.
    let apart = decided("台湾省省长", &Query::default());
    assert_eq!(apart.outcome.applicability, Applicability::Undetermined);
    assert!(apart.outcome.classes.is_empty());
    assert_eq!(decided("原县长", &Query::default()).outcome.applicability, Applicability::Outside);
    // Nor a post that can be at no level.
    let mut post = Post::of_fields(Level::County, Organ::Government, Position::Principal, Matters::EMPTY);
    post.levels = Levels::EMPTY;
    assert_eq!(determine(Local::NONE, &[post], &Query::default()).outcome.applicability, Applicability::Undetermined);
}

#[test]
fn unified_supervision_is_known_by_the_level() {
    let unified = |title| decided(title, &Query::default()).posts[0].unified;
    assert_eq!(unified("省生态环境厅厅长"), Tri::Yes);
    assert_eq!(unified("县生态环境局局长"), Tri::No);
    assert_eq!(unified("市生态环境局局长"), Tri::Unknown);
    assert_eq!(unified("省长"), Tri::Unknown);
    assert_eq!(decided("市生态环境局局长", &Query::default()).questions, [Open::Level]);
    assert!(decided("县生态环境局局长", &Query::default()).questions.is_empty());
    // Another post's level is no matter.
    assert_eq!(decided("县长、市生态环境局局长", &Query::default()).questions, [Open::Level]);
}

#[test]
fn a_question_about_the_level_offers_what_is_open() {
    let reading = Engine::new().read("省委常委、市生态环境局局长").expect("a title");
    let open = level_options(&reading.posts);
    assert_eq!(open.iter().collect::<Vec<_>>(), [Level::Prefecture, Level::County]);
    assert!(level_options(&Engine::new().read("县长").expect("a title").posts).is_empty());
}

#[test]
fn what_is_answered_is_not_asked_again() {
    let asks = |title: &str, query: &Query| decided(title, query).questions;
    let with = |about, value| {
        let mut query = Query::default();
        assert!(answer(&mut query, about, value));
        query
    };
    assert_eq!(asks("副县长", &Query::default()), [Open::Portfolio]);
    assert_eq!(asks("县局局长", &Query::default()), [Open::Department]);
    assert_eq!(asks("县民政局局长", &Query::default()), [Open::Importance]);
    assert_eq!(asks("县委宣传部部长", &Query::default()), [Open::Membership]);
    assert_eq!(asks("县水利局副局长", &Query::default()), [Open::DeputyHead]);
    for (title, about, value) in [
        ("副县长", Open::Portfolio, "environment"),
        ("副县长", Open::Portfolio, "listed"),
        ("县局局长", Open::Department, "environment"),
        ("县局局长", Open::Department, "listed"),
        ("县民政局局长", Open::Importance, "yes"),
        ("县民政局局长", Open::Importance, "no"),
        ("县委宣传部部长", Open::Membership, "yes"),
        ("县委宣传部部长", Open::Membership, "no"),
        ("县水利局副局长", Open::DeputyHead, "yes"),
        ("县水利局副局长", Open::DeputyHead, "no"),
    ] {
        assert!(asks(title, &with(about, value)).is_empty(), "{title} {value}");
    }
    // On no list: then it hangs on whether the field is important.
    assert_eq!(asks("副县长", &with(Open::Portfolio, "unlisted")), [Open::Importance]);
    assert_eq!(asks("县局局长", &with(Open::Department, "unlisted")), [Open::Importance]);
}

#[test]
fn a_portfolio_that_was_not_read_may_hold_the_environment() {
    // 魔法 is no field; the listed one is certain, the environment possible.
    let found = decided("副县长(分管水利、魔法)", &Query::default());
    assert!(found.outcome.classes.contains(Class::GovernmentSectorDeputy));
    assert!(found.outcome.possible.contains(Class::GovernmentEnvironmentDeputy));
    assert!(found.questions.contains(&Open::Portfolio));
    let read = decided("副县长(分管水利)", &Query::default());
    assert!(read.outcome.possible.is_empty() && read.questions.is_empty());
}

#[test]
fn another_post_settles_membership() {
    let settled = |title: &str, post: usize| {
        let found = decided(title, &Query::default());
        (found.posts[post].by_other_post, found.questions.is_empty())
    };
    for title in [
        "县委书记、县委宣传部部长",
        "县委副书记、县委宣传部部长",
        "县委常委、县委宣传部部长",
        "县长、县委宣传部部长",
        "副县长(分管水利)、县委宣传部部长",
        "县委常委、县纪委书记",
        "市委常委、市政府秘书长",
    ] {
        assert_eq!(settled(title, 1), (true, true), "{title}");
    }
    // A member whose membership is open, a former post, a post at another level, and rank: none of these settles it.
    for title in ["县委委员、县委宣传部部长", "原县委常委、现任县委宣传部部长", "镇党委书记、县委宣传部部长"]
    {
        let found = decided(title, &Query::default());
        assert!(found.posts.iter().all(|post| !post.by_other_post), "{title}");
    }
    // A department's head does not hang on it.
    assert!(!settled("县委常委、县水利局局长", 1).0);
    // The Party group of a government adds no class of its own.
    let group = decided("县长、县政府党组书记", &Query::default());
    assert_eq!(group.outcome.classes.iter().collect::<Vec<_>>(), [Class::GovernmentPrincipal]);
    assert_eq!(group.posts[1].outcome.applicability, Applicability::Undetermined);
}

#[test]
fn the_rules_that_decided_are_told_once_each() {
    let decided = |matters: &[Matter]| {
        let matters = matters.iter().copied().collect();
        decide_at(&BUILTIN, Level::County, Organ::Government, Position::Deputy, matters, Facts::default())
    };
    let both = decided(&[Matter::Environment, Matter::Listed]);
    let each = [decided(&[Matter::Environment]), decided(&[Matter::Listed])];
    assert!(each.iter().all(|one| one.rules.len() == 1) && each[0].rules != each[1].rules);
    assert_eq!(both.rules, [each[0].rules.clone(), each[1].rules.clone()].concat());
    let (one, open) = (decided(&[Matter::Unlisted]), decided(&[]));
    assert_eq!((&one.open[..], &open.open[..]), (&[Open::Importance][..], &[Open::Portfolio][..]));
    let again = one.clone().either(one.clone());
    assert_eq!((again.rules.len(), again.open.len()), (1, 1));
    let joined = one.either(open);
    assert_eq!(joined.open, [Open::Importance, Open::Portfolio]);
}

/// Only of a deputy of the government and of a department does it matter what they are about.
#[test]
fn what_a_post_is_about_decides_deputies_of_the_government_and_departments_alone() {
    for facts in Facts::all() {
        for fields in Fields::all() {
            let portfolio = fields.organ == Organ::Government && fields.position == Position::Deputy;
            if !portfolio && fields.organ != Organ::Department {
                let about_nothing = decide(Fields { matters: Matters::EMPTY, ..fields }, facts);
                assert_eq!(decide(fields, facts), about_nothing, "{fields:?}");
            }
        }
    }
}
