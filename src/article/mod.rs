//! What an article is: clean text, blocks over it, metadata and warnings.
//!
//! This module owns the types and keeps their invariants: ranges are half-open byte ranges into the text, on character
//! boundaries; blocks are in text order and do not overlap. It leaves reading files to [`crate::formats`], and knows
//! nothing about what is found in the text.

mod block;
mod credit;
mod metadata;
mod origin;
mod picture;
mod range;
mod warning;

pub use block::{Block, BlockIndex, BlockKind, Zone};
pub use credit::Credit;
pub use metadata::{Among, Metadata, Source};
pub use origin::{CaptionCue, Origin};
pub use picture::{LoosePicture, Picture, PictureContent};
pub use range::TextRange;
pub use warning::Warning;

/// A news article: its text, the blocks over it, its pictures, and what its file says about it. Immutable once built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    text: String,
    blocks: Vec<Block>,
    pictures: Vec<Picture>,
    metadata: Metadata,
    source: Source,
    warnings: Vec<Warning>,
    others: Option<Box<Others>>,
}

/// The articles of a file beside its first.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Others {
    articles: Vec<Article>,
    /// How many there are besides, which are not read.
    left_out: usize,
}

impl Article {
    /// Builds an article. Blocks are sorted. A block that is empty, outside the text, off a character boundary or
    /// overlaps an earlier one is dropped, so that later steps can index without checking.
    #[must_use]
    pub fn new(
        text: String,
        mut blocks: Vec<Block>,
        metadata: Metadata,
        source: Source,
        warnings: Vec<Warning>,
    ) -> Self {
        blocks.sort_by_key(|block| block.range.start);
        let mut end_of_last = 0;
        blocks.retain(|block| {
            let TextRange { start, end } = block.range;
            let fits = start < end && start >= end_of_last && text.get(start..end).is_some();
            if fits {
                end_of_last = end;
            }
            fits
        });
        Self { text, blocks, pictures: Vec::new(), metadata, source, warnings, others: None }
    }

    /// The same article as the first of several in its file, with the `others`, and how many are `left_out`.
    #[must_use]
    pub(crate) fn with_others(mut self, articles: Vec<Self>, left_out: usize) -> Self {
        let has_others = !articles.is_empty() || left_out > 0;
        self.others = has_others.then(|| Box::new(Others { articles, left_out }));
        self
    }

    /// The same article from another source.
    #[must_use]
    pub(crate) fn with_source(mut self, source: Source) -> Self {
        self.source = source;
        self
    }

    /// The same article in the language with the ISO 639-1 code `code`, or in one that is not known.
    #[must_use]
    pub(crate) fn with_language(mut self, code: Option<&str>) -> Self {
        self.metadata.language = code.map(str::to_owned);
        self
    }

    /// The same article with one more warning.
    #[must_use]
    pub(crate) fn with_warning(mut self, warning: Warning) -> Self {
        self.warnings.push(warning);
        self
    }

    /// Takes out the other articles of the same file, in its order, if this is the first of several.
    #[must_use]
    pub fn take_others(&mut self) -> Vec<Self> {
        self.take_others_of_file().0
    }

    /// Takes out the other articles of the same file, and says how many are left out.
    #[must_use]
    pub(crate) fn take_others_of_file(&mut self) -> (Vec<Self>, usize) {
        self.others.take().map_or_else(Default::default, |others| (others.articles, others.left_out))
    }

    /// The whole text that every range points into.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `range`.
    ///
    /// # Panics
    /// If `range` does not come from this article.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> &str {
        &self.text[range.start..range.end]
    }

    /// The blocks, in text order, never overlapping.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The block at `index`.
    ///
    /// # Panics
    /// If `index` does not come from this article.
    #[must_use]
    pub fn block(&self, index: BlockIndex) -> &Block {
        &self.blocks[index.0]
    }

    /// The text of the block at `index`.
    #[must_use]
    pub fn block_text(&self, index: BlockIndex) -> &str {
        self.slice(self.block(index).range)
    }

    /// The blocks with their indices, in text order.
    pub fn indexed_blocks(&self) -> impl Iterator<Item = (BlockIndex, &Block)> {
        self.blocks.iter().enumerate().map(|(index, block)| (BlockIndex(index), block))
    }

    /// The block that holds the byte `offset`, if one does. Logarithmic in the number of blocks.
    #[must_use]
    pub fn block_at(&self, offset: usize) -> Option<BlockIndex> {
        let index = self.blocks.partition_point(|block| block.range.end <= offset);
        (index < self.blocks.len() && self.blocks[index].range.start <= offset).then_some(BlockIndex(index))
    }

    /// Headings and running text from the start, one block per line, up to about `limit` bytes.
    #[must_use]
    pub(crate) fn running_text(&self, limit: usize) -> String {
        let is_prose = |kind: BlockKind| {
            matches!(
                kind,
                BlockKind::Title
                    | BlockKind::Heading
                    | BlockKind::Paragraph
                    | BlockKind::ListItem
                    | BlockKind::Quote
                    | BlockKind::Caption
            )
        };
        let mut text = String::new();
        for block in self.blocks.iter().filter(|block| is_prose(block.kind)) {
            if text.len() >= limit {
                break;
            }
            let words = self.slice(block.range);
            text.push_str(&words[..words.floor_char_boundary(limit)]);
            text.push('\n');
        }
        text
    }

    /// The credits of the captions, one entry per caption in text order, as ranges of the article's text.
    #[must_use]
    pub(crate) fn caption_credits(&self) -> Vec<Option<Credit>> {
        let captions = || self.blocks.iter().filter(|block| block.kind == BlockKind::Caption);
        let texts: Vec<&str> = captions().map(|block| self.slice(block.range)).collect();
        let credits = Credit::find_in_captions(&texts).into_iter().zip(captions());
        credits.map(|(credit, block)| credit.map(|credit| credit.shifted(block.range.start))).collect()
    }

    /// Title, byline, date and the like.
    #[must_use]
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The file that the article came from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// What was uncertain or left out while reading.
    #[must_use]
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }
}
