//! Helpers for strings that know nothing about articles or language: patterns, white space, code points, folding, flags
//! by name, and the same work on many texts on all cores.

mod code_points;
pub(crate) mod cores;
mod flags;
mod letters;
mod pattern;
mod spaces;

pub(crate) use code_points::ByteOffsets;
pub use code_points::CodePoints;
pub(crate) use flags::flag_named;
pub use letters::fold;
pub(crate) use letters::{is_capitalised, letters};
pub(crate) use pattern::pattern;
pub use spaces::one_line;
