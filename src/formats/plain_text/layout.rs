//! Which lines belong together.
//!
//! Text copied from a page has one line per paragraph, with or without blank lines between them. Text from newsgroups,
//! mail and books is wrapped by hand at some column; there a paragraph continues on the next line if the first word of
//! that line would not have fitted on this one.

use super::lines::{FEW_PIECES, Line};
use super::shapes;
use crate::article::TextRange;
use crate::text::cores;

/// Lines that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Everything from the first to the last of its lines.
    pub range: TextRange,
    /// Whether it follows a blank line or the start of the text.
    pub after_blank: bool,
    /// How many columns its first line is indented beyond most lines.
    pub indent: usize,
    /// The number of its lines.
    pub line_count: usize,
    /// Whether its lines are a table, with cells separated by tabs or wide gaps.
    pub is_table: bool,
}

/// The widest column at which people wrap lines by hand.
const MAX_WRAP_WIDTH: usize = 100;
/// The narrowest; shorter lines are verse, addresses or headings.
const MIN_WRAP_WIDTH: usize = 40;
/// The share of line pairs that must look wrapped.
const WRAPPED_SHARE: f64 = 0.7;

/// The pieces of `text`, in order, none blank.
pub(super) fn pieces(text: &str, lines: &[Line]) -> Vec<Piece> {
    let wrap_width = wrap_width(text, lines);
    let base_indent = base_indent(lines);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut after_blank = true;
    let mut last: Option<Line> = None;
    let table_rows = cores::map(lines, FEW_PIECES, |line| is_table_row(text, *line));
    for (&line, table_row) in lines.iter().zip(table_rows) {
        if line.is_blank() {
            after_blank = true;
            continue;
        }
        let joins = !after_blank
            && match (wrap_width, last, pieces.last()) {
                (_, Some(_), Some(piece)) if piece.is_table || table_row => piece.is_table && table_row,
                (Some(width), Some(last), Some(piece)) => goes_on(text, width, last, line, piece),
                _ => false,
            };
        match pieces.last_mut() {
            Some(piece) if joins => {
                piece.range.end = line.range.end;
                piece.line_count += 1;
            }
            _ => pieces.push(Piece {
                range: line.range,
                after_blank,
                indent: line.indent.saturating_sub(base_indent),
                line_count: 1,
                is_table: table_row,
            }),
        }
        after_blank = false;
        last = Some(line);
    }
    for piece in &mut pieces {
        // One row is not a table.
        piece.is_table &= piece.line_count > 1;
    }
    pieces
}

/// The column at which `text` is wrapped by hand, if it is.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs = || lines.windows(2).filter(|pair| !pair[0].is_blank() && !pair[1].is_blank());
    let mut widths: Vec<usize> = pairs().map(|pair| pair[0].indent + pair[0].width).collect();
    if widths.len() < 3 {
        return None;
    }
    // The widest, ignoring a few outliers such as an address too long to wrap.
    widths.sort_unstable();
    let width = widths[(widths.len() - 1) * 95 / 100];
    if !(MIN_WRAP_WIDTH..=MAX_WRAP_WIDTH).contains(&width) {
        return None;
    }
    let wrapped = pairs().filter(|pair| is_full(text, width, pair[0], pair[1])).count();
    // Wrapped lines break in the middle of sentences; a list of short paragraphs does not.
    let broken = pairs().filter(|pair| !ends_paragraph(text, pair[0])).count();
    let needed = (widths.len() as f64 * WRAPPED_SHARE) as usize;
    (wrapped >= needed && broken >= needed).then_some(width)
}

/// The indent of most lines.
fn base_indent(lines: &[Line]) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    for line in lines.iter().filter(|line| !line.is_blank()) {
        *counts.entry(line.indent).or_insert(0_usize) += 1;
    }
    counts
        .into_iter()
        .max_by_key(|&(indent, count)| (count, std::cmp::Reverse(indent)))
        .map_or(0, |(indent, _)| indent)
}

/// Whether the first word of `next` would not have fitted on `line`, allowing for a ragged margin.
fn is_full(text: &str, width: usize, line: Line, next: Line) -> bool {
    let next_word =
        text[next.range.start..next.range.end].split(char::is_whitespace).next().unwrap_or_default();
    let with_next = line.indent + line.width + 1 + next_word.chars().count();
    with_next + width / 12 > width
}

fn ends_paragraph(text: &str, line: Line) -> bool {
    text[line.range.start..line.range.end].ends_with(['.', '!', '?', '”', '"', ':', '…'])
}

/// Whether `line` continues the paragraph of `last`, the last line of `piece`.
fn goes_on(text: &str, width: usize, last: Line, line: Line, piece: &Piece) -> bool {
    let words = &text[line.range.start..line.range.end];
    if shapes::is_list_item(words)
        || shapes::is_reply(words) != shapes::is_reply(&text[last.range.start..last.range.end])
    {
        return false;
    }
    // A first line indented by a few columns opens a paragraph; a hanging indent continues one.
    let opens = line.indent > last.indent && piece.line_count > 1;
    !opens && is_full(text, width, last, line)
}

/// Whether `line` holds at least three cells, separated by tabs or gaps of three spaces.
fn is_table_row(text: &str, line: Line) -> bool {
    let words = &text[line.range.start..line.range.end];
    let tabs = words.split('\t').filter(|cell| !cell.trim().is_empty()).count();
    let gaps = words.split("   ").filter(|cell| !cell.trim().is_empty()).count();
    let bars = words.matches(" | ").count();
    tabs >= 3 || gaps >= 3 || bars >= 3 && words.starts_with('|')
}
