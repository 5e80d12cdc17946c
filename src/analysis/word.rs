//! What is known of a piece of text, whichever finder cut it.
//!
//! Every finder cuts blocks in its own way: countries take the tokens as they are, names join them ("Jean-Claude"),
//! numbers split them ("$1.2bn"), and quotations read the tokens of the parser. What they ask of a piece is the same and
//! is asked here: how it is compared, what the lists say, what the recogniser takes it for. The grammar of a token in the
//! parse is asked of [`crate::lang::Parsed`]. Both are views, made when they are needed: a long article has millions of
//! words, and nothing is kept for each.

use super::AnnotatedBlock;
use crate::article::TextRange;
use crate::lang::{Classes, ENGLISH};
use crate::nlp::Entity;
use crate::nlp::recognizer::Label;
use crate::text::is_capitalised;

/// A piece of a block.
#[derive(Clone, Copy, Debug)]
pub struct Word<'a> {
    text: &'a str,
    block: &'a AnnotatedBlock,
    range: TextRange,
}

impl<'a> Word<'a> {
    /// The piece at `range` of `text`, the article's, which lies in `block`.
    #[must_use]
    pub fn new(text: &'a str, block: &'a AnnotatedBlock, range: TextRange) -> Self {
        Self { text, block, range }
    }

    /// Its text, as written.
    #[must_use]
    pub fn written(self) -> &'a str {
        &self.text[self.range.start..self.range.end]
    }

    /// Whether it is in one of the lists of `classes`.
    #[must_use]
    pub fn is(self, classes: impl Into<Classes>) -> bool {
        ENGLISH.lexicon.of(self.written()).intersects(classes)
    }

    /// Whether it begins with a capital.
    #[must_use]
    pub fn is_capitalised(self) -> bool {
        is_capitalised(self.written())
    }

    /// The first entity that overlaps it.
    #[must_use]
    pub fn entity(self) -> Option<&'a Entity> {
        self.block.entity_at(self.range)
    }

    /// What the recogniser takes it for.
    #[must_use]
    pub fn label(self) -> Option<Label> {
        self.entity().map(|entity| entity.label)
    }
}
