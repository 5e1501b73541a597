//! Persons' names beside the post: set aside, so that they do not spoil the reading.

use super::sense::{Mark, Sense};
use super::text::Plain;
use super::token::{Kind, Token};
use super::words::Lexicon;

/// What ends a name.
fn ends(token: Option<&Token>) -> bool {
    token.is_none_or(|token| {
        token.gap
            || matches!(token.kind, Kind::Open | Kind::Close | Kind::Comma | Kind::Break | Kind::Word(Sense::Role(..)))
            || matches!(
                token.mark(),
                Some(
                    Mark::Person
                        | Mark::Deputy
                        | Mark::Separator
                        | Mark::InCharge
                        | Mark::Assisting
                        | Mark::Current
                        | Mark::Acting
                )
            )
    })
}

fn left_out(token: &Token) -> bool {
    token.kind == Kind::Sign || token.mark() == Some(Mark::Placeholder)
}

/// How many tokens from the start of these are a person's name: 0 where they are none.
pub(super) fn name(lexicon: &Lexicon, text: &[Plain], tokens: &[Token]) -> usize {
    let Some(first) = tokens.first() else { return 0 };
    let surname = lexicon.surname(&text[first.from..]);
    if surname == 0 {
        return 0;
    }
    let length = first.to - first.from;
    // 王某某, 任某, 李**: a surname and signs that stand for the rest.
    if length == surname && tokens.get(1).is_some_and(left_out) {
        return 1 + tokens[1..].iter().take_while(|token| left_out(token)).count();
    }
    // 王伟, 欧阳建国.
    if first.kind == Kind::Unknown && (surname + 1..=surname + 2).contains(&length) && ends(tokens.get(1)) {
        // 蓝鲸部部长: an unknown department rather than a name.
        let of_department = matches!(text[first.to - 1].c, '部' | '局' | '办' | '厅' | '处' | '科' | '所' | '站');
        let holds_office = |next: &Token| !next.gap && matches!(next.kind, Kind::Word(Sense::Role(..)));
        return usize::from(!(of_department && tokens.get(1).is_some_and(holds_office)));
    }
    // 李海洋, 王 伟: the rest of the name is itself a word, or stands apart.
    let starts_like_one = first.kind == Kind::Unknown && length <= surname + 1;
    let rest = tokens
        .get(1)
        .filter(|rest| matches!(rest.kind, Kind::Unknown | Kind::Stem | Kind::Word(Sense::Field(_) | Sense::Mark(_))));
    if starts_like_one && rest.is_some_and(|rest| rest.to - first.from <= surname + 2 && ends(tokens.get(2))) {
        return 2;
    }
    // 江山: a name that is also a place's, at the end.
    if first.kind == Kind::Stem
        && length <= surname + 2
        && tokens.get(1).is_none_or(|next| matches!(next.kind, Kind::Close | Kind::Comma | Kind::Break))
    {
        return 1;
    }
    0
}
