//! Named entities, and what a recogniser of them is to those who ask it.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::recognizer::Label;
use crate::article::TextRange;

/// A named entity, as a recogniser guesses it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entity {
    /// Where it stands in its paragraph.
    pub range: TextRange,
    /// What it is.
    pub label: Label,
    /// How sure the recogniser is, from 0 to 1. It tells sure entities from doubtful ones, and is no measured frequency.
    pub confidence: f32,
}

/// A recogniser of named entities. One that uses other labels than those of OntoNotes 5 maps its own to them.
pub trait EntityRecognizer: Sync {
    /// The name of the model, with its version.
    fn name(&self) -> &str;

    /// The ISO 639-1 codes of the languages that it is made for.
    fn languages(&self) -> &[&str];

    /// Gives `found` the entities of each of `paragraphs` in turn, in text order, none overlapping and none reaching
    /// beyond its paragraph. When `found` breaks, recognition ends early.
    fn recognize_paragraphs(
        &self,
        paragraphs: &mut dyn Iterator<Item = Cow<'_, str>>,
        found: &mut dyn FnMut(Vec<Entity>) -> ControlFlow<()>,
    ) -> ControlFlow<()>;
}
