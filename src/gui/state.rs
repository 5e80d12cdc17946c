//! What the window shows: the open articles, the notices, the settings.

use std::path::{Path, PathBuf};

use super::document::{Document, DocumentKey};
use super::notices::Notices;
use super::settings::Settings;
use crate::article::TextRange;

/// The field to open an article by its path, while it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathField {
    /// What was typed.
    pub text: String,
    /// Whether the field still has to be given the keyboard.
    pub wants_focus: bool,
}

/// A file that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenFailure {
    /// The file.
    pub path: PathBuf,
    /// What was wrong, naming the file.
    pub message: String,
}

/// What the window shows.
#[derive(Debug, Default)]
pub struct State {
    /// The open articles, in the order of their tabs.
    pub documents: Vec<Document>,
    /// The place of the one that is shown.
    pub shown: usize,
    /// Files that are being read.
    pub reading: Vec<PathBuf>,
    /// What there is to tell.
    pub notices: Notices,
    /// What is remembered.
    pub settings: Settings,
    /// The field to open an article by its path, while it is shown.
    pub path_field: Option<PathField>,
    /// The file that could not be opened, while no article is.
    pub failure: Option<OpenFailure>,
}

impl State {
    /// The article that is shown.
    #[must_use]
    pub fn active(&self) -> Option<&Document> {
        self.documents.get(self.shown)
    }

    /// The article that is shown.
    pub fn active_mut(&mut self) -> Option<&mut Document> {
        self.documents.get_mut(self.shown)
    }

    /// The article that is shown with the text that is selected in it, where some is.
    #[must_use]
    pub fn selected_text(&self) -> Option<(&Document, TextRange)> {
        let document = self.active()?;
        Some((document, document.selected_text()?))
    }

    /// The open article that messages call `key`.
    pub fn document_mut(&mut self, key: DocumentKey) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.key == key)
    }

    /// The place of the open article that came from `path`.
    #[must_use]
    pub fn index_of(&self, path: &Path) -> Option<usize> {
        self.documents.iter().position(|document| document.path == path)
    }

    /// Closes the article at `index` and shows the one that takes its place.
    pub fn close(&mut self, index: usize) {
        if index >= self.documents.len() {
            return;
        }
        self.documents.remove(index);
        if self.shown > index || self.shown == self.documents.len() {
            self.shown = self.shown.saturating_sub(1);
        }
    }

    /// Shows the article `step` tabs on, wrapping at both ends.
    pub fn step_article(&mut self, step: isize) {
        let count = self.documents.len() as isize;
        if count > 0 {
            self.shown = (self.shown as isize + step).rem_euclid(count) as usize;
        }
    }

    /// The title of the window.
    #[must_use]
    pub fn window_title(&self) -> String {
        self.active()
            .map_or_else(|| "Dateline".to_owned(), |document| format!("{} — Dateline", document.title()))
    }
}
