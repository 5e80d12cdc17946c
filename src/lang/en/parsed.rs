//! The words of a parse: each token with its text, its lists and its grammar, in the terms of the English parser.

use std::borrow::Cow;

use super::ENGLISH;
use crate::article::TextRange;
use crate::lang::Classes;
use crate::nlp::syntax::{Dependency, PartOfSpeech, Syntax, SyntaxParser, SyntaxToken, Tag, TokenIndex};
use crate::text::fold;

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
