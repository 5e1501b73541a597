//! The laws of local rulebooks: one that says nothing changes nothing, none changes what is certain, none reaches beyond
//! its region.
#![cfg(feature = "layers")]

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::fmt::Write;
use zeren_core::Engine;
use zeren_core::answer::Options;
use zeren_core::builtin::BUILTIN;
use zeren_core::closed_loop::{Edge, Graph, Ground};
use zeren_core::decide::Tri;
use zeren_core::layer::{Code, File, spec};
use zeren_core::model::{Class, Lang, Level, Organ, Position};

const HEAD: &str = "version = \"1\"\nzh = \"某地规则\"\nauthority = { zh = \"某地文件(虚构)\" }\n";
const SOURCE: &str = "[[source]]\nid = \"1\"\nzh = \"本地另有规定。\"\n";
const CITE: &str = "cite = [{ p = \"1\", zh = \"本地另有规定\" }]\n";

fn open(texts: &[String]) -> Result<Engine, Vec<zeren_core::layer::Fault>> {
    let files: Vec<File<'_>> = texts.iter().map(|text| File { name: "layer.toml", text }).collect();
    Engine::with_layers(&files, None)
}

/// A line of `batch`, answered; the version of the rules taken off.
fn answer(engine: &Engine, line: &str) -> String {
    let mut out = Vec::new();
    engine.line(1, line, Options::default(), &mut out);
    let text = String::from_utf8(out).expect("UTF-8");
    text.replace(&format!("\"rulebook\":\"{}\"", engine.rulebook().version), "\"rulebook\":\"\"")
}

fn line(level: Option<Level>, organ: Organ, position: Position, sectors: &[&str], region: Option<u32>) -> String {
    let level = level.map_or_else(String::new, |level| format!("\"level\":\"{}\",", level.id()));
    let region = region.map_or_else(String::new, |region| format!("\"region\":\"{region}\","));
    let (organ, position) = (organ.id(), position.id());
    format!("{{{level}{region}\"organ\":\"{organ}\",\"position\":\"{position}\",\"sectors\":{sectors:?}}}")
}

/// Every post in fields, with every subset of the environment, a listed sector and a department on no list, and every
/// sector and department by itself.
fn space() -> Vec<String> {
    let all: Vec<&str> = BUILTIN.sectors.iter().map(|sector| sector.id).collect();
    let departments: Vec<&str> = BUILTIN.departments.iter().map(|department| department.id).collect();
    let kinds = ["environment", all[1], departments[0]];
    let mut out = Vec::new();
    for level in Level::ALL.iter().copied().map(Some).chain([None]) {
        for &organ in Organ::ALL {
            for &position in Position::ALL {
                for subset in 0..8_u32 {
                    let chosen = kinds.iter().enumerate().filter(|(place, _)| subset >> place & 1 == 1);
                    out.push(line(level, organ, position, &chosen.map(|(_, kind)| *kind).collect::<Vec<_>>(), None));
                }
            }
        }
        for sector in all.iter().chain(&departments) {
            out.push(line(level, Organ::Government, Position::Deputy, &[sector], None));
            out.push(line(level, Organ::Department, Position::Head, &[sector], None));
        }
    }
    out
}

#[test]
fn a_layer_that_says_nothing_changes_nothing_over_the_whole_space() {
    let base = Engine::new();
    let empty = open(&[format!("[layer]\nid = \"empty\"\n{HEAD}")]).expect("a layer");
    assert_eq!(empty.rulebook().version, format!("{}+empty@1", BUILTIN.version));
    for line in space() {
        assert_eq!(answer(&base, &line), answer(&empty, &line), "{line}");
    }
    for title in
        ["县委副书记、县长", "副市长(分管生态环境、民政、饕餮)", "某市民政局副局长", "昆山市周市镇镇长", "縣長"]
    {
        assert_eq!(answer(&base, title), answer(&empty, title), "{title}");
    }
    for lang in zeren_core::model::Lang::ALL {
        let items = |engine: &Engine| format!("{:?}", zeren_core::lookup::all(engine, *lang));
        assert_eq!(items(&base), items(&empty));
    }
}

