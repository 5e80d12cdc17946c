//! A trained tagger and parser, with lemmas, for English.
//!
//! These are the tagger, the dependency parser, the attribute ruler and the lemmatizer of spaCy's `en_core_web_md` 3.8.0
//! (Explosion AI, MIT licence), with weights and tables built into the program: [`model`](super::model) turns a paragraph
//! into tokens and their vectors, off which the tagger reads tags, and [`transitions`] heads and labels. The model's
//! authors give 97.3 % of tags as right, and 91.8 % of heads, 90.0 % with the label, on texts like those it was trained
//! on; headlines, lists and long quotations are harder.
//!
//! ```
//! use dateline::testing::{Dependency, SyntaxParser, Tag};
//!
//! let text = "The storm injured 40 people.";
//! let syntax = &SyntaxParser::embedded().parse(&[text])[0];
//! let forty = syntax.token_at(text.find("40").unwrap()).unwrap();
//! assert_eq!(syntax.token(forty).tag, Tag::Cd);
//! let people = syntax.head(forty);
//! assert_eq!(syntax.token(people).label, Dependency::Dobj);
//! assert_eq!(SyntaxParser::embedded().lemma(text, syntax.token(syntax.head(people))), "injure");
//! ```

pub mod attribute_ruler;
mod lemmatizer;
mod tag;
pub mod transitions;
mod tree;
pub mod weights;

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::OnceLock;

pub use self::tag::{Dependency, PartOfSpeech, Tag};
pub use self::tree::{Syntax, SyntaxToken, TokenIndex};

use self::attribute_ruler::AttributeRuler;
use self::lemmatizer::Lemmatizer;
use self::tree::Builder;
use self::weights::{ROLES, TAGS, Weights};
use super::model::Vocabulary;
use super::model::batch::{BATCH_TOKENS, DECODED_TOKENS, batches, pieces};
use super::model::chunks::in_chunks;
use super::model::encoder::{Encoder, SpareWords};
use super::model::lexeme::Lexeme;
use super::model::matrix::{Rows, WIDTH, multiply};
use super::model::scorer::{HIDDEN, PIECES};
use super::model::weights::{WeightsError, syntax_weights};
use crate::article::TextRange;

/// A tagger and parser with its weights.
#[derive(Debug)]
pub struct SyntaxParser {
    weights: Weights<'static>,
    vocabulary: &'static Vocabulary,
    ruler: AttributeRuler,
    lemmatizer: Lemmatizer<'static>,
    words: SpareWords,
}

/// A paragraph's tokens: their places, whether each is white space, and their attributes.
type Tokens = (Vec<(TextRange, bool)>, Vec<Lexeme>);

impl SyntaxParser {
    /// The parser whose weights are built into the program, set up on first use.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static PARSER: OnceLock<SyntaxParser> = OnceLock::new();
        PARSER.get_or_init(|| {
            Self::read(syntax_weights()).expect("a test reads the weights that are built into the program")
        })
    }

    /// A parser with weights from the bytes of a file, which must be aligned to eight bytes.
    pub fn read(bytes: &'static [u8]) -> Result<Self, WeightsError> {
        let weights = Weights::read(bytes)?;
        let wrong = |name: &str| WeightsError::Tensor(name.to_owned());
        Ok(Self {
            vocabulary: Vocabulary::embedded(),
            ruler: AttributeRuler::new(weights.patterns).ok_or_else(|| wrong("attribute_ruler.patterns"))?,
            lemmatizer: Lemmatizer::new(weights.lemmas, weights.lemma_index)
                .ok_or_else(|| wrong("lemmatizer.tables"))?,
            weights,
            words: SpareWords::default(),
        })
    }

    /// The syntax of each of `paragraphs`.
    #[must_use]
    pub fn parse(&self, paragraphs: &[&str]) -> Vec<Syntax> {
        let mut all = Vec::with_capacity(paragraphs.len());
        let every = self.parse_each(paragraphs, &mut |syntax| {
            all.push(syntax);
            ControlFlow::Continue(())
        });
        debug_assert!(every.is_continue());
        all
    }

    /// Passes the syntax of each of `paragraphs` to `found`, in order. Stops early when `found` breaks. Many paragraphs are
    /// parsed on all cores.
    pub fn parse_each<T: AsRef<str> + Send>(
        &self,
        paragraphs: impl IntoIterator<Item = T>,
        found: &mut dyn FnMut(Syntax) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let worker = || Decoder::new(&self.weights, &self.words);
        in_chunks(paragraphs, worker, |worker, chunk, found| self.parse_chunk(worker, &chunk, found), found)
    }

    fn parse_chunk<T: AsRef<str>>(
        &self,
        decoder: &mut Decoder<'_>,
        paragraphs: &[T],
        found: &mut dyn FnMut(Syntax) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut batch: Vec<(&str, Tokens)> = Vec::new();
        let mut batch_tokens = 0;
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let text = paragraph.as_ref();
            let (tokens, lexemes) = self.vocabulary.tokenize(text);
            batch_tokens += tokens.len();
            let places = tokens.iter().zip(&lexemes).map(|(token, lexeme)| (token.range, lexeme.is_space));
            batch.push((text, (places.collect(), lexemes)));
            if batch_tokens >= BATCH_TOKENS || at + 1 == paragraphs.len() {
                let builders = decoder.decode(batch.iter().map(|(_, tokens)| tokens));
                for ((text, _), builder) in batch.drain(..).zip(builders) {
                    found(builder.finish(|tokens| self.ruler.apply(text, tokens)))?;
                }
                batch_tokens = 0;
            }
        }
        ControlFlow::Continue(())
    }

    /// The morphological features of `token`, in the form of Universal Dependencies: "Number=Sing|Person=3".
    #[must_use]
    pub fn features(&self, token: &SyntaxToken) -> &str {
        self.ruler.features(token)
    }

    /// The lemma of `token`, which is one of the paragraph `text`.
    ///
    /// # Panics
    /// If `token` does not lie in `text`.
    #[must_use]
    pub fn lemma<'t>(&'t self, text: &'t str, token: &SyntaxToken) -> Cow<'t, str> {
        let range = token.range();
        let word = &text[range.start()..range.end()];
        match self.ruler.lemma(token) {
            Some(lemma) => lemma.into(),
            None => self.lemmatizer.lemma(word, token.part_of_speech, self.ruler.features(token)),
        }
    }
}

