//! Text → tokens: of all ways to cut the text into known words, the one that leaves least unread and reads best.

use super::sense::{Body, Mark, Sense};
use super::text::{Plain, Title};
use super::words::{Found, Lexicon, RegionId};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word of the lexicon.
    Word(Sense),
    /// A region's full name: its namesakes.
    Region { first: RegionId, count: u16 },
    /// A region's name without its suffix.
    Stem,
    /// ( after evening out.
    Open,
    /// )
    Close,
    /// 、 between posts or parts of a portfolio.
    Comma,
    /// , ; : and other stronger breaks.
    Break,
    /// Digits, letters, stars: a name left out, a number.
    Sign,
    /// Not known.
    Unknown,
}

/// A token: plain characters `from..to`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether blanks stood before it.
    pub(super) gap: bool,
}

impl Token {
    pub(super) fn mark(&self) -> Option<Mark> {
        match self.kind {
            Kind::Word(Sense::Mark(mark)) => Some(mark),
            _ => None,
        }
    }
}

/// How tokens bind to their neighbours.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Bond {
    Break,
    Region,
    Stem,
    Level,
    Field,
    Noun,
    Role,
    Mark,
    Unknown,
}

fn bond(kind: Kind) -> Bond {
    match kind {
        Kind::Region { .. } => Bond::Region,
        Kind::Stem => Bond::Stem,
        Kind::Word(Sense::Level(_)) => Bond::Level,
        Kind::Word(Sense::Field(_) | Sense::Several(_)) => Bond::Field,
        Kind::Word(Sense::Role(..)) => Bond::Role,
        Kind::Word(Sense::Mark(_)) => Bond::Mark,
        Kind::Word(_) => Bond::Noun,
        Kind::Unknown | Kind::Sign => Bond::Unknown,
        Kind::Open | Kind::Close | Kind::Comma | Kind::Break => Bond::Break,
    }
}

/// The cost of one token after another: what real titles do not do.
fn pair(before: Bond, kind: Kind) -> u32 {
    let after = bond(kind);
    match (before, after) {
        // A region without its suffix stands before a level, a body, a department or a lower region.
        (Bond::Stem, Bond::Level | Bond::Noun | Bond::Field | Bond::Region | Bond::Stem) => 0,
        // 公安县 is a region, not 公安 and 县.
        (Bond::Field, Bond::Level) => 10,
        (Bond::Field, Bond::Noun) if matches!(kind, Kind::Word(Sense::Body(Body::PartyCommittee, levels)) if !levels.is_empty()) => {
            10
        }
        (Bond::Stem, Bond::Role) => {
            u32::from(!matches!(kind, Kind::Word(Sense::Role(super::sense::Role::GovernmentHead, _)))) * 30
        }
        (Bond::Stem, Bond::Mark)
            if matches!(kind, Kind::Word(Sense::Mark(Mark::Deputy | Mark::Qualifier | Mark::Acting))) =>
        {
            20
        }
        (Bond::Stem, _) => 30,
        (Bond::Level, Bond::Region | Bond::Stem) => 15,
        (Bond::Unknown, Bond::Stem) => 25,
        (Bond::Unknown, Bond::Region) => 10,
        (Bond::Role, Bond::Stem) => 12,
        // 苏州长风公司: not 苏 and 州长.
        (Bond::Unknown, Bond::Role)
            if matches!(kind, Kind::Word(Sense::Role(super::sense::Role::GovernmentHead, _))) =>
        {
            36
        }
        // A department's suffix follows its name.
        (Bond::Break | Bond::Role | Bond::Mark, Bond::Noun) if matches!(kind, Kind::Word(Sense::Suffix(_))) => 12,
        _ => 0,
    }
}

fn sign(c: char) -> Option<Kind> {
    Some(match c {
        '(' => Kind::Open,
        ')' => Kind::Close,
        '、' => Kind::Comma,
        ',' | ';' | ':' => Kind::Break,
        '0'..='9'
        | 'a'..='z'
        | 'A'..='Z'
        | '*'
        | '×'
        | '○'
        | '〇'
        | '□'
        | '_'
        | '-'
        | '#'
        | '%'
        | '^'
        | '~'
        | '='
        | '@'
        | '$'
        | '✕'
        | '△'
        | '◯'
        | '●'
        | '■'
        | '※'
        | '①'..='⑳' => Kind::Sign,
        _ => return None,
    })
}

/// The cheapest way to have read the text up to a place, ending with a token that binds in one way.
#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    kind: Kind,
    bond: Bond,
    /// Where its token begins.
    from: u16,
    /// The step before it.
    before: u16,
    /// The next step that ends at the same place.
    next: u16,
}

/// No step. A title is so short, and the ways a token can bind so few, that steps are numbered in two bytes.
const NONE: u16 = u16::MAX;

/// All steps, as lists by the place where they end: mostly one or two a place.
struct Lattice {
    steps: Vec<Step>,
    heads: Vec<u16>,
}

impl Lattice {
    fn new(length: usize) -> Self {
        let mut heads = vec![NONE; length + 1];
        heads[0] = 0;
        let mut steps = Vec::with_capacity(length * 3 + 1);
        steps.push(Step { cost: 0, kind: Kind::Break, bond: Bond::Break, from: 0, before: NONE, next: NONE });
        Self { steps, heads }
    }

