//! Places in an article, as corrections need them.

use crate::analysis::Mention;
use crate::article::{Article, TextRange};

/// A place that an operation is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct Spot {
    /// The number of its anchor in the operation.
    pub anchor: usize,
    pub range: TextRange,
}

/// The mention that `range` is, if it lies in one block.
pub(super) fn mention(article: &Article, range: TextRange) -> Option<Mention> {
    let block = article.block_at(range.start)?;
    article.block(block).range.contains(range).then(|| Mention::in_block(article, block, range))
}

/// The lines of the block of `mention` around it.
pub(super) fn line_around(article: &Article, mention: Mention) -> TextRange {
    let block = article.block(mention.block).range;
    let text = article.text();
    let start =
        text[block.start..mention.range.start].rfind('\n').map_or(block.start, |at| block.start + at + 1);
    let end = text[mention.range.end..block.end].find('\n').map_or(block.end, |at| mention.range.end + at);
    TextRange::new(start, end).trimmed(text).cover(mention.range)
}

/// Where `words` stand in the block of `range`, if they stand there once.
pub(super) fn once_near(article: &Article, words: &str, range: TextRange) -> Option<TextRange> {
    let block = article.block(article.block_at(range.start)?).range;
    let words = words.trim();
    if words.is_empty() {
        return None;
    }
    let mut found = article.slice(block).match_indices(words);
    let (at, _) = found.next()?;
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (before, behind) = (&article.slice(block)[..at], &article.slice(block)[at + words.len()..]);
    if is_word(before.chars().next_back()) || is_word(behind.chars().next()) {
        return None;
    }
    let place = TextRange::new(block.start + at, block.start + at + words.len());
    (found.next().is_none() && !place.overlaps(range)).then_some(place)
}
