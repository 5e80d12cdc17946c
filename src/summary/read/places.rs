//! Checks the places that a summary gives against the text, and turns them into ranges.

use std::cell::Cell;

use super::super::schema::Span;
use super::super::sentence;
use crate::analysis::Mention;
use crate::article::{Article, BlockIndex, TextRange};
use crate::text::ByteOffsets;

/// How many bytes of text to go over, in all, to find or check the words of a summary. A summary that Dateline wrote
/// needs far less; one that repeats the whole of a long text again and again would otherwise take hours.
const MAX_BYTES_SEEN: usize = 128 << 20;

/// The text of an article, in which to look for what a summary says.
pub(super) struct Places<'a> {
    pub(super) article: &'a Article,
    offsets: ByteOffsets<'a>,
    /// How many more bytes it may go over.
    bytes_left: Cell<usize>,
}

impl<'a> Places<'a> {
    pub fn new(article: &'a Article) -> Self {
        Self { article, offsets: ByteOffsets::new(article.text()), bytes_left: Cell::new(MAX_BYTES_SEEN) }
    }

    /// The range from code point `start` to `end` and its block, if `text` stands there within one block.
    pub fn range(&self, start: usize, end: usize, text: &str) -> Option<(TextRange, BlockIndex)> {
        let (start, end) = (self.offsets.at(start)?, self.offsets.at(end)?);
        if start >= end || self.article.text().get(start..end)? != text {
            return None;
        }
        let range = TextRange::new(start, end);
        Some((range, self.block_of(range)?))
    }

    /// The mention at that range, in the zone called `zone`.
    pub fn mention(&self, start: usize, end: usize, text: &str, zone: &str) -> Option<Mention> {
        let (range, block) = self.range(start, end, text)?;
        Some(Mention { range, block, zone: zone.parse().ok()? })
    }

    /// The range of `span`, if it lies within one block.
    pub fn span(&self, span: Span) -> Option<TextRange> {
        self.range_of(span).filter(|&range| self.block_of(range).is_some())
    }

    /// The range of `span`, if `words` stand there; in the summary, they are on one line.
    pub fn words(&self, span: Span, words: &str) -> Option<TextRange> {
        let range = self.range_of(span)?;
        self.spend(range.len())?;
        self.article.slice(range).split_whitespace().eq(words.split_whitespace()).then_some(range)
    }

    /// The sentence at `span`, if it contains `statistic` and the part of it that a summary gives reads `sentence`.
    pub fn sentence(&self, span: Span, sentence: &str, statistic: TextRange) -> Option<TextRange> {
        let range = self.range_of(span).filter(|range| range.contains(statistic))?;
        let shown = sentence::shown(self.article.text(), range, statistic);
        (self.article.slice(shown) == sentence && self.block_of(range).is_some()).then_some(range)
    }

    /// The range of `span`, unless it is empty or goes beyond the text.
    fn range_of(&self, span: Span) -> Option<TextRange> {
        let (start, end) = (self.offsets.at(span.start)?, self.offsets.at(span.end)?);
        (start < end).then(|| TextRange::new(start, end))
    }

    /// Counts `bytes` of the text as gone over; `None` if that is too many.
    pub(super) fn spend(&self, bytes: usize) -> Option<()> {
        self.bytes_left.set(self.bytes_left.get().checked_sub(bytes)?);
        Some(())
    }

    /// The block that `range` lies in.
    pub(super) fn block_of(&self, range: TextRange) -> Option<BlockIndex> {
        let block = self.article.block_at(range.start)?;
        self.article.block(block).range.contains(range).then_some(block)
    }
}
