//! Bytes → rows: text files in any of the usual encodings, and spreadsheets.

use zeren_core::vocabulary;

mod delimited;
mod encoding;
mod jsonl;
#[cfg(feature = "sheets")]
mod parts;
mod record;
#[cfg(feature = "sheets")]
mod sheets;
#[cfg(feature = "sheets")]
mod spans;

pub use delimited::{Block, Splitter, delimiter, records};
pub use encoding::{Charset, Decoder, is_text};
pub use jsonl::Keys;
pub use record::Record;
pub(crate) use record::trimmed;
#[cfg(feature = "sheets")]
pub use sheets::{SheetRows, Workbook};

use crate::limits::Passed;

vocabulary! {
    /// The form of a roster file.
    Form {
        /// Text with a delimiter.
        Csv "csv" "CSV" "CSV",
        /// Text with tabs.
        Tsv "tsv" "TSV" "TSV",
        /// A JSON object a line.
        Jsonl "jsonl" "JSONL" "JSONL",
        /// Excel since 2007.
        Xlsx "xlsx" "Excel 工作簿" "Excel workbook",
        /// Excel before 2007.
        Xls "xls" "Excel 97-2003 工作簿" "Excel 97-2003 workbook",
        /// OpenDocument.
        Ods "ods" "ODF 电子表格" "OpenDocument spreadsheet",
    }
}

/// The kind of a file that is surely no roster, by its first bytes.
pub(crate) fn other_kind(head: &[u8]) -> Option<&'static str> {
    const OTHERS: [(&[u8], &str); 6] = [
        (b"%PDF", "PDF"),
        (b"\x89PNG", "PNG"),
        (b"\xff\xd8\xff", "JPEG"),
        (b"Rar!", "RAR"),
        (b"7z\xbc\xaf", "7z"),
        (b"\x1f\x8b", "gzip"),
    ];
    OTHERS.iter().find(|(start, _)| head.starts_with(start)).map(|(_, kind)| *kind)
}

impl Form {
    /// Whether rows can be read one after another, without the whole file.
    #[must_use]
    pub const fn streams(self) -> bool {
        matches!(self, Self::Csv | Self::Tsv | Self::Jsonl)
    }

    /// The form of a file, by its first bytes and, where these leave it open, by its name.
    #[must_use]
    pub fn of(name: &str, head: &[u8]) -> Self {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        if head.starts_with(b"PK\x03\x04") {
            // An .ods names its type in its first part.
            let ods = memchr::memmem::find(&head[..head.len().min(200)], b"opendocument.spreadsheet").is_some();
            return if ods || ending == "ods" { Self::Ods } else { Self::Xlsx };
        }
        if head.starts_with(b"\xd0\xcf\x11\xe0") {
            return Self::Xls;
        }
        match ending.as_str() {
            "jsonl" | "ndjson" => Self::Jsonl,
            "tsv" | "tab" => Self::Tsv,
            "csv" => Self::Csv,
            _ if head.trim_ascii_start().starts_with(b"{") => Self::Jsonl,
            _ => Self::Csv,
        }
    }
}

/// Why a roster cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceError {
    /// There is nothing in it.
    Empty,
    /// It is no text, and no spreadsheet either; its kind, if its beginning tells.
    NotText(Option<&'static str>),
    /// A limit was passed.
    Passed(Passed),
    /// A quotation mark opens in this row and is never closed.
    OpenQuote {
        /// The row.
        row: u32,
    },
    /// The workbook is protected by a password.
    Password,
    /// It is no file of the form it claims to be; what the reader says of it.
    Broken(String),
    /// A line is no JSON object.
    NotAnObject {
        /// The line.
        row: u32,
        /// What the reader says of it.
        what: String,
    },
    /// This program was built without spreadsheets.
    NoSheets,
}

impl From<Passed> for SourceError {
    fn from(passed: Passed) -> Self {
        Self::Passed(passed)
    }
}

impl SourceError {
    /// What is wrong, in both languages.
    #[must_use]
    pub fn what(&self) -> (String, String) {
        match self {
            Self::Empty => ("文件是空的".to_owned(), "the file is empty".to_owned()),
            Self::NotText(None) => {
                ("这不是文字,也不是电子表格".to_owned(), "this is no text and no spreadsheet".to_owned())
            }
            Self::NotText(Some(kind)) => {
                (format!("这是 {kind} 文件,不是名册"), format!("this is a {kind} file, no roster"))
            }
            Self::Passed(passed) => passed.words(),
            Self::OpenQuote { row } => (
                format!("第 {row} 行有一个引号没有结束"),
                format!("a quotation mark opens in row {row} and is never closed"),
            ),
            Self::Password => ("工作簿有密码".to_owned(), "the workbook is protected by a password".to_owned()),
            Self::Broken(what) => (format!("文件已损坏:{what}"), format!("the file is broken: {what}")),
            Self::NotAnObject { row, what } => {
                (format!("第 {row} 行不是 JSON 对象:{what}"), format!("line {row} is no JSON object: {what}"))
            }
            Self::NoSheets => ("这个程序不读电子表格".to_owned(), "this program does not read spreadsheets".to_owned()),
        }
    }

    /// What to do, in both languages.
    #[must_use]
    pub const fn help(&self) -> (&'static str, &'static str) {
        match self {
            Self::Empty => ("检查文件", "check the file"),
            Self::NotText(_) => {
                ("打开 xlsx、xls、ods、csv、tsv 或者 jsonl", "open an xlsx, xls, ods, csv, tsv or jsonl file")
            }
            Self::Passed(Passed::Record { .. }) => {
                ("检查这一行的引号是否成对", "check that the quotation marks of that row are paired")
            }
            Self::Passed(Passed::Columns(_)) => {
                ("删去右边不用的列", "delete the columns on the right that are not used")
            }
            Self::Passed(Passed::Parts(_) | Passed::Unpacked(_)) => (
                "只把名册那几张工作表另存一份,或者另存为 CSV",
                "save the sheets of the roster alone as a copy, or save them as CSV",
            ),
            Self::Passed(_) => ("把名册分成几个文件", "split the roster into several files"),
            Self::OpenQuote { .. } => ("补上引号,或者去掉它", "close the quotation mark, or take it out"),
            Self::Password => ("去掉密码,另存一份", "save a copy without the password"),
            Self::Broken(_) => {
                ("用办公软件打开,另存一份再试", "open it in an office program, save a copy and try again")
            }
            Self::NotAnObject { .. } => ("一行写一个 JSON 对象", "write one JSON object a line"),
            Self::NoSheets => ("另存为 CSV", "save it as CSV"),
        }
    }
}
