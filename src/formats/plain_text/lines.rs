//! The lines of a text.

use crate::article::TextRange;
use crate::text::cores;

/// Up to this many lines or pieces of text are examined on one core.
pub(super) const FEW_PIECES: usize = 2_000;

/// The size of the parts that the cores share, in bytes.
const PART_BYTES: usize = 256 << 10;

/// A line without its end and the white space around it; empty if the line is blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The text of the line.
    pub range: TextRange,
    /// The columns of white space before it; a tab extends to the next multiple of eight.
    pub indent: usize,
    /// The number of characters in it.
    pub width: usize,
}

impl Line {
    /// Whether it is blank.
    pub fn is_blank(self) -> bool {
        self.range.is_empty()
    }
}

/// The lines of `text`, in order. A line ends at LF, CR, CR LF, a form feed, a vertical tab, NEL, or the line and
/// paragraph separators of Unicode.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut lines = cores::map(&parts(text), 1, |part| lines_in(text, *part)).concat();
    if text.is_empty() || text.ends_with(is_end) {
        lines.push(line(text, text.len(), text.len()));
    }
    lines
}

/// `text`, cut after line feeds, where every line ends, into parts for the cores to share.
fn parts(text: &str) -> Vec<TextRange> {
    let mut parts = Vec::new();
    let mut start = 0;
    loop {
        let after = text.floor_char_boundary(start + PART_BYTES);
        let end = text[after..].find('\n').map_or(text.len(), |length| after + length + 1);
        parts.push(TextRange::new(start, end));
        start = end;
        if start == text.len() {
            return parts;
        }
    }
}

/// The lines in the part of `text` at `part`, without an empty one after its last line end.
fn lines_in(text: &str, part: TextRange) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = part.start;
    let mut ends = text[part.start..part.end].match_indices(is_end).peekable();
    while let Some((at, end)) = ends.next() {
        let at = part.start + at;
        lines.push(line(text, start, at));
        if matches!(end, "\u{c}" | "\u{2029}") {
            // A new page or paragraph separates text as a blank line does.
            lines.push(line(text, at, at));
        }
        start = at + end.len();
        if end == "\r" && ends.next_if(|&(next, end)| part.start + next == start && end == "\n").is_some() {
            start += 1;
        }
    }
    if start < part.end {
        lines.push(line(text, start, part.end));
    }
    lines
}

fn is_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn line(text: &str, start: usize, end: usize) -> Line {
    let range = TextRange::new(start, end).trimmed(text);
    let indent = text[start..range.start]
        .chars()
        .fold(0, |column, c| if c == '\t' { (column / 8 + 1) * 8 } else { column + 1 });
    Line { range, indent, width: text[range.start..range.end].chars().count() }
}

#[cfg(test)]
mod tests {
    use super::{PART_BYTES, lines};

    #[test]
    fn a_long_text_has_the_lines_of_its_parts() {
        for (paragraph, end) in
            [("Zwölf Schiffe.", "\n"), ("Zwölf Schiffe.", "\r\n"), ("Twelve ships.", "\r")]
        {
            let count = 3 * PART_BYTES / paragraph.len();
            let text = vec![paragraph; count].join(end);
            let words: Vec<&str> =
                lines(&text).iter().map(|line| &text[line.range.start..line.range.end]).collect();
            assert_eq!(words, vec![paragraph; count], "{end:?}");
        }
    }

    #[test]
    fn an_end_closes_a_line_and_opens_one() {
        let count = |text| lines(text).len();
        assert_eq!(
            ["", "a", "a\n", "a\r\n", "a\r\nb", "a\n\rb", "a\u{c}b"].map(count),
            [1, 1, 2, 2, 2, 3, 3]
        );
    }
}
