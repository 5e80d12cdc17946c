//! The messages that threads send to the window.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::analysis::Analysis;
use crate::article::Article;
use crate::gui::app::instance::HandedOver;
use crate::gui::app::watch::WatchEvent;
use crate::gui::model::article_key::ArticleKey;
use crate::gui::model::find::FoundHits;
use crate::gui::model::findings::Findings;
use crate::gui::model::page::Page;
use crate::gui::model::revision::Revision;
use crate::gui::pictures::PictureId;
use crate::summary::Opened;

/// A file that was read.
#[derive(Debug)]
pub struct Reading {
    /// The article.
    pub article: Arc<Article>,
    /// Its page.
    pub page: Page,
    /// The analysis that comes with the file, if any.
    pub analysis: Option<Analysis>,
    /// The other articles of the file.
    pub others: Vec<Self>,
}

impl From<Opened> for Reading {
    fn from(opened: Opened) -> Self {
        let Opened { mut article, analysis } = opened;
        let others = article.take_others().into_iter().map(|other| Opened::from(other).into()).collect();
        let page = Page::of(&article);
        Self { article: Arc::new(article), page, analysis, others }
    }
}

/// A file that was reread and has changed.
#[derive(Debug)]
pub struct NewReading {
    /// Its content now.
    pub reading: Reading,
    /// What changed.
    pub revision: Revision,
}

/// Findings after a correction.
#[derive(Debug)]
pub struct Corrected {
    /// The findings.
    pub findings: Arc<Findings>,
    /// What the reader should know of what was done.
    pub done: Option<Done>,
    /// Why the correction has no effect, if it has none.
    pub without_effect: Option<String>,
    /// Why the corrections could not be kept, if so.
    pub problem: Option<String>,
}

/// What a correction did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// A change that takes rows or mentions away from where they were, which may be undone.
    Change {
        /// What it did.
        title: String,
        /// Its identifier.
        id: String,
    },
    /// Changes that were undone, redone or taken back.
    Undone {
        /// What was done to them.
        title: String,
        /// Their identifiers.
        ids: Vec<String>,
    },
}

/// Why no article was made from the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unpasted {
    /// There is no text on it.
    Empty,
    /// It holds only the address of a page.
    Address,
    /// Something else went wrong, as this sentence says.
    Failed(String),
}

/// A message from a thread.
#[derive(Debug)]
pub enum Message {
    /// The dialog for opening files was answered.
    FilesChosen {
        /// The files; empty if nothing was chosen.
        paths: Vec<PathBuf>,
        /// How long the answer took.
        after: Duration,
    },
    /// A file was read, or could not be.
    Read {
        /// The file.
        path: PathBuf,
        /// Whether to show the article.
        show: bool,
        /// Its content, or what went wrong.
        result: Result<Reading, String>,
    },
    /// Another start of the program hands over files, or asks for the window alone.
    HandedOver(HandedOver),
    /// The clipboard was read.
    Pasted(Result<Reading, Unpasted>),
    /// A picture was decoded, or could not be.
    PictureDecoded {
        /// The picture.
        id: PictureId,
        /// The image, or why there is none: "its file is damaged".
        result: Result<egui::ColorImage, Arc<str>>,
    },
    /// Something happened to the files of open articles.
    Watch(WatchEvent),
    /// The file of an open article was reread.
    ReadAgain {
        /// The article that it was compared with.
        key: ArticleKey,
        /// What the article was called.
        path: PathBuf,
        /// What it is called now, if it has another number in its file.
        now: Option<PathBuf>,
        /// The change, `None` if nothing changed, or what went wrong.
        result: Result<Option<NewReading>, String>,
    },
    /// An analysis made progress.
    Progress {
        /// The article.
        key: ArticleKey,
        /// The share done so far, from 0 to 1.
        fraction: f32,
    },
    /// An analysis ended.
    Analyzed {
        /// The article.
        key: ArticleKey,
        /// The findings, `None` if it was stopped, or what went wrong.
        result: Result<Option<Arc<Findings>>, String>,
        /// What the reader should know about corrections that were kept, a sentence each.
        notices: Vec<String>,
    },
    /// A correction was made, or could not be.
    Corrected {
        /// The article.
        key: ArticleKey,
        /// The findings, or what went wrong.
        result: Result<Corrected, String>,
    },
    /// A search found something, or ended.
    Found(FoundHits),
    /// The export dialog was closed without choosing a file.
    ExportAbandoned {
        /// How long the answer took.
        after: Duration,
    },
    /// An export ended.
    Exported {
        /// The file.
        path: PathBuf,
        /// What went wrong, if anything did.
        result: Result<(), String>,
    },
    /// The summary for the clipboard is ready, or could not be made.
    SummaryReady(Result<String, String>),
    /// A task failed that has no message of its own.
    Failed(String),
}
