//! Places that a summary names: checked against the text, and turned into ranges of it.

use crate::analysis::Mention;
use crate::article::{Article, BlockIndex, TextRange};
use crate::export::ByteOffsets;

/// How far from a mention the words may stand that a summary gives without their place, in bytes.
const MAX_DISTANCE: usize = 2000;

/// The text of an article, asked for what a summary says of it.
pub(super) struct Places<'a> {
    article: &'a Article,
    offsets: ByteOffsets<'a>,
}

impl<'a> Places<'a> {
    pub fn new(article: &'a Article) -> Self {
        Self { article, offsets: ByteOffsets::new(article.text()) }
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

    /// The sentence that reads `sentence` around `range`, with what is at most `beyond` bytes longer.
    pub fn sentence(&self, sentence: &str, range: TextRange, beyond: usize) -> Option<TextRange> {
        if sentence.len() > range.len() + beyond {
            return None;
        }
        let text = self.article.text();
        let from = text.ceil_char_boundary(range.end.saturating_sub(sentence.len()));
        let to = text.floor_char_boundary((range.start + sentence.len()).min(text.len()));
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
        let starts = text[from..to].match_indices(first).map(|(at, _)| from + at);
        starts
            .filter_map(|start| stands_at(&text[..to], start, words))
            .filter(|&found| self.block_of(found).is_some())
            .collect()
    }

    /// The block that `range` lies in.
    fn block_of(&self, range: TextRange) -> Option<BlockIndex> {
        let block = self.article.block_at(range.start)?;
        self.article.block(block).range.contains(range).then_some(block)
    }
}

/// Where `words` end that begin at `start` of `text`, with any white space between them.
fn stands_at(text: &str, start: usize, words: &str) -> Option<TextRange> {
    let mut end = start;
    for (index, word) in words.split_whitespace().enumerate() {
        let rest = &text[end..];
        let spaces = rest.len() - rest.trim_start().len();
        if (spaces == 0) != (index == 0) || !rest[spaces..].starts_with(word) {
            return None;
        }
        end += spaces + word.len();
    }
    Some(TextRange::new(start, end))
}

/// The one of `all` that has this name in a summary.
pub(super) fn named<T: Copy>(all: &[T], name_of: fn(T) -> &'static str, name: &str) -> Option<T> {
    all.iter().copied().find(|&one| name_of(one) == name)
}