/// A generated layer.
#[derive(Clone, Debug)]
struct Layer {
    region: Option<u32>,
    listed: Vec<&'static str>,
    unlisted: Vec<&'static str>,
    exhaustive: bool,
    settled: Vec<(&'static str, bool, Option<Level>, Option<Position>)>,
    duty: bool,
}

impl Layer {
    fn text(&self, id: &str) -> String {
        let mut out = format!("[layer]\nid = \"{id}\"\n{HEAD}");
        if let Some(region) = self.region {
            writeln!(out, "region = {region}").expect("a string");
        }
        out.push_str(SOURCE);
        for (table, fields) in [("listed", &self.listed), ("unlisted", &self.unlisted)] {
            if !fields.is_empty() {
                write!(out, "[[{table}]]\nfields = {fields:?}\n{CITE}").expect("a string");
            }
        }
        if self.exhaustive {
            write!(out, "[exhaustive]\n{CITE}").expect("a string");
        }
        for (reading, answer, level, position) in &self.settled {
            let answer = if *answer { "yes" } else { "no" };
            write!(out, "[[settled]]\nreading = \"{reading}\"\nanswer = \"{answer}\"\n{CITE}").expect("a string");
            let level = level.map_or_else(String::new, |level| format!("level = [\"{}\"]\n", level.id()));
            let position = position.map(|position| position.id());
            if *reading == "membership" {
                let position = position.unwrap_or("other");
                write!(out, "{level}organ = [\"party\", \"government\"]\nposition = [\"{position}\"]\n")
                    .expect("a string");
            } else {
                let position = position.map_or_else(String::new, |id| format!("position = [\"{id}\"]\n"));
                write!(out, "{level}{position}").expect("a string");
            }
        }
        if self.duty {
            write!(out, "[[duty]]\nclass = \"party-principal\"\nid = \"own\"\nzh = \"本地职责\"\n{CITE}")
                .expect("a string");
        }
        out
    }

    /// Whether it says, or leaves it to be concluded, that a sector does not bear important duties.
    fn denies(&self, sector: &str) -> bool {
        sector != "environment"
            && (self.unlisted.contains(&sector) || (self.exhaustive && !self.listed.contains(&sector)))
    }
}

const FIELDS: [&str; 8] = [
    "water",
    "statistics",
    "housing-construction",
    "public-security",
    "civil-affairs",
    "veterans-affairs",
    "audit",
    "sports",
];

fn fields() -> impl Strategy<Value = Vec<&'static str>> {
    let known: Vec<&'static str> = FIELDS
        .into_iter()
        .inspect(|id| {
            let known = BUILTIN.sectors.iter().map(|sector| sector.id);
            assert!(known.chain(BUILTIN.departments.iter().map(|one| one.id)).any(|known| known == *id), "{id}");
        })
        .collect();
    let most = known.len();
    proptest::sample::subsequence(known, 0..=most)
}

fn layer() -> impl Strategy<Value = Layer> {
    let region =
        prop_oneof![Just(None), Just(Some(320_000)), Just(Some(320_500)), Just(Some(320_583)), Just(Some(320_200))];
    let reading = (
        proptest::sample::select(&spec::READINGS[..]),
        any::<bool>(),
        proptest::option::of(proptest::sample::select(vec![
            Level::Province,
            Level::Prefecture,
            Level::County,
            Level::Township,
        ])),
        proptest::option::of(proptest::sample::select(Position::ALL)),
    );
    (region, fields(), fields(), any::<bool>(), proptest::collection::vec(reading, 0..3), any::<bool>()).prop_map(
        |(region, listed, unlisted, exhaustive, settled, duty)| {
            let unlisted = unlisted.into_iter().filter(|field| !listed.contains(field)).collect();
            Layer { region, exhaustive: exhaustive && !listed.is_empty(), listed, unlisted, settled, duty }
        },
    )
}

