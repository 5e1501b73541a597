//! Lines of a terminal: width counted as it is seen, wrapped where Chinese and English may break.

use super::Screen;
use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How a stretch of text looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    /// As it is.
    Plain,
    /// The verdict, headings.
    Strong,
    /// Quotes, ids, what is secondary.
    Quiet,
    /// What was met or stands out.
    Lit,
    /// Open questions and what was not read.
    Open,
}

impl Look {
    const fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().bold(),
            Self::Quiet => Style::new().dimmed(),
            Self::Lit => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Green))),
            Self::Open => Style::new().fg_color(Some(anstyle::Color::Ansi(AnsiColor::Yellow))),
        }
    }
}

/// Signs that do not begin a line.
const fn not_first(c: char) -> bool {
    matches!(
        c,
        ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '%' | '、' | '。' | '”' | '’' | '》' | '〉' | '」' | '』' | '】' | '…'
            // The same in full width: , ; : ! ? ) .
            | '\u{ff0c}' | '\u{ff1b}' | '\u{ff1a}' | '\u{ff01}' | '\u{ff1f}' | '\u{ff09}' | '\u{ff0e}'
    )
}

/// Signs that do not end a line.
const fn not_last(c: char) -> bool {
    matches!(c, '(' | '\u{ff08}' | '[' | '{' | '“' | '‘' | '《' | '〈' | '「' | '『' | '【')
}

/// Writes lines.
pub(crate) struct Layout<'a> {
    screen: &'a Screen,
    out: &'a mut Vec<u8>,
}

/// The columns a text takes.
pub(crate) fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// Pieces between which a line may break.
fn pieces(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        if let Some(before) = before {
            let wide = |c: char| c.width().unwrap_or(0) > 1;
            let may = before == ' ' || ((wide(before) || wide(c)) && c != ' ');
            if may && !not_first(c) && !not_last(before) {
                out.push(&text[start..at]);
                start = at;
            }
        }
        before = Some(c);
    }
    out.push(&text[start..]);
    out
}

