//! A named-entity recogniser for English text.
//!
//! [`lexeme`] gives the features of a word; [`murmur`] names strings and rows by number.

mod characters;
pub mod lexeme;
pub mod murmur;
mod table_error;

pub use table_error::TableError;
