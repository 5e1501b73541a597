//! The lexicon: words and what they mean, from `data/lexicon` and the names in the rulebook.

use super::raw::Str;
use super::regions::Divided;
use super::{Files, Problems, pack};
use crate::model::{Level, Levels};
use crate::rulebook::Rulebook;
use crate::title::packed::Packed;
use crate::title::sense::{Body, FIRST_UNLISTED, Mark, Role, Sense};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words<K> {
    #[serde(flatten)]
    kind: K,
    words: Vec<Str>,
}

#[derive(Deserialize)]
struct Plain {}
#[derive(Deserialize)]
struct OfLevels {
    #[serde(default)]
    levels: Vec<Level>,
}
#[derive(Deserialize)]
struct OfPlace {
    kind: Level,
}
#[derive(Deserialize)]
struct OfBody {
    kind: Body,
    #[serde(default)]
    levels: Vec<Level>,
}
#[derive(Deserialize)]
struct OfRole {
    role: Role,
    #[serde(default)]
    levels: Vec<Level>,
}
#[derive(Deserialize)]
struct OfMark {
    mark: Mark,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LevelsFile {
    level: Vec<Words<OfLevels>>,
    place: Vec<Words<OfPlace>>,
}
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BodiesFile {
    body: Vec<Words<OfBody>>,
}
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RolesFile {
    role: Vec<Words<OfRole>>,
}
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MarksFile {
    mark: Vec<Words<OfMark>>,
}
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Compound {
    sectors: Vec<Str>,
    words: Vec<Str>,
}
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CompoundsFile {
    compound: Vec<Compound>,
}
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SuffixesFile {
    suffix: Vec<Words<OfLevels>>,
    branch: Vec<Words<Plain>>,
    unit: Vec<Words<Plain>>,
}

/// The words with their senses, sorted; surnames; variants of characters.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: BTreeMap<String, (Sense, &'static str)>,
    /// Single-character surnames, then compound ones.
    surnames: (String, Vec<String>),
    variants: BTreeMap<char, char>,
    /// The sectors of each compound.
    compounds: Vec<Vec<u8>>,
}

struct Reader<'a> {
    files: &'a Files,
    problems: &'a mut Problems,
    lexicon: Lexicon,
}

impl Reader<'_> {
    fn add(&mut self, path: &'static str, words: &[Str], sense: Sense) {
        for word in words {
            let text = word.get_ref();
            if text.is_empty() || !text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)) {
                let help = "write Chinese characters only; width, blanks and variants are taken care of by the reader";
                self.problems.push(self.files.error(
                    path,
                    Some(word.span()),
                    format!("`{text}` is not a word the reader can meet"),
                    help,
                ));
            }
            if let Some((_, other)) = self.lexicon.words.insert(text.clone(), (sense, path)) {
                let what = format!("`{text}` stands twice (also in data/{other})");
                self.problems.push(self.files.error(
                    path,
                    Some(word.span()),
                    what,
                    "a word has one meaning; remove one of the two",
                ));
            }
        }
    }

    fn plain(&mut self, path: &'static str, words: &[&str], sense: Sense) {
        for word in words {
            if let Some((_, other)) = self.lexicon.words.insert((*word).to_owned(), (sense, path)) {
                let what = format!("`{word}` stands twice (also in data/{other})");
                let place = self.files.place_of(path, &format!("\"{word}\""));
                let help = "a word has one meaning; remove one of the two";
                self.problems.push(self.files.error(path, place, what, help));
            }
        }
    }
}

fn levels(levels: &[Level]) -> Levels {
    levels.iter().copied().collect()
}