/// Breaks a text into lines of at most so many columns.
pub(crate) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces(text) {
        let wide = width(piece);
        let seen = if piece.ends_with(' ') { width(piece.trim_end()) } else { wide };
        if !line.is_empty() && used + seen > columns {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        line.push_str(piece);
        used += wide;
        // A piece wider than the line is cut where it must be.
        while used > columns.max(2) {
            let mut taken = 0;
            let cut = line.char_indices().find(|(_, c)| {
                taken += c.width().unwrap_or(0);
                taken > columns.max(2)
            });
            let Some((cut, _)) = cut.filter(|(at, _)| *at > 0) else { break };
            if line[cut..].trim().is_empty() {
                break;
            }
            let rest = line.split_off(cut);
            used = width(&rest);
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    lines.push(line.trim_end().to_owned());
    lines
}

/// Control characters made visible, so that a title cannot drive the terminal.
fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

impl<'a> Layout<'a> {
    /// Lines for this screen.
    pub(crate) const fn new(screen: &'a Screen, out: &'a mut Vec<u8>) -> Self {
        Self { screen, out }
    }

    fn styled(&mut self, text: &str, look: Look) {
        let text = harmless(text);
        if self.screen.colour && look != Look::Plain {
            let style = look.style();
            self.out.extend_from_slice(format!("{style}{text}{style:#}").as_bytes());
        } else {
            self.out.extend_from_slice(text.as_bytes());
        }
    }

    /// An empty line.
    pub(crate) fn gap(&mut self) {
        self.out.push(b'\n');
    }

    /// A heading.
    pub(crate) fn heading(&mut self, text: &str) {
        self.gap();
        self.styled(text, Look::Strong);
        self.out.push(b'\n');
    }

    /// A text, indented, wrapped.
    pub(crate) fn text(&mut self, indent: usize, text: &str, look: Look) {
        self.hanging(indent, "", text, look);
    }

    /// A text behind a mark, the further lines under the text.
    pub(crate) fn hanging(&mut self, indent: usize, mark: &str, text: &str, look: Look) {
        let hang = indent + width(mark);
        for (index, line) in wrap(text, self.screen.width.saturating_sub(hang)).iter().enumerate() {
            if index == 0 {
                self.out.extend_from_slice(" ".repeat(indent).as_bytes());
                self.styled(mark, Look::Plain);
            } else {
                self.out.extend_from_slice(" ".repeat(hang).as_bytes());
            }
            self.styled(line, look);
            self.out.push(b'\n');
        }
    }

    /// A text with something at the right edge, such as its paragraph.
    pub(crate) fn with_right(&mut self, indent: usize, mark: &str, text: &str, look: Look, right: &str) {
        let hang = indent + width(mark);
        let room = self.screen.width.saturating_sub(hang + width(right) + 2);
        let lines = wrap(text, room);
        for (index, line) in lines.iter().enumerate() {
            self.out.extend_from_slice(" ".repeat(if index == 0 { indent } else { hang }).as_bytes());
            if index == 0 {
                self.styled(mark, Look::Plain);
            }
            self.styled(line, look);
            if index == 0 && !right.is_empty() {
                let pad = self.screen.width.saturating_sub(hang + width(line) + width(right));
                self.out.extend_from_slice(" ".repeat(pad).as_bytes());
                self.styled(right, Look::Quiet);
            }
            self.out.push(b'\n');
        }
    }

    /// Rows of cells, columns aligned; the last column takes what is left.
    pub(crate) fn table(&mut self, indent: usize, rows: &[Vec<(String, Look)>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let cap = self.screen.width / 2;
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                rows.iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| width(&harmless(&cell.0)))
                    .max()
                    .unwrap_or(0)
                    .min(cap)
            })
            .collect();
        for row in rows {
            let last = row.len().saturating_sub(1);
            let before: usize = widths.iter().take(last).map(|width| width + 2).sum();
            let cells: Vec<Vec<String>> = row
                .iter()
                .enumerate()
                .map(|(column, cell)| {
                    wrap(
                        &cell.0,
                        if column == last {
                            self.screen.width.saturating_sub(indent + before).max(8)
                        } else {
                            widths[column]
                        },
                    )
                })
                .collect();
            for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
                let mut written = String::new();
                self.out.extend_from_slice(" ".repeat(indent).as_bytes());
                for (column, cell) in cells.iter().enumerate() {
                    let text = cell.get(line).map_or("", String::as_str);
                    self.out.extend_from_slice(written.as_bytes());
                    self.styled(text, row[column].1);
                    written = " ".repeat(widths[column].saturating_sub(width(text)) + 2);
                }
                self.out.push(b'\n');
            }
        }
    }

    /// A text in which some stretches are lit; without colour they stand in brackets.
    pub(crate) fn marked(&mut self, indent: usize, text: &str, marks: &[[usize; 2]]) {
        let (open, close) = if self.screen.colour { ('\u{1}', '\u{2}') } else { ('【', '】') };
        let mut plain = String::new();
        for (at, c) in text.chars().enumerate() {
            if marks.iter().any(|mark| mark[0] == at) {
                plain.push(open);
            }
            plain.push(if c.is_control() { '\u{fffd}' } else { c });
            if marks.iter().any(|mark| mark[1] == at + 1) {
                plain.push(close);
            }
        }
        let style = Look::Lit.style().bold();
        let mut lit = false;
        for line in wrap(&plain, self.screen.width.saturating_sub(indent)) {
            let mut shown = if lit { style.to_string() } else { String::new() };
            for c in line.chars() {
                match c {
                    '\u{1}' => {
                        lit = true;
                        shown.push_str(&style.to_string());
                    }
                    '\u{2}' => {
                        lit = false;
                        shown.push_str(&format!("{style:#}"));
                    }
                    c => shown.push(c),
                }
            }
            if lit {
                shown.push_str(&format!("{style:#}"));
            }
            self.out.extend_from_slice(" ".repeat(indent).as_bytes());
            self.out.extend_from_slice(shown.as_bytes());
            self.out.push(b'\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_breaks_anywhere_but_before_a_comma() {
        assert_eq!(wrap("县委副书记,县长", 10), ["县委副书", "记,县长"]);
        assert_eq!(wrap("one two three", 8), ["one two", "three"]);
        assert_eq!(wrap("", 8), [""]);
    }

    #[test]
    fn no_line_is_wider_than_the_screen() {
        for columns in 4..30 {
            for line in wrap("本地区生态环境保护第一责任人(负总责) environmental-protection-department-heads", columns)
            {
                assert!(width(&line) <= columns.max(4) + 2, "{columns}: {line}");
            }
        }
    }
}
