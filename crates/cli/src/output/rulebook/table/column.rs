//! The columns of the table, and the code by which a changed cell is noticed.

use super::Row;
use zeren_core::model::Lang;
use zeren_core::vocabulary;

vocabulary! {
    /// A column of the table.
    Column {
        /// Which posts, as a name.
        Id "id" "行号" "row id",
        /// Levels.
        Level "level" "层级" "level",
        /// Organs.
        Organ "organ" "机关" "organ",
        /// Positions.
        Position "position" "职务" "position",
        /// Sets of matters.
        Matters "matters" "分管或者所在部门" "portfolio or department",
        /// Whether the department bears important duties.
        Importance "importance" "是否承担重要职责" "important duties",
        /// Whether the person is a member of the leadership.
        Membership "membership" "是否领导班子成员" "leadership member",
        /// Whether deputies count.
        DeputyHead "deputy-head" "副职是否属于部门负责人" "deputies as heads",
        /// The outcome.
        Applicability "applicability" "是否适用" "applicability",
        /// Classes that are certain.
        Class "class" "类别" "class",
        /// Classes that are possible.
        Possible "possible" "可能的类别" "possible class",
        /// Kinds of responsibility.
        Responsibility "responsibility" "责任" "responsibility",
        /// Duties.
        Duties "duties" "生态环境保护职责" "duties",
        /// What it rests on.
        Basis "basis" "依据" "basis",
        /// The paragraphs.
        Paragraph "paragraph" "来源段落" "paragraph",
        /// The words.
        Quote "quote" "引文" "quote",
        /// The rules.
        Rule "rule" "规则" "rule",
        /// The reviewer's: agree or disagree.
        Opinion "opinion" "意见" "opinion",
        /// The reviewer's: why.
        Remark "remark" "说明" "remark",
        /// By which a changed cell is noticed.
        Check "check" "校验" "check",
    }
}

impl Column {
    /// The header, in both languages.
    pub(crate) fn header(self) -> String {
        format!("{} / {}", self.name(Lang::Zh), self.name(Lang::En))
    }

    /// The column that a header means.
    pub(crate) fn of_header(text: &str) -> Option<Self> {
        let known = |part: &str| {
            let part = part.trim();
            Self::ALL
                .iter()
                .copied()
                .find(|column| column.name(Lang::Zh) == part || column.name(Lang::En).eq_ignore_ascii_case(part))
        };
        text.split(['/', '\n']).find_map(known)
    }

    /// Its width in characters of the Latin alphabet.
    pub(crate) const fn width(self) -> u8 {
        match self {
            Self::Id => 14,
            Self::Level | Self::Organ | Self::Position => 18,
            Self::Matters => 24,
            Self::Importance | Self::Membership | Self::Opinion => 12,
            Self::DeputyHead => 16,
            Self::Applicability => 10,
            Self::Class | Self::Possible | Self::Rule => 26,
            Self::Responsibility => 18,
            Self::Duties | Self::Quote => 46,
            Self::Basis => 14,
            Self::Paragraph => 10,
            Self::Remark => 30,
            Self::Check => 20,
        }
    }

    /// Whether a reviewer's change of it is a dispute: the conditions and the decision, not the id nor his own columns.
    pub(crate) const fn is_content(self) -> bool {
        !matches!(self, Self::Id | Self::Opinion | Self::Remark | Self::Check)
    }

    /// The columns that are guarded by a code.
    pub(crate) fn content() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|column| column.is_content())
    }
}

/// A cell's text as it is compared: office programs change line ends and blanks around lines.
pub(crate) fn normal(text: &str) -> String {
    let text = text.replace("_x000D_", "").replace("\r\n", "\n").replace('\r', "\n");
    let text = text.strip_prefix('\'').unwrap_or(&text);
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Six letters that stand for a text (FNV-1a).
fn code(text: &str) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let hash = normal(text)
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    (0..6).map(|place| char::from(LETTERS[(hash >> (5 * place + 20) & 31) as usize])).collect()
}

/// The codes of a row's content, as the column `check` has them after language and version.
pub(crate) fn codes_of(row: &Row) -> Vec<(Column, String)> {
    Column::content().map(|column| (column, code(row.cell(column)))).collect()
}

/// Whether a text is the one that has this code.
pub(crate) fn is_text_of(text: &str, known: &str) -> bool {
    code(text) == known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_by_either_language() {
        for column in Column::ALL {
            assert_eq!(Column::of_header(&column.header()), Some(*column));
            assert_eq!(Column::of_header(column.name(Lang::Zh)), Some(*column));
            assert_eq!(Column::of_header(&column.name(Lang::En).to_uppercase()), Some(*column));
        }
        assert_eq!(Column::of_header("备注"), None);
    }

    #[test]
    fn what_office_programs_do_to_a_cell_changes_nothing() {
        assert_eq!(normal(" 甲 \r\n乙_x000D_\n"), "甲\n乙");
        assert!(is_text_of("甲\r\n乙 ", &code("甲\n乙")));
        assert!(!is_text_of("甲\n丙", &code("甲\n乙")));
    }
}
