//! A position ends a post: what waited is joined, the post resolved, and handed on.

use super::*;

impl Assembler<'_> {
    pub(super) fn role(&mut self, at: usize, token: &Token, role: Role, levels: Levels) {
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
        if role == Role::VillageHead {
            self.take_name(true);
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

    fn unit_from_text(&mut self, text: &[super::super::text::Plain], role: Role) {
        let says_deputy = matches!(role, Role::Responsible) && text.iter().any(|plain| matches!(plain.c, '副'))
            || (role == Role::Responsible && text.first().is_some_and(|plain| plain.c == '分'));
        self.draft.deputy |= says_deputy;
    }

    /// 县委、县政府主要负责人: the same position in each body named; otherwise what waited is taken in.
    fn join_waiting(&mut self, role: Role, levels: Levels, unit: Option<char>) {
        let waiting = std::mem::take(&mut self.waiting);
        let shares = matches!(role, Role::Principal | Role::Responsible | Role::GroupMember);
        let of_body = matches!(
            role,
            Role::Secretary
                | Role::DepartmentHead
                | Role::Chair
                | Role::GroupMember
                | Role::Principal
                | Role::Responsible
                | Role::UnitHead
        );
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
            } else if draft.has_field() && draft.base == Base::Department && self.draft.base == Base::None && of_body {
                // 单位:县水利局 职务:党组书记、局长.
                self.draft.base = Base::Department;
                self.draft.sectors = draft.sectors;
                self.draft.unlisted = draft.unlisted;
                self.draft.branch = draft.branch;
                self.draft.implied = draft.implied;
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
        let names_more = self.draft.trail.regions.is_empty() && !waited.trail.regions.is_empty();
        if names_more || (self.draft.trail.regions.is_empty() && self.draft.level.is_none()) {
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
        match portfolio {
            Some(portfolio) if resolved.post.takes_portfolio() => portfolio.give(&mut resolved.post),
            // 分管生态环境的区政府党组成员、副区长: it may be a later post's.
            Some(portfolio) => self.pending = *portfolio,
            None => {}
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
