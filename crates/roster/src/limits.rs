//! Limits against crafted files. A roster that passes them is larger than any country's; one that does not is refused
//! with what was too much.

/// What a roster may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a spreadsheet file.
    pub file: u64,
    /// Bytes that the parts of a spreadsheet may come to when unpacked.
    pub unpacked: u64,
    /// Parts of a spreadsheet file.
    pub parts: usize,
    /// Sheets of a workbook.
    pub sheets: usize,
    /// Columns of a sheet or text file.
    pub columns: u32,
    /// Cells of a workbook that hold something.
    pub cells: u64,
    /// Bytes of one record of a text file.
    pub record: usize,
    /// Regions, townships and zones told apart in one audit.
    pub units: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file: 256 << 20,
            unpacked: 512 << 20,
            parts: 10_000,
            sheets: 5_000,
            columns: 1_000,
            cells: 40_000_000,
            record: 1 << 20,
            units: 64_000,
        }
    }
}

/// A limit that was passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// [`Limits::file`].
    File(u64),
    /// [`Limits::unpacked`].
    Unpacked(u64),
    /// [`Limits::parts`].
    Parts(usize),
    /// [`Limits::sheets`].
    Sheets(usize),
    /// [`Limits::columns`].
    Columns(u32),
    /// [`Limits::cells`].
    Cells(u64),
    /// [`Limits::record`], in the record that begins in this row.
    Record {
        /// The row.
        row: u32,
        /// The limit, in bytes.
        limit: usize,
    },
}

impl Passed {
    /// What was too much, in both languages.
    #[must_use]
    pub fn words(self) -> (String, String) {
        match self {
            Self::File(limit) => {
                (format!("文件超过 {} MB", limit >> 20), format!("the file is larger than {} MB", limit >> 20))
            }
            Self::Unpacked(limit) => {
                (format!("解压后超过 {} MB", limit >> 20), format!("the file unpacks to more than {} MB", limit >> 20))
            }
            Self::Parts(limit) => {
                (format!("文件里的部件超过 {limit} 个"), format!("the file has more than {limit} parts"))
            }
            Self::Sheets(limit) => (format!("工作表超过 {limit} 张"), format!("there are more than {limit} sheets")),
            Self::Columns(limit) => (format!("列数超过 {limit}"), format!("there are more than {limit} columns")),
            Self::Cells(limit) => (format!("单元格超过 {limit} 个"), format!("there are more than {limit} cells")),
            Self::Record { row, limit } => (
                format!("第 {row} 行起的一条记录超过 {} KB", limit >> 10),
                format!("the record that begins in row {row} is longer than {} KB", limit >> 10),
            ),
        }
    }
}
