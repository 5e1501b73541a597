//! Small cuts of text for showing: runs of one script, the sentence around a quote.

/// Whether a character is Chinese: Han or the punctuation set with it.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff65}')
}

/// Chinese text with the punctuation of Chinese print; the source was received with half-width signs.
pub(crate) fn typeset(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len() + 16);
    let mut brackets = Vec::new();
    for (at, &c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| chars[at]);
        let after = chars.get(at + 1).copied().is_some_and(is_chinese);
        let inside = before.map_or(after, |c| is_chinese(c) || matches!(c, '”' | ')') || (c == ']' && after));
        out.push(match c {
            ',' if inside => '\u{ff0c}',
            ';' if inside => '\u{ff1b}',
            ':' if inside => '\u{ff1a}',
            '?' if inside => '\u{ff1f}',
            '(' => {
                let wide = after || before.is_some_and(is_chinese);
                brackets.push(wide);
                if wide { '\u{ff08}' } else { c }
            }
            ')' if brackets.pop().unwrap_or(inside) => '\u{ff09}',
            c => c,
        });
    }
    out
}

/// The text cut into runs: whether Chinese, and the run. Only words with Han in them are Chinese.
pub(crate) fn runs(text: &str) -> Vec<(bool, &str)> {
    let mut out: Vec<(bool, &str)> = Vec::new();
    let mut start = 0;
    let mut current = None;
    for (at, c) in text.char_indices() {
        let chinese = is_chinese(c);
        if current.is_some_and(|known| known != chinese) {
            out.push((!chinese, &text[start..at]));
            start = at;
        }
        current = Some(chinese);
    }
    out.extend(current.map(|chinese| (chinese, &text[start..])));
    out
}

/// A paragraph cut around a quote: the rest of its sentence before, the quote, the rest of the sentence after.
pub(crate) fn around<'a>(paragraph: &'a str, quote: &str) -> (&'a str, &'a str) {
    let ends = ['。', ';', '?', '!', '\u{ff1b}'];
    let Some(at) = paragraph.find(quote) else { return ("", "") };
    let end = at + quote.len();
    let start =
        paragraph[..at].rfind(ends).map_or(0, |end| end + paragraph[end..].chars().next().map_or(0, char::len_utf8));
    let stop = if quote.ends_with(ends) {
        end
    } else {
        paragraph[end..].find(ends).map_or(paragraph.len(), |stop| {
            end + stop + paragraph[end + stop..].chars().next().map_or(0, char::len_utf8)
        })
    };
    (&paragraph[start..at], &paragraph[end..stop])
}

#[cfg(test)]
mod tests {
    use super::*;
    use zeren_core::builtin::BUILTIN;

    #[test]
    fn runs_are_cut_where_the_script_changes() {
        assert_eq!(runs("the 部门负责人 (persons)"), [(false, "the "), (true, "部门负责人"), (false, " (persons)")]);
        assert_eq!(runs("县长"), [(true, "县长")]);
        assert!(runs("").is_empty());
    }

    #[test]
    fn chinese_gets_the_signs_of_chinese_print() {
        assert_eq!(typeset("甲,乙;丙(丁):戊?"), "甲\u{ff0c}乙\u{ff1b}丙\u{ff08}丁\u{ff09}\u{ff1a}戊\u{ff1f}");
        assert_eq!(typeset(",敷衍"), "\u{ff0c}敷衍");
        assert_eq!(typeset("rule/a (1,000: x)"), "rule/a (1,000: x)");
    }

    #[test]
    fn a_quote_is_shown_in_its_sentence() {
        assert_eq!(around("甲乙。丙丁戊,己;庚", "丁"), ("丙", "戊,己;"));
        assert_eq!(around("甲乙", "甲乙"), ("", ""));
        assert_eq!(around("甲乙", "丙"), ("", ""));
    }

    #[test]
    fn every_quote_of_the_rulebook_stands_in_its_paragraph() {
        for duty in BUILTIN.classes.iter().flat_map(|class| class.duties) {
            for cite in duty.cite {
                let paragraph = BUILTIN.paragraph(cite.paragraph).expect("a paragraph").text.zh;
                assert!(paragraph.contains(cite.quote.zh), "{}", duty.id);
            }
        }
    }
}
