//! A trained recogniser of named entities, for English.
//!
//! This is the named-entity recogniser of spaCy's `en_core_web_md` 3.8.0 (Explosion AI, MIT licence), with its weights
//! built into the program: [`tokenizer`] splits a paragraph as spaCy does, [`lexeme`] gives each token its attributes,
//! [`encoder`] turns these into vectors, and [`decoder`] reads entities off the vectors. It knows nothing about news.
//! Its entities are those of OntoNotes 5, and some 85 in 100 are right on texts like those it was trained on.
//!
//! ```
//! use dateline::Label;
//! use dateline::testing::Recognizer;
//!
//! let text = "Maria Larsen flew to Oslo on Monday.";
//! let recognized = Recognizer::embedded().recognize(&[text]);
//! let entity = &recognized[0].entities[0];
//! assert_eq!(&text[entity.range.start()..entity.range.end()], "Maria Larsen");
//! assert_eq!(entity.label, Label::Person);
//! ```

pub mod decoder;
mod label;
pub mod weights;

use std::borrow::Cow;
use std::ops::ControlFlow;
use std::sync::OnceLock;

pub use self::label::Label;

use self::decoder::Decoder;
use self::weights::Weights;
use super::model::Vocabulary;
use super::model::batch::{BATCH_TOKENS, batches, pieces};
use super::model::chunks::in_chunks;
use super::model::encoder::{Encoder, SpareWords};
use super::model::lexeme::Lexeme;
use super::model::weights::{WeightsError, recognizer_weights};
use super::{Entity, EntityRecognizer};
use crate::article::TextRange;

/// What was found in a paragraph.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recognized {
    /// The ranges of its tokens, as spaCy splits them; white space beyond single spaces is a token too.
    pub tokens: Vec<TextRange>,
    /// Its entities, in order, none overlapping.
    pub entities: Vec<Entity>,
}

/// A recogniser with its weights.
#[derive(Debug)]
pub struct Recognizer {
    weights: Weights<'static>,
    vocabulary: &'static Vocabulary,
    words: SpareWords,
}

impl Recognizer {
    /// The recogniser whose weights are built into the program, set up on first use.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static RECOGNIZER: OnceLock<Recognizer> = OnceLock::new();
        RECOGNIZER.get_or_init(|| {
            Self::read(recognizer_weights())
                .expect("a test reads the weights that are built into the program")
        })
    }

    /// A recogniser with weights from the bytes of a file, which must be aligned to eight bytes.
    pub fn read(bytes: &'static [u8]) -> Result<Self, WeightsError> {
        let (weights, vocabulary) = (Weights::read(bytes)?, Vocabulary::embedded());
        Ok(Self { weights, vocabulary, words: SpareWords::default() })
    }

    /// The entities of each of `paragraphs`; none crosses from one to the next.
    #[must_use]
    pub fn recognize(&self, paragraphs: &[&str]) -> Vec<Recognized> {
        let mut all = Vec::with_capacity(paragraphs.len());
        let every = self.recognize_each(paragraphs, &mut |recognized| {
            all.push(recognized);
            ControlFlow::Continue(())
        });
        debug_assert!(every.is_continue());
        all
    }

    /// Passes the contents of each of `paragraphs` to `found`, in order. Stops early when `found` breaks. Many paragraphs
    /// are read on all cores.
    pub fn recognize_each<T: AsRef<str> + Send>(
        &self,
        paragraphs: impl IntoIterator<Item = T>,
        found: &mut dyn FnMut(Recognized) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let worker = || Reader::new(self);
        in_chunks(paragraphs, worker, |worker, chunk, found| worker.read(&chunk, found), found)
    }

    /// The entities of `sequences` of lexemes as ranges of tokens: only the layers, for measuring.
    #[must_use]
    pub fn decode(&self, sequences: &[&[Lexeme]]) -> Vec<Vec<decoder::TokenEntity>> {
        let mut encoder = Encoder::new(&self.weights.encoder);
        let mut decoder = Decoder::new(&self.weights);
        let mut found = Vec::with_capacity(sequences.len());
        for batch in batches(sequences, BATCH_TOKENS) {
            let vectors = encoder.encode(&sequences[batch.clone()]);
            found.extend(decoder.decode(&sequences[batch], &vectors));
        }
        found
    }
}

