//! Mentions: the places where an article names something.

use crate::article::{Article, BlockIndex, TextRange, Zone};

/// One place where an article names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// The words themselves.
    pub range: TextRange,
    /// The block that they stand in.
    pub block: BlockIndex,
    /// The part of the article that they stand in.
    pub zone: Zone,
}

impl Mention {
    /// The mention at `range` in `block`, with the zone of that block's kind.
    #[must_use]
    pub fn in_block(article: &Article, block: BlockIndex, range: TextRange) -> Self {
        Self { range, block, zone: article.block(block).kind.zone() }
    }
}
