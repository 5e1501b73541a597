//! A layer as it stands in its file: nothing checked but its shape.

pub(super) use toml::Spanned;

/// A text and where it stands.
pub(super) type Str = Spanned<String>;

/// Words of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct RawCite {
    /// The paragraph.
    pub(super) p: Str,
    /// The words.
    pub(super) zh: Str,
    /// The words of its English.
    pub(super) en: Option<Str>,
}

/// A text in both languages.
#[derive(Clone, Debug)]
pub(super) struct RawText {
    /// Chinese.
    pub(super) zh: Str,
    /// English, where it stands.
    pub(super) en: Option<Str>,
}

/// `[layer]`
#[derive(Clone, Debug)]
pub(super) struct RawHead {
    /// Its id.
    pub(super) id: Str,
    /// Its version.
    pub(super) version: Str,
    /// Its name.
    pub(super) name: RawText,
    /// The document it rests on.
    pub(super) authority: RawText,
    /// The region it holds for.
    pub(super) region: Option<Str>,
    /// From which day.
    pub(super) from: Option<Str>,
    /// Until which day.
    pub(super) until: Option<Str>,
}

/// `[[source]]`
#[derive(Clone, Debug)]
pub(super) struct RawParagraph {
    /// Its id.
    pub(super) id: Str,
    /// Its words.
    pub(super) text: RawText,
}

/// The words of a sector.
#[derive(Clone, Debug, Default)]
pub(super) struct RawWords {
    /// Names of departments, without the suffix.
    pub(super) names: Vec<Str>,
    /// Complete names.
    pub(super) whole: Vec<Str>,
    /// Fields of work.
    pub(super) portfolio: Vec<Str>,
}

/// `[[sector]]`
#[derive(Clone, Debug)]
pub(super) struct RawSector {
    /// Its id.
    pub(super) id: Str,
    /// Its name.
    pub(super) name: RawText,
    /// What it is called.
    pub(super) words: RawWords,
    /// What it rests on.
    pub(super) cite: Vec<RawCite>,
}

/// `[[name]]`
#[derive(Clone, Debug)]
pub(super) struct RawName {
    /// Of which sector or department.
    pub(super) field: Str,
    /// The names.
    pub(super) words: RawWords,
}

/// `[[listed]]`, `[[unlisted]]`
#[derive(Clone, Debug)]
pub(super) struct RawList {
    /// Whether they bear important duties.
    pub(super) bears: bool,
    /// Which sectors or departments.
    pub(super) fields: Vec<Str>,
    /// What it rests on.
    pub(super) cite: Vec<RawCite>,
}

/// `[exhaustive]`
#[derive(Clone, Debug)]
pub(super) struct RawExhaustive {
    /// Where it stands.
    pub(super) span: std::ops::Range<usize>,
    /// What it rests on.
    pub(super) cite: Vec<RawCite>,
}

/// `[[duty]]`
#[derive(Clone, Debug)]
pub(super) struct RawDuty {
    /// Of which class.
    pub(super) class: Str,
    /// Its id.
    pub(super) id: Str,
    /// What it says.
    pub(super) text: RawText,
    /// What it rests on.
    pub(super) cite: Vec<RawCite>,
}

/// `[[settled]]`
#[derive(Clone, Debug)]
pub(super) struct RawSettled {
    /// Which reading.
    pub(super) reading: Str,
    /// `yes` or `no`.
    pub(super) answer: Str,
    /// At which levels.
    pub(super) level: Option<Vec<Str>>,
    /// Of which organs.
    pub(super) organ: Option<Vec<Str>>,
    /// In which positions.
    pub(super) position: Option<Vec<Str>>,
    /// What it rests on.
    pub(super) cite: Vec<RawCite>,
}

/// `[[instrument]]`
#[derive(Clone, Debug)]
pub(super) struct RawInstrument {
    /// Its id.
    pub(super) id: Str,
    /// Its name.
    pub(super) name: RawText,
    /// What is known of it.
    pub(super) known: Vec<RawKnown>,
    /// What it rests on.
    pub(super) cite: Vec<RawCite>,
}

/// What is known of an instrument.
#[derive(Clone, Debug)]
pub(super) struct RawKnown {
    /// In words.
    pub(super) text: RawText,
    /// Its day.
    pub(super) date: Option<Str>,
}

/// A table that only the source can state, as a layer wrote it.
#[derive(Clone, Debug)]
pub(super) struct RawForbidden {
    /// The table's key.
    pub(super) table: &'static str,
    /// Where it stands.
    pub(super) span: std::ops::Range<usize>,
    /// The id it names.
    pub(super) id: Option<Str>,
    /// What it claims to rest on.
    pub(super) cite: Vec<RawCite>,
}

/// A whole layer. What could not be read is left out, and has been reported.
#[derive(Clone, Debug, Default)]
pub(super) struct RawLayer {
    /// What it is.
    pub(super) head: Option<RawHead>,
    /// The document.
    pub(super) source: Vec<RawParagraph>,
    /// Sectors.
    pub(super) sector: Vec<RawSector>,
    /// Names.
    pub(super) name: Vec<RawName>,
    /// Which departments bear important duties, and which do not, in the order of the file.
    pub(super) lists: Vec<RawList>,
    /// Whether the list is complete.
    pub(super) exhaustive: Option<RawExhaustive>,
    /// Duties.
    pub(super) duty: Vec<RawDuty>,
    /// Readings.
    pub(super) settled: Vec<RawSettled>,
    /// Instruments.
    pub(super) instrument: Vec<RawInstrument>,
    /// What only the source can state.
    pub(super) forbidden: Vec<RawForbidden>,
}
