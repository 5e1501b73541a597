//! Tokens → posts: chunk by chunk, each post taking from the one before what it does not say itself.

mod marks;
mod portfolio;
mod position;
mod words;

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
pub(super) fn assemble(lexicon: &'static Lexicon, title: &Title<'_>, tokens: Vec<Token>) -> Reading {
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
        signs: Vec::new(),
    };
    assembler.run();
    assembler.reading
}

struct Assembler<'a> {
    lexicon: &'static Lexicon,
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
    /// Digits and stars passed over.
    signs: Vec<Span>,
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
        // 牵头领导: is a label, 分管: begins a portfolio.
        let named = self.tokens[from..to].iter().any(is_role);
        colon
            && self.tokens[from..to].iter().all(|token| match token.kind {
                Kind::Word(
                    Sense::Role(Role::Principal | Role::Responsible, _)
                    | Sense::Mark(Mark::Filler | Mark::Person | Mark::Current)
                    | Sense::Field(_),
                ) => true,
                Kind::Word(Sense::Mark(Mark::InCharge)) => named,
                Kind::Unknown | Kind::Sign => from + 1 < to,
                _ => false,
            })
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

    fn finish(&mut self) {
        self.end_draft();
        for draft in std::mem::take(&mut self.waiting) {
            self.give_up(&draft);
        }
        if self.reading.posts.is_empty() {
            // Beside no post a name is not a name.
            let names = self.reading.remarks.iter().filter(|remark| remark.code == "person-name");
            self.reading.unread.extend(names.map(|remark| remark.span));
            self.reading.remarks.retain(|remark| remark.code != "person-name");
        }
        let unread = &mut self.reading.unread;
        if unread.is_empty() && self.reading.posts.is_empty() {
            unread.append(&mut self.signs);
        }
        unread.sort_unstable();
        unread.dedup();
        for post in &self.reading.posts {
            if post.levels.is_empty() {
                debug_assert!(false, "a post without a level");
            }
        }
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
