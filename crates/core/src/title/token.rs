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
const BONDS: usize = 9;

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

#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    kind: Kind,
    from: u32,
    bond: u8,
}

/// Cuts the text into tokens.
pub(super) fn tokens(lexicon: &Lexicon, title: &Title<'_>) -> Vec<Token> {
    let text = &title.plain;
    // best[i][b]: the cheapest way to have read the first i characters, ending with a token that binds like b.
    let mut best: Vec<[Option<Step>; BONDS]> = vec![[None; BONDS]; text.len() + 1];
    best[0][Bond::Break as usize] = Some(Step { cost: 0, kind: Kind::Break, from: 0, bond: 0 });
    for from in 0..text.len() {
        let here = best[from];
        if here.iter().all(Option::is_none) {
            continue;
        }
        let mut offer = |length: usize, kind: Kind, cost: u32| {
            let mut chosen: Option<(u32, u8)> = None;
            for (bond, step) in (0u8..).zip(&here) {
                if let Some(step) = step {
                    let total = step.cost + cost + pair(BOND[bond as usize], kind);
                    if chosen.is_none_or(|(known, _)| total < known) {
                        chosen = Some((total, bond));
                    }
                }
            }
            if let Some((cost, before)) = chosen {
                let slot = &mut best[from + length][bond(kind) as usize];
                if slot.is_none_or(|known| cost < known.cost) {
                    *slot = Some(Step { cost, kind, from: from as u32, bond: before });
                }
            }
        };
        if let Some(kind) = sign(text[from].c) {
            offer(1, kind, if kind == Kind::Sign { 30 } else { 0 });
            continue;
        }
        offer(1, Kind::Unknown, 40);
        lexicon.at(&text[from..], |length, found| {
            let gaps = text[from + 1..from + length].iter().filter(|plain| plain.gap).count() as u32;
            let single = if length == 1 { 3 } else { 0 };
            match found {
                Found::Word(sense) => offer(length, Kind::Word(sense), 10 + single + gaps),
                Found::Region { first, count } => offer(length, Kind::Region { first, count }, 9 + gaps * 4),
                Found::Stem => offer(length, Kind::Stem, 14 + gaps * 6),
            }
        });
    }
    trace_back(text, &best)
}

const BOND: [Bond; BONDS] = [
    Bond::Break,
    Bond::Region,
    Bond::Stem,
    Bond::Level,
    Bond::Field,
    Bond::Noun,
    Bond::Role,
    Bond::Mark,
    Bond::Unknown,
];

fn trace_back(text: &[Plain], best: &[[Option<Step>; BONDS]]) -> Vec<Token> {
    let mut out = Vec::new();
    let mut at = text.len();
    let ends = best[at].iter().enumerate().filter_map(|(bond, step)| step.map(|step| (step.cost, bond)));
    let Some((_, mut bond)) = ends.min() else { return out };
    while at > 0 {
        let Some(step) = best[at][bond] else { break };
        let from = step.from as usize;
        out.push(Token { kind: step.kind, from, to: at, gap: text[from].gap });
        (at, bond) = (from, step.bond as usize);
    }
    out.reverse();
    join_unknown(out)
}

/// Neighbouring unknown characters are one unknown word.
fn join_unknown(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        match out.last_mut() {
            Some(last) if last.kind == token.kind && matches!(token.kind, Kind::Unknown | Kind::Sign) && !token.gap => {
                last.to = token.to
            }
            _ => out.push(token),
        }
    }
    out
}
