//! The rows of one division, whole and without fault.

use super::place::Place;
use super::words::{DEPARTMENTS, GIVEN, SURNAMES, TOWNS, UNLISTED};
use super::{Expected, Options, Random, Row};
use std::collections::{BTreeMap, HashSet};

/// What a row is, so that faults find it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    PartyPrincipal,
    GovernmentPrincipal,
    /// A deputy head of government, by number; 0 is in charge of the environment.
    Deputy(u8),
    /// The head of a listed department, by its place in the list.
    Head(u8),
    EcologyHead,
    Congress,
    /// Nobody whose absence or presence leaves a gap.
    Other,
    /// The same in a township, by its number.
    TownParty(u8),
    TownGovernment(u8),
    TownDeputy(u8),
    TownOther(u8),
}

/// A person.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) role: Role,
    pub(super) row: Row,
    /// The code of the finding that the row itself must give.
    pub(super) expected: Option<&'static str>,
}

/// The rows of a division.
#[derive(Clone, Debug, Default)]
pub(super) struct Made {
    pub(super) persons: Vec<Person>,
    /// The fields of each deputy: places in the list of departments.
    pub(super) fields: Vec<Vec<u8>>,
    pub(super) towns: Vec<String>,
    pub(super) expected: Vec<Expected>,
    names: HashSet<String>,
}

impl Made {
    /// What is expected of a row of this division.
    pub(super) fn of_row(&self, code: &'static str, place: &Place) -> Expected {
        // Where the region is what contradicts itself, it cannot be told which it is.
        let region = if code == "ZR203" { String::new() } else { place.path.clone() };
        Expected { code, region, sector: "", rows: Vec::new() }
    }

    /// A name nobody here bears yet.
    pub(super) fn name(&mut self, random: &mut Random) -> String {
        loop {
            let name = format!("{}{}", random.one(&SURNAMES), random.one(&GIVEN));
            let name = if random.below(3) == 0 { format!("{name}{}", random.one(&GIVEN[..20])) } else { name };
            if self.names.insert(name.clone()) {
                return name;
            }
        }
    }

    pub(super) fn add(
        &mut self,
        place: &Place,
        role: Role,
        unit: String,
        title: String,
        portfolio: String,
        random: &mut Random,
    ) {
        let name = self.name(random);
        let region = if random.below(3) == 0 { place.path.clone() } else { place.region.name.to_owned() };
        let row = Row { code: place.region.code.to_string(), region, unit, name, title, portfolio };
        self.persons.push(Person { role, row, expected: None });
    }
}

/// A portfolio in one of its written forms.
pub(super) fn portfolio(fields: &[&str], place: &Place, random: &mut Random) -> String {
    let list = fields.join("、");
    match random.below(5) {
        0 | 1 => list,
        2 => format!("分管{list}"),
        3 => format!("负责{list}等方面工作"),
        _ => format!(
            "分管{}",
            fields
                .iter()
                .map(|field| format!("{}{field}", if random.below(2) == 0 { place.word } else { "" }))
                .collect::<Vec<_>>()
                .join("、")
        ),
    }
}

pub(super) fn fields_of(made: &Made, deputy: usize, environment: bool, random: &mut Random) -> Vec<&'static str> {
    let mut words: Vec<&'static str> = Vec::new();
    if environment {
        words.push(["生态环境", "环境保护", "生态环境保护"][random.below(3) as usize]);
    }
    words.extend(made.fields[deputy].iter().map(|field| *random.one(DEPARTMENTS[*field as usize].fields)));
    words
}

