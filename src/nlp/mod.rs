//! Language machinery that knows nothing of news: tokens and sentences.
//!
//! Everything here works on one block of text at a time and gives byte ranges into that text.

mod sentences;
mod tokenizer;

pub use sentences::sentences;
pub use tokenizer::{Token, tokenize};