    /// The steps that end at a place, with their numbers.
    fn ending(&self, at: usize) -> impl Iterator<Item = (u16, &Step)> {
        let step = |number: u16| self.steps.get(number as usize).map(|step| (number, step));
        std::iter::successors(step(self.heads[at]), move |(_, last)| step(last.next))
    }

    /// Offers a token after whatever ends where it begins; kept if it is the cheapest of its bond.
    fn offer(&mut self, from: usize, to: usize, kind: Kind, cost: u32) {
        let reached = self.ending(from).map(|(number, step)| (step.cost + cost + pair(step.bond, kind), number));
        let Some((cost, before)) = reached.min_by_key(|(cost, _)| *cost) else { return };
        let bond = bond(kind);
        let known = self.ending(to).find(|(_, step)| step.bond == bond).map(|(number, step)| (number, step.cost));
        match known {
            Some((_, cheaper)) if cheaper <= cost => {}
            Some((number, _)) => {
                let step = &mut self.steps[number as usize];
                *step = Step { cost, kind, bond, from: from as u16, before, next: step.next };
            }
            None => {
                let number = self.steps.len() as u16;
                self.steps.push(Step { cost, kind, bond, from: from as u16, before, next: self.heads[to] });
                self.heads[to] = number;
            }
        }
    }

    /// The tokens of the cheapest way through the whole text.
    fn cheapest(&self, text: &[Plain]) -> Vec<Token> {
        let ends = self.ending(text.len()).min_by_key(|(_, step)| (step.cost, step.bond as u8));
        let mut at = ends.map_or(NONE, |(number, _)| number);
        let mut to = text.len();
        let mut out = Vec::with_capacity(text.len() / 2 + 1);
        while let Some(step) = self.steps.get(at as usize).filter(|_| to > 0) {
            let from = step.from as usize;
            out.push(Token { kind: step.kind, from, to, gap: text[from].gap });
            (at, to) = (step.before, from);
        }
        out.reverse();
        out
    }
}

/// Cuts the text into tokens.
pub(super) fn tokens(lexicon: &Lexicon, title: &Title<'_>) -> Vec<Token> {
    let text = &title.plain;
    let mut lattice = Lattice::new(text.len());
    for from in 0..text.len() {
        if lattice.heads[from] == NONE {
            continue;
        }
        if let Some(kind) = sign(text[from].c) {
            lattice.offer(from, from + 1, kind, if kind == Kind::Sign { 30 } else { 0 });
            continue;
        }
        lattice.offer(from, from + 1, Kind::Unknown, 40);
        lexicon.at(&text[from..], |length, found| {
            let to = from + length;
            let gaps = text[from + 1..to].iter().filter(|plain| plain.gap).count() as u32;
            let single = if length == 1 { 3 } else { 0 };
            match found {
                Found::Word(sense) => lattice.offer(from, to, Kind::Word(sense), 10 + single + gaps),
                Found::Region { first, count } => {
                    lattice.offer(from, to, Kind::Region { first, count }, 9 + gaps * 4);
                }
                Found::Stem => lattice.offer(from, to, Kind::Stem, 14 + gaps * 6),
            }
        });
    }
    let mut tokens = lattice.cheapest(text);
    join_unknown(&mut tokens);
    free_place_names(lexicon, text, &mut tokens);
    tokens
}

/// 宁海县长街镇 is 宁海县 and 长街镇: a head of government is not followed at once by the end of a place's name.
fn free_place_names(lexicon: &Lexicon, text: &[Plain], tokens: &mut [Token]) {
    let is_head = |token: &Token| {
        matches!(token.kind, Kind::Word(Sense::Role(super::sense::Role::GovernmentHead, _)))
            && token.to - token.from == 2
            && !token.gap
    };
    let is_place = |token: &Token| !token.gap && matches!(token.kind, Kind::Word(Sense::Place(_)));
    let goes_on = |token: &Token| !token.gap && bond(token.kind) != Bond::Break;
    for at in 1..tokens.len().saturating_sub(2) {
        if tokens[at - 1].kind != Kind::Stem || !is_head(&tokens[at]) {
            continue;
        }
        let named = tokens[at + 1].kind == Kind::Unknown && !tokens[at + 1].gap;
        let place = if named { at + 2 } else { at + 1 };
        let inside = tokens.get(place).is_some_and(is_place) && tokens.get(place + 1).is_some_and(goes_on);
        let (from, to) = (tokens[at - 1].from, tokens[at].from + 1);
        let Some(region) = lexicon.region_at(&text[from..to]).filter(|_| inside) else { continue };
        tokens[at - 1] = Token { kind: region, to, ..tokens[at - 1] };
        tokens[at] = Token { kind: Kind::Unknown, from: to, ..tokens[at] };
    }
}

/// Neighbouring unknown characters are one unknown word.
fn join_unknown(tokens: &mut Vec<Token>) {
    tokens.dedup_by(|token, last| {
        let joins = last.kind == token.kind && matches!(token.kind, Kind::Unknown | Kind::Sign) && !token.gap;
        if joins {
            last.to = token.to;
        }
        joins
    });
}