/// Makes the rows of a division.
pub(super) fn make(place: &Place, options: &Options, random: &mut Random) -> Made {
    let mut made = Made::default();
    let (parties, governments) = (place.parties(), place.governments());
    let none = String::new;
    let party_title = match random.below(3) {
        0 => "书记".to_owned(),
        1 => format!("{}书记", place.party),
        _ => format!("{}书记", place.party),
    };
    made.add(place, Role::PartyPrincipal, random_of(&parties, random), party_title, none(), random);
    let head = match random.below(4) {
        0 => format!("{}副书记、代{}", place.party, place.head),
        1 => format!("{}副书记、{}人民政府党组书记、{}", place.party, place.word, place.head),
        _ => format!("{}副书记、{}", place.party, place.head),
    };
    let head = if place.word == "地区" { format!("地委副书记、{}", place.head) } else { head };
    made.add(place, Role::GovernmentPrincipal, random_of(&governments, random), head, none(), random);
    members(place, &parties, &mut made, random);
    // Which departments there are, and which deputy is in charge of each.
    let present: Vec<u8> = (0..DEPARTMENTS.len() as u8).filter(|_| random.below(10) > 0).collect();
    made.fields = vec![Vec::new(); 5];
    for field in &present {
        let deputy = random.below(5) as usize;
        made.fields[deputy].push(*field);
    }
    // The deputy of the environment is left with it alone if nothing else falls to them; the others need something.
    for deputy in 1..5 {
        if made.fields[deputy].is_empty() {
            let from = (0..5).max_by_key(|other| made.fields[*other].len()).unwrap_or(0);
            let moved: Vec<u8> = made.fields[from].pop().into_iter().collect();
            made.fields[deputy].extend(moved);
        }
    }
    for deputy in 0..5 {
        let words = fields_of(&made, deputy, deputy == 0, random);
        let text = portfolio(&words, place, random);
        let title = if deputy == 1 && place.word != "地区" {
            format!("{}常委、常务{}", place.party, place.deputy())
        } else {
            place.deputy()
        };
        made.add(place, Role::Deputy(deputy as u8), random_of(&governments, random), title, text, random);
    }
    for field in present {
        let of = &DEPARTMENTS[field as usize];
        let names = place.departments(random.one::<&str>(of.names));
        let title = match random.below(3) {
            0 => format!("党组书记、{}", of.head),
            _ => of.head.to_owned(),
        };
        made.add(place, Role::Head(field), random_of(&names, random), title, none(), random);
        for _ in 0..options.deputy_heads {
            made.add(place, Role::Other, random_of(&names, random), format!("副{}", of.head), none(), random);
        }
    }
    let bureau = if place.has_branch() {
        place.departments("生态环境分局").remove(0)
    } else {
        random_of(&place.departments("生态环境局"), random)
    };
    made.add(place, Role::EcologyHead, bureau, "局长".to_owned(), none(), random);
    for name in UNLISTED {
        let unit = random_of(&place.departments(name), random);
        made.add(place, Role::Other, unit, "局长".to_owned(), none(), random);
    }
    let congress = if place.word == "地区" { "人大工作委员会" } else { "人大常委会" };
    made.add(place, Role::Congress, format!("{}{congress}", place.word), "主任".to_owned(), none(), random);
    made.add(place, Role::Other, format!("{}政协", place.word), "主席".to_owned(), none(), random);
    if place.region.level() == zeren_core::model::Level::County {
        towns(place, options, &mut made, random);
    }
    made
}

pub(super) fn random_of(of: &[String], random: &mut Random) -> String {
    random.one(of).clone()
}

/// The other members of the Party committee, each with an office of their own.
fn members(place: &Place, parties: &[String], made: &mut Made, random: &mut Random) {
    for office in ["组织部部长", "宣传部部长", "统战部部长", "政法委书记", "纪委书记"] {
        let title = format!("{}常委、{office}", place.party);
        made.add(place, Role::Other, random_of(parties, random), title, String::new(), random);
    }
    let title = format!("{}副书记", place.party);
    made.add(place, Role::Other, random_of(parties, random), title, "协助书记抓党的建设".to_owned(), random);
}

/// Offices of a township's Party committee besides its secretary's.
const OFFICES: [&str; 12] = [
    "副书记",
    "党委委员",
    "组织委员",
    "宣传委员",
    "纪委书记",
    "统战委员",
    "政法委员",
    "武装部部长",
    "纪检委员",
    "副书记",
    "党委委员",
    "组织委员",
];

fn towns(place: &Place, options: &Options, made: &mut Made, random: &mut Random) {
    let mut seen: BTreeMap<String, ()> = BTreeMap::new();
    while seen.len() < options.towns.min(30) as usize {
        let kind = *random.one(&["镇", "乡", "街道"]);
        let name = format!("{}{kind}", random.one(&TOWNS));
        if seen.insert(name.clone(), ()).is_some() {
            continue;
        }
        let number = made.towns.len() as u8;
        made.towns.push(name.clone());
        let (party, head, government) = match kind {
            "街道" => (format!("{name}党工委"), "主任", format!("{name}办事处")),
            kind => (format!("{name}党委"), if kind == "乡" { "乡长" } else { "镇长" }, format!("{name}人民政府")),
        };
        let none = String::new;
        made.add(place, Role::TownParty(number), party.clone(), "书记".to_owned(), none(), random);
        made.add(place, Role::TownGovernment(number), government.clone(), head.to_owned(), none(), random);
        let deputy = format!("副{head}");
        made.add(
            place,
            Role::TownDeputy(number),
            government.clone(),
            deputy.clone(),
            "生态环境、农业农村".to_owned(),
            random,
        );
        for fields in ["城市管理、住建", "应急管理", "教育、卫生健康"] {
            made.add(place, Role::TownOther(number), government.clone(), deputy.clone(), fields.to_owned(), random);
        }
        for office in OFFICES.iter().take(options.town_members as usize) {
            let office = *office;
            let unit = if office == "纪委书记" { name.clone() } else { party.clone() };
            let title = if office == "党委委员" { "委员" } else { office };
            // What 组织委员 does its own name says.
            let fields = if office == "组织委员" || office == "宣传委员" { "" } else { "党的建设" };
            made.add(place, Role::TownOther(number), unit, title.to_owned(), fields.to_owned(), random);
        }
    }
}
