//! What was seen but left out, so that readers can judge for themselves.

use super::finding::{Finding, Fit};
use super::{Kind, Mention};
use crate::article::{Article, BlockIndex, TextRange, Zone};

/// A place that may be an entity but was left out of the lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsure {
    /// The words themselves.
    pub range: TextRange,
    /// The block that they stand in.
    pub block: BlockIndex,
    /// What they may be.
    pub guess: Kind,
    /// Why they were left out, as a phrase for people.
    pub reason: String,
}

impl Finding for Unsure {
    fn name<'a>(&'a self, article: &'a Article) -> &'a str {
        article.slice(self.range)
    }

    fn mention_count(&self) -> usize {
        1
    }

    fn range(&self, index: usize) -> Option<TextRange> {
        (index == 0).then_some(self.range)
    }

    fn mention(&self, article: &Article, index: usize) -> Option<Mention> {
        self.range(index).map(|range| Mention::in_block(article, self.block, range))
    }
}

impl Fit for Unsure {
    fn retain_mentions(&mut self, keep: &mut dyn FnMut(&mut Mention) -> bool) -> bool {
        let mut mention = Mention { range: self.range, block: self.block, zone: Zone::Body };
        let is_left = keep(&mut mention);
        self.block = mention.block;
        is_left
    }
}
