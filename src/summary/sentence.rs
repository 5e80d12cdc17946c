//! How much of a sentence a summary gives as text.

use crate::article::TextRange;

/// The longest sentence that a summary gives whole, in bytes.
pub(super) const MAX_SENTENCE_BYTES: usize = 1000;

/// What is longer than this, in bytes, is no sentence, and may have thousands of statistics: of it, less is given with each.
const NO_SENTENCE_BYTES: usize = 16 << 10;
const FEW_BYTES: usize = 200;

/// The part of `sentence` that a summary gives with the statistic at `statistic`: all of it or, if it is too long to be
/// a sentence, the part around the statistic. Otherwise a text with a thousand numbers and no full stop would be
/// repeated a thousand times.
pub(super) fn shown(text: &str, sentence: TextRange, statistic: TextRange) -> TextRange {
    if sentence.len() <= MAX_SENTENCE_BYTES {
        return sentence;
    }
    let half = if sentence.len() > NO_SENTENCE_BYTES { FEW_BYTES } else { MAX_SENTENCE_BYTES } / 2;
    let start = statistic.start.saturating_sub(half).max(sentence.start);
    let end = (statistic.end + half).min(sentence.end);
    let start = text.ceil_char_boundary(start).min(statistic.start);
    let end = text.floor_char_boundary(end).max(statistic.end);
    TextRange::new(start, end).trimmed(text)
}
