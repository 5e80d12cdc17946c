//! The clause that a number stands in, and whether the text denies it.
//!
//! [`extent`] says where the clause begins and ends, [`negation`] what denies the number. Both read the syntax of the
//! block; where it has none, the clause is the part of the sentence between semicolons.

mod extent;
mod negation;
mod tree;
mod words;

pub use self::words::denial_in_words;

use self::tree::Tree;
use crate::article::{BlockKind, TextRange};
use crate::nlp::syntax::Syntax;

/// The longest clause, in bytes, apart from the number itself. What is longer is cut on both sides of the number: a text
/// with a thousand numbers and no full stop would otherwise be repeated a thousand times.
const MAX_BYTES: usize = 1000;

/// What is longer than this, in bytes, is no clause, and may have thousands of numbers: of it, less is kept around each.
const NO_CLAUSE_BYTES: usize = 16 << 10;
const FEW_BYTES: usize = 200;

/// A clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its words.
    pub range: TextRange,
    /// Whether the text denies the number in it. The word that does so is in `range`.
    pub is_negated: bool,
}

/// The clause around `number`, which stands in `sentence` of `text`, in a block of `kind` with this `syntax` if it was
/// parsed.
#[must_use]
pub fn find(
    text: &str,
    kind: BlockKind,
    syntax: Option<&Syntax>,
    sentence: TextRange,
    number: TextRange,
) -> Clause {
    let near = shortened(text, sentence, number);
    // The parser is at home in running text. A headline, a caption or a cell is short and makes sense only as a whole.
    let is_prose = matches!(kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::ListItem);
    let tree = syntax.and_then(|syntax| Tree::new(text, syntax, sentence, number));
    let parsed = tree.as_ref().filter(|_| is_prose).and_then(extent::find);
    let denied_by = tree.as_ref().and_then(negation::find);
    let whole = || match kind {
        BlockKind::Table | BlockKind::Preformatted => line(text, near, number),
        _ if is_prose && tree.is_none() => extent::between_semicolons(text, near, number),
        _ => near,
    };
    let range = shortened(text, parsed.unwrap_or_else(whole), number);
    let range = extent::trimmed(text, range, number);
    let Some(denial) = denied_by else { return Clause { range, is_negated: false } };
    let covering = range.cover(denial);
    // Too far away, it would not be seen to deny the number.
    if covering.len() <= MAX_BYTES + number.len() && sentence.contains(denial) {
        Clause { range: covering, is_negated: true }
    } else {
        Clause { range, is_negated: false }
    }
}

/// The line of `sentence` that `number` stands in.
fn line(text: &str, sentence: TextRange, number: TextRange) -> TextRange {
    let start =
        text[sentence.start..number.start].rfind('\n').map_or(sentence.start, |at| sentence.start + at + 1);
    let end = text[number.end..sentence.end].find('\n').map_or(sentence.end, |at| number.end + at);
    TextRange::new(start, end).trimmed(text)
}

/// `clause` or, if it is too long, the part of it around `number`.
#[must_use]
pub fn shortened(text: &str, clause: TextRange, number: TextRange) -> TextRange {
    if clause.len() <= MAX_BYTES {
        return clause;
    }
    let half = if clause.len() > NO_CLAUSE_BYTES { FEW_BYTES } else { MAX_BYTES } / 2;
    let mut start =
        text.ceil_char_boundary(number.start.saturating_sub(half).max(clause.start)).min(number.start);
    let mut end = text.floor_char_boundary((number.end + half).min(clause.end)).max(number.end);
    // No word is cut in two, unless there is no other.
    if start > clause.start {
        start += text[start..number.start].find(char::is_whitespace).unwrap_or(0);
    }
    if end < clause.end {
        end = text[number.end..end].rfind(char::is_whitespace).map_or(end, |at| number.end + at);
    }
    TextRange::new(start, end).trimmed(text)
}
