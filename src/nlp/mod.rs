//! Language processing that knows nothing about news: tokens, sentences, dates, letter case, the language of a text,
//! and a trained recogniser of named entities.
//!
//! Everything here works on one block of text at a time and returns byte ranges into that text.

mod casing;
mod dates;
mod entities;
mod language;
pub mod model;
pub mod recognizer;
mod sentences;
pub mod syntax;
mod tokenizer;

pub use casing::{is_regnal_number, mixed_case_name};
pub use dates::{MONTH, MONTH_START, MONTHS, dates};
pub use entities::{Entity, EntityRecognizer};
pub use language::{
    LANGUAGE_SAMPLE_BYTES, is_clearly_english, is_hardly_english, language, language_name, languages,
};
pub use sentences::sentences;
pub use tokenizer::{Token, tokenize};
