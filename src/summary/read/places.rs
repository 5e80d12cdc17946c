//! Places that a summary names: checked against the text, and turned into ranges of it.

use std::cell::Cell;

use super::super::schema::Span;
use super::super::sentence::{self, MAX_SENTENCE_BYTES};
use crate::analysis::Mention;
use crate::article::{Article, BlockIndex, TextRange};
use crate::text::ByteOffsets;

/// How far from a mention the words may stand that a summary gives without their place, in bytes.
const MAX_DISTANCE: usize = 2000;
/// How much text is gone over in all to find or check the words of a summary, in bytes. A summary that Dateline wrote needs
/// far less; one that names the whole of a long text again and again would otherwise take hours.
const MAX_BYTES_SEEN: usize = 1 << 30;

/// The text of an article, asked for what a summary says of it.
pub(super) struct Places<'a> {
    article: &'a Article,
    offsets: ByteOffsets<'a>,
    /// How many bytes may still be gone over.
    bytes_left: Cell<usize>,
}

impl<'a> Places<'a> {
    pub fn new(article: &'a Article) -> Self {
        Self { article, offsets: ByteOffsets::new(article.text()), bytes_left: Cell::new(MAX_BYTES_SEEN) }
    }

    /// The range from code point `start` to `end` and its block, if `text` stands there within one.
    pub fn range(&self, start: usize, end: usize, text: &str) -> Option<(TextRange, BlockIndex)> {
        let (start, end) = (self.offsets.at(start)?, self.offsets.at(end)?);
        if start >= end || self.article.text().get(start..end)? != text {
            return None;
        }
        let range = TextRange::new(start, end);
        Some((range, self.block_of(range)?))
    }

    /// The mention at such a range in the zone of this name.
    pub fn mention(&self, start: usize, end: usize, text: &str, zone: &str) -> Option<Mention> {
        let (range, block) = self.range(start, end, text)?;
        Some(Mention { range, block, zone: zone.parse().ok()? })
    }

    /// The range of `span`, if `words` stand there, which are on one line in a summary.
    pub fn words(&self, span: Span, words: &str) -> Option<TextRange> {
        let range = self.range_of(span)?;
        self.spend(range.len())?;
        self.article.slice(range).split_whitespace().eq(words.split_whitespace()).then_some(range)
    }

    /// The sentence at `span`, if it is one around `statistic` and the part of it that a summary gives reads `sentence`.
    pub fn sentence(&self, span: Span, sentence: &str, statistic: TextRange) -> Option<TextRange> {
        let range = self.range_of(span).filter(|range| range.contains(statistic))?;
        let shown = sentence::shown(self.article.text(), range, statistic);
        (self.article.slice(shown) == sentence && self.block_of(range).is_some()).then_some(range)
    }

    /// The sentence that reads `sentence` around `statistic`.
    pub fn sentence_around(&self, sentence: &str, statistic: TextRange) -> Option<TextRange> {
        if sentence.len() > statistic.len() + MAX_SENTENCE_BYTES {
            return None;
        }
        let text = self.article.text();
        let from = text.ceil_char_boundary(statistic.end.saturating_sub(sentence.len()));
        let to = text.floor_char_boundary((statistic.start + sentence.len()).min(text.len()));
        let at = text.get(from..to)?.find(sentence)? + from;
        Some(TextRange::new(at, at + sentence.len()))
    }

    /// The place of `words`, which stand on one line in a summary, that is nearest to `range`.
    pub fn near(&self, words: &str, range: TextRange) -> Option<TextRange> {
        let distance = |found: &TextRange| {
            found.start.saturating_sub(range.end).max(range.start.saturating_sub(found.end))
        };
        self.around(words, range).into_iter().filter(|found| !found.overlaps(range)).min_by_key(distance)
    }

    /// The last place of `words`, which stand on one line in a summary, in the block of `range`.
    pub fn last(&self, words: &str, range: TextRange) -> Option<TextRange> {
        let block = self.block_of(range);
        self.around(words, range).into_iter().rfind(|&found| self.block_of(found) == block)
    }

    /// The places of `words` near to `range`, each in one block, in text order.
    fn around(&self, words: &str, range: TextRange) -> Vec<TextRange> {
        let Some(first) = words.split_whitespace().next() else { return Vec::new() };
        let text = self.article.text();
        let from = text.floor_char_boundary(range.start.saturating_sub(MAX_DISTANCE));
        let to = text.ceil_char_boundary((range.end + MAX_DISTANCE).min(text.len()));
        if self.spend(to - from).is_none() {
            return Vec::new();
        }
        let starts = text[from..to].match_indices(first).map(|(at, _)| from + at);
        starts
            .filter_map(|start| {
                let (seen, found) = stands_at(&text[..to], start, words);
                self.spend(seen).and(found)
            })
            .filter(|&found| is_whole(text, found) && self.block_of(found).is_some())
            .collect()
    }

    /// The range of `span`, unless it is empty or goes beyond the text.
    fn range_of(&self, span: Span) -> Option<TextRange> {
        let (start, end) = (self.offsets.at(span.start)?, self.offsets.at(span.end)?);
        (start < end).then(|| TextRange::new(start, end))
    }

    /// Notes that `bytes` of the text are gone over; `None` where that is too much.
    fn spend(&self, bytes: usize) -> Option<()> {
        self.bytes_left.set(self.bytes_left.get().checked_sub(bytes)?);
        Some(())
    }

    /// The block that `range` lies in.
    fn block_of(&self, range: TextRange) -> Option<BlockIndex> {
        let block = self.article.block_at(range.start)?;
        self.article.block(block).range.contains(range).then_some(block)
    }
}

/// The range of `words` that begin at `start` of `text`, with any white space between them, if they do; and how many bytes
/// were gone over to tell.
fn stands_at(text: &str, start: usize, words: &str) -> (usize, Option<TextRange>) {
    let mut end = start;
    for (index, word) in words.split_whitespace().enumerate() {
        let rest = &text[end..];
        let spaces = rest.len() - rest.trim_start().len();
        if (spaces == 0) != (index == 0) || !rest[spaces..].starts_with(word) {
            return (end + spaces - start, None);
        }
        end += spaces + word.len();
    }
    (end - start, Some(TextRange::new(start, end)))
}

/// Whether `range` of `text` neither begins nor ends within a word.
fn is_whole(text: &str, range: TextRange) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let words = &text[range.start..range.end];
    let (before, after) = (&text[..range.start], &text[range.end..]);
    !(is_letter(before.chars().next_back()) && is_letter(words.chars().next())
        || is_letter(words.chars().next_back()) && is_letter(after.chars().next()))
}

/// The one of `all` that has this name in a summary.
pub(super) fn named<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, name: &str) -> Option<T> {
    all.iter().copied().find(|&one| name_of(one) == name)
}
