//! The footnotes and endnotes of a Word document, which are in parts of their own, and the references to them.

use std::collections::{HashMap, HashSet};

use super::super::flow::Flow;
use super::super::xml::Element;
use crate::article::BlockKind;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum NoteKind {
    Footnote,
    Endnote,
}

/// Identifies a note: the part that it is in, and its identifier there.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct NoteName(NoteKind, String);

impl NoteName {
    /// The name of the footnote that `element` is or refers to.
    pub fn of_footnote(element: &Element) -> Self {
        Self(NoteKind::Footnote, element.attribute("id").unwrap_or_default())
    }

    /// The name of the endnote that `element` is or refers to.
    pub fn of_endnote(element: &Element) -> Self {
        Self(NoteKind::Endnote, element.attribute("id").unwrap_or_default())
    }
}

/// The words of the notes of a document.
#[derive(Default)]
pub(super) struct Notes(HashMap<NoteName, String>);

impl Notes {
    /// Adds the note `name`.
    pub fn insert(&mut self, name: NoteName, words: String) {
        self.0.insert(name, words);
    }
}

/// The notes that a text refers to, each once, in the order of the text.
#[derive(Default)]
pub(super) struct References {
    names: Vec<NoteName>,
    known: HashSet<NoteName>,
}

impl References {
    /// Adds a reference to the note `name`.
    pub fn push(&mut self, name: NoteName) {
        if self.known.insert(name.clone()) {
            self.names.push(name);
        }
    }

    /// Adds those of `notes` that are referred to to `flow`, one paragraph each.
    pub fn push_into(&self, notes: &Notes, flow: &mut Flow) {
        for words in self.names.iter().filter_map(|name| notes.0.get(name)) {
            flow.push(BlockKind::Paragraph, words);
        }
    }
}
