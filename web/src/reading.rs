//! The title cut into what was read, what was not, and what lies between.

use zeren_core::answer::Answer;
use zeren_core::title::Span;

/// A stretch of the title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// Read as this.
    Read(String, &'static str),
    /// Not read.
    Unread(String),
    /// Signs and blanks.
    Between(String),
}

/// The whole title in stretches, in order, every character once.
pub(crate) fn stretches(answer: &Answer<'_>) -> Vec<Stretch> {
    let chars: Vec<char> = answer.title.unwrap_or("").chars().collect();
    let read = answer.trace.iter().flat_map(|post| &post.read).map(|part| (part.span, Some(part.read_as)));
    let mut parts: Vec<(Span, Option<&'static str>)> = Vec::new();
    for part in read.chain(answer.unread.iter().map(|unread| (unread.span, None))) {
        // In order; they are few.
        parts.insert(parts.partition_point(|known| known.0 <= part.0), part);
    }
    let mut out = Vec::with_capacity(parts.len() * 2);
    let mut at = 0;
    let cut = |from: usize, to: usize| chars.get(from..to).unwrap_or(&[]).iter().collect::<String>();
    for (span, read_as) in parts {
        let (start, end) = (span.start as usize, span.end as usize);
        if start < at {
            continue;
        }
        if start > at {
            out.push(Stretch::Between(cut(at, start)));
        }
        out.push(read_as.map_or_else(|| Stretch::Unread(cut(start, end)), |word| Stretch::Read(cut(start, end), word)));
        at = end;
    }
    if at < chars.len() {
        out.push(Stretch::Between(cut(at, chars.len())));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ask, route::Lookup};
    use zeren_core::model::Lang;

    fn of(title: &str) -> Vec<Stretch> {
        let lookup = Lookup::of(title);
        let answer = ask::post(&lookup, None, Lang::Zh).expect("typed").expect("readable");
        stretches(&answer)
    }

    #[test]
    fn every_character_stands_once() {
        for title in ["县委副书记、县长", "副市长(分管生态环境、住建)", "某某县胡说局局长", "xyz", "原市长 张三"]
        {
            let whole: String = of(title)
                .into_iter()
                .map(|stretch| match stretch {
                    Stretch::Read(text, _) | Stretch::Unread(text) | Stretch::Between(text) => text,
                })
                .collect();
            assert_eq!(whole, title);
        }
    }

    #[test]
    fn what_was_not_read_is_told() {
        assert!(of("县胡说局局长").contains(&Stretch::Unread("胡说".into())));
        assert_eq!(of("县长"), [Stretch::Read("县长".into(), "行政首长")]);
    }
}