/// Reads tags and arcs off vectors, and keeps its buffers between calls.
#[derive(Debug)]
struct Decoder<'a> {
    weights: &'a Weights<'a>,
    encoder: Encoder<'a>,
    words: &'a SpareWords,
    tag_scores: Vec<f32>,
    reduced: Vec<f32>,
    shares: Vec<f32>,
}

impl<'a> Decoder<'a> {
    fn new(weights: &'a Weights<'a>, words: &'a SpareWords) -> Self {
        Self {
            weights,
            encoder: Encoder::with_words(&weights.encoder, words.take()),
            words,
            tag_scores: Vec::new(),
            reduced: Vec::new(),
            shares: Vec::new(),
        }
    }

    /// The syntax of each of `paragraphs`, without what the attribute ruler adds.
    fn decode<'t>(&mut self, paragraphs: impl ExactSizeIterator<Item = &'t Tokens> + Clone) -> Vec<Builder> {
        let mut builders: Vec<Builder> = paragraphs.clone().map(|_| Builder::default()).collect();
        let places: Vec<&[(TextRange, bool)]> =
            paragraphs.clone().map(|(places, _)| places.as_slice()).collect();
        let pieces = pieces(paragraphs.map(|(_, lexemes)| lexemes.as_slice()));
        let sequences: Vec<&[Lexeme]> = pieces.iter().map(|piece| piece.lexemes).collect();
        for batch in batches(&sequences, BATCH_TOKENS) {
            let vectors = self.encoder.encode(&sequences[batch.clone()]);
            let mut vectors_left = vectors.as_slice();
            for part in batches(&sequences[batch.clone()], DECODED_TOKENS) {
                let pieces = &pieces[batch.clone()][part];
                let token_count: usize = pieces.iter().map(|piece| piece.lexemes.len()).sum();
                let (vectors, rest) = vectors_left.split_at(token_count * WIDTH);
                vectors_left = rest;
                self.multiply(vectors);
                let mut start = 0;
                for piece in pieces {
                    let length = piece.lexemes.len();
                    let tags = self.tag_scores[start * TAGS..][..length * TAGS].as_chunks::<TAGS>().0;
                    let tags: Vec<Tag> = tags.iter().map(|scores| self.weights.tags[best(scores)]).collect();
                    let shares = &self.shares[start * ROLES * PIECES..][..length * ROLES * PIECES];
                    let arcs = transitions::parse(self.weights, shares, length);
                    let places = &places[piece.paragraph][piece.offset..][..length];
                    builders[piece.paragraph].push(places, &tags, arcs);
                    start += length;
                }
            }
        }
        builders
    }

    /// Fills in the scores of tags, and what each token contributes to the hidden state in each role.
    fn multiply(&mut self, vectors: &[f32]) {
        let rows = Rows::dense(vectors, WIDTH);
        let weights = self.weights;
        let outputs =
            [(&mut self.tag_scores, &weights.tag, TAGS), (&mut self.reduced, &weights.reduce, HIDDEN)];
        for (product, layer, width) in outputs {
            product.resize(rows.count() * width, 0.0);
            multiply(rows, layer, product);
            for row in product.chunks_exact_mut(width) {
                for (value, bias) in row.iter_mut().zip(&layer.bias) {
                    *value += bias;
                }
            }
        }
        self.shares.resize(rows.count() * ROLES * PIECES, 0.0);
        multiply(Rows::dense(&self.reduced, HIDDEN), &weights.hidden, &mut self.shares);
    }
}

impl Drop for Decoder<'_> {
    fn drop(&mut self) {
        self.words.keep(self.encoder.take_words());
    }
}

/// The index of the highest score; the first if several tie.
fn best(scores: &[f32; TAGS]) -> usize {
    let better =
        |best: usize, (index, score): (usize, &f32)| if *score > scores[best] { index } else { best };
    scores.iter().enumerate().fold(0, better)
}
