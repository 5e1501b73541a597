//! Faults, and what an audit has to say of each.

use super::place::Place;
use super::region::{Made, Person, Role, fields_of, portfolio};
use super::words::DEPARTMENTS;
use super::{Random, Row};

/// A finding that an audit must make.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Its code.
    pub code: &'static str,
    /// The region it speaks of.
    pub region: String,
    /// The sector it speaks of, by its id; empty for none.
    pub sector: &'static str,
    /// The rows it must name, of findings about rows; empty where any will do.
    pub rows: Vec<u32>,
}

/// A fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No Party principal.
    NoPartyPrincipal,
    /// No government principal.
    NoGovernmentPrincipal,
    /// Nobody in charge of the environment.
    NoEnvironmentDeputy,
    /// No ecology department head.
    NoEcologyHead,
    /// Two Party principals.
    TwoPrincipals,
    /// A department without a deputy in charge.
    SectorWithoutDeputy,
    /// A deputy in charge of a sector without department.
    DeputyWithoutDepartment,
    /// A deputy without portfolio.
    NoDivision,
    /// No department but the ecology bureau.
    NoDepartments,
    /// Nonsense in place of a post.
    Unread,
    /// A post with words that are no post.
    Partly,
    /// The code of another region.
    Mismatch,
    /// A region that does not exist.
    UnknownRegion,
    /// A deputy who also leads the people's congress.
    Conflict,
    /// A principal listed twice.
    Duplicate,
    /// A line of totals.
    Total,
    /// A township without Party secretary.
    TownNoParty,
    /// A township with two heads.
    TownTwoHeads,
    /// A township without a deputy for the environment.
    TownNoEnvironment,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Self; 19] = [
        Self::NoPartyPrincipal,
        Self::NoGovernmentPrincipal,
        Self::NoEnvironmentDeputy,
        Self::NoEcologyHead,
        Self::TwoPrincipals,
        Self::SectorWithoutDeputy,
        Self::DeputyWithoutDepartment,
        Self::NoDivision,
        Self::NoDepartments,
        Self::Unread,
        Self::Partly,
        Self::Mismatch,
        Self::UnknownRegion,
        Self::Conflict,
        Self::Duplicate,
        Self::Total,
        Self::TownNoParty,
        Self::TownTwoHeads,
        Self::TownNoEnvironment,
    ];
}

fn find(made: &Made, role: Role) -> usize {
    made.persons.iter().position(|person| person.role == role).unwrap_or(0)
}

fn other(made: &Made, random: &mut Random) -> usize {
    // A deputy head of a department, so that nothing else is missed.
    let places: Vec<usize> = (0..made.persons.len())
        .filter(|index| made.persons[*index].role == Role::Other && made.persons[*index].row.title.starts_with('副'))
        .filter(|index| !made.persons[*index].row.title.contains("书记"))
        .collect();
    *random.one(&places)
}

