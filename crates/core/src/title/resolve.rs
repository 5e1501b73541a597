//! Draft and position → post: which organ, which position in it, at which levels, of which region.

use super::draft::{Base, Context, Draft};
use super::place::{Region, levels_of};
use super::post::{Post, Remark, Tenure};
use super::sense::Role;
use super::text::Span;
use crate::decide::Tri;
use crate::model::{Level, Levels, Organ, Position};
use crate::rulebook::SectorId;

/// Organ, position, and whether the word itself says the person is a member of the leadership.
type Place = (Base, Position, Tri);

/// The organ and position a role gives in a body.
fn place(role: Role, draft: &Draft, before: Option<&Context>) -> Place {
    let deputy = draft.deputy;
    let top = if deputy { Position::Deputy } else { Position::Principal };
    let head = if deputy { Position::DeputyHead } else { Position::Head };
    let inherited = before.map_or(Base::None, |context| context.base);
    let field_base = if draft.has_field() { Base::Department } else { Base::None };
    let base = if draft.base == Base::None { field_base } else { draft.base };
    let small = matches!(draft.place.or(before.and_then(|context| context.place)), Some(Level::Township | Level::Zone));
    let leads = |base| match base {
        Base::Department | Base::PartyOffice | Base::Central => head,
        _ => top,
    };
    let unknown = Tri::Unknown;
    match role {
        Role::Rank => (if base == Base::None { Base::Other } else { base }, Position::Rank, unknown),
        Role::GovernmentHead if base == Base::Central => (Base::Central, head, unknown),
        Role::GovernmentHead => (Base::Government, top, unknown),
        Role::PartyOfficeHead => (Base::PartyOffice, head, unknown),
        Role::Procurator => (Base::Procuratorate, top, unknown),
        Role::VillageHead => (Base::Village, top, unknown),
        Role::CentralHead => (Base::Central, top, unknown),
        Role::EnterpriseHead => (if base == Base::Other { Base::Other } else { Base::Enterprise }, top, unknown),
        Role::Secretary => match base {
            Base::Government if draft.group => (Base::Government, Position::Other, unknown),
            Base::Government => (Base::Party, top, unknown),
            Base::None if draft.group && inherited == Base::None => (Base::None, Position::Other, unknown),
            Base::None if draft.group => group(inherited, head, top),
            Base::None if draft.place.is_some() || draft.level.is_some() || !draft.trail.regions.is_empty() => {
                (Base::Party, top, unknown)
            }
            Base::None => match inherited {
                Base::None => (Base::Other, top, unknown),
                Base::Government | Base::Party => (Base::Party, top, unknown),
                other => (other, leads(other), unknown),
            },
            other => (other, leads(other), unknown),
        },
        Role::StandingMember => match base {
            Base::None if matches!(inherited, Base::Congress | Base::Cppcc) => (inherited, Position::Member, unknown),
            Base::None | Base::Party | Base::Government => (Base::Party, Position::Member, Tri::Yes),
            other => (other, Position::Member, unknown),
        },
        Role::CommitteeMember => match base {
            Base::PartyOffice => (Base::PartyOffice, Position::Other, unknown),
            Base::None if inherited == Base::Department => (Base::Department, Position::Member, unknown),
            Base::None if matches!(inherited, Base::Congress | Base::Cppcc | Base::Discipline | Base::Village) => {
                (inherited, Position::Member, unknown)
            }
            Base::None | Base::Party | Base::Government => {
                (Base::Party, Position::Member, Tri::known(small || draft.small_committee).or_unknown())
            }
            other => (other, Position::Member, unknown),
        },
        Role::GroupMember => match base {
            Base::Government if draft.group => (Base::Government, Position::Other, unknown),
            Base::Government => (Base::Government, Position::Member, Tri::Yes),
            Base::Party => (Base::Party, Position::Member, Tri::Yes),
            Base::None if draft.group => group(inherited, Position::Member, Position::Other),
            Base::None if draft.level.is_some() || draft.place.is_some() => (Base::Party, Position::Member, Tri::Yes),
            Base::None => match inherited {
                Base::None => (Base::Other, Position::Member, unknown),
                Base::Government | Base::Party => (inherited, Position::Member, Tri::Yes),
                other => (other, Position::Member, unknown),
            },
            other => (other, Position::Member, unknown),
        },
        Role::DepartmentHead => match base {
            Base::None | Base::Government | Base::Party => (Base::Department, head, unknown),
            Base::Congress | Base::Cppcc | Base::Court | Base::Procuratorate => (base, Position::Other, unknown),
            other => (other, leads(other), unknown),
        },
        Role::Chair => match base {
            Base::Government if draft.implied.is_some() || draft.place.is_some() || small => {
                (Base::Government, top, unknown)
            }
            Base::Government | Base::Party => (base, Position::Other, unknown),
            Base::None if draft.place.is_some() => (Base::Government, top, unknown),
            Base::None => match inherited {
                Base::None => (Base::Other, top, unknown),
                Base::Party | Base::Government if small => (Base::Government, top, unknown),
                Base::Party | Base::Government => (Base::Other, top, unknown),
                other => (other, leads(other), unknown),
            },
            other => (other, leads(other), unknown),
        },
        Role::President => match base {
            Base::None | Base::Party if draft.place.is_some() => (Base::Congress, top, unknown),
            Base::None | Base::Government | Base::Party => match inherited {
                Base::Congress | Base::Cppcc | Base::Other if base == Base::None => (inherited, top, unknown),
                _ => (Base::Government, top, unknown),
            },
            other => (other, leads(other), unknown),
        },
        Role::Director => match base {
            Base::Department if draft.level.is_none() && draft.trail.regions.is_empty() => {
                (Base::Central, head, unknown)
            }
            Base::None => match inherited {
                Base::PartyOffice | Base::Central | Base::Other | Base::Department => {
                    (inherited, leads(inherited), unknown)
                }
                _ => (Base::Other, head, unknown),
            },
            other => (other, leads(other), unknown),
        },
        Role::CourtHead => (
            if base == Base::None { if inherited == Base::Court { Base::Court } else { Base::Other } } else { base },
            top,
            unknown,
        ),
        Role::Staff | Role::UnitHead => {
            let unit_of = |base| if role == Role::UnitHead && base == Base::None { Base::Other } else { base };
            let own = if base == Base::None { inherited } else { base };
            match own {
                Base::None if role == Role::Staff && draft.unit.is_some() => {
                    (Base::Government, Position::Other, unknown)
                }
                Base::None => (Base::Other, Position::Other, unknown),
                Base::Party | Base::Government if role == Role::UnitHead && base == Base::None => {
                    (Base::Other, Position::Other, unknown)
                }
                other => (unit_of(other), Position::Other, unknown),
            }
        }
        Role::Principal | Role::BothPrincipals => match base {
            Base::None => match inherited {
                Base::None => (Base::Other, top, unknown),
                other => (other, leads(other), unknown),
            },
            other => (other, leads(other), unknown),
        },
        Role::Responsible => match base {
            Base::None | Base::Government if draft.portfolio.is_some() || deputy => {
                (Base::Government, Position::Deputy, unknown)
            }
            Base::Party if draft.portfolio.is_some() || deputy => (Base::Party, Position::Deputy, unknown),
            Base::Government | Base::Party => (base, Position::Other, unknown),
            Base::None => match inherited {
                Base::Department | Base::PartyOffice => (inherited, head, unknown),
                _ => (Base::Other, Position::Other, unknown),
            },
            other => (other, leads(other), unknown),
        },
    }
}

