//! Helpers for strings that know nothing about articles or language: patterns, white space, code points, folding, flags
//! by name, and the same work on many texts on all cores.

mod code_points;
pub(crate) mod cores;
mod flags;
mod folding;
mod pattern;
mod signs;
mod spaces;
mod word_count;
mod word_lists;

pub(crate) use code_points::ByteOffsets;
pub use code_points::CodePoints;
pub(crate) use flags::flag_named;
pub use folding::{Folded, fold, name_key};
pub(crate) use folding::{is_capitalised, letters, push_folded};
pub(crate) use pattern::pattern;
pub(crate) use signs::length_looked_at;
pub use spaces::one_line;
pub(crate) use word_count::word_count;
pub(crate) use word_lists::{listed_words, rows};