impl EntityRecognizer for Recognizer {
    fn name(&self) -> &'static str {
        "en_core_web_md 3.8.0"
    }

    fn languages(&self) -> &[&str] {
        &["en"]
    }

    fn recognize_paragraphs(
        &self,
        paragraphs: &mut dyn Iterator<Item = Cow<'_, str>>,
        found: &mut dyn FnMut(Vec<Entity>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        self.recognize_each(paragraphs, &mut |recognized| found(recognized.entities))
    }
}

/// Reads paragraphs, one chunk after another.
#[derive(Debug)]
struct Reader<'a> {
    recognizer: &'a Recognizer,
    encoder: Encoder<'a>,
    decoder: Decoder<'a>,
}

impl<'a> Reader<'a> {
    fn new(recognizer: &'a Recognizer) -> Self {
        let weights = &recognizer.weights;
        let encoder = Encoder::with_words(&weights.encoder, recognizer.words.take());
        Self { recognizer, encoder, decoder: Decoder::new(weights) }
    }

    fn read<T: AsRef<str>>(
        &mut self,
        paragraphs: &[T],
        found: &mut dyn FnMut(Recognized) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut batch: Vec<(Vec<TextRange>, Vec<Lexeme>)> = Vec::new();
        let mut batch_tokens = 0;
        for (at, paragraph) in paragraphs.iter().enumerate() {
            let (tokens, lexemes) = self.recognizer.vocabulary.tokenize(paragraph.as_ref());
            batch_tokens += tokens.len();
            batch.push((tokens.iter().map(|token| token.range).collect(), lexemes));
            if batch_tokens >= BATCH_TOKENS || at + 1 == paragraphs.len() {
                let recognized = read_batch(&mut self.encoder, &mut self.decoder, std::mem::take(&mut batch));
                recognized.into_iter().try_for_each(&mut *found)?;
                batch_tokens = 0;
            }
        }
        ControlFlow::Continue(())
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        self.recognizer.words.keep(self.encoder.take_words());
    }
}

/// The entities of each paragraph, from its tokens and lexemes. The confidence of an entity is the probability of the
/// least certain step that led to it.
fn read_batch(
    encoder: &mut Encoder<'_>,
    decoder: &mut Decoder<'_>,
    paragraphs: Vec<(Vec<TextRange>, Vec<Lexeme>)>,
) -> Vec<Recognized> {
    let pieces = pieces(paragraphs.iter().map(|(_, lexemes)| lexemes.as_slice()));
    let sequences: Vec<&[Lexeme]> = pieces.iter().map(|piece| piece.lexemes).collect();
    let mut entities: Vec<Vec<Entity>> = vec![Vec::new(); paragraphs.len()];
    for batch in batches(&sequences, BATCH_TOKENS) {
        let vectors = encoder.encode(&sequences[batch.clone()]);
        let found = decoder.decode(&sequences[batch.clone()], &vectors);
        for (piece, found) in pieces[batch].iter().zip(found) {
            let tokens = &paragraphs[piece.paragraph].0;
            entities[piece.paragraph].extend(found.into_iter().map(|entity| Entity {
                range: tokens[piece.offset + entity.start].cover(tokens[piece.offset + entity.end - 1]),
                label: entity.label,
                confidence: entity.confidence,
            }));
        }
    }
    let both = paragraphs.into_iter().zip(entities);
    both.map(|((tokens, _), entities)| Recognized { tokens, entities }).collect()
}
