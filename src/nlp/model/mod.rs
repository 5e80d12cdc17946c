//! What the trained parts of a language's model share, for English: tokens, their attributes, and the encoder.
//!
//! The model is spaCy's `en_core_web_md` 3.8.0 (Explosion AI, MIT licence), with its weights built into the program:
//! [`tokenizer`] splits a paragraph as spaCy does, [`lexeme`] gives each token its attributes, and [`encoder`] turns
//! these into vectors. [`recognizer`](super::recognizer) and [`syntax`](super::syntax) read names and grammar off such
//! vectors, each with weights of its own.

mod activation;
mod affixes;
pub mod batch;
mod characters;
pub mod chunks;
pub mod encoder;
mod exceptions;
pub mod lexeme;
pub mod matrix;
pub mod murmur;
mod phrases;
pub mod scorer;
mod table_error;
pub mod tokenizer;
mod url;
mod vocabulary;
pub mod weights;

pub use self::table_error::TableError;
pub use self::vocabulary::Vocabulary;
