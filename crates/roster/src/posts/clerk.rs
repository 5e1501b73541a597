//! Takes blocks of rows.

use super::blocks::{Block, Fault, row};
use super::cells;
use super::columns::{Columns, FIELDS};
use super::{Form, Manner, decision};
use memchr::memchr;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;
use zeren_core::Engine;
use zeren_core::answer::{Options, Representatives};
use zeren_core::determine::Query;
use zeren_core::model::{Lang, Level, Organ, Position, fill};
use zeren_core::request::{LONGEST_LINE, RequestError, Row, sector, write_error};
use zeren_core::title::{Field, Post, Sectors};

/// Most spellings of sectors that are kept.
const MOST_NAMES: usize = 8192;

const OPEN_QUOTE: &str = "open-quote";

/// What decides a post of a row that names no region, apart from the list of its sectors itself: few sectors, and the
/// places of the other fields.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    sectors: Sectors,
    others: u32,
}

/// The most bytes of decisions kept.
const MOST_READY: usize = 16 << 20;

/// Takes blocks of rows, one after another; holds what it has found out so far.
pub struct Clerk<'c> {
    columns: &'c Columns,
    manner: Manner,
    engine: Engine,
    representatives: Representatives,
    /// What the spellings of sectors met so far mean.
    names: FxHashMap<Box<str>, (Sectors, bool)>,
    /// Where the decision on each key met so far stands in `ready`.
    decided: FxHashMap<Key, Range<usize>>,
    /// The cells of those decisions.
    ready: Vec<u8>,
    /// Rows that could not be used.
    unusable: u64,
}

impl std::fmt::Debug for Clerk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Clerk").field("manner", &self.manner).field("unusable", &self.unusable).finish_non_exhaustive()
    }
}

fn problem(code: &'static str, zh: &str, en: &str, words: &[&str]) -> RequestError {
    RequestError::new(code, fill(zh, words), fill(en, words))
}

impl<'c> Clerk<'c> {
    /// Takes rows with these columns, by this engine.
    #[must_use]
    pub fn new(columns: &'c Columns, engine: Engine, manner: Manner) -> Self {
        let explain = manner.on.is_some();
        let brief = manner.options.brief || manner.form == Form::Csv;
        let manner = Manner { options: Options { brief, explain, ..manner.options }, ..manner };
        let (names, decided) = (FxHashMap::default(), FxHashMap::default());
        Self {
            columns,
            manner,
            representatives: Representatives::for_engine(&engine),
            engine,
            names,
            decided,
            ready: Vec::new(),
            unusable: 0,
        }
    }

    /// How many rows could not be used.
    #[must_use]
    pub const fn unusable(&self) -> u64 {
        self.unusable
    }

    /// Appends the header of the output.
    pub fn header(&self, out: &mut Vec<u8>) {
        if self.manner.form == Form::Csv {
            if self.columns.marked {
                out.extend_from_slice(b"\xef\xbb\xbf");
            }
            out.extend_from_slice(&self.columns.header);
            decision::write_names(self.manner.on, out);
            out.push(b'\n');
        }
    }

