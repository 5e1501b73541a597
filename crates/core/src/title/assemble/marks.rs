//! The small words: 副, 代, 原, 和 and their like.

use super::*;

impl Assembler<'_> {
    pub(super) fn mark(&mut self, at: usize, token: &Token, mark: Mark) {
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
}
