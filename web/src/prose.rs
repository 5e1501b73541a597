//! Small cuts of text for showing: runs of one script, the sentence around a quote.

/// Whether a character is Chinese: Han or the punctuation set with it.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303f}' | '\u{3400}'..='\u{9fff}' | '\u{ff01}'..='\u{ff65}')
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
    let ends = ['。', ';', '?', '!'];
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