/// Reads the lexicon.
///
/// # Errors
/// Every problem found in the files.
pub fn load_lexicon(files: &Files, rulebook: &Rulebook) -> Result<Lexicon, Problems> {
    let mut problems = Problems::default();
    let mut reader = Reader { files, problems: &mut problems, lexicon: Lexicon::default() };
    const LEVELS: &str = "lexicon/levels.toml";
    const BODIES: &str = "lexicon/bodies.toml";
    const ROLES: &str = "lexicon/roles.toml";
    const MARKS: &str = "lexicon/marks.toml";
    const SUFFIXES: &str = "lexicon/suffixes.toml";
    if let Some(file) = files.toml::<LevelsFile>(LEVELS, reader.problems) {
        file.level.iter().for_each(|entry| reader.add(LEVELS, &entry.words, Sense::Level(levels(&entry.kind.levels))));
        file.place.iter().for_each(|entry| reader.add(LEVELS, &entry.words, Sense::Place(entry.kind.kind)));
    }
    if let Some(file) = files.toml::<BodiesFile>(BODIES, reader.problems) {
        file.body.iter().for_each(|entry| {
            reader.add(BODIES, &entry.words, Sense::Body(entry.kind.kind, levels(&entry.kind.levels)))
        });
    }
    if let Some(file) = files.toml::<RolesFile>(ROLES, reader.problems) {
        file.role.iter().for_each(|entry| {
            reader.add(ROLES, &entry.words, Sense::Role(entry.kind.role, levels(&entry.kind.levels)))
        });
    }
    if let Some(file) = files.toml::<MarksFile>(MARKS, reader.problems) {
        file.mark.iter().for_each(|entry| reader.add(MARKS, &entry.words, Sense::Mark(entry.kind.mark)));
    }
    if let Some(file) = files.toml::<SuffixesFile>(SUFFIXES, reader.problems) {
        file.suffix
            .iter()
            .for_each(|entry| reader.add(SUFFIXES, &entry.words, Sense::Suffix(levels(&entry.kind.levels))));
        file.branch.iter().for_each(|entry| reader.add(SUFFIXES, &entry.words, Sense::Branch));
        file.unit.iter().for_each(|entry| reader.add(SUFFIXES, &entry.words, Sense::Unit));
    }
    const COMPOUNDS: &str = "lexicon/compounds.toml";
    for entry in files.toml::<CompoundsFile>(COMPOUNDS, reader.problems).into_iter().flat_map(|file| file.compound) {
        let mut fields = Vec::new();
        for sector in &entry.sectors {
            match rulebook.sectors.iter().position(|known| known.id == sector.get_ref()) {
                Some(index) => fields.push(index as u8),
                None => {
                    let what = format!("there is no sector `{}`", sector.get_ref());
                    reader.problems.push(files.error(
                        COMPOUNDS,
                        Some(sector.span()),
                        what,
                        "use an id of data/rulebook/sectors.toml",
                    ));
                }
            }
        }
        let index = u8::try_from(reader.lexicon.compounds.len()).unwrap_or(u8::MAX);
        reader.lexicon.compounds.push(fields);
        reader.add(COMPOUNDS, &entry.words, Sense::Several(index));
    }
    for (index, sector) in (0u8..).zip(rulebook.sectors) {
        reader.plain("rulebook/sectors.toml", sector.names, Sense::Field(index));
        reader.plain("rulebook/sectors.toml", sector.portfolio, Sense::Field(index));
        reader.plain("rulebook/sectors.toml", sector.whole, Sense::Fused(index));
    }
    for (index, department) in (FIRST_UNLISTED..).zip(rulebook.departments) {
        reader.plain("lexicon/departments.toml", department.names, Sense::Field(index));
        reader.plain("lexicon/departments.toml", department.portfolio, Sense::Field(index));
        reader.plain("lexicon/departments.toml", department.whole, Sense::Fused(index));
    }
    reader.surnames();
    reader.variants();
    let lexicon = reader.lexicon;
    if problems.is_empty() { Ok(lexicon) } else { Err(problems) }
}

impl Reader<'_> {
    fn lines(&mut self, path: &str) -> Vec<String> {
        let content = self.files.get(path, self.problems).unwrap_or_default();
        content.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect()
    }

    fn surnames(&mut self) {
        let path = "lexicon/surnames.txt";
        let lines = self.lines(path);
        let [single, compound] = lines.as_slice() else {
            self.problems.push(self.files.error(
                path,
                None,
                "expected two lines: single and compound surnames",
                "see the head of the file",
            ));
            return;
        };
        let mut chars: Vec<char> = single.chars().filter(|c| !c.is_whitespace()).collect();
        chars.sort_unstable();
        chars.dedup();
        self.lexicon.surnames = (chars.into_iter().collect(), compound.split_whitespace().map(str::to_owned).collect());
    }

    fn variants(&mut self) {
        let path = "lexicon/variants.txt";
        for line in self.lines(path) {
            let mut chars = line.chars();
            match (chars.next(), chars.next(), chars.next()) {
                (Some(variant), Some(simplified), None) => {
                    self.lexicon.variants.insert(variant, simplified);
                }
                _ => self.problems.push(self.files.error(
                    path,
                    self.files.place_of(path, &line),
                    format!("`{line}` is not a pair of characters"),
                    "write variant and simplified form, nothing else",
                )),
            }
        }
    }
}

