//! A named-entity recogniser for English text.
//!
//! [`tokenizer`] finds the tokens, [`lexeme`] their features; [`murmur`] names strings and rows by number.

mod affixes;
mod characters;
mod exceptions;
pub mod lexeme;
pub mod murmur;
mod phrases;
mod table_error;
pub mod tokenizer;
mod url;

pub use table_error::TableError;
