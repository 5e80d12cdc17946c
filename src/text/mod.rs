//! Helpers over strings that know nothing of articles or of language: patterns, white space, folding, flags by their names, and
//! the same work on many texts on all cores.

pub(crate) mod cores;
mod flags;
mod letters;
mod pattern;
mod spaces;

pub(crate) use flags::flag_named;
pub use letters::fold;
pub(crate) use letters::{is_capitalised, letters};
pub(crate) use pattern::pattern;
pub use spaces::one_line;
