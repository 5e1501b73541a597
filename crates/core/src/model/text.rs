//! Bilingual text and citations.

vocabulary! {
    /// The language of names and messages. Quotes from the source stay Chinese.
    Lang {
        /// Chinese, the default.
        Zh "zh" "中文" "Chinese",
        /// English, unofficial.
        En "en" "英文" "English",
    }
}

impl Lang {
    /// Names in a row.
    #[must_use]
    pub fn list(self, names: &[&str]) -> String {
        join(names, Text { zh: "、", en: "; " }.in_lang(self))
    }
}

/// Texts in a row with something between them.
pub(crate) fn join(texts: &[&str], between: &str) -> String {
    let mut out = String::new();
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            out.push_str(between);
        }
        out.push_str(text);
    }
    out
}

/// A template with these words in the places of its `{}`, one after the other.
#[must_use]
pub fn fill(template: &str, words: &[&str]) -> String {
    let mut out = String::with_capacity(template.len() + 64);
    let mut words = words.iter();
    let mut rest = template;
    while let Some(at) = rest.as_bytes().windows(2).position(|pair| pair == b"{}") {
        out.push_str(&rest[..at]);
        out.push_str(words.next().copied().unwrap_or(""));
        rest = &rest[at + 2..];
    }
    out + rest
}

/// What is said in both languages, put together at run time; [`Text`] is what stands in the data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Said {
    /// What is said.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// In one language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// A text in both languages. The English is unofficial.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Text {
    /// The text in one language.
    #[must_use]
    pub const fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// Words of the source that a conclusion rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The paragraph's id, such as `Q4.2`.
    pub paragraph: &'static str,
    /// The words: exact in Chinese, this project's translation in English.
    pub quote: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_takes_its_words_in_turn() {
        assert_eq!(fill("“{}”,{}。", &["{}县", "乙"]), "“{}县”,乙。");
        assert_eq!(fill("{}{} {x", &["甲"]), "甲 {x");
        assert_eq!(fill("", &["甲"]), "");
    }

    #[test]
    fn names_stand_in_a_row() {
        assert_eq!(Lang::Zh.list(&["甲", "乙"]), "甲、乙");
        assert_eq!(Lang::En.list(&["a", "b", "c"]), "a; b; c");
        assert_eq!(Lang::En.list(&[]), "");
    }
}