    /// Takes the rows of a block and appends what is written for them, in order. Blank lines are passed over.
    pub fn take(&mut self, block: &Block, out: &mut Vec<u8>) {
        match block.fault {
            Some(Fault::TooLong) => return self.error(block.line, None, &RequestError::line_too_long(), out),
            Some(Fault::OpenQuote) => {
                let error = problem(
                    OPEN_QUOTE,
                    "有一格以引号开始而没有结束;补上引号",
                    "a cell begins with a quotation mark and none ends it; add it",
                    &[],
                );
                let text = String::from_utf8_lossy(cells::trimmed(&block.bytes));
                return self.error(block.line, Some(&text), &error, out);
            }
            None => {}
        }
        let whole = std::str::from_utf8(&block.bytes).ok();
        let quoted = memchr(b'"', &block.bytes).is_some();
        let (mut at, mut line) = (0, block.line);
        while at < block.bytes.len() {
            let rest = &block.bytes[at..];
            let (end, next) = if quoted {
                row(rest)
            } else {
                memchr(b'\n', rest).map_or((rest.len(), rest.len()), |end| (end, end + 1))
            };
            let bytes = cells::trimmed(&rest[..end]);
            if !bytes.is_empty() {
                match whole.map_or_else(|| std::str::from_utf8(bytes), |whole| Ok(&whole[at..at + bytes.len()])) {
                    Ok(text) => self.row(line, text, quoted, out),
                    Err(error) => {
                        let at = (error.valid_up_to() + 1).to_string();
                        let error = problem(
                            "invalid-utf-8",
                            "第 {} 字节起不是有效的 UTF-8;把文件另存为 UTF-8",
                            "not valid UTF-8 at byte {}; save the file as UTF-8",
                            &[&at],
                        );
                        self.error(line, Some(&String::from_utf8_lossy(bytes)), &error, out);
                    }
                }
            }
            line += 1;
            if quoted {
                line += memchr::memchr_iter(b'\n', &rest[..end]).count() as u64;
            }
            at += next;
        }
    }

