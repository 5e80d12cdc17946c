//! Writes the JSON summary, schema `dateline/summary/1`, and reads it back.
//!
//! The fields, their order and their meaning are published in `assets/summary.schema.json`. Offsets count Unicode
//! code points; values are decimal strings in the text's own unit.
//!
//! - `schema`: the lists of findings as types, shared by both directions.
//! - `write`: an article and its analysis → [`Summary`] → JSON; `findings` fills the lists.
//! - `corrections`: what became of a reader's corrections, in both directions.
//! - `read`: JSON → exactly the article and the analysis that it was written from.
//! - `opened`: any file → [`Opened`], with its analysis if it is a summary.

mod corrections;
mod findings;
mod opened;
mod read;
mod schema;
mod sentence;
mod write;

pub use opened::{Opened, open, open_bytes};
pub use write::{Summary, to_json};

pub use crate::text::CodePoints;

/// The name and version of the schema that [`Summary`] follows.
pub const SCHEMA: &str = "dateline/summary/1";
