//! Where something stands in a roster: sheet, row, column, as a spreadsheet shows them.

/// A row: the place of its sheet, and its number from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowAt {
    /// The place of the sheet in its workbook, from 0; 0 for a text file.
    pub sheet: u16,
    /// The row, from 1, blank rows counted.
    pub row: u32,
}

/// A cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellAt {
    /// The row.
    pub at: RowAt,
    /// The column, from 0.
    pub column: u32,
}

impl CellAt {
    /// The cell as a spreadsheet names it, such as `D5`.
    #[must_use]
    pub fn name(self) -> String {
        format!("{}{}", letters(self.column), self.at.row)
    }
}

/// The letters of a column, from 0: A, B … Z, AA …
#[must_use]
pub fn letters(column: u32) -> String {
    let mut out = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        out.push(b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    out.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// The column that letters name, from 0.
#[must_use]
pub fn column_of(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let number = letters.bytes().try_fold(0u32, |number, byte| {
        let letter = byte.to_ascii_uppercase();
        letter.is_ascii_uppercase().then(|| number * 26 + u32::from(letter - b'A') + 1)
    });
    number.map(|number| number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_a_spreadsheet_names_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")] {
            assert_eq!(letters(column), name);
            assert_eq!(column_of(name), Some(column));
        }
        assert_eq!(column_of("4"), None);
        assert_eq!(column_of("ABCD"), None);
    }
}