/// A post in a Party group whose organ stands in another post.
fn group(inherited: Base, in_department: Position, elsewhere: Position) -> Place {
    match inherited {
        Base::Department | Base::PartyOffice => (inherited, in_department, Tri::Unknown),
        Base::Government | Base::Party | Base::None => (Base::Government, Position::Other, Tri::Unknown),
        other => (other, elsewhere, Tri::Unknown),
    }
}

impl Tri {
    /// Yes stays; no becomes not known.
    const fn or_unknown(self) -> Self {
        match self {
            Self::Yes => Self::Yes,
            _ => Self::Unknown,
        }
    }
}

fn organ(base: Base, draft: &Draft, sectors: super::post::Sectors) -> Organ {
    match base {
        Base::Party | Base::PartyOffice => Organ::Party,
        Base::Government => Organ::Government,
        Base::Congress => Organ::PeoplesCongress,
        Base::Cppcc => Organ::Cppcc,
        Base::Discipline => Organ::Discipline,
        Base::Court => Organ::Court,
        Base::Procuratorate => Organ::Procuratorate,
        Base::Enterprise => Organ::Enterprise,
        Base::Village => Organ::Village,
        Base::Central => Organ::Central,
        Base::Department if sectors.contains(SectorId::ENVIRONMENT) && !sectors.has_listed() && !draft.unlisted => {
            Organ::EcologyDepartment
        }
        Base::Department => Organ::Department,
        Base::OtherParty | Base::Other | Base::None => Organ::Other,
    }
}