/// A post in fields: level, organ, position, sectors, region.
type Fields = (Option<Level>, Organ, Position, Vec<&'static str>, Option<u32>);

fn post() -> impl Strategy<Value = Fields> {
    let sectors = prop_oneof![
        fields(),
        fields().prop_map(|mut fields| {
            fields.truncate(1);
            fields
        }),
        Just(vec!["environment"]),
        Just(vec!["environment", "water"]),
    ];
    let region =
        prop_oneof![Just(None), Just(Some(320_583)), Just(Some(320_500)), Just(Some(320_281)), Just(Some(320_000))];
    (
        proptest::option::of(proptest::sample::select(Level::ALL)),
        prop_oneof![Just(Organ::Government), Just(Organ::Department), proptest::sample::select(Organ::ALL)],
        proptest::sample::select(Position::ALL),
        sectors,
        region,
    )
        .prop_map(|(level, organ, position, sectors, region)| {
            (level.filter(|_| region.is_none()), organ, position, sectors, region)
        })
}

/// Applicability, certain and possible classes.
fn outcome(engine: &Engine, line: &str) -> (String, Vec<String>, Vec<String>) {
    let json: serde_json::Value = serde_json::from_str(&answer(engine, line)).expect("JSON");
    let list = |member: &str| {
        json[member].as_array().expect("a list").iter().map(|id| id.as_str().expect("an id").to_owned()).collect()
    };
    (json["applicability"].as_str().expect("an id").to_owned(), list("classes"), list("possible_classes"))
}

fn narrows(before: &Engine, after: &Engine, line_before: &str, line_after: &str) -> Result<(), TestCaseError> {
    let (applied, classes, possible) = outcome(before, line_before);
    let (now_applied, now_classes, now_possible) = outcome(after, line_after);
    let what = format!(
        "{line_before} → {line_after}: {applied} {classes:?} {possible:?}, now {now_applied} {now_classes:?} {now_possible:?}"
    );
    prop_assert!(classes.iter().all(|class| now_classes.contains(class)), "a certain class was lost: {what}");
    let known = |class: &String| classes.contains(class) || possible.contains(class);
    prop_assert!(now_classes.iter().all(known), "a class came from nowhere: {what}");
    prop_assert!(now_possible.iter().all(|class| possible.contains(class)), "a possibility came from nowhere: {what}");
    prop_assert!(applied == "undetermined" || applied == now_applied, "what was settled changed: {what}");
    Ok(())
}

/// A department on no list that no generated layer speaks of.
const SPARE: &str = "ethnic-religious-affairs";

/// The line with every default sector that the layers deny put on no list: the default list is the project's own
/// convention, and a locality may replace it.
fn without_denied(post: &Fields, layers: &[&Layer]) -> String {
    let (level, organ, position, sectors, region) = post;
    let listed = |sector: &str| layers.iter().any(|layer| layer.listed.contains(&sector));
    let sectors: Vec<&str> = sectors
        .iter()
        .map(|sector| {
            let denied = layers.iter().any(|layer| layer.denies(sector)) && !listed(sector);
            if denied { SPARE } else { sector }
        })
        .collect();
    line(*level, *organ, *position, &sectors, *region)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, rng_seed: RngSeed::Fixed(20_250_801), ..ProptestConfig::default() })]

    #[test]
    fn a_layer_only_narrows(layer in layer(), posts in proptest::collection::vec(post(), 8)) {
        let opened = open(&[layer.text("one")]);
        let Ok(engine) = opened else {
            let faults = opened.err().unwrap_or_default();
            // What a generated layer may get wrong: it settles where nothing is open, or contradicts itself.
            prop_assert!(faults.iter().all(|fault| matches!(fault.code, Code::NotOpen | Code::Conflict)), "{faults:?}");
            return Ok(());
        };
        for post in &posts {
            let (level, organ, position, sectors, region) = post;
            let after = line(*level, *organ, *position, sectors, *region);
            // Where the layer does not hold, the default list stands; what is narrower there is narrower still.
            let before = without_denied(post, &[&layer]);
            let unchanged = answer(&engine, &after) == answer(&Engine::new(), &after);
            if !unchanged {
                narrows(&Engine::new(), &engine, &before, &after)?;
            }
        }
    }

    #[test]
    fn a_further_layer_narrows_further_whatever_the_order(
        (one, other) in (layer(), layer()),
        posts in proptest::collection::vec(post(), 4),
    ) {
        let texts = [one.text("one"), other.text("other")];
        let Ok(both) = open(&texts) else { return Ok(()) };
        let Ok(first) = open(&texts[..1]) else { return Ok(()) };
        let turned = open(&[texts[1].clone(), texts[0].clone()]).ok();
        for post in &posts {
            let (level, organ, position, sectors, region) = post;
            let plain = line(*level, *organ, *position, sectors, *region);
            if let Some(turned) = &turned {
                prop_assert_eq!(outcome(&both, &plain), outcome(turned, &plain), "{}", plain);
            }
            // Of layers that do not lie in one line, none holds where no region is known.
            let in_line = |a: u32, b: u32| a == b || a / 10_000 * 10_000 == b || b / 10_000 * 10_000 == a
                || a / 100 * 100 == b || b / 100 * 100 == a;
            let apart = one.region.zip(other.region).is_some_and(|(a, b)| !in_line(a, b));
            let denied = sectors.iter().any(|sector| other.denies(sector));
            if !(denied || apart && region.is_none()) {
                narrows(&first, &both, &plain, &plain)?;
            }
        }
    }

    #[test]
    fn beyond_its_region_a_layer_changes_nothing(layer in layer(), posts in proptest::collection::vec(post(), 8)) {
        let layer = Layer { region: Some(320_200), ..layer };
        let Ok(engine) = open(&[layer.text("one")]) else { return Ok(()) };
        for (level, organ, position, sectors, _) in posts {
            for region in [320_583, 320_500, 320_000, 110_105] {
                let line = line(level.filter(|_| false), organ, position, &sectors, Some(region));
                prop_assert_eq!(outcome(&engine, &line), outcome(&Engine::new(), &line), "{}", line);
            }
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in ".{0,200}", cut in 0..400_usize) {
        let whole = Layer {
            region: Some(320_500),
            listed: vec!["water"],
            unlisted: vec!["statistics"],
            exhaustive: true,
            settled: vec![("deputy-head", true, None, None)],
            duty: true,
        }
        .text("one");
        let at = whole.char_indices().map(|(at, _)| at).nth(cut).unwrap_or(whole.len());
        for text in [text.clone(), format!("{}{text}{}", &whole[..at], &whole[at..]), whole[..at].to_owned()] {
            if let Err(faults) = open(std::slice::from_ref(&text)) {
                for fault in faults {
                    prop_assert!(fault.place.span.start <= text.len());
                    prop_assert!(!fault.what.zh.is_empty() && !fault.help.en.is_empty());
                }
            }
        }
    }
}

