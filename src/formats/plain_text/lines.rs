//! A text's lines.

use crate::article::TextRange;

/// A line without its end and without the white space around it; empty where the line is blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// What the line holds.
    pub range: TextRange,
    /// The columns of white space before it; a tab counts to the next multiple of eight.
    pub indent: usize,
    /// The characters it holds.
    pub width: usize,
}

impl Line {
    /// Whether it holds nothing.
    pub fn is_blank(self) -> bool {
        self.range.is_empty()
    }
}

/// The lines of `text`, in order. A line ends at LF, CR, CR LF, a form feed, a vertical tab, NEL, or the line and
/// paragraph separators of Unicode.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if !matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}') {
            continue;
        }
        lines.push(line(text, start, at));
        if c == '\u{c}' || c == '\u{2029}' {
            // A new page or paragraph parts what stands around it as a blank line does.
            lines.push(line(text, at, at));
        }
        start = at + c.len_utf8();
        if c == '\r' && characters.next_if(|&(_, next)| next == '\n').is_some() {
            start += 1;
        }
    }
    lines.push(line(text, start, text.len()));
    lines
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let range = TextRange::new(start, end).trimmed(text);
    let indent = text[start..range.start]
        .chars()
        .fold(0, |column, c| if c == '\t' { (column / 8 + 1) * 8 } else { column + 1 });
    Line { range, indent, width: text[range.start..range.end].chars().count() }
}
