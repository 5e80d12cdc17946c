//! An article with its tokens, sentences and named entities: what every finder reads.

use std::borrow::Cow;
use std::ops::{ControlFlow, Range};

use super::Mention;
use crate::article::{Article, BlockIndex, BlockKind, Credit, TextRange, Zone};
use crate::nlp::recognizer::{Entity, Recognizer};
use crate::nlp::{self, Token};

/// A block with its tokens and sentences. All ranges are ranges of the article's text.
#[derive(Clone, Debug)]
pub struct AnnotatedBlock {
    /// The block.
    pub index: BlockIndex,
    /// What it is.
    pub kind: BlockKind,
    /// Its text's place.
    pub range: TextRange,
    /// Its tokens, in order; white space is no token.
    pub tokens: Vec<Token>,
    /// Its sentences as ranges of `tokens`, in order, none empty, together all tokens.
    pub sentences: Vec<Range<usize>>,
    /// The credit that ends a caption or makes up a credit line, in ranges of the article's text.
    pub credit: Option<Box<Credit>>,
    /// The named entities that the trained recogniser sees, where it was asked, in order, none overlapping, in ranges of
    /// the article's text.
    pub entities: Vec<Entity>,
}

/// An article with the tokens, sentences and entities of every block.
#[derive(Clone, Debug)]
pub struct AnnotatedArticle<'a> {
    /// The article.
    pub article: &'a Article,
    /// Its blocks, one for each of the article's, in order.
    pub blocks: Vec<AnnotatedBlock>,
}

impl<'a> AnnotatedArticle<'a> {
    /// Splits every block of `article` into tokens and sentences, telling `observe` the share that is done. No entities
    /// are known yet.
    pub fn new(
        article: &'a Article,
        observe: &mut dyn FnMut(f32) -> ControlFlow<()>,
    ) -> ControlFlow<(), Self> {
        let length = article.text().len().max(1) as f32;
        let mut blocks = Vec::with_capacity(article.blocks().len());
        let mut credits = article.caption_credits().into_iter();
        for (index, block) in article.indexed_blocks() {
            let text = article.slice(block.range);
            let mut tokens = nlp::tokenize(text);
            let mut sentences = nlp::sentences(text, &tokens);
            // They are kept to the end, and room for growth is up to half of a vector.
            tokens.shrink_to_fit();
            sentences.shrink_to_fit();
            for token in &mut tokens {
                *token = token.shifted(block.range.start);
            }
            let credit = match block.kind {
                BlockKind::Caption => credits.next().flatten(),
                BlockKind::Credit => Credit::find(text).map(|credit| credit.shifted(block.range.start)),
                _ => None,
            };
            blocks.push(AnnotatedBlock {
                index,
                kind: block.kind,
                range: block.range,
                tokens,
                sentences,
                credit: credit.map(Box::new),
                entities: Vec::new(),
            });
            observe(block.range.end as f32 / length)?;
        }
        ControlFlow::Continue(Self { article, blocks })
    }

    /// Fills in the entities that the trained recogniser sees, telling `observe` the share that is done. It is made for
    /// English.
    pub fn recognize_entities(&mut self, observe: &mut dyn FnMut(f32) -> ControlFlow<()>) -> ControlFlow<()> {
        let text = self.article.text();
        let ranges: Vec<TextRange> = self.blocks.iter().map(|block| block.range).collect();
        let paragraphs = ranges.iter().map(|range| on_one_line(&text[range.start..range.end]));
        // In one list until the end. The recogniser's products take large buffers that come and go; a small list a block,
        // made between them, would leave a hole in the heap at each, of which a long article has thousands.
        let mut found: Vec<(usize, Entity)> = Vec::new();
        let mut blocks = ranges.iter().enumerate();
        Recognizer::embedded().recognize_each(paragraphs, &mut |recognized| {
            let Some((index, range)) = blocks.next() else { return ControlFlow::Continue(()) };
            let shifted = |entity: Entity| Entity { range: entity.range.shifted(range.start), ..entity };
            found.extend(recognized.entities.into_iter().map(|entity| (index, shifted(entity))));
            observe(range.end as f32 / text.len().max(1) as f32)
        })?;
        for (index, entity) in found {
            self.blocks[index].entities.push(entity);
        }
        ControlFlow::Continue(())
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &'a str {
        self.article.text()
    }

    /// The text of `range`.
    #[must_use]
    pub fn slice(&self, range: TextRange) -> &'a str {
        &self.article.text()[range.start..range.end]
    }

    /// The number of words: what stands between spaces and holds a letter or digit.
    #[must_use]
    pub fn word_count(&self) -> usize {
        let words = |block: &AnnotatedBlock| {
            let words = self.slice(block.range).split_whitespace();
            words.filter(|word| word.contains(char::is_alphanumeric)).count()
        };
        self.blocks.iter().map(words).sum()
    }
}

/// `text` with a space for each line end, so that every byte keeps its place: where a line was wrapped is no matter to
/// the recogniser.
fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) { text.replace(['\n', '\r'], " ").into() } else { text.into() }
}

impl AnnotatedBlock {
    /// The mention at `range`, in the zone of this block or, inside a caption's credit, in the zone of credits.
    #[must_use]
    pub fn mention(&self, range: TextRange) -> Mention {
        let in_credit = self.credit.as_deref().is_some_and(|credit| credit.range.contains(range));
        let zone = if in_credit { Zone::Credit } else { self.kind.zone() };
        Mention { range, block: self.index, zone }
    }

    /// The text range of the sentence that holds the byte `offset`, else of the whole block.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> TextRange {
        let index =
            self.sentences.partition_point(|sentence| self.tokens[sentence.end - 1].range().end <= offset);
        self.sentences.get(index).map_or(self.range, |sentence| {
            TextRange::new(
                self.tokens[sentence.start].range().start,
                self.tokens[sentence.end - 1].range().end,
            )
        })
    }

    /// The entity that overlaps `range`, the first if there are several.
    #[must_use]
    pub fn entity_at(&self, range: TextRange) -> Option<&Entity> {
        let index = self.entities.partition_point(|entity| entity.range.end <= range.start);
        self.entities.get(index).filter(|entity| entity.range.overlaps(range))
    }
}
