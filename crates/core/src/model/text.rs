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