/// What a local rulebook adds stands in the loop under its own name; to what it leads beyond its class is left open, and
/// what was there stays as it was.
#[test]
fn the_loop_holds_what_is_added_and_says_whose_it_is() {
    let duty = format!("[[duty]]\nid = \"river\"\nclass = \"sector-department-head\"\nzh = \"巡河\"\n{CITE}");
    let instrument = format!("[[instrument]]\nid = \"measures\"\nzh = \"某地办法\"\n{CITE}");
    let engine = open(&[format!("[layer]\nid = \"shanshui\"\n{HEAD}{SOURCE}{duty}{instrument}")]).expect("a layer");
    let (own, builtin) = (Graph::new(engine.rulebook(), None), Graph::new(&BUILTIN, None));
    let river = "sector-department-head/shanshui:river";
    assert_eq!(own.node("shanshui:measures").map(|node| node.holds), Some(Tri::Unknown));
    let known = |edge: &Edge| (edge.from, edge.to, edge.ground, edge.certain);
    let added: Vec<_> =
        own.edges.iter().map(known).filter(|edge| !builtin.edges.iter().map(known).any(|one| one == *edge)).collect();
    let leads = BUILTIN.supervision.iter().filter(|one| one.classes.contains(Class::SectorDepartmentHead)).count();
    assert!(added.contains(&("sector-department-head", river, Ground::Local, true)));
    assert_eq!(added.len(), 1 + leads, "{added:?}");
    assert!(added.iter().filter(|edge| edge.0 == river).all(|edge| (edge.2, edge.3) == (Ground::Project, false)));
    assert!(builtin.edges.iter().map(known).all(|edge| own.edges.iter().map(known).any(|one| one == edge)));
    for drawing in [own.to_svg(Lang::Zh), own.to_dot(Lang::Zh), own.to_mermaid(Lang::Zh), own.to_json(Lang::Zh)] {
        assert!(drawing.contains("巡河") && drawing.contains(engine.rulebook().version), "{drawing}");
    }
}
