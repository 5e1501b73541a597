//! Portfolios as they stand in the text: after 分管, in brackets, before the post.

use super::*;

impl Assembler<'_> {
    /// Whether a chunk after 分管… still belongs to the portfolio.
    pub(super) fn portfolio_goes_on(&self, tokens: &[Token], has_role: bool) -> bool {
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
    pub(super) fn portfolio_chunk(&mut self, verb: usize, to: usize) {
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
        self.pending.span = Some(self.pending.span.map_or(span, |known| known.cover(span)));
        self.portfolio_note(mark, &self.tokens[verb]);
        let from = if mark == Mark::Assisting { self.past_the_assisted(verb + 1, to) } else { verb + 1 };
        self.portfolio_tokens(from, to);
    }

    /// 协助常务副县长分管安全生产: who is assisted is no post of this person.
    fn past_the_assisted(&self, from: usize, to: usize) -> usize {
        let verb = &self.tokens[from - 1];
        let tokens = &self.tokens[from..to];
        let Some(role) = tokens.iter().position(is_role).filter(|_| verb.to - verb.from == 2) else { return from };
        if self.title.plain[verb.from + 1].c != '助' || tokens[..role].iter().any(|token| introduces(token).is_some())
        {
            return from;
        }
        let then = tokens[role..].iter().position(|token| introduces(token).is_some()).map(|then| role + then);
        let last = tokens[..then.unwrap_or(role + 1)].iter().rposition(is_role).unwrap_or(role);
        from + then.unwrap_or(last + 1)
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

    pub(super) fn portfolio_tokens(&mut self, from: usize, to: usize) {
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
                self.draft.portfolio = Some(Box::new(collected));
                self.posts(at, to);
                return;
            }
            let token = tokens[0];
            if token.mark() == Some(Mark::Of) && tokens[1..].iter().any(is_role) {
                let collected = std::mem::take(&mut self.pending);
                self.under = None;
                self.bracket_portfolio = false;
                self.draft.portfolio = Some(Box::new(collected));
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
            if self.pending.take(self.lexicon, self.title, &token, under) {
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
    pub(super) fn end_portfolio(&mut self) {
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
                self.draft.portfolio = Some(Box::new(portfolio));
            }
            None => {}
        }
    }

    /// 党组书记、局长(县生态环境局): the bracket names the department of the posts before it. Whether it did.
    fn department_of_posts(&mut self, from: usize, to: usize) -> bool {
        let tokens = &self.tokens[from..to];
        let names_one = tokens.iter().all(|token| {
            matches!(
                token.kind,
                Kind::Region { .. }
                    | Kind::Stem
                    | Kind::Word(
                        Sense::Level(_) | Sense::Field(_) | Sense::Several(_) | Sense::Fused(_) | Sense::Suffix(_)
                    )
            )
        }) && tokens
            .last()
            .is_some_and(|token| matches!(token.kind, Kind::Word(Sense::Suffix(_) | Sense::Fused(_))));
        let unnamed = |post: &Post| post.organ == Organ::Department && post.matters().is_empty();
        if !names_one || !self.reading.posts[self.list_start..].iter().any(unnamed) {
            return false;
        }
        for at in from..to {
            let token = self.tokens[at];
            self.token(at, &token);
        }
        let department = std::mem::take(&mut self.draft);
        let list = self.list_start;
        for (post, context) in self.reading.posts[list..].iter_mut().zip(&mut self.contexts[list..]) {
            if unnamed(post) {
                resolve::name_department(&department, post, context);
            }
        }
        true
    }

    /// A bracket without a position: a portfolio, a second name, a level, a state of tenure. Whether it was taken.
    pub(super) fn bracket(&mut self, from: usize, to: usize) -> bool {
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
        if self.department_of_posts(from, to) {
            return true;
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
}