/// Gives a post without a named department the one that a draft names.
pub(super) fn name_department(department: &Draft, post: &mut Post, context: &mut Context) {
    post.sectors = department.sectors;
    post.unlisted = department.unlisted;
    post.organ = organ(Base::Department, department, department.sectors);
    let found = whereabouts(Base::Department, department, Levels::EMPTY, department.unit, None);
    let narrowed = post.levels.intersection(found.levels);
    post.levels = if narrowed.is_empty() { found.levels } else { narrowed };
    post.regions = found.regions;
    post.parts.extend(department.parts.iter().copied());
    if let Some(span) = department.span {
        post.span = post.span.cover(span);
    }
    context.sectors = post.sectors;
    context.unlisted = post.unlisted;
    context.levels = post.levels;
    context.regions.clone_from(&post.regions);
}

/// What was found of levels and regions.
struct Where {
    levels: Levels,
    regions: Vec<Region>,
    /// Nothing of it was said by the post itself or the one before.
    unstated: bool,
}

/// Levels below all of these.
fn below(levels: Levels) -> Levels {
    let lowest = levels
        .iter()
        .filter(|level| matches!(level, Level::Province | Level::Prefecture | Level::County))
        .map(Level::index)
        .max();
    lowest.map_or(Levels::LOCAL, |lowest| Levels::LOCAL.iter().filter(|level| level.index() > lowest).collect())
}

fn whereabouts(base: Base, draft: &Draft, role_levels: Levels, unit: Option<char>, before: Option<&Context>) -> Where {
    let fallback = if base == Base::Department { Levels::COUNTY_UP } else { Levels::LOCAL };
    let mut own = fallback;
    let mut said = false;
    for narrower in
        [draft.level, draft.implied, Some(role_levels).filter(|levels| !levels.is_empty())].into_iter().flatten()
    {
        let narrowed = own.intersection(narrower);
        own = if narrowed.is_empty() { narrower } else { narrowed };
        said = true;
    }
    if matches!(base, Base::Central) {
        return Where { levels: Levels::one(Level::Central), regions: Vec::new(), unstated: false };
    }
    if matches!(base, Base::Village) || draft.place == Some(Level::Village) {
        return Where { levels: Levels::one(Level::Village), regions: Vec::new(), unstated: false };
    }
    if let Some(place) = draft.place {
        let regions = draft.trail.regions.iter().copied().filter(|region| region.level() == place).collect();
        return Where { levels: Levels::one(place), regions, unstated: false };
    }
    if draft.branch {
        let regions = draft.trail.regions.iter().copied().filter(|region| region.level() == Level::County).collect();
        return Where { levels: Levels::one(Level::County), regions, unstated: false };
    }
    if !draft.trail.regions.is_empty() {
        let called: Vec<Region> = draft
            .trail
            .regions
            .iter()
            .copied()
            .filter(|region| region.is_called(unit) && own.contains(region.level()))
            .collect();
        if !called.is_empty() {
            return Where { levels: levels_of(&called), regions: called, unstated: false };
        }
        let lower = own.intersection(below(levels_of(&draft.trail.regions)));
        return Where { levels: if lower.is_empty() { own } else { lower }, regions: Vec::new(), unstated: false };
    }
    let Some(before) = before.filter(|before| !before.levels.is_empty()) else {
        return Where { levels: own, regions: Vec::new(), unstated: unit.is_none() && !(said && own.len() == 1) };
    };
    let local = before.levels.intersection(Levels::LOCAL);
    if unit.is_none() {
        let narrowed = own.intersection(local);
        if narrowed.is_empty() {
            return Where { levels: own, regions: Vec::new(), unstated: false };
        }
        let regions: Vec<Region> =
            before.regions.iter().copied().filter(|region| narrowed.contains(region.level())).collect();
        return Where { levels: narrowed, regions, unstated: false };
    }
    let called: Vec<Region> = before
        .regions
        .iter()
        .copied()
        .filter(|region| region.is_called(unit) && own.contains(region.level()))
        .collect();
    if !called.is_empty() {
        return Where { levels: levels_of(&called), regions: called, unstated: false };
    }
    // 省委委员、市委书记: the city lies below the province; 县委副书记、县长: nothing of that name lies below.
    let above =
        if before.regions.is_empty() { local.single().map(Levels::one) } else { Some(levels_of(&before.regions)) };
    let lower = above.map_or(Levels::EMPTY, |above| own.intersection(below(above)));
    Where { levels: if lower.is_empty() { own } else { lower }, regions: Vec::new(), unstated: false }
}

