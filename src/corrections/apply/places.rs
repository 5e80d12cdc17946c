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

/// How many bytes around a place to search: a paragraph may be as long as an article.
const REACH: usize = 1 << 14;

/// The part of `block` that is near `range`.
fn near(article: &Article, block: TextRange, range: TextRange) -> TextRange {
    let text = article.text();
    let start = text.floor_char_boundary(range.start.saturating_sub(REACH));
    let end = text.floor_char_boundary(range.end.saturating_add(REACH).min(text.len()));
    TextRange::new(block.start.max(start), block.end.min(end))
}

/// The mention that `range` is, if it lies in one block.
pub(super) fn mention(article: &Article, range: TextRange) -> Option<Mention> {
    let block = article.block_at(range.start)?;
    article.block(block).range.contains(range).then(|| Mention::in_block(article, block, range))
}

/// The lines of the block of `mention` around it.
pub(super) fn line_around(article: &Article, mention: Mention) -> TextRange {
    let block = near(article, article.block(mention.block).range, mention.range);
    let text = article.text();
    let start =
        text[block.start..mention.range.start].rfind('\n').map_or(block.start, |at| block.start + at + 1);
    let end = text[mention.range.end..block.end].find('\n').map_or(block.end, |at| mention.range.end + at);
    TextRange::new(start, end).trimmed(text).cover(mention.range)
}

/// Where `words` stand in the block of `range`, if they stand there once and apart from it.
pub(super) fn once_near(article: &Article, words: &str, range: TextRange) -> Option<TextRange> {
    let mut found = whole(article, words, near(article, block_around(article, range)?, range));
    let place = found.next()?;
    (found.next().is_none() && !place.overlaps(range)).then_some(place)
}

/// Where `words` stand in the block of `range`: there once, or else only once in touch with it.
pub(super) fn only_one_at(article: &Article, words: &str, range: TextRange) -> Option<TextRange> {
    let places: Vec<TextRange> =
        whole(article, words, near(article, block_around(article, range)?, range)).collect();
    let mut touching = places.iter().filter(|place| place.overlaps(range));
    match (places.as_slice(), touching.next(), touching.next()) {
        ([only], ..) => Some(*only),
        (_, only, None) => only.copied(),
        _ => None,
    }
}

/// Where `words` stand last before `range`, or else first in its block behind it.
pub(super) fn last_named(article: &Article, words: &str, range: TextRange) -> Option<TextRange> {
    let block = block_around(article, range)?;
    let all = TextRange::new(0, article.text().len());
    let before = TextRange::new(near(article, all, range).start, range.start);
    let behind = TextRange::new(range.end, near(article, block, range).end.max(range.end));
    whole(article, words, before).last().or_else(|| whole(article, words, behind).next())
}

fn block_around(article: &Article, range: TextRange) -> Option<TextRange> {
    Some(article.block(article.block_at(range.start)?).range)
}

/// Where `words` stand within `range` and are no part of longer words.
fn whole<'a>(
    article: &'a Article,
    words: &'a str,
    range: TextRange,
) -> impl Iterator<Item = TextRange> + use<'a> {
    let (text, words) = (article.slice(range), words.trim());
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let found = text.match_indices(words).filter(move |(at, _)| {
        !words.is_empty()
            && !is_word(text[..*at].chars().next_back())
            && !is_word(text[at + words.len()..].chars().next())
    });
    found.map(move |(at, _)| {
        let start = range.start + at;
        TextRange::new(start, start + words.len())
    })
}
