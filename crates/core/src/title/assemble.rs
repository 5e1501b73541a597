//! Tokens → posts: chunk by chunk, each post taking from the one before what it does not say itself.

use super::draft::{Base, Context, Draft, Portfolio};
use super::person;
use super::place::Region;
use super::post::{Part, PartKind, Post, Reading, Remark, Tenure};
use super::resolve;
use super::sense::{Body, FIRST_UNLISTED, Mark, Role, Sense};
use super::text::{Span, Title};
use super::token::{Kind, Token};
use super::words::Lexicon;
use crate::model::{Level, Levels, Organ, Position};
use crate::rulebook::SectorId;

/// Reads posts from tokens.
pub(super) fn assemble(lexicon: &Lexicon, title: &Title<'_>, tokens: Vec<Token>) -> Reading {
    let mut assembler = Assembler {
        lexicon,
        title,
        tokens: &tokens,
        reading: Reading::default(),
        contexts: Vec::new(),
        draft: Draft::default(),
        waiting: Vec::new(),
        tenure: Tenure::Current,
        list_start: 0,
        under: None,
        pending: Portfolio::default(),
        depth: 0,
        bracket_portfolio: false,
        loose_levels: Vec::new(),
        loose_organs: Vec::new(),
    };
    assembler.run();
    assembler.reading
}

struct Assembler<'a> {
    lexicon: &'a Lexicon,
    title: &'a Title<'a>,
    tokens: &'a [Token],
    reading: Reading,
    /// What each post hands on.
    contexts: Vec<Context>,
    draft: Draft,
    /// Bodies whose position stands in a later chunk (县委、县政府主要负责人).
    waiting: Vec<Draft>,
    /// What 原 or 拟任 at the head of a list says of all in it.
    tenure: Tenure,
    /// The first post of the list.
    list_start: usize,
    /// Within a portfolio: the word that introduced it.
    under: Option<Mark>,
    pending: Portfolio,
    depth: u32,
    /// Whether the portfolio ends with its bracket.
    bracket_portfolio: bool,
    loose_levels: Vec<usize>,
    loose_organs: Vec<usize>,
}

fn separates(token: &Token) -> bool {
    matches!(token.kind, Kind::Open | Kind::Close | Kind::Comma | Kind::Break) || token.mark() == Some(Mark::Separator)
}

fn is_role(token: &Token) -> bool {
    matches!(token.kind, Kind::Word(Sense::Role(..)))
}

fn introduces(token: &Token) -> Option<Mark> {
    token.mark().filter(|mark| matches!(mark, Mark::InCharge | Mark::Assisting | Mark::Liaison | Mark::NotInCharge))
}

