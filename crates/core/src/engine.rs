//! The one thing a program holds: the rulebook, the words, and what is asked of them.

use crate::answer::{Answer, Options};
use crate::builtin::BUILTIN;
use crate::determine::{Contradiction, Query, determine};
use crate::local::Local;
use crate::rulebook::Rulebook;
use crate::title::{self, Lexicon, Reading, Title, TitleError};

/// The engine: made once, asked often.
#[derive(Clone, Copy, Debug)]
pub struct Engine {
    lexicon: &'static Lexicon,
    local: Local,
}

impl Default for Engine {
    fn default() -> Self {
        Self { lexicon: Lexicon::builtin(), local: Local::NONE }
    }
}

/// Why a title cannot be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostError {
    /// The text is no title.
    Title(TitleError),
    /// What is known besides does not fit it.
    Contradiction(Contradiction),
}

impl From<TitleError> for PostError {
    fn from(error: TitleError) -> Self {
        Self::Title(error)
    }
}

impl From<Contradiction> for PostError {
    fn from(error: Contradiction) -> Self {
        Self::Contradiction(error)
    }
}

impl std::fmt::Display for PostError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Title(error) => error.fmt(f),
            Self::Contradiction(error) => f.write_str(error.code()),
        }
    }
}

impl std::error::Error for PostError {}

impl Engine {
    /// The engine over the built-in rulebook.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The engine over layers.
    #[cfg(feature = "layers")]
    pub(crate) fn over(layered: &'static crate::layer::Layered) -> Self {
        Self { lexicon: layered.lexicon(), local: Local::of(layered) }
    }

    /// The rulebook, with what local rulebooks add. What the source fixes is that of [`crate::builtin::BUILTIN`]
    /// always; version, paragraphs, sectors, duties and instruments may be more.
    #[must_use]
    pub fn rulebook(&self) -> &'static Rulebook {
        #[cfg(feature = "layers")]
        if let Some(layered) = self.local.layered() {
            return layered.rulebook();
        }
        &BUILTIN
    }

    /// The local rulebooks.
    #[must_use]
    pub const fn local(&self) -> Local {
        self.local
    }

    /// The words and regions.
    #[must_use]
    pub const fn lexicon(&self) -> &'static Lexicon {
        self.lexicon
    }

    /// Reads a title.
    ///
    /// # Errors
    /// If it is empty or too long.
    pub fn read(&self, text: &str) -> Result<Reading, TitleError> {
        Ok(title::read(self.lexicon, &Title::new(self.lexicon, text)?))
    }

    /// What a title answers for.
    ///
    /// # Errors
    /// If it is no title, or what is known besides contradicts it.
    pub fn post<'t>(&self, text: &'t str, query: &Query) -> Result<Answer<'t>, PostError> {
        self.post_with(text, query, Options::default())
    }

    /// As [`Engine::post`], in the language and detail asked for.
    ///
    /// # Errors
    /// As [`Engine::post`].
    pub fn post_with<'t>(&self, text: &'t str, query: &Query, options: Options) -> Result<Answer<'t>, PostError> {
        let title = Title::new(self.lexicon, text)?;
        let mut reading = title::read(self.lexicon, &title);
        query.apply(&mut reading)?;
        let determination = determine(self.local, &reading.posts, query);
        Ok(Answer::new(self, &title, reading, determination, query, options))
    }

    /// What a post in fields answers for.
    #[must_use]
    pub fn fields(&self, post: title::Post, query: &Query, options: Options) -> Answer<'static> {
        let reading = Reading { posts: vec![post], ..Reading::default() };
        let determination = determine(self.local, &reading.posts, query);
        Answer::of_fields(self, reading, determination, query, options)
    }
}
