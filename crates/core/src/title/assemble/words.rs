//! What each word outside a portfolio adds to the post in the making: regions, levels, bodies, fields, suffixes.

use super::*;

impl Assembler<'_> {
    pub(super) fn region(&mut self, token: &Token, regions: Vec<Region>, stem: bool) {
        self.part(token, PartKind::Region);
        let zone = regions.iter().all(|region| region.level() == Level::Zone);
        self.draft.trail.down(regions, stem);
        self.draft.level = None;
        self.draft.unit = None;
        if zone {
            self.draft.place = Some(Level::Zone);
        }
    }

    /// X县, ××市 stand for a name left out; digits number a list.
    pub(super) fn sign(&mut self, at: usize, token: &Token) {
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
        let span = self.title.span(token.from, token.to);
        if stands_in || (before_place && text.len() <= 2) {
            self.signs.push(span);
        } else {
            self.leave_unread(span);
        }
    }

    pub(super) fn word(&mut self, at: usize, token: &Token, sense: Sense) {
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
                self.lexicon.compound(compound).iter().for_each(|&field| self.field(field));
            }
            Sense::Suffix(levels) => self.suffix(token, levels),
            Sense::Branch => {
                self.part(token, PartKind::Department);
                if self.draft.base != Base::Central {
                    self.draft.branch = true;
                    self.draft.base = Base::Department;
                }
                self.draft.unknown.clear();
            }
            Sense::Unit => {
                self.name_unit(at, token);
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
    }

    /// 质量安全监督站: what stands unknown right before a unit of a department is the unit's name.
    fn name_unit(&mut self, at: usize, token: &Token) {
        let named = at > 0 && self.tokens[at - 1].kind == Kind::Unknown && !token.gap && self.draft.base != Base::None;
        if named && let Some(span) = self.draft.unknown.pop() {
            self.draft.parts.push(Part { span, kind: PartKind::Name, sense: None });
        }
    }

    /// Takes what stands unknown before a suffix as the name of the place or body.
    pub(super) fn take_name(&mut self, with_words: bool) {
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
        let draft = &self.draft;
        if body == Body::Government && draft.base == Base::Party && !draft.group && !draft.has_field() {
            self.side_by_side();
        }
        let names_itself = matches!(body, Body::Enterprise | Body::Other | Body::OtherParty | Body::Central);
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
            Body::PartyCommittee if draft.base == Base::OtherParty => {}
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

    /// 县委县政府主要领导: two bodies side by side; the first ends with its own word, the second begins with its level.
    fn side_by_side(&mut self) {
        let covering = |parts: &[Part]| parts.iter().map(|part| part.span).reduce(Span::cover);
        let mut first = self.draft.clone();
        let own = first.parts.iter().rposition(|part| part.kind == PartKind::Body).map_or(0, |body| body + 1);
        self.draft.parts = first.parts.split_off(own);
        self.draft.span = covering(&self.draft.parts);
        first.span = covering(&first.parts);
        self.waiting.push(first);
    }

    fn suffix(&mut self, token: &Token, levels: Levels) {
        if matches!(self.draft.base, Base::Congress | Base::Cppcc | Base::Enterprise | Base::Other) {
            self.take_name(false);
        }
        let committee = self.title.plain[token.from].c == '委';
        let draft = &self.draft;
        if committee && draft.base == Base::None && !draft.has_field() && draft.unknown.is_empty() {
            // 昆山市委: the region's own committee.
            let party = Token { kind: Kind::Word(Sense::Body(Body::PartyCommittee, Levels::EMPTY)), ..*token };
            self.part(&party, PartKind::Body);
            self.draft.base = Base::Party;
            // 阿拉善盟委委员, 喀什地委委员: of a league or prefecture all members lead.
            let named = |region: &Region| region.name.ends_with('盟') || region.name.ends_with("地区");
            self.draft.small_committee =
                !self.draft.trail.regions.is_empty() && self.draft.trail.regions.iter().all(named);
            return;
        }
        self.part(token, PartKind::Department);
        let draft = &mut self.draft;
        match draft.base {
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
}
