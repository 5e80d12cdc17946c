//! Anchors: how a correction remembers the words that it was made on.

use serde::{Deserialize, Serialize};

use crate::article::{Article, TextRange};
use crate::text::CodePoints;

/// How many code points an anchor keeps on each side of its words.
const CONTEXT: usize = 32;

/// A stretch of a text: its words with those on both sides (a `TextQuoteSelector` of the Web Annotation Data Model) and
/// its place (a `TextPositionSelector`), in code points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The words themselves.
    pub exact: String,
    /// Up to 32 code points before them.
    #[serde(default)]
    pub prefix: String,
    /// Up to 32 code points behind them.
    #[serde(default)]
    pub suffix: String,
    /// The first code point.
    pub start: usize,
    /// The code point after the last.
    pub end: usize,
    /// The number of the block that they stand in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub block: Option<usize>,
}

impl Anchor {
    /// The anchor of `range` in `article`, whose code points are `points`.
    #[must_use]
    pub fn new(article: &Article, points: &CodePoints<'_>, range: TextRange) -> Self {
        let text = article.text();
        let before = text[..range.start].char_indices().rev().take(CONTEXT).last();
        let behind = text[range.end..].char_indices().nth(CONTEXT);
        let (start, end) = points.range(range);
        Self {
            exact: article.slice(range).to_owned(),
            prefix: text[before.map_or(range.start, |(at, _)| at)..range.start].to_owned(),
            suffix: text[range.end..behind.map_or(text.len(), |(at, _)| range.end + at)].to_owned(),
            start,
            end,
            block: article.block_at(range.start).map(|block| block.0),
        }
    }

    /// How many bytes its words take.
    pub(super) fn size(&self) -> usize {
        self.exact.len() + self.prefix.len() + self.suffix.len()
    }
}