/// Plants a fault in the rows of a division.
pub(super) fn plant(fault: Fault, place: &Place, made: &mut Made, random: &mut Random) {
    let expect = |made: &mut Made, code: &'static str, sector: &'static str| {
        made.expected.push(Expected { code, region: place.path.clone(), sector, rows: Vec::new() });
    };
    let town = |made: &Made, random: &mut Random| {
        (!made.towns.is_empty()).then(|| random.below(made.towns.len() as u32) as u8)
    };
    let of_town = |made: &mut Made, town: u8, code: &'static str| {
        let region = format!("{}{}", place.path, made.towns[town as usize]);
        made.expected.push(Expected { code, region, sector: "", rows: Vec::new() });
    };
    match fault {
        Fault::NoPartyPrincipal => {
            made.persons.retain(|person| person.role != Role::PartyPrincipal);
            expect(made, "ZR101", "");
        }
        Fault::NoGovernmentPrincipal => {
            made.persons.retain(|person| person.role != Role::GovernmentPrincipal);
            expect(made, "ZR102", "");
        }
        Fault::NoEnvironmentDeputy => {
            let at = find(made, Role::Deputy(0));
            if made.fields[0].is_empty() {
                made.persons.remove(at);
            } else {
                let words = fields_of(made, 0, false, random);
                made.persons[at].row.portfolio = portfolio(&words, place, random);
            }
            expect(made, "ZR103", "");
        }
        Fault::NoEcologyHead => {
            made.persons.retain(|person| person.role != Role::EcologyHead);
            expect(made, "ZR104", "");
        }
        Fault::TwoPrincipals => {
            let name = made.name(random);
            let mut second = made.persons[find(made, Role::PartyPrincipal)].clone();
            second.row.name = name;
            made.persons.push(second);
            expect(made, "ZR105", "");
        }
        Fault::SectorWithoutDeputy => {
            let Some(deputy) = (0..5).find(|deputy| made.fields[*deputy].len() > 1) else { return };
            let field = made.fields[deputy].remove(0);
            let words = fields_of(made, deputy, deputy == 0, random);
            let at = find(made, Role::Deputy(deputy as u8));
            made.persons[at].row.portfolio = portfolio(&words, place, random);
            expect(made, "ZR106", DEPARTMENTS[field as usize].sector);
        }
        Fault::DeputyWithoutDepartment => {
            let heads: Vec<u8> = made
                .persons
                .iter()
                .filter_map(|person| if let Role::Head(field) = person.role { Some(field) } else { None })
                .collect();
            let field = *random.one(&heads);
            made.persons.retain(|person| person.role != Role::Head(field));
            expect(made, "ZR107", DEPARTMENTS[field as usize].sector);
        }
        Fault::NoDivision => {
            let deputy = 2 + random.below(3) as usize;
            let at = find(made, Role::Deputy(deputy as u8));
            made.persons[at].row.portfolio = String::new();
            made.persons[at].expected = Some("ZR108");
            for field in made.fields[deputy].clone() {
                expect(made, "ZR106", DEPARTMENTS[field as usize].sector);
            }
        }
        Fault::NoDepartments => {
            made.persons.retain(|person| !matches!(person.role, Role::Head(_)));
            for field in made.fields.concat() {
                expect(made, "ZR107", DEPARTMENTS[field as usize].sector);
            }
            expect(made, "ZR109", "");
        }
        Fault::Unread => {
            let at = other(made, random);
            let person = &mut made.persons[at];
            person.row.unit = String::new();
            person.row.title = (*random.one(&["见附件", "同上", "详见文件", "……"])).to_owned();
            person.expected = Some("ZR201");
        }
        Fault::Partly => {
            let at = other(made, random);
            let person = &mut made.persons[at];
            person.row.title.push_str("、爱打乒乓");
            person.expected = Some("ZR202");
        }
        Fault::Mismatch => {
            let at = other(made, random);
            let person = &mut made.persons[at];
            person.row.code = if place.region.code == 320_583 { "320585".to_owned() } else { "320583".to_owned() };
            person.expected = Some("ZR203");
        }
        Fault::UnknownRegion => {
            let at = other(made, random);
            let person = &mut made.persons[at];
            person.row.code = String::new();
            person.row.region = "乌有县".to_owned();
            person.row.unit = "县水利局".to_owned();
            person.row.title = "副局长".to_owned();
            made.expected.push(Expected { code: "ZR205", region: "乌有县".to_owned(), ..Expected::default() });
        }
        Fault::Conflict => {
            let name = made.persons[find(made, Role::Deputy(3))].row.name.clone();
            let at = find(made, Role::Congress);
            made.persons[at].row.name = name;
            expect(made, "ZR204", "");
        }
        Fault::Duplicate => {
            let copy = made.persons[find(made, Role::GovernmentPrincipal)].clone();
            made.persons.push(copy);
            expect(made, "ZR206", "");
        }
        Fault::Total => {
            let row = Row { unit: "合计".to_owned(), ..Row::default() };
            made.persons.push(Person { role: Role::Other, row, expected: None });
            made.expected.push(Expected { code: "ZR207", ..Expected::default() });
        }
        Fault::TownNoParty => {
            let Some(town) = town(made, random) else { return };
            made.persons.retain(|person| person.role != Role::TownParty(town));
            of_town(made, town, "ZR101");
        }
        Fault::TownTwoHeads => {
            let Some(town) = town(made, random) else { return };
            let name = made.name(random);
            let mut second = made.persons[find(made, Role::TownGovernment(town))].clone();
            second.row.name = name;
            made.persons.push(second);
            of_town(made, town, "ZR105");
        }
        Fault::TownNoEnvironment => {
            let Some(town) = town(made, random) else { return };
            let at = find(made, Role::TownDeputy(town));
            made.persons[at].row.portfolio = "农业农村".to_owned();
            of_town(made, town, "ZR103");
        }
    }
}
