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

mod affixes;
mod characters;
pub mod decoder;
pub mod encoder;
mod exceptions;
mod label;
pub mod lexeme;
pub mod matrix;
pub mod murmur;
mod phrases;
mod table_error;
pub mod tokenizer;
mod url;
pub mod weights;

use std::borrow::Cow;
use std::ops::{ControlFlow, Range};
use std::sync::OnceLock;

pub use self::label::Label;
pub use self::table_error::TableError;

use self::decoder::Decoder;
use self::encoder::Encoder;
use self::lexeme::{Lexeme, Lexicon};
use self::tokenizer::{ModelToken, Tokenizer};
use self::weights::{Weights, WeightsError};
use super::{Entity, EntityRecognizer};
use crate::article::TextRange;

/// Bytes aligned to 64, so that numbers in them can be read in place.
#[repr(C, align(64))]
struct Aligned<T: ?Sized>(T);

static WEIGHTS: &Aligned<[u8]> =
    &Aligned(*include_bytes!("../../../assets/recognizer/en_core_web_md.safetensors"));

/// The bytes of the weights that are built into the program.
#[must_use]
pub fn embedded_weights() -> &'static [u8] {
    &WEIGHTS.0
}

/// How many tokens pass through the layers at once: enough for fast products, few enough to stay in the cache.
const BATCH_TOKENS: usize = 1024;

/// The longest sequence read in one piece; a longer one is cut, and an entity at the cut may be lost.
const LONGEST_SEQUENCE: usize = 8192;

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
    tokenizer: Tokenizer,
    lexicon: Lexicon,
}

impl Recognizer {
    /// The recogniser whose weights are built into the program, set up on first use.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static RECOGNIZER: OnceLock<Recognizer> = OnceLock::new();
        RECOGNIZER.get_or_init(|| {
            Self::read(embedded_weights()).expect("a test reads the weights that are built into the program")
        })
    }

    /// A recogniser with weights from the bytes of a file, which must be aligned to eight bytes.
    pub fn read(bytes: &'static [u8]) -> Result<Self, WeightsError> {
        let weights = Weights::read(bytes)?;
        Ok(Self {
            tokenizer: Tokenizer::new(weights.exceptions)?,
            lexicon: Lexicon::new(weights.norms)?,
            weights,
        })
    }

    /// Splits `text` into tokens and gives each its attributes.
    #[must_use]
    pub fn tokenize(&self, text: &str) -> (Vec<ModelToken>, Vec<Lexeme>) {
        let tokens = self.tokenizer.tokenize(text);
        let lexeme =
            |token: &ModelToken| self.lexicon.lexeme(&text[token.range.start..token.range.end], token.norm);
        let lexemes = tokens.iter().map(lexeme).collect();
        (tokens, lexemes)
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

    /// Passes the contents of each of `paragraphs` to `found`, in order. Stops early when `found` breaks.
    pub fn recognize_each<T: AsRef<str>>(
        &self,
        paragraphs: impl IntoIterator<Item = T>,
        found: &mut dyn FnMut(Recognized) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut encoder = Encoder::new(&self.weights);
        let mut decoder = Decoder::new(&self.weights);
        let mut batch: Vec<(Vec<TextRange>, Vec<Lexeme>)> = Vec::new();
        let mut batch_tokens = 0;
        let mut paragraphs = paragraphs.into_iter();
        loop {
            let paragraph = paragraphs.next();
            if let Some(paragraph) = &paragraph {
                let (tokens, lexemes) = self.tokenize(paragraph.as_ref());
                batch_tokens += tokens.len();
                batch.push((tokens.iter().map(|token| token.range).collect(), lexemes));
            }
            if batch_tokens >= BATCH_TOKENS || paragraph.is_none() {
                let recognized = read_batch(&mut encoder, &mut decoder, std::mem::take(&mut batch));
                recognized.into_iter().try_for_each(&mut *found)?;
                batch_tokens = 0;
            }
            if paragraph.is_none() {
                return ControlFlow::Continue(());
            }
        }
    }

    /// The entities of `sequences` of lexemes as ranges of tokens: only the layers, for measuring.
    #[must_use]
    pub fn decode(&self, sequences: &[&[Lexeme]]) -> Vec<Vec<decoder::TokenEntity>> {
        let mut encoder = Encoder::new(&self.weights);
        let mut decoder = Decoder::new(&self.weights);
        let mut found = Vec::with_capacity(sequences.len());
        for batch in batches(sequences) {
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

/// The entities of each paragraph, from its tokens and lexemes. The confidence of an entity is the probability of the
/// least certain step that led to it.
fn read_batch(
    encoder: &mut Encoder<'_>,
    decoder: &mut Decoder<'_>,
    paragraphs: Vec<(Vec<TextRange>, Vec<Lexeme>)>,
) -> Vec<Recognized> {
    // Pieces of paragraphs, nearly always whole ones.
    let mut pieces: Vec<(usize, usize, &[Lexeme])> = Vec::with_capacity(paragraphs.len());
    for (paragraph, (_, lexemes)) in paragraphs.iter().enumerate() {
        for (piece, lexemes) in lexemes.chunks(LONGEST_SEQUENCE).enumerate() {
            pieces.push((paragraph, piece * LONGEST_SEQUENCE, lexemes));
        }
    }
    let sequences: Vec<&[Lexeme]> = pieces.iter().map(|piece| piece.2).collect();
    let mut entities: Vec<Vec<Entity>> = vec![Vec::new(); paragraphs.len()];
    for batch in batches(&sequences) {
        let vectors = encoder.encode(&sequences[batch.clone()]);
        let found = decoder.decode(&sequences[batch.clone()], &vectors);
        for (&(paragraph, offset, _), found) in pieces[batch].iter().zip(found) {
            let tokens = &paragraphs[paragraph].0;
            entities[paragraph].extend(found.into_iter().map(|entity| Entity {
                range: tokens[offset + entity.start].cover(tokens[offset + entity.end - 1]),
                label: entity.label,
                confidence: entity.confidence,
            }));
        }
    }
    let both = paragraphs.into_iter().zip(entities);
    both.map(|((tokens, _), entities)| Recognized { tokens, entities }).collect()
}

/// `sequences` in batches of about [`BATCH_TOKENS`] tokens.
fn batches(sequences: &[&[Lexeme]]) -> Vec<Range<usize>> {
    let mut batches = Vec::new();
    let (mut start, mut token_count) = (0, 0);
    for (at, sequence) in sequences.iter().enumerate() {
        token_count += sequence.len();
        if token_count >= BATCH_TOKENS || at + 1 == sequences.len() {
            batches.push(start..at + 1);
            (start, token_count) = (at + 1, 0);
        }
    }
    batches
}
