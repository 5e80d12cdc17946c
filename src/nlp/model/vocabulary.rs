//! The tokeniser and the lexicon together: from a text to tokens with their attributes.

use std::sync::OnceLock;

use super::lexeme::{Lexeme, Lexicon};
use super::tokenizer::{ModelToken, Tokenizer};
use super::weights::{TensorFile, VectorIndex, WeightsError, recognizer_weights};

/// What every part of the model knows about words.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    vectors: VectorIndex<'static>,
}

impl Vocabulary {
    /// The vocabulary that is built into the program, set up on first use.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
        VOCABULARY.get_or_init(|| {
            let read = TensorFile::read(recognizer_weights()).and_then(|file| Self::read(&file));
            read.expect("a test reads the tables that are built into the program")
        })
    }

    /// Reads the vocabulary from the file of the recogniser.
    pub fn read(file: &TensorFile<'static>) -> Result<Self, WeightsError> {
        Ok(Self {
            tokenizer: Tokenizer::new(file.text("tokenizer.exceptions")?)?,
            lexicon: Lexicon::new(file.text("lexeme.norms")?)?,
            vectors: VectorIndex::read(file)?,
        })
    }

    /// The map from words to their static vectors.
    #[must_use]
    pub fn vectors(&self) -> VectorIndex<'static> {
        self.vectors
    }

    /// Splits `text` into tokens and gives each its attributes.
    #[must_use]
    pub fn tokenize(&self, text: &str) -> (Vec<ModelToken>, Vec<Lexeme>) {
        let tokens = self.tokenizer.tokenize(text);
        let lexeme = |token: &ModelToken| Lexeme {
            is_followed_by_space: token.is_followed_by_space,
            ..self.lexicon.lexeme(&text[token.range.start..token.range.end], token.norm)
        };
        let lexemes = tokens.iter().map(lexeme).collect();
        (tokens, lexemes)
    }
}
