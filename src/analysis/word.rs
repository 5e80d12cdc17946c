//! What is known of a piece of text, whichever finder cut it.
//!
//! Every finder cuts blocks in its own way: countries take the tokens as they are, names join them ("Jean-Claude"),
//! numbers split them ("$1.2bn"), and quotations read the tokens of the parser. What they ask of a piece is the same and
//! is asked here: of any piece, how it is compared, what the lists say, what the recogniser takes it for ([`Word`]); of
//! a token in the parse, its grammar too ([`Parsed`]). Both are views, made when they are needed: a long article has
//! millions of words, and nothing is kept for each.

use std::borrow::Cow;

use super::AnnotatedBlock;
use crate::article::TextRange;
use crate::lang::{Classes, ENGLISH};
use crate::nlp::Entity;
use crate::nlp::recognizer::Label;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Syntax, SyntaxParser, SyntaxToken, Tag, TokenIndex};
use crate::text::{Folded, fold, is_capitalised, name_key};

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

    /// Where it is.
    #[must_use]
    pub fn range(self) -> TextRange {
        self.range
    }

    /// Its text, as written.
    #[must_use]
    pub fn written(self) -> &'a str {
        &self.text[self.range.start..self.range.end]
    }

    /// Its text as words are compared.
    #[must_use]
    pub fn fold(self) -> Folded<'a> {
        fold(self.written())
    }

    /// Its text as the words of names are compared.
    #[must_use]
    pub fn name_key(self) -> Folded<'a> {
        name_key(self.written())
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

/// The parse of a block with its words.
#[derive(Clone, Copy, Debug)]
pub struct Parsed<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The tokens and the trees that they form.
    pub syntax: &'a Syntax,
}

impl<'a> Parsed<'a> {
    /// The number of tokens.
    #[must_use]
    pub fn len(&self) -> usize {
        self.syntax.tokens().len()
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.syntax.tokens().is_empty()
    }

    /// The token at `at`.
    #[must_use]
    pub fn token(&self, at: TokenIndex) -> &'a SyntaxToken {
        self.syntax.token(at)
    }

    /// Where the token at `at` is.
    #[must_use]
    pub fn range(&self, at: TokenIndex) -> TextRange {
        self.token(at).range()
    }

    /// The text of the token at `at`, as written.
    #[must_use]
    pub fn word(&self, at: TokenIndex) -> &'a str {
        let range = self.range(at);
        &self.text[range.start..range.end]
    }

    /// Whether there is a token at `at` that is one of `words`, which are in lower case.
    #[must_use]
    pub fn is_word(&self, at: TokenIndex, words: &[&str]) -> bool {
        at < self.len() && words.iter().any(|word| word.eq_ignore_ascii_case(self.word(at)))
    }

    /// Whether the token at `at` is in one of the lists of `classes`.
    #[must_use]
    pub fn is_in(&self, at: TokenIndex, classes: impl Into<Classes>) -> bool {
        ENGLISH.lexicon.of(self.word(at)).intersects(classes)
    }

    /// The lemma of the token at `at`, folded.
    #[must_use]
    pub fn lemma(&self, at: TokenIndex) -> Cow<'a, str> {
        match SyntaxParser::embedded().lemma(self.text, self.token(at)) {
            Cow::Borrowed(lemma) => fold(lemma).into(),
            Cow::Owned(lemma) => String::from(fold(&lemma)).into(),
        }
    }

    /// Whether the lemma of the token at `at` is in one of the lists of `classes`.
    #[must_use]
    pub fn is_lemma(&self, at: TokenIndex, classes: impl Into<Classes>) -> bool {
        ENGLISH.lexicon.is(&self.lemma(at), classes)
    }

    /// The tag of the token at `at`.
    #[must_use]
    pub fn tag(&self, at: TokenIndex) -> Tag {
        self.token(at).tag
    }

    /// The relation of the token at `at` to its head.
    #[must_use]
    pub fn label(&self, at: TokenIndex) -> Dependency {
        self.token(at).label
    }

    /// The part of speech of the token at `at`.
    #[must_use]
    pub fn part(&self, at: TokenIndex) -> PartOfSpeech {
        self.token(at).part_of_speech
    }

    /// Whether the token at `at` is a verb, or an auxiliary.
    #[must_use]
    pub fn is_verb(&self, at: TokenIndex) -> bool {
        matches!(self.part(at), PartOfSpeech::Verb | PartOfSpeech::Aux)
    }

    /// Whether the token at `at` is a noun or a name.
    #[must_use]
    pub fn is_noun(&self, at: TokenIndex) -> bool {
        matches!(self.part(at), PartOfSpeech::Noun | PartOfSpeech::Propn)
    }
}
