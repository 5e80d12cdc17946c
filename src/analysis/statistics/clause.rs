//! The clause that a number stands in, and whether the text denies it.

use crate::article::TextRange;

/// The longest clause, in bytes, apart from the number itself. What is longer is cut on both sides of the number: a text
/// with a thousand numbers and no full stop would otherwise be repeated a thousand times.
const MAX_BYTES: usize = 1000;

/// A clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its words.
    pub range: TextRange,
    /// Whether the text denies the number in it.
    pub is_negated: bool,
}

/// The clause around `number`, which stands in `sentence` of `text`.
pub fn find(text: &str, sentence: TextRange, number: TextRange) -> Clause {
    Clause { range: shortened(text, sentence, number), is_negated: false }
}

/// `clause` or, if it is too long, the part of it around `number`.
fn shortened(text: &str, clause: TextRange, number: TextRange) -> TextRange {
    if clause.len() <= MAX_BYTES {
        return clause;
    }
    let half = MAX_BYTES / 2;
    let start =
        text.ceil_char_boundary(number.start.saturating_sub(half).max(clause.start)).min(number.start);
    let end = text.floor_char_boundary((number.end + half).min(clause.end)).max(number.end);
    TextRange::new(start, end).trimmed(text)
}
