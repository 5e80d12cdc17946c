//! Named entities, and the interface of a recogniser of them.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::recognizer::Label;
use crate::article::TextRange;

/// A named entity, as guessed by a recogniser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entity {
    /// Where it is in its paragraph.
    pub range: TextRange,
    /// What it is.
    pub label: Label,
    /// How sure the recogniser is, from 0 to 1. It separates sure entities from doubtful ones, but is not a measured
    /// frequency.
    pub confidence: f32,
}

/// A recogniser of named entities. One whose labels differ from those of OntoNotes 5 maps them to these.
pub trait EntityRecognizer: Sync {
    /// The name of the model, with its version.
    fn name(&self) -> &str;

    /// The ISO 639-1 codes of the languages that it is made for.
    fn languages(&self) -> &[&str];

    /// Passes the entities of each of `paragraphs` in turn to `found`, in text order, none overlapping and none
    /// reaching beyond its paragraph. Recognition stops early when `found` breaks.
    fn recognize_paragraphs(
        &self,
        paragraphs: &mut dyn Iterator<Item = Cow<'_, str>>,
        found: &mut dyn FnMut(Vec<Entity>) -> ControlFlow<()>,
    ) -> ControlFlow<()>;
}
