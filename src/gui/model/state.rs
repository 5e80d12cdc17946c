//! What the window shows: the open articles, the notices, the settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::{Article, TextRange};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::find::FindBar;
use crate::gui::model::notices::Notices;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::settings::Settings;

/// The number of closed articles that can be opened again one after the other.
const CLOSED_LIMIT: usize = 20;

/// What an article that was closed can be opened from again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosedContent {
    /// Its file.
    File(PathBuf),
    /// The article itself, which was pasted.
    Pasted(Arc<Article>),
}

/// An article that was closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// What it can be opened from again.
    pub content: ClosedContent,
    /// The place of its tab.
    pub index: usize,
}

impl Closed {
    /// Whether it came from `path`.
    #[must_use]
    pub fn is_of(&self, path: &Path) -> bool {
        matches!(&self.content, ClosedContent::File(file) if file == path)
    }
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
    pub documents: Vec<OpenArticle>,
    /// The place of the one that is shown.
    pub shown: usize,
    /// Files that are being read.
    pub reading: Vec<PathBuf>,
    /// Whether an article is being made of the clipboard, or one that was pasted is being set again.
    pub pasting: bool,
    /// What there is to tell.
    pub notices: Notices,
    /// What is remembered.
    pub settings: Settings,
    /// The bar to find text with.
    pub find: FindBar,
    /// The articles that were closed, the latest last.
    pub closed: Vec<Closed>,
    /// The closed articles that are being read again.
    pub returning: Vec<Closed>,
    /// The file that could not be opened, while no article is.
    pub failure: Option<OpenFailure>,
}

impl State {
    /// The article that is shown.
    #[must_use]
    pub fn active(&self) -> Option<&OpenArticle> {
        self.documents.get(self.shown)
    }

    /// The article that is shown.
    pub fn active_mut(&mut self) -> Option<&mut OpenArticle> {
        self.documents.get_mut(self.shown)
    }

    /// The article that is shown with the text that is selected in it, where some is.
    #[must_use]
    pub fn selected_text(&self) -> Option<(&OpenArticle, TextRange)> {
        let document = self.active()?;
        Some((document, document.selected_text()?))
    }

    /// The open article that messages call `key`.
    pub fn document_mut(&mut self, key: ArticleKey) -> Option<&mut OpenArticle> {
        self.documents.iter_mut().find(|document| document.key == key)
    }

    /// The place of the open article that came from `path`.
    #[must_use]
    pub fn index_of(&self, path: &Path) -> Option<usize> {
        self.documents.iter().position(|document| document.path.as_deref() == Some(path))
    }

    /// Closes the article at `index` and shows the one that takes its place. Where the reader was in it is remembered.
    pub fn close(&mut self, index: usize) {
        if index >= self.documents.len() {
            return;
        }
        let document = self.documents.remove(index);
        self.settings.places.remember(&document.article.source().sha256, document.place());
        let content = match document.path {
            Some(path) => ClosedContent::File(path),
            None => ClosedContent::Pasted(document.article),
        };
        self.closed.push(Closed { content, index });
        if self.closed.len() > CLOSED_LIMIT {
            self.closed.remove(0);
        }
        if self.shown > index || self.shown == self.documents.len() {
            self.shown = self.shown.saturating_sub(1);
        }
    }

    /// Closes all articles but the one at `kept`.
    pub fn close_others(&mut self, kept: usize) {
        if kept >= self.documents.len() {
            return;
        }
        for index in (0..self.documents.len()).rev() {
            if index != kept {
                self.close(index);
            }
        }
        self.shown = 0;
    }

    /// Puts the newest article where its tab was before it was closed, if it was; gives its place.
    pub fn put_newest_back(&mut self) -> usize {
        let newest = self.documents.len().saturating_sub(1);
        let path = self.documents.last().and_then(|document| document.path.as_deref());
        let Some(found) = path.and_then(|path| self.returning.iter().position(|closed| closed.is_of(path)))
        else {
            return newest;
        };
        let index = self.returning.remove(found).index.min(newest);
        self.documents[index..].rotate_right(1);
        if self.shown >= index && index < newest {
            self.shown += 1;
        }
        index
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