impl<'a> Assembler<'a> {
    fn run(&mut self) {
        let tokens = self.tokens;
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            if separates(token) {
                self.separator(token);
                at += 1;
                continue;
            }
            let end = at + tokens[at..].iter().position(separates).unwrap_or(tokens.len() - at);
            self.chunk(at, end);
            at = end;
        }
        self.end_portfolio();
        self.finish();
    }

    fn separator(&mut self, token: &Token) {
        match token.kind {
            Kind::Open => {
                self.depth += 1;
                self.bracket_portfolio = false;
            }
            Kind::Close => {
                self.depth = self.depth.saturating_sub(1);
                if self.bracket_portfolio || (self.under.is_some() && !self.reading.posts.is_empty()) {
                    let bracket = self.title.span(token.from, token.to);
                    self.pending.span = self.pending.span.map(|span| span.cover(bracket));
                    self.end_portfolio();
                }
                self.bracket_portfolio = false;
            }
            Kind::Break => {
                self.end_draft();
                self.end_list();
            }
            _ => self.end_draft(),
        }
    }

    fn end_list(&mut self) {
        self.tenure = Tenure::Current;
        self.list_start = self.reading.posts.len();
    }

    /// A draft at the end of its chunk: kept for a later position, or given up.
    fn end_draft(&mut self) {
        if self.draft.is_empty() {
            return;
        }
        let draft = std::mem::take(&mut self.draft);
        if draft.only_region() && draft.place.is_none() && self.waiting.is_empty() {
            // A region by itself holds for what follows.
            let levels = draft.level.unwrap_or_else(|| super::place::levels_of(&draft.trail.regions));
            if !draft.trail.regions.is_empty() {
                self.contexts.push(Context { levels, regions: draft.trail.regions.clone(), ..Context::default() });
            }
        }
        self.waiting.push(draft);
    }

    fn leave_unread(&mut self, span: Span) {
        self.reading.unread.push(span);
    }

    fn give_up(&mut self, draft: &Draft) {
        if let Some(span) = draft.span.filter(|_| !draft.only_region() || self.reading.posts.is_empty()) {
            self.leave_unread(span);
        }
        for span in &draft.unknown {
            self.leave_unread(*span);
        }
    }

    fn set_name(&mut self, from: usize, to: usize) {
        let span = self.title.span(self.tokens[from].from, self.tokens[to - 1].to);
        self.reading.remarks.push(Remark { code: "person-name", span });
    }

    fn chunk(&mut self, from: usize, to: usize) {
        let tokens = &self.tokens[from..to];
        let has_role = tokens.iter().any(is_role);
        let verb = tokens.iter().position(|token| introduces(token).is_some());
        if self.is_label(from, to) {
            return;
        }
        let opened = from > 0 && self.tokens[from - 1].kind == Kind::Open;
        if !has_role && verb.is_none() && self.draft.is_empty() {
            let named = person::name(self.lexicon, &self.title.plain, tokens);
            if named > 0
                && tokens[named..]
                    .iter()
                    .all(|token| matches!(token.mark(), Some(Mark::Person | Mark::Filler | Mark::Placeholder)))
            {
                self.set_name(from, from + named);
                return;
            }
        }
        if let Some(verb) = verb {
            self.posts(from, from + verb);
            self.portfolio_chunk(from + verb, to);
            return;
        }
        if self.under.is_some() && self.portfolio_goes_on(tokens, has_role) {
            self.portfolio_tokens(from, to);
            return;
        }
        if self.under.is_some() {
            self.end_portfolio();
        }
        if opened && !has_role && self.bracket(from, to) {
            return;
        }
        self.posts(from, to);
    }

    /// 第一责任人:, 职务: — what stands before a colon and names no post.
    fn is_label(&self, from: usize, to: usize) -> bool {
        let colon =
            self.tokens.get(to).is_some_and(|next| next.kind == Kind::Break && self.title.plain[next.from].c == ':');
        colon
            && self.tokens[from..to].iter().all(|token| match token.kind {
                Kind::Word(
                    Sense::Role(Role::Principal | Role::Responsible, _)
                    | Sense::Mark(Mark::Filler | Mark::Person | Mark::Current)
                    | Sense::Field(_),
                ) => true,
                Kind::Unknown | Kind::Sign => from + 1 < to,
                _ => false,
            })
    }

    /// Whether a chunk after 分管… still belongs to the portfolio.
    fn portfolio_goes_on(&self, tokens: &[Token], has_role: bool) -> bool {
        if has_role {
            return self.reading.posts.is_empty() && self.portfolio_post(tokens).is_some();
        }
        let names_work = tokens.iter().any(|token| {
            matches!(
                token.kind,
                Kind::Word(
                    Sense::Field(_)
                        | Sense::Several(_)
                        | Sense::Fused(_)
                        | Sense::Body(..)
                        | Sense::Place(_)
                        | Sense::Mark(Mark::Filler)
                )
            )
        });
        let holds_tenure = tokens.iter().any(|token| {
            matches!(token.mark(), Some(Mark::Left | Mark::Former | Mark::Current | Mark::Acting | Mark::Seconded))
        });
        names_work || (!holds_tenure && tokens.iter().any(|token| token.kind == Kind::Unknown))
    }

    /// Where, in a chunk that begins within a portfolio, the post begins whose portfolio it is: 的副县长, 副县长, 负责人.
    fn portfolio_post(&self, tokens: &[Token]) -> Option<usize> {
        let role = tokens.iter().position(is_role)?;
        let heads = matches!(
            tokens[role].kind,
            Kind::Word(Sense::Role(
                Role::GovernmentHead
                    | Role::Responsible
                    | Role::StandingMember
                    | Role::GroupMember
                    | Role::Chair
                    | Role::Secretary
                    | Role::President,
                _
            ))
        );
        let of = tokens[..role].iter().position(|token| token.mark() == Some(Mark::Of));
        if let Some(of) = of {
            return Some(of + 1);
        }
        let suffixed = tokens[..role].iter().any(|token| {
            matches!(
                token.kind,
                Kind::Word(Sense::Suffix(_) | Sense::Fused(_) | Sense::Body(Body::PartyOffice | Body::PartyGroup, _))
            )
        });
        if !heads || suffixed {
            return None;
        }
        let start = tokens[..role]
            .iter()
            .rposition(|token| {
                matches!(
                    token.kind,
                    Kind::Word(Sense::Field(_) | Sense::Several(_))
                        | Kind::Word(Sense::Mark(Mark::Filler | Mark::And | Mark::InCharge | Mark::Assisting))
                )
            })
            .map_or(0, |last| last + 1);
        Some(start)
    }

    /// A chunk that holds 分管 …, from that word on.
    fn portfolio_chunk(&mut self, verb: usize, to: usize) {
        let Some(mark) = introduces(&self.tokens[verb]) else { return };
        let span = self.title.span(self.tokens[verb].from, self.tokens[verb].to);
        // 分管 … 联系 …: what was collected belongs to the first.
        if self.under.is_none() {
            self.end_draft_before_portfolio();
        }
        self.under = Some(mark);
        if self.depth > 0 {
            self.bracket_portfolio = true;
        }
        if mark == Mark::Assisting {
            self.pending.remarks.push(Remark { code: "assisting-portfolio", span });
        }
        self.pending.span = Some(self.pending.span.map_or(span, |known| known.cover(span)));
        self.pending.parts.push(Part { span, kind: PartKind::Portfolio, sense: Some(Sense::Mark(mark)) });
        self.portfolio_tokens(verb + 1, to);
    }

    /// 县政府分管生态环境的负责人: what stands before 分管 belongs to the post after it.
    fn end_draft_before_portfolio(&mut self) {
        if self.draft.is_empty() {
            return;
        }
        if self.reading.posts.is_empty()
            || self.draft.base != Base::None
            || !self.draft.trail.regions.is_empty()
            || self.draft.level.is_some()
        {
            return;
        }
        self.end_draft();
    }

    fn portfolio_tokens(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let tokens = &self.tokens[at..to];
            if let Some(mark) = introduces(&tokens[0]) {
                self.under = Some(mark);
                self.portfolio_note(mark, &tokens[0]);
                at += 1;
                continue;
            }
            if tokens.iter().any(is_role) && self.portfolio_post(tokens) == Some(0) {
                // The post begins here, with what was collected as its portfolio.
                let collected = std::mem::take(&mut self.pending);
                self.under = None;
                self.bracket_portfolio = false;
                self.draft.deputy = true;
                self.draft.portfolio = Some(collected);
                self.posts(at, to);
                return;
            }
            let token = tokens[0];
            if token.mark() == Some(Mark::Of) && tokens[1..].iter().any(is_role) {
                let collected = std::mem::take(&mut self.pending);
                self.under = None;
                self.bracket_portfolio = false;
                self.draft.portfolio = Some(collected);
                self.posts(at + 1, to);
                return;
            }
            if token.kind == Kind::Unknown {
                let named = person::name(self.lexicon, &self.title.plain, tokens);
                if named > 0 && token.gap {
                    self.set_name(at, at + named);
                    at += named;
                    continue;
                }
            }
            let under = self.under.unwrap_or(Mark::InCharge);
            if self.pending.take(self.title, &token, under) {
                let span = self.title.span(token.from, token.to);
                self.leave_unread(span);
                if matches!(under, Mark::InCharge | Mark::Assisting) {
                    self.pending.remarks.push(Remark { code: "portfolio-unread", span });
                }
            }
            at += 1;
        }
    }

    fn portfolio_note(&mut self, mark: Mark, token: &Token) {
        let span = self.title.span(token.from, token.to);
        self.pending.parts.push(Part { span, kind: PartKind::Portfolio, sense: Some(Sense::Mark(mark)) });
        if mark == Mark::Assisting {
            self.pending.remarks.push(Remark { code: "assisting-portfolio", span });
        }
    }

    /// Gives a finished portfolio to the nearest deputy head of government before it, or the last post.
    fn end_portfolio(&mut self) {
        self.under = None;
        let portfolio = std::mem::take(&mut self.pending);
        if portfolio.span.is_none() && portfolio.parts.is_empty() {
            return;
        }
        let posts = &mut self.reading.posts;
        let target = posts.iter().rposition(Post::takes_portfolio).or_else(|| posts.len().checked_sub(1));
        match target {
            Some(target) => portfolio.give(&mut posts[target]),
            None if portfolio.span.is_some() => {
                // It stands before its post.
                self.draft.portfolio = Some(portfolio);
            }
            None => {}
        }
    }

    /// A bracket without a position: a portfolio, a second name, a level, a state of tenure. Whether it was taken.
    fn bracket(&mut self, from: usize, to: usize) -> bool {
        let tokens = &self.tokens[from..to];
        let only = |allowed: fn(&Token) -> bool| tokens.iter().all(allowed);
        let field =
            |token: &Token| matches!(token.kind, Kind::Word(Sense::Field(_) | Sense::Several(_) | Sense::Fused(_)));
        let minor = |token: &Token| {
            matches!(token.kind, Kind::Word(Sense::Suffix(_) | Sense::Mark(Mark::Filler | Mark::And | Mark::Of)))
        };
        if !self.draft.is_empty() {
            // 自然资源局(林业局)局长; 昆山市(县级市)市长.
            if only(|token| matches!(token.kind, Kind::Word(Sense::Level(_)))) {
                if let Kind::Word(Sense::Level(levels)) = tokens[0].kind {
                    let unit = self.draft.unit;
                    self.draft.level = Some(self.draft.level.map_or(levels, |known| known.intersection(levels)));
                    self.draft.unit = unit.or(Some('市'));
                }
                return true;
            }
            return false;
        }
        if tokens.iter().any(field)
            && tokens.iter().all(|token| {
                field(token)
                    || minor(token)
                    || token.kind == Kind::Unknown
                    || matches!(token.kind, Kind::Word(Sense::Body(..) | Sense::Place(_)))
            })
            && !self.reading.posts.is_empty()
        {
            self.under = Some(Mark::InCharge);
            self.bracket_portfolio = true;
            self.portfolio_tokens(from, to);
            return true;
        }
        if let (Kind::Word(Sense::Level(levels)), 1, Some(post)) =
            (tokens[0].kind, tokens.len(), self.reading.posts.last_mut())
        {
            let narrowed = post.levels.intersection(levels);
            if !narrowed.is_empty() {
                post.levels = narrowed;
                if let Some(context) = self.contexts.last_mut() {
                    context.levels = narrowed;
                }
                return true;
            }
        }
        false
    }

    /// Tokens outside a portfolio.
    fn posts(&mut self, from: usize, to: usize) {
        let mut at = from;
        while at < to {
            let token = self.tokens[at];
            if token.gap && at > from && self.draft.is_empty() && is_role(&self.tokens[at - 1]) {
                self.end_list();
            }
            if self.draft.is_empty() || (self.draft.span.is_none() && self.draft.unknown.is_empty()) {
                let named = person::name(self.lexicon, &self.title.plain, &self.tokens[at..to]);
                if named > 0 && self.is_name_here(at, named, to) {
                    self.set_name(at, at + named);
                    at += named;
                    continue;
                }
            }
            self.token(at, &token);
            at += 1;
            if token.mark() == Some(Mark::Acting) && self.title.plain[token.from].c == '主' {
                // 主持县政府全面工作: what is presided over is part of the phrase.
                let rest = &self.tokens[at..to];
                let of = rest.iter().position(|next| next.mark() == Some(Mark::Of)).unwrap_or(rest.len());
                at += if token.to - token.from == 2 { of } else { 0 };
            }
        }
    }

    /// A name is one only where no place's suffix follows (王家镇 is none).
    fn is_name_here(&self, at: usize, named: usize, to: usize) -> bool {
        let next = self.tokens[..to].get(at + named);
        next.is_none_or(|next| {
            next.gap
                || !matches!(
                    next.kind,
                    Kind::Word(
                        Sense::Level(_)
                            | Sense::Place(_)
                            | Sense::Suffix(_)
                            | Sense::Body(..)
                            | Sense::Unit
                            | Sense::Branch
                    )
                )
        })
    }

    fn part(&mut self, token: &Token, kind: PartKind) -> Span {
        let span = self.title.span(token.from, token.to);
        let sense = match token.kind {
            Kind::Word(sense) => Some(sense),
            _ => None,
        };
        self.draft.touch(span);
        self.draft.parts.push(Part { span, kind, sense });
        span
    }

    fn token(&mut self, at: usize, token: &Token) {
        match token.kind {
            Kind::Region { first, count } => {
                let regions = (first..first + count).map(|id| Region::new(self.lexicon, id)).collect();
                self.region(token, regions, false);
            }
            Kind::Stem => {
                let stems = self.lexicon.stems(&self.title.plain[token.from..token.to]);
                let regions = stems.into_iter().map(|id| Region::new(self.lexicon, id)).collect();
                self.region(token, regions, true);
            }
            Kind::Word(sense) => self.word(at, token, sense),
            Kind::Sign => self.sign(at, token),
            Kind::Unknown => {
                let span = self.title.span(token.from, token.to);
                self.draft.unknown.push(span);
            }
            Kind::Open | Kind::Close | Kind::Comma | Kind::Break => {}
        }
    }

    fn region(&mut self, token: &Token, regions: Vec<Region>, stem: bool) {
        self.part(token, PartKind::Region);
        if self.draft.base == Base::Central {
            self.draft.base = Base::None;
        }
        let zone = regions.iter().all(|region| region.level() == Level::Zone);
        self.draft.trail.down(regions, stem);
        self.draft.level = None;
        self.draft.unit = None;
        if zone {
            self.draft.place = Some(Level::Zone);
        }
    }

    /// X县, ××市 stand for a name left out; digits number a list.
    fn sign(&mut self, at: usize, token: &Token) {
        let text = &self.title.plain[token.from..token.to];
        let stands_in =
            text.iter().all(|plain| !plain.c.is_ascii_alphanumeric() || matches!(plain.c, 'x' | 'X' | '0'..='9'))
                || text.len() == 1;
        let before_place = self.tokens.get(at + 1).is_some_and(|next| {
            matches!(
                next.kind,
                Kind::Word(Sense::Level(_) | Sense::Place(_) | Sense::Body(..) | Sense::Branch | Sense::Suffix(_))
            )
        });
        if !stands_in && !before_place {
            let span = self.title.span(token.from, token.to);
            self.leave_unread(span);
        }
    }

    fn word(&mut self, at: usize, token: &Token, sense: Sense) {
        match sense {
            Sense::Level(levels) => self.level(at, token, levels),
            Sense::Place(place) => {
                self.take_name(true);
                self.part(token, PartKind::Place);
                self.draft.place = Some(place);
                if place == Level::Village {
                    self.draft.base = Base::Village;
                } else if self.draft.base == Base::Village {
                    self.draft.base = Base::None;
                }
            }
            Sense::Body(body, levels) => self.body(token, body, levels),
            Sense::Field(field) | Sense::Fused(field) => {
                self.part(token, PartKind::Field);
                self.field(field);
                if matches!(sense, Sense::Fused(_))
                    && !matches!(self.draft.base, Base::PartyOffice | Base::Central | Base::Other | Base::Enterprise)
                {
                    self.draft.base = Base::Department;
                }
            }
            Sense::Several(compound) => {
                self.part(token, PartKind::Field);
                crate::builtin::COMPOUNDS[compound as usize].iter().for_each(|&field| self.field(field));
            }
            Sense::Suffix(levels) => self.suffix(token, levels),
            Sense::Branch => {
                self.part(token, PartKind::Department);
                self.draft.branch = true;
                self.draft.base = Base::Department;
                self.draft.unknown.clear();
            }
            Sense::Unit => {
                self.part(token, PartKind::Unit);
                self.draft.in_unit = true;
                if self.draft.base == Base::None {
                    self.draft.base = Base::Department;
                }
            }
            Sense::Role(role, levels) => self.role(at, token, role, levels),
            Sense::Mark(mark) => self.mark(at, token, mark),
        }
    }

    fn field(&mut self, field: u8) {
        if field < FIRST_UNLISTED {
            self.draft.sectors.insert(SectorId::new(field as usize));
        } else {
            self.draft.unlisted = true;
        }
    }

    /// 市, 县 and the like; what stands unknown before it is the name of a region that is not in the gazetteer.
    fn level(&mut self, at: usize, token: &Token, levels: Levels) {
        let text = &self.title.plain[token.from..token.to];
        let unit = text.last().map(|plain| plain.c);
        let after_unknown = at > 0 && self.tokens[at - 1].kind == Kind::Unknown && !token.gap;
        if after_unknown
            && self.tokens.get(at + 1).is_some_and(|next| {
                !next.gap && matches!(next.kind, Kind::Word(Sense::Place(Level::Township | Level::Village)))
            })
        {
            // 周市镇: part of the name of a place below county level.
            let span = self.title.span(token.from, token.to);
            if let Some(known) = self.draft.unknown.last_mut() {
                *known = known.cover(span);
            }
            return;
        }
        if !self.draft.unknown.is_empty() && !token.gap && at > 0 && self.tokens[at - 1].kind == Kind::Unknown {
            for span in std::mem::take(&mut self.draft.unknown) {
                self.leave_unread(span);
                self.reading.remarks.push(Remark { code: "region-unknown", span });
            }
        }
        self.part(token, PartKind::Level);
        self.draft.level = Some(levels);
        self.draft.unit = unit.filter(|unit| matches!(unit, '省' | '市' | '州' | '盟' | '县' | '旗' | '区'));
        if self.draft.base == Base::Central {
            self.draft.base = Base::None;
        }
    }

    /// Takes what stands unknown before a suffix as the name of the place or body.
    fn take_name(&mut self, with_words: bool) {
        for span in std::mem::take(&mut self.draft.unknown) {
            self.draft.touch(span);
            self.draft.parts.push(Part { span, kind: PartKind::Name, sense: None });
        }
        if with_words && self.draft.base == Base::None {
            // 城关镇, 公安村: words that are part of a name here.
            self.draft.sectors = Default::default();
            self.draft.unlisted = false;
        }
    }

    fn body(&mut self, token: &Token, body: Body, levels: Levels) {
        if body == Body::ZoneAdministration
            && self.draft.has_field()
            && self.draft.place.is_none()
            && token.to - token.from > 3
        {
            // 国有资产监督管理委员会 is a department, 开发区管理委员会 a zone's administration.
            return self.suffix(token, Levels::EMPTY);
        }
        let names_itself = matches!(body, Body::Enterprise | Body::Other | Body::Central);
        if names_itself {
            self.take_name(true);
            self.draft.sectors = Default::default();
            self.draft.unlisted = false;
        }
        self.part(token, PartKind::Body);
        let draft = &mut self.draft;
        let first = self.title.plain[token.from].c;
        let second = self.title.plain.get(token.from + 1).map_or(first, |plain| plain.c);
        if !levels.is_empty() && !names_itself {
            match (first, second) {
                ('省' | '市' | '州' | '盟' | '县' | '旗' | '区' | '地', '委') => draft.unit = Some(first),
                ('行', '署') | ('地', '区') => draft.unit = Some('地'),
                _ => {}
            }
        }
        match body {
            Body::PartyGroup => draft.group = true,
            Body::GovernmentPartyGroup => {
                draft.base = Base::Government;
                draft.group = true;
            }
            Body::PartyCommittee if levels.is_empty() => match draft.base {
                Base::None if draft.has_field() => {
                    draft.base = Base::Department;
                    draft.group = true;
                }
                Base::None | Base::Party | Base::Government => draft.base = Base::Party,
                _ => draft.group = true,
            },
            Body::WorkingCommittee => {
                draft.base = Base::Party;
                draft.small_committee = true;
                if draft.place.is_none() {
                    draft.level = None;
                    draft.unit = None;
                    draft.implied = Some(if levels.is_empty() {
                        [Level::Township, Level::Zone].into_iter().collect()
                    } else {
                        levels
                    });
                }
                return;
            }
            Body::ZoneAdministration => {
                draft.base = Base::Government;
                if draft.place.is_none() {
                    draft.place = Some(Level::Zone);
                }
                return;
            }
            Body::PartyCommittee => {
                draft.base = Base::Party;
                draft.small_committee = matches!(first, '盟' | '地');
            }

            Body::PartyOffice
                if matches!(
                    draft.base,
                    Base::Enterprise | Base::Other | Base::Central | Base::Court | Base::Procuratorate
                ) => {}
            _ => draft.base = body.into(),
        }
        if levels == Levels::one(Level::Township) {
            // 街道办, 办事处, 镇委: what stands unknown before it is the place's name.
            self.take_name(false);
            self.draft.place = Some(Level::Township);
        } else if !levels.is_empty() {
            let narrowed = self.draft.level.map_or(levels, |known| known.intersection(levels));
            self.draft.level = Some(if narrowed.is_empty() { levels } else { narrowed });
        }
    }

    fn suffix(&mut self, token: &Token, levels: Levels) {
        if matches!(self.draft.base, Base::Congress | Base::Cppcc | Base::Enterprise | Base::Other) {
            self.take_name(false);
        }
        self.part(token, PartKind::Department);
        let committee = self.title.plain[token.from].c == '委';
        let draft = &mut self.draft;
        match draft.base {
            Base::None if committee && !draft.has_field() && draft.unknown.is_empty() => draft.base = Base::Party,
            Base::None | Base::Department => {
                draft.base = Base::Department;
                draft.imply(levels);
            }
            Base::Government => {
                if !draft.has_field() {
                    draft.unlisted = true;
                }
                draft.base = Base::Department;
                draft.imply(levels);
            }
            Base::Party if !committee => {
                draft.base = if draft.has_field() { Base::Department } else { Base::PartyOffice };
            }
            _ => {}
        }
    }

    fn mark(&mut self, at: usize, token: &Token, mark: Mark) {
        let span = self.title.span(token.from, token.to);
        match mark {
            Mark::Deputy => {
                self.part(token, PartKind::Modifier);
                self.draft.deputy = true;
            }
            Mark::Qualifier => {
                self.part(token, PartKind::Modifier);
            }
            Mark::Acting | Mark::Seconded => {
                self.acting(at, token, if mark == Mark::Acting { Tenure::Acting } else { Tenure::Seconded })
            }
            Mark::Former | Mark::Designate => {
                if self.draft.is_empty() {
                    self.list_start = self.reading.posts.len();
                }
                self.tenure = if mark == Mark::Former { Tenure::Former } else { Tenure::Designate };
                self.part(token, PartKind::Modifier);
            }
            Mark::Left if self.reading.posts.is_empty() => {
                // 已退休的县长.
                self.tenure = Tenure::Former;
                self.part(token, PartKind::Modifier);
            }
            Mark::Left => {
                let from = self.list_start.min(self.reading.posts.len().saturating_sub(1));
                for post in &mut self.reading.posts[from..] {
                    post.tenure = Tenure::Former;
                    post.parts.push(Part { span, kind: PartKind::Modifier, sense: Some(Sense::Mark(mark)) });
                }
            }
            Mark::Candidate => {
                if let Some(post) = self.reading.posts.last_mut() {
                    post.tenure = Tenure::Designate;
                    post.parts.push(Part { span, kind: PartKind::Modifier, sense: Some(Sense::Mark(mark)) });
                }
            }
            Mark::Current => {
                if self.draft.is_empty() {
                    self.end_list();
                }
            }
            Mark::Placeholder => {
                // 某县: the placeholder takes the place of the unknown name.
                if let Some(known) = self.draft.unknown.last_mut() {
                    *known = known.cover(span);
                }
            }
            Mark::And if self.draft.is_empty() => {}
            Mark::And => {
                // 县委和县政府主要负责人.
                if matches!(self.draft.base, Base::Party | Base::Government)
                    && !self.draft.group
                    && self.tokens.get(at + 1).is_some_and(|next| !matches!(next.kind, Kind::Word(Sense::Suffix(_))))
                {
                    let draft = std::mem::take(&mut self.draft);
                    self.waiting.push(draft);
                }
            }
            Mark::InCharge
            | Mark::Assisting
            | Mark::Liaison
            | Mark::NotInCharge
            | Mark::Separator
            | Mark::Filler
            | Mark::Of
            | Mark::Person => {}
        }
    }

    /// 代县长 stands before its position, 主持工作 mostly after it.
    fn acting(&mut self, at: usize, token: &Token, tenure: Tenure) {
        let position_follows = self.tokens[at + 1..].iter().take_while(|next| !separates(next)).any(is_role);
        if position_follows || self.reading.posts.is_empty() {
            self.part(token, PartKind::Modifier);
            self.draft.tenure = Some(tenure);
            if tenure == Tenure::Acting && self.title.plain[token.from].c == '主' {
                // 主持工作的副局长: presides over the whole.
                self.draft.remarks.push(Remark { code: "presiding", span: self.title.span(token.from, token.to) });
            }
            return;
        }
        let span = self.title.span(token.from, token.to);
        if let Some(post) = self.reading.posts.last_mut() {
            post.tenure = tenure;
            post.span = post.span.cover(span);
            post.parts.push(Part { span, kind: PartKind::Modifier, sense: Some(Sense::Mark(Mark::Acting)) });
            if tenure == Tenure::Acting {
                promote(post);
            }
        }
    }

    fn role(&mut self, at: usize, token: &Token, role: Role, levels: Levels) {
        let text = &self.title.plain[token.from..token.to];
        let unit = text
            .first()
            .map(|plain| plain.c)
            .filter(|_| !levels.is_empty() && matches!(role, Role::GovernmentHead))
            .filter(|c| matches!(c, '省' | '市' | '州' | '盟' | '县' | '旗' | '区' | '专'));
        let unit = unit.map(|unit| if unit == '专' { '地' } else { unit });
        let staff_unit = text
            .first()
            .map(|plain| plain.c)
            .filter(|c| role == Role::Staff && matches!(c, '省' | '市' | '州' | '盟' | '县' | '旗' | '区'));
        if let Some(unit) = staff_unit {
            self.draft.unit = Some(unit);
            self.draft.level = Some(level_of_unit(unit));
        }
        // (正处级) after a post is a rank of the same person, not a post.
        let bracketed = at > 0
            && self.tokens[at - 1].kind == Kind::Open
            && self.tokens.get(at + 1).is_some_and(|next| next.kind == Kind::Close);
        if role == Role::Rank && bracketed && self.draft.is_empty() && !self.reading.posts.is_empty() {
            let span = self.title.span(token.from, token.to);
            if let Some(post) = self.reading.posts.last_mut() {
                post.span = post.span.cover(span);
                post.parts.push(Part { span, kind: PartKind::Modifier, sense: Some(Sense::Role(role, levels)) });
            }
            return;
        }
        // 分管副县长, 分管县长: in charge of something not said.
        if at > 0 && introduces(&self.tokens[at - 1]).is_some() && role == Role::GovernmentHead {
            self.draft.deputy = true;
        }
        self.unit_from_text(text, role);
        self.join_waiting(role, levels, unit);
        self.part(token, PartKind::Position);
        let mut draft = std::mem::take(&mut self.draft);
        for span in std::mem::take(&mut draft.unknown) {
            self.leave_unread(span);
        }
        self.emit(draft, role, levels, unit);
    }

    fn unit_from_text(&mut self, text: &[super::text::Plain], role: Role) {
        let says_deputy = matches!(role, Role::Responsible) && text.iter().any(|plain| matches!(plain.c, '副'))
            || (role == Role::Responsible && text.first().is_some_and(|plain| plain.c == '分'));
        self.draft.deputy |= says_deputy;
    }

    /// 县委、县政府主要负责人: the same position in each body named; otherwise what waited is taken in.
    fn join_waiting(&mut self, role: Role, levels: Levels, unit: Option<char>) {
        let waiting = std::mem::take(&mut self.waiting);
        let shares = matches!(role, Role::Principal | Role::Responsible | Role::GroupMember);
        for draft in waiting {
            let is_body = matches!(draft.base, Base::Party | Base::Government);
            if shares && is_body && matches!(self.draft.base, Base::Party | Base::Government) {
                let mut draft = draft;
                draft.deputy |= self.draft.deputy;
                let at_end = std::mem::take(&mut self.draft);
                self.emit(draft, role, levels, unit);
                self.draft = at_end;
            } else if draft.has_field() && self.draft.base == Base::Department && draft.base != Base::Party {
                // 农业农村、水利局局长.
                self.draft.sectors = self.draft.sectors.union(draft.sectors);
                self.draft.unlisted |= draft.unlisted;
                self.take_in(draft);
            } else if draft.only_region() && draft.place.is_none() {
                // Handed on as context already.
            } else if is_body && !draft.has_field() {
                self.take_in(draft);
            } else {
                self.give_up(&draft);
            }
        }
    }

    fn take_in(&mut self, waited: Draft) {
        if let Some(span) = waited.span {
            self.draft.touch(span);
        }
        if self.draft.trail.regions.is_empty() && self.draft.level.is_none() {
            self.draft.trail = waited.trail;
            self.draft.level = waited.level;
            self.draft.unit = waited.unit;
        }
        self.draft.parts.splice(0..0, waited.parts);
        for span in waited.unknown {
            self.leave_unread(span);
        }
    }

    fn emit(&mut self, draft: Draft, role: Role, levels: Levels, unit: Option<char>) {
        if role == Role::BothPrincipals {
            for base in [Base::Party, Base::Government] {
                let mut one = draft.clone();
                one.base = base;
                self.emit(one, Role::Principal, levels, unit);
            }
            return;
        }
        let span = draft.span.unwrap_or_default();
        let portfolio = draft.portfolio.clone();
        let presiding = draft.remarks.iter().any(|remark| remark.code == "presiding");
        let before = self.contexts.last();
        let mut resolved = resolve::post(role, levels, unit, draft, before, self.tenure, span);
        resolved.post.remarks.retain(|remark| remark.code != "presiding");
        if let Some(portfolio) = portfolio {
            portfolio.give(&mut resolved.post);
        }
        if presiding {
            promote(&mut resolved.post);
        }
        let index = self.reading.posts.len();
        self.forward(index, &resolved);
        if resolved.level_unstated {
            self.loose_levels.push(index);
        }
        if resolved.organ_unstated {
            self.loose_organs.push(index);
        }
        self.reading.posts.push(resolved.post);
        self.contexts.push(resolved.context);
    }

    /// What earlier posts left to this one: 常委、副县长; 党组成员、副局长.
    fn forward(&mut self, index: usize, resolved: &resolve::Resolved) {
        if !resolved.level_unstated && !matches!(resolved.post.organ, Organ::Central) {
            for loose in std::mem::take(&mut self.loose_levels) {
                let post = &mut self.reading.posts[loose];
                let narrowed = post.levels.intersection(resolved.post.levels);
                if !narrowed.is_empty() {
                    post.levels = narrowed;
                    post.regions.clone_from(&resolved.post.regions);
                    let small = narrowed.iter().all(|level| matches!(level, Level::Township | Level::Zone));
                    if small && post.organ == Organ::Party && post.position == Position::Member {
                        post.membership = crate::decide::Tri::Yes;
                    }
                }
            }
        }
        for loose in std::mem::take(&mut self.loose_organs) {
            if loose + 1 != index {
                continue;
            }
            let post = &mut self.reading.posts[loose];
            if matches!(resolved.post.organ, Organ::Department | Organ::EcologyDepartment) {
                let was_member = matches!(post.position, Position::Member | Position::Other);
                post.organ = resolved.post.organ;
                post.sectors = resolved.post.sectors;
                post.unlisted = resolved.post.unlisted;
                post.position = if was_member { Position::Member } else { Position::Head };
                post.party_group = false;
            }
        }
    }

    fn finish(&mut self) {
        self.end_draft();
        for draft in std::mem::take(&mut self.waiting) {
            self.give_up(&draft);
        }
        let unread = &mut self.reading.unread;
        unread.sort_unstable();
        unread.dedup();
        for post in &self.reading.posts {
            if post.levels.is_empty() {
                debug_assert!(false, "a post without a level");
            }
        }
    }
}

/// The levels a level's character stands for.
fn level_of_unit(unit: char) -> Levels {
    match unit {
        '省' => Levels::one(Level::Province),
        '市' => Levels::COUNTY_UP,
        '州' | '盟' => Levels::one(Level::Prefecture),
        _ => Levels::one(Level::County),
    }
}

/// One who presides holds the principal's or head's place.
fn promote(post: &mut Post) {
    post.position = match post.position {
        Position::Deputy => Position::Principal,
        Position::DeputyHead => Position::Head,
        other => other,
    };
}
