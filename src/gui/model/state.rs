//! What the window shows: the open articles, the notices, the settings.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::article::{Article, TextRange};
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::find::FindBar;
use crate::gui::model::notices::Notices;
use crate::gui::model::open_article::OpenArticle;
use crate::gui::model::settings::Settings;

/// The number of closed articles that can be reopened, one after another.
const CLOSED_LIMIT: usize = 20;

/// What a closed article can be reopened from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClosedContent {
    /// Its file.
    File(PathBuf),
    /// The article itself, if it was pasted.
    Pasted(Arc<Article>),
}

/// A closed article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// What it can be reopened from.
    pub content: ClosedContent,
    /// The index of its tab.
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
    /// What went wrong, naming the file.
    pub message: String,
}

/// What the window shows.
#[derive(Debug, Default)]
pub struct State {
    /// The open articles, in tab order.
    pub documents: Vec<OpenArticle>,
    /// The index of the one shown.
    pub shown: usize,
    /// Files that are being read.
    pub reading: Vec<PathBuf>,
    /// Whether an article is being made from the clipboard, or a pasted one is being reopened.
    pub pasting: bool,
    /// The notices.
    pub notices: Notices,
    /// The settings.
    pub settings: Settings,
    /// The find bar.
    pub find: FindBar,
    /// The closed articles, the latest last.
    pub closed: Vec<Closed>,
    /// The closed articles being reopened.
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

    /// The article on show and the text selected in it, if there is any.
    #[must_use]
    pub fn selected_text(&self) -> Option<(&OpenArticle, TextRange)> {
        let document = self.active()?;
        Some((document, document.selected_text()?))
    }

    /// The open article with this `key`.
    pub fn document_mut(&mut self, key: ArticleKey) -> Option<&mut OpenArticle> {
        self.documents.iter_mut().find(|document| document.key == key)
    }

    /// The index of the open article that came from `path`.
    #[must_use]
    pub fn index_of(&self, path: &Path) -> Option<usize> {
        self.documents.iter().position(|document| document.path.as_deref() == Some(path))
    }

    /// Closes the article at `index` and shows the one that takes its place. Remembers the reading position.
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

    /// If the newest article was reopened, puts its tab back where it was. Returns the index of that tab.
    pub fn put_newest_back(&mut self) -> usize {
        let newest = self.documents.len().saturating_sub(1);
        let path = self.documents.last().and_then(|document| document.path.as_deref());
        let Some(found) = path.and_then(|path| self.returning.iter().position(|closed| closed.is_of(path)))
        else {
            return newest;
        };
        let index = self.returning.remove(found).index.min(newest);
        self.move_newest_to(index);
        index
    }

    /// Moves the tab of the newest article to `index`, if it is not there or before. The article that is shown stays so.
    pub fn move_newest_to(&mut self, index: usize) {
        let newest = self.documents.len().saturating_sub(1);
        if index >= newest {
            return;
        }
        self.documents[index..].rotate_right(1);
        if self.shown == newest {
            self.shown = index;
        } else if self.shown >= index {
            self.shown += 1;
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