fn sense(sense: &Sense) -> String {
    match sense {
        Sense::Level(levels) => format!("Sense::Level(Levels::from_bits({}))", levels.bits()),
        Sense::Place(level) => format!("Sense::Place(Level::{})", level.variant()),
        Sense::Body(body, levels) => {
            format!("Sense::Body(Body::{}, Levels::from_bits({}))", body.variant(), levels.bits())
        }
        Sense::Field(field) => format!("Sense::Field({field})"),
        Sense::Fused(field) => format!("Sense::Fused({field})"),
        Sense::Several(index) => format!("Sense::Several({index})"),
        Sense::Suffix(levels) => format!("Sense::Suffix(Levels::from_bits({}))", levels.bits()),
        Sense::Branch => "Sense::Branch".to_owned(),
        Sense::Unit => "Sense::Unit".to_owned(),
        Sense::Role(role, levels) => {
            format!("Sense::Role(Role::{}, Levels::from_bits({}))", role.variant(), levels.bits())
        }
        Sense::Mark(mark) => format!("Sense::Mark(Mark::{})", mark.variant()),
    }
}

/// The lexicon and gazetteer as constants: the distinct senses, the surnames, and the tables, packed or ready for use.
#[must_use]
pub fn emit_words(lexicon: &Lexicon, divided: &Divided, compact: bool) -> String {
    let mut by_sense: Vec<(Sense, Vec<&str>)> = Vec::new();
    for (word, (sense, _)) in &lexicon.words {
        match by_sense.iter_mut().find(|(known, _)| known == sense) {
            Some((_, words)) => words.push(word),
            None => by_sense.push((*sense, vec![word])),
        }
    }
    let words: Vec<&str> = by_sense.iter().flat_map(|(_, words)| words).copied().collect();
    let counts: Vec<u16> = by_sense.iter().map(|(_, words)| words.len() as u16).collect();
    let (prefixes, rest) = pack::front(&words);
    let Divided { stems, endings, ending, codes } = divided;
    let compound = lexicon.surnames.1.iter().flat_map(|name| name.chars());
    let alphabet: BTreeSet<char> = words
        .concat()
        .chars()
        .chain(stems.chars())
        .chain(endings.chars())
        .chain(lexicon.surnames.0.chars())
        .chain(compound)
        .collect();
    let mut variants: Vec<(char, char)> = lexicon
        .variants
        .iter()
        .filter(|(variant, to)| alphabet.contains(to) && !alphabet.contains(variant))
        .map(|(variant, to)| (*variant, *to))
        .collect();
    variants.sort_unstable();
    let alphabet: Vec<char> = alphabet.into_iter().collect();
    let place = |c: char| alphabet.binary_search(&c).expect("every character is in the alphabet") as u16;
    let text = |text: &str| text.chars().map(place).collect::<Vec<_>>();
    let (rest, stems, endings) = (text(&rest), text(stems), text(endings));
    let short = pack::most_frequent(rest.iter().chain(&stems).chain(&endings));
    let simplified: Vec<u16> = variants.iter().map(|(_, to)| place(*to)).collect();
    let packed = Packed {
        alphabet: &pack::steps(alphabet.iter().map(|c| *c as u32)),
        short: &short,
        words: &pack::pack(&rest, &short),
        prefixes: &prefixes,
        counts: &counts,
        stems: &pack::pack(&stems, &short),
        endings: &pack::pack(&endings, &short),
        ending,
        codes,
        variants: &pack::steps(variants.iter().map(|(variant, _)| *variant as u32)),
        simplified: &pack::pack(&simplified, &short),
    };
    let (single, compound) = (&lexicon.surnames.0, &lexicon.surnames.1);
    let mut out = String::new();
    let mut put = |doc: &str, item: String| writeln!(out, "/// {doc}\n{item}").expect("writing to a string");
    let senses: Vec<String> = by_sense.iter().map(|(known, _)| sense(known)).collect();
    put("The distinct senses.", format!("pub static SENSES: &[Sense] = &[{}];", senses.join(", ")));
    put(
        "The sectors of each compound.",
        format!(
            "pub static COMPOUNDS: &[&[u8]] = &[{}];",
            lexicon.compounds.iter().map(|fields| format!("&{fields:?}")).collect::<Vec<_>>().join(", ")
        ),
    );
    put("Compound surnames.", format!("pub static COMPOUND_SURNAMES: &[&str] = &{compound:?};"));
    if compact {
        put("Single-character surnames, in order.", format!("pub static SURNAMES: &str = {single:?};"));
        put(
            "The tables of words and divisions, packed.",
            format!("pub(crate) static PACKED: Packed<'static> = {};", literal(&format!("{packed:?}"))),
        );
    } else {
        let compound: Vec<&str> = compound.iter().map(String::as_str).collect();
        let tables = packed.unpack(single, &compound);
        put(
            "The tables of words and divisions.",
            format!("pub(crate) static TABLES: Tables = {};", literal(&format!("{tables:?}"))),
        );
    }
    out
}

/// The debug form of a structure of slices as an expression: its slices are borrowed.
fn literal(debug: &str) -> String {
    debug.replace(": [", ": &[")
}
