//! People: named individuals, their mentions joined to one person each.

use std::ops::ControlFlow;

use super::{Document, Mention, Unsure};
use crate::article::TextRange;

/// A person with their mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The longest form of the name, without titles; in mixed case even if the article has it in capitals only.
    pub name: String,
    /// The words that first say who the person is, such as "German Chancellor".
    pub introduced_as: Option<TextRange>,
    /// The other forms of the name in the article, each once, in text order.
    pub aliases: Vec<String>,
    /// The mentions, in text order, never empty.
    pub mentions: Vec<Mention>,
    /// Whether the person is named in credits and bylines only.
    pub credit_only: bool,
}

/// What [`find`] gives.
#[derive(Clone, Debug, Default)]
pub struct PeopleFound {
    /// The people, in the order of first mention, those of credits only last.
    pub people: Vec<Person>,
    /// What may be a person and was left out.
    pub unsure: Vec<Unsure>,
}

/// The people of `document`; `countries` are the places known to name countries, in text order, and `observe` is
/// told the share that is done.
pub fn find(
    document: &Document<'_>,
    countries: &[Mention],
    observe: &mut dyn FnMut(f32) -> ControlFlow<()>,
) -> ControlFlow<(), PeopleFound> {
    let _ = (document, countries);
    observe(1.0)?;
    ControlFlow::Continue(PeopleFound::default())
}