    fn row<'t>(&mut self, line: u64, text: &'t str, quoted: bool, out: &mut Vec<u8>) {
        if text.len() > LONGEST_LINE {
            return self.error(line, None, &RequestError::line_too_long(), out);
        }
        let mut held: [Cow<'t, str>; FIELDS.len()] = Default::default();
        let mut count = 0;
        let mut take = |place: usize, cell: Cow<'t, str>| {
            if let Some(field) = self.columns.fields.get(place).copied().flatten() {
                held[field] = cell;
            }
        };
        if quoted && memchr(b'"', text.as_bytes()).is_some() {
            cells::each(text, |cell| {
                take(count, Cow::Owned(cell.to_owned()));
                count += 1;
            });
        } else {
            let mut start = 0;
            for (end, _) in text.bytes().enumerate().filter(|(_, byte)| *byte == b',') {
                take(count, Cow::Borrowed(&text[start..end]));
                (start, count) = (end + 1, count + 1);
            }
            take(count, Cow::Borrowed(&text[start..]));
            count += 1;
        }
        if count != self.columns.width {
            let error = problem(
                "wrong-cells",
                "这一行有 {} 格,第 1 行有 {} 格",
                "the row has {} cells, line 1 has {}",
                &[&count.to_string(), &self.columns.width.to_string()],
            );
            return self.error(line, Some(text), &error, out);
        }
        let [level, organ, position, sectors, region] = &held;
        let stated = Row { level, organ, position, sectors, region };
        match self.manner.form {
            Form::Csv => {
                let start = out.len();
                out.extend_from_slice(text.as_bytes());
                if let Err(error) = self.decide(&stated, out) {
                    out.truncate(start);
                    return self.error(line, Some(text), &error, out);
                }
                out.push(b'\n');
            }
            Form::Jsonl => match self.engine.post_of_row(&stated) {
                Ok(post) => {
                    self.json(post, out);
                    out.push(b'\n');
                }
                Err(error) => self.error(line, Some(text), &error, out),
            },
        }
    }

    /// Appends the cells of the decision on a row.
    fn decide(&mut self, row: &Row<'_>, out: &mut Vec<u8>) -> Result<(), RequestError> {
        let Some(key) = self.key(row) else {
            let post = self.engine.post_of_row(row)?;
            self.write(post, out);
            return Ok(());
        };
        let range = match self.decided.get(&key) {
            Some(range) => range.clone(),
            None => {
                let mut post = self.engine.post_of_row(row)?;
                post.sectors = key.sectors;
                // With local rulebooks every set of sectors is a key of its own.
                if self.ready.len() > MOST_READY {
                    self.ready.clear();
                    self.decided.clear();
                }
                let mut ready = std::mem::take(&mut self.ready);
                let from = ready.len();
                self.write(post, &mut ready);
                let range = from..ready.len();
                self.ready = ready;
                self.decided.insert(key, range.clone());
                range
            }
        };
        out.extend_from_slice(&self.ready[range]);
        Ok(())
    }

    /// What decides a row; nothing where it names a region, or where a cell is not known as it stands.
    fn key(&mut self, row: &Row<'_>) -> Option<Key> {
        if !row.region.is_empty() {
            return None;
        }
        let level = if row.level.is_empty() { Level::ALL.len() } else { Level::from_id(row.level)?.index() };
        let (organ, position) = (Organ::from_id(row.organ)?.index(), Position::from_id(row.position)?.index());
        let (mut sectors, mut unlisted) = (Sectors::default(), false);
        for name in Row::sectors(row.sectors) {
            let known = match self.names.get(name) {
                Some(known) => *known,
                None => self.name(name)?,
            };
            sectors = sectors.union(known.0);
            unlisted |= known.1;
        }
        let others = ((level * 16 + organ) * 16 + position) * 2 + usize::from(unlisted);
        Some(Key { sectors: self.representatives.of(sectors), others: others as u32 })
    }

    fn name(&mut self, name: &str) -> Option<(Sectors, bool)> {
        let known = match sector(&self.engine, name)? {
            Field::Sectors(sectors) => (sectors, false),
            Field::Unlisted(_) => (Sectors::default(), true),
        };
        if self.names.len() < MOST_NAMES {
            self.names.insert(name.into(), known);
        }
        Some(known)
    }

    /// Decides a post and appends the cells.
    fn write(&self, post: Post, out: &mut Vec<u8>) {
        let mut answer = self.engine.fields(post, &Query::default(), self.manner.options);
        if let Some(on) = self.manner.on {
            zeren_core::as_of::hold(&mut answer, on);
        }
        decision::write(&answer, self.manner.on, out);
    }

    fn json(&self, post: Post, out: &mut Vec<u8>) {
        let mut answer = self.engine.fields(post, &Query::default(), self.manner.options);
        let start = out.len();
        if let Some(on) = self.manner.on {
            zeren_core::as_of::hold(&mut answer, on);
            answer.trace.clear();
        }
        answer.write_json(out);
        if let Some(on) = self.manner.on {
            zeren_core::as_of::stamp(out, start, on);
        }
    }

    /// Appends what stands in the place of a row that cannot be used.
    fn error(&mut self, line: u64, row: Option<&str>, error: &RequestError, out: &mut Vec<u8>) {
        self.unusable += 1;
        let lang = self.manner.options.lang;
        match self.manner.form {
            Form::Csv => {
                self.same_width(row.unwrap_or(""), error.code, out);
                let message = match lang {
                    Lang::Zh => format!("第 {line} 行 {}:{}", error.code, error.zh),
                    Lang::En => format!("line {line} {}: {}", error.code, error.en),
                };
                decision::write_error(&message, self.manner.on, out);
            }
            Form::Jsonl => {
                let start = out.len();
                write_error(self.engine.rulebook().version, line, error, lang, out);
                if let Some(on) = self.manner.on {
                    zeren_core::as_of::stamp(out, start, on);
                }
            }
        }
        out.push(b'\n');
    }

    /// Appends a row in as many cells as there are columns: blank ones behind one that has too few, the rest in the last
    /// cell of one that has too many.
    fn same_width(&self, row: &str, code: &str, out: &mut Vec<u8>) {
        let mut cells = Vec::new();
        cells::each(row, |cell| cells.push(cell.to_owned()));
        // A cell that nothing closes would run into the rows that follow.
        if cells.len() == self.columns.width && code != OPEN_QUOTE {
            return out.extend_from_slice(row.as_bytes());
        }
        if let Some(last) = self.columns.width.checked_sub(1)
            && cells.len() > self.columns.width
        {
            let rest = cells.split_off(last).join(",");
            cells.push(rest);
        }
        cells.resize(self.columns.width, String::new());
        let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Necessary).from_writer(Vec::new());
        // Writing to memory cannot fail.
        let _ = writer.write_record(&cells);
        let written = writer.into_inner().unwrap_or_default();
        out.extend_from_slice(cells::trimmed(&written));
    }
}