/// What [`post`] gives: the post, and what it hands on to the next.
pub(super) struct Resolved {
    pub(super) post: Post,
    pub(super) context: Context,
    /// The level stands in the next post, if anywhere.
    pub(super) level_unstated: bool,
    /// The organ stands in the next post, if anywhere: a bare 党组成员.
    pub(super) organ_unstated: bool,
}

/// Makes a post of a draft and a position.
pub(super) fn post(
    role: Role,
    role_levels: Levels,
    role_unit: Option<char>,
    draft: Draft,
    before: Option<&Context>,
    listed_tenure: Tenure,
    span: Span,
) -> Resolved {
    let (base, position, membership) = place(role, &draft, before);
    // A department's head without a department takes the one of the post before.
    let same_body =
        before.filter(|before| before.base == base && (draft.base != base || draft.branch) && !draft.has_field());
    let takes_field = same_body.filter(|_| base == Base::Department);
    let sectors = takes_field.map_or(draft.sectors, |before| before.sectors);
    let unlisted = takes_field.map_or(draft.unlisted, |before| before.unlisted);
    let mut draft = draft;
    if let Some(before) = takes_field {
        draft.unlisted = unlisted;
        draft.branch |= before.branch;
    }
    if draft.place.is_none() && draft.level.is_none() && draft.trail.regions.is_empty() && same_body.is_some() {
        draft.place = before.and_then(|before| before.place);
    }
    let unit = role_unit.or(draft.unit);
    // 苏州市昆山生态环境局: a county's name without suffix under a city's is how branches are called.
    let organ = organ(base, &draft, sectors);
    let county_stem = draft.trail.stem
        && draft.level.is_none()
        && draft.trail.regions.iter().all(|region| region.level() == Level::County);
    if organ == Organ::EcologyDepartment
        && county_stem
        && draft.trail.above.iter().any(|region| region.level() == Level::Prefecture)
    {
        draft.branch = true;
    }
    #[cfg(feature = "layers")]
    let within = if draft.trail.regions.is_empty() {
        before.map_or_else(Vec::new, |before| {
            if before.regions.is_empty() { before.within.clone() } else { before.regions.clone() }
        })
    } else {
        draft.trail.regions.clone()
    };
    let whereabouts = whereabouts(base, &draft, role_levels, unit, before);
    let mut remarks = std::mem::take(&mut draft.remarks);
    let tenure = match (listed_tenure, draft.tenure) {
        (Tenure::Former | Tenure::Designate, _) => listed_tenure,
        (_, Some(own)) => own,
        (_, None) => Tenure::Current,
    };
    if draft.trail.mismatch {
        remarks.push(Remark { code: "region-mismatch", span });
    }
    let (position, membership) = if draft.in_unit && base == Base::Department {
        (Position::Other, Tri::Unknown)
    } else {
        (position, membership)
    };
    let is_small = whereabouts.levels.iter().all(|level| matches!(level, Level::Township | Level::Zone))
        && !whereabouts.levels.is_empty();
    let membership =
        if role == Role::CommitteeMember && base == Base::Party && is_small { Tri::Yes } else { membership };
    let context = Context {
        base,
        levels: whereabouts.levels,
        regions: whereabouts.regions.clone(),
        #[cfg(feature = "layers")]
        within: within.clone(),
        place: draft
            .place
            .or_else(|| whereabouts.levels.single().filter(|level| matches!(level, Level::Township | Level::Zone))),
        sectors,
        unlisted,
        branch: draft.branch,
    };
    let party_group = draft.group && base == Base::Government;
    let post = Post {
        span,
        levels: whereabouts.levels,
        regions: whereabouts.regions,
        #[cfg(feature = "layers")]
        within,
        unit,
        organ,
        position,
        sectors,
        unlisted,
        portfolio_unread: false,
        membership,
        tenure,
        party_group,
        branch: draft.branch && base == Base::Department,
        remarks,
        parts: std::mem::take(&mut draft.parts),
    };
    Resolved {
        post,
        context,
        level_unstated: whereabouts.unstated,
        organ_unstated: draft.group
            && draft.base == Base::None
            && before.is_none_or(|before| before.base == Base::None || before.base == Base::Party),
    }
}
